/* One picture for every technique and action the session can name. */
import { high } from "./scenes-high";
import { low } from "./scenes-low";
import { whole } from "./scenes-whole";
import type { Scene } from "./poses";

export const scenes: Readonly<Record<string, Scene>> = { ...low, ...high, ...whole };

/* What stands in for an unknown technique of a region. */
const generic: Readonly<Record<string, string>> = {
	plantar: "3.1-plantar-hand", calf: "3.2-calf-hand",
	soleus: "3.3-soleus-hand", shin: "3.4-shin-hand",
	peroneal: "3.5-peroneal-hand", hamstring: "3.6-hamstring-hand",
	quadriceps: "3.7-quadriceps-hand", adductor: "3.8-adductor-hand",
	lateral_thigh: "3.9-lateral_thigh-hand", glute: "3.10-glute-hand",
	hip_flexor: "3.11-hip_flexor-hand", knee: "3.12-knee-hand",
};

/* Actions that share a technique and are told apart by their titles
 * (session_actions.csv): a leg that must not be raised is not drawn raised. */
const titled: Readonly<Record<string, string>> = {
	"walk Brisk walk": "walk_article",
	"walk Easy walk": "walk_rest_day",
	"contrast_water Warm and cool water": "contrast_water_mild",
	"cold_bath Cool bath for the legs": "cold_bath_first",
	"heat_pack Mild warm pack": "heat_pack_mild",
	"elevate Sit with the leg on a stool": "elevate_seated",
	"swings Small leg swings": "swings_small",
};

export function sceneOf(technique: string, title = ""):
	{ id: string; scene: Scene } {
	const variant = `${technique} ${title}`;
	const region = Object.keys(generic)
		.find((one) => technique.split("-").includes(one));
	const id = Object.hasOwn(titled, variant) ? titled[variant] as string
		: Object.hasOwn(scenes, technique) ? technique
		: region ? generic[region] as string : "region";

	return { id, scene: scenes[id] as Scene };
}
