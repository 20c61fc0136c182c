#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "afterrun/pain_again.h"
#include "afterrun/pain_log.h"
#include "api/pain_case_json.h"
#include "api/triage_json.h"
#include "base/text.h"
#include "doors/cli/commands.h"
#include "doors/cli/emergency.h"
#include "doors/cli/input.h"
#include "doors/cli/interview_ask.h"
#include "doors/cli/log_file.h"
#include "doors/cli/pain_about.h"
#include "doors/cli/pain_case.h"
#include "doors/cli/pain_open.h"
#include "doors/cli/pain_page.h"
#include "doors/cli/render.h"
#include "doors/cli/terminal.h"
#include "doors/common/exits.h"

enum { CAUSES_MAX = 16, KEPT_MAX = 160 };

static const double hour_s = 3600;

struct pain_job {
	struct options *options;
	struct screen *screen; /* where people read */
	struct ar_arena *arena;
	struct ar_pain_course given;
	struct ar_verdict verdict;
	struct ar_moment moment;
	struct ar_store *store; /* NULL: nothing is kept */
	int64_t episode;        /* that this report belongs to; 0: by place */
	struct ar_pain_kept kept; /* episode_id 0: it was not */
	bool asked;   /* the runner was there */
	bool stopped; /* and stopped early */
};

/* What the log made of it, and when it asks again. */
static void
show_kept(struct pain_job *job)
{
	const struct ar_pain_kept *kept = &job->kept;
	char text[KEPT_MAX];

	if (!kept->episode_id || job->verdict.tier == AR_TIER_E0)
		return;
	if (kept->closed_why)
		snprintf(text, sizeof text, "Pain %lld is closed: it is "
		    "gone.", (long long)kept->episode_id);
	else if (isfinite(kept->recheck_utc_s))
		snprintf(text, sizeof text, "Kept as pain %lld. Say how it is "
		    "in %.0f hours: afterrun pain again %lld.",
		    (long long)kept->episode_id, (kept->recheck_utc_s -
		    job->moment.now_utc_s) / hour_s,
		    (long long)kept->episode_id);
	else
		snprintf(text, sizeof text, "Kept as pain %lld.",
		    (long long)kept->episode_id);
	screen_labelled(job->screen, "Log", LABEL_COLUMNS, text);
}

static void
show(struct pain_job *job)
{
	struct screen *screen = job->screen;
	const struct ar_cause *cause = pain_about_match(&job->given.now);
	char number[EMERGENCY_MAX];

	if (job->asked) {
		screen_end(screen);
		if (job->stopped) {
			screen_flow(screen, 0, "Stopped early. From what is "
			    "known so far:");
			screen_end(screen);
		}
	}
	emergency_number(job->options->pain.country, number);
	render_verdict(screen, &job->verdict, number);
	if (cause && job->verdict.complete && !job->stopped &&
	    job->verdict.tier >= AR_TIER_E3)
		pain_about_after(screen, cause, &job->verdict);
	show_kept(job);
}

static enum ar_status
print(struct pain_job *job, struct ar_error *err)
{
	struct ar_json_out out = {false};
	const struct options *options = job->options;
	char *text = NULL;

	if (!options->json && (!options->pain.print_case || job->asked))
		show(job);
	if (!options->json && !options->pain.print_case)
		return AR_OK;
	text = options->json ? ar_json_finish(&out, ar_triage_json(&out,
	    &job->verdict), job->arena) :
	    ar_pain_course_json(&job->given, job->arena);
	if (!text)
		return ar_fail(err, AR_EMEM, 0, "there is not enough memory");
	puts(text);
	return AR_OK;
}

static enum ar_status
ask(struct pain_job *job, struct ar_error *err)
{
	struct interview interview;
	enum ar_status status = AR_EMEM;
	char number[EMERGENCY_MAX];

	emergency_number(job->options->pain.country, number);
	if (interview_open(&interview, &job->given.now,
	    job->options->pain.said))
		status = interview_ask(&interview, job->screen, number,
		    &job->stopped, err);
	else
		ar_fail(err, AR_EMEM, 0, "there is not enough memory");
	if (status == AR_OK)
		job->given.now = interview.now.pain;
	interview_close(&interview);
	job->asked = true;
	return status;
}

