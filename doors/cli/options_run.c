/* Options of the main job and of the commands without a log. */
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "doors/cli/option.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

enum { MINUTES_MAX = 240, FOR_RUN = FOR_AFTER | FOR_DEMO,
	FOR_REST = FOR_RUN | FOR_TODAY };

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

static bool
set_no_store(struct options *options, const char *value)
{
	(void)value;
	return options->no_store = true;
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
		return option_wrong(options, "these are no minutes",
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
	return option_wrong(options, message,
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
	return option_wrong(options, message,
	    "tools are roller, ball, gun, water, ice, towel");
}

static bool
set_rpe(struct options *options, const char *value)
{
	return option_number(options, value, (double[]){0, 10},
	    &options->said.rpe_0_10);
}

static bool
set_temp(struct options *options, const char *value)
{
	return option_number(options, value, (double[]){-60, 60},
	    &options->said.air_c);
}

static bool
set_drunk(struct options *options, const char *value)
{
	return option_number(options, value, (double[]){0, 20000},
	    &options->said.drunk_ml);
}

static bool
set_mass(struct options *options, const char *value)
{
	return option_number(options, value, (double[]){20, 300},
	    &options->said.person.mass_kg);
}

static bool
set_mass_after(struct options *options, const char *value)
{
	return option_number(options, value, (double[]){20, 300},
	    &options->said.mass_after_kg);
}

static bool
set_next_hard(struct options *options, const char *value)
{
	return option_number(options, value, (double[]){0, 1000},
	    &options->said.next_hard_h);
}

static bool
set_age(struct options *options, const char *value)
{
	return option_number(options, value, (double[]){5, 110},
	    &options->said.person.age_y);
}

static bool
set_massage(struct options *options, const char *value)
{
	int index;

	if (!option_word(options, "auto|always|never", value, &index))
		return false;
	options->said.massage = (enum ar_massage_wish)index;
	return true;
}

static bool
set_order(struct options *options, const char *value)
{
	int index;

	if (!option_word(options, "stretch_first|massage_first", value, &index))
		return false;
	options->said.order = (enum ar_order)index;
	return true;
}

static bool
set_sex(struct options *options, const char *value)
{
	int index;

	if (!option_word(options, "f|m", value, &index))
		return false;
	options->said.person.sex = index ? AR_SEX_MALE : AR_SEX_FEMALE;
	return true;
}

static bool
set_experience(struct options *options, const char *value)
{
	int index;

	if (!option_word(options, "novice|experienced", value, &index))
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
		return option_wrong(options, "these are too many conditions",
		    "name each once");
	condition = &options->conditions[options->said.condition_count];
	memset(condition, 0, sizeof *condition);
	condition->id = ar_condition_find(value, n);
	if (condition->id == AR_CONDITIONS)
		return option_wrong(options, "this condition is not known",
		    "man afterrun lists them; say it like varicose_veins or "
		    "varicose_veins:calf-left");
	condition->side[AR_LEFT] = condition->side[AR_RIGHT] = true;
	if (value[n] == ':') {
		size = strlen(value + n + 1);
		options_cut_side(value + n + 1, &size, condition->side);
		condition->region = ar_region_find(value + n + 1, size);
		condition->region_known = true;
		if (condition->region == AR_REGIONS)
			return option_wrong(options, "this region is not known",
			    "say it like varicose_veins:calf-left");
	}
	options->said.condition_count++;
	return true;
}

const struct option run_options[] = {
	{"json", NULL, FOR_ALL, set_json},
	{"plain", NULL, FOR_ALL, set_plain},
	{"help", NULL, FOR_ALL, set_help},
	{"full", NULL, FOR_REST | FOR_IMPORT, set_full},
	{"minutes", "N", FOR_REST | FOR_BEFORE, set_minutes},
	{"sore", "REGION=0..10", FOR_RUN | FOR_BEFORE, set_sore},
	{"tools", "LIST", FOR_REST, set_tools},
	{"rpe", "0..10", FOR_RUN, set_rpe},
	{"temp", "C", FOR_RUN | FOR_BEFORE, set_temp},
	{"drunk", "ML", FOR_RUN, set_drunk},
	{"mass", "KG", FOR_RUN, set_mass},
	{"mass-after", "KG", FOR_RUN, set_mass_after},
	{"next-hard", "HOURS", FOR_REST, set_next_hard},
	{"age", "YEARS", FOR_RUN | FOR_BEFORE, set_age},
	{"sex", "f|m", FOR_RUN | FOR_BEFORE, set_sex},
	{"experience", "WORD", FOR_RUN | FOR_BEFORE, set_experience},
	{"condition", "ID", FOR_REST, set_condition},
	{"massage", "WORD", FOR_REST, set_massage},
	{"order", "WORD", FOR_REST, set_order},
	{"gun", NULL, FOR_REST, set_gun},
	{"article", NULL, FOR_REST, set_article},
	{"no-store", NULL, FOR_RUN | FOR_PAIN, set_no_store},
	{"raw", NULL, FOR_READ, set_raw},
	{"csv", NULL, FOR_READ, set_csv},
	{"count", NULL, FOR_READ, set_count},
	{"input", "FILE", FOR_SESSION | FOR_TRIAGE | FOR_PAIN | FOR_AUDIO |
	    FOR_PLAN,
	    set_input},
	{"fast", NULL, FOR_BEFORE, set_fast},
	{"others", "no|unknown", FOR_PAIN, pain_set_others},
	{"case", NULL, FOR_PAIN, pain_set_case},
	{"about", NULL, FOR_PAIN, pain_set_about},
	{"country", "XX", FOR_PAIN | FOR_TRIAGE, pain_set_country},
	{"page", "FILE", FOR_PAIN, pain_set_page},
	{"output", "FILE", FOR_AUDIO, audio_set_output},
	{"cues", "json", FOR_AUDIO, audio_set_cues},
	{"rate", "WPM", FOR_AUDIO, audio_set_rate},
	{"language", "LANGUAGE", FOR_AUDIO, audio_set_language},
	{"voice", "NAME", FOR_AUDIO, audio_set_voice},
	{"tick", NULL, FOR_AUDIO, audio_set_tick},
	{"quiet-bells", NULL, FOR_AUDIO, audio_set_quiet_bells},
	{"farewell", NULL, FOR_AUDIO, audio_set_farewell},
};

const size_t run_option_count = COUNT(run_options);
