/* The plan. */

export type PlanKind = "E" | "L" | "Q" | "S" | "X" | "strength" | "rest" |
	"race";
export type PlanAction = "KEEP" | "CUT" | "SWAP" | "EASY" | "EASY-" | "XT" |
	"REST";

export interface PlanStep {
	what: string;
	repeat?: number;
	group?: number;
	seconds?: number;
	distance_m?: number;
	pace_lo_s_km?: number;
	pace_hi_s_km?: number;
	hr_lo?: number;
	hr_hi?: number;
	rpe?: number;
}

export interface PlanSession {
	date: string;
	kind: PlanKind;
	flavour?: string;
	distance_km?: number;
	minutes?: number;
	descent_m?: number;
	pace_lo_s_km?: number;
	pace_hi_s_km?: number;
	rpe?: number;
	regions: string[];
	reason: string;
	rules: string[];
	steps: PlanStep[];
	done?: boolean;
	number?: number;
}

export interface PlanChange {
	action: PlanAction;
	rule?: string;
	reason?: string;
	numbers?: string;
	source?: string;
	before: PlanSession;
	after: PlanSession;
	undo: boolean;
}

export interface PlanDay {
	action: PlanAction;
	session?: PlanSession;
	rules: string[];
	reason?: string;
	undo: boolean;
	suspended: boolean;
	ask_triage: boolean;
	yellow: number;
	changes: PlanChange[];
}

export interface Plan {
	schema: "plan/1";
	weeks: { start: string; sessions: PlanSession[] }[];
	today?: PlanDay;
	goal?: string;
	vdot?: number;
	reachable?: boolean;
	possible_date?: string;
	notes?: string[];
	rules_version?: string;
}

export interface PlanWish {
	schema: "plan-wish/1";
	goal: "5k" | "10k" | "half" | "marathon" | "keep" | "return";
	date?: string | undefined;
	time_s?: number | undefined;
	days?: string[] | undefined;
	longest?: string | undefined;
	weeks_km?: number[] | undefined;
}