/* Into the log, with the verdict in the light of what it knows.  A side that
 * nobody could say is no reason to lose the answer: then it is not kept. */
static enum ar_status
keep(struct pain_job *job, struct ar_error *err)
{
	int region = ar_pain_key_find("region", strlen("region"));
	enum ar_status status;

	if (isnan(job->given.now.value[region]) && !job->episode)
		return AR_OK;
	status = ar_pain_keep(job->store, &job->moment, &job->given.now,
	    job->episode, job->arena, &job->kept, err);
	if (status == AR_OK)
		job->verdict = job->kept.verdict;
	else if (status == AR_EINPUT && !job->episode)
		return AR_OK;
	return status;
}

/* The open pain that is asked about again: its place and what does not
 * change are known, all signs are open. */
static enum ar_status
recall(struct pain_job *job, double now_utc_s, struct ar_error *err)
{
	enum ar_status status = ar_pain_course_recall(job->store, now_utc_s,
	    &job->episode, job->arena, &job->given, err);

	return status == AR_EABSENT ? ar_fail_hint(err,
	    "afterrun pain list shows them") : status;
}

/* Prompts go where the answer does not: --case may be sent to a file. */
static bool
can_ask(struct pain_job *job)
{
	const struct options *options = job->options;

	if (options->json || options->pain.others_said)
		return false;
	if (!options->pain.print_case)
		return terminal_can_ask();
	if (isatty(STDIN_FILENO) != 1 || isatty(STDERR_FILENO) != 1)
		return false;
	job->screen->out = stderr;
	return true;
}

static enum ar_status
work(struct pain_job *job, const struct input *input, double now_utc_s,
    struct ar_error *err)
{
	struct ar_pain said;

	memcpy(said.value, job->options->pain.value, sizeof said.value);
	ar_pain_clear(&job->given.now);
	if (job->options->input) {
		AR_TRY(pain_case_read((const char *)input->bytes, input->n,
		    &job->given, job->arena, err));
		AR_TRY(ar_pain_course_continue(&job->given, now_utc_s, err));
	}
	if (job->episode)
		AR_TRY(recall(job, now_utc_s, err));
	ar_pain_answers(&job->given.now, &said, job->options->pain.said,
	    job->options->pain.others_no);
	if (can_ask(job))
		AR_TRY(ask(job, err));
	job->given.now.date_utc_s = now_utc_s;
	AR_TRY(ar_pain_course_judge(&job->given, now_utc_s, job->asked,
	    &job->verdict, err));
	if (job->store)
		AR_TRY(keep(job, err));
	return print(job, err);
}

static int
page(struct pain_job *job)
{
	const struct options *options = job->options;
	char *text = ar_pain_course_json(&job->given, job->arena);

	if (text)
		return pain_page(options->pain.page, text, options->json);
	report(&(struct trouble){"memory", "there is not enough memory", NULL,
	    NULL}, options->json);
	return EXIT_UNUSABLE;
}

static int
with_arena(struct pain_job *job, const struct input *input, double now_utc_s)
{
	struct ar_error err;
	enum ar_status status;

	memset(&err, 0, sizeof err);
	status = work(job, input, now_utc_s, &err);
	if (status != AR_OK)
		return log_failed(&err, job->options->input,
		    job->options->json);
	return job->options->pain.page ? page(job) : EXIT_DONE;
}

