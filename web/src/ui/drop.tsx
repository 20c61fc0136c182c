/* Where files may be dropped. */
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";

export function DropZone({ onDrop, children }: {
	onDrop: (event: DragEvent) => void;
	children: ComponentChildren;
}) {
	const [over, setOver] = useState(false);

	return <div class={"drop stack-m" + (over ? " drop-over" : "")}
		onDragOver={(event) => { event.preventDefault(); setOver(true); }}
		onDragLeave={(event) => {
			if (!event.currentTarget.contains(event.relatedTarget as Node | null))
				setOver(false);
		}}
		onDrop={(event) => {
			event.preventDefault();
			setOver(false);
			onDrop(event);
		}}>{children}</div>;
}
