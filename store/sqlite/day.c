/* What was said of a day: marks, wellness, notes; and the loads of days. */
#include <math.h>
#include <string.h>

#include "store/sqlite/db.h"

static void
put_days(struct ar_db_query *query, int64_t from_day, int64_t to_day)
{
	ar_db_put_int(query, AR_DB_KEY, from_day);
	ar_db_put_int(query, AR_DB_KEY + 1, to_day);
}

/* --- marks -------------------------------------------------------------- */

static enum ar_status
feel_check(const struct ar_feel *feel, struct ar_error *err)
{
	if (feel->region < 0 || feel->region > AR_FEEL_LEGS ||
	    feel->side < 0 || feel->side > AR_SIDES)
		return ar_fail(err, AR_EINPUT, 0,
		    "this is no part of the legs");
	if (!(feel->mark >= 0 && feel->mark <= 10))
		return ar_fail(err, AR_EINPUT, 0,
		    "a mark is a number from 0 to 10");
	if (!isfinite(feel->said_utc_s))
		return ar_fail(err, AR_EINPUT, 0,
		    "the log must know when this was said");
	return AR_OK;
}

static enum ar_status
feel_put(struct ar_store *store, const struct ar_feel *feel,
    struct ar_error *err)
{
	struct ar_db_query query = ar_db_start(store, AR_DB_FEEL_REPLACE, err);
	struct ar_feel row = *feel;

	ar_db_put_int(&query, AR_DB_KEY, feel->day);
	ar_db_put_text(&query, AR_DB_KEY + 1, ar_db_regions.name(feel->region));
	ar_db_put_text(&query, AR_DB_KEY + 2, ar_db_sides.name(feel->side));
	ar_db_put_real(&query, AR_DB_KEY + 3, feel->said_utc_s);
	AR_TRY(ar_db_run(&query));
	row.id = 0;
	row.replaced_utc_s = NAN;
	query = ar_db_start(store, AR_DB_FEEL_PUT, err);
	ar_db_put_row(&query, &ar_db_feel_row, &row);
	return ar_db_run(&query);
}

enum ar_status
ar_store_feel_put(struct ar_store *store, const struct ar_feel *feel,
    struct ar_error *err)
{
	AR_TRY(feel_check(feel, err));
	AR_TRY(ar_db_enter(store, err));
	return ar_db_leave(store, feel_put(store, feel, err), err);
}

enum ar_status
ar_store_feels(struct ar_store *store, int64_t from_day, int64_t to_day,
    bool history, struct ar_arena *arena, struct ar_feel **feels,
    size_t *count, struct ar_error *err)
{
	struct ar_db_query query = ar_db_start(store, AR_DB_FEELS, err);
	enum ar_status status;
	void *list;

	put_days(&query, from_day, to_day);
	ar_db_put_int(&query, AR_DB_KEY + 2, history);
	status = ar_db_list(&query, &ar_db_feel_row, arena, &list, count);
	*feels = list;
	return status;
}

enum ar_status
ar_store_feel_reports(struct ar_store *store, int64_t from_day,
    int64_t to_day, struct ar_arena *arena, struct ar_feel **feels,
    size_t *count, struct ar_error *err)
{
	struct ar_db_query query = ar_db_start(store, AR_DB_FEEL_REPORTS, err);
	enum ar_status status;
	void *list;

	put_days(&query, from_day, to_day);
	status = ar_db_list(&query, &ar_db_feel_row, arena, &list, count);
	*feels = list;
	return status;
}

/* --- wellness ----------------------------------------------------------- */

static enum ar_status
well_check(const struct ar_well *well, struct ar_error *err)
{
	if ((int)well->item.kind < 0 || well->item.kind >= AR_WELLNESS_KINDS)
		return ar_fail(err, AR_EINPUT, 0,
		    "the log does not know this kind of value");
	if (!isfinite(well->item.value) || well->item.source == NULL)
		return ar_fail(err, AR_EINPUT, 0,
		    "a value needs a number and where it comes from");
	if (!isfinite(well->said_utc_s))
		return ar_fail(err, AR_EINPUT, 0,
		    "the log must know when this was said");
	return AR_OK;
}

static struct ar_db_query
well_start(struct ar_store *store, enum ar_db_sql sql,
    const struct ar_well *well, struct ar_error *err)
{
	struct ar_db_query query = ar_db_start(store, sql, err);

	ar_db_put_int(&query, AR_DB_KEY, well->item.day);
	ar_db_put_text(&query, AR_DB_KEY + 1,
	    ar_db_wellness_words.name((int)well->item.kind));
	ar_db_put_text(&query, AR_DB_KEY + 2, well->item.source);
	return query;
}

/* The same value again is no correction: an export that is imported every
 * month tells ten years of days each time. */
static enum ar_status
well_same(struct ar_store *store, const struct ar_well *well, bool *same,
    struct ar_error *err)
{
	struct ar_db_query query =
	    well_start(store, AR_DB_WELL_SAME, well, err);

	*same = ar_db_next(&query) &&
	    ar_db_real(&query, 0) == well->item.value;
	return ar_db_end(&query);
}

