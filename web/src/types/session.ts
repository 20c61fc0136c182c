/* A recovery session, kept and guided. */
import type { GradeLetter, Side } from "./common";
import type { Triage } from "./triage";

export type Block = "cool" | "active" | "stretch" | "massage" | "thermo" |
	"elevate";
export type Tool = "hand" | "roller" | "ball" | "gun" | "water" | "ice" |
	"towel";

export interface SessionStep {
	n: number;
	block: Block;
	technique: string;
	region?: string;
	sides?: Side[];
	sets: number;
	seconds: number;
	tool?: Tool;
	pressure_max?: number;
	pull?: number;
	cost_s: number;
	grade?: GradeLetter;
	title: string;
	purpose?: string;
	skip_if?: string;
	stop_if?: string;
	text?: string;
	rules: string[];
}

export interface SessionCard { id: string; text: string; rules: string[] }

export type NextCode = "RUN_OK" | "EASY_OK" | "XTRAIN_OR_EASY" | "XTRAIN" |
	"NO_RUN_24H" | "REST" | "NO_RUN_UNTIL_OK" | "NO_RUN_UNTIL_SEEN";

export interface SessionCards {
	drink?: {
		ml?: number;
		hours?: number;
		first_30min_ml?: number;
		sodium: boolean;
		text: string;
		rules: string[];
	};
	fuel?: {
		carb_g?: number;
		protein_g?: number;
		text: string;
		rules: string[];
	};
	daily_drinks_ml?: number;
	evening: SessionCard[];
	next: {
		code: NextCode;
		quality_after_h?: number;
		no_long_descent_h?: number;
		text?: string;
		rules: string[];
	};
	later: SessionCard[];
}

export interface Excluded { region: string; side: Side; rule: string }

export interface Session {
	schema: "session/1";
	status: "normal" | "care" | "stop";
	load_class: number;
	flags: ("ecc" | "asc" | "fast" | "hot")[];
	au?: number;
	budget_s: number;
	total_s: number;
	ladder: string[];
	steps: SessionStep[];
	cards: SessionCards;
	warnings: string[];
	excluded: Excluded[];
	/* the stop text */
	advice?: string;
	verdict?: Triage;
}

export interface KeptSession {
	schema: "kept-session/1";
	session_id: number;
	run_id?: number;
	made_utc: string;
	day: string;
	ended_utc?: string;
	outcome?: "better" | "same" | "worse";
	steps_done: number;
	steps_skipped: number;
	stopped_at_s?: number;
	session?: Session;
}

export interface SessionProgress {
	schema?: "session-progress/1";
	steps_done: number;
	steps_skipped: number;
	elapsed_s?: number;
	ended: boolean;
	outcome?: "better" | "same" | "worse";
	pain?: boolean;
}

export interface GuidePart {
	start_s: number;
	length_s: number;
	phase: "ready" | "ease" | "work" | "change" | "rest" | "done";
	step: number;
	set: number;
	side?: Side;
	half?: "warm" | "cold";
	pressure_max?: number;
}

export interface Cue {
	at_s: number;
	kind: "speech" | "bell";
	text: string;
	bell?: "start" | "change" | "count" | "end" | "tick";
	step?: number;
}

export interface Guide {
	schema: "guide/1";
	language?: string;
	total_s: number;
	parts: GuidePart[];
	/* beside: the step that goes on meanwhile */
	spans: { start_s: number; end_s: number; beside?: number }[];
	cues: Cue[];
	farewell: string;
}
