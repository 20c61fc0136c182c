#define _GNU_SOURCE
#include "doors/guide/signals.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

/* A handler can reach nothing else than these. */
static volatile sig_atomic_t leave;
static volatile sig_atomic_t suspend;
static volatile sig_atomic_t continued;

static struct {
	int fd;
	size_t n; /* 0: nothing to put back */
	char text[256];
	struct termios modes;
} crash;

static void
on_leave(int number)
{
	leave = number;
}

static void
on_suspend(int number)
{
	(void)number;
	suspend = 1;
}

static void
on_continue(int number)
{
	(void)number;
	continued = 1;
}

/* Only async-signal-safe calls here. */
static void
on_crash(int number)
{
	if (crash.n > 0) {
		ssize_t put = write(crash.fd, crash.text, crash.n);

		(void)put;
		tcsetattr(crash.fd, TCSANOW, &crash.modes);
	}
	signal(number, SIG_DFL);
	raise(number);
}

static void
catch(int number, void (*handler)(int))
{
	struct sigaction action;

	memset(&action, 0, sizeof action);
	sigemptyset(&action.sa_mask);
	action.sa_handler = handler;
	sigaction(number, &action, NULL);
}

void
signals_catch(void)
{
	static const int leaves[] = { SIGINT, SIGTERM, SIGHUP, SIGQUIT };
	static const int crashes[] = { SIGSEGV, SIGBUS, SIGILL, SIGFPE,
		SIGABRT };

	for (size_t i = 0; i < sizeof leaves / sizeof leaves[0]; i++)
		catch(leaves[i], on_leave);
	for (size_t i = 0; i < sizeof crashes / sizeof crashes[0]; i++)
		catch(crashes[i], on_crash);
	catch(SIGTSTP, on_suspend);
	catch(SIGCONT, on_continue);
	catch(SIGPIPE, SIG_IGN);
}

int
signals_leave(void)
{
	return leave;
}

bool
signals_suspend(void)
{
	bool was = suspend != 0;

	suspend = 0;
	return was;
}

bool
signals_continued(void)
{
	bool was = continued != 0;

	continued = 0;
	return was;
}

void
signals_stop_here(void)
{
	catch(SIGTSTP, SIG_DFL);
	raise(SIGTSTP);
	catch(SIGTSTP, on_suspend);
	suspend = 0;
	continued = 0;
}

void
signals_crash(int fd, const char *text, const struct termios *modes)
{
	crash.n = 0;
	if (!text)
		return;
	crash.fd = fd;
	crash.modes = *modes;
	snprintf(crash.text, sizeof crash.text, "%s", text);
	crash.n = strlen(crash.text);
}
