/* bench import: an archive of ten years into the log, beside cat. */
#define _GNU_SOURCE
#include <dirent.h>
#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "bench.h"

enum { TIMES = 5, PEER_FILES = 10, DEPTH = 8 };

/* 2,000 runs of one runner whose watch writes about 235 kB a run. */
static const char count_of_runs[] = "2000", hours_of_run[] = "1.74";

/* The goals of docs/performance.md, on two cores. */
static const double goal_without = 20, goal_with = 32, goal_touched = 5,
    goal_unchanged = 1, goal_peer = 90, goal_mib = 128, goal_size_pct = 32;

struct bench {
	char folder[PATH_BYTES];
	char runs[PATH_BYTES];
	char log[PATH_BYTES];
	double bytes;
	double cat_s;
	bool met;
};

static int
take_away(const char *path, const struct stat *about, int what,
    struct FTW *where)
{
	(void)about;
	(void)what;
	(void)where;
	return remove(path);
}

static double
size_of(const char *path)
{
	struct stat about;

	return stat(path, &about) == 0 ? (double)about.st_size : 0;
}

/* Sum of sizes; touch: also set the time of last change to now. */
static double
each_run(const struct bench *b, bool touch)
{
	DIR *folder = opendir(b->runs);
	const struct dirent *entry;
	double bytes = 0;

	while (folder && (entry = readdir(folder))) {
		char path[2 * PATH_BYTES];

		if (entry->d_name[0] == '.')
			continue;
		snprintf(path, sizeof path, "%s/%s", b->runs, entry->d_name);
		if (touch)
			utimensat(AT_FDCWD, path, NULL, 0);
		bytes += size_of(path);
	}
	if (folder)
		closedir(folder);
	return bytes;
}

static void
no_log(const struct bench *b)
{
	char journal[2 * PATH_BYTES];

	snprintf(journal, sizeof journal, "%s-journal", b->log);
	unlink(b->log);
	unlink(journal);
}

