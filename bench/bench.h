/* What the parts of the benchmark share. */
#ifndef BENCH_BENCH_H
#define BENCH_BENCH_H

#include <stdbool.h>
#include <stddef.h>

enum { ARGUMENTS_MAX = 64, PATH_BYTES = 512 };

/* A command: argv as for execvp, ending with NULL. */
struct command {
	const char *name; /* what the table calls it */
	const char *argv[ARGUMENTS_MAX];
};

struct cost {
	bool done; /* false: it could not be run; why says why */
	const char *why;
	double cpu_s;    /* user and system, median of the runs */
	double cpu_least_s, cpu_most_s;
	double peak_mib; /* largest resident set of all runs */
	double wall_s;   /* of the last run */
};

/* Exit code of a peer whose library is not installed. */
enum { EXIT_ABSENT = 77, EXIT_NO_PROGRAM = 127 };

/* Run the command runs times (output to /dev/null), one after another. */
struct cost command_cost(const struct command *command, int runs);

/* A file of the benchmark. */
struct sample_file {
	const char *format; /* "fit", "gpx", "tcx" */
	char path[PATH_BYTES];
	double bytes;
	double records;
};

enum { FILES = 3 };

/* Write a 3-hour 1 Hz recording in each format into a new folder below
 * TMPDIR; false: it could not be done (said on stderr). */
bool files_make(struct sample_file files[FILES], char folder[PATH_BYTES]);
void files_remove(struct sample_file files[FILES], const char *folder);

/* --- samples as blobs: bench pack --- */
int pack(void);

/* --- work done inside a child: bench within WHAT FILE… --- */
int within(int argc, char **argv);

/* --- an archive into the log: bench import --- */
int import_archive(bool with_peer);

/* --- bench analysis: in this process, stage by stage --- */
int stages(void);

#endif
