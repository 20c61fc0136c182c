/* Imports: their receipts, the files they looked at, and undoing one. */
#include <string.h>

#include "store/sqlite/db.h"

enum ar_status
ar_store_batches(struct ar_store *store, struct ar_arena *arena,
    struct ar_batch **batches, size_t *count, struct ar_error *err)
{
	struct ar_db_query query = ar_db_start(store, AR_DB_BATCHES, err);
	enum ar_status status;
	void *list;

	status = ar_db_list(&query, &ar_db_batch_row, arena, &list, count);
	*batches = list;
	return status;
}

static enum ar_status
file_put(struct ar_store *store, const struct ar_batch_file *file,
    struct ar_error *err)
{
	struct ar_db_query query =
	    ar_db_start(store, AR_DB_BATCH_FILE_PUT, err);

	ar_db_put_row(&query, &ar_db_batch_file_row, file);
	return ar_db_run(&query);
}

enum ar_status
ar_store_batch_file_put(struct ar_store *store,
    const struct ar_batch_file *file, struct ar_error *err)
{
	AR_TRY(ar_db_enter(store, err));
	return ar_db_leave(store, file_put(store, file, err), err);
}

enum ar_status
ar_store_batch_files(struct ar_store *store, int64_t batch_id,
    struct ar_arena *arena, struct ar_batch_file **files, size_t *count,
    struct ar_error *err)
{
	struct ar_db_query query = ar_db_start(store,
	    batch_id ? AR_DB_BATCH_FILES : AR_DB_BATCH_FILES_LAST, err);
	enum ar_status status;
	void *list;

	if (batch_id)
		ar_db_put_int(&query, AR_DB_KEY, batch_id);
	status = ar_db_list(&query, &ar_db_batch_file_row, arena, &list,
	    count);
	*files = list;
	return status;
}

/* --- undo --------------------------------------------------------------- */

static enum ar_status
runs_undo(struct ar_store *store, int64_t batch_id, struct ar_error *err)
{
	for (;;) {
		struct ar_db_query query =
		    ar_db_start(store, AR_DB_UNDO_RUNS, err);
		int64_t id = 0;

		ar_db_put_int(&query, AR_DB_KEY, batch_id);
		if (ar_db_next(&query))
			id = ar_db_int(&query, 0);
		AR_TRY(ar_db_end(&query));
		if (id == 0)
			return AR_OK;
		/* AR_EABSENT here (a damaged index) ends it */
		AR_TRY(ar_db_run_drop(store, id, err));
	}
}

static enum ar_status
batch_undo(struct ar_store *store, int64_t batch_id, double now_utc_s,
    struct ar_error *err)
{
	static const enum ar_db_sql order[] = {
		AR_DB_UNDO_FILE_RUNS,
		AR_DB_UNDO_FILE_WORDS,
		AR_DB_UNDO_FILES,
		AR_DB_UNDO_WELLS,
		AR_DB_UNDO_FACTS,
	};
	struct ar_db_query query = ar_db_start(store, AR_DB_BATCH_FIND, err);
	bool found;

	ar_db_put_int(&query, AR_DB_KEY, batch_id);
	found = ar_db_next(&query);
	AR_TRY(ar_db_end(&query));
	if (!found)
		return ar_fail(err, AR_EABSENT, 0,
		    "the log has no such import");
	AR_TRY(runs_undo(store, batch_id, err));
	for (size_t i = 0; i < sizeof order / sizeof order[0]; i++) {
		query = ar_db_start(store, order[i], err);
		ar_db_put_int(&query, AR_DB_KEY, batch_id);
		AR_TRY(ar_db_run(&query));
	}
	/* values that the import had replaced stand again */
	query = ar_db_start(store, AR_DB_UNDO_WELLS_STAND, err);
	AR_TRY(ar_db_run(&query));
	query = ar_db_start(store, AR_DB_UNDO_MARK, err);
	ar_db_put_int(&query, AR_DB_KEY, batch_id);
	ar_db_put_real(&query, AR_DB_KEY + 1, now_utc_s);
	return ar_db_run(&query);
}

enum ar_status
ar_store_batch_undo(struct ar_store *store, int64_t batch_id,
    double now_utc_s, struct ar_error *err)
{
	ar_db_blob_close(store);
	AR_TRY(ar_db_enter(store, err));
	return ar_db_leave(store, batch_undo(store, batch_id, now_utc_s, err),
	    err);
}
