/* Everything of an athlete out of the log, and the room given back. */
#include "store/sqlite/db.h"

/* A question that is asked once; sql is freed.  NULL: err is filled. */
static sqlite3_stmt *
ask(struct ar_store *store, char *sql, struct ar_error *err)
{
	sqlite3_stmt *statement = NULL;
	int code = SQLITE_NOMEM;

	if (sql != NULL)
		code = ar_db_strikes(store) ? SQLITE_IOERR :
		    sqlite3_prepare_v2(store->db, sql, -1, &statement, NULL);
	sqlite3_free(sql);
	if (code != SQLITE_OK)
		ar_db_fail(store, code, err);
	return statement;
}

static enum ar_status
erase_table(struct ar_store *store, const char *table, struct ar_error *err)
{
	sqlite3_stmt *statement = ask(store, sqlite3_mprintf("DELETE FROM"
	    " \"%w\" WHERE athlete_id = %lld", table,
	    (long long)store->athlete), err);
	int code;

	if (statement == NULL)
		return err->status;
	code = ar_db_strikes(store) ? SQLITE_IOERR : sqlite3_step(statement);
	(void)sqlite3_finalize(statement); /* step said it */
	return code == SQLITE_DONE ? AR_OK : ar_db_fail(store, code, err);
}

/* Every table that has rows of athletes, those of later versions, too. */
static enum ar_status
erase_tables(struct ar_store *store, struct ar_error *err)
{
	sqlite3_stmt *tables = ask(store, sqlite3_mprintf("SELECT t.name FROM"
	    " sqlite_schema t WHERE t.type = 'table' AND t.name <> 'athlete'"
	    " AND 'athlete_id' IN (SELECT c.name FROM"
	    " pragma_table_info(t.name) c)"), err);
	enum ar_status status = AR_OK;
	int code = SQLITE_DONE;

	if (tables == NULL)
		return err->status;
	while (status == AR_OK &&
	    (code = sqlite3_step(tables)) == SQLITE_ROW)
		status = erase_table(store,
		    (const char *)sqlite3_column_text(tables, 0), err);
	(void)sqlite3_finalize(tables); /* step said it */
	if (status == AR_OK && code != SQLITE_DONE)
		status = ar_db_fail(store, code, err);
	return status;
}

/* What refers to what is looked at in the end, so the order is free. */
static enum ar_status
erase(struct ar_store *store, struct ar_error *err)
{
	AR_TRY(ar_db_exec(store, "PRAGMA defer_foreign_keys = ON", err));
	return erase_tables(store, err);
}

enum ar_status
ar_store_erase(struct ar_store *store, struct ar_error *err)
{
	struct ar_error own;
	enum ar_status status;

	if (err == NULL)
		err = &own;
	ar_db_blob_close(store);
	AR_TRY(ar_db_exec(store, "PRAGMA secure_delete = ON", err));
	AR_TRY(ar_db_enter(store, err));
	status = ar_db_leave(store, erase(store, err), err);
	/* the setting is of this handle only, and this cannot fail */
	(void)sqlite3_exec(store->db, "PRAGMA secure_delete = FAST", NULL,
	    NULL, NULL);
	return status;
}

enum ar_status
ar_store_compact(struct ar_store *store, struct ar_error *err)
{
	enum ar_status status;

	if (store->begun)
		return ar_fail(err, AR_EREFUSED, 0, "room cannot be given "
		    "back while something is being kept");
	if (store->read_only)
		return ar_db_say(AR_EREADONLY,
		    sqlite3_db_filename(store->db, "main"), err);
	/* the engine writes into a file beside, which it attaches */
	(void)sqlite3_limit(store->db, SQLITE_LIMIT_ATTACHED, 1);
	status = ar_db_exec(store, "VACUUM", err);
	(void)sqlite3_limit(store->db, SQLITE_LIMIT_ATTACHED, 0);
	return status;
}
