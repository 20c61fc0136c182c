#include "doors/cli/options.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

enum { MINUTES_MAX = 240, NAME_MAX = 64 };

struct option {
	const char *name;  /* without the two dashes */
	const char *value; /* what follows, for the message; NULL: nothing */
	int commands;
	bool (*set)(struct options *options, const char *value);
};

static bool
wrong(struct options *options, const char *message, const char *hint)
{
	snprintf(options->message, sizeof options->message, "%s", message);
	snprintf(options->hint, sizeof options->hint, "%s", hint);
	return false;
}

static bool
number(struct options *options, const char *text, const double range[2],
    double *value)
{
	char hint[SAY_MAX];

	if (options_number(text, range[0], range[1], value))
		return true;
	snprintf(hint, sizeof hint, "give a number from %g to %g", range[0],
	    range[1]);
	return wrong(options, "this number cannot be used", hint);
}

static bool
set_json(struct options *options, const char *value)
{
	(void)value;
	return options->json = true;
}

static bool
set_plain(struct options *options, const char *value)
{
	(void)value;
	return options->plain = true;
}

static bool
set_raw(struct options *options, const char *value)
{
	(void)value;
	return options->raw = true;
}

static bool
set_csv(struct options *options, const char *value)
{
	(void)value;
	return options->csv = true;
}

static bool
set_count(struct options *options, const char *value)
{
	(void)value;
	return options->count = true;
}

static bool
set_fast(struct options *options, const char *value)
{
	(void)value;
	return options->fast = true;
}

static bool
set_full(struct options *options, const char *value)
{
	(void)value;
	return options->full = true;
}

static bool
set_help(struct options *options, const char *value)
{
	(void)value;
	return options->help = true;
}

/* Nothing is stored yet, so there is nothing to switch off. */
static bool
set_no_store(struct options *options, const char *value)
{
	(void)options;
	(void)value;
	return true;
}

static bool
set_article(struct options *options, const char *value)
{
	(void)value;
	options->said.version = AR_ARTICLE;
	return true;
}

static bool
set_gun(struct options *options, const char *value)
{
	(void)value;
	return options->said.gun_prefer = true;
}

static bool
set_input(struct options *options, const char *value)
{
	options->input = value;
	return true;
}

static bool
set_minutes(struct options *options, const char *value)
{
	int64_t minutes;

	if (!ar_integer_parse(value, strlen(value), &minutes) ||
	    minutes < 1 || minutes > MINUTES_MAX)
		return wrong(options, "these are no minutes",
		    "give whole minutes from 1 to 240");
	options->said.minutes = (int)minutes;
	return true;
}

static bool
set_sore(struct options *options, const char *value)
{
	char bad[BAD_MAX], message[SAY_MAX];

	options->sore_said = true;
	if (options_soreness(value, options->said.soreness, bad))
		return true;
	snprintf(message, sizeof message, "\"%s\" is no soreness", bad);
	return wrong(options, message,
	    "say it like calf-left=6,quads=3 (0 to 10)");
}

static bool
set_tools(struct options *options, const char *value)
{
	char bad[BAD_MAX], message[SAY_MAX];

	options->tools_said = true;
	if (options_tools(value, options->said.tool, bad))
		return true;
	snprintf(message, sizeof message, "\"%s\" is no tool", bad);
	return wrong(options, message,
	    "tools are roller, ball, gun, water, ice, towel");
}

static bool
set_rpe(struct options *options, const char *value)
{
	return number(options, value, (double[]){0, 10},
	    &options->said.rpe_0_10);
}

static bool
set_temp(struct options *options, const char *value)
{
	return number(options, value, (double[]){-60, 60},
	    &options->said.air_c);
}

static bool
set_drunk(struct options *options, const char *value)
{
	return number(options, value, (double[]){0, 20000},
	    &options->said.drunk_ml);
}

static bool
set_mass(struct options *options, const char *value)
{
	return number(options, value, (double[]){20, 300},
	    &options->said.person.mass_kg);
}

static bool
set_mass_after(struct options *options, const char *value)
{
	return number(options, value, (double[]){20, 300},
	    &options->said.mass_after_kg);
}

static bool
set_next_hard(struct options *options, const char *value)
{
	return number(options, value, (double[]){0, 1000},
	    &options->said.next_hard_h);
}

static bool
set_age(struct options *options, const char *value)
{
	return number(options, value, (double[]){5, 110},
	    &options->said.person.age_y);
}

