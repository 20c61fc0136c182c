/* Is this file a log, of which version, and how does it become today's.
 *
 * The header of the file says both: application_id that it is a log, and
 * user_version = 1000 × the oldest version of the program that may read it
 * + the version of its tables. */
#include <string.h>

#include "store/sqlite/db.h"

enum {
	LOG_ID = 0x4172756e /* "Arun" in ASCII */
};

static const char *const schema_1[] = {
#include "store/sqlite/schema.inc"
};

static const char *const schema_2[] = {
#include "store/sqlite/schema_2.inc"
};

static const char *const schema_3[] = {
#include "store/sqlite/schema_3.inc"
};

static const struct ar_db_step steps[] = {
	{ schema_1, sizeof schema_1 / sizeof schema_1[0], 1 },
	{ schema_2, sizeof schema_2 / sizeof schema_2[0], 1 },
	{ schema_3, sizeof schema_3 / sizeof schema_3[0], 1 },
};

const struct ar_db_steps ar_db_log_steps = { steps,
	sizeof steps / sizeof steps[0] };

enum ar_status
ar_db_pragma(struct ar_store *store, const char *sql, int64_t *value,
    struct ar_error *err)
{
	sqlite3_stmt *statement = NULL;
	int code = ar_db_strikes(store) ? SQLITE_IOERR :
	    sqlite3_prepare_v2(store->db, sql, -1, &statement, NULL);

	*value = 0;
	if (code == SQLITE_OK)
		code = sqlite3_step(statement);
	if (code == SQLITE_ROW) {
		*value = sqlite3_column_int64(statement, 0);
		code = SQLITE_OK;
	}
	(void)sqlite3_finalize(statement); /* step said it */
	if (code == SQLITE_OK || code == SQLITE_DONE)
		return AR_OK;
	return ar_db_fail(store, code, err);
}

static enum ar_status
say(struct ar_store *store, enum ar_status status, struct ar_error *err)
{
	return ar_db_say(status, sqlite3_db_filename(store->db, "main"), err);
}

struct version {
	int64_t schema; /* 0: an empty file */
	int64_t reader;
};

/* AR_ECORRUPT: a database of another program, or a damaged header.  In a
 * transaction, or somebody who makes the log between two of the questions
 * gets it called damaged. */
static enum ar_status
look(struct ar_store *store, struct version *version, struct ar_error *err)
{
	int64_t id, number, tables;

	AR_TRY(ar_db_pragma(store, "PRAGMA application_id", &id, err));
	AR_TRY(ar_db_pragma(store, "PRAGMA user_version", &number, err));
	AR_TRY(ar_db_pragma(store, "SELECT count(*) FROM sqlite_schema",
	    &tables, err));
	version->schema = number % AR_DB_READER_UNIT;
	version->reader = number / AR_DB_READER_UNIT;
	if (id == 0 && number == 0 && tables == 0)
		return AR_OK;
	if (id != LOG_ID || version->schema < 1 || version->reader < 1 ||
	    version->reader > version->schema || tables == 0)
		return say(store, AR_ECORRUPT, err);
	return AR_OK;
}

/* The header's two numbers, as the last statements of a migration. */
static enum ar_status
sign(struct ar_store *store, int schema, int reader, struct ar_error *err)
{
	char sql[96];

	sqlite3_snprintf(sizeof sql, sql,
	    "PRAGMA application_id = %d; PRAGMA user_version = %d", LOG_ID,
	    AR_DB_READER_UNIT * reader + schema);
	return ar_db_exec(store, sql, err);
}

static enum ar_status
climb(struct ar_store *store, const struct ar_db_steps *all,
    struct ar_error *err)
{
	struct version version;

	/* again, now that nobody else can write */
	AR_TRY(look(store, &version, err));
	for (int at = (int)version.schema; at < all->count; at++) {
		const struct ar_db_step *step = &all->steps[at];

		for (size_t i = 0; i < step->count; i++)
			AR_TRY(ar_db_exec(store, step->statements[i], err));
		AR_TRY(sign(store, at + 1, step->reader, err));
	}
	return AR_OK;
}

/* May this program read a log of that version, and write it? */
static enum ar_status
judge(struct ar_store *store, const struct version *version, int newest,
    struct ar_error *err)
{
	if (version->schema == newest)
		return AR_OK;
	if (version->schema > newest)
		return store->read_only && version->reader <= newest ? AR_OK :
		    say(store, AR_ENEWER, err);
	if (!store->read_only)
		return AR_OK;
	if (version->schema == 0)
		return say(store, AR_EABSENT, err);
	ar_fail_at(err, AR_EREADONLY, sqlite3_db_filename(store->db, "main"),
	    "this log was made by an older version of the program");
	return ar_fail_hint(err, "any command that writes brings it up to "
	    "date, for example afterrun feel");
}

enum ar_status
ar_db_migrate(struct ar_store *store, const struct ar_db_steps *all,
    struct ar_error *err)
{
	struct version version;
	enum ar_status status;

	AR_TRY(ar_db_look(store, err));
	status = look(store, &version, err);
	AR_TRY(ar_db_looked(store, status, err));
	AR_TRY(judge(store, &version, all->count, err));
	if (store->read_only || version.schema >= all->count)
		return AR_OK;
	AR_TRY(ar_db_enter(store, err));
	status = climb(store, all, err);
	return ar_db_leave(store, status, err);
}
