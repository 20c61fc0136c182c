/* The runner's words of another log: for days and places that this log knows
 * nothing of.  What was replaced there comes first, so that what replaced it
 * replaces it here, too. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "afterrun/pain.h"
#include "app/merge.h"
#include "knowledge/pain_keys.h"

static const double second_per_day = 86400;
static const int64_t first_day = INT64_MIN, last_day = INT64_MAX;

static enum ar_status
no_memory(struct ar_error *err)
{
	return ar_fail(err, AR_EMEM, 0, "there is not enough memory");
}

static int
compare_int(int64_t a, int64_t b)
{
	return a < b ? -1 : a > b;
}

/* What is not known stands first. */
static int
compare_real(double a, double b)
{
	if (isnan(a) || isnan(b))
		return !isnan(a) - !isnan(b);
	return a < b ? -1 : a > b;
}

static int
compare_text(const char *a, const char *b)
{
	return strcmp(a ? a : "", b ? b : "");
}

/* --- what is known of the person ------------------------------------------ */

static int
compare_facts(const void *left, const void *right)
{
	const struct ar_fact *a = left, *b = right;
	int order = compare_text(a->name, b->name);

	if (order == 0)
		order = compare_text(a->source, b->source);
	if (order == 0)
		order = compare_real(a->since_utc_s, b->since_utc_s);
	if (order == 0)
		order = compare_real(a->value, b->value);
	return order ? order : compare_text(a->word, b->word);
}

static int
facts_in_order(const void *left, const void *right)
{
	const struct ar_fact *a = left, *b = right;

	return compare_int(a->id, b->id);
}

enum ar_status
ar_merge_facts(struct ar_merging *m)
{
	struct ar_fact *own, *there;
	size_t own_count, count;

	AR_TRY(ar_store_facts(m->store, m->arena, &own, &own_count, m->err));
	AR_TRY(ar_store_facts(m->other, m->arena, &there, &count, m->err));
	if (own_count > 1)
		qsort(own, own_count, sizeof *own, compare_facts);
	if (count > 1)
		qsort(there, count, sizeof *there, facts_in_order);
	for (size_t i = 0; i < count; i++) {
		struct ar_fact fact = there[i];

		if (own_count > 0 && bsearch(&fact, own, own_count,
		    sizeof fact, compare_facts))
			continue;
		fact.id = 0;
		fact.batch_id = strcmp(fact.source, "said") == 0 ? 0 :
		    m->batch_id;
		AR_TRY(ar_store_fact_put(m->store, &fact, m->err));
		m->counts->facts++;
	}
	return AR_OK;
}

/* --- shoes ---------------------------------------------------------------- */

static int64_t
shoe_named(const struct ar_shoe *shoes, size_t count, const char *name)
{
	for (size_t i = 0; i < count; i++)
		if (compare_text(shoes[i].name, name) == 0)
			return shoes[i].id;
	return 0;
}

static int
compare_pairs(const void *left, const void *right)
{
	const struct ar_merge_pair *a = left, *b = right;

	return compare_int(a->other, b->other);
}

enum ar_status
ar_merge_shoes(struct ar_merging *m)
{
	struct ar_shoe *own, *there;
	size_t own_count, count;
	bool any_usual = false;

	AR_TRY(ar_store_shoes(m->store, m->arena, &own, &own_count, m->err));
	AR_TRY(ar_store_shoes(m->other, m->arena, &there, &count, m->err));
	m->shoes = ar_arena_array(m->arena, count, sizeof *m->shoes);
	if (!m->shoes)
		return no_memory(m->err);
	m->shoe_count = count;
	for (size_t i = 0; i < own_count; i++)
		any_usual = any_usual || own[i].usual;
	for (size_t i = 0; i < count; i++) {
		struct ar_shoe shoe = there[i];

		m->shoes[i].other = shoe.id;
		m->shoes[i].own = shoe_named(own, own_count, shoe.name);
		if (m->shoes[i].own)
			continue;
		shoe.id = 0;
		shoe.usual = shoe.usual && !any_usual;
		AR_TRY(ar_store_shoe_put(m->store, &shoe, &m->shoes[i].own,
		    m->err));
		m->counts->shoes++;
	}
	if (count > 1)
		qsort(m->shoes, count, sizeof *m->shoes, compare_pairs);
	return AR_OK;
}

