/* Runs: what they did, the log, their streams. */
import type { Confidence } from "./common";
import type { Session } from "./session";
import type { TodayPlan } from "./today";

export interface Load {
	au?: number;
	trimp?: number;
	tss?: number;
	method?: string;
	confidence?: Confidence;
}

export interface Lap {
	start_utc?: string;
	timer_s?: number;
	elapsed_s?: number;
	distance_m?: number;
	ascent_m?: number;
	descent_m?: number;
	hr_avg?: number;
	hr_max?: number;
	cadence_avg_spm?: number;
	intensity?: string;
	trigger?: string;
}

export type SpikeClass = string;

export interface AfterRun {
	sport?: string;
	sub_sport?: string;
	start_utc?: string;
	utc_offset_s?: number;
	timer_s?: number;
	elapsed_s?: number;
	moving_s?: number;
	distance_m?: number;
	distance_source?: "device" | "track" | "speed" | string;
	ascent_m?: number;
	descent_m?: number;
	elevation_source?: string;
	cadence_avg_spm?: number;
	pauses?: { count: number; total_s?: number };
	points?: number;
	points_with_position?: number;
	points_with_hr?: number;
	first_time?: string;
	last_time?: string;
	hr_avg?: number;
	hr_max?: number;
	laps?: Lap[];
	device?: { manufacturer?: string; product?: string };
	developer_fields?: string[];
	rpe?: number;
	feel?: number;
	rr_intervals?: number;
	device_values?: Record<string, number>;
	rpe_source?: string;
	told?: boolean;
	load: Load;
	spike?: { class: SpikeClass; longest_30d_m?: number; over_pct?: number };
}

export interface LegLoad {
	region: string;
	dose_eq_km?: number;
	lo?: number;
	hi?: number;
	dose_left_eq_km?: number;
	dose_right_eq_km?: number;
	capacity_eq_km?: number;
	ratio?: number;
	usual_eq_km?: number;
	largest_30d_eq_km?: number;
	spike?: SpikeClass;
	eccentric_ratio?: number;
}

export interface After {
	schema: "after/1";
	run: AfterRun;
	legs?: LegLoad[];
	legs_text?: string;
	session: Session;
	today: {
		mode: "post_run" | "rest_day";
		hours_ago?: number;
		shown_as_for_right_after: boolean;
		text?: string;
		watch_for?: string;
	};
	log?: { run: number; already: boolean; note?: string } | undefined;
	plan?: TodayPlan;
}

export interface LogRun {
	run_id: number;
	day: string;
	start_utc?: string;
	utc_offset_s?: number;
	sport?: string;
	sub_sport?: string;
	name?: string;
	on_foot: boolean;
	told: boolean;
	same_as?: number;
	distance_m?: number;
	moving_s?: number;
	elapsed_s?: number;
	ascent_m?: number;
	descent_m?: number;
	hr_avg?: number;
	hr_max?: number;
	cadence_avg_spm?: number;
	rpe?: number;
	feel?: number;
	note?: string;
	shoe_id?: number;
	load: Load;
}

export interface Log { schema: "log/1"; runs: LogRun[] }

export interface Run extends LogRun {
	schema: "run/1";
	legs: LegLoad[];
	legs_text?: string;
	samples?: {
		count: number;
		columns: {
			column: string;
			known: number;
			lowest?: number;
			highest?: number;
			mean?: number;
		}[];
	};
	lap_count?: number;
	pause_count?: number;
}

export type Column = (number | null)[];

export interface Streams {
	schema: "streams/1";
	run_id: number;
	points: number;
	time_s: number[];
	distance_m?: Column;
	pace_s_km?: Column;
	heart_bpm?: Column;
	elevation_m?: Column;
	cadence_spm?: Column;
	power_w?: Column;
	x_m?: Column;
	y_m?: Column;
	laps: { start_s: number; end_s: number }[];
	pauses: { start_s: number; end_s: number }[];
}

export interface ToldRun {
	schema: "told-run/1";
	start_utc?: string;
	hours_ago?: number;
	duration_min: number;
	distance_km?: number | undefined;
	ascent_m?: number | undefined;
	descent_m?: number | undefined;
	rpe?: number | undefined;
	sport?: "running" | "walking" | "treadmill";
	said?: Record<string, string>;
}
