/* A log opened, guarded and closed. */
#include <stdlib.h>
#include <string.h>

#include "store/sqlite/db.h"

enum { CACHE_KIB_MAX = 65536 };

/* What the engine may use, and nothing else: no extensions, no triggers, no
 * views, no attached files, statements and texts of bounded size. */
static const struct { int what, value; } limits[] = {
	{ SQLITE_LIMIT_LENGTH, AR_DB_BLOB_MAX + 4096 },
	{ SQLITE_LIMIT_SQL_LENGTH, 65536 },
	{ SQLITE_LIMIT_COLUMN, 200 },
	{ SQLITE_LIMIT_EXPR_DEPTH, 50 },
	{ SQLITE_LIMIT_COMPOUND_SELECT, 16 },
	{ SQLITE_LIMIT_VDBE_OP, 100000 },
	{ SQLITE_LIMIT_FUNCTION_ARG, 8 },
	{ SQLITE_LIMIT_ATTACHED, 0 },
	{ SQLITE_LIMIT_VARIABLE_NUMBER, 200 },
	{ SQLITE_LIMIT_TRIGGER_DEPTH, 4 },
	{ SQLITE_LIMIT_WORKER_THREADS, 0 },
};

static const struct { int what, on; } guards[] = {
	{ SQLITE_DBCONFIG_DEFENSIVE, 1 },
	{ SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0 },
	{ SQLITE_DBCONFIG_ENABLE_FKEY, 1 },
	{ SQLITE_DBCONFIG_ENABLE_TRIGGER, 0 },
	{ SQLITE_DBCONFIG_ENABLE_VIEW, 0 },
	{ SQLITE_DBCONFIG_DQS_DML, 0 },
	{ SQLITE_DBCONFIG_DQS_DDL, 0 },
	{ SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0 },
};

/* page_size and auto_vacuum hold for new files only; docs/decisions/0005
 * says why these.  cache_size in KiB bounds the memory of an import. */
static const char settings[] =
    "PRAGMA page_size = 8192; PRAGMA auto_vacuum = NONE;"
    "PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0;"
    "PRAGMA temp_store = MEMORY; PRAGMA cache_size = -16384;"
    "PRAGMA synchronous = FULL; PRAGMA secure_delete = FAST;"
    "PRAGMA recursive_triggers = OFF";

static int
guard(struct ar_store *store)
{
	for (size_t i = 0; i < sizeof limits / sizeof limits[0]; i++)
		(void)sqlite3_limit(store->db, limits[i].what,
		    limits[i].value);
	for (size_t i = 0; i < sizeof guards / sizeof guards[0]; i++) {
		int code = sqlite3_db_config(store->db, guards[i].what,
		    guards[i].on, NULL);

		if (code != SQLITE_OK)
			return code;
	}
	return SQLITE_OK;
}

/* Whether there is something of that name, as far as one can see. */
static bool
exists(const char *vfs_name, const char *path)
{
	sqlite3_vfs *vfs = sqlite3_vfs_find(vfs_name);
	int there = 0;

	return vfs != NULL && vfs->xAccess(vfs, path, SQLITE_ACCESS_EXISTS,
	    &there) == SQLITE_OK && there;
}

/* Why there is no log and none could be made: SQLite tries twice, and only
 * the second, pointless reason is left.  Where the folder stands, it may not
 * be written. */
static enum ar_status
not_made(const struct ar_db_how *how, struct ar_error *err)
{
	const char *slash = strrchr(how->path, '/');
	char *folder = slash && slash > how->path ?
	    sqlite3_mprintf("%.*s", (int)(slash - how->path), how->path) :
	    sqlite3_mprintf("%s", slash ? "/" : ".");
	bool there = folder != NULL && exists(how->vfs, folder);

	sqlite3_free(folder);
	return ar_db_say(there ? AR_EREADONLY : AR_ESTORE, how->path, err);
}

/* Put the image in the place of the empty database in memory. */
static int
image_load(struct ar_store *store, const struct ar_db_how *how)
{
	unsigned char *copy = sqlite3_malloc64(how->image_n);

	if (copy == NULL)
		return SQLITE_NOMEM;
	memcpy(copy, how->image, how->image_n);
	/* the engine frees the copy, also when it refuses it */
	return sqlite3_deserialize(store->db, "main", copy,
	    (sqlite3_int64)how->image_n, (sqlite3_int64)how->image_n,
	    SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_RESIZEABLE);
}

static enum ar_status
connect(struct ar_store *store, const struct ar_db_how *how,
    struct ar_error *err)
{
	int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX |
	    SQLITE_OPEN_EXRESCODE;
	int code;

	/* a reader must be able to roll a left journal back: it opens for
	 * writing, too, and is kept from it by query_only */
	if (how->mode == AR_STORE_WRITE)
		flags |= SQLITE_OPEN_CREATE;
	else if (how->image == NULL && !exists(how->vfs, how->path))
		return ar_db_say(AR_EABSENT, how->path, err);
	code = sqlite3_open_v2(how->path, &store->db, flags, how->vfs);
	if ((code & 0xff) == SQLITE_CANTOPEN && !exists(how->vfs, how->path))
		return not_made(how, err);
	if (code == SQLITE_OK && how->image != NULL)
		code = image_load(store, how);
	if (code == SQLITE_OK)
		code = guard(store);
	if (code == SQLITE_OK)
		code = sqlite3_busy_timeout(store->db, how->wait_ms);
	return code == SQLITE_OK ? AR_OK : ar_db_fail(store, code, err);
}

