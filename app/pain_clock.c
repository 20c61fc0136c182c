/* The clock of open pains, and marks that last too long. */
#include <math.h>
#include <string.h>

#include "afterrun/knowledge.h"
#include "app/day_look.h"
#include "app/numbers.h"
#include "app/pain_look.h"
#include "app/today_texts.h"
#include "base/text.h"
#include "knowledge/pain_keys.h"

static const double second_per_hour = 3600;

/* --- the clock --- */

/* The next of 24, 48 and 72 h after the pain was first told, or began, that
 * no report has answered; the verdict's own hours if they come earlier. */
static double
due_time(const struct ar_episode *episode, const struct ar_pain_report *last)
{
	static const double hours[] = {AR_PAIN_ASK_1_H, AR_PAIN_ASK_2_H,
	    AR_PAIN_ASK_3_H};
	double answered = last->pain.date_utc_s;
	double first = episode->reports[0].pain.date_utc_s;
	double third = ar_episode_began(episode) +
	    AR_PAIN_ASK_3_H * second_per_hour;
	double due = last->recheck_utc_s;

	if (isnan(due))
		due = answered + AR_PAIN_ASK_ELSE_H * second_per_hour;
	for (size_t i = 0; i < sizeof hours / sizeof hours[0]; i++) {
		double at = first + hours[i] * second_per_hour;

		if (at > answered)
			due = fmin(due, at);
	}
	if (third > answered)
		due = fmin(due, third);
	return due;
}

/* The course as of now: the last report carried forward. */
static enum ar_status
judge_if_same(const struct ar_history *history, struct ar_arena *arena,
    struct ar_pain_due *due, struct ar_error *err)
{
	const struct ar_episode *episode = due->episode;
	size_t count = episode->report_count, skip = 0;
	struct ar_verdict *verdict = ar_arena_alloc(arena, sizeof *verdict);
	struct ar_error refused;
	struct ar_pain *pains;

	if (count > AR_TRIAGE_REPORTS_MAX)
		skip = count - AR_TRIAGE_REPORTS_MAX;
	pains = ar_arena_array(arena, count - skip, sizeof *pains);
	if (!verdict || !pains)
		return ar_fail(err, AR_EMEM, 0, "out of memory");
	for (size_t i = skip; i < count; i++)
		pains[i - skip] = episode->reports[i].pain;
	if (ar_triage_course(pains, count - skip, history->moment.now_utc_s,
	    verdict, &refused) != AR_OK)
		return AR_OK; /* a clock that went back: nothing to compare */
	due->if_same = verdict;
	due->worse_if_same = verdict->tier < due->tier;
	return AR_OK;
}

static const char *
place_words(const struct ar_pain *pain, struct ar_arena *arena)
{
	size_t count, n = 0;
	const struct ar_pain_key *keys = ar_pain_keys(&count);
	double region = pain->value[AR_PAIN_REGION];
	double side = pain->value[AR_PAIN_SIDE];
	const char *name = isnan(region) ? NULL :
	    ar_pain_word_at(&keys[AR_PAIN_REGION], (int)region, &n);
	char *text;

	if (!name)
		return AR_TEXT_PAIN_NOWHERE;
	text = ar_arena_text(arena, name, n);
	for (size_t i = 0; text && i < n; i++)
		if (text[i] == '_')
			text[i] = ' ';
	if (!text || isnan(side))
		return text;
	if (side != AR_PAIN_SIDE_LEFT && side != AR_PAIN_SIDE_RIGHT)
		return ar_text_format(arena, "%s on both sides", text);
	return ar_text_format(arena, "%s %s",
	    side == AR_PAIN_SIDE_LEFT ? "left" : "right", text);
}

static const char *
due_words(const struct ar_pain_due *due, struct ar_arena *arena)
{
	const char *place = place_words(&due->last->pain, arena);
	double severity = ar_pain_severity(&due->last->pain);
	const char *ask = due->locked ? AR_TEXT_PAIN_LOCKED :
	    due->worse_if_same ? AR_TEXT_PAIN_WORSE :
	    due->due ? AR_TEXT_PAIN_ASK : AR_TEXT_PAIN_WAIT;

	if (!place)
		return NULL;
	if (isnan(severity))
		return ar_text_format(arena, "Pain, %s, %f h: %s", place,
		    ar_round(due->hours, 0), ask);
	return ar_text_format(arena, "Pain, %s, %f h, last said %f of 10: %s",
	    place, ar_round(due->hours, 0), severity, ask);
}

static bool
is_before(const struct ar_pain_due *a, const struct ar_pain_due *b)
{
	enum ar_tier worst_a = a->worse_if_same ? a->if_same->tier : a->tier;
	enum ar_tier worst_b = b->worse_if_same ? b->if_same->tier : b->tier;

	if (a->locked != b->locked)
		return a->locked;
	if (worst_a != worst_b)
		return worst_a < worst_b;
	return a->due_utc_s < b->due_utc_s;
}

static enum ar_status
look_at(const struct ar_history *history, const struct ar_episode *episode,
    struct ar_arena *arena, struct ar_pain_due *due, struct ar_error *err)
{
	double now = history->moment.now_utc_s;

	*due = (struct ar_pain_due){
		.episode = episode,
		.last = &episode->reports[episode->report_count - 1],
		.locked = ar_episode_locked(episode),
		.hours = fmax(0, (now - ar_episode_began(episode)) /
		    second_per_hour),
	};
	due->tier = ar_tier_find(due->last->tier);
	due->due_utc_s = due_time(episode, due->last);
	AR_TRY(judge_if_same(history, arena, due, err));
	due->due = now >= due->due_utc_s || due->worse_if_same ||
	    due->locked;
	due->text = due_words(due, arena);
	return due->text ? AR_OK : ar_fail(err, AR_EMEM, 0, "out of memory");
}

enum ar_status
ar_pain_clock(const struct ar_history *history, struct ar_arena *arena,
    struct ar_pain_due **dues, size_t *count, struct ar_error *err)
{
	struct ar_pain_due *list = ar_arena_array(arena,
	    history->episode_count, sizeof *list);
	size_t used = 0;

	if (!list)
		return ar_fail(err, AR_EMEM, 0, "out of memory");
	for (size_t i = 0; i < history->episode_count; i++) {
		const struct ar_episode *episode = &history->episodes[i];
		struct ar_pain_due due;
		size_t at = used;

		if (episode->report_count == 0 ||
		    !isnan(episode->closed_utc_s))
			continue;
		AR_TRY(look_at(history, episode, arena, &due, err));
		for (; at > 0 && is_before(&due, &list[at - 1]); at--)
			list[at] = list[at - 1];
		list[at] = due;
		used++;
	}
	*dues = list;
	*count = used;
	return AR_OK;
}
