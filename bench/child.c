/* One command as a child process, and what it cost. */
#define _DEFAULT_SOURCE
#include <fcntl.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "bench.h"

enum { RUNS_MAX = 32 };

static double
seconds(struct timeval t)
{
	return (double)t.tv_sec + (double)t.tv_usec / 1e6;
}

/* Exit code of one run, or -1. */
static int
run_once(const struct command *command, double *cpu_s, double *wall_s,
    double *peak_mib)
{
	struct timespec from, to;
	struct rusage used;
	int status;
	pid_t pid;

	clock_gettime(CLOCK_MONOTONIC, &from);
	pid = fork();

	if (pid == 0) {
		int nowhere = open("/dev/null", O_RDWR);

		dup2(nowhere, STDOUT_FILENO);
		dup2(nowhere, STDERR_FILENO);
		execvp(command->argv[0], (char *const *)command->argv);
		_exit(EXIT_NO_PROGRAM);
	}
	if (pid < 0 || wait4(pid, &status, 0, &used) != pid)
		return -1;
	clock_gettime(CLOCK_MONOTONIC, &to);
	*wall_s = (double)(to.tv_sec - from.tv_sec) +
	    (double)(to.tv_nsec - from.tv_nsec) / 1e9;
	*cpu_s = seconds(used.ru_utime) + seconds(used.ru_stime);
	*peak_mib = (double)used.ru_maxrss / 1024;
	return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static int
smaller(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

static const char *
failure(int code)
{
	if (code == EXIT_NO_PROGRAM)
		return "the program is not there";
	if (code == EXIT_ABSENT)
		return "its library is not installed";
	return "it failed";
}

struct cost
command_cost(const struct command *command, int runs)
{
	struct cost cost = {0};
	double cpu_s[RUNS_MAX];

	for (int i = 0; i < runs && i < RUNS_MAX; i++) {
		double peak = 0;
		int code = run_once(command, &cpu_s[i], &cost.wall_s,
		    &peak);

		if (code != 0) {
			cost.why = failure(code);
			return cost;
		}
		if (peak > cost.peak_mib)
			cost.peak_mib = peak;
	}
	qsort(cpu_s, (size_t)runs, sizeof cpu_s[0], smaller);
	cost.done = true;
	cost.cpu_s = cpu_s[runs / 2];
	cost.cpu_least_s = cpu_s[0];
	cost.cpu_most_s = cpu_s[runs - 1];
	return cost;
}
