/* Invented rows for the log's tests: every column of a struct filled with
 * values that tell it from all others, and a folder of its own. */
#ifndef TESTS_STORE_LOG_ROWS_H
#define TESTS_STORE_LOG_ROWS_H

#include <sqlite3.h>

#include "afterrun/store.h"
#include "store/sqlite/db.h"
#include "tests/check.h"

struct log {
	char folder[256];
	char path[300];
	struct ar_store *store;
	struct ar_arena *arena;
};

/* cmocka fixtures: an empty log in a folder of its own. */
int log_setup(void **state);
int log_teardown(void **state);
/* Close and open again. */
void log_again(struct log *log);

/* Status must be AR_OK, else err is printed. */
#define log_ok(call)                                                           \
	do {                                                                   \
		struct ar_error log_err = {0};                                 \
		struct ar_error *err = &log_err;                               \
		enum ar_status log_status = (call);                            \
		if (log_status != AR_OK)                                       \
			print_error("%s: %d %s\n", #call, (int)log_status,     \
			    log_err.text);                                     \
		assert_int_equal(log_status, AR_OK);                           \
	} while (0)

/* Status must be want, and the words must say something. */
#define log_not(call, want)                                                    \
	do {                                                                   \
		struct ar_error log_err = {0};                                 \
		struct ar_error *err = &log_err;                               \
		enum ar_status log_status = (call);                            \
		if (log_status != (want))                                      \
			print_error("%s: %d %s\n", #call, (int)log_status,     \
			    log_err.text);                                     \
		assert_int_equal(log_status, want);                            \
		assert_int_equal(log_err.status, want);                        \
		assert_true(log_err.text[0]);                                  \
	} while (0)

/* Fill every column of row in object with values of their own; seed makes
 * another object of it.  Ids stay 0. */
void row_fill(const struct ar_db_row *row, void *object, int seed);
/* The same with everything unknown: NAN, NULL, 0. */
void row_empty(const struct ar_db_row *row, void *object);
/* Every column alike, but those named in but (by blanks; NULL: none). */
void rows_same(const struct ar_db_row *row, const void *a, const void *b,
    const char *but);

/* A run with legs; id and references 0. */
void run_invent(struct ar_run *run, int seed);
/* A run of which nothing is known. */
void run_empty(struct ar_run *run);
void runs_same(const struct ar_run *a, const struct ar_run *b,
    const char *but);
/* The run that run id stands beside; 0: itself. */
int64_t same_run(struct log *log, int64_t id);
/* Samples of count points, packed; lives in the log's arena. */
const void *samples_invent(struct log *log, size_t count, size_t *n);

/* One of everything, by every call that writes, as one athlete; seed must
 * differ for each call.  Gives the first status that is not AR_OK. */
struct given {
	int64_t file;
	int64_t run;
	int64_t beside;
	int64_t batch;
	int64_t episode;
	int64_t session;
	int64_t shoe;
};

enum ar_status log_give(struct ar_store *store, int seed,
    struct given *given, struct ar_error *err);

/* A line for each row of the athlete, for comparing whole logs; lives in the
 * log's arena. */
char *log_text(struct ar_store *store, struct ar_arena *arena);

#endif