static int
about(const struct options *options, struct screen *screen)
{
	const struct ar_cause *found[CAUSES_MAX];
	size_t all, count = 0;
	const struct ar_cause *causes = ar_causes(&all);
	struct ar_arena *arena;
	char *text;

	if (options->name_count > 0)
		count = pain_about_find(options->names[0], found, CAUSES_MAX);
	for (; options->name_count == 0 && count < all &&
	    count < CAUSES_MAX; count++)
		found[count] = &causes[count];
	if (count == 0 || options->name_count > 1) {
		report(&(struct trouble){"usage", "this cause is not known",
		    options->names[0],
		    "afterrun pain --about lists them"}, options->json);
		return EXIT_USAGE;
	}
	if (!options->json) {
		if (options->name_count == 0)
			pain_about_list(screen);
		for (size_t i = 0; options->name_count && i < count; i++) {
			if (i > 0)
				screen_end(screen);
			pain_about_show(screen, found[i]);
		}
		return EXIT_DONE;
	}
	arena = open_arena(0, true);
	text = arena ? pain_about_text(found, count, arena) : NULL;
	if (text)
		puts(text);
	ar_arena_close(arena);
	return text ? EXIT_DONE : EXIT_UNUSABLE;
}

static int
usage(const struct options *options, const char *message, const char *where,
    const char *hint)
{
	report(&(struct trouble){"usage", message, where, hint},
	    options->json);
	return EXIT_USAGE;
}

/* "again [N]": the number, AR_PAIN_NEWEST without one; false: it is none. */
static bool
read_again(const struct options *options, int64_t *episode)
{
	const char *text;

	*episode = 0;
	if (options->name_count == 0)
		return true;
	if (strcmp(options->names[0], "again") != 0 ||
	    options->name_count > 2)
		return false;
	*episode = AR_PAIN_NEWEST;
	if (options->name_count == 1)
		return true;
	text = options->names[1];
	return ar_integer_parse(text, strlen(text), episode) && *episode > 0;
}

static int
with_log(struct pain_job *job, const struct input *input)
{
	const struct options *options = job->options;
	int code;

	if (options->no_store || options->input)
		return with_arena(job, input, job->moment.now_utc_s);
	job->store = log_open(AR_STORE_WRITE, options->json, &code);
	if (!job->store && options->json)
		return code;
	/* a pain is judged also where nothing can be kept */
	code = worst(code, with_arena(job, input, job->moment.now_utc_s));
	ar_store_close(job->store);
	return code;
}

static int
one_pain(struct options *options, struct screen *screen,
    const struct ar_moment *moment, int64_t episode)
{
	struct pain_job *job = calloc(1, sizeof *job);
	struct input input = {NULL, 0, 0};
	struct trouble trouble;
	int code = EXIT_UNUSABLE;

	if (options->input && !input_read(&input, options->input, &trouble)) {
		report(&trouble, options->json);
		free(job);
		return EXIT_UNUSABLE;
	}
	if (job)
		job->arena = open_arena(input.n, options->json);
	else
		report(&(struct trouble){"memory", "there is not enough "
		    "memory", NULL, NULL}, options->json);
	if (job && job->arena) {
		job->options = options;
		job->screen = screen;
		job->moment = *moment;
		job->episode = episode;
		code = with_log(job, &input);
		ar_arena_close(job->arena);
	}
	free(job);
	input_free(&input);
	return code;
}

int
command_pain(struct options *options, struct screen *screen)
{
	struct ar_moment moment;
	int64_t episode;

	if (options->pain.about)
		return about(options, screen);
	if (options->name_count > 0 &&
	    (strcmp(options->names[0], "list") == 0 ||
	    strcmp(options->names[0], "close") == 0))
		return pain_open(options, screen);
	if (!read_again(options, &episode))
		return usage(options, "this is not an answer",
		    options->names[0], "answers are options, as in afterrun "
		    "pain --region calf --side left; also: pain list, pain "
		    "again N, pain close N");
	if (options->json && options->pain.print_case)
		return usage(options, "--json and --case are two answers",
		    NULL, "ask for one of them");
	if (episode && (options->no_store || options->input))
		return usage(options, "this pain is in the log", "again",
		    "leave --no-store and --input out");
	if (!log_moment(&moment, options->json))
		return EXIT_USAGE;
	return one_pain(options, screen, &moment, episode);
}
