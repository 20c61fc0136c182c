/* A copy of the log while others use it, and the question whether a file is
 * a sound log. */
#include <string.h>

#include "store/sqlite/db.h"

/* The first word of a question to the engine that gives one text. */
static enum ar_status
ask(struct ar_store *store, const char *sql, bool *ok, struct ar_error *err)
{
	sqlite3_stmt *statement = NULL;
	int code = ar_db_strikes(store) ? SQLITE_IOERR :
	    sqlite3_prepare_v2(store->db, sql, -1, &statement, NULL);
	const unsigned char *text;

	*ok = true;
	if (code == SQLITE_OK)
		code = sqlite3_step(statement);
	if (code == SQLITE_ROW) {
		text = sqlite3_column_text(statement, 0);
		*ok = text != NULL && strcmp((const char *)text, "ok") == 0;
		code = SQLITE_OK;
	}
	(void)sqlite3_finalize(statement); /* step said it */
	return code == SQLITE_OK || code == SQLITE_DONE ? AR_OK :
	    ar_db_fail(store, code, err);
}

/* Every page, every index, every reference. */
static enum ar_status
sound(struct ar_store *store, struct ar_error *err)
{
	bool whole, linked;

	AR_TRY(ask(store, "PRAGMA integrity_check(1)", &whole, err));
	AR_TRY(ask(store, "PRAGMA foreign_key_check", &linked, err));
	return whole && linked ? AR_OK : ar_db_say(AR_ECORRUPT,
	    sqlite3_db_filename(store->db, "main"), err);
}

static enum ar_status
verify(struct ar_store *store, struct ar_store_about *about,
    struct ar_error *err)
{
	struct ar_store_about ignored;

	AR_TRY(sound(store, err));
	return ar_store_about(store, about ? about : &ignored, err);
}

enum ar_status
ar_store_verify(const char *path, struct ar_store_about *about,
    struct ar_error *err)
{
	struct ar_store *store;
	enum ar_status status;

	AR_TRY(ar_store_open(path, AR_STORE_READ, 0, &store, err));
	status = verify(store, about, err);
	ar_store_close(store);
	return status;
}

/* --- counts ------------------------------------------------------------- */

static enum ar_status
count_rows(struct ar_store *store, const char *table, int64_t *count,
    struct ar_error *err)
{
	char sql[128];

	/* %w doubles quotes: the name comes out of the file */
	sqlite3_snprintf(sizeof sql, sql, "SELECT count(*) FROM \"%w\"",
	    table);
	return ar_db_pragma(store, sql, count, err);
}

static enum ar_status
same_count(struct ar_store *a, struct ar_store *b, const char *table,
    struct ar_error *err)
{
	int64_t count, copied;

	AR_TRY(count_rows(a, table, &count, err));
	AR_TRY(count_rows(b, table, &copied, err));
	return count == copied ? AR_OK : ar_fail_at(err, AR_ECORRUPT, table,
	    "the copy does not hold what the log holds");
}

/* Every table has as many rows in both. */
static enum ar_status
same_counts(struct ar_store *a, struct ar_store *b, struct ar_error *err)
{
	sqlite3_stmt *statement = NULL;
	enum ar_status status = AR_OK;
	int code = sqlite3_prepare_v2(a->db, "SELECT name FROM sqlite_schema"
	    " WHERE type = 'table' AND name NOT LIKE 'sqlite_%'", -1,
	    &statement, NULL);

	while (code == SQLITE_OK && status == AR_OK) {
		code = sqlite3_step(statement);
		if (code != SQLITE_ROW)
			break;
		status = same_count(a, b,
		    (const char *)sqlite3_column_text(statement, 0), err);
		code = SQLITE_OK;
	}
	(void)sqlite3_finalize(statement); /* step said it */
	if (status == AR_OK && code != SQLITE_DONE)
		status = ar_db_fail(a, code, err);
	return status;
}

/* --- the copy ----------------------------------------------------------- */

/* All pages in one go: a writer waits meanwhile, and the copy is of one
 * moment however busy the log is. */
static enum ar_status
copy_pages(struct ar_store *from, sqlite3 *to, struct ar_error *err)
{
	struct ar_store target = { .db = to };
	sqlite3_backup *backup =
	    sqlite3_backup_init(to, "main", from->db, "main");
	int code = SQLITE_OK, end;

	if (backup == NULL)
		return ar_db_fail(&target, sqlite3_errcode(to), err);
	if (ar_db_strikes(from))
		code = SQLITE_IOERR;
	while (code == SQLITE_OK)
		code = sqlite3_backup_step(backup, -1);
	end = sqlite3_backup_finish(backup);
	if (code == SQLITE_DONE)
		code = end;
	return code == SQLITE_OK ? AR_OK : ar_db_fail(&target, code, err);
}

static enum ar_status
copy(struct ar_store *store, const char *path, struct ar_error *err)
{
	struct ar_store target = {0};
	enum ar_status status;
	int code = sqlite3_open_v2(path, &target.db, SQLITE_OPEN_READWRITE |
	    SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE,
	    NULL);

	status = code == SQLITE_OK ? ar_db_exec(&target,
	    "PRAGMA synchronous = FULL", err) : ar_db_fail(&target, code, err);
	if (status == AR_OK)
		status = copy_pages(store, target.db, err);
	(void)sqlite3_close(target.db);
	return status;
}

static enum ar_status
prove(struct ar_store *store, const char *path, struct ar_error *err)
{
	struct ar_store *made;
	enum ar_status status;

	AR_TRY(ar_store_open(path, AR_STORE_READ, 0, &made, err));
	status = sound(made, err);
	if (status == AR_OK)
		status = same_counts(store, made, err);
	ar_store_close(made);
	return status;
}

/* The log does not change between the copy and its proof. */
static enum ar_status
backup_held(struct ar_store *store, const char *path, struct ar_error *err)
{
	enum ar_status status;
	int64_t tables;

	AR_TRY(ar_db_look(store, err));
	/* BEGIN alone holds nothing; the first look does */
	status = count_rows(store, "sqlite_schema", &tables, err);
	if (status == AR_OK)
		status = copy(store, path, err);
	if (status == AR_OK)
		status = prove(store, path, err);
	return ar_db_looked(store, status, err);
}

enum ar_status
ar_store_backup(struct ar_store *store, const char *path,
    struct ar_error *err)
{
	sqlite3_vfs *vfs = sqlite3_vfs_find(NULL);
	enum ar_status status;
	int there = 1;

	if (store->begun)
		return ar_fail(err, AR_EREFUSED, 0, "a backup cannot be made "
		    "while something is being kept");
	if (vfs->xAccess(vfs, path, SQLITE_ACCESS_EXISTS, &there) !=
	    SQLITE_OK || there)
		return ar_fail_at(err, AR_ESTORE, path, "there is a file of "
		    "this name already: a backup never replaces one");
	status = backup_held(store, path, err);
	if (status != AR_OK)
		(void)vfs->xDelete(vfs, path, 0); /* half a copy is none */
	return status;
}
