#define _GNU_SOURCE
#include "doors/http/child.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "api/error_json.h"
#include "api/json.h"
#include "doors/cli/sibling.h"

enum { WORDS_MAX = 16, SAID_MAX = 1 << 20, LOOK_MS = 200,
	CHILDREN_MAX = 4, ENVIRONMENT_MAX = 256 };

extern char **environ;

static enum ar_status
failed(const struct child *child, struct ar_error *err)
{
	ar_fail_at(err, AR_ESTORE, child->program,
	    "a program of afterrun did not work");
	return ar_fail_hint(err, "is afterrun installed whole? try again");
}

/* The child shall work on our log, whatever it would find by itself. */
static void
environment(const struct door *door, char log[LOG_PATH_MAX + 16],
    char *out[ENVIRONMENT_MAX])
{
	size_t used = 0;

	snprintf(log, LOG_PATH_MAX + 16, "AFTERRUN_DB=%s", door->log);
	out[used++] = log;
	for (size_t i = 0; environ[i] && used < ENVIRONMENT_MAX - 1; i++)
		if (strncmp(environ[i], "AFTERRUN_DB=", 12) != 0)
			out[used++] = environ[i];
	out[used] = NULL;
}

/* In a group of its own, so that it can be ended with its own children. */
static bool
attributes(posix_spawnattr_t *how)
{
	sigset_t none, usual;

	sigemptyset(&none);
	sigemptyset(&usual);
	sigaddset(&usual, SIGPIPE);
	sigaddset(&usual, SIGINT);
	sigaddset(&usual, SIGTERM);
	sigaddset(&usual, SIGHUP);
	return posix_spawnattr_init(how) == 0 &&
	    posix_spawnattr_setflags(how, POSIX_SPAWN_SETPGROUP |
	    POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF) == 0 &&
	    posix_spawnattr_setpgroup(how, 0) == 0 &&
	    posix_spawnattr_setsigmask(how, &none) == 0 &&
	    posix_spawnattr_setsigdefault(how, &usual) == 0;
}

static pid_t
start(const struct door *door, const struct child *child, const char *path,
    int out)
{
	const char *words[WORDS_MAX + 2] = {child->program};
	char log[LOG_PATH_MAX + 16], *env[ENVIRONMENT_MAX];
	posix_spawn_file_actions_t files;
	posix_spawnattr_t how;
	pid_t pid = -1;

	for (size_t i = 0; i < WORDS_MAX && child->words[i]; i++)
		words[i + 1] = child->words[i];
	environment(door, log, env);
	if (!attributes(&how))
		return -1;
	if (posix_spawn_file_actions_init(&files) == 0) {
		posix_spawn_file_actions_addopen(&files, STDIN_FILENO,
		    child->input ? child->input : "/dev/null", O_RDONLY, 0);
		posix_spawn_file_actions_adddup2(&files, out,
		    STDOUT_FILENO);
		posix_spawn_file_actions_addopen(&files, STDERR_FILENO,
		    "/dev/null", O_WRONLY, 0);
		if (posix_spawn(&pid, path, &files, &how,
		    (char *const *)(void *)words, env) != 0)
			pid = -1;
		posix_spawn_file_actions_destroy(&files);
	}
	posix_spawnattr_destroy(&how);
	return pid;
}

/* All that it says until it ends; too much or too long ends it. */
static char *
listen_to(const struct door *door, int from, pid_t pid, int seconds)
{
	double until = watch_clock() + seconds;
	char *said = calloc(1, SAID_MAX + 1);
	size_t n = 0;
	ssize_t got = 1;

	while (said && got != 0 && n < SAID_MAX) {
		struct pollfd ready = {.fd = from, .events = POLLIN};

		if (watch_clock() > until || (atomic_load(&door->stopping) &&
		    watch_clock() > until - seconds + seconds / 4.0))
			break;
		if (poll(&ready, 1, LOOK_MS) <= 0)
			continue;
		got = read(from, said + n, SAID_MAX - n);
		if (got < 0 && errno != EINTR)
			break;
		n += got > 0 ? (size_t)got : 0;
	}
	if (got != 0) {
		kill(-pid, SIGKILL);
		free(said);
		return NULL;
	}
	return said;
}

/* error/1 that it printed, in words. */
static enum ar_status
take_error(const struct child *child, const char *said, struct ar_error *err)
{
	static const enum ar_status known[] = {AR_EMEM, AR_EFORMAT,
	    AR_ETRUNC, AR_EDAMAGE, AR_EINPUT, AR_ELIMIT, AR_EREFUSED,
	    AR_EABSENT, AR_ESTORE, AR_ELOCKED, AR_EFULL, AR_EREADONLY,
	    AR_ECORRUPT, AR_ENEWER};
	struct ar_error unused;
	json_t *root = NULL;
	const char *code, *message, *hint;
	enum ar_status status = AR_EINPUT;

	if (ar_json_parse(said, strlen(said), &root, &unused) != AR_OK)
		return failed(child, err);
	code = json_string_value(json_object_get(root, "code"));
	message = json_string_value(json_object_get(root, "message"));
	hint = json_string_value(json_object_get(root, "hint"));
	for (size_t i = 0; code && i < sizeof known / sizeof known[0]; i++)
		if (strcmp(code, ar_status_code(known[i])) == 0)
			status = known[i];
	if (message)
		ar_fail(err, status, 0, message);
	else
		failed(child, err);
	if (message && hint)
		ar_fail_hint(err, hint);
	json_decref(root);
	return err->status;
}

static enum ar_status
run(struct door *door, const struct child *child, const char *path,
    char **said, struct ar_error *err)
{
	int pipes[2], status = 0;
	char *text = NULL;
	pid_t pid;

	if (pipe2(pipes, O_CLOEXEC) != 0)
		return failed(child, err);
	pid = start(door, child, path, pipes[1]);
	close(pipes[1]);
	if (pid > 0) {
		text = listen_to(door, pipes[0], pid, child->seconds);
		while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
			continue;
	}
	close(pipes[0]);
	if (pid > 0 && text && WIFEXITED(status) &&
	    WEXITSTATUS(status) == 0) {
		*said = text;
		return AR_OK;
	}
	if (text && WIFEXITED(status))
		take_error(child, text, err);
	else
		failed(child, err);
	free(text);
	return err->status;
}

enum ar_status
child_run(struct door *door, const struct child *child, char **said,
    struct ar_error *err)
{
	char path[SIBLING_PATH];
	enum ar_status status;

	*said = NULL;
	if (!sibling_find(child->program, path)) {
		ar_fail_at(err, AR_EABSENT, child->program,
		    "this needs a program that is not here");
		return ar_fail_hint(err, "install it beside afterrun");
	}
	if (atomic_fetch_add(&door->children, 1) >= CHILDREN_MAX) {
		ar_fail(err, AR_ELOCKED, 0, "too much is asked for at once");
		status = ar_fail_hint(err, "try again in a moment");
	} else {
		status = run(door, child, path, said, err);
	}
	atomic_fetch_sub(&door->children, 1);
	return status;
}
