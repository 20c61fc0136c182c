/* bench-simulate [--runners N] [--weeks W] [--seed S] [--gates N]
 *
 * Simulated runners follow the plan of ar_plan_build as it stands, and the
 * same plan adapted every day by ar_plan_today.  --gates: on how many of
 * them each rule is left out in turn (0: none).  docs/simulation.md. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bench/simulate.h"

enum { RUNNERS_MAX = 100000, WEEKS_MIN = 8 };

enum metric {
	BAD, BAD_FIRST, SPIKE_SMALL, SPIKE_MODERATE, SPIKE_LARGE, QUALITY,
	QUALITY_ALL, LONG, LONG_ALL, CTL, KM, METRICS
};

static const char *const names[METRICS] = { "days with soreness >= 6",
	"  of them first in a row",
	"runs with a small spike", "runs with a moderate spike",
	"runs with a large spike", "quality sessions done",
	"quality sessions planned", "long runs done", "long runs planned",
	"CTL at the end", "kilometres" };

struct arm_sums {
	double *value[METRICS]; /* of each runner */
	double lost[SIM_RULES], longs_lost[SIM_RULES];
	double bad_after[AR_PLAN_KINDS];
	size_t count;
};

struct options {
	long runners, weeks, seed, gates;
};

static void
stop(const char *why)
{
	fprintf(stderr, "bench-simulate: %s\n", why);
	exit(1);
}

static void
sums_open(struct arm_sums *sums, size_t runners)
{
	memset(sums, 0, sizeof *sums);
	for (int m = 0; m < METRICS; m++) {
		sums->value[m] = calloc(runners, sizeof(double));
		if (!sums->value[m])
			stop("no memory");
	}
}

static void
sums_close(struct arm_sums *sums)
{
	for (int m = 0; m < METRICS; m++)
		free(sums->value[m]);
}

static void
sums_add(struct arm_sums *sums, const struct sim_result *one)
{
	const double value[METRICS] = { one->bad_days, one->bad_first,
		one->spike[0],
		one->spike[1], one->spike[2], one->quality, one->quality_all,
		one->long_done, one->long_all, one->ctl, one->km };

	for (int m = 0; m < METRICS; m++)
		sums->value[m][sums->count] = value[m];
	for (int r = 0; r < SIM_RULES; r++) {
		sums->lost[r] += one->lost[r];
		sums->longs_lost[r] += one->longs_lost[r];
	}
	for (int k = 0; k < AR_PLAN_KINDS; k++)
		sums->bad_after[k] += one->bad_after[k];
	sums->count++;
}

static void
live_all(const struct options *options, long runners,
    const struct sim_arm *arm, struct arm_sums *sums)
{
	struct sim_runner *runner = malloc(sizeof *runner);
	struct sim_result result;

	if (!runner)
		stop("no memory");
	sums_open(sums, (size_t)runners);
	for (long i = 0; i < runners; i++) {
		sim_runner_make(runner, (uint64_t)options->seed * 1000003 +
		    (uint64_t)i, (int)options->weeks);
		if (!sim_season_live(runner, arm, &result))
			stop("a season could not be lived");
		sums_add(sums, &result);
	}
	free(runner);
}

static double
total(const struct arm_sums *sums, enum metric metric)
{
	double sum = 0;

	for (size_t i = 0; i < sums->count; i++)
		sum += sums->value[metric][i];
	return sum;
}

static void
print_metrics(const struct options *options, const struct arm_sums *fixed,
    const struct arm_sums *adapted)
{
	printf("%-27s %-24s %-24s %s\n", "a runner", "(a) fixed",
	    "(b) adapted", "(b) / (a)");
	for (int m = 0; m < METRICS; m++) {
		struct sim_mean a = sim_mean_of(fixed->value[m],
		    fixed->count);
		struct sim_mean b = sim_mean_of(adapted->value[m],
		    adapted->count);
		struct sim_mean r = sim_ratio_of(adapted->value[m],
		    fixed->value[m], fixed->count, (uint64_t)options->seed);

		printf("%-27s %6.2f (%.2f to %.2f)   %6.2f (%.2f to %.2f)   ",
		    names[m], a.mean, a.lo, a.hi, b.mean, b.lo, b.hi);
		if (a.mean > 0)
			printf("%.3f (%.3f to %.3f)\n", r.mean, r.lo, r.hi);
		else
			printf("-\n");
	}
}

static void
print_place(int place)
{
	if (place >= SIM_LOST_P)
		printf("P%-17d", place - SIM_LOST_P);
	else
		printf("%-18s", place == SIM_LOST_RUNNER
		    ? "missed or away"
		    : place == SIM_LOST_ILL ? "fever"
		                            : "too sore (8), other");
}

static void
print_lost(const struct arm_sums *fixed, const struct arm_sums *adapted)
{
	double all = total(fixed, QUALITY_ALL) / 100;
	double longs = total(fixed, LONG_ALL) / 100;

	printf("\nlost, per cent of planned, by what took it last\n");
	printf("%-18s %-16s %s\n", "", "quality (a) (b)", "long (a) (b)");
	for (int r = 0; r < SIM_RULES; r++) {
		if (fixed->lost[r] + adapted->lost[r] +
		        fixed->longs_lost[r] + adapted->longs_lost[r] <= 0)
			continue;
		print_place(r);
		printf(" %6.2f %6.2f    %6.2f %6.2f\n", fixed->lost[r] / all,
		    adapted->lost[r] / all, fixed->longs_lost[r] / longs,
		    adapted->longs_lost[r] / longs);
	}
}

