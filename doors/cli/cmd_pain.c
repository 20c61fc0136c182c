#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "api/triage_json.h"
#include "doors/cli/commands.h"
#include "doors/cli/emergency.h"
#include "doors/cli/exits.h"
#include "doors/cli/input.h"
#include "doors/cli/interview_ask.h"
#include "doors/cli/pain_about.h"
#include "doors/cli/pain_case.h"
#include "doors/cli/pain_page.h"
#include "doors/cli/render.h"
#include "doors/cli/terminal.h"

enum { CAUSES_MAX = 16 };

struct pain_job {
	struct options *options;
	struct screen *screen; /* where people read */
	struct ar_arena *arena;
	struct pain_case given;
	struct ar_verdict verdict;
	bool asked;   /* the runner was there */
	bool stopped; /* and stopped early */
};

/* Whoever was asked and does not know the side gets an answer all the same:
 * the severest of those for either side. */
static enum ar_status
judge(struct pain_job *job, double now_utc_s, struct ar_error *err)
{
	const struct pain_case *given = &job->given;
	struct ar_pain reports[PAIN_EARLIER_MAX + 1];
	size_t last = given->earlier_count;
	int side = ar_pain_key_find("side", strlen("side"));
	struct ar_verdict alone;
	enum ar_status status;

	memcpy(reports, given->earlier, last * sizeof *reports);
	reports[last] = given->now;
	status = ar_triage_course(reports, last + 1, now_utc_s,
	    &job->verdict, err);
	if (status != AR_EINPUT || !job->asked ||
	    !isnan(given->now.value[side]))
		return status;
	AR_TRY(interview_judge(&given->now, &alone, err));
	reports[last].value[side] = 0;
	AR_TRY(ar_triage_course(reports, last + 1, now_utc_s, &job->verdict,
	    err));
	if (alone.tier < job->verdict.tier)
		job->verdict = alone;
	return AR_OK;
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
	if (job->verdict.tier > AR_TIER_E0 &&
	    !job->options->pain.print_case && !job->options->pain.page)
		screen_labelled(screen, "Kept", LABEL_COLUMNS, "Nothing: "
		    "this version has no log. afterrun pain --case > "
		    "pain.json keeps the answers; --input pain.json goes on "
		    "from them.");
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
	    pain_case_text(&job->given, job->arena);
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

/* What the command line says goes before what the file says. */
static void
merge(struct pain_job *job)
{
	const struct pain_options *said = &job->options->pain;

	for (size_t i = 0; i < AR_PAIN_KEYS_MAX; i++)
		if (said->said[i])
			job->given.now.value[i] = said->value[i];
	if (said->said[ar_pain_key_find("age", 3)])
		job->given.now.age_assumed = false;
	if (said->others_no) {
		struct ar_pain all = job->given.now;

		ar_pain_others_no(&all);
		for (size_t i = 0; i < AR_PAIN_KEYS_MAX; i++)
			if (!said->said[i])
				job->given.now.value[i] = all.value[i];
		job->given.now.age_assumed = all.age_assumed;
	}
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
	ar_pain_clear(&job->given.now);
	if (job->options->input) {
		AR_TRY(pain_case_read((const char *)input->bytes, input->n,
		    &job->given, job->arena, err));
		AR_TRY(pain_case_continue(&job->given, now_utc_s, err));
	}
	merge(job);
	if (can_ask(job))
		AR_TRY(ask(job, err));
	job->given.now.date_utc_s = now_utc_s;
	AR_TRY(judge(job, now_utc_s, err));
	return print(job, err);
}

static int
page(struct pain_job *job)
{
	const struct options *options = job->options;
	char *text = pain_case_text(&job->given, job->arena);

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
	if (status != AR_OK) {
		report_error(&err, job->options->input, job->options->json);
		return EXIT_UNUSABLE;
	}
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

int
command_pain(struct options *options, struct screen *screen)
{
	struct input input = {NULL, 0, 0};
	struct trouble trouble;
	struct pain_job *job;
	double now_utc_s;
	int code = EXIT_UNUSABLE;

	if (options->pain.about)
		return about(options, screen);
	if (options->name_count > 0)
		return usage(options, "this is not an answer",
		    options->names[0], "answers are options, as in afterrun "
		    "pain --region calf --side left");
	if (options->json && options->pain.print_case)
		return usage(options, "--json and --case are two answers",
		    NULL, "ask for one of them");
	if (!terminal_now(&now_utc_s))
		return usage(options, "this is no time", "AFTERRUN_NOW",
		    "say it like 2026-11-21T06:30:00Z");
	if (options->input && !input_read(&input, options->input, &trouble)) {
		report(&trouble, options->json);
		return EXIT_UNUSABLE;
	}
	job = calloc(1, sizeof *job);
	if (job)
		job->arena = open_arena(input.n, options->json);
	else
		report(&(struct trouble){"memory", "there is not enough "
		    "memory", NULL, NULL}, options->json);
	if (job && job->arena) {
		job->options = options;
		job->screen = screen;
		code = with_arena(job, &input, now_utc_s);
		ar_arena_close(job->arena);
	}
	free(job);
	input_free(&input);
	return code;
}
