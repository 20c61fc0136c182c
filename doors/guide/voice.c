#define _GNU_SOURCE
#include "doors/guide/voice.h"

#include <errno.h>
#include <fcntl.h>
#include <math.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { NOT_STARTED = 127, DISPATCHER_USUAL = 170 };

static bool
find(const char *name, char path[VOICE_PATH])
{
	const char *folders = getenv("PATH");

	while (folders && *folders) {
		size_t n = strcspn(folders, ":");
		int used = snprintf(path, VOICE_PATH, "%.*s/%s", (int)n,
		    folders, name);

		if (n > 0 && used > 0 && used < VOICE_PATH &&
		    access(path, X_OK) == 0)
			return true;
		folders += n + (folders[n] ? 1 : 0);
	}
	return false;
}

bool
voice_open(struct voice *voice, const char *language,
    double words_per_minute)
{
	memset(voice, 0, sizeof *voice);
	voice->on = find("espeak-ng", voice->program);
	if (!voice->on)
		voice->on = voice->dispatcher =
		    find("spd-say", voice->program);
	snprintf(voice->language, sizeof voice->language, "%s", language);
	if (words_per_minute > 0 && words_per_minute < 1000)
		voice->words_per_minute = (int)lround(words_per_minute);
	return voice->on;
}

/* Words a minute as the dispatcher's -100..100. */
static int
dispatcher_rate(int words_per_minute)
{
	int rate = (words_per_minute - DISPATCHER_USUAL) / 2;

	return rate < -100 ? -100 : rate > 100 ? 100 : rate;
}

/* In the child: nothing it writes may reach the screen. */
static void
become(const struct voice *voice, const char *text)
{
	char rate[16];
	const char *arguments[10] = { voice->program };
	int used = 1, nowhere = open("/dev/null", O_RDWR);
	sigset_t none;

	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	for (int fd = 0; nowhere >= 0 && fd <= 2; fd++)
		dup2(nowhere, fd);
	arguments[used++] = voice->dispatcher ? "-l" : "-v";
	arguments[used++] = voice->language;
	if (voice->words_per_minute > 0) {
		snprintf(rate, sizeof rate, "%d", voice->dispatcher ?
		    dispatcher_rate(voice->words_per_minute) :
		    voice->words_per_minute);
		arguments[used++] = voice->dispatcher ? "-r" : "-s";
		arguments[used++] = rate;
	}
	if (voice->dispatcher)
		arguments[used++] = "--wait";
	arguments[used++] = "--";
	arguments[used++] = text;
	execv(voice->program, (char *const *)(void *)arguments);
	_exit(NOT_STARTED);
}

static void
take_status(struct voice *voice, int status)
{
	voice->child = 0;
	voice->failed = WIFEXITED(status) && WEXITSTATUS(status) != 0;
}

void
voice_poll(struct voice *voice)
{
	int status;

	if (voice->child > 0 &&
	    waitpid(voice->child, &status, WNOHANG) == voice->child)
		take_status(voice, status);
}

void
voice_hush(struct voice *voice)
{
	int status;

	voice_poll(voice);
	if (voice->child <= 0)
		return;
	kill(voice->child, SIGKILL);
	while (waitpid(voice->child, &status, 0) < 0)
		if (errno != EINTR)
			break;
	voice->child = 0;
}

void
voice_say(struct voice *voice, const char *text)
{
	pid_t child;

	if (!voice->on || !text || !text[0])
		return;
	voice_hush(voice);
	child = fork();
	if (child == 0)
		become(voice, text);
	voice->child = child > 0 ? child : 0;
}
