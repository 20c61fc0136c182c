/* One quiet line: is what was tapped saved? */
import type { FeelSaver } from "./feel";
import { Button, Icon } from "./ui";
import { forPage } from "./words";

export function SavedLine({ saver, idle }: { saver: FeelSaver;
	idle: string }) {
	if (saver.state === "failed")
		return <div class="row note saved saved-failed" role="alert">
			<Icon name="warn" />
			<span>Not saved yet. {saver.error?.message}</span>
			<Button small onClick={saver.retry}>Try again</Button>
		</div>;
	const text = saver.state === "saved" ? "Saved in your log."
		: saver.state === "idle" ? idle : "Saving.";

	return <div>
		<p class="row note saved" role="status">
			{saver.state === "saved" && <Icon name="check" />}
			<span>{text}</span></p>
		{saver.answer?.advice && <p class="row note saved saved-advice">
			<Icon name="warn" /><span>{forPage(saver.answer.advice)}{" "}
				<a href="#/pain">Answer the pain questions</a></span></p>}
	</div>;
}
