/* The picture of a technique, which comes later than the page. */
import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Side } from "./types";

type Picture = ComponentType<{
	technique: string;
	side?: "left" | "right";
	title: string;
	animate?: boolean;
}>;

let known: Picture | undefined;
let coming: Promise<Picture> | undefined;

export function loadPictures(): Promise<Picture> {
	coming ??= import("../drawings/picture").then(
		(module) => known = module.TechniquePicture as Picture,
		(problem: unknown) => {
			/* the next step tries again */
			coming = undefined;
			throw problem;
		});
	return coming;
}

export function StepPicture({ technique, side, title, animate }: {
	technique: string;
	side?: Side | undefined;
	title: string;
	animate?: boolean;
}) {
	const [Shown, setShown] = useState<Picture | undefined>(() => known);

	useEffect(() => {
		let mine = true;

		if (!Shown)
			loadPictures().then((picture) => mine && setShown(() => picture),
				() => undefined);
		return () => { mine = false; };
	}, [technique]);
	if (!Shown)
		return <div class="guide-picture-wait" aria-hidden="true" />;
	return <Shown technique={technique} title={title}
		animate={animate ?? false} {...(side ? { side } : {})} />;
}
