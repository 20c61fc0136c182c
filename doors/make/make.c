/* afterrun-make: archives of invented recordings, for trying out imports, for
 * benchmarks and as seeds of the fuzzers.  Nobody ran any of it. */
#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "doors/make/files.h"

static const char usage[] =
    "usage: afterrun-make DIR [--count N] [--format fit|gpx|tcx|mixed]\n"
    "                     [--seed S] [--hours H] [--gzip] [--archive]\n"
    "       afterrun-make --corpus DIR\n"
    "\n"
    "Writes invented recordings into DIR: N files (10), in one format or\n"
    "mixed (fit), made from seed S (1), each H hours long (0.3 to 3).\n"
    "--archive: all by one runner with one good watch.\n"
    "The same options give the same bytes.\n"
    "--corpus writes small sound and damaged files for the fuzz targets.\n";

enum { COUNT_MAX = 1000000, FORMATS = 3 };

/* The newest run of an archive; the others lie before it. */
static const double newest_utc_s = 1789191000; /* 2026-09-12T05:30:00Z */
static const double day_s = 86400;
static const double archive_cadence_spm = 170, archive_temperature_c = 12;

struct options {
	const char *folder;
	const char *corpus;
	const char *format;
	double count;
	double seed;
	double hours; /* NAN: as the plan says */
	bool gzip;
	bool archive;
};

static const struct {
	const char *name;
	enum ar_format format;
} formats[FORMATS] = {
    {"fit", AR_FORMAT_FIT}, {"gpx", AR_FORMAT_GPX}, {"tcx", AR_FORMAT_TCX}};

static _Noreturn void
wrong_usage(const char *why)
{
	fprintf(stderr, "afterrun-make: %s\n%s", why, usage);
	exit(2);
}

static double
number(const char *text, double least, double most)
{
	char *end;
	double value = strtod(text, &end);

	if (end == text || *end || !(value >= least && value <= most))
		wrong_usage("a number is missing or out of range");
	return value;
}

static const char *
argument(int argc, char **argv, int *at)
{
	if (*at + 1 >= argc)
		wrong_usage("an option needs a value");
	return argv[++*at];
}

static struct options
options_read(int argc, char **argv)
{
	struct options o = {.format = "fit", .count = 10, .seed = 1,
	    .hours = NAN};

	for (int i = 1; i < argc; i++) {
		if (strcmp(argv[i], "--help") == 0) {
			fputs(usage, stdout);
			exit(0);
		} else if (strcmp(argv[i], "--corpus") == 0)
			o.corpus = argument(argc, argv, &i);
		else if (strcmp(argv[i], "--count") == 0)
			o.count = number(argument(argc, argv, &i), 1,
			    COUNT_MAX);
		else if (strcmp(argv[i], "--format") == 0)
			o.format = argument(argc, argv, &i);
		else if (strcmp(argv[i], "--seed") == 0)
			o.seed = number(argument(argc, argv, &i), 0, 1e15);
		else if (strcmp(argv[i], "--hours") == 0)
			o.hours = number(argument(argc, argv, &i), 0.001,
			    AR_INVENT_HOURS_MAX);
		else if (strcmp(argv[i], "--gzip") == 0)
			o.gzip = true;
		else if (strcmp(argv[i], "--archive") == 0)
			o.archive = true;
		else if (argv[i][0] == '-' || o.folder)
			wrong_usage("this option is not known");
		else
			o.folder = argv[i];
	}
	if (!o.folder == !o.corpus)
		wrong_usage("one folder is needed");
	return o;
}

/* Which of formats file number i gets; FORMATS when the word is wrong. */
static size_t
format_of(const char *word, size_t i)
{
	size_t at = 0;

	if (strcmp(word, "mixed") == 0)
		return i % FORMATS;
	while (at < FORMATS && strcmp(formats[at].name, word) != 0)
		at++;
	return at;
}

/* The demonstration's runner with a watch that measures everything. */
static void
same_runner(struct ar_invent_plan *plan)
{
	plan->profile = ar_invent_demo_plan().profile;
	plan->heart = plan->barometer = plan->dynamics = true;
	plan->treadmill = plan->beats = false;
	plan->sampling = AR_INVENT_EVERY_SECOND;
	if (isnan(plan->base_altitude_m))
		plan->base_altitude_m = ar_invent_demo_plan().base_altitude_m;
	plan->cadence_spm = isnan(plan->cadence_spm) ? archive_cadence_spm :
	    plan->cadence_spm;
	plan->temperature_c = isnan(plan->temperature_c) ?
	    archive_temperature_c : plan->temperature_c;
}

static void
run_make(const struct options *o, size_t i)
{
	struct ar_arena *arena = arena_open();
	double back_d = o->count - 1 - (double)i;
	struct ar_invent_plan plan = ar_invent_any_plan(
	    (uint64_t)o->seed * COUNT_MAX + i,
	    newest_utc_s - floor(back_d * 1.6) * day_s +
		(double)(i * 7919 % 32400));
	size_t format = format_of(o->format, i);
	struct file file;
	char name[64];

	if (o->archive)
		same_runner(&plan);
	if (!isnan(o->hours))
		plan.duration_s = floor(o->hours * 3600);
	if (formats[format].format == AR_FORMAT_GPX)
		plan.treadmill = false;
	snprintf(name, sizeof name, "run-%06zu.%s%s", i + 1,
	    formats[format].name, o->gzip ? ".gz" : "");
	file = file_make(&plan, formats[format].format, arena);
	if (o->gzip)
		file = pack_gzip(file, arena);
	file_save(o->folder, name, file);
	ar_arena_close(arena);
}

int
main(int argc, char **argv)
{
	struct options o = options_read(argc, argv);

	if (o.corpus) {
		corpus_make(o.corpus);
		return 0;
	}
	if (format_of(o.format, 0) == FORMATS)
		wrong_usage("--format is fit, gpx, tcx or mixed");
	folder_make(o.folder);
	for (size_t i = 0; i < (size_t)o.count; i++)
		run_make(&o, i);
	return 0;
}
