/* Options of the main job and of the commands without a log. */
#include "doors/cli/option.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

enum { FOR_RUN = FOR_AFTER | FOR_DEMO,
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
set_input(struct options *options, const char *value)
{
	options->input = value;
	return true;
}

/* The three questions are not asked where the command line answers them. */
static bool
set_sore(struct options *options, const char *value)
{
	options->sore_said = true;
	return option_said(options, "sore", value);
}

static bool
set_tools(struct options *options, const char *value)
{
	options->tools_said = true;
	return option_said(options, "tools", value);
}

const struct option run_options[] = {
	{"json", NULL, FOR_ALL, set_json},
	{"plain", NULL, FOR_ALL, set_plain},
	{"help", NULL, FOR_ALL, set_help},
	{"full", NULL, FOR_REST | FOR_IMPORT, set_full},
	{"minutes", "N", FOR_REST | FOR_BEFORE, NULL},
	{"sore", "REGION=0..10", FOR_RUN | FOR_BEFORE, set_sore},
	{"tools", "LIST", FOR_REST, set_tools},
	{"rpe", "0..10", FOR_RUN, NULL},
	{"temp", "C", FOR_RUN | FOR_BEFORE, NULL},
	{"drunk", "ML", FOR_RUN, NULL},
	{"mass", "KG", FOR_RUN, NULL},
	{"mass-after", "KG", FOR_RUN, NULL},
	{"next-hard", "HOURS", FOR_REST, NULL},
	{"age", "YEARS", FOR_RUN | FOR_BEFORE, NULL},
	{"sex", "f|m", FOR_RUN | FOR_BEFORE, NULL},
	{"experience", "WORD", FOR_RUN | FOR_BEFORE, NULL},
	{"condition", "ID", FOR_REST, NULL},
	{"massage", "WORD", FOR_REST, NULL},
	{"order", "WORD", FOR_REST, NULL},
	{"gun", NULL, FOR_REST, NULL},
	{"article", NULL, FOR_REST, NULL},
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
