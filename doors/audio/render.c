#define _GNU_SOURCE
#include "doors/audio/render.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "doors/audio/mix.h"
#include "doors/audio/output.h"
#include "doors/audio/sheet.h"
#include "doors/audio/stop.h"
#include "doors/audio/writer.h"

enum { LABEL_MAX = 80, S_A_MIN = 60 };

struct work {
	const struct render *render;
	struct plan *plan;
	const struct format *format;
	struct output sound, sheet;
	char title[LABEL_MAX], comment[LABEL_MAX];
	struct trouble *trouble;
};

static int
full(struct work *work)
{
	return fail(work->trouble, EXIT_STORAGE, errno ? strerror(errno) :
	    "it could not be written", work->sound.name,
	    "is the disk full?");
}

static int
pour(struct work *work, struct mix *mix, struct writer *writer)
{
	float samples[MIX_BLOCK];
	int n;

	while ((n = mix_next(mix, samples)) > 0) {
		errno = 0;
		if (stop_wanted())
			return fail_interrupted(work->trouble);
		if (!writer_put(writer, samples, (size_t)n))
			return full(work);
	}
	return n == 0 ? EXIT_DONE : fail(work->trouble, EXIT_STORAGE,
	    "what was said could not be read back", "TMPDIR or /tmp", NULL);
}

static int
write_sound(struct work *work, const struct bells *bells)
{
	struct labels labels = {work->title, work->comment};
	struct mix mix;
	const char *message;
	struct writer *writer;
	int code;

	if (!mix_open(&mix, work->plan, bells))
		return fail_memory(work->trouble);
	writer = writer_open(work->format, work->sound.fd, &labels, &message);
	if (writer)
		code = pour(work, &mix, writer);
	else
		code = fail(work->trouble, EXIT_STORAGE, message,
		    work->sound.name, "try another kind of file");
	mix_close(&mix);
	errno = 0;
	if (!writer_close(writer) && code == EXIT_DONE)
		code = full(work);
	return code;
}

static int
write_sheet(struct work *work)
{
	struct sheet sheet = {work->render->name,
	    format_sheet_word(work->format), work->title};
	char *text = sheet_make(&sheet, &work->plan->guide,
	    work->render->arena);
	size_t n = text ? strlen(text) : 0, sent = 0;

	if (!text)
		return fail_memory(work->trouble);
	while (sent < n) {
		ssize_t put = write(work->sheet.fd, text + sent, n - sent);

		if (put < 0 && errno == EINTR)
			continue;
		if (put <= 0)
			return full(work);
		sent += (size_t)put;
	}
	return EXIT_DONE;
}

/* Both names are free, and both folders can be written, before any work. */
static int
open_both(struct work *work)
{
	const struct render *render = work->render;
	char name[OUTPUT_NAME_MAX];
	int code = output_open(&work->sound, render->name, render->force,
	    work->trouble);

	if (code != EXIT_DONE)
		return code;
	if (!sheet_name(render->name, name, sizeof name))
		return fail_usage(work->trouble, "this name is too long",
		    NULL);
	return output_open(&work->sheet, name, render->force, work->trouble);
}

static void
label(struct work *work)
{
	const struct ar_guide *guide = &work->plan->guide;
	long seconds = lround(guide->total_s);

	snprintf(work->title, sizeof work->title,
	    "Recovery session, %ld minutes",
	    lround(guide->total_s / S_A_MIN));
	snprintf(work->comment, sizeof work->comment, "%ld min %02ld s",
	    seconds / S_A_MIN, seconds % S_A_MIN);
}

static int
write_both(struct work *work)
{
	struct bells bells;
	int code = bells_make(&bells, work->render->quiet_bells) ?
	    EXIT_DONE : fail_memory(work->trouble);

	label(work);
	if (code == EXIT_DONE)
		code = write_sound(work, &bells);
	bells_free(&bells);
	if (code == EXIT_DONE)
		code = write_sheet(work);
	if (code == EXIT_DONE && stop_wanted())
		code = fail_interrupted(work->trouble);
	if (code == EXIT_DONE)
		code = output_keep(&work->sound, work->trouble);
	if (code == EXIT_DONE)
		code = output_keep(&work->sheet, work->trouble);
	return code;
}

int
render_make(const struct render *render, struct plan *plan,
    struct trouble *trouble)
{
	struct work work = {.render = render, .plan = plan,
	    .trouble = trouble, .sound.fd = -1, .sheet.fd = -1};
	int code = EXIT_DONE;

	plan_clear(plan);
	if (render->name) {
		work.format = format_find(render->name);
		code = open_both(&work);
	}
	if (code == EXIT_DONE)
		code = plan_make(plan, render->wish, render->arena, trouble);
	if (code == EXIT_DONE && render->name)
		code = write_both(&work);
	output_drop(&work.sound);
	output_drop(&work.sheet);
	return code;
}
