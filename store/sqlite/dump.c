/* Every table of the athlete, row by row.  What there is to tell is asked of
 * the engine, so that a table of a later version is told, too. */
#include <stdlib.h>
#include <string.h>

#include "store/sqlite/db.h"

enum {
	COLUMNS_MAX = 96,
	HEX_SIZE = 2 * AR_SHA256_SIZE + 1,
	DIGEST_COLUMNS_MAX = 4
};

struct dump {
	struct ar_store *store;
	enum ar_status (*take)(void *context, const struct ar_table_row *row,
	    struct ar_error *err);
	void *context;
	struct ar_error *err;
	const char *columns[COLUMNS_MAX];
	struct ar_cell cells[COLUMNS_MAX];
	char hex[DIGEST_COLUMNS_MAX][HEX_SIZE];
};

/* A question with the table's name and the athlete; NULL: err is filled. */
static enum ar_status
ask(struct dump *dump, char *sql, sqlite3_stmt **statement)
{
	int code = SQLITE_NOMEM;

	*statement = NULL;
	if (sql != NULL && ar_db_strikes(dump->store))
		code = SQLITE_IOERR;
	else if (sql != NULL)
		code = sqlite3_prepare_v2(dump->store->db, sql, -1, statement,
		    NULL);
	sqlite3_free(sql);
	if (code == SQLITE_OK)
		return AR_OK;
	return ar_db_fail(dump->store, code, dump->err);
}

/* One column of the table into the list of columns and, when it is of the
 * key, into the order. */
static void
add_column(sqlite3_stmt *info, sqlite3_str *list, sqlite3_str *order)
{
	const char *name = (const char *)sqlite3_column_text(info, 0);
	const char *type = (const char *)sqlite3_column_text(info, 1);
	bool size = type && strcmp(type, "BLOB") == 0 && name &&
	    strcmp(name, "sha256") != 0;

	if (sqlite3_str_length(list) > 0)
		sqlite3_str_appendall(list, ", ");
	sqlite3_str_appendf(list, size ? "length(\"%w\") AS \"%w_bytes\"" :
	    "\"%w\"", name, name);
	if (sqlite3_column_int(info, 2) > 0)
		sqlite3_str_appendf(order, "%s \"%w\"",
		    sqlite3_str_length(order) ? "," : " ORDER BY", name);
}

/* SELECT with sizes for blobs (but digests), in the order of the key. */
static enum ar_status
question(struct dump *dump, const char *table, char **sql)
{
	sqlite3_str *columns, *keys;
	sqlite3_stmt *info;
	char *list, *order;
	int code;

	*sql = NULL;
	AR_TRY(ask(dump, sqlite3_mprintf("SELECT name, type, pk FROM "
	    "pragma_table_info(%Q)", table), &info));
	columns = sqlite3_str_new(NULL);
	keys = sqlite3_str_new(NULL);
	while ((code = sqlite3_step(info)) == SQLITE_ROW)
		add_column(info, columns, keys);
	(void)sqlite3_finalize(info); /* step said it */
	if (sqlite3_str_errcode(keys) != SQLITE_OK)
		code = SQLITE_NOMEM;
	list = sqlite3_str_finish(columns);
	order = sqlite3_str_finish(keys); /* NULL: there is no key */
	if (list && code == SQLITE_DONE)
		*sql = sqlite3_mprintf("SELECT %s FROM \"%w\""
		    " WHERE athlete_id = %lld%s", list, table,
		    (long long)dump->store->athlete, order ? order : "");
	sqlite3_free(list);
	sqlite3_free(order);
	if (code != SQLITE_DONE)
		return ar_db_fail(dump->store, code, dump->err);
	return *sql ? AR_OK : ar_db_say(AR_EMEM, NULL, dump->err);
}

static void
digest_text(const unsigned char *bytes, char *out)
{
	static const char digits[] = "0123456789abcdef";

	for (int i = 0; i < AR_SHA256_SIZE; i++) {
		out[2 * i] = digits[bytes[i] >> 4];
		out[2 * i + 1] = digits[bytes[i] & 15];
	}
	out[2 * AR_SHA256_SIZE] = '\0';
}

