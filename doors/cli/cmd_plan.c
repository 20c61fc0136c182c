/* plan: what to do, and why.  plan --input FILE answers a case without the
 * log; the rest is about the plan that the log keeps. */
#include <stdio.h>
#include <string.h>

#include "afterrun/plan_move.h"
#include "api/plan_json.h"
#include "doors/cli/commands.h"
#include "doors/cli/input.h"
#include "doors/cli/look.h"
#include "doors/cli/plan_export.h"
#include "doors/cli/render_plan.h"
#include "doors/cli/report.h"
#include "doors/common/exits.h"

enum { MOVE_DAYS = 2 }; /* from, to */

static enum ar_status
answer(const struct input *input, struct options *options,
    struct screen *screen, struct ar_arena *arena, struct ar_error *err)
{
	struct ar_plan_view *view = ar_arena_alloc(arena, sizeof *view);
	char *text;

	if (!view)
		return ar_fail(err, AR_EMEM, 0, "there is not enough memory");
	AR_TRY(ar_plan_case_solve((const char *)input->bytes, input->n,
	    arena, view, err));
	if (!options->json) {
		render_plan_day(screen, view);
		render_plan_notes(screen, &view->plan);
		render_plan_weeks(screen, view, options->plan.why);
		return AR_OK;
	}
	text = ar_plan_json(view, arena);
	if (!text)
		return ar_fail(err, AR_EMEM, 0, "there is not enough memory");
	puts(text);
	return AR_OK;
}

static int
plan_case(struct options *options, struct screen *screen)
{
	struct input input = {NULL, 0, 0};
	struct trouble trouble;
	struct ar_arena *arena;
	struct ar_error err;
	enum ar_status status;

	if (!input_read(&input, options->input, &trouble)) {
		report(&trouble, options->json);
		return EXIT_UNUSABLE;
	}
	arena = open_arena(input.n, options->json);
	if (!arena) {
		input_free(&input);
		return EXIT_UNUSABLE;
	}
	memset(&err, 0, sizeof err);
	status = answer(&input, options, screen, arena, &err);
	if (status != AR_OK)
		report_error(&err, options->input, options->json);
	ar_arena_close(arena);
	input_free(&input);
	return status == AR_OK ? EXIT_DONE : EXIT_UNUSABLE;
}

/* --- the plan of the log ------------------------------------------------ */

static enum ar_status
absent(struct ar_error *err)
{
	ar_fail(err, AR_EABSENT, 0, "there is no plan yet");
	return ar_fail_hint(err, "as in afterrun plan new --goal half --date "
	    "2027-04-25 --days tue,thu,sun");
}

/* The plan with today's changes; keep: they are put in force. */
static enum ar_status
look_at(struct look *look, bool not_right, bool keep,
    struct ar_plan_view *view, struct ar_error *err)
{
	struct ar_history *history = ar_arena_alloc(look->arena,
	    sizeof *history);
	enum ar_status status;

	if (!history)
		return look_no_memory(err);
	if (!look->store)
		return absent(err);
	AR_TRY(ar_history_read(look->store, &look->moment, look->arena,
	    history, err));
	status = ar_plan_look(look->store, history, not_right, look->arena,
	    view, err);
	if (status == AR_EABSENT)
		return absent(err);
	if (status == AR_OK && keep)
		status = ar_plan_keep(look->store, &look->moment, view, err);
	return status;
}

static enum ar_status
tell(struct look *look, const struct ar_plan_view *view, bool weeks,
    struct ar_error *err)
{
	if (look->options->json)
		return look_print(ar_plan_json(view, look->arena), err);
	render_plan_day(look->screen, view);
	if (!weeks)
		return AR_OK;
	render_plan_notes(look->screen, &view->plan);
	render_plan_weeks(look->screen, view, look->options->plan.why);
	return AR_OK;
}

/* What is kept happens inside one transaction; it is told when it is kept. */
static enum ar_status
keep_and_tell(struct look *look, enum ar_status (*work)(struct look *look,
    struct ar_plan_view *view, struct ar_error *err), bool weeks,
    struct ar_error *err)
{
	struct ar_plan_view *view = ar_arena_alloc(look->arena,
	    sizeof *view);
	enum ar_status status;

	if (!view)
		return look_no_memory(err);
	if (!look->store)
		return absent(err);
	AR_TRY(ar_store_begin(look->store, err));
	status = work(look, view, err);
	if (status != AR_OK) {
		ar_store_rollback(look->store);
		return status;
	}
	AR_TRY(ar_store_commit(look->store, err));
	return tell(look, view, weeks, err);
}

static enum ar_status
make_new(struct look *look, struct ar_plan_view *view, struct ar_error *err)
{
	const struct plan_options *said = &look->options->plan;
	struct ar_plan_wish wish = { .goal = said->goal,
		.goal_day = said->date, .goal_time_s = said->time_s,
		.longest_day = said->longest, .weeks_m = said->weeks_m,
		.week_count = said->week_count };
	struct ar_history *history = ar_arena_alloc(look->arena,
	    sizeof *history);

	if (!history)
		return look_no_memory(err);
	memcpy(wish.days, said->days, sizeof wish.days);
	AR_TRY(ar_history_read(look->store, &look->moment, look->arena,
	    history, err));
	return ar_plan_make(look->store, history, &wish, look->arena, view,
	    err);
}

static enum ar_status
make_today(struct look *look, struct ar_plan_view *view,
    struct ar_error *err)
{
	bool not_right = !strcmp(look->options->names[0], "not-right");