static double
first_total(const struct arm_sums *sums, enum metric metric, size_t count)
{
	double sum = 0;

	for (size_t i = 0; i < count && i < sums->count; i++)
		sum += sums->value[metric][i];
	return sum;
}

static void
print_bad(const struct arm_sums *fixed, const struct arm_sums *adapted)
{
	double all = total(fixed, BAD) / 100;

	printf("\nbad days by the run that did most of it, per cent of those "
	    "of (a)\n");
	for (int k = 0; k < AR_PLAN_KINDS; k++)
		if (fixed->bad_after[k] + adapted->bad_after[k] > 0)
			printf("%-18s %6.2f %6.2f\n",
			    ar_plan_kind_words((enum ar_plan_kind)k),
			    fixed->bad_after[k] / all,
			    adapted->bad_after[k] / all);
}

/* A way of adapting beside the plan as it stands, on the first runners. */
static void
print_way(const struct options *options, const struct arm_sums *fixed,
    const struct sim_arm *arm, const char *name)
{
	size_t count = (size_t)options->gates;
	double bad = first_total(fixed, BAD, count) / 100;
	double quality = first_total(fixed, QUALITY, count) / 100;
	double longs = first_total(fixed, LONG, count) / 100;
	struct arm_sums sums;

	live_all(options, options->gates, arm, &sums);
	printf("%-26s %8.1f %8.1f %8.1f\n", name, total(&sums, BAD) / bad,
	    total(&sums, QUALITY) / quality, total(&sums, LONG) / longs);
	sums_close(&sums);
}

static void
print_gates(const struct options *options, const struct arm_sums *fixed)
{
	static const char *const rules[] = { "P26", "P27", "P28", "P29",
		"P30", "P31", "P32", "P19", "P20", "P21", "P22", "P24", "P25",
		"P36", "P38" };
	enum { RULES = sizeof rules / sizeof rules[0], BODY = 7 };
	struct sim_arm arm = { .adapted = true,
		.weeks = (int)options->weeks };
	char name[32];

	printf("\nper cent of (a), first %ld runners\n%-26s %8s %8s %8s\n",
	    options->gates, "", "bad days", "quality", "long");
	print_way(options, fixed, &arm, "all rules (b)");
	for (size_t i = 0; i < RULES; i++) {
		arm.without = &rules[i];
		arm.without_count = 1;
		snprintf(name, sizeof name, "without %s", rules[i]);
		print_way(options, fixed, &arm, name);
	}
	arm.without = rules;
	arm.without_count = BODY;
	print_way(options, fixed, &arm, "without P26 to P32");
	arm.docile = true;
	print_way(options, fixed, &arm, "the same, all obey");
	arm.without_count = 0;
	print_way(options, fixed, &arm, "all rules, all obey");
	arm.clear = true;
	print_way(options, fixed, &arm, "the same, marks exact");
	arm.without_count = BODY;
	print_way(options, fixed, &arm, "exact, no P26 to P32");
}

static long
take(const char *text, long lo, long hi)
{
	char *end;
	long value = strtol(text, &end, 10);

	if (*text == '\0' || *end != '\0' || value < lo || value > hi)
		stop("a number is not understood or out of range");
	return value;
}

static void
read_options(int argc, char **argv, struct options *options)
{
	for (int i = 1; i < argc; i += 2) {
		const char *value = i + 1 < argc ? argv[i + 1] : "";

		if (!strcmp(argv[i], "--runners"))
			options->runners = take(value, 2, RUNNERS_MAX);
		else if (!strcmp(argv[i], "--weeks"))
			options->weeks = take(value, WEEKS_MIN, SIM_WEEKS_MAX);
		else if (!strcmp(argv[i], "--seed"))
			options->seed = take(value, 0, 1000000000);
		else if (!strcmp(argv[i], "--gates"))
			options->gates = take(value, 0, RUNNERS_MAX);
		else
			stop("usage: bench-simulate [--runners N] [--weeks W] "
			    "[--seed S] [--gates N]");
	}
	if (options->gates > options->runners)
		options->gates = options->runners;
}

int
main(int argc, char **argv)
{
	struct options options = { 1000, 16, 1, 100 };
	struct arm_sums fixed, adapted;
	struct sim_arm arm = { .weeks = 0 };
	double bad, quality;

	read_options(argc, argv, &options);
	printf("%ld simulated runners, %ld weeks, seed %ld\n\n",
	    options.runners, options.weeks, options.seed);
	arm.weeks = (int)options.weeks;
	live_all(&options, options.runners, &arm, &fixed);
	arm.adapted = true;
	live_all(&options, options.runners, &arm, &adapted);
	print_metrics(&options, &fixed, &adapted);
	bad = total(&adapted, BAD) / total(&fixed, BAD);
	quality = total(&adapted, QUALITY) / total(&fixed, QUALITY);
	printf("\nbad days at least halved: %s; at most a tenth less quality: "
	    "%s\n", bad <= 0.5 ? "yes" : "no", quality >= 0.9 ? "yes" : "no");
	print_bad(&fixed, &adapted);
	print_lost(&fixed, &adapted);
	if (options.gates > 0)
		print_gates(&options, &fixed);
	sums_close(&fixed);
	sums_close(&adapted);
	return 0;
}