/* The rollback journal is cut to nothing after each transaction.  In a log
 * that somebody turned to another journal this changes it back. */
static enum ar_status
journal(struct ar_store *store, struct ar_error *err)
{
	sqlite3_stmt *statement = NULL;
	const unsigned char *mode = NULL;
	enum ar_status status = AR_OK;
	int code = sqlite3_prepare_v2(store->db,
	    "PRAGMA journal_mode = TRUNCATE", -1, &statement, NULL);

	if (code == SQLITE_OK)
		code = sqlite3_step(statement);
	if (code == SQLITE_ROW)
		mode = sqlite3_column_text(statement, 0);
	if (code != SQLITE_ROW)
		status = ar_db_fail(store, code, err);
	else if (mode == NULL || (strcmp((const char *)mode, "truncate") != 0 &&
	    strcmp((const char *)mode, "memory") != 0))
		status = ar_db_say(AR_ELOCKED, NULL, err);
	(void)sqlite3_finalize(statement); /* step said it */
	return status;
}

static enum ar_status
prepare(struct ar_store *store, const struct ar_db_how *how,
    struct ar_error *err)
{
	AR_TRY(connect(store, how, err));
	AR_TRY(ar_db_exec(store, settings, err));
	store->read_only = how->mode == AR_STORE_READ;
	if (store->read_only) {
		AR_TRY(ar_db_exec(store, "PRAGMA query_only = ON", err));
		return ar_db_migrate(store, how->steps, err);
	}
	if (sqlite3_db_readonly(store->db, "main"))
		return ar_db_say(AR_EREADONLY, how->path, err);
	/* only when it is surely a log: this may write to the file */
	AR_TRY(ar_db_migrate(store, how->steps, err));
	return journal(store, err);
}

enum ar_status
ar_db_open(const struct ar_db_how *how, struct ar_store **out,
    struct ar_error *err)
{
	struct ar_store *store = calloc(1, sizeof *store);
	enum ar_status status;

	*out = NULL;
	if (store == NULL)
		return ar_db_say(AR_EMEM, how->path, err);
	store->athlete = 1;
	store->fault_in = how->fault_in;
	status = prepare(store, how, err);
	if (status != AR_OK) {
		ar_store_close(store);
		return status;
	}
	*out = store;
	return AR_OK;
}

enum ar_status
ar_store_open(const char *path, enum ar_store_mode mode, int wait_ms,
    struct ar_store **store, struct ar_error *err)
{
	struct ar_db_how how = { path, NULL, mode, wait_ms, 0,
		&ar_db_log_steps, NULL, 0 };

	return ar_db_open(&how, store, err);
}

enum ar_status
ar_store_cache(struct ar_store *store, int kib, struct ar_error *err)
{
	char sql[48];

	if (kib < 1 || kib > CACHE_KIB_MAX)
		return ar_fail(err, AR_EINPUT, 0,
		    "a cache has 1 to 65536 KiB");
	sqlite3_snprintf(sizeof sql, sql, "PRAGMA cache_size = -%d", kib);
	return ar_db_exec(store, sql, err);
}

void
ar_store_close(struct ar_store *store)
{
	if (store == NULL)
		return;
	ar_db_blob_close(store);
	for (size_t i = 0; i < AR_DB_STATEMENTS; i++)
		(void)sqlite3_finalize(store->statement[i]);
	/* a transaction that was not committed is rolled back here */
	(void)sqlite3_close(store->db);
	free(store->scratch);
	free(store);
}

int64_t
ar_store_athlete(const struct ar_store *store)
{
	return store->athlete;
}

static enum ar_status
known(struct ar_store *store, struct ar_error *err)
{
	struct ar_db_query query = ar_db_start(store, AR_DB_ATHLETE_FIND, err);
	bool found = ar_db_next(&query);

	AR_TRY(ar_db_end(&query));
	return found ? AR_OK : ar_fail(err, AR_EABSENT, 0,
	    "the log does not know this athlete");
}

static enum ar_status
introduce(struct ar_store *store, struct ar_error *err)
{
	struct ar_db_query query;
	enum ar_status status;

	AR_TRY(ar_db_enter(store, err));
	query = ar_db_start(store, AR_DB_ATHLETE_PUT, err);
	status = ar_db_run(&query);
	return ar_db_leave(store, status, err);
}

enum ar_status
ar_store_choose(struct ar_store *store, int64_t athlete_id,
    struct ar_error *err)
{
	int64_t before = store->athlete;
	enum ar_status status;

	if (athlete_id < 1)
		return ar_fail(err, AR_EINPUT, 0,
		    "an athlete's number is 1 or more");
	ar_db_blob_close(store);
	store->athlete = athlete_id;
	status = store->read_only ? known(store, err) : introduce(store, err);
	if (status != AR_OK)
		store->athlete = before;
	return status;
}
