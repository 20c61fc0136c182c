/* One statement on its way: sticky binding, stepping and reading. */
#include <assert.h>
#include <math.h>
#include <string.h>

#include "base/text.h"
#include "store/sqlite/db.h"

/* The statement of sql, made at its first use. */
static int
prepared(struct ar_store *store, enum ar_db_sql sql, sqlite3_stmt **statement)
{
	char *text;
	int code;

	*statement = store->statement[sql];
	if (*statement != NULL)
		return SQLITE_OK;
	text = ar_db_sql_text(sql);
	if (text == NULL)
		return SQLITE_NOMEM;
	code = sqlite3_prepare_v3(store->db, text, -1,
	    SQLITE_PREPARE_PERSISTENT, statement, NULL);
	sqlite3_free(text);
	store->statement[sql] = *statement;
	return code;
}

static void
keep_code(struct ar_db_query *query, int code)
{
	if (code != SQLITE_OK && query->status == AR_OK)
		query->status = ar_db_fail(query->store, code, query->err);
}

struct ar_db_query
ar_db_start(struct ar_store *store, enum ar_db_sql sql, struct ar_error *err)
{
	struct ar_db_query query = { store, NULL, AR_OK, err };

	if (store->begun && store->broken != AR_OK) {
		query.status = ar_db_say(store->broken, NULL, err);
		return query;
	}
	keep_code(&query, prepared(store, sql, &query.statement));
	ar_db_put_int(&query, 1, store->athlete);
	return query;
}

void
ar_db_put_int(struct ar_db_query *query, int at, int64_t value)
{
	if (query->status == AR_OK)
		keep_code(query,
		    sqlite3_bind_int64(query->statement, at, value));
}

void
ar_db_put_id(struct ar_db_query *query, int at, int64_t id)
{
	if (id != 0)
		ar_db_put_int(query, at, id);
}

void
ar_db_put_real(struct ar_db_query *query, int at, double value)
{
	if (query->status == AR_OK && !isnan(value))
		keep_code(query,
		    sqlite3_bind_double(query->statement, at, value));
}

/* n bytes; they are borrowed until ar_db_end. */
static void
put_bytes(struct ar_db_query *query, int at, const char *text, size_t n)
{
	if (n > AR_DB_TEXT_MAX)
		ar_db_stop(query, AR_ELIMIT,
		    "this text is too long to be kept in the log");
	if (query->status == AR_OK)
		keep_code(query, sqlite3_bind_text64(query->statement, at,
		    text, n, SQLITE_STATIC, SQLITE_UTF8));
}

void
ar_db_put_path(struct ar_db_query *query, int at, const char *path)
{
	if (path != NULL)
		put_bytes(query, at, path, strlen(path));
}

void
ar_db_put_text_n(struct ar_db_query *query, int at, const char *text,
    size_t n)
{
	if (text != NULL)
		put_bytes(query, at, text, ar_utf8_prefix(text, n));
}

void
ar_db_put_text(struct ar_db_query *query, int at, const char *text)
{
	if (text != NULL)
		put_bytes(query, at, text,
		    ar_utf8_prefix(text, strlen(text)));
}

void
ar_db_put_blob(struct ar_db_query *query, int at, const void *bytes, size_t n)
{
	if (bytes == NULL)
		return;
	if (n > AR_DB_BLOB_MAX)
		ar_db_stop(query, AR_ELIMIT,
		    "this recording is too large to be kept in the log");
	if (query->status == AR_OK)
		keep_code(query, sqlite3_bind_blob64(query->statement, at,
		    bytes, n, SQLITE_STATIC));
}

bool
ar_db_next(struct ar_db_query *query)
{
	int code;

	if (query->status != AR_OK)
		return false;
	code = ar_db_strikes(query->store) ? SQLITE_IOERR :
	    sqlite3_step(query->statement);
	if (code == SQLITE_ROW)
		return true;
	if (code != SQLITE_DONE)
		keep_code(query, code);
	return false;
}

enum ar_status
ar_db_end(struct ar_db_query *query)
{
	if (query->statement != NULL) {
		(void)sqlite3_reset(query->statement); /* step said it */
		(void)sqlite3_clear_bindings(query->statement);
		query->statement = NULL;
	}
	return query->status;
}

enum ar_status
ar_db_run(struct ar_db_query *query)
{
	while (ar_db_next(query))
		;
	return ar_db_end(query);
}

enum ar_status
ar_db_order(struct ar_store *store, enum ar_db_sql sql, struct ar_error *err)
{
	struct ar_db_query query = { store, NULL, AR_OK, err };

	keep_code(&query, prepared(store, sql, &query.statement));
	return ar_db_run(&query);
}

int64_t
ar_db_int(struct ar_db_query *query, int at)
{
	return sqlite3_column_int64(query->statement, at);
}

double
ar_db_real(struct ar_db_query *query, int at)
{
	double value = sqlite3_column_double(query->statement, at);

	/* NULL reads as 0: asked only then, for speed */
	if (value == 0 &&
	    sqlite3_column_type(query->statement, at) == SQLITE_NULL)
		return NAN;
	return value;
}

const char *
ar_db_text(struct ar_db_query *query, int at, struct ar_arena *arena)
{
	const unsigned char *text = sqlite3_column_text(query->statement, at);
	size_t n;
	char *copy;

	if (text == NULL)
		return NULL;
	n = (size_t)sqlite3_column_bytes(query->statement, at);
	copy = ar_arena_text(arena, (const char *)text,
	    ar_utf8_prefix(text, n));
	if (copy == NULL)
		ar_db_stop(query, AR_EMEM, "there is not enough memory");
	return copy;
}

const char *
ar_db_path(struct ar_db_query *query, int at, struct ar_arena *arena)
{
	const unsigned char *text = sqlite3_column_text(query->statement, at);
	char *copy;

	if (text == NULL)
		return NULL;
	copy = ar_arena_text(arena, (const char *)text,
	    strlen((const char *)text));
	if (copy == NULL)
		ar_db_stop(query, AR_EMEM, "there is not enough memory");
	return copy;
}

const void *
ar_db_blob(struct ar_db_query *query, int at, struct ar_arena *arena,
    size_t *n)
{
	const void *bytes = sqlite3_column_blob(query->statement, at);
	void *copy;

	*n = 0;
	if (sqlite3_column_type(query->statement, at) == SQLITE_NULL)
		return NULL;
	*n = (size_t)sqlite3_column_bytes(query->statement, at);
	copy = ar_arena_alloc(arena, *n);
	if (copy == NULL)
		ar_db_stop(query, AR_EMEM, "there is not enough memory");
	else if (*n)
		memcpy(copy, bytes, *n);
	return copy;
}

void
ar_db_stop(struct ar_db_query *query, enum ar_status status, const char *text)
{
	if (query->status == AR_OK)
		query->status = ar_fail(query->err, status, 0, text);
}
