// The parts of guide/1 and session/1 that the guide works with.
export type Side = "left" | "right";
export type Phase = "ready" | "ease" | "work" | "change" | "rest" | "done";
export type Bell = "start" | "change" | "count" | "end" | "tick";

export interface GuidePart {
	start_s: number;
	length_s: number;
	phase: Phase;
	step: number;
	set?: number;
	side?: Side;
	half?: "warm" | "cold";
	pressure_max?: number;
}

export interface GuideSpan {
	start_s: number;
	end_s: number;
	beside?: number;
}

export interface GuideCue {
	at_s: number;
	kind: "speech" | "bell";
	text: string;
	bell?: Bell;
	step?: number;
}

export interface Guide {
	schema: string;
	total_s: number;
	parts: GuidePart[];
	spans: GuideSpan[];
	cues: GuideCue[];
	farewell: string;
}

export interface GuideStep {
	n?: number;
	block: string;
	technique: string;
	region?: string;
	sides?: Side[];
	sets?: number;
	seconds: number;
	tool?: string;
	pressure_max?: number;
	pull?: number;
	cost_s: number;
	grade?: string;
	title?: string;
	purpose?: string;
	skip_if?: string;
	stop_if?: string;
	text?: string;
}

export interface GuideSession {
	status: string;
	total_s: number;
	steps: GuideStep[];
	stop_text?: string;
	cards?: { next?: { text?: string } };
}
