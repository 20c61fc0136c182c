#define _GNU_SOURCE
#include "doors/cli/helper.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "doors/cli/report.h"
#include "doors/cli/sibling.h"
#include "doors/common/exits.h"

enum { WORDS_MAX = 64, NOT_STARTED = 127 };

/* The text goes in; a child that ends early must not end us. */
static void
feed(int to, const char *text)
{
	size_t n = text ? strlen(text) : 0, sent = 0;
	struct sigaction ignore, before;

	memset(&ignore, 0, sizeof ignore);
	ignore.sa_handler = SIG_IGN;
	sigaction(SIGPIPE, &ignore, &before);
	while (sent < n) {
		ssize_t put = write(to, text + sent, n - sent);

		if (put < 0 && errno == EINTR)
			continue;
		if (put <= 0)
			break;
		sent += (size_t)put;
	}
	sigaction(SIGPIPE, &before, NULL);
}

static int
failed(const struct helper *helper, bool json)
{
	report(&(struct trouble){helper->code, helper->failed, NULL,
	    helper->failed_hint}, json);
	return EXIT_UNUSABLE;
}

static void
become(const char *path, const struct helper *helper, int from,
    const sigset_t *before)
{
	const char *words[WORDS_MAX + 2] = {helper->program};

	for (size_t i = 0; i < WORDS_MAX && helper->words[i]; i++)
		words[i + 1] = helper->words[i];
	if (helper->text && from == helper->fd)
		fcntl(from, F_SETFD, 0);
	else if (helper->text)
		dup2(from, helper->fd);
	sigprocmask(SIG_SETMASK, before, NULL);
	execv(path, (char *const *)(void *)words);
	_exit(NOT_STARTED);
}

/* Until the child has ended.  What the terminal sends reaches it anyway;
 * what was sent to this program alone is passed on. */
static int
wait_for(pid_t child, const sigset_t *signals)
{
	int status = 0;

	for (;;) {
		siginfo_t info;
		pid_t ended = waitpid(child, &status, WNOHANG);

		if (ended == child)
			return status;
		if (ended < 0 && errno != EINTR)
			return -1;
		if (sigwaitinfo(signals, &info) > 0 &&
		    info.si_signo != SIGCHLD && info.si_code != SI_KERNEL)
			kill(child, info.si_signo);
	}
}

static int
code_of(int status, const struct helper *helper, bool json)
{
	int by = WIFSIGNALED(status) ? WTERMSIG(status) : 0;

	if (by == SIGINT || by == SIGTERM || by == SIGHUP)
		return EXIT_INTERRUPTED;
	if (status == -1 || !WIFEXITED(status) ||
	    WEXITSTATUS(status) == NOT_STARTED)
		return failed(helper, json);
	return WEXITSTATUS(status);
}

static int
run(const char *path, const struct helper *helper, bool json)
{
	sigset_t signals, before;
	int pipes[2], status = -1;
	pid_t child;

	if (pipe2(pipes, O_CLOEXEC) != 0)
		return failed(helper, json);
	sigemptyset(&signals);
	sigaddset(&signals, SIGCHLD);
	sigaddset(&signals, SIGINT);
	sigaddset(&signals, SIGTERM);
	sigaddset(&signals, SIGHUP);
	sigprocmask(SIG_BLOCK, &signals, &before);
	fflush(NULL);
	child = fork();
	if (child == 0)
		become(path, helper, pipes[0], &before);
	close(pipes[0]);
	if (child > 0)
		feed(pipes[1], helper->text);
	close(pipes[1]);
	if (child > 0)
		status = wait_for(child, &signals);
	sigprocmask(SIG_SETMASK, &before, NULL);
	return code_of(status, helper, json);
}

int
helper_run(const struct helper *helper, bool json)
{
	char path[SIBLING_PATH];

	if (sibling_find(helper->program, path))
		return run(path, helper, json);
	report(&(struct trouble){helper->code, helper->absent,
	    helper->program, helper->absent_hint}, json);
	return EXIT_UNUSABLE;
}
