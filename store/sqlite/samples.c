/* The samples of a run: whole, one column of them, or what they come to. */
#include <stdlib.h>

#include "store/sqlite/db.h"

static enum ar_status
none(struct ar_error *err)
{
	return ar_fail(err, AR_EABSENT, 0,
	    "the log has no samples of this run");
}

enum ar_status
ar_store_run_samples(struct ar_store *store, int64_t id,
    struct ar_arena *arena, struct ar_activity *activity,
    struct ar_error *err)
{
	struct ar_db_query query = ar_db_start(store, AR_DB_STREAM_GET, err);
	enum ar_status status;
	bool found;

	ar_db_put_int(&query, AR_DB_KEY, id);
	found = ar_db_next(&query);
	if (!found) {
		AR_TRY(ar_db_end(&query));
		return none(err);
	}
	/* the bytes stand in the page cache until ar_db_end: no copy */
	const void *bytes = sqlite3_column_blob(query.statement, 0);
	size_t n = (size_t)sqlite3_column_bytes(query.statement, 0);

	status = bytes ? ar_unpack(bytes, n, arena, activity, err) :
	    ar_db_say(AR_ECORRUPT, NULL, err);
	AR_TRY(ar_db_end(&query));
	return status;
}

/* Room for n bytes in the handle; what was there stays. */
static enum ar_status
scratch_grow(struct ar_store *store, size_t n, struct ar_error *err)
{
	unsigned char *bytes;

	if (n <= store->scratch_n)
		return AR_OK;
	bytes = realloc(store->scratch, n);
	if (bytes == NULL)
		return ar_db_say(AR_EMEM, NULL, err);
	store->scratch = bytes;
	store->scratch_n = n;
	return AR_OK;
}

/* The blob of run id, opened anew or moved there. */
static enum ar_status
blob_open(struct ar_store *store, int64_t id, struct ar_error *err)
{
	int code;

	if (store->blob != NULL && store->blob_run == id)
		return AR_OK;
	if (ar_db_strikes(store))
		code = SQLITE_IOERR;
	else if (store->blob != NULL)
		code = sqlite3_blob_reopen(store->blob, id);
	else
		code = sqlite3_blob_open(store->db, "main", "stream",
		    "packed", id, 0, &store->blob);
	if (code != SQLITE_OK) {
		ar_db_blob_close(store);
		return ar_db_fail(store, code, err);
	}
	store->blob_run = id;
	return AR_OK;
}

/* Bytes from..to of the open blob into the scratch. */
static enum ar_status
blob_read(struct ar_store *store, size_t from, size_t to,
    struct ar_error *err)
{
	int code;

	if (to <= from)
		return AR_OK;
	AR_TRY(scratch_grow(store, to, err));
	code = ar_db_strikes(store) ? SQLITE_IOERR :
	    sqlite3_blob_read(store->blob, store->scratch + from,
	    (int)(to - from), (int)from);
	return code == SQLITE_OK ? AR_OK : ar_db_fail(store, code, err);
}

/* The first bytes of a blob: the directory, as a rule, with the columns that
 * are asked for most. */
enum { HEAD = 2048 };

struct want {
	enum ar_column column;
	float *values;
	size_t room;
	size_t *count;
};

static enum ar_status
column_read(struct ar_store *store, int64_t id, const struct want *want,
    struct ar_error *err)
{
	size_t size, head, prefix;

	AR_TRY(blob_open(store, id, err));
	size = (size_t)sqlite3_blob_bytes(store->blob);
	head = size < HEAD ? size : HEAD;
	AR_TRY(blob_read(store, 0, head, err));
	prefix = ar_pack_prefix(store->scratch, head, want->column);
	if (prefix == 0 && size > head) {
		/* a long directory, or damage: all of it tells */
		AR_TRY(blob_read(store, head, size, err));
		head = size;
		prefix = size;
	}
	if (prefix > size || prefix < head)
		prefix = prefix > size ? size : head;
	AR_TRY(blob_read(store, head, prefix, err));
	return ar_unpack_column(store->scratch, prefix, want->column,
	    want->values, want->room, want->count, err);
}

/* The beginning of the blob, or all of it when it is an old one. */
static enum ar_status
spans_read(struct ar_store *store, int64_t id, struct ar_arena *arena,
    struct ar_spans *spans, struct ar_error *err)
{
	struct ar_activity activity;
	enum ar_status status;
	size_t n;

	AR_TRY(blob_open(store, id, err));
	n = (size_t)sqlite3_blob_bytes(store->blob);
	if (n > AR_PACK_SPANS_MAX)
		n = AR_PACK_SPANS_MAX;
	AR_TRY(blob_read(store, 0, n, err));
	status = ar_unpack_spans(store->scratch, n, spans, err);
	if (status != AR_EABSENT)
		return status;
	AR_TRY(ar_store_run_samples(store, id, arena, &activity, err));
	ar_spans_of(&activity, spans);
	return AR_OK;
}

/* Whether the run has samples: a blob is opened by number alone, and might
 * be another athlete's. */
static enum ar_status
own(struct ar_store *store, int64_t id, struct ar_error *err)
{
	struct ar_db_query query = ar_db_start(store, AR_DB_STREAM_SIZE, err);
	bool found;

	ar_db_put_int(&query, AR_DB_KEY, id);
	found = ar_db_next(&query);
	AR_TRY(ar_db_end(&query));
	return found ? AR_OK : none(err);
}

enum ar_status
ar_store_run_spans(struct ar_store *store, int64_t id,
    struct ar_arena *arena, struct ar_spans *spans, struct ar_error *err)
{
	enum ar_status status;

	AR_TRY(ar_db_look(store, err));
	status = own(store, id, err);
	if (status == AR_OK)
		status = spans_read(store, id, arena, spans, err);
	/* an open blob holds the log against writers */
	if (!store->begun)
		ar_db_blob_close(store);
	return ar_db_looked(store, status, err);
}

enum ar_status
ar_store_run_column(struct ar_store *store, int64_t id,
    enum ar_column column, float *values, size_t room, size_t *count,
    struct ar_error *err)
{
	struct want want = { column, values, room, count };
	enum ar_status status;

	*count = 0;
	AR_TRY(ar_db_look(store, err));
	status = own(store, id, err);
	if (status == AR_OK)
		status = column_read(store, id, &want, err);
	/* an open blob holds the log against writers */
	if (!store->begun)
		ar_db_blob_close(store);
	return ar_db_looked(store, status, err);
}