/* Which of words, separated by bars, is value?  -1: none. */
static int
word_index(const char *words, const char *value)
{
	size_t n = strlen(value);

	for (int i = 0; *words; i++) {
		size_t size = strcspn(words, "|");

		if (size == n && memcmp(words, value, n) == 0)
			return i;
		words += size + (words[size] ? 1 : 0);
	}
	return -1;
}

static bool
word(struct options *options, const char *words, const char *value, int *index)
{
	char hint[SAY_MAX];

	*index = word_index(words, value);
	if (*index >= 0)
		return true;
	snprintf(hint, sizeof hint, "say one of %s", words);
	return wrong(options, "this word is not known here", hint);
}

static bool
set_massage(struct options *options, const char *value)
{
	int index;

	if (!word(options, "auto|always|never", value, &index))
		return false;
	options->said.massage = (enum ar_massage_wish)index;
	return true;
}

static bool
set_order(struct options *options, const char *value)
{
	int index;

	if (!word(options, "stretch_first|massage_first", value, &index))
		return false;
	options->said.order = (enum ar_order)index;
	return true;
}

static bool
set_sex(struct options *options, const char *value)
{
	int index;

	if (!word(options, "f|m", value, &index))
		return false;
	options->said.person.sex = index ? AR_SEX_MALE : AR_SEX_FEMALE;
	return true;
}

static bool
set_experience(struct options *options, const char *value)
{
	int index;

	if (!word(options, "novice|experienced", value, &index))
		return false;
	options->said.person.experience =
	    index ? AR_EXPERIENCED : AR_NOVICE;
	return true;
}

/* id[:region[-side]] */
static bool
set_condition(struct options *options, const char *value)
{
	size_t n = strcspn(value, ":");
	struct ar_case_condition *condition;
	size_t size;

	if (options->said.condition_count == CONDITIONS_MAX)
		return wrong(options, "these are too many conditions",
		    "name each once");
	condition = &options->conditions[options->said.condition_count];
	memset(condition, 0, sizeof *condition);
	condition->id = ar_condition_find(value, n);
	if (condition->id == AR_CONDITIONS)
		return wrong(options, "this condition is not known",
		    "man afterrun lists them; say it like varicose_veins or "
		    "varicose_veins:calf-left");
	condition->side[AR_LEFT] = condition->side[AR_RIGHT] = true;
	if (value[n] == ':') {
		size = strlen(value + n + 1);
		options_cut_side(value + n + 1, &size, condition->side);
		condition->region = ar_region_find(value + n + 1, size);
		condition->region_known = true;
		if (condition->region == AR_REGIONS)
			return wrong(options, "this region is not known",
			    "say it like varicose_veins:calf-left");
	}
	options->said.condition_count++;
	return true;
}

enum { FOR_RUN = FOR_AFTER | FOR_DEMO };

static const struct option table[] = {
	{"json", NULL, FOR_ALL, set_json},
	{"plain", NULL, FOR_ALL, set_plain},
	{"help", NULL, FOR_ALL, set_help},
	{"full", NULL, FOR_RUN, set_full},
	{"minutes", "N", FOR_RUN | FOR_BEFORE, set_minutes},
	{"sore", "REGION=0..10", FOR_RUN | FOR_BEFORE, set_sore},
	{"tools", "LIST", FOR_RUN, set_tools},
	{"rpe", "0..10", FOR_RUN, set_rpe},
	{"temp", "C", FOR_RUN | FOR_BEFORE, set_temp},
	{"drunk", "ML", FOR_RUN, set_drunk},
	{"mass", "KG", FOR_RUN, set_mass},
	{"mass-after", "KG", FOR_RUN, set_mass_after},
	{"next-hard", "HOURS", FOR_RUN, set_next_hard},
	{"age", "YEARS", FOR_RUN | FOR_BEFORE, set_age},
	{"sex", "f|m", FOR_RUN | FOR_BEFORE, set_sex},
	{"experience", "WORD", FOR_RUN | FOR_BEFORE, set_experience},
	{"condition", "ID", FOR_RUN, set_condition},
	{"massage", "WORD", FOR_RUN, set_massage},
	{"order", "WORD", FOR_RUN, set_order},
	{"gun", NULL, FOR_RUN, set_gun},
	{"article", NULL, FOR_RUN, set_article},
	{"no-store", NULL, FOR_RUN, set_no_store},
	{"raw", NULL, FOR_READ, set_raw},
	{"csv", NULL, FOR_READ, set_csv},
	{"count", NULL, FOR_READ, set_count},
	{"input", "FILE", FOR_SESSION | FOR_TRIAGE | FOR_PAIN, set_input},
	{"fast", NULL, FOR_BEFORE, set_fast},
	{"others", "no|unknown", FOR_PAIN, pain_set_others},
	{"case", NULL, FOR_PAIN, pain_set_case},
	{"about", NULL, FOR_PAIN, pain_set_about},
	{"country", "XX", FOR_PAIN | FOR_TRIAGE, pain_set_country},
	{"page", "FILE", FOR_PAIN, pain_set_page},
};

