/* Sessions and shoes. */
#include <math.h>

#include "store/sqlite/db.h"

/* A row that is new (id 0) or is changed. */
struct kept {
	enum ar_db_sql put;
	enum ar_db_sql change;
	const struct ar_db_row *row;
	const char *absent; /* words for AR_EABSENT */
};

static const struct kept sessions = { AR_DB_SESSION_PUT, AR_DB_SESSION_CHANGE,
	&ar_db_session_row, "the log has no such session" };
static const struct kept shoes = { AR_DB_SHOE_PUT, AR_DB_SHOE_CHANGE,
	&ar_db_shoe_row, "the log has no such shoes" };
static const struct kept batches = { AR_DB_BATCH_PUT, AR_DB_BATCH_CHANGE,
	&ar_db_batch_row, "the log has no such import" };

static enum ar_status
keep(struct ar_store *store, const struct kept *kept, const void *object,
    int64_t *id, struct ar_error *err)
{
	struct ar_db_query query = ar_db_start(store,
	    *id ? kept->change : kept->put, err);

	if (*id)
		ar_db_put_int(&query, AR_DB_KEY, *id);
	ar_db_put_row(&query, kept->row, object);
	AR_TRY(ar_db_run(&query));
	if (*id && sqlite3_changes(store->db) == 0)
		return ar_fail(err, AR_EABSENT, 0, kept->absent);
	if (*id == 0)
		*id = sqlite3_last_insert_rowid(store->db);
	return AR_OK;
}

static enum ar_status
put(struct ar_store *store, const struct kept *kept, const void *object,
    int64_t *id, struct ar_error *err)
{
	enum ar_status status;

	AR_TRY(ar_db_enter(store, err));
	status = keep(store, kept, object, id, err);
	status = ar_db_leave(store, status, err);
	if (status != AR_OK)
		*id = 0;
	return status;
}

enum ar_status
ar_store_session_put(struct ar_store *store,
    const struct ar_kept_session *session, int64_t *id, struct ar_error *err)
{
	*id = session->id;
	return put(store, &sessions, session, id, err);
}

enum ar_status
ar_store_sessions(struct ar_store *store, int64_t run_id, size_t limit,
    struct ar_arena *arena, struct ar_kept_session **list, size_t *count,
    struct ar_error *err)
{
	struct ar_db_query query = ar_db_start(store, AR_DB_SESSIONS, err);
	enum ar_status status;
	void *items;

	ar_db_put_id(&query, AR_DB_KEY, run_id);
	ar_db_put_int(&query, AR_DB_KEY + 1,
	    limit && limit < INT64_MAX ? (int64_t)limit : -1);
	status = ar_db_list(&query, &ar_db_session_row, arena, &items, count);
	*list = items;
	return status;
}

enum ar_status
ar_store_batch_put(struct ar_store *store, const struct ar_batch *batch,
    int64_t *id, struct ar_error *err)
{
	*id = batch->id;
	return put(store, &batches, batch, id, err);
}

/* --- shoes -------------------------------------------------------------- */

static enum ar_status
shoe_put(struct ar_store *store, const struct ar_shoe *shoe, int64_t *id,
    struct ar_error *err)
{
	struct ar_db_query query;

	if (shoe->usual) {
		query = ar_db_start(store, AR_DB_SHOE_UNUSUAL, err);
		AR_TRY(ar_db_run(&query));
	}
	return keep(store, &shoes, shoe, id, err);
}

enum ar_status
ar_store_shoe_put(struct ar_store *store, const struct ar_shoe *shoe,
    int64_t *id, struct ar_error *err)
{
	enum ar_status status;

	*id = shoe->id;
	AR_TRY(ar_db_enter(store, err));
	status = ar_db_leave(store, shoe_put(store, shoe, id, err), err);
	if (status != AR_OK)
		*id = 0;
	return status;
}

/* The runs in them, in order: the same sum in each version of SQLite. */
static enum ar_status
shoe_sum(struct ar_store *store, struct ar_shoe *shoe, struct ar_error *err)
{
	struct ar_db_query query = ar_db_start(store, AR_DB_SHOE_SUM, err);

	ar_db_put_int(&query, AR_DB_KEY, shoe->id);
	shoe->run_m = isnan(shoe->start_m) ? 0 : shoe->start_m;
	shoe->runs = 0;
	shoe->last_day = 0;
	while (ar_db_next(&query)) {
		double distance_m = ar_db_real(&query, 0);
		int64_t day = ar_db_int(&query, 1);

		if (distance_m > 0)
			shoe->run_m += distance_m;
		shoe->runs++;
		if (shoe->runs == 1 || day > shoe->last_day)
			shoe->last_day = day;
	}
	return ar_db_end(&query);
}

static enum ar_status
shoes_get(struct ar_store *store, struct ar_arena *arena,
    struct ar_shoe **list, size_t *count, struct ar_error *err)
{
	struct ar_db_query query = ar_db_start(store, AR_DB_SHOES, err);
	void *items;

	AR_TRY(ar_db_list(&query, &ar_db_shoe_row, arena, &items, count));
	*list = items;
	for (size_t i = 0; i < *count; i++)
		AR_TRY(shoe_sum(store, &(*list)[i], err));
	return AR_OK;
}

enum ar_status
ar_store_shoes(struct ar_store *store, struct ar_arena *arena,
    struct ar_shoe **list, size_t *count, struct ar_error *err)
{
	enum ar_status status;

	*list = NULL;
	*count = 0;
	AR_TRY(ar_db_look(store, err));
	status = shoes_get(store, arena, list, count, err);
	status = ar_db_looked(store, status, err);
	if (status != AR_OK)
		*count = 0;
	return status;
}
