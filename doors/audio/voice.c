#define _GNU_SOURCE
#include "doors/audio/voice.h"

#include <errno.h>
#include <fcntl.h>
#include <math.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "doors/audio/stop.h"

enum { NOT_STARTED = 127, TICK_MS = 100, HANGS_S = 20, CHUNK = 64 << 10,
	/* 16 bits at 48,000 Hz */
	BYTES_MAX = VOICE_SECONDS_MAX * 48000 * 2 };

/* espeak-ng's -s counts words that are longer than ours: measured over the
 * texts of the guide, -s 165 says about 149 words a minute. */
static const double SPEED_PER_WPM = 1.1;

struct child {
	pid_t pid; /* 0: free */
	int fd;
	size_t line;
	time_t started_s;
	unsigned char *bytes;
	size_t n, room;
};

struct work {
	const struct voice *voice;
	const struct line *lines;
	size_t count, next;
	struct child children[VOICE_JOBS_MAX];
	const struct voice_taker *taker;
	struct trouble *trouble;
};

/* Seconds that no change of the clock moves. */
static time_t
steady_s(void)
{
	struct timespec now = {0, 0};

	clock_gettime(CLOCK_MONOTONIC, &now);
	return now.tv_sec;
}

static void
become_voice(const char *name, const char *text, double wpm, int out)
{
	char speed[16];
	const char *const words[] = {"espeak-ng", "-v", name, "-b", "1", "-s",
	    speed, "--stdout", "--", text, NULL};
	int nothing = open("/dev/null", O_RDWR);

	snprintf(speed, sizeof speed, "%ld", lround(wpm * SPEED_PER_WPM));
	dup2(nothing, STDIN_FILENO);
	dup2(out, STDOUT_FILENO);
	dup2(nothing, STDERR_FILENO);
	stop_release();
	execvp(words[0], (char *const *)(void *)words);
	_exit(NOT_STARTED);
}

static bool
start(struct work *work, struct child *child)
{
	const struct line *line = &work->lines[work->next];
	int ends[2];

	if (pipe2(ends, O_CLOEXEC) != 0)
		return false;
	memset(child, 0, sizeof *child);
	child->pid = fork();
	if (child->pid == 0)
		become_voice(work->voice->name, line->text, line->wpm,
		    ends[1]);
	close(ends[1]);
	child->fd = ends[0];
	child->line = work->next++;
	child->started_s = steady_s();
	if (child->pid > 0)
		return true;
	close(ends[0]);
	child->pid = 0;
	return false;
}

/* Wait for its end and forget it; its status as from waitpid. */
static int
end(struct child *child)
{
	int status = 0;

	while (waitpid(child->pid, &status, 0) < 0 && errno == EINTR)
		;
	close(child->fd);
	free(child->bytes);
	memset(child, 0, sizeof *child);
	return status;
}

static void
end_all(struct work *work)
{
	for (int i = 0; i < VOICE_JOBS_MAX; i++) {
		if (work->children[i].pid == 0)
			continue;
		kill(work->children[i].pid, SIGKILL);
		end(&work->children[i]);
	}
}

static int
blame(const struct work *work, int status)
{
	/* Ctrl-C on a terminal reaches the children too */
	if (stop_wanted())
		return fail_interrupted(work->trouble);
	if (WIFSIGNALED(status))
		return fail(work->trouble, EXIT_UNUSABLE,
		    "the voice was stopped before it was done", "espeak-ng",
		    "try again");
	if (WEXITSTATUS(status) == NOT_STARTED)
		return fail(work->trouble, EXIT_UNUSABLE,
		    "the voice is not on this computer", "espeak-ng",
		    "install the package espeak-ng");
	return fail(work->trouble, EXIT_UNUSABLE,
	    "espeak-ng does not speak with this voice", work->voice->name,
	    "espeak-ng --voices lists what it has");
}

