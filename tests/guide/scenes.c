#include "scenes.h"

const struct scene scenes[] = {
	{ "wide_intro", "g2", 20, 80, 24, false, NULL, "" },
	{ "wide_walk", "g2", 20, 80, 24, false, "100", "" },
	{ "wide_stretch", "g2", 20, 80, 24, false, "425", "" },
	{ "wide_ease", "g2", 20, 80, 24, false, "725", "" },
	{ "wide_ascii", "g2", 20, 80, 24, true, "790", "" },
	{ "wide_change", "g2", 20, 80, 24, false, "1112", "" },
	{ "wide_why", "g2", 20, 80, 24, false, "725", "r" },
	{ "wide_help", "g2", 20, 80, 24, false, "725", "?" },
	{ "wide_ask", "g2", 20, 80, 24, false, "1100", "n" },
	{ "wide_water", "g4", 40, 80, 24, false, "1500", "" },
	{ "wide_care", "g6", 20, 80, 24, false, "30", " " },
	{ "wide_stop", "g6_hot", 20, 80, 24, false, NULL, "" },
	{ "large_ease", "g2", 20, 130, 40, false, "725", "" },
	{ "middle_intro", "g6", 20, 60, 20, false, NULL, "" },
	{ "middle_ease", "g2", 20, 60, 20, false, "725", "" },
	{ "middle_ascii", "g5", 20, 60, 20, true, "400", " " },
	{ "middle_pain", "g2", 20, 60, 20, false, "1100", "nb" },
	{ "small_intro", "g2", 20, 40, 12, false, NULL, "" },
	{ "small_walk", "g4", 40, 40, 12, false, "40", "" },
	{ "small_ease", "g2", 20, 40, 12, false, "725", "" },
	{ "small_care", "g6", 20, 40, 12, false, "300", " " },
	{ "small_why", "g2", 20, 40, 12, false, "725", "rr" },
	{ "small_help", "g2", 20, 40, 12, false, "725", "?" },
	{ "small_stop", "g5_clot", 20, 40, 12, false, NULL, "" },
	{ "line", "g2", 20, 30, 3, false, "725", "" },
};

const size_t scene_count = sizeof scenes / sizeof scenes[0];
