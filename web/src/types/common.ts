/* What several objects share. */

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

export interface Named { id: string; name: string }

export interface Why {
	schema: "why/1";
	topic: string;
	title: string;
	lines: { label: string; text: string }[];
}
