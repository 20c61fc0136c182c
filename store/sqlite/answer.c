/* Answers to requests with an id. */
#include "store/sqlite/db.h"

enum { BODY = 2 }; /* parameter; in the answer it comes last */

enum ar_status
ar_store_answer_find(struct ar_store *store, const char *request_id,
    struct ar_arena *arena, const struct ar_answer **answer,
    struct ar_error *err)
{
	struct ar_answer *found = ar_arena_alloc(arena, sizeof *found);
	struct ar_db_query query;

	*answer = NULL;
	if (found == NULL)
		return ar_db_say(AR_EMEM, NULL, err);
	query = ar_db_start(store, AR_DB_REQUEST_FIND, err);
	ar_db_put_text(&query, AR_DB_KEY, request_id);
	if (ar_db_next(&query)) {
		ar_db_read_row(&query, 0, &ar_db_answer_row, arena, found);
		found->body = ar_db_blob(&query,
		    (int)ar_db_answer_row.count, arena, &found->body_n);
		*answer = found;
	}
	return ar_db_end(&query);
}

static enum ar_status
put(struct ar_store *store, const struct ar_answer *answer,
    struct ar_error *err)
{
	struct ar_db_query query = ar_db_start(store, AR_DB_REQUEST_PUT, err);

	ar_db_put_blob(&query, BODY, answer->body, answer->body_n);
	ar_db_put_row(&query, &ar_db_answer_row, answer);
	return ar_db_run(&query);
}

static enum ar_status
sweep(struct ar_store *store, double before_utc_s, int64_t count,
    struct ar_error *err)
{
	struct ar_db_query query = ar_db_start(store, AR_DB_REQUEST_OLD, err);

	ar_db_put_real(&query, AR_DB_KEY, before_utc_s);
	AR_TRY(ar_db_run(&query));
	query = ar_db_start(store, AR_DB_REQUEST_MANY, err);
	ar_db_put_int(&query, AR_DB_KEY, count);
	return ar_db_run(&query);
}

enum ar_status
ar_store_answer_put(struct ar_store *store, const struct ar_answer *answer,
    const struct ar_answer_bounds *bounds, struct ar_error *err)
{
	enum ar_status status;

	AR_TRY(ar_db_enter(store, err));
	status = put(store, answer, err);
	if (status == AR_OK)
		status = sweep(store, answer->at_utc_s - bounds->seconds,
		    bounds->count, err);
	return ar_db_leave(store, status, err);
}