/* --- days ----------------------------------------------------------------- */

static int
compare_feels(const void *left, const void *right)
{
	const struct ar_feel *a = left, *b = right;
	int order = compare_int(a->day, b->day);

	if (order == 0)
		order = compare_int(a->region, b->region);
	return order ? order : compare_int(a->side, b->side);
}

/* By the time they were said, what stands last. */
static int
feels_in_time(const void *left, const void *right)
{
	const struct ar_feel *a = left, *b = right;
	int order = compare_feels(a, b);

	if (order == 0)
		order = isnan(a->replaced_utc_s) - isnan(b->replaced_utc_s);
	return order ? order : compare_int(a->id, b->id);
}

static enum ar_status
merge_feels(struct ar_merging *m)
{
	struct ar_feel *own, *there;
	size_t own_count, count;

	AR_TRY(ar_store_feels(m->store, first_day, last_day, false, m->arena,
	    &own, &own_count, m->err));
	AR_TRY(ar_store_feels(m->other, first_day, last_day, true, m->arena,
	    &there, &count, m->err));
	if (own_count > 1)
		qsort(own, own_count, sizeof *own, compare_feels);
	if (count > 1)
		qsort(there, count, sizeof *there, feels_in_time);
	for (size_t i = 0; i < count; i++) {
		if (own_count > 0 && bsearch(&there[i], own, own_count,
		    sizeof *own, compare_feels))
			continue;
		AR_TRY(ar_store_feel_put(m->store, &there[i], m->err));
		if (isnan(there[i].replaced_utc_s))
			m->counts->feels++;
	}
	return AR_OK;
}

static int
compare_wells(const void *left, const void *right)
{
	const struct ar_well *a = left, *b = right;
	int order = compare_int(a->item.day, b->item.day);

	if (order == 0)
		order = compare_int(a->item.kind, b->item.kind);
	return order ? order : compare_text(a->item.source, b->item.source);
}

static int
wells_in_time(const void *left, const void *right)
{
	const struct ar_well *a = left, *b = right;
	int order = compare_wells(a, b);

	if (order == 0)
		order = isnan(a->replaced_utc_s) - isnan(b->replaced_utc_s);
	return order ? order : compare_int(a->id, b->id);
}

static enum ar_status
merge_wells(struct ar_merging *m)
{
	struct ar_well *own, *there;
	size_t own_count, count;

	AR_TRY(ar_store_wells(m->store, AR_WELLNESS_KINDS, first_day,
	    last_day, false, m->arena, &own, &own_count, m->err));
	AR_TRY(ar_store_wells(m->other, AR_WELLNESS_KINDS, first_day,
	    last_day, true, m->arena, &there, &count, m->err));
	if (own_count > 1)
		qsort(own, own_count, sizeof *own, compare_wells);
	if (count > 1)
		qsort(there, count, sizeof *there, wells_in_time);
	for (size_t i = 0; i < count; i++) {
		struct ar_well well = there[i];

		if (own_count > 0 && bsearch(&well, own, own_count,
		    sizeof *own, compare_wells))
			continue;
		well.batch_id = strcmp(well.item.source, "said") == 0 ? 0 :
		    m->batch_id;
		AR_TRY(ar_store_well_put(m->store, &well, m->err));
		if (isnan(well.replaced_utc_s))
			m->counts->days++;
	}
	return AR_OK;
}

static int
compare_notes(const void *left, const void *right)
{
	const struct ar_note *a = left, *b = right;
	int order = compare_int(a->day, b->day);

	return order ? order : compare_text(a->text, b->text);
}

