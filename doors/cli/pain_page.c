#define _GNU_SOURCE
#include "doors/cli/pain_page.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "doors/cli/exits.h"
#include "doors/cli/report.h"

enum { PATH_BYTES = 4096, NOT_STARTED = 127 };

/* false: it is in neither place. */
static bool
find_program(char path[PATH_BYTES])
{
	static const char *const places[] = {"afterrun-page",
	    "../libexec/afterrun/afterrun-page"};
	char here[PATH_BYTES];
	ssize_t n = readlink("/proc/self/exe", here, sizeof here - 1);
	char *slash;

	if (n <= 0)
		return false;
	here[n] = '\0';
	slash = strrchr(here, '/');
	if (!slash)
		return false;
	slash[1] = '\0';
	for (size_t i = 0; i < sizeof places / sizeof places[0]; i++) {
		int used = snprintf(path, PATH_BYTES, "%s%s", here,
		    places[i]);

		if (used > 0 && used < PATH_BYTES &&
		    access(path, X_OK) == 0)
			return true;
	}
	return false;
}

static void
feed(int to, const char *text)
{
	size_t n = strlen(text), sent = 0;

	while (sent < n) {
		ssize_t put = write(to, text + sent, n - sent);

		if (put < 0 && errno == EINTR)
			continue;
		if (put <= 0)
			return;
		sent += (size_t)put;
	}
}

static bool
is_text(const char *file)
{
	static const char end[] = ".txt";
	size_t n = strlen(file);

	return n >= sizeof end - 1 &&
	    strcmp(file + n - (sizeof end - 1), end) == 0;
}

static int
failed(bool json)
{
	report(&(struct trouble){"page", "the page could not be started",
	    NULL, "try again; the answers are not lost with --case"}, json);
	return EXIT_UNUSABLE;
}

static int
run(const char *program, const char *file, const char *text, bool json)
{
	const char *arguments[] = {"afterrun-page", "-o", file, NULL, NULL,
	    NULL};
	int pipes[2], status = 0, used = 3;
	pid_t child;

	if (is_text(file))
		arguments[used++] = "--text";
	if (json)
		arguments[used++] = "--json";

	if (pipe2(pipes, O_CLOEXEC) != 0)
		return failed(json);
	fflush(NULL);
	child = fork();
	if (child == 0) {
		dup2(pipes[0], STDIN_FILENO);
		execv(program, (char *const *)(void *)arguments);
		_exit(NOT_STARTED);
	}
	close(pipes[0]);
	if (child > 0) {
		/* a child that ends early must not end us */
		signal(SIGPIPE, SIG_IGN);
		feed(pipes[1], text);
		signal(SIGPIPE, SIG_DFL);
	}
	close(pipes[1]);
	while (child > 0 && waitpid(child, &status, 0) < 0)
		if (errno != EINTR)
			return failed(json);
	if (child < 0 || !WIFEXITED(status) ||
	    WEXITSTATUS(status) == NOT_STARTED)
		return failed(json);
	return WEXITSTATUS(status);
}

int
pain_page(const char *file, const char *text, bool json)
{
	char path[PATH_BYTES];

	if (find_program(path))
		return run(path, file, text, json);
	report(&(struct trouble){"page", "the page needs a program that is "
	    "not here", "afterrun-page",
	    "install it beside afterrun, or show the text of afterrun pain"},
	    json);
	return EXIT_UNUSABLE;
}
