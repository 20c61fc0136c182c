/* Runs: what they are and what was computed of them, put and got. */
#include <math.h>
#include <string.h>

#include "store/sqlite/db.h"

static enum ar_status
absent(struct ar_error *err)
{
	return ar_fail(err, AR_EABSENT, 0, "the log has no such run");
}

/* --- in ----------------------------------------------------------------- */

static enum ar_status
identity_put(struct ar_store *store, const struct ar_run *run, int64_t *id,
    struct ar_error *err)
{
	struct ar_db_query query = ar_db_start(store, AR_DB_RUN_PUT, err);
	struct ar_run row = *run;

	row.id = 0;
	ar_db_put_row(&query, &ar_db_run_row, &row);
	AR_TRY(ar_db_run(&query));
	*id = sqlite3_last_insert_rowid(store->db);
	return AR_OK;
}

static enum ar_status
sums_put(struct ar_store *store, const struct ar_run *run, int64_t id,
    struct ar_error *err)
{
	struct ar_db_query query = ar_db_start(store, AR_DB_SUM_PUT, err);

	ar_db_put_int(&query, AR_DB_KEY, id);
	ar_db_put_row(&query, &ar_db_sum_row, run);
	return ar_db_run(&query);
}

static enum ar_status
legs_put(struct ar_store *store, const struct ar_run *run, int64_t id,
    struct ar_error *err)
{
	struct ar_db_query query;

	for (int i = 0; i < AR_LOAD_ROWS; i++) {
		query = ar_db_start(store, AR_DB_LEG_PUT, err);
		ar_db_put_int(&query, AR_DB_KEY, id);
		ar_db_put_text(&query, AR_DB_KEY + 1,
		    ar_db_load_rows.name(i));
		ar_db_put_row(&query, &ar_db_leg_row, &run->leg[i]);
		AR_TRY(ar_db_run(&query));
	}
	return AR_OK;
}

static enum ar_status
legs_drop(struct ar_store *store, int64_t id, struct ar_error *err)
{
	struct ar_db_query query = ar_db_start(store, AR_DB_LEG_DROP, err);

	ar_db_put_int(&query, AR_DB_KEY, id);
	return ar_db_run(&query);
}

struct samples {
	const void *packed;
	size_t n;
};

static enum ar_status
stream_put(struct ar_store *store, const struct samples *samples, int64_t id,
    struct ar_error *err)
{
	struct ar_db_query query = ar_db_start(store, AR_DB_STREAM_PUT, err);

	ar_db_put_int(&query, AR_DB_KEY, id);
	ar_db_put_blob(&query, AR_DB_KEY + 1, samples->packed, samples->n);
	return ar_db_run(&query);
}

static enum ar_status
run_put(struct ar_store *store, const struct ar_run *run,
    const struct samples *samples, int64_t *id, struct ar_error *err)
{
	int64_t same_as;

	*id = run->id;
	if (run->id == 0) {
		AR_TRY(identity_put(store, run, id, err));
	} else {
		AR_TRY(ar_db_run_find(store, run->id, &same_as, err));
		AR_TRY(legs_drop(store, run->id, err));
	}
	AR_TRY(sums_put(store, run, *id, err));
	if (run->legs_known)
		AR_TRY(legs_put(store, run, *id, err));
	return samples->packed ? stream_put(store, samples, *id, err) : AR_OK;
}

enum ar_status
ar_store_run_put(struct ar_store *store, const struct ar_run *run,
    const void *packed, size_t packed_n, int64_t *id, struct ar_error *err)
{
	struct samples samples = { packed, packed_n };
	enum ar_status status;

	*id = 0;
	ar_db_blob_close(store);
	AR_TRY(ar_db_enter(store, err));
	status = run_put(store, run, &samples, id, err);
	status = ar_db_leave(store, status, err);
	if (status != AR_OK)
		*id = 0;
	return status;
}

/* --- out ---------------------------------------------------------------- */

/* A run of which nothing is known: every number NAN, no words. */
static void
blank(struct ar_run *run)
{
	memset(run, 0, sizeof *run);
	ar_db_blank_row(&ar_db_run_row, run);
	ar_db_blank_row(&ar_db_sum_row, run);
	for (int i = 0; i < AR_LOAD_ROWS; i++)
		run->leg[i] = (struct ar_leg){ NAN, NAN, NAN, NAN, NAN, NAN,
			NAN, NAN, NAN, NAN };
}