static enum ar_status
well_put(struct ar_store *store, const struct ar_well *well,
    struct ar_error *err)
{
	struct ar_well row = *well;
	struct ar_db_query query;
	bool same;

	AR_TRY(well_same(store, well, &same, err));
	if (same)
		return AR_OK;
	query = well_start(store, AR_DB_WELL_REPLACE, well, err);
	ar_db_put_real(&query, AR_DB_KEY + 3, well->said_utc_s);
	AR_TRY(ar_db_run(&query));
	row.id = 0;
	row.replaced_utc_s = NAN;
	query = ar_db_start(store, AR_DB_WELL_PUT, err);
	ar_db_put_row(&query, &ar_db_well_row, &row);
	return ar_db_run(&query);
}

enum ar_status
ar_store_well_put(struct ar_store *store, const struct ar_well *well,
    struct ar_error *err)
{
	AR_TRY(well_check(well, err));
	AR_TRY(ar_db_enter(store, err));
	return ar_db_leave(store, well_put(store, well, err), err);
}

/* By day; then kind; then what was said, then the newest. */
static bool
well_before(const struct ar_well *a, const struct ar_well *b)
{
	bool said_a = strcmp(a->item.source, "said") == 0;
	bool said_b = strcmp(b->item.source, "said") == 0;

	if (a->item.day != b->item.day)
		return a->item.day < b->item.day;
	if (a->item.kind != b->item.kind)
		return a->item.kind < b->item.kind;
	if (said_a != said_b)
		return said_a;
	if (a->said_utc_s != b->said_utc_s)
		return a->said_utc_s > b->said_utc_s;
	return a->id > b->id;
}

static void
wells_merge(const struct ar_well *from, struct ar_well *to, size_t middle,
    size_t count)
{
	size_t a = 0, b = middle;

	for (size_t i = 0; i < count; i++)
		to[i] = b == count || (a < middle &&
		    !well_before(&from[b], &from[a])) ? from[a++] : from[b++];
}

/* In order; other has room for as many. */
static void
wells_sort(struct ar_well *wells, struct ar_well *other, size_t count)
{
	for (size_t half = 1; half < count; half *= 2) {
		for (size_t at = 0; at < count; at += 2 * half) {
			size_t n = count - at < 2 * half ? count - at :
			    2 * half;

			wells_merge(wells + at, other + at,
			    n < half ? n : half, n);
		}
		memcpy(wells, other, count * sizeof *wells);
	}
}

/* Days come in order from the index: only those of one day are sorted. */
static enum ar_status
wells_order(struct ar_well *wells, size_t count, struct ar_arena *arena,
    struct ar_error *err)
{
	size_t end;

	for (size_t at = 0; at < count; at = end) {
		struct ar_well few[16], *other = few;

		for (end = at + 1; end < count &&
		    wells[end].item.day == wells[at].item.day; end++)
			;
		if (end - at > sizeof few / sizeof few[0])
			other = ar_arena_array(arena, end - at, sizeof *other);
		if (other == NULL)
			return ar_db_say(AR_EMEM, NULL, err);
		wells_sort(wells + at, other, end - at);
	}
	return AR_OK;
}

enum ar_status
ar_store_wells(struct ar_store *store, enum ar_wellness kind,
    int64_t from_day, int64_t to_day, bool history, struct ar_arena *arena,
    struct ar_well **wells, size_t *count, struct ar_error *err)
{
	struct ar_db_query query = ar_db_start(store, AR_DB_WELLS, err);
	enum ar_status status;
	void *list;

	put_days(&query, from_day, to_day);
	if ((int)kind >= 0 && kind < AR_WELLNESS_KINDS)
		ar_db_put_text(&query, AR_DB_KEY + 2,
		    ar_db_wellness_words.name((int)kind));
	ar_db_put_int(&query, AR_DB_KEY + 3, history);
	status = ar_db_list(&query, &ar_db_well_row, arena, &list, count);
	*wells = list;
	return status == AR_OK ? wells_order(*wells, *count, arena, err) :
	    status;
}

/* --- notes -------------------------------------------------------------- */

static enum ar_status
note_put(struct ar_store *store, const struct ar_note *note,
    struct ar_error *err)
{
	struct ar_db_query query = ar_db_start(store, AR_DB_NOTE_PUT, err);
	struct ar_note row = *note;

	row.id = 0;
	ar_db_put_row(&query, &ar_db_note_row, &row);
	return ar_db_run(&query);
}

enum ar_status
ar_store_note_put(struct ar_store *store, const struct ar_note *note,
    struct ar_error *err)
{
	AR_TRY(ar_db_enter(store, err));
	return ar_db_leave(store, note_put(store, note, err), err);
}

enum ar_status
ar_store_notes(struct ar_store *store, int64_t from_day, int64_t to_day,
    struct ar_arena *arena, struct ar_note **notes, size_t *count,
    struct ar_error *err)
{
	struct ar_db_query query = ar_db_start(store, AR_DB_NOTES, err);
	enum ar_status status;
	void *list;

	put_days(&query, from_day, to_day);
	status = ar_db_list(&query, &ar_db_note_row, arena, &list, count);
	*notes = list;
	return status;
}
