/* Recordings and facts. */
#include "store/sqlite/db.h"

static enum ar_status
bytes_put(struct ar_store *store, const struct ar_kept_file *file,
    int64_t id, struct ar_error *err)
{
	struct ar_db_query query =
	    ar_db_start(store, AR_DB_FILE_BYTES_PUT, err);

	ar_db_put_int(&query, AR_DB_KEY, id);
	ar_db_put_blob(&query, AR_DB_KEY + 1, file->packed, file->packed_n);
	return ar_db_run(&query);
}

static enum ar_status
file_put(struct ar_store *store, const struct ar_kept_file *file, int64_t *id,
    struct ar_error *err)
{
	struct ar_kept_file row = *file;
	struct ar_db_query query;

	row.id = 0;
	if (row.packed == NULL)
		row.packed_n = 0;
	query = ar_db_start(store, AR_DB_FILE_PUT, err);
	ar_db_put_row(&query, &ar_db_file_row, &row);
	AR_TRY(ar_db_run(&query));
	*id = sqlite3_last_insert_rowid(store->db);
	return row.packed_n ? bytes_put(store, &row, *id, err) : AR_OK;
}

enum ar_status
ar_store_file_put(struct ar_store *store, const struct ar_kept_file *file,
    int64_t *id, struct ar_error *err)
{
	enum ar_status status;

	*id = 0;
	AR_TRY(ar_db_enter(store, err));
	status = ar_db_leave(store, file_put(store, file, id, err), err);
	if (status != AR_OK)
		*id = 0;
	return status;
}

enum ar_status
ar_store_file_find(struct ar_store *store,
    const unsigned char sha256[AR_SHA256_SIZE], int64_t *id,
    struct ar_error *err)
{
	struct ar_db_query query = ar_db_start(store, AR_DB_FILE_FIND, err);

	*id = 0;
	ar_db_put_blob(&query, AR_DB_KEY, sha256, AR_SHA256_SIZE);
	if (ar_db_next(&query))
		*id = ar_db_int(&query, 0);
	return ar_db_end(&query);
}

enum ar_status
ar_store_files(struct ar_store *store, struct ar_arena *arena,
    struct ar_kept_file **files, size_t *count, struct ar_error *err)
{
	struct ar_db_query query = ar_db_start(store, AR_DB_FILES, err);
	enum ar_status status;
	void *list;

	status = ar_db_list(&query, &ar_db_file_row, arena, &list, count);
	*files = list;
	return status;
}

static enum ar_status
bytes_get(struct ar_store *store, struct ar_arena *arena,
    struct ar_kept_file *file, struct ar_error *err)
{
	struct ar_db_query query =
	    ar_db_start(store, AR_DB_FILE_BYTES_GET, err);

	ar_db_put_int(&query, AR_DB_KEY, file->id);
	file->packed_n = 0;
	if (ar_db_next(&query))
		file->packed = ar_db_blob(&query, 0, arena, &file->packed_n);
	return ar_db_end(&query);
}

static enum ar_status
file_get(struct ar_store *store, int64_t id, struct ar_arena *arena,
    struct ar_kept_file *file, struct ar_error *err)
{
	struct ar_db_query query = ar_db_start(store, AR_DB_FILE_GET, err);

	*file = (struct ar_kept_file){0};
	ar_db_put_int(&query, AR_DB_KEY, id);
	if (ar_db_next(&query))
		ar_db_read_row(&query, 0, &ar_db_file_row, arena, file);
	AR_TRY(ar_db_end(&query));
	if (file->id == 0)
		return ar_fail(err, AR_EABSENT, 0,
		    "the log has no such recording");
	return bytes_get(store, arena, file, err);
}

enum ar_status
ar_store_file_get(struct ar_store *store, int64_t id, struct ar_arena *arena,
    struct ar_kept_file *file, struct ar_error *err)
{
	AR_TRY(ar_db_look(store, err));
	return ar_db_looked(store, file_get(store, id, arena, file, err), err);
}

static enum ar_status
fact_put(struct ar_store *store, const struct ar_fact *fact,
    struct ar_error *err)
{
	struct ar_db_query query = ar_db_start(store, AR_DB_FACT_PUT, err);
	struct ar_fact row = *fact;

	row.id = 0;
	ar_db_put_row(&query, &ar_db_fact_row, &row);
	return ar_db_run(&query);
}

enum ar_status
ar_store_fact_put(struct ar_store *store, const struct ar_fact *fact,
    struct ar_error *err)
{
	AR_TRY(ar_db_enter(store, err));
	return ar_db_leave(store, fact_put(store, fact, err), err);
}

enum ar_status
ar_store_facts(struct ar_store *store, struct ar_arena *arena,
    struct ar_fact **facts, size_t *count, struct ar_error *err)
{
	struct ar_db_query query = ar_db_start(store, AR_DB_FACTS, err);
	enum ar_status status;
	void *list;

	status = ar_db_list(&query, &ar_db_fact_row, arena, &list, count);
	*facts = list;
	return status;
}

enum ar_status
ar_store_fact_before(struct ar_store *store, const struct ar_fact *like,
    struct ar_arena *arena, const struct ar_fact **fact,
    struct ar_error *err)
{
	struct ar_db_query query = ar_db_start(store, AR_DB_FACT_BEFORE, err);
	enum ar_status status;
	size_t count;
	void *list;

	*fact = NULL;
	ar_db_put_text(&query, AR_DB_KEY, like->name);
	ar_db_put_text(&query, AR_DB_KEY + 1, like->source);
	ar_db_put_int(&query, AR_DB_KEY + 2, like->batch_id);
	ar_db_put_real(&query, AR_DB_KEY + 3, like->since_utc_s);
	status = ar_db_list(&query, &ar_db_fact_row, arena, &list, &count);
	if (status == AR_OK && count > 0)
		*fact = list;
	return status;
}
