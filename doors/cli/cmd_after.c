#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "afterrun/after_keep.h"
#include "afterrun/plan_after.h"
#include "api/after_json.h"
#include "doors/cli/commands.h"
#include "doors/cli/input.h"
#include "doors/cli/log_file.h"
#include "doors/cli/render.h"
#include "doors/cli/render_plan.h"
#include "doors/cli/terminal.h"
#include "doors/common/exits.h"

/* A recording takes about twenty times its bytes, packed ones more. */
static const size_t arena_least = (size_t)256 << 20;
static const size_t arena_times = 32;

int
worst(int a, int b)
{
	return a > b ? a : b;
}

struct ar_arena *
open_arena(size_t n, bool json)
{
	struct ar_arena *arena = ar_arena_open(arena_least + n * arena_times);

	if (!arena)
		report(&(struct trouble){"memory",
		    "there is not enough memory", NULL, NULL}, json);
	return arena;
}

static enum ar_status
no_memory(struct ar_error *err)
{
	return ar_fail(err, AR_EMEM, 0, "there is not enough memory");
}

/* What one file's answer needs. */
struct answer {
	const struct job *job;
	struct options *options;
	struct screen *screen;
	struct ar_arena *arena;
	struct ar_recording recording;
	struct ar_after after;
	struct ar_after_kept kept;
	struct ar_after_job log;
	bool is_kept;
	const struct ar_plan_view *plan; /* after it was kept; NULL none */
	char *text; /* with --json */
};

/* Read first, so that a wrong file is told before any question. */
static enum ar_status
read_file(struct answer *answer, struct ar_error *err)
{
	const struct job *job = answer->job;
	struct ar_recording *recording = &answer->recording;
	const struct ar_activity *last;
	enum ar_status status;

	status = ar_recording_read(job->bytes, job->n, 0, answer->arena,
	    recording, err);
	if (recording->activity_count == 0)
		return status != AR_OK ? status :
		    ar_after_refuse(recording, err);
	last = &recording->activities[recording->activity_count - 1];
	if (job->ask)
		ask_runner(answer->options,
		    isfinite(last->device_values.rpe_0_10), answer->screen);
	answer->log = (struct ar_after_job){
		.bytes = job->bytes,
		.n = job->n,
		.name = job->name,
		.recording = recording,
		.said = &answer->options->said,
		.moment = job->moment,
		.keep_file = !answer->options->log.no_originals,
	};
	return AR_OK;
}

static enum ar_status
make_text(struct answer *answer, struct ar_error *err)
{
	if (!answer->options->json)
		return AR_OK;
	answer->text = ar_after_json(&answer->after,
	    answer->is_kept ? &answer->kept : NULL, answer->plan,
	    answer->arena);
	return answer->text ? AR_OK : no_memory(err);
}

/* Without the log, or only looking into it. */
static enum ar_status
answer_alone(struct answer *answer, struct ar_store *store,
    struct ar_error *err)
{
	if (store)
		AR_TRY(ar_after_look(store, &answer->log, answer->arena,
		    &answer->after, err));
	else
		AR_TRY(ar_after_make(&answer->recording,
		    &answer->options->said, answer->job->moment.now_utc_s,
		    answer->arena, &answer->after, err));
	return make_text(answer, err);
}

/* Other runs follow in a transaction of their own.  Failing that, the next
 * import or rebuild does it: this answer is kept. */
static void
settle_others(struct answer *answer, struct ar_store *store)
{
	struct ar_error err;
	uint64_t changed;

	if (!ar_after_moves_person(&answer->options->said, &answer->kept))
		return;
	memset(&err, 0, sizeof err);
	if (ar_resettle(store, &answer->job->moment, &changed, &err) != AR_OK)
		log_failed(&err, NULL, false);
}

/* One transaction: keep, make the answer, commit; then it is shown. */
static enum ar_status
answer_kept(struct answer *answer, struct ar_store *store,
    struct ar_error *err)
{
	enum ar_status status;

	AR_TRY(ar_store_begin(store, err));
	answer->is_kept = true;
	status = ar_after_keep(store, &answer->log, answer->arena,
	    &answer->after, &answer->kept, err);
	if (status == AR_OK)
		status = ar_after_session_keep(store, &answer->after,
		    answer->kept.leader, &answer->job->moment,
		    answer->arena, err);
	if (status == AR_OK)
		status = ar_plan_after(store, &answer->job->moment,
		    answer->arena, &answer->plan, err);
	if (status == AR_OK)
		status = make_text(answer, err);
	if (status == AR_OK)
		return ar_store_commit(store, err);
	ar_store_rollback(store);
	return status;
}

/* "Kept": what the log made of it. */
static void
render_kept(const struct answer *answer)
{
	const struct ar_kept *kept = &answer->kept.kept;
	char path[LOG_PATH_MAX], text[SAY_MAX];

	if (answer->kept.already)
		snprintf(text, sizeof text, "This file is in your log "
		    "(run %lld).", (long long)answer->kept.leader);
	else if (kept->reason)
		snprintf(text, sizeof text, "In your log; %.180s.",
		    kept->reason);
	else
		snprintf(text, sizeof text, "In your log as run %lld.",
		    (long long)answer->kept.leader);
	screen_labelled(answer->screen, "Log", LABEL_COLUMNS, text);
	if (answer->kept.first && log_path(path, false))
		screen_labelled(answer->screen, "", LABEL_COLUMNS, path);
}

