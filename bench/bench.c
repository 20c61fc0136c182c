/* bench decode [--peers]   how fast recordings are read, beside others
 * bench pack               size and speed of samples as blobs
 * bench import [--peers]   ten years of runs into the log, beside cat
 * bench main               what the whole main job costs on a long run
 * bench analysis           what each stage of the analysis costs
 *
 * Every number of decode and main is CPU time (user and system) of a child
 * process, the median of RUNS runs; MB is 10^6 bytes.  docs/performance.md. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bench.h"

enum { RUNS = 7, COPIES = 20, PEER_COPIES = 5 };

/* The goals of docs/performance.md for a 3-hour 1 Hz FIT file. */
static const double main_goal_ms = 30, main_goal_mib = 32;

static const char usage[] =
    "usage: bench decode [--peers]\n"
    "       bench main\n"
    "       bench analysis\n"
    "       bench pack\n"
    "       bench import [--peers]\n";

/* words, then the file copies times. */
static struct command
command_on(const char *name, const char *const *words, const char *path,
    int copies)
{
	struct command command = {.name = name};
	int n = 0;

	while (words[n]) {
		command.argv[n] = words[n];
		n++;
	}
	for (int i = 0; i < copies && n < ARGUMENTS_MAX - 1; i++)
		command.argv[n++] = path;
	return command;
}

/* One line; the CPU seconds for one copy, or 0 when it was skipped. */
static double
measure(const char *name, const char *const *words,
    const struct sample_file *file, int copies)
{
	struct command command =
	    command_on(name, words, file->path, copies);
	struct cost cost = command_cost(&command, RUNS);

	if (!cost.done) {
		printf("%-4s %-26s skipped: %s\n", file->format, name,
		    cost.why);
		return 0;
	}
	printf("%-4s %-26s %9.1f %12.0f %9.2f %9.2f..%-9.2f %8.1f\n",
	    file->format, name, file->bytes * copies / cost.cpu_s / 1e6,
	    file->records * copies / cost.cpu_s,
	    1000 * cost.cpu_s / copies, 1000 * cost.cpu_least_s / copies,
	    1000 * cost.cpu_most_s / copies, cost.peak_mib);
	fflush(stdout);
	return cost.cpu_s / copies;
}

static void
ratio(const char *format, const char *what, double other_s, double own_s)
{
	if (other_s > 0 && own_s > 0)
		printf("%-4s   %s needs %.2f times the CPU of afterrun\n",
		    format, what, other_s / own_s);
}

struct peer {
	const char *format;
	const char *name;
	const char *words[5];
};

static const struct peer peers[] = {
    {"fit", "@garmin/fitsdk (node)",
	{"node", BENCH_PEERS "/fitsdk.mjs", BENCH_NODE_MODULES}},
    {"fit", "fit-file-parser (node)",
	{"node", BENCH_PEERS "/fit_file_parser.mjs", BENCH_NODE_MODULES}},
    {"gpx", "gpxpy (python3)",
	{"/usr/bin/python3", BENCH_PEERS "/gpxpy_count.py"}},
};

static void
decode_one(const char *self, const struct sample_file *file, bool with_peers)
{
	const char *const cat[] = {"cat", NULL};
	const char *const own[] = {BENCH_AFTERRUN, "read", "--count", NULL};
	const char *const count[] = {self, "within", "count", NULL};
	const char *const full[] = {self, "within", "read", NULL};
	const char *const expat[] = {self, "within", "expat", NULL};
	double own_s, cat_s, expat_s = 0;

	cat_s = measure("cat", cat, file, COPIES);
	own_s = measure("afterrun read --count", own, file, COPIES);
	measure("library, count only", count, file, COPIES);
	measure("library, whole recording", full, file, COPIES);
	if (strcmp(file->format, "fit") != 0)
		expat_s = measure("expat, empty handlers", expat, file,
		    COPIES);
	ratio(file->format, "cat", cat_s, own_s);
	ratio(file->format, "expat with empty handlers", expat_s, own_s);
	for (size_t i = 0;
	     with_peers && i < sizeof peers / sizeof peers[0]; i++)
		if (strcmp(peers[i].format, file->format) == 0)
			ratio(file->format, peers[i].name,
			    measure(peers[i].name, peers[i].words, file,
				PEER_COPIES),
			    own_s);
	printf("\n");
}

static int
decode(const char *self, bool with_peers)
{
	struct sample_file files[FILES] = {0};
	char folder[PATH_BYTES];
	bool made = files_make(files, folder);

	if (made)
		printf("3 hours at 1 Hz; CPU, median of %d runs\n\n"
		       "%-4s %-26s %9s %12s %9s %20s %8s\n",
		    RUNS, "", "", "MB/s", "records/s", "ms/file",
		    "least..most ms", "MiB");
	for (int i = 0; made && i < FILES; i++)
		decode_one(self, &files[i], with_peers);
	files_remove(files, folder);
	return made ? 0 : 1;
}

static int
main_job(void)
{
	const char *const words[] = {BENCH_AFTERRUN, "--json", "--no-store",
	    "--minutes", "20", NULL};
	struct sample_file files[FILES] = {0};
	char folder[PATH_BYTES];
	bool made = files_make(files, folder), met = made;

	for (int i = 0; made && i < FILES; i++) {
		struct command command =
		    command_on("main", words, files[i].path, 1);
		struct cost cost = command_cost(&command, RUNS);

		if (!cost.done) {
			printf("%s: skipped: afterrun: %s\n", files[i].format,
			    cost.why);
			met = false;
			continue;
		}
		printf("%s: %.1f ms CPU (%.1f..%.1f), peak %.1f MiB\n",
		    files[i].format, 1000 * cost.cpu_s,
		    1000 * cost.cpu_least_s, 1000 * cost.cpu_most_s,
		    cost.peak_mib);
		if (i == 0)
			met = 1000 * cost.cpu_s < main_goal_ms &&
			    cost.peak_mib < main_goal_mib;
	}
	files_remove(files, folder);
	printf("goal (FIT): < %.0f ms CPU and < %.0f MiB: %s\n", main_goal_ms,
	    main_goal_mib, met ? "met" : "not met");
	return met ? 0 : 1;
}

int
main(int argc, char **argv)
{
	if (argc > 2 && strcmp(argv[1], "within") == 0)
		return within(argc - 2, argv + 2);
	if (argc == 2 && strcmp(argv[1], "main") == 0)
		return main_job();
	if (argc == 2 && strcmp(argv[1], "analysis") == 0)
		return stages();
	if (argc == 2 && strcmp(argv[1], "pack") == 0)
		return pack();
	if (argc >= 2 && strcmp(argv[1], "import") == 0 &&
	    (argc == 2 || (argc == 3 && strcmp(argv[2], "--peers") == 0)))
		return import_archive(argc == 3);
	if (argc >= 2 && strcmp(argv[1], "decode") == 0 &&
	    (argc == 2 || (argc == 3 && strcmp(argv[2], "--peers") == 0)))
		return decode(argv[0], argc == 3);
	fputs(usage, stderr);
	return 2;
}