	return look_at(look, not_right, true, view, err);
}

/* Is there a plan to speak of? */
static enum ar_status
need_plan(struct look *look, struct ar_error *err)
{
	struct ar_kept_plan plan;
	enum ar_status status = ar_store_plan_get(look->store, look->arena,
	    &plan, err);

	return status == AR_EABSENT ? absent(err) : status;
}

static enum ar_status
make_done(struct look *look, struct ar_plan_view *view, struct ar_error *err)
{
	int64_t day = look->options->plan.date;

	AR_TRY(need_plan(look, err));
	AR_TRY(ar_plan_done(look->store, day ? day :
	    ar_moment_day(&look->moment), look->arena, err));
	return look_at(look, false, true, view, err);
}

static enum ar_status
make_undo(struct look *look, struct ar_plan_view *view, struct ar_error *err)
{
	size_t count;

	AR_TRY(need_plan(look, err));
	AR_TRY(ar_plan_undo(look->store, &look->moment, look->arena, &count,
	    err));
	return look_at(look, false, true, view, err);
}

static enum ar_status
make_move(struct look *look, struct ar_plan_view *view, struct ar_error *err)
{
	const char **names = look->options->names;
	struct ar_history *history = ar_arena_alloc(look->arena,
	    sizeof *history);
	int64_t days[MOVE_DAYS];

	if (!history)
		return look_no_memory(err);
	for (int i = 0; i < MOVE_DAYS; i++)
		if (!plan_day_read(names[i + 1], &days[i])) {
			ar_fail_at(err, AR_EINPUT, names[i + 1],
			    "this is no date");
			return ar_fail_hint(err,
			    "say it like plan move 2027-04-25 2027-04-26");
		}
	AR_TRY(need_plan(look, err));
	AR_TRY(ar_history_read(look->store, &look->moment, look->arena,
	    history, err));
	AR_TRY(ar_plan_move(look->store, history, days[0], days[1],
	    look->arena, err));
	return look_at(look, false, false, view, err);
}

static enum ar_status
plan_new(struct look *look, struct ar_error *err)
{
	return keep_and_tell(look, make_new, true, err);
}

static enum ar_status
plan_today(struct look *look, struct ar_error *err)
{
	return keep_and_tell(look, make_today, false, err);
}

static enum ar_status
plan_done(struct look *look, struct ar_error *err)
{
	return keep_and_tell(look, make_done, false, err);
}

static enum ar_status
plan_undo(struct look *look, struct ar_error *err)
{
	return keep_and_tell(look, make_undo, false, err);
}

static enum ar_status
plan_move(struct look *look, struct ar_error *err)
{
	return keep_and_tell(look, make_move, true, err);
}

static enum ar_status
plan_show(struct look *look, struct ar_error *err)
{
	struct ar_plan_view *view = ar_arena_alloc(look->arena,
	    sizeof *view);

	if (!view)
		return look_no_memory(err);
	AR_TRY(look_at(look, false, false, view, err));
	return tell(look, view, true, err);
}

static enum ar_status
plan_export(struct look *look, struct ar_error *err)
{
	struct ar_plan_view *view = ar_arena_alloc(look->arena,
	    sizeof *view);

	if (!view)
		return look_no_memory(err);
	AR_TRY(look_at(look, false, false, view, err));
	return plan_export_files(look, view, err);
}

static const struct verb {
	const char *name;
	enum look_access access;
	enum ar_status (*work)(struct look *look, struct ar_error *err);
} verbs[] = {
	{"new", LOOK_MAKES, plan_new},
	{"show", LOOK_READS, plan_show},
	{"today", LOOK_WRITES, plan_today},
	{"done", LOOK_WRITES, plan_done},
	{"undo", LOOK_WRITES, plan_undo},
	{"not-right", LOOK_WRITES, plan_today},
	{"move", LOOK_WRITES, plan_move},
	{"export", LOOK_READS, plan_export},
};

static int
usage(const struct options *options, const char *message)
{
	report(&(struct trouble){"usage", message, NULL,
	    "afterrun plan new|show|today|done|undo|not-right|export|move, "
	    "or plan --input FILE"}, options->json);
	return EXIT_USAGE;
}

int
command_plan(struct options *options, struct screen *screen)
{
	struct look look = {.options = options, .screen = screen};
	const char *name = options->name_count ? options->names[0] : "show";
	const struct plan_options *said = &options->plan;

	if (options->input && options->name_count == 0)
		return plan_case(options, screen);
	if (strcmp(name, "move") == 0 &&
	    options->name_count != 1 + MOVE_DAYS)
		return usage(options, "say from which day to which, as in "
		    "plan move 2027-04-25 2027-04-26");
	if ((options->name_count > 1 && strcmp(name, "move") != 0) ||
	    options->input)
		return usage(options, "one word says what about the plan");
	for (size_t i = 0; i < sizeof verbs / sizeof verbs[0]; i++) {
		if (strcmp(verbs[i].name, name) != 0)
			continue;
		if (verbs[i].work == plan_new && !said->goal_said)
			return usage(options, "say for what: --goal "
			    "5k|10k|half|marathon|keep|return");
		if (verbs[i].work == plan_export && !said->output &&
		    !said->fit)
			return usage(options, "say where to: -o plan.ics, "
			    "or --fit FOLDER for the watch");
		look.access = verbs[i].access;
		return look_with(&look, verbs[i].work);
	}
	return usage(options, "this is nothing to do with the plan");
}
