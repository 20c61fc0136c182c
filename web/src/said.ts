/* What the runner says of a run and of a session, as the query of POST /runs
 * and its sisters (afterrun/said.h). */
import type { Query } from "./api";
import type { KeptCondition, Settings, Side } from "./types";

export interface Said {
	minutes: number;
	/* "calf-left": 6 */
	sore: Record<string, number>;
	tools: string[];
	conditions: KeptCondition[];
	version: Settings["version"];
	massage?: "auto" | "always" | "never";
	order?: "stretch_first" | "massage_first";
	gun?: boolean;
	rpe?: number | undefined;
	temp_c?: number | undefined;
	drunk_ml?: number | undefined;
	mass_kg?: number | undefined;
	mass_after_kg?: number | undefined;
	next_hard_h?: number | undefined;
}

export function soreKey(region: string, side?: Side): string {
	return side ? region + "-" + side : region;
}

function rounded(value: number, decimals = 1): string {
	return String(Number(value.toFixed(decimals)));
}

export function soreText(sore: Record<string, number>): string {
	return Object.entries(sore)
		.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
		.map(([key, value]) => key + "=" + rounded(value))
		.join(",");
}

export function conditionText(conditions: readonly KeptCondition[]): string {
	return conditions.map((one) => one.id +
		(one.region ? ":" + soreKey(one.region, one.side) : "") +
		(one.confirmed ? ":confirmed" : "")).join(",");
}

/* Hands are always there. */
export function toolText(tools: readonly string[]): string {
	return [...new Set(["hand", ...tools])].join(",");
}

export function saidQuery(said: Said): Record<string, string> {
	const query: Record<string, string> = {
		minutes: String(Math.round(said.minutes)),
		tools: toolText(said.tools),
	};
	const put = (name: string, value: number | undefined, decimals = 1) => {
		if (value !== undefined && Number.isFinite(value))
			query[name] = rounded(value, decimals);
	};
	const sore = soreText(said.sore);
	const conditions = conditionText(said.conditions);

	if (sore)
		query["sore"] = sore;
	if (conditions)
		query["condition"] = conditions;
	if (said.version === "article")
		query["article"] = "true";
	if (said.massage && said.massage !== "auto")
		query["massage"] = said.massage;
	if (said.order)
		query["order"] = said.order;
	if (said.gun && said.tools.includes("gun"))
		query["gun"] = "true";
	put("rpe", said.rpe);
	put("temp", said.temp_c);
	put("drunk", said.drunk_ml, 0);
	put("mass", said.mass_kg);
	put("mass-after", said.mass_after_kg);
	put("next-hard", said.next_hard_h);
	return query;
}

/* The part that is always known: what the settings say. */
export function settingsQuery(settings: Settings): Query {
	return saidQuery({ minutes: settings.minutes, sore: {},
		tools: settings.tools, conditions: settings.conditions,
		version: settings.version });
}

/* Marks of the day by key; a mark without a side counts for both. */
export function marksOf(marks: readonly { region: string; side?: Side;
	mark: number }[]): Record<string, number> {
	const sore: Record<string, number> = {};

	for (const mark of marks) {
		if (mark.region === "legs")
			continue;
		for (const side of mark.side ? [mark.side] :
			["left", "right"] as const)
			sore[soreKey(mark.region, side)] = mark.mark;
	}
	return sore;
}
