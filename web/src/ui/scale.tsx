/* 0 to 10, as eleven buttons of which one is chosen. */
import { useId } from "preact/hooks";

export function Scale({ legend, hidden, value, onValue, word, ends, unknown }: {
	legend: string;
	hidden?: boolean | undefined;
	value: number | null | undefined;
	onValue: (value: number) => void;
	/* for screen readers: "3, a little" */
	word: (value: number) => string;
	/* what stands below it */
	ends: readonly string[];
	/* chosen when it is not known, which is null; without it there is none */
	unknown?: () => void;
}) {
	const name = useId();
	const part = (n: number | null, label: string, call: () => void) =>
		<label key={n} class={"pick" + (n === null ? " pick-unknown"
			: "")}>
			<input type="radio" name={name} checked={n === value}
				aria-label={label} onChange={call} />
			<span aria-hidden="true">{n ?? "?"}</span>
		</label>;

	return <fieldset class="scale stack-s">
		<legend class={hidden ? "visually" : ""}>{legend}</legend>
		<div class="scale-row">
			{Array.from({ length: 11 }, (_, n) =>
				part(n, word(n), () => onValue(n)))}
			{unknown && part(null, "I don’t know", unknown)}
		</div>
		<p class="ends note" aria-hidden="true">
			{ends.map((text, i) => <span key={i}>{text}</span>)}</p>
	</fieldset>;
}
