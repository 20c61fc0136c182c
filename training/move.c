/* The runner moves a session: which one, with what it changes places, and
 * what is said about it. */
#include "training/move.h"

#include <string.h>

#include "base/text.h"
#include "training/build.h"
#include "training/day.h"

static const char moved_words[] = "You moved it here from ";
static const char room_words[] = "It made room, from ";

static enum ar_status
no_memory(struct ar_error *err)
{
	return ar_fail(err, AR_EMEM, 0, "there is not enough memory");
}

enum ar_status
ar_trial_refuse(const struct ar_trial *trial, const char *rule,
    const char *reason)
{
	if (!reason)
		return no_memory(trial->err);
	ar_fail_at(trial->err, AR_EREFUSED, rule, reason);
	return ar_fail_hint(trial->err, "choose another day, or move the "
	    "other session first");
}

/* The run of a day goes before what stands beside it. */
static int
rank(const struct ar_planned *session)
{
	static const int ranks[AR_PLAN_KINDS] = {
		[AR_PLAN_RACE] = 7, [AR_PLAN_QUALITY] = 6,
		[AR_PLAN_LONG] = 5, [AR_PLAN_STRIDES] = 4,
		[AR_PLAN_EASY] = 3, [AR_PLAN_STRENGTH] = 2,
		[AR_PLAN_CROSS] = 1,
	};

	return ranks[session->kind];
}

/* The place of what is to be moved; count: nothing. */
static size_t
find(const struct ar_move_case *input, int64_t day)
{
	size_t best = input->session_count;

	for (size_t i = 0; i < input->session_count; i++) {
		const struct ar_planned *s = &input->sessions[i];

		if (s->day == day && !s->done && s->kind != AR_PLAN_REST &&
		    (best == input->session_count ||
		        rank(s) > rank(&input->sessions[best])))
			best = i;
	}
	return best;
}

/* The last day of the plan's last week. */
static int64_t
last_day(const struct ar_move_case *input)
{
	int64_t last = input->today;

	for (size_t i = 0; i < input->session_count; i++)
		if (input->sessions[i].day > last)
			last = input->sessions[i].day;
	return last - ar_weekday(last) + AR_WEEK_DAYS - 1;
}

static enum ar_status
check_days(const struct ar_move_case *input, int64_t from, int64_t to,
    struct ar_error *err)
{
	int64_t last = last_day(input);

	if (from < input->today)
		return ar_fail_at(err, AR_EINPUT, "from",
		    "this day is past: only what is to come can be moved");
	if (to < input->today)
		return ar_fail_at(err, AR_EINPUT, "to",
		    "this day is past: it can be moved to today or later");
	if (to > last)
		return ar_fail_at(err, AR_EINPUT, "to",
		    "the plan does not reach that far");
	return from != to ? AR_OK : ar_fail_at(err, AR_EINPUT, "to",
	    "it stands on this day already");
}

/* The race stays where it is, and nothing comes behind it. */
static enum ar_status
mind_race(const struct ar_trial *trial, int64_t to)
{
	for (size_t i = 0; i < trial->count; i++) {
		const struct ar_planned *s = &trial->before[i];

		if (s->kind != AR_PLAN_RACE || s->done)
			continue;
		if (i == trial->moved[0] || s->day == to)
			return ar_trial_refuse(trial, "P9",
			    "the race stays on its day, and nothing else is "
			    "run on it");
		if (to > s->day)
			return ar_trial_refuse(trial, "P9",
			    "the plan ends with the race");
	}
	return AR_OK;
}

/* P4: one run a day.  A run that stands there gives its place, one that was
 * done does not; nor do two of the same kind stand on one day. */
static enum ar_status
meet(struct ar_trial *trial, int64_t to)
{
	const struct ar_planned *moved = &trial->before[trial->moved[0]];
	bool run = ar_session_runs(moved);

	for (size_t i = 0; run && i < trial->input->run_count; i++)
		if (trial->input->runs[i].day == to &&
		    ar_run_on_foot(&trial->input->runs[i]))
			return ar_trial_refuse(trial, "P4",
			    "you ran already on this day");
	for (size_t i = 0; i < trial->count; i++) {
		const struct ar_planned *s = &trial->before[i];

		if (s->day != to || (run ? !ar_session_runs(s) :
		    s->kind != moved->kind))
			continue;
		if (!run || s->done || trial->moved_count > 1)
			return ar_trial_refuse(trial, "P4",
			    "what stands on this day is enough for it");
		trial->moved[trial->moved_count++] = i;
	}
	return AR_OK;
}

static bool
any_on(const struct ar_trial *trial, int64_t day,
    bool (*is)(const struct ar_planned *session))
{
	for (size_t i = 0; i < trial->count; i++)
		if (trial->after[i].day == day && is(&trial->after[i]))
			return true;
	return false;
}