/* The rows of a question about runs: the whole of them, or what a list
 * shows. */
struct rows {
	const struct ar_db_row *run;
	const struct ar_db_row *sum;
};

static const struct rows whole = { &ar_db_run_row, &ar_db_sum_row };
static const struct rows brief = { &ar_db_run_brief_row,
	&ar_db_sum_brief_row };

static void
read_run(struct ar_db_query *query, const struct rows *rows,
    struct ar_arena *arena, struct ar_run *run)
{
	ar_db_read_row(query, 0, rows->run, arena, run);
	ar_db_read_row(query, (int)rows->run->count, rows->sum, arena, run);
}

static enum ar_status
legs_get(struct ar_store *store, struct ar_arena *arena, struct ar_run *run,
    struct ar_error *err)
{
	struct ar_db_query query = ar_db_start(store, AR_DB_LEGS, err);

	ar_db_put_int(&query, AR_DB_KEY, run->id);
	while (ar_db_next(&query)) {
		int at = ar_db_word_find(&ar_db_load_rows,
		    (const char *)sqlite3_column_text(query.statement,
		    (int)ar_db_leg_row.count));

		if (at == AR_LOAD_ROWS)
			continue; /* a row of a newer program */
		ar_db_read_row(&query, 0, &ar_db_leg_row, arena,
		    &run->leg[at]);
		run->legs_known = true;
	}
	return ar_db_end(&query);
}

struct runs {
	const struct rows *rows;
	struct ar_run *items;
	size_t count;
	size_t room;
};

static void
runs_read(struct ar_db_query *query, struct ar_arena *arena,
    struct runs *runs)
{
	struct ar_run none;

	blank(&none);
	while (ar_db_next(query)) {
		if (runs->count == runs->room) {
			size_t more = runs->room ? 2 * runs->room : 4;
			struct ar_run *items = ar_arena_grow(arena,
			    runs->items, runs->room, more, sizeof *items);

			if (items == NULL) {
				ar_db_stop(query, AR_EMEM,
				    "there is not enough memory");
				return;
			}
			runs->items = items;
			runs->room = more;
		}
		runs->items[runs->count] = none;
		read_run(query, runs->rows, arena,
		    &runs->items[runs->count]);
		runs->count++;
	}
}

static void
put_wanted(struct ar_db_query *query, const struct ar_run_filter *filter)
{
	int64_t to = filter->to_day ? filter->to_day : INT64_MAX;

	ar_db_put_int(query, AR_DB_KEY,
	    filter->from_day ? filter->from_day : INT64_MIN);
	ar_db_put_int(query, AR_DB_KEY + 1, to);
	ar_db_put_int(query, AR_DB_KEY + 2, filter->on_foot);
	ar_db_put_int(query, AR_DB_KEY + 3, filter->beside);
}

/* How many there will be at most, so that the list is taken in one piece.
 * A few are not counted beforehand. */
static enum ar_status
runs_count(struct ar_store *store, const struct ar_run_filter *filter,
    size_t *count, struct ar_error *err)
{
	enum { FEW = 32 };
	struct ar_db_query query;

	*count = filter->limit;
	if (*count > 0 && *count <= FEW)
		return AR_OK;
	*count = 0;
	query = ar_db_start(store, AR_DB_RUN_COUNT, err);
	put_wanted(&query, filter);
	if (ar_db_next(&query))
		*count = (size_t)ar_db_int(&query, 0);
	if (filter->limit && *count > filter->limit)
		*count = filter->limit;
	return ar_db_end(&query);
}

static bool
wanted(const struct ar_run *run, const struct ar_run_filter *filter)
{
	return (filter->from_day == 0 || run->day >= filter->from_day) &&
	    (filter->to_day == 0 || run->day <= filter->to_day) &&
	    (!filter->on_foot || run->on_foot) &&
	    (filter->beside || run->same_as == 0);
}

/* The few runs of a file are chosen here. */
static void
runs_choose(const struct ar_run_filter *filter, struct runs *runs)
{
	size_t kept = 0;

	for (size_t i = 0; i < runs->count; i++)
		if (wanted(&runs->items[i], filter) &&
		    (filter->limit == 0 || kept < filter->limit))
			runs->items[kept++] = runs->items[i];
	runs->count = kept;
}

static enum ar_status
runs_of_file(struct ar_store *store, const struct ar_run_filter *filter,
    struct ar_arena *arena, struct runs *runs, struct ar_error *err)
{
	struct ar_db_query query = ar_db_start(store, AR_DB_RUNS_OF_FILE, err);

