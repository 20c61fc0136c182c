#define _GNU_SOURCE
#include "doors/audio/stop.h"

#include <signal.h>
#include <stddef.h>

static const int signals[] = {SIGINT, SIGTERM, SIGHUP};

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static sigset_t
held(void)
{
	sigset_t set;

	sigemptyset(&set);
	for (size_t i = 0; i < COUNT(signals); i++)
		sigaddset(&set, signals[i]);
	return set;
}

void
stop_hold(void)
{
	sigset_t set = held();

	sigprocmask(SIG_BLOCK, &set, NULL);
}

void
stop_release(void)
{
	sigset_t set = held();

	sigprocmask(SIG_UNBLOCK, &set, NULL);
}

bool
stop_wanted(void)
{
	sigset_t pending;

	if (sigpending(&pending) != 0)
		return false;
	for (size_t i = 0; i < COUNT(signals); i++)
		if (sigismember(&pending, signals[i]) == 1)
			return true;
	return false;
}