static void
show(const struct answer *answer)
{
	if (answer->options->json) {
		puts(answer->text);
		return;
	}
	render_after(answer->screen, &answer->after, answer->job->name);
	if (answer->is_kept)
		render_kept(answer);
	if (answer->is_kept && answer->plan)
		render_plan_next(answer->screen, answer->plan);
}

/* The log could not be written.  People get the answer, with what can still
 * be read of the log: a pain in it may stop the session.  Programs get only
 * the failure. */
static int
without_log(struct answer *answer, int code)
{
	struct ar_store *store;
	struct ar_error err;
	enum ar_status status = AR_EABSENT;

	answer->is_kept = false;
	answer->plan = NULL;
	memset(&err, 0, sizeof err);
	if (answer->options->json && code != EXIT_DONE)
		return code;
	store = answer->job->invented ? NULL : log_peek();
	if (store)
		status = answer_alone(answer, store, &err);
	if (status != AR_OK)
		status = answer_alone(answer, NULL, &err);
	ar_store_close(store);
	if (status != AR_OK)
		return log_failed(&err, answer->job->name,
		    answer->options->json);
	show(answer);
	return code;
}

static int
give_answer(struct answer *answer, struct ar_store *store)
{
	const struct options *options = answer->options;
	struct ar_error err;
	enum ar_status status;
	int code;

	memset(&err, 0, sizeof err);
	status = options->no_store ? answer_alone(answer, store, &err) :
	    answer_kept(answer, store, &err);
	if (status == AR_OK) {
		if (answer->is_kept)
			settle_others(answer, store);
		show(answer);
		return EXIT_DONE;
	}
	code = log_failed(&err, log_exit(status) == EXIT_STORAGE ? NULL :
	    answer->job->name, options->json);
	return log_exit(status) == EXIT_STORAGE ?
	    without_log(answer, code) : code;
}

static int
with_log(struct answer *answer)
{
	const struct options *options = answer->options;
	struct ar_store *store;
	int code;

	if (answer->job->invented)
		return without_log(answer, EXIT_DONE);
	store = log_open(options->no_store ? AR_STORE_READ : AR_STORE_WRITE,
	    options->json, &code);
	if (!store && code != EXIT_DONE)
		return without_log(answer, code);
	code = give_answer(answer, store);
	ar_store_close(store);
	return code;
}

int
after_bytes(const struct job *job, struct options *options,
    struct screen *screen)
{
	struct answer *answer = calloc(1, sizeof *answer);
	struct ar_error err;
	int code = EXIT_UNUSABLE;

	memset(&err, 0, sizeof err);
	if (!answer) {
		no_memory(&err);
		return log_failed(&err, NULL, options->json);
	}
	answer->job = job;
	answer->options = options;
	answer->screen = screen;
	answer->arena = open_arena(job->n, options->json);
	if (answer->arena && read_file(answer, &err) != AR_OK)
		code = log_failed(&err, job->name, options->json);
	else if (answer->arena)
		code = with_log(answer);
	ar_arena_close(answer->arena);
	free(answer);
	return code;
}

static int
no_file(const struct options *options)
{
	report(&(struct trouble){"usage", "name a recording", NULL,
	    "as in afterrun run.fit; afterrun demo needs none"},
	    options->json);
	return EXIT_USAGE;
}

/* "raed run.fit": a command was meant, not a file. */
static void
mistyped(struct trouble *trouble, const char *name, char hint[SAY_MAX])
{
	const char *meant = near_command(name);

	if (!meant)
		return;
	snprintf(hint, SAY_MAX, "did you mean afterrun %s?", meant);
	trouble->hint = hint;
}

int
command_after(struct options *options, struct screen *screen)
{
	struct input input = {NULL, 0, 0};
	struct job job;
	int code = EXIT_DONE;

	if (options->name_count == 0)
		return no_file(options);
	memset(&job, 0, sizeof job);
	if (!log_moment(&job.moment, options->json))
		return EXIT_USAGE;
	for (size_t i = 0; i < options->name_count; i++) {
		struct trouble trouble;
		char hint[SAY_MAX];

		job.name = options->names[i];
		job.ask = terminal_can_ask() && !options->json &&
		    options->name_count == 1 && strcmp(job.name, "-") != 0;
		if (i > 0 && !options->json)
			screen_end(screen);
		if (!input_read(&input, job.name, &trouble)) {
			mistyped(&trouble, job.name, hint);
			report(&trouble, options->json);
			code = worst(code, EXIT_UNUSABLE);
			continue;
		}
		if (options->name_count > 1 && !options->json) {
			screen_labelled(screen, "File", 6, job.name);
		}
		job.bytes = input.bytes;
		job.n = input.n;
		code = worst(code, after_bytes(&job, options, screen));
	}
	input_free(&input);
	return code;
}