	ar_db_put_int(&query, AR_DB_KEY, filter->file_id);
	runs_read(&query, arena, runs);
	runs_choose(filter, runs);
	return ar_db_end(&query);
}

static enum ar_status
runs_of_days(struct ar_store *store, const struct ar_run_filter *filter,
    struct ar_arena *arena, struct runs *runs, struct ar_error *err)
{
	struct ar_db_query query;

	AR_TRY(runs_count(store, filter, &runs->room, err));
	runs->items = ar_arena_array(arena, runs->room, sizeof *runs->items);
	if (runs->items == NULL)
		return ar_fail(err, AR_EMEM, 0, "there is not enough memory");
	if (filter->brief)
		runs->rows = &brief;
	query = ar_db_start(store, filter->brief ? AR_DB_RUNS_BRIEF :
	    AR_DB_RUNS, err);
	put_wanted(&query, filter);
	ar_db_put_int(&query, AR_DB_KEY + 4,
	    filter->limit && filter->limit < INT64_MAX ?
	    (int64_t)filter->limit : -1);
	runs_read(&query, arena, runs);
	return ar_db_end(&query);
}

static enum ar_status
runs_get(struct ar_store *store, const struct ar_run_filter *filter,
    struct ar_arena *arena, struct runs *runs, struct ar_error *err)
{
	if (filter->file_id)
		AR_TRY(runs_of_file(store, filter, arena, runs, err));
	else
		AR_TRY(runs_of_days(store, filter, arena, runs, err));
	for (size_t i = 0; filter->legs && i < runs->count; i++)
		AR_TRY(legs_get(store, arena, &runs->items[i], err));
	return AR_OK;
}

enum ar_status
ar_store_runs(struct ar_store *store, const struct ar_run_filter *filter,
    struct ar_arena *arena, struct ar_run **list, size_t *count,
    struct ar_error *err)
{
	struct runs runs = { &whole, NULL, 0, 0 };
	enum ar_status status;

	*list = NULL;
	*count = 0;
	AR_TRY(ar_db_look(store, err));
	status = runs_get(store, filter, arena, &runs, err);
	AR_TRY(ar_db_looked(store, status, err));
	*list = runs.count ? runs.items : NULL;
	*count = runs.count;
	return AR_OK;
}

/* The answer to a question for one run, and its legs. */
static enum ar_status
run_get(struct ar_db_query query, int64_t id, const struct rows *rows,
    struct ar_arena *arena, struct ar_run *run)
{
	blank(run);
	ar_db_put_int(&query, AR_DB_KEY, id);
	if (ar_db_next(&query))
		read_run(&query, rows, arena, run);
	AR_TRY(ar_db_end(&query));
	return run->id ? legs_get(query.store, arena, run, query.err) :
	    absent(query.err);
}

enum ar_status
ar_store_run_get(struct ar_store *store, int64_t id, struct ar_arena *arena,
    struct ar_run *run, struct ar_error *err)
{
	AR_TRY(ar_db_look(store, err));
	return ar_db_looked(store, run_get(ar_db_start(store, AR_DB_RUN_GET,
	    err), id, &whole, arena, run), err);
}

enum ar_status
ar_store_run_get_brief(struct ar_store *store, int64_t id,
    struct ar_arena *arena, struct ar_run *run, struct ar_error *err)
{
	AR_TRY(ar_db_look(store, err));
	return ar_db_looked(store, run_get(ar_db_start(store,
	    AR_DB_RUN_GET_BRIEF, err), id, &brief, arena, run), err);
}

enum ar_status
ar_store_runs_near(struct ar_store *store, double start_utc_s, double seconds,
    struct ar_arena *arena, struct ar_run **list, size_t *count,
    struct ar_error *err)
{
	struct ar_db_query query = ar_db_start(store, AR_DB_RUNS_NEAR, err);
	struct runs runs = { &whole, NULL, 0, 0 };

	*list = NULL;
	*count = 0;
	ar_db_put_real(&query, AR_DB_KEY, start_utc_s - seconds);
	ar_db_put_real(&query, AR_DB_KEY + 1, start_utc_s + seconds);
	runs_read(&query, arena, &runs);
	AR_TRY(ar_db_end(&query));
	*list = runs.items;
	*count = runs.count;
	return AR_OK;
}
