/* What the files of store/sqlite share: the handle, questions to SQLite and
 * rows described by tables of columns.  Nothing outside includes this. */
#ifndef STORE_SQLITE_DB_H
#define STORE_SQLITE_DB_H

#include <sqlite3.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "afterrun/store.h"
#include "store/sqlite/sql.h"

/* Bounds of the engine, not of running. */
enum {
	AR_DB_BLOB_MAX = 256 << 20, /* one recording or one run's samples */
	AR_DB_TEXT_MAX = 16 << 20,  /* one text */
	AR_DB_WORDS_MAX = 1024,     /* answers to one question */
	/* user_version = unit × oldest reader + version of the tables */
	AR_DB_READER_UNIT = 1000
};

struct ar_store {
	sqlite3 *db;
	int64_t athlete;
	bool read_only;
	bool begun;  /* ar_store_begin came */
	int joined;  /* and again inside it */
	int marks;   /* ar_store_mark inside it */
	enum ar_status broken; /* the transaction was lost with this status */
	uint64_t fault_in; /* store/sqlite/fault.h; 0: never */
	sqlite3_stmt *statement[AR_DB_STATEMENTS];
	sqlite3_blob *blob; /* samples; kept open inside a transaction */
	int64_t blob_run;
	unsigned char *scratch; /* for parts of a blob */
	size_t scratch_n;
};

/* --- failures (error.c) -------------------------------------------------- */

/* A result code of SQLite as status and plain words. */
enum ar_status ar_db_fail(struct ar_store *store, int code,
    struct ar_error *err);
/* A status of ours in the same words, for the log at path (may be NULL). */
enum ar_status ar_db_say(enum ar_status status, const char *path,
    struct ar_error *err);

/* --- questions (query.c) ------------------------------------------------- */

/* One statement on its way.  Sticky: after the first failure everything is
 * quiet and ar_db_end tells.  Parameter 1 is always the athlete. */
struct ar_db_query {
	struct ar_store *store;
	sqlite3_stmt *statement;
	enum ar_status status;
	struct ar_error *err;
};

enum {
	AR_DB_KEY = 2, /* parameters 2..6 are keys, a row begins at 7 */
	AR_DB_ROW = 7
};

struct ar_db_query ar_db_start(struct ar_store *store, enum ar_db_sql sql,
    struct ar_error *err);
void ar_db_put_int(struct ar_db_query *query, int at, int64_t value);
void ar_db_put_id(struct ar_db_query *query, int at, int64_t id); /* 0: NULL */
void ar_db_put_real(struct ar_db_query *query, int at, double value);
void ar_db_put_text(struct ar_db_query *query, int at, const char *text);
void ar_db_put_text_n(struct ar_db_query *query, int at, const char *text,
    size_t n);
void ar_db_put_path(struct ar_db_query *query, int at, const char *path);
/* NULL stays NULL; the bytes are borrowed until ar_db_end. */
void ar_db_put_blob(struct ar_db_query *query, int at, const void *bytes,
    size_t n);
/* true: there is a row to read. */
bool ar_db_next(struct ar_db_query *query);
enum ar_status ar_db_end(struct ar_db_query *query);
/* Step to the end, for statements that give no rows. */
enum ar_status ar_db_run(struct ar_db_query *query);

/* A statement without parameters and rows. */
enum ar_status ar_db_order(struct ar_store *store, enum ar_db_sql sql,
    struct ar_error *err);

int64_t ar_db_int(struct ar_db_query *query, int at); /* NULL: 0 */
double ar_db_real(struct ar_db_query *query, int at); /* NULL: NAN */
/* Copied into the arena up to where it stops being sound UTF-8. */
const char *ar_db_text(struct ar_db_query *query, int at,
    struct ar_arena *arena);
/* The same, bytes as they are. */
const char *ar_db_path(struct ar_db_query *query, int at,
    struct ar_arena *arena);
const void *ar_db_blob(struct ar_db_query *query, int at,
    struct ar_arena *arena, size_t *n);
/* Make the query fail. */
void ar_db_stop(struct ar_db_query *query, enum ar_status status,
    const char *text);

/* --- rows (row.c) -------------------------------------------------------- */

enum ar_db_type {
	AR_DB_ID,    /* int64_t; 0 is NULL */
	AR_DB_INT64, /* int64_t */
	AR_DB_INT,   /* int */
	AR_DB_SIZE,  /* size_t and uint64_t, at most INT64_MAX */
	AR_DB_BOOL,
	AR_DB_REAL,  /* double; NAN is NULL */
	AR_DB_TEXT,  /* const char *, sound UTF-8 */
	AR_DB_PATH,  /* const char *, any bytes but NUL */
	AR_DB_SHA,   /* unsigned char[32]; all 0 is NULL */
	AR_DB_WORD   /* an enum by its names */
};

/* The words of an enum. */
struct ar_db_words {
	const char *(*name)(int value); /* NULL: stands as NULL */
	int count;
	int none; /* for NULL and for words of a newer program */
};

