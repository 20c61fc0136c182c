/* How the legs feel, and what stands there today. */
import type { Side } from "./common";
import type { PlanDay, PlanSession } from "./plan";
import type { LegLoad, SpikeClass } from "./run";
import type { Session } from "./session";
import type { PainDue } from "./triage";

export interface Feel {
	schema: "feel/1";
	day: string;
	kept: {
		region?: string;
		side?: Side;
		mark?: number;
		kind?: string;
		value?: number;
		replaced?: number;
		note?: string;
		shoe?: string;
		run_id?: number;
	}[];
	advice?: string;
	warnings: string[];
}

export interface Feels {
	schema: "feels/1";
	from: string;
	to: string;
	marks: { day: string; region: string; side?: Side; mark: number }[];
	values: { day: string; kind: string; value: number; source?: string }[];
	notes: { day: string; text: string }[];
}

export interface TodayForecast {
	day: string;
	enough_data: boolean;
	reports: number;
	soreness_0_10?: number;
	width_0_10?: number;
	terms?: { id: string; words: string; input?: number; adds?: number }[];
	text?: string;
	new_soreness_chance?: number;
	days_alike?: number;
	days_alike_newly_sore?: number;
	chance_text?: string;
	track_record: {
		forecasts: number;
		mean_error_0_10?: number;
		inside_width_ratio?: number;
		skill_over_persistence?: number;
		skill_over_own_mean?: number;
		hits: number;
		misses: number;
		false_alarms: number;
		calibration_error?: number;
		text?: string;
	};
	usual_course?: string;
}

export interface TodayLeg {
	region: string;
	said_today?: number;
	tomorrow?: number;
	usual_course: number[];
	marks: number;
	gain?: number;
	base?: number;
	gain_sd?: number;
	peak_shift_h?: number;
	early_shift?: number;
	borrowed: boolean;
	left_out?: string;
}

export interface MarkAlarm {
	region: string;
	side?: Side;
	days: number;
	lowest_mark?: number;
	rule: string;
	text: string;
}

/* next: the first session after today */
export interface TodayPlan extends PlanDay {
	next?: PlanSession;
}

export interface Today {
	schema: "today/1";
	day: string;
	forecast: TodayForecast;
	legs: TodayLeg[];
	form: { ctl?: number; atl?: number; form?: number; warming_up: boolean };
	yesterday: { runs: number; tss?: number; au?: number; distance_m?: number };
	last_run?: {
		run_id: number;
		day: string;
		hours_ago?: number;
		distance_m?: number;
		spike?: SpikeClass;
		longest_30d_m?: number;
		legs: LegLoad[];
	};
	pains: PainDue[];
	marks_too_long: MarkAlarm[];
	session_pain?: { session_id: number; day: string; text: string };
	session_due: boolean;
	session?: Session;
	warnings: string[];
	plan?: TodayPlan;
}
