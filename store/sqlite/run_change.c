/* Runs: changed, paired and dropped; their samples; the loads of days. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "store/sqlite/db.h"

/* A statement about one run that must be there. */
static enum ar_status
change(struct ar_db_query *query)
{
	AR_TRY(ar_db_run(query));
	if (sqlite3_changes(query->store->db) == 0)
		return ar_fail(query->err, AR_EABSENT, 0,
		    "the log has no such run");
	return AR_OK;
}

/* --- pairs -------------------------------------------------------------- */

enum ar_status
ar_db_run_find(struct ar_store *store, int64_t id, int64_t *same_as,
    struct ar_error *err)
{
	struct ar_db_query query = ar_db_start(store, AR_DB_RUN_FIND, err);
	bool found;

	*same_as = 0;
	ar_db_put_int(&query, AR_DB_KEY, id);
	found = ar_db_next(&query);
	if (found)
		*same_as = ar_db_int(&query, 0);
	AR_TRY(ar_db_end(&query));
	return found ? AR_OK : ar_fail(err, AR_EABSENT, 0,
	    "the log has no such run");
}

static enum ar_status
point(struct ar_store *store, enum ar_db_sql sql, int64_t id, int64_t to,
    struct ar_error *err)
{
	struct ar_db_query query = ar_db_start(store, sql, err);

	ar_db_put_int(&query, AR_DB_KEY, id);
	ar_db_put_id(&query, AR_DB_KEY + 1, to);
	return ar_db_run(&query);
}

static enum ar_status
beside(struct ar_store *store, int64_t id, int64_t same_as,
    struct ar_error *err)
{
	int64_t before, leads;

	AR_TRY(ar_db_run_find(store, id, &before, err));
	if (same_as == 0)
		return point(store, AR_DB_RUN_BESIDE, id, 0, err);
	AR_TRY(ar_db_run_find(store, same_as, &leads, err));
	if (same_as == id || leads != 0)
		return ar_fail(err, AR_EINPUT, 0, "a run can only stand "
		    "beside one that stands for itself");
	/* what stood beside id follows it: no chains */
	AR_TRY(point(store, AR_DB_RUN_FOLLOW, id, same_as, err));
	return point(store, AR_DB_RUN_BESIDE, id, same_as, err);
}

enum ar_status
ar_store_run_beside(struct ar_store *store, int64_t id, int64_t same_as,
    struct ar_error *err)
{
	AR_TRY(ar_db_enter(store, err));
	return ar_db_leave(store, beside(store, id, same_as, err), err);
}

/* --- words -------------------------------------------------------------- */

static enum ar_status
words(struct ar_db_query query, double rpe_0_10, const char *note,
    int64_t shoe_id)
{
	ar_db_put_real(&query, AR_DB_KEY + 1, rpe_0_10);
	ar_db_put_text(&query, AR_DB_KEY + 2, note);
	ar_db_put_id(&query, AR_DB_KEY + 3, shoe_id);
	return change(&query);
}

enum ar_status
ar_store_run_words(struct ar_store *store, int64_t id, double rpe_0_10,
    const char *note, int64_t shoe_id, struct ar_error *err)
{
	struct ar_db_query query;

	AR_TRY(ar_db_enter(store, err));
	query = ar_db_start(store, AR_DB_RUN_WORDS, err);
	ar_db_put_int(&query, AR_DB_KEY, id);
	return ar_db_leave(store, words(query, rpe_0_10, note, shoe_id), err);
}

static enum ar_status
name(struct ar_db_query query, const char *text, const char *outside_id)
{
	ar_db_put_text(&query, AR_DB_KEY + 1, text);
	ar_db_put_text(&query, AR_DB_KEY + 2, outside_id);
	return change(&query);
}

enum ar_status
ar_store_run_name(struct ar_store *store, int64_t id, const char *text,
    const char *outside_id, struct ar_error *err)
{
	struct ar_db_query query;

	AR_TRY(ar_db_enter(store, err));
	query = ar_db_start(store, AR_DB_RUN_NAME, err);
	ar_db_put_int(&query, AR_DB_KEY, id);
	return ar_db_leave(store, name(query, text, outside_id), err);
}

/* --- dropped ------------------------------------------------------------ */

/* The richest of those beside a run that goes takes its place. */
static enum ar_status
inherit(struct ar_store *store, int64_t id, struct ar_error *err)
{
	struct ar_db_query query = ar_db_start(store, AR_DB_RUN_HEIR, err);
	int64_t heir = 0;

	ar_db_put_int(&query, AR_DB_KEY, id);
	if (ar_db_next(&query))
		heir = ar_db_int(&query, 0);
	AR_TRY(ar_db_end(&query));
	if (heir == 0)
		return AR_OK;
	AR_TRY(point(store, AR_DB_RUN_BESIDE, heir, 0, err));
	return point(store, AR_DB_RUN_FOLLOW, id, heir, err);
}

