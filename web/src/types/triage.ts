/* Pains: the interview, how urgent they are, which are open. */
import type { Side, Tier, Within } from "./common";
import type { Emergency } from "./settings";

export type Permit = "yes" | "limited" | "no";

export interface Triage {
	schema: "triage/1";
	tier: Tier;
	within: Within;
	complete: boolean;
	rules: string[];
	reasons: string[];
	do: string[];
	do_not: string[];
	allows: Record<"run" | "massage" | "heat" | "cold" | "stretch", Permit>;
	ask_next: string[];
	recheck_h?: number;
}

/* Keys of pain_keys.csv beside these. */
export interface TriageCase {
	schema: "triage-case/1";
	date?: string;
	others?: "no" | "unknown";
	background?: Record<string, boolean | number | string>;
	earlier?: TriageCase[];
	[key: string]: unknown;
}

export interface PainDue {
	episode_id: number;
	tier: Tier;
	rules: string;
	hours: number;
	last_report_utc: string;
	ask_again_utc?: string;
	due: boolean;
	locked: boolean;
	if_still_the_same?: Triage;
	text?: string;
	region?: string;
	side?: Side;
}

export interface Pains {
	schema: "pains/1";
	pains: PainDue[];
	/* with ?all */
	closed?: {
		episode_id: number;
		region?: string;
		side?: string;
		tier?: Tier;
		rules?: string;
		opened_utc?: string;
		closed_utc?: string;
		closed_why?: string;
	}[];
}

export interface InterviewCase {
	schema: "interview-case/1";
	case: TriageCase;
	/* keys, or questions, answered with "don't know" */
	asked: string[];
	/* questions answered with "none of these", or "yes, something" */
	none?: string[];
	opened: string[];
	episode_id?: number;
}

export interface InterviewKey {
	key: string;
	type: "bool" | "number" | "word" | "place" | "side";
	text?: string;
	note?: string;
	words?: { id: string; text: string }[];
	lo?: number;
	hi?: number;
	unit?: string;
	/* the value of "none of these", or of "all as usual" */
	normal?: boolean | number | string;
	background?: boolean;
}

export interface Interview {
	schema: "interview/1";
	done: boolean;
	step?: {
		question: string;
		form: "key" | "none" | "well" | "together";
		text: string;
		keys: InterviewKey[];
	};
	/* questions answered so far */
	shown?: number;
	case?: TriageCase;
	verdict?: Triage;
	stop: boolean;
	emergency?: Emergency;
}