/* *digests: how many places of hex are taken in this row. */
static void
cell_read(struct dump *dump, sqlite3_stmt *statement, int at, int *digests)
{
	struct ar_cell *cell = &dump->cells[at];
	char *hex;

	*cell = (struct ar_cell){0};
	switch (sqlite3_column_type(statement, at)) {
	case SQLITE_INTEGER:
		cell->type = AR_CELL_INT;
		cell->integer = sqlite3_column_int64(statement, at);
		break;
	case SQLITE_FLOAT:
		cell->type = AR_CELL_REAL;
		cell->real = sqlite3_column_double(statement, at);
		break;
	case SQLITE_TEXT:
		cell->type = AR_CELL_TEXT;
		cell->text = (const char *)sqlite3_column_text(statement, at);
		break;
	case SQLITE_BLOB:
		if (sqlite3_column_bytes(statement, at) != AR_SHA256_SIZE ||
		    *digests == DIGEST_COLUMNS_MAX)
			break;
		hex = dump->hex[(*digests)++];
		digest_text(sqlite3_column_blob(statement, at), hex);
		cell->type = AR_CELL_TEXT;
		cell->text = hex;
		break;
	default:
		break;
	}
}

static enum ar_status
rows(struct dump *dump, const char *table, sqlite3_stmt *statement)
{
	int count = sqlite3_column_count(statement);
	struct ar_table_row row = { table, dump->columns, dump->cells,
		(size_t)count, true };
	int code;

	if (count > COLUMNS_MAX)
		return ar_db_say(AR_ECORRUPT, NULL, dump->err);
	for (int i = 0; i < count; i++)
		dump->columns[i] = sqlite3_column_name(statement, i);
	while ((code = ar_db_strikes(dump->store) ? SQLITE_IOERR :
	    sqlite3_step(statement)) == SQLITE_ROW) {
		int digests = 0;

		for (int i = 0; i < count; i++)
			cell_read(dump, statement, i, &digests);
		AR_TRY(dump->take(dump->context, &row, dump->err));
		row.first = false;
	}
	if (code != SQLITE_DONE)
		return ar_db_fail(dump->store, code, dump->err);
	if (!row.first)
		return AR_OK;
	row.cells = NULL;
	return dump->take(dump->context, &row, dump->err);
}

static enum ar_status
table_dump(struct dump *dump, const char *table)
{
	sqlite3_stmt *statement;
	enum ar_status status;
	char *sql;

	AR_TRY(question(dump, table, &sql));
	AR_TRY(ask(dump, sql, &statement));
	status = rows(dump, table, statement);
	(void)sqlite3_finalize(statement); /* step said it */
	return status;
}

static enum ar_status
tables(struct dump *dump)
{
	sqlite3_stmt *statement;
	enum ar_status status;
	int code = SQLITE_DONE;

	AR_TRY(ask(dump, sqlite3_mprintf("SELECT name FROM sqlite_schema"
	    " WHERE type = 'table' AND name NOT LIKE 'sqlite_%%'"
	    " ORDER BY rowid"), &statement));
	status = AR_OK;
	while (status == AR_OK &&
	    (code = sqlite3_step(statement)) == SQLITE_ROW)
		status = table_dump(dump,
		    (const char *)sqlite3_column_text(statement, 0));
	(void)sqlite3_finalize(statement); /* step said it */
	if (status == AR_OK && code != SQLITE_DONE)
		status = ar_db_fail(dump->store, code, dump->err);
	return status;
}

enum ar_status
ar_store_dump(struct ar_store *store,
    enum ar_status (*take)(void *context, const struct ar_table_row *row,
	struct ar_error *err),
    void *context, struct ar_error *err)
{
	struct dump *dump = calloc(1, sizeof *dump);
	enum ar_status status;

	if (dump == NULL)
		return ar_db_say(AR_EMEM, NULL, err);
	dump->store = store;
	dump->take = take;
	dump->context = context;
	dump->err = err;
	status = ar_db_look(store, err);
	if (status == AR_OK)
		status = ar_db_looked(store, tables(dump), err);
	free(dump);
	return status;
}