enum ar_status
ar_db_run_drop(struct ar_store *store, int64_t id, struct ar_error *err)
{
	struct ar_db_query query;

	AR_TRY(inherit(store, id, err));
	query = ar_db_start(store, AR_DB_RUN_LEAVE_SESSIONS, err);
	ar_db_put_int(&query, AR_DB_KEY, id);
	AR_TRY(ar_db_run(&query));
	query = ar_db_start(store, AR_DB_RUN_LEAVE_PLANNED, err);
	ar_db_put_int(&query, AR_DB_KEY, id);
	AR_TRY(ar_db_run(&query));
	query = ar_db_start(store, AR_DB_RUN_DROP, err);
	ar_db_put_int(&query, AR_DB_KEY, id);
	return change(&query);
}

enum ar_status
ar_store_run_drop(struct ar_store *store, int64_t id, struct ar_error *err)
{
	ar_db_blob_close(store);
	AR_TRY(ar_db_enter(store, err));
	return ar_db_leave(store, ar_db_run_drop(store, id, err), err);
}

/* --- days --------------------------------------------------------------- */

enum { DAY, FOOT, TSS, AU, MOVING, DISTANCE, DESCENT, METHOD };

/* a + b, where what is not known adds nothing. */
static double
add(double a, double b)
{
	if (isnan(a) || isnan(b))
		return isnan(a) ? b : a;
	return a + b;
}

static void
day_add(struct ar_db_query *query, struct ar_day_load *day, int *method)
{
	int how = ar_db_word_find(&ar_db_methods,
	    (const char *)sqlite3_column_text(query->statement, METHOD));

	day->tss = add(day->tss, ar_db_real(query, TSS));
	day->au = add(day->au, ar_db_real(query, AU));
	day->moving_s = add(day->moving_s, ar_db_real(query, MOVING));
	if (ar_db_int(query, FOOT)) {
		day->foot_m = add(day->foot_m, ar_db_real(query, DISTANCE));
		day->descent_m =
		    add(day->descent_m, ar_db_real(query, DESCENT));
		day->runs++;
	} else {
		day->others++;
	}
	if (how == AR_LOAD_NONE)
		return;
	if (*method != AR_LOAD_NONE && *method != how)
		day->mixed = true;
	*method = how;
}

struct days {
	struct ar_day_load *items;
	size_t count;
	size_t room;
};

/* The place of one more day; NULL: no memory. */
static struct ar_day_load *
day_new(struct days *days, struct ar_arena *arena, int64_t day)
{
	struct ar_day_load *items;

	if (days->count == days->room) {
		size_t more = days->room ? 2 * days->room : 64;

		items = ar_arena_grow(arena, days->items, days->room, more,
		    sizeof *items);
		if (items == NULL)
			return NULL;
		days->items = items;
		days->room = more;
	}
	days->items[days->count] = (struct ar_day_load){ day, NAN, NAN, NAN,
		NAN, NAN, 0, 0, false };
	return &days->items[days->count++];
}

/* Added up here and not by SQL, whose sum() is another one in each version
 * of SQLite: the same log gives the same bytes. */
static void
days_read(struct ar_db_query *query, struct ar_arena *arena,
    struct days *days)
{
	struct ar_day_load *day = NULL;
	int method = AR_LOAD_NONE;

	while (ar_db_next(query)) {
		int64_t at = ar_db_int(query, DAY);

		if (day == NULL || day->day != at) {
			day = day_new(days, arena, at);
			method = AR_LOAD_NONE;
		}
		if (day == NULL) {
			ar_db_stop(query, AR_EMEM,
			    "there is not enough memory");
			return;
		}
		day_add(query, day, &method);
	}
}

enum ar_status
ar_store_days(struct ar_store *store, int64_t from_day, int64_t to_day,
    struct ar_arena *arena, struct ar_day_load **list, size_t *count,
    struct ar_error *err)
{
	struct ar_db_query query = ar_db_start(store, AR_DB_DAYS, err);
	struct days days = { NULL, 0, 0 };

	*list = NULL;
	*count = 0;
	ar_db_put_int(&query, AR_DB_KEY, from_day);
	ar_db_put_int(&query, AR_DB_KEY + 1, to_day);
	days_read(&query, arena, &days);
	AR_TRY(ar_db_end(&query));
	*list = days.items;
	*count = days.count;
	return AR_OK;
}
