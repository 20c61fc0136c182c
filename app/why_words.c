/* The words that afterrun why knows beside the ids of its tables, and titles
 * for the rules. */
#include "app/why_words.h"

#include <string.h>

#include "afterrun/triage.h"
#include "afterrun/why.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* Words of the screen, and the topics that explain them. */
struct word {
	const char *word;
	const char *topics[AR_WORD_TOPICS];
};

static const struct word words[] = {
	{"acwr", {"A4.3"}},
	{"ascent", {"A1.4", "R15"}},
	{"atl", {"A4.1"}},
	{"capacity", {"A7.4"}},
	{"chance", {"F2", "F3"}},
	{"cool-down", {"cool_down", "R42", "R44"}},
	{"ctl", {"A4.1"}},
	{"descent", {"A1.4", "R14"}},
	{"distance", {"A1.1", "A1.2"}},
	{"dose", {"A7", "A7.2", "A7.4"}},
	{"drink", {"R66", "R68", "R69", "R70"}},
	{"effort", {"R13", "R18"}},
	{"fatigue", {"A4.1"}},
	{"fitness", {"A4.1"}},
	{"forecast", {"F1", "F2", "F3", "F4"}},
	{"form", {"A4.1"}},
	{"fuel", {"R73", "R74"}},
	{"gain", {"A8", "F3"}},
	{"heart", {"A1.6"}},
	{"hits", {"F3"}},
	{"hrv", {"L3"}},
	{"load", {"R13", "A3.4", "A3.10", "A3"}},
	{"massage", {"R28", "R25", "R30"}},
	{"monotony", {"A3.4"}},
	{"moving", {"A1.3"}},
	{"next", {"R82", "R83", "R84"}},
	{"onset", {"F2"}},
	{"order", {"R53", "R54", "R56"}},
	{"pain-clock", {"L5", "T27", "T28", "T2"}},
	{"pressure", {"R32", "R33", "R37"}},
	{"pull", {"R35", "R36"}},
	{"pulse", {"L4"}},
	{"ratio", {"A7.4"}},
	{"record", {"F3"}},
	{"regions", {"R21b", "R23", "R25"}},
	{"shoe", {"L1"}},
	{"shoes", {"L1"}},
	{"sleep", {"sleep", "R80"}},
	{"sodium", {"R71"}},
	{"soreness", {"A8", "L2"}},
	{"spike", {"A4.4"}},
	{"strain", {"A3.4"}},
	{"stretch", {"static_stretch", "R29", "R26"}},
	{"thermo", {"R57", "R58", "R60"}},
	{"time", {"R39", "R40", "R31"}},
	{"tool", {"R34"}},
	{"tss", {"A3.10", "A3.7", "A3.5", "A3.4"}},
	{"usual", {"A7.4"}},
	{"usual-course", {"F4", "A8"}},
	{"week", {"A4.5"}},
};

const char *
ar_why_word(size_t index)
{
	return index < COUNT(words) ? words[index].word : NULL;
}

const char *const *
ar_why_word_topics(size_t index)
{
	return index < COUNT(words) ? words[index].topics : NULL;
}

static const struct title {
	const char *id;
	const char *title;
} titles[] = {
#include "app/rule_titles.inc"
};

/* With a capital letter; NULL: no memory. */
static const char *
as_title(const char *name, struct ar_arena *arena)
{
	char *text = ar_arena_text(arena, name, strlen(name));

	if (text && text[0] >= 'a' && text[0] <= 'z')
		text[0] = (char)(text[0] - 'a' + 'A');
	return text;
}

const char *
ar_rule_title(const char *id, struct ar_arena *arena)
{
	const struct ar_triage_rule *rule = ar_triage_rule_find(id);

	if (rule)
		return as_title(rule->name, arena);
	for (size_t i = 0; i < COUNT(titles); i++)
		if (strcmp(titles[i].id, id) == 0)
			return titles[i].title;
	return NULL;
}
