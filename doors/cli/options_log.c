/* Options of the commands about the log. */
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "doors/cli/option.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

enum { DAYS_MAX = 40000, JOBS_MAX = 64, FOR_ANY_DAY = FOR_LOG | FOR_TRENDS };

static bool
whole(struct options *options, const char *text, const int64_t range[2],
    int64_t *value)
{
	int64_t number;
	char hint[SAY_MAX];

	if (ar_integer_parse(text, strlen(text), &number) &&
	    number >= range[0] && number <= range[1]) {
		*value = number;
		return true;
	}
	snprintf(hint, sizeof hint, "give a whole number from %lld to %lld",
	    (long long)range[0], (long long)range[1]);
	return option_wrong(options, "this number cannot be used", hint);
}

static bool
set_days(struct options *options, const char *value)
{
	return whole(options, value, (int64_t[]){1, DAYS_MAX},
	    &options->log.days);
}

static bool
set_limit(struct options *options, const char *value)
{
	return whole(options, value, (int64_t[]){1, 1000000},
	    &options->log.limit);
}

static bool
set_all(struct options *options, const char *value)
{
	(void)value;
	return options->log.all = true;
}

static bool
set_history(struct options *options, const char *value)
{
	(void)value;
	return options->log.history = true;
}

static bool
set_svg(struct options *options, const char *value)
{
	options->log.svg = value;
	return true;
}

static bool
set_force(struct options *options, const char *value)
{
	(void)value;
	return options->log.force = true;
}

static bool
set_dry_run(struct options *options, const char *value)
{
	(void)value;
	return options->log.dry_run = true;
}

static bool
set_no_originals(struct options *options, const char *value)
{
	(void)value;
	return options->log.no_originals = true;
}

static bool
set_watch(struct options *options, const char *value)
{
	(void)value;
	return options->log.watch = true;
}

static bool
set_jobs(struct options *options, const char *value)
{
	return whole(options, value, (int64_t[]){1, JOBS_MAX},
	    &options->log.jobs);
}

static bool
set_quiet(struct options *options, const char *value)
{
	(void)value;
	return options->log.quiet = true;
}

static bool
set_usual(struct options *options, const char *value)
{
	(void)value;
	return options->log.usual = true;
}

static bool
set_alert(struct options *options, const char *value)
{
	return option_number(options, value, (double[]){0, 20000},
	    &options->log.alert_km);
}

static bool
set_start(struct options *options, const char *value)
{
	return option_number(options, value, (double[]){0, 20000},
	    &options->log.start_km);
}

static bool
set_note(struct options *options, const char *value)
{
	options->log.note = value;
	return true;
}

static bool
set_name(struct options *options, const char *value)
{
	options->log.name = value;
	return true;
}

static bool
set_format(struct options *options, const char *value)
{
	int index;

	if (!option_word(options, "both|csv|json", value, &index))
		return false;
	options->log.format = (enum export_format)index;
	return true;
}

const struct option log_options[] = {
	{"days", "N", FOR_ANY_DAY, set_days},
	{"limit", "N", FOR_LOG, set_limit},
	{"all", NULL, FOR_LOG, set_all},
	{"again", NULL, FOR_IMPORT, set_all},
	{"history", NULL, FOR_LOG, set_history},
	{"svg", "FILE", FOR_TRENDS, set_svg},
	{"force", NULL, FOR_RESTORE | FOR_AUDIO, set_force},
	{"dry-run", NULL, FOR_IMPORT, set_dry_run},
	{"no-originals", NULL, FOR_IMPORT | FOR_AFTER, set_no_originals},
	{"watch", NULL, FOR_IMPORT, set_watch},
	{"jobs", "N", FOR_IMPORT, set_jobs},
	{"quiet", NULL, FOR_IMPORT | FOR_REBUILD, set_quiet},
	{"default", NULL, FOR_SHOES, set_usual},
	{"alert", "KM", FOR_SHOES, set_alert},
	{"km", "KM", FOR_SHOES, set_start},
	{"note", "TEXT", FOR_SHOES, set_note},
	{"name", "TEXT", FOR_SHOES, set_name},
	{"format", "both|csv|json", FOR_EXPORT, set_format},
};

const size_t log_option_count = COUNT(log_options);
