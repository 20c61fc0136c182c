#define _GNU_SOURCE
#include "program.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "../check.h"

enum { CHUNK = 64 * 1024, ENV_MAX = 12 };

/* Each run begins with an empty log unless the test names another. */
#define FRESH_LOG "AFTERRUN_DB=log.db"

struct stream {
	int fd;
	char *bytes;
	size_t n;
};

/* A program without a folder of the test gets this one. */
static char own_folder[] = "/tmp/afterrun-test-XXXXXX";

static void
remove_own(void)
{
	char path[sizeof own_folder + 16];

	snprintf(path, sizeof path, "%s/log.db", own_folder);
	unlink(path);
	strcat(path, "-journal");
	unlink(path);
	rmdir(own_folder);
}

static void
make_own(void)
{
	static bool made;

	if (made)
		return;
	assert_non_null(mkdtemp(own_folder));
	made = true;
	atexit(remove_own);
}

static void
start(const struct program *program, const char *folder)
{
	const char *argv[PROGRAM_ARGS + 2] = {"afterrun"};
	const char *env[ENV_MAX] = {"LC_ALL=C.UTF-8", "TZ=UTC", "TERM=xterm",
	    "AFTERRUN_NOW=2026-06-01T09:00:00Z", FRESH_LOG};
	size_t used = 5;

	for (size_t i = 0; i < PROGRAM_ARGS && program->args[i]; i++)
		argv[i + 1] = program->args[i];
	for (size_t i = 0; i < 4 && program->env[i]; i++) {
		size_t name = strcspn(program->env[i], "=") + 1;
		size_t at = 0;

		while (at < used && strncmp(env[at], program->env[i], name))
			at++;
		env[at] = program->env[i];
		used += at == used ? 1 : 0;
	}
	if (chdir(folder ? folder : own_folder) != 0)
		_exit(125);
	if (strcmp(env[4], FRESH_LOG) == 0)
		unlink("log.db");
	execve(AR_PROGRAM, (char *const *)(void *)argv,
	    (char *const *)(void *)env);
	_exit(126);
}

/* false: the stream has ended. */
static int
take(struct stream *stream)
{
	ssize_t got;

	stream->bytes = realloc(stream->bytes, stream->n + CHUNK + 1);
	assert_non_null(stream->bytes);
	got = read(stream->fd, stream->bytes + stream->n, CHUNK);
	if (got <= 0)
		return 0;
	stream->n += (size_t)got;
	return 1;
}

static void
finish_stream(struct stream *stream)
{
	if (!stream->bytes)
		stream->bytes = malloc(1);
	assert_non_null(stream->bytes);
	stream->bytes[stream->n] = '\0';
	close(stream->fd);
}

/* Both streams to their ends, feeding in meanwhile. */
static void
converse(struct stream streams[2], int in, const struct program *program,
    pid_t child)
{
	size_t typed_n = program->typed_n ? program->typed_n :
	    program->typed ? strlen(program->typed) : 0;
	size_t sent = 0;
	time_t end = time(NULL) + PROGRAM_SECONDS;
	int open = streams[1].fd >= 0 ? 2 : 1;

	while (open > 0) {
		struct pollfd fds[3] = {
			{streams[0].fd, POLLIN, 0},
			{streams[1].fd, POLLIN, 0},
			{sent < typed_n ? in : -1, POLLOUT, 0},
		};

		if (time(NULL) > end) {
			kill(child, SIGKILL);
			fail_msg("the program hangs");
		}
		poll(fds, 3, 1000);
		if (fds[2].revents) {
			ssize_t put = write(in, program->typed + sent,
			    typed_n - sent);

			sent = put > 0 ? sent + (size_t)put : typed_n;
		}
		if (sent == typed_n && in >= 0 && in != streams[0].fd) {
			close(in);
			in = -1;
		}
		for (int i = 0; i < 2; i++)
			if (fds[i].revents && !take(&streams[i])) {
				fds[i].fd = -1;
				finish_stream(&streams[i]);
				streams[i].fd = -1;
				open--;
			}
	}
}

static void
strip_returns(char *text)
{
	char *to = text;

	for (const char *from = text; *from; from++)
		if (*from != '\r')
			*to++ = *from;
	*to = '\0';
}

static int
code_of(pid_t child)
{
	int status;

	while (waitpid(child, &status, 0) < 0)
		if (errno != EINTR)
			return -1;
	return WIFSIGNALED(status) ? 128 + WTERMSIG(status) :
	    WEXITSTATUS(status);
}

static void
run_terminal(const struct program *program, const char *folder,
    struct result *result)
{
	struct winsize size = {0};
	struct stream streams[2] = {{-1, NULL, 0}, {-1, NULL, 0}};
	pid_t child;

	size.ws_col = (unsigned short)program->columns;
	size.ws_row = (unsigned short)(program->rows ? program->rows : 24);
	child = forkpty(&streams[0].fd, NULL, NULL, &size);
	if (child == 0)
		start(program, folder);
	if (child < 0) {
		print_message("skipped: this machine gives no terminal\n");
		skip();
	}
	converse(streams, streams[0].fd, program, child);
	result->out = streams[0].bytes;
	strip_returns(result->out);
	result->out_n = strlen(result->out);
	result->err = calloc(1, 1);
	result->code = code_of(child);
}

void
program_run(const struct program *program, const char *folder,
    struct result *result)
{
	int in[2], out[2], err[2];
	struct stream streams[2] = {{-1, NULL, 0}, {-1, NULL, 0}};
	pid_t child;

	memset(result, 0, sizeof *result);
	if (!folder)
		make_own();
	signal(SIGPIPE, SIG_IGN);
	if (program->columns > 0) {
		run_terminal(program, folder, result);
		return;
	}
	assert_int_equal(pipe2(in, O_CLOEXEC), 0);
	assert_int_equal(pipe2(out, O_CLOEXEC), 0);
	assert_int_equal(pipe2(err, O_CLOEXEC), 0);
	child = fork();
	if (child == 0) {
		dup2(in[0], 0);
		dup2(out[1], 1);
		dup2(err[1], 2);
		signal(SIGPIPE, SIG_DFL);
		start(program, folder);
	}
	assert_true(child > 0);
	close(in[0]);
	close(out[1]);
	close(err[1]);
	streams[0].fd = out[0];
	streams[1].fd = err[0];
	converse(streams, in[1], program, child);
	result->out = streams[0].bytes;
	result->out_n = streams[0].n;
	result->err = streams[1].bytes;
	result->code = code_of(child);
}

void
result_free(struct result *result)
{
	free(result->out);
	free(result->err);
	memset(result, 0, sizeof *result);
}
