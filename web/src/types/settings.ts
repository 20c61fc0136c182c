/* What the program is and has, the settings, the person. */
import type { Named, Side } from "./common";

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
	region?: string | undefined;
	side?: Side | undefined;
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
