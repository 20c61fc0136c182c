/* The command line: one table of options for all commands. */
#ifndef CLI_OPTIONS_H
#define CLI_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "afterrun/after.h"
#include "afterrun/plan.h"
#include "afterrun/said.h"
#include "doors/cli/audio_options.h"
#include "doors/cli/pain_options.h"
#include "doors/cli/report.h"

/* Commands, as bits in the table of options. */
enum {
	FOR_AFTER = 1,
	FOR_READ = 2,
	FOR_SESSION = 4,
	FOR_BEFORE = 8,
	FOR_WHY = 16,
	FOR_DEMO = 32,
	FOR_PAIN = 64,
	FOR_TRIAGE = 128,
	FOR_FEEL = 1 << 8,
	FOR_TODAY = 1 << 9,
	FOR_LOG = 1 << 10,
	FOR_SHOW = 1 << 11,
	FOR_TRENDS = 1 << 12,
	FOR_SHOES = 1 << 13,
	FOR_IMPORT = 1 << 14,
	FOR_BACKUP = 1 << 15,
	FOR_RESTORE = 1 << 16,
	FOR_EXPORT = 1 << 17,
	FOR_WHERE = 1 << 18,
	FOR_REBUILD = 1 << 19,
	FOR_AUDIO = 1 << 20,
	FOR_PLAN = 1 << 21,
	FOR_ALL = (1 << 22) - 1
};

enum { SAY_MAX = 240 };

enum export_format { EXPORT_BOTH, EXPORT_CSV, EXPORT_JSON };

/* Of the commands about the log; 0, NULL and NAN: not said. */
struct log_options {
	int64_t days;  /* how far back */
	int64_t limit;
	int64_t jobs;  /* workers of an import */
	bool all;
	bool history;  /* also what was corrected */
	bool force;
	bool dry_run;
	bool no_originals;
	bool watch;
	bool quiet;
	bool usual;    /* shoes: new runs are in these */
	double alert_km;
	double start_km;
	const char *svg;
	const char *note;
	const char *name;
	enum export_format format;
};

enum { PLAN_WEEKS_TYPED = 12 };

/* Of afterrun plan; 0, NULL, NAN, and -1 for a day: not said. */
struct plan_options {
	bool goal_said;
	enum ar_goal goal;
	int64_t date;
	double time_s;
	bool days[7]; /* Monday first */
	int longest;
	double weeks_m[PLAN_WEEKS_TYPED];
	size_t week_count;
	const char *output; /* of the calendar */
	const char *fit;    /* folder for the watch */
	bool why;
};

struct options {
	struct ar_after_said said;
	struct ar_case_condition conditions[AR_SAID_CONDITIONS];
	bool sore_said;
	bool tools_said;
	bool json;
	bool plain;
	bool raw;
	bool csv;
	bool count;
	bool fast;
	bool full;
	bool help;
	bool no_store;
	struct log_options log;
	struct plan_options plan;
	const char *input;
	struct pain_options pain;
	struct audio_options audio;
	const char **names; /* files or topics, in order; borrowed from argv */
	size_t name_count;
	char message[SAY_MAX]; /* of the first failure */
	char hint[SAY_MAX];
};

/* Read argv for a command (one of the bits).  names must have room for argc
 * items.  false: usage error; message and hint say what. */
bool options_read(struct options *options, int argc, char **argv, int command);

/* A day as typed, 2027-04-25; false: it is none. */
bool plan_day_read(const char *typed, int64_t *day);

#endif
