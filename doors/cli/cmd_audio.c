/* audio: a session as one sound file, made by afterrun-audio. */
#define _GNU_SOURCE
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/text.h"
#include "doors/cli/commands.h"
#include "doors/cli/helper.h"
#include "doors/cli/input.h"
#include "doors/cli/look.h"
#include "doors/common/exits.h"

enum { WORDS_MAX = 24 };

/* look first, so that its work finds the rest. */
struct kept {
	struct look look;
	char *text; /* session/1; the caller's to free */
};

static enum ar_status
no_session(const char *name, struct ar_error *err)
{
	if (strcmp(name, "last") != 0) {
		ar_fail_at(err, AR_EABSENT, name,
		    "the log has no session after this run");
		return ar_fail_hint(err, "afterrun log shows the numbers of "
		    "the runs");
	}
	ar_fail(err, AR_EABSENT, 0, "there is no session in the log");
	return ar_fail_hint(err, "afterrun run.fit makes one; or give one "
	    "with --input");
}

/* The newest session, or the newest after the run that was named. */
static enum ar_status
take_session(struct look *look, struct ar_error *err)
{
	struct kept *kept = (struct kept *)(void *)look;
	const char *name = look->options->name_count ?
	    look->options->names[0] : "last";
	struct ar_kept_session *sessions;
	int64_t run = 0;
	size_t count;

	if (strcmp(name, "last") != 0 &&
	    (!ar_integer_parse(name, strlen(name), &run) || run < 1)) {
		ar_fail_at(err, AR_EINPUT, name, "this is no run of the log");
		return ar_fail_hint(err,
		    "say last, or a number that afterrun log shows");
	}
	if (!look->store)
		return look_absent(err);
	AR_TRY(ar_store_sessions(look->store, run, 1, look->arena, &sessions,
	    &count, err));
	if (count == 0 || !sessions[0].session_json)
		return no_session(name, err);
	kept->text = strdup(sessions[0].session_json);
	return kept->text ? AR_OK : look_no_memory(err);
}

static int
from_log(struct options *options, struct screen *screen, char **text)
{
	struct kept kept = {.look = {.options = options, .screen = screen,
	    .access = LOOK_READS}};
	int code = look_with(&kept.look, take_session);

	*text = kept.text;
	return code;
}

static int
from_file(struct options *options, char **text)
{
	struct input input = {NULL, 0, 0};
	struct trouble trouble;

	if (!input_read(&input, options->input, &trouble)) {
		report(&trouble, options->json);
		return EXIT_UNUSABLE;
	}
	/* a NUL inside ends the text there, and the JSON is then cut */
	*text = strndup((const char *)input.bytes, input.n);
	input_free(&input);
	if (*text)
		return EXIT_DONE;
	report(&(struct trouble){"memory", "there is not enough memory",
	    NULL, NULL}, options->json);
	return EXIT_UNUSABLE;
}

static int
speak(const struct options *options, const char *text)
{
	const struct audio_options *audio = &options->audio;
	const char *const valued[][2] = {{"-o", audio->output},
	    {"--cues", audio->cues}, {"--rate", audio->rate},
	    {"--language", audio->language}, {"--voice", audio->voice}};
	const struct {
		const char *word;
		bool said;
	} flags[] = {{"--tick", audio->tick},
	    {"--quiet-bells", audio->quiet_bells},
	    {"--farewell", audio->farewell}, {"--json", options->json},
	    {"--force", options->log.force}};
	const char *words[WORDS_MAX] = {NULL};
	size_t used = 0;

	for (size_t i = 0; i < sizeof valued / sizeof valued[0]; i++) {
		if (!valued[i][1])
			continue;
		words[used++] = valued[i][0];
		words[used++] = valued[i][1];
	}
	for (size_t i = 0; i < sizeof flags / sizeof flags[0]; i++)
		if (flags[i].said)
			words[used++] = flags[i].word;
	return helper_run(&(struct helper){.program = "afterrun-audio",
	    .words = words, .text = text, .fd = STDIN_FILENO,
	    .code = "audio",
	    .absent = "the sound needs a program that is not here",
	    .absent_hint = "install it beside afterrun, or let afterrun "
	    "guide lead you",
	    .failed = "afterrun-audio could not be started, or crashed",
	    .failed_hint = "try again; nothing was written"}, options->json);
}

int
command_audio(struct options *options, struct screen *screen)
{
	char *text = NULL;
	int code;

	if (options->name_count > (options->input ? 0 : 1)) {
		report(&(struct trouble){"usage",
		    "audio takes one session", options->names[
		    options->name_count - 1],
		    "as in afterrun audio last -o session.opus"},
		    options->json);
		return EXIT_USAGE;
	}
	code = options->input ? from_file(options, &text) :
	    from_log(options, screen, &text);
	if (code == EXIT_DONE)
		code = speak(options, text);
	free(text);
	return code;
}