static enum ar_status
merge_notes(struct ar_merging *m)
{
	struct ar_note *own, *there;
	size_t own_count, count;

	AR_TRY(ar_store_notes(m->store, first_day, last_day, m->arena, &own,
	    &own_count, m->err));
	AR_TRY(ar_store_notes(m->other, first_day, last_day, m->arena,
	    &there, &count, m->err));
	if (own_count > 1)
		qsort(own, own_count, sizeof *own, compare_notes);
	for (size_t i = 0; i < count; i++) {
		if (own_count > 0 && bsearch(&there[i], own, own_count,
		    sizeof *own, compare_notes))
			continue;
		AR_TRY(ar_store_note_put(m->store, &there[i], m->err));
		m->counts->notes++;
	}
	return AR_OK;
}

enum ar_status
ar_merge_days(struct ar_merging *m)
{
	AR_TRY(merge_feels(m));
	AR_TRY(merge_wells(m));
	return merge_notes(m);
}

/* --- pains ---------------------------------------------------------------- */

static double
answer(const struct ar_episode *episode, int key)
{
	return episode->report_count > 0 ?
	    episode->reports[0].pain.value[key] : NAN;
}

/* The same place on the same day. */
static int
compare_episodes(const void *left, const void *right)
{
	const struct ar_episode *a = left, *b = right;
	int order = compare_real(floor(a->opened_utc_s / second_per_day),
	    floor(b->opened_utc_s / second_per_day));

	if (order == 0)
		order = compare_real(answer(a, AR_PAIN_REGION),
		    answer(b, AR_PAIN_REGION));
	return order ? order : compare_real(answer(a, AR_PAIN_SIDE),
	    answer(b, AR_PAIN_SIDE));
}

static enum ar_status
bring_episode(struct ar_merging *m, const struct ar_episode *episode)
{
	int64_t id = 0;

	for (size_t i = 0; i < episode->report_count; i++) {
		struct ar_pain_report report = episode->reports[i];

		report.id = 0;
		report.episode_id = id;
		AR_TRY(ar_store_pain_put(m->store, &report, &id, m->err));
	}
	if (id == 0)
		return AR_OK;
	m->counts->pains++;
	return isnan(episode->closed_utc_s) ? AR_OK :
	    ar_store_pain_close(m->store, id, episode->closed_utc_s,
	    episode->closed_why, m->err);
}

enum ar_status
ar_merge_pains(struct ar_merging *m)
{
	struct ar_episode *own, *there;
	size_t own_count, count;

	AR_TRY(ar_store_episodes(m->store, false, m->arena, &own, &own_count,
	    m->err));
	AR_TRY(ar_store_episodes(m->other, false, m->arena, &there, &count,
	    m->err));
	if (own_count > 1)
		qsort(own, own_count, sizeof *own, compare_episodes);
	for (size_t i = 0; i < count; i++) {
		if (own_count > 0 && bsearch(&there[i], own, own_count,
		    sizeof *own, compare_episodes))
			continue;
		AR_TRY(bring_episode(m, &there[i]));
	}
	return AR_OK;
}

/* --- sessions ------------------------------------------------------------- */

static int
compare_sessions(const void *left, const void *right)
{
	const struct ar_kept_session *a = left, *b = right;
	int order = compare_real(a->made_utc_s, b->made_utc_s);

	if (order == 0)
		order = compare_int(a->day, b->day);
	return order ? order : compare_text(a->session_json,
	    b->session_json);
}

/* Oldest first, as they were made. */
enum ar_status
ar_merge_sessions(struct ar_merging *m)
{
	struct ar_kept_session *own, *there;
	size_t own_count, count;
	int64_t id;

	AR_TRY(ar_store_sessions(m->store, 0, 0, m->arena, &own, &own_count,
	    m->err));
	AR_TRY(ar_store_sessions(m->other, 0, 0, m->arena, &there, &count,
	    m->err));
	if (own_count > 1)
		qsort(own, own_count, sizeof *own, compare_sessions);
	for (size_t i = count; i-- > 0;) {
		struct ar_kept_session session = there[i];

		if (own_count > 0 && bsearch(&session, own, own_count,
		    sizeof *own, compare_sessions))
			continue;
		session.id = 0;
		session.run_id = ar_merge_own(m->runs, m->run_count,
		    session.run_id);
		AR_TRY(ar_store_session_put(m->store, &session, &id,
		    m->err));
		m->counts->sessions++;
	}
	return AR_OK;
}