/* A child has closed its end: hand over what it said. */
static int
harvest(struct work *work, struct child *child)
{
	struct sound sound;
	size_t line = child->line;
	bool sound_read = wave_read(child->bytes, child->n, &sound);
	int status = end(child);

	if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) {
		free(sound.samples);
		return blame(work, status);
	}
	if (!sound_read) {
		free(sound.samples);
		return fail(work->trouble, EXIT_UNUSABLE,
		    "the voice gave no sound", "espeak-ng",
		    "try espeak-ng --stdout hello > hello.wav");
	}
	return work->taker->take(work->taker->self, line, &sound,
	    work->trouble);
}

/* What lies in the pipe.  *over: it has ended. */
static int
listen_to(struct work *work, struct child *child, bool *over)
{
	ssize_t got;

	*over = false;
	if (child->room - child->n < CHUNK) {
		unsigned char *more = realloc(child->bytes,
		    child->room + 4 * CHUNK);

		if (!more)
			return fail_memory(work->trouble);
		child->bytes = more;
		child->room += 4 * CHUNK;
	}
	got = read(child->fd, child->bytes + child->n, CHUNK);
	if (got < 0 && errno == EINTR)
		return EXIT_DONE;
	*over = got <= 0;
	child->n += got > 0 ? (size_t)got : 0;
	if (child->n <= BYTES_MAX)
		return EXIT_DONE;
	return fail(work->trouble, EXIT_UNUSABLE, "the voice does not end",
	    "espeak-ng", "try another voice");
}

static int
serve(struct work *work, struct child *child, bool ready)
{
	bool over = false;
	int code = EXIT_DONE;

	if (ready)
		code = listen_to(work, child, &over);
	if (code == EXIT_DONE && over)
		return harvest(work, child);
	if (code == EXIT_DONE && steady_s() - child->started_s > HANGS_S)
		return fail(work->trouble, EXIT_UNUSABLE,
		    "the voice does not answer", "espeak-ng", "try again");
	return code;
}

static int
wait_some(struct work *work)
{
	struct pollfd fds[VOICE_JOBS_MAX];
	int code = EXIT_DONE;

	for (int i = 0; i < VOICE_JOBS_MAX; i++) {
		const struct child *child = &work->children[i];

		fds[i] = (struct pollfd){child->pid ? child->fd : -1, POLLIN,
		    0};
	}
	if (poll(fds, VOICE_JOBS_MAX, TICK_MS) < 0 && errno != EINTR)
		return fail(work->trouble, EXIT_UNUSABLE, strerror(errno),
		    "espeak-ng", NULL);
	for (int i = 0; code == EXIT_DONE && i < VOICE_JOBS_MAX; i++)
		if (work->children[i].pid)
			code = serve(work, &work->children[i],
			    fds[i].revents != 0);
	return code;
}

/* Keep as many at work as are wanted.  *busy: how many are. */
static int
fill(struct work *work, int *busy)
{
	*busy = 0;
	for (int i = 0; i < work->voice->jobs; i++) {
		struct child *child = &work->children[i];

		if (!child->pid && work->next < work->count &&
		    !start(work, child))
			return fail(work->trouble, EXIT_UNUSABLE,
			    "the voice could not be started", "espeak-ng",
			    "close other programs");
		*busy += child->pid ? 1 : 0;
	}
	return EXIT_DONE;
}

int
voice_say(const struct voice *voice, const struct line *lines, size_t count,
    const struct voice_taker *taker, struct trouble *trouble)
{
	struct work work = {.voice = voice, .lines = lines, .count = count,
	    .taker = taker, .trouble = trouble};
	int code = EXIT_DONE, busy = 1;

	while (code == EXIT_DONE && busy > 0) {
		if (stop_wanted())
			code = fail_interrupted(trouble);
		if (code == EXIT_DONE)
			code = fill(&work, &busy);
		if (code == EXIT_DONE && busy > 0)
			code = wait_some(&work);
	}
	end_all(&work);
	return code;
}