struct ar_db_column {
	const char *name;
	size_t offset;
	enum ar_db_type type;
	const struct ar_db_words *words;
};

struct ar_db_row {
	const struct ar_db_column *columns;
	size_t count;
	size_t size; /* of the struct */
	/* false: not what we wrote (a newer program's word, a damaged file);
	 * a list passes over it.  NULL: every row will do. */
	bool (*sound)(const void *object);
};

void ar_db_put_row(struct ar_db_query *query, const struct ar_db_row *row,
    const void *object);
/* Read count columns that begin at column first of the answer. */
void ar_db_read_row(struct ar_db_query *query, int first,
    const struct ar_db_row *row, struct ar_arena *arena, void *object);
/* An object of which nothing is known: the numbers of the row are NAN, and
 * the words what stands for none.  The rest stays. */
void ar_db_blank_row(const struct ar_db_row *row, void *object);
/* All rows of the query as an array in the arena; ends the query.  *list
 * is NULL when there are none. */
enum ar_status ar_db_list(struct ar_db_query *query,
    const struct ar_db_row *row, struct ar_arena *arena, void **list,
    size_t *count);
/* The number of a word; words->none: unknown or NULL. */
int ar_db_word_find(const struct ar_db_words *words, const char *word);

#define AR_DB_ROW_OF(type, list, sound)                                        \
	{ list, sizeof(list) / sizeof(list[0]), sizeof(struct type), sound }

extern const struct ar_db_row ar_db_fact_row, ar_db_file_row, ar_db_run_row,
    ar_db_sum_row, ar_db_run_brief_row, ar_db_sum_brief_row, ar_db_leg_row,
    ar_db_feel_row, ar_db_well_row,
    ar_db_note_row, ar_db_report_row, ar_db_episode_row, ar_db_session_row,
    ar_db_shoe_row, ar_db_batch_row, ar_db_batch_file_row, ar_db_plan_row,
    ar_db_planned_row, ar_db_step_row, ar_db_change_row,
    ar_db_answer_row;
extern const struct ar_db_words ar_db_load_rows, ar_db_wellness_words,
    ar_db_regions, ar_db_sides, ar_db_methods;

/* --- transactions (transaction.c) ---------------------------------------- */

/* Around the statements of one call that writes: all of it or nothing.
 * leave gives status back, or why it could not be kept. */
enum ar_status ar_db_enter(struct ar_store *store, struct ar_error *err);
enum ar_status ar_db_leave(struct ar_store *store, enum ar_status status,
    struct ar_error *err);
/* Around the statements of one call that reads: one state of the log. */
enum ar_status ar_db_look(struct ar_store *store, struct ar_error *err);
enum ar_status ar_db_looked(struct ar_store *store, enum ar_status status,
    struct ar_error *err);
/* One statement that gives no rows, not cached. */
enum ar_status ar_db_exec(struct ar_store *store, const char *sql,
    struct ar_error *err);
/* *same_as gets the run that id stands beside, 0: for itself.  AR_EABSENT. */
enum ar_status ar_db_run_find(struct ar_store *store, int64_t id,
    int64_t *same_as, struct ar_error *err);
/* Inside ar_db_enter: see ar_store_run_drop. */
enum ar_status ar_db_run_drop(struct ar_store *store, int64_t id,
    struct ar_error *err);
/* Whether a fault was ordered for this step (fault.h). */
bool ar_db_strikes(struct ar_store *store);
/* Close the blob that is kept open. */
void ar_db_blob_close(struct ar_store *store);

/* --- opening (open.c, migrate.c) ------------------------------------------ */

/* The statements that lead from the version before to this one. */
struct ar_db_step {
	const char *const *statements;
	size_t count;
	int reader; /* oldest program that may still read the result */
};

/* Versions: steps[0] makes an empty file version 1, and so on. */
struct ar_db_steps {
	const struct ar_db_step *steps;
	int count;
};

extern const struct ar_db_steps ar_db_log_steps;

/* How a log is opened; what tests change.  image: a database in memory, in
 * place of the file; borrowed, and copied. */
struct ar_db_how {
	const char *path;
	const char *vfs; /* NULL: the usual one */
	enum ar_store_mode mode;
	int wait_ms;
	uint64_t fault_in;
	const struct ar_db_steps *steps;
	const void *image;
	size_t image_n;
};

enum ar_status ar_db_open(const struct ar_db_how *how,
    struct ar_store **store, struct ar_error *err);
/* Check that the file is a log, and in a handle that writes bring it to the
 * newest version in one transaction. */
enum ar_status ar_db_migrate(struct ar_store *store,
    const struct ar_db_steps *steps, struct ar_error *err);
/* One number of the file's header: "user_version", "application_id". */
enum ar_status ar_db_pragma(struct ar_store *store, const char *sql,
    int64_t *value, struct ar_error *err);

#endif