static const struct option *
find_option(const char *name, size_t n, int command)
{
	for (size_t i = 0; i < COUNT(table); i++)
		if ((table[i].commands & command) &&
		    strlen(table[i].name) == n &&
		    memcmp(table[i].name, name, n) == 0)
			return &table[i];
	return NULL;
}

static size_t
common_start(const char *a, const char *b)
{
	size_t n = 0;

	while (a[n] && a[n] == b[n])
		n++;
	return n;
}

/* The option that begins most as the wrong one does. */
static void
hint_options(struct options *options, const char *name, int command)
{
	const char *best = NULL;
	char pain[NAME_MAX] = "";
	size_t most = 0;

	if (command == FOR_PAIN)
		pain_option_near(name, pain);
	if (pain[0]) {
		most = common_start(pain, name);
		best = pain;
	}
	for (size_t i = 0; i < COUNT(table); i++) {
		size_t n = common_start(table[i].name, name);

		if ((table[i].commands & command) && n > most) {
			most = n;
			best = table[i].name;
		}
	}
	if (best)
		snprintf(options->hint, sizeof options->hint,
		    "did you mean --%s?", best);
	else
		snprintf(options->hint, sizeof options->hint,
		    "see afterrun --help");
}

/* An answer of afterrun pain, at argv[*at]. */
static bool
read_pain(struct options *options, char **argv, int *at, int key)
{
	const char *equals = strchr(argv[*at], '=');
	char *texts[2] = {options->message, options->hint};
	const char *value = equals ? equals + 1 : argv[*at + 1];

	if (!equals && value)
		++*at;
	return pain_option_set(&options->pain, key, value, texts, SAY_MAX);
}

/* One option that begins at argv[*at]; *at is moved past its value. */
static bool
read_option(struct options *options, char **argv, int *at, int command)
{
	const char *word_typed = argv[*at];
	const char *name = word_typed + 2;
	size_t n = strcspn(name, "=");
	const struct option *option = find_option(name, n, command);
	const char *value = name[n] == '=' ? name + n + 1 : NULL;
	int key = command == FOR_PAIN ? pain_option_find(name, n) : -1;
	char typed[SAY_MAX];

	snprintf(typed, sizeof typed, "%.*s", n < NAME_MAX ? (int)n + 2 :
	    NAME_MAX, word_typed);
	if (!option && key >= 0) {
		if (read_pain(options, argv, at, key))
			return true;
	} else if (!option) {
		wrong(options, "there is no such option", "");
		hint_options(options, name, command);
	} else if (option->value && !value && !argv[*at + 1]) {
		wrong(options, "a value is missing", "");
		snprintf(options->hint, sizeof options->hint,
		    "say --%s %s", option->name, option->value);
	} else if (!option->value && value) {
		wrong(options, "this option takes no value",
		    "see afterrun --help");
	} else {
		if (option->value && !value)
			value = argv[++*at];
		if (option->set(options, value))
			return true;
	}
	size_t used = strlen(options->message);

	snprintf(options->message + used, sizeof options->message - used,
	    ": %s", typed);
	return false;
}

static bool
asks_for_help(const char *word_typed)
{
	return strcmp(word_typed, "-h") == 0 || strcmp(word_typed, "-?") == 0;
}

bool
options_read(struct options *options, int argc, char **argv, int command)
{
	bool only_names = false;
	bool sound = true;

	ar_after_said_clear(&options->said);
	options->said.conditions = options->conditions;
	for (int i = 0; i < argc; i++) {
		const char *typed = argv[i];

		if (only_names || typed[0] != '-' || typed[1] == '\0') {
			options->names[options->name_count++] = typed;
		} else if (strcmp(typed, "--") == 0) {
			only_names = true;
		} else if (asks_for_help(typed)) {
			options->help = true;
		} else if (typed[1] != '-') {
			snprintf(options->message, sizeof options->message,
			    "there is no such option: %.*s", NAME_MAX, typed);
			snprintf(options->hint, sizeof options->hint,
			    "options have two dashes; see afterrun --help");
			sound = false;
		} else if (!read_option(options, argv, &i, command)) {
			return false;
		}
	}
	return sound;
}
