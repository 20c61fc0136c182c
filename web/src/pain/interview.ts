// The interview about one pain as the page keeps it: what was answered so far
// (the request of POST /interview), with every state before it so that going
// back restores it.  Pure; the server alone decides what to ask and how
// urgent it is.

import type { InterviewKey } from "../types";

export type Value = boolean | number | string;

export interface PainCase {
	schema: "triage-case/1";
	others: "unknown";
	background?: Record<string, Value>;
	[key: string]: unknown;
}

export interface InterviewStep {
	question: string;
	form: "key" | "none" | "well" | "together";
	text: string;
	keys: InterviewKey[];
}

// What is sent: without the schema's frame.
export interface Answers {
	case: PainCase;
	asked: string[];
	opened: string[];
}

export function noAnswers(known: Record<string, Value> = {}): Answers {
	return {
		case: { schema: "triage-case/1", others: "unknown", ...known },
		asked: [],
		opened: [],
	};
}

export function valueIn(
	report: Record<string, unknown>,
	key: string,
): Value | undefined {
	const background = report["background"] as
		Record<string, Value> | undefined;
	return (report[key] as Value | undefined) ?? background?.[key];
}

export function valueOf(answers: Answers, key: string): Value | undefined {
	return valueIn(answers.case, key);
}

function withValue(answers: Answers, key: InterviewKey, value: Value): Answers {
	const c: PainCase = { ...answers.case };
	if (key.background) c.background = { ...c.background, [key.key]: value };
	else c[key.key] = value;
	return { ...answers, case: c };
}

function withOne(list: readonly string[], word: string): string[] {
	return list.includes(word) ? [...list] : [...list, word];
}

function withUnknown(answers: Answers, key: string): Answers {
	return { ...answers, asked: withOne(answers.asked, key) };
}

// "None of these", "all as usual": every key that was shown, and no other.
export function answerNormal(answers: Answers, step: InterviewStep): Answers {
	return step.keys.reduce(
		(now, key) =>
			key.normal === undefined
				? withUnknown(now, key.key)
				: withValue(now, key, key.normal),
		answers,
	);
}

// "I don't know" about the whole question.
export function answerUnknown(answers: Answers, step: InterviewStep): Answers {
	return step.keys.reduce((now, key) => withUnknown(now, key.key), answers);
}

// "Something is not as usual": the server then asks one by one.
export function open(answers: Answers, step: InterviewStep): Answers {
	return { ...answers, opened: withOne(answers.opened, step.question) };
}

// What was entered on one screen; null means "I don't know", a key that is
// absent was not touched.
export type Entered = Record<string, Value | null>;

function withEntered(
	answers: Answers,
	key: InterviewKey,
	value: Value | null | undefined,
): Answers {
	if (value === undefined) return answers;
	return value === null
		? withUnknown(answers, key.key)
		: withValue(answers, key, value);
}

// One key, or several facts of one screen: what was not touched stays open and
// is asked by itself.
export function answerEntered(
	answers: Answers,
	step: InterviewStep,
	entered: Entered,
): Answers {
	return step.keys.reduce(
		(now, key) => withEntered(now, key, entered[key.key]),
		answers,
	);
}

// A list of signs where some were ticked: the others are not there.  What has
// to be measured or named and was not is asked by itself.
export function answerTicked(
	answers: Answers,
	step: InterviewStep,
	entered: Entered,
): Answers {
	let measure = false;
	const next = step.keys.reduce((now, key) => {
		const value = entered[key.key];
		if (value !== undefined) return withEntered(now, key, value);
		if (key.type === "bool" && key.normal !== undefined)
			return withValue(now, key, key.normal);
		measure = true;
		return now;
	}, answers);
	return measure ? open(next, step) : next;
}

// --- the way through the questions, for the back button

export interface Way<Reply> {
	answers: Answers; // as last sent
	reply?: Reply;
	past: { answers: Answers; reply: Reply }[];
	undone?: Answers; // what was said here before going back
}

export function newWay<Reply>(answers: Answers): Way<Reply> {
	return { answers, past: [] };
}

export function forward<Reply>(
	way: Way<Reply>,
	answers: Answers,
	reply: Reply,
): Way<Reply> {
	const past =
		way.reply === undefined
			? way.past
			: [...way.past, { answers: way.answers, reply: way.reply }];
	return { answers, reply, past };
}

export function back<Reply>(way: Way<Reply>): Way<Reply> {
	const last = way.past[way.past.length - 1];
	if (!last) return way;
	return {
		answers: last.answers,
		reply: last.reply,
		past: way.past.slice(0, -1),
		undone: way.answers,
	};
}

// What was said on this screen before, to begin with.
export function enteredBefore(
	step: InterviewStep,
	undone: Answers | undefined,
): Entered {
	const entered: Entered = {};
	for (const key of undone ? step.keys : []) {
		const value = undone && valueOf(undone, key.key);
		const sign = step.form === "none" && key.type === "bool";
		if (value !== undefined && !(sign && value === key.normal))
			entered[key.key] = value;
		else if (undone?.asked.includes(key.key) && !sign)
			entered[key.key] = null;
	}
	return entered;
}
