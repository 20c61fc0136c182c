#include <stdio.h>
#include <string.h>

#include "api/triage_json.h"
#include "doors/cli/commands.h"
#include "doors/cli/emergency.h"
#include "doors/cli/input.h"
#include "doors/cli/render.h"
#include "doors/cli/terminal.h"
#include "doors/common/exits.h"

enum { WHERE_MAX = 4400 };

/* What is the same for all cases of an input. */
struct triage_job {
	const struct options *options;
	struct screen *screen;
	double now_utc_s;
	char number[EMERGENCY_MAX];
};

/* One case of the input. */
struct triage_case {
	const char *bytes;
	size_t n;
	size_t line; /* 0: the input is one case */
};

static int
answer_json(const struct triage_job *job, const struct triage_case *given,
    struct ar_arena *arena)
{
	enum ar_status status;
	char *text = ar_triage_answer(given->bytes, given->n, job->now_utc_s,
	    arena, &status);

	if (!text) {
		report(&(struct trouble){"memory",
		    "there is not enough memory", NULL, NULL}, true);
		return EXIT_UNUSABLE;
	}
	puts(text);
	return status == AR_OK ? EXIT_DONE : EXIT_UNUSABLE;
}

/* "cases.json, line 3" */
static int
refused(const struct triage_job *job, const struct triage_case *given,
    const struct ar_error *err)
{
	const char *file = job->options->input;
	char where[WHERE_MAX];

	if (given->line > 0)
		snprintf(where, sizeof where, "%.4000s, line %zu", file,
		    given->line);
	else
		snprintf(where, sizeof where, "%.4000s", file);
	report_error(err, where, false);
	return EXIT_UNUSABLE;
}

static int
answer_text(const struct triage_job *job, const struct triage_case *given,
    struct ar_arena *arena)
{
	struct screen *screen = job->screen;
	struct ar_verdict verdict;
	struct ar_error err;

	memset(&err, 0, sizeof err);
	if (ar_triage_case_judge(given->bytes, given->n, job->now_utc_s,
	    arena, &verdict, &err) != AR_OK)
		return refused(job, given, &err);
	if (given->line > 0) {
		screen_style(screen, STYLE_DIM);
		screen_putf(screen, "Line %zu", given->line);
		screen_style(screen, STYLE_NONE);
		screen_end(screen);
	}
	render_verdict(screen, &verdict, job->number);
	if (given->line > 0)
		screen_end(screen);
	return EXIT_DONE;
}

static int
answer(const struct triage_job *job, const struct triage_case *given)
{
	struct ar_arena *arena = open_arena(given->n, job->options->json);
	int code;

	if (!arena)
		return EXIT_UNUSABLE;
	code = job->options->json ? answer_json(job, given, arena) :
	    answer_text(job, given, arena);
	ar_arena_close(arena);
	return code;
}

static int
answer_all(const struct triage_job *job, const struct input *input)
{
	struct ar_triage_cases cases;
	struct triage_case given;
	int code = EXIT_DONE;

	ar_triage_cases_start(&cases, (const char *)input->bytes, input->n);
	while (ar_triage_cases_next(&cases, &given.bytes, &given.n)) {
		given.line = cases.lines ? cases.line : 0;
		code = worst(code, answer(job, &given));
	}
	return code;
}

int
command_triage(struct options *options, struct screen *screen)
{
	struct triage_job job = {options, screen, 0, ""};
	struct input input = {NULL, 0, 0};
	struct trouble trouble;
	int code;

	if (!options->input || options->name_count > 0) {
		report(&(struct trouble){"usage",
		    "the report of the pain is missing", NULL,
		    "as in afterrun triage --input case.json, or --input - "
		    "(afterrun pain asks)"}, options->json);
		return EXIT_USAGE;
	}
	if (!terminal_now(&job.now_utc_s)) {
		report(&(struct trouble){"usage", "this is no time",
		    "AFTERRUN_NOW", "say it like 2026-11-21T06:30:00Z"},
		    options->json);
		return EXIT_USAGE;
	}
	if (!input_read(&input, options->input, &trouble)) {
		report(&trouble, options->json);
		return EXIT_UNUSABLE;
	}
	emergency_number(options->pain.country, job.number);
	code = answer_all(&job, &input);
	input_free(&input);
	return code;
}
