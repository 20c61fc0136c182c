/* Days, weeks, shoes. */

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
