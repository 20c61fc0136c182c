/* All of a call or nothing; all of several calls or nothing. */
#include <assert.h>
#include <string.h>

#include "store/sqlite/db.h"
#include "store/sqlite/fault.h"

uint64_t
ar_store_fault(struct ar_store *store, uint64_t in)
{
	uint64_t left = store->fault_in;

	store->fault_in = in;
	return left;
}

bool
ar_db_strikes(struct ar_store *store)
{
	return store->fault_in != 0 && --store->fault_in == 0;
}

enum ar_status
ar_db_exec(struct ar_store *store, const char *sql, struct ar_error *err)
{
	int code = ar_db_strikes(store) ? SQLITE_IOERR :
	    sqlite3_exec(store->db, sql, NULL, NULL, NULL);

	return code == SQLITE_OK ? AR_OK : ar_db_fail(store, code, err);
}

/* Undoing must work whatever was ordered to fail; where it does not, SQLite
 * has undone more than was asked. */
static void
undo(struct ar_store *store, const char *sql)
{
	(void)sqlite3_exec(store->db, sql, NULL, NULL, NULL);
}

void
ar_db_blob_close(struct ar_store *store)
{
	if (store->blob != NULL)
		(void)sqlite3_blob_close(store->blob); /* it only read */
	store->blob = NULL;
	store->blob_run = 0;
}

static enum ar_status
lost(struct ar_store *store, enum ar_status status)
{
	if (store->broken == AR_OK)
		store->broken = status;
	return status;
}

/* Whether the transaction that was begun still stands: SQLite ends it by
 * itself when the disk is full or broken. */
static enum ar_status
stands(struct ar_store *store, struct ar_error *err)
{
	if (store->broken == AR_OK && sqlite3_get_autocommit(store->db))
		store->broken = AR_ESTORE;
	if (store->broken != AR_OK)
		return ar_db_say(store->broken,
		    sqlite3_db_filename(store->db, "main"), err);
	return AR_OK;
}

enum ar_status
ar_db_enter(struct ar_store *store, struct ar_error *err)
{
	if (store->read_only)
		return ar_db_say(AR_EREADONLY,
		    sqlite3_db_filename(store->db, "main"), err);
	if (!store->begun)
		return ar_db_order(store, AR_DB_BEGIN_WRITE, err);
	AR_TRY(stands(store, err));
	return ar_db_exec(store, "SAVEPOINT one_call", err);
}

enum ar_status
ar_db_leave(struct ar_store *store, enum ar_status status,
    struct ar_error *err)
{
	if (status == AR_OK)
		status = store->begun ?
		    ar_db_exec(store, "RELEASE one_call", err) :
		    ar_db_order(store, AR_DB_COMMIT, err);
	if (status == AR_OK)
		return AR_OK;
	if (!store->begun) {
		undo(store, "ROLLBACK");
		return status;
	}
	undo(store, "ROLLBACK TO one_call; RELEASE one_call");
	if (sqlite3_get_autocommit(store->db))
		lost(store, status);
	return status;
}

enum ar_status
ar_db_look(struct ar_store *store, struct ar_error *err)
{
	if (store->begun)
		return stands(store, err);
	return ar_db_order(store, AR_DB_BEGIN, err);
}

enum ar_status
ar_db_looked(struct ar_store *store, enum ar_status status,
    struct ar_error *err)
{
	if (store->begun)
		return status;
	if (status == AR_OK)
		status = ar_db_order(store, AR_DB_COMMIT, err);
	if (status != AR_OK)
		undo(store, "ROLLBACK");
	return status;
}

enum ar_status
ar_store_begin(struct ar_store *store, struct ar_error *err)
{
	if (store->begun) {
		AR_TRY(stands(store, err));
		store->joined++;
		return AR_OK;
	}
	AR_TRY(ar_db_order(store,
	    store->read_only ? AR_DB_BEGIN : AR_DB_BEGIN_WRITE, err));
	store->begun = true;
	store->marks = 0;
	store->broken = AR_OK;
	return AR_OK;
}

enum ar_status
ar_store_commit(struct ar_store *store, struct ar_error *err)
{
	enum ar_status status;

	assert(store->begun);
	ar_db_blob_close(store);
	status = stands(store, err);
	if (store->joined > 0) {
		store->joined--;
		return status;
	}
	if (status == AR_OK)
		status = ar_db_order(store, AR_DB_COMMIT, err);
	if (status != AR_OK)
		undo(store, "ROLLBACK");
	store->begun = false;
	store->broken = AR_OK;
	return status;
}

void
ar_store_rollback(struct ar_store *store)
{
	ar_db_blob_close(store);
	if (store->joined > 0) {
		store->joined--;
		(void)lost(store, AR_ESTORE);
		return;
	}
	if (store->begun)
		undo(store, "ROLLBACK");
	store->begun = false;
	store->broken = AR_OK;
}

bool
ar_store_is_sound(const struct ar_store *store)
{
	return store->begun || sqlite3_get_autocommit(store->db);
}

enum ar_status
ar_store_mark(struct ar_store *store, struct ar_error *err)
{
	assert(store->begun);
	AR_TRY(stands(store, err));
	AR_TRY(ar_db_exec(store, "SAVEPOINT mark", err));
	store->marks++;
	return AR_OK;
}

enum ar_status
ar_store_release(struct ar_store *store, struct ar_error *err)
{
	assert(store->begun && store->marks > 0);
	AR_TRY(stands(store, err));
	AR_TRY(ar_db_exec(store, "RELEASE mark", err));
	store->marks--;
	return AR_OK;
}

void
ar_store_back(struct ar_store *store)
{
	assert(store->begun && store->marks > 0);
	ar_db_blob_close(store);
	undo(store, "ROLLBACK TO mark; RELEASE mark");
	store->marks--;
	if (sqlite3_get_autocommit(store->db))
		lost(store, AR_ESTORE);
}
