/* Imports and how far they are. */
import type { ErrorBody } from "./common";

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
