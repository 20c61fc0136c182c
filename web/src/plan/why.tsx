/* "Why?": what stands behind a rule, a word or a number. */
import { useState } from "preact/hooks";
import { useApi } from "../api";
import { useFocusBack } from "../log/focus";
import type { Why } from "../types";
import { Dialog, ErrorBox, Loading, Visually } from "../ui";

export function WhyDialog({ word, onClose }: {
	word: string | undefined;
	onClose: () => void;
}) {
	const { data, error, loading, slow, reload } = useApi<Why>(
		word === undefined ? null : `/why/${encodeURIComponent(word)}`);

	useFocusBack(word !== undefined);
	return <Dialog open={word !== undefined} onClose={onClose}
		title={data ? `Why: ${data.title}` : `Why: ${word ?? ""}`}>
		{error && <ErrorBox error={error} retry={reload} />}
		{!data && loading && <Loading slow={slow} />}
		{data && <dl class="plan-why">{data.lines.map((line, i) =>
			<div key={i}><dt>{line.label}</dt><dd>{line.text}</dd></div>)}</dl>}
	</Dialog>;
}

/* Numbers of rules as small buttons. */
export function Rules({ rules }: { rules: readonly string[] }) {
	const [word, setWord] = useState<string | undefined>(undefined);

	if (!rules.length)
		return null;
	return <span class="plan-rules">
		<span class="plan-rules-word">Rules</span>
		{rules.map((rule) => <button type="button" class="plan-rule" key={rule}
			onClick={() => setWord(rule)}><Visually>Why: rule </Visually>{rule}</button>)}
		<WhyDialog word={word} onClose={() => setWord(undefined)} />
	</span>;
}