static bool
is_strength(const struct ar_planned *session)
{
	return session->kind == AR_PLAN_STRENGTH;
}

/* P14: strength of the day before goes along with a hard run, to its day;
 * where it cannot, the spacing refuses. */
static void
carry_strength(struct ar_trial *trial)
{
	size_t runs = trial->moved_count;

	for (size_t m = 0; m < runs; m++) {
		const struct ar_planned *run = &trial->after[trial->moved[m]];

		if (!ar_session_hard(run) ||
		    any_on(trial, run->day, is_strength) ||
		    any_on(trial, run->day + 1, ar_session_hard))
			continue;
		for (size_t i = 0; i < trial->count &&
		     trial->moved_count < AR_MOVE_CHANGES; i++) {
			struct ar_planned *s = &trial->after[i];

			if (!is_strength(s) || s->done ||
			    s->day != run->day - 1)
				continue;
			s->day = run->day;
			trial->moved[trial->moved_count++] = i;
			break;
		}
	}
}

/* Why the session is there, without the words of an earlier move. */
static size_t
reason_length(const char *reason)
{
	const char *at = reason;

	for (; *at; at++)
		if (strncmp(at, moved_words, sizeof moved_words - 1) == 0 ||
		    strncmp(at, room_words, sizeof room_words - 1) == 0)
			break;
	while (at > reason && at[-1] == ' ')
		at--;
	return (size_t)(at - reason);
}

static const char *
say(const struct ar_planned *was, const char *words, struct ar_arena *arena)
{
	struct ar_text text;
	size_t n = was->reason ? reason_length(was->reason) : 0;

	ar_text_start(&text, arena);
	if (n > 0) {
		ar_text_add_n(&text, was->reason, n);
		ar_text_add(&text, " ");
	}
	ar_text_add(&text, words);
	ar_text_add(&text, ar_day_name(was->day));
	ar_text_add(&text, ".");
	return ar_text_end(&text);
}

static enum ar_status
write_change(const struct ar_trial *trial, size_t at,
    struct ar_change *change)
{
	const struct ar_planned *was = &trial->before[at];
	const char *reason = say(was,
	    at == trial->moved[0] ? moved_words : room_words, trial->arena);
	const char *words = ar_text_format(trial->arena,
	    at == trial->moved[0] ? "You moved it from %s to %s." :
	    "It made room for what you moved, from %s to %s.",
	    ar_day_name(was->day), ar_day_name(trial->after[at].day));

	if (!reason || !words)
		return no_memory(trial->err);
	memset(change, 0, sizeof *change);
	change->number = was->number;
	change->day = was->day;
	change->action = AR_ACTION_SWAP;
	change->rule = AR_RULE_MOVED;
	change->source = AR_SOURCE_SAID;
	change->reason = words;
	change->before = *was;
	change->after = trial->after[at];
	change->after.reason = reason;
	change->after.adapted = AR_ACTION_KEEP;
	change->undo = true;
	return AR_OK;
}

static enum ar_status
try_it(struct ar_trial *trial, int64_t from, int64_t to)
{
	const struct ar_move_case *input = trial->input;

	trial->after = ar_arena_array(trial->arena, trial->count,
	    sizeof *trial->after);
	if (!trial->after)
		return no_memory(trial->err);
	memcpy(trial->after, input->sessions,
	    trial->count * sizeof *trial->after);
	AR_TRY(mind_race(trial, to));
	AR_TRY(meet(trial, to));
	for (size_t i = 0; i < trial->moved_count; i++)
		trial->after[trial->moved[i]].day = i == 0 ? to : from;
	carry_strength(trial);
	AR_TRY(ar_trial_spacing(trial));
	return ar_trial_lengths(trial);
}

enum ar_status
ar_planned_move(const struct ar_move_case *input, int64_t from, int64_t to,
    struct ar_arena *arena, struct ar_move *move, struct ar_error *err)
{
	struct ar_trial trial = { .input = input, .before = input->sessions,
		.count = input->session_count, .moved_count = 1,
		.arena = arena, .err = err };

	move->count = 0;
	AR_TRY(check_days(input, from, to, err));
	trial.moved[0] = find(input, from);
	if (trial.moved[0] == input->session_count)
		return ar_fail_at(err, AR_EABSENT, "from",
		    "nothing stands on this day that could be moved");
	AR_TRY(try_it(&trial, from, to));
	for (size_t i = 0; i < trial.moved_count; i++)
		AR_TRY(write_change(&trial, trial.moved[i],
		    &move->changes[i]));
	move->count = trial.moved_count;
	return AR_OK;
}