static int
smaller(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

/* One command, TIMES times; before each of them something is prepared. */
static struct cost
repeat(const struct command *command, const struct bench *b,
    void (*before)(const struct bench *b))
{
	double wall_s[TIMES], cpu_s[TIMES];
	struct cost sum = {0};

	for (int i = 0; i < TIMES; i++) {
		struct cost one;

		if (before)
			before(b);
		one = command_cost(command, 1);
		if (!one.done)
			return one;
		wall_s[i] = one.wall_s;
		cpu_s[i] = one.cpu_s;
		if (one.peak_mib > sum.peak_mib)
			sum.peak_mib = one.peak_mib;
	}
	qsort(wall_s, TIMES, sizeof wall_s[0], smaller);
	qsort(cpu_s, TIMES, sizeof cpu_s[0], smaller);
	sum.done = true;
	sum.wall_s = wall_s[TIMES / 2];
	sum.cpu_s = cpu_s[TIMES / 2];
	sum.cpu_least_s = wall_s[0];
	sum.cpu_most_s = wall_s[TIMES - 1];
	return sum;
}

static void
touch_runs(const struct bench *b)
{
	(void)each_run(b, true);
}

/* goal times cat; 0: none. */
static void
line(struct bench *b, const char *what, const struct cost *cost, double goal)
{
	double times = cost->wall_s / b->cat_s;
	bool met = cost->done && (goal <= 0 || times <= goal);

	if (!cost->done) {
		printf("%-26s skipped: %s\n", what, cost->why);
		b->met = false;
		return;
	}
	printf("%-26s %8.2f (%.2f..%.2f) %8.2f %8.1f %8.1f", what,
	    cost->wall_s, cost->cpu_least_s, cost->cpu_most_s, cost->cpu_s,
	    times, cost->peak_mib);
	if (goal > 0)
		printf("   goal <= %.0f: %s", goal, met ? "met" : "not met");
	printf("\n");
	fflush(stdout);
	b->met = b->met && met && cost->peak_mib <= goal_mib;
}

static void
measure_log(struct bench *b, const char *option, double goal)
{
	struct command import = {"import", {BENCH_AFTERRUN, "import",
	    b->runs, "--quiet", option}};
	struct cost cost = repeat(&import, b, no_log);
	double pct = 100 * size_of(b->log) / b->bytes;

	line(b, option ? "import, no originals" : "import", &cost, goal);
	printf("  log: %.1f %% of the FIT bytes%s\n", pct, !option ? "" :
	    pct <= goal_size_pct ? " (goal <= 32: met)" :
	    " (goal <= 32: not met)");
	b->met = b->met && (!option || pct <= goal_size_pct);
	cost = repeat(&import, b, NULL);
	line(b, "  again, unchanged", &cost, goal_unchanged);
	cost = repeat(&import, b, touch_runs);
	line(b, "  again, times touched", &cost, goal_touched);
}

static void
peer(struct bench *b, double own_s)
{
	struct command command = {"sports-lib", {"node",
	    BENCH_PEERS "/sports_lib.mjs", BENCH_NODE_MODULES}};
	char paths[PEER_FILES][PATH_BYTES + 32];
	double bytes = 0, times;
	struct cost cost;

	for (int i = 0; i < PEER_FILES; i++) {
		snprintf(paths[i], sizeof paths[i], "%s/run-%06d.fit",
		    b->runs, i + 1);
		bytes += size_of(paths[i]);
		command.argv[3 + i] = paths[i];
	}
	cost = repeat(&command, b, NULL);
	if (!cost.done) {
		printf("%-26s skipped: %s\n", "sports-lib", cost.why);
		return;
	}
	times = cost.wall_s / bytes / (own_s / b->bytes);
	printf("%-26s %8.2f s for %d files: %.0f times our time a byte "
	    "(goal >= %.0f: %s)\n", "sports-lib (node)", cost.wall_s,
	    PEER_FILES, times, goal_peer, times >= goal_peer ? "met" :
	    "not met");
	b->met = b->met && times >= goal_peer;
}

static bool
make_runs(struct bench *b)
{
	const char *below = getenv("TMPDIR");
	struct command make = {"make", {BENCH_MAKE, b->runs, "--archive",
	    "--count", count_of_runs, "--hours", hours_of_run}};

	snprintf(b->folder, PATH_BYTES, "%.256s/afterrun-bench-XXXXXX",
	    below ? below : "/tmp");
	if (!mkdtemp(b->folder)) {
		perror("bench: folder");
		return false;
	}
	snprintf(b->runs, PATH_BYTES, "%.400s/runs", b->folder);
	snprintf(b->log, PATH_BYTES, "%.400s/log.db", b->folder);
	if (!command_cost(&make, 1).done) {
		fprintf(stderr, "bench: afterrun-make failed\n");
		return false;
	}
	b->bytes = each_run(b, false);
	return setenv("AFTERRUN_DB", b->log, 1) == 0 && b->bytes > 0;
}

static void
measure(struct bench *b, bool with_peer)
{
	const struct command cat = {"cat", {"sh", "-c", "cat \"$0\"/*",
	    b->runs}};
	const struct command alone = {"import", {BENCH_AFTERRUN, "import",
	    b->runs, "--quiet", "--no-originals"}};
	struct cost cost;

	printf("%s runs, %.0f MB; wall seconds, median of %d (least..most)\n"
	    "%-26s %8s %21s %8s %8s\n", count_of_runs, b->bytes / 1e6,
	    TIMES, "", "wall s", "CPU s", "x cat", "MiB");
	cost = repeat(&cat, b, NULL);
	b->cat_s = cost.wall_s;
	line(b, "cat", &cost, 0);
	measure_log(b, "--no-originals", goal_without);
	measure_log(b, NULL, goal_with);
	if (with_peer) {
		cost = repeat(&alone, b, no_log);
		peer(b, cost.wall_s);
	}
}

int
import_archive(bool with_peer)
{
	struct bench b = {.met = true};
	bool made = make_runs(&b);

	if (made)
		measure(&b, with_peer);
	nftw(b.folder, take_away, DEPTH, FTW_DEPTH | FTW_PHYS);
	printf("all goals: %s\n", made && b.met ? "met" : "not met");
	return made && b.met ? 0 : 1;
}
