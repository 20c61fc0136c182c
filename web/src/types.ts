/* The JSON objects of the HTTP interface (api/openapi.yaml).  A key that may
 * be missing is optional: missing means unknown. */

export type Side = "left" | "right";
export type Tier = "E0" | "E1" | "E2" | "E3" | "E4";
export type Within = "now" | "today" | "2d" | "3d" | "7d" | "none";
export type Confidence = "high" | "medium" | "low" | "none";
export type GradeLetter = string;

export interface ErrorBody {
	schema: "error/1";
	code: string;
	message: string;
	where?: string;
	hint?: string;
}

/* --- about, settings, person --- */

export interface Named { id: string; name: string }

export interface Emergency {
	country?: string;
	number: string;
	text: string;
}

export interface About {
	schema: "about/1";
	version: string;
	log_exists: boolean;
	runs: number;
	first_day?: string;
	services: Partial<Record<"audio" | "page" | "backup" | "export" |
		"import" | "restore", boolean>>;
	emergency: Emergency;
	languages: string[];
	tools: Named[];
	conditions: { id: string; name: string; question?: string; place: boolean }[];
	regions: { id: string; name: string; session_region: boolean }[];
	load_rows: Named[];
}

export interface KeptCondition {
	id: string;
	region?: string;
	side?: Side;
	confirmed?: boolean;
}

export interface Settings {
	schema?: "settings/1";
	units: "metric" | "imperial";
	language: string;
	tools: string[];
	conditions: KeptCondition[];
	minutes: number;
	version: "evidence" | "article";
	voice: boolean;
	bells: boolean;
	vibrate: boolean;
	country?: string;
	theme: "auto" | "light" | "dark";
}

export interface PersonFacts {
	sex?: "f" | "m";
	birth_year?: number;
	age_y?: number;
	height_m?: number;
	mass_kg?: number;
	heart_rest_bpm?: number;
	heart_max_bpm?: number;
	heart_threshold_bpm?: number;
	experience?: "novice" | "experienced";
}

export interface Person extends PersonFacts {
	schema: "person/1";
	sources?: Partial<Record<keyof PersonFacts, string>>;
}

export interface Where {
	schema: "where/1";
	path: string;
	exists: boolean;
	log_version?: number;
	bytes?: number;
	recordings?: number;
	recording_bytes?: number;
	runs?: number;
	marks?: number;
	day_values?: number;
	pain_reports?: number;
	sessions?: number;
	shoes?: number;
	first_day?: string;
	last_day?: string;
	last_said_utc?: string;
	last_kept_utc?: string;
}

export interface Why {
	schema: "why/1";
	topic: string;
	title: string;
	lines: { label: string; text: string }[];
}

/* --- triage --- */

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

/* --- session --- */

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

/* --- runs --- */

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
	session: Session;
	today: {
		mode: "post_run" | "rest_day";
		hours_ago?: number;
		shown_as_for_right_after: boolean;
		text?: string;
		watch_for?: string;
	};
	log?: { run: number; already: boolean; note?: string };
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
	distance_km?: number;
	ascent_m?: number;
	descent_m?: number;
	rpe?: number;
	sport?: "running" | "walking" | "treadmill";
	said?: Record<string, string>;
}

/* --- feel --- */

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

/* --- today --- */

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
	session_due: boolean;
	session?: Session;
	warnings: string[];
	plan?: TodayPlan;
}

/* --- plan --- */

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
	date?: string;
	time_s?: number;
	days?: string[];
	longest?: string;
	weeks_km?: number[];
}

/* --- trends, shoes --- */

export interface TrendDay {
	day: string;
	tss?: number;
	au?: number;
	distance_m?: number;
	ctl?: number;
	atl?: number;
	form?: number;
	warming_up?: boolean;
	acwr?: number;
	soreness_0_10?: number;
	soreness_forecast_0_10?: number;
	sleep_h?: number;
	/* the other kinds of wellness by their names */
	[kind: string]: number | string | boolean | undefined;
}

export interface TrendWeek {
	monday: string;
	runs: number;
	tss?: number;
	distance_m?: number;
	descent_m?: number;
	monotony?: number;
	strain?: number;
	legs_eq_km: Record<string, number>;
}

export interface Trends {
	schema: "trends/1";
	from: string;
	to: string;
	days: TrendDay[];
	weeks: TrendWeek[];
}

export interface Shoe {
	shoe_id: number;
	name: string;
	note?: string;
	usual: boolean;
	distance_m?: number;
	start_distance_m?: number;
	alert_distance_m?: number;
	alert_due: boolean;
	runs: number;
	last_day?: string;
	added_utc?: string;
	retired_utc?: string;
}

export interface Shoes { schema: "shoes/1"; shoes: Shoe[] }

export interface ShoeCase {
	schema: "shoe-case/1";
	name: string;
	distance_m?: number;
	alert_m?: number;
	retire?: boolean;
}

/* --- import --- */

export interface ImportCounts {
	batch: number;
	seen: number;
	imported: number;
	duplicates: number;
	unsupported: number;
	failed: number;
	partial: number;
}

export interface Import extends ImportCounts {
	schema: "import/1";
	files: { path: string; outcome: string; reason?: string }[];
	seconds?: number;
	bytes?: number;
}

export interface Imports {
	schema: "imports/1";
	imports: (ImportCounts & {
		kind?: string;
		source?: string;
		started_utc?: string;
		finished_utc?: string;
		undone_utc?: string;
	})[];
}

export interface ImportJob {
	schema?: "import-job/1";
	job: string;
	state: "running" | "done" | "failed";
	bytes: number;
	total_bytes?: number;
	seen: number;
	imported: number;
	batch?: number;
	receipt?: Import;
	error?: ErrorBody;
}
