#define _GNU_SOURCE
#include "world.h"

#include <time.h>

#include "../check.h"
#include "made.h"

struct mux mux;

void
write_file(const char *name, const char *text)
{
	char path[MUX_PATH + 64];
	FILE *file;

	mux_write(path, sizeof path, "%s/%s", mux.folder, name);
	file = fopen(path, "w");
	assert_non_null(file);
	fputs(text, file);
	fclose(file);
}

void
write_session(const char *name, int minutes)
{
	struct made made;

	made_open(&made, name, minutes);
	write_file("session.json", made.json);
	made_close(&made);
}

const char *
guide(char out[COMMAND], const char *environment, const char *words)
{
	/* looking for leaks hangs when the window is closed meanwhile; the
	 * tests in pipes do it */
	mux_write(out, COMMAND, "env -u NO_COLOR -u AFTERRUN_COUNTRY "
	    "ASAN_OPTIONS=detect_leaks=0:allow_user_segv_handler=1 "
	    "TZ=UTC LC_ALL=C.UTF-8 AFTERRUN_NOW=2026-06-01T09:00:00Z "
	    "AFTERRUN_DB='%s/log.db' %s '%s' %s", mux.folder, environment,
	    AR_PROGRAM, words);
	return out;
}

void
start(const char *environment, const char *words, int columns, int rows)
{
	char command[COMMAND];

	mux_start(&mux, guide(command, environment, words), columns, rows);
}

struct ar_store *
open_log(enum ar_store_mode mode)
{
	char path[MUX_PATH + 64];
	struct ar_store *store = NULL;
	struct ar_error err;

	mux_write(path, sizeof path, "%s/log.db", mux.folder);
	if (ar_store_open(path, mode, 2000, &store, &err) != AR_OK)
		fail_msg("%s", err.text);
	return store;
}

void
put_session(const char *name, int minutes)
{
	struct ar_kept_session row = { .day = 20605, .made_utc_s = 1.78e9,
		.ended_utc_s = NAN, .stopped_at_s = NAN };
	struct ar_store *store = open_log(AR_STORE_WRITE);
	struct ar_error err;
	struct made made;
	int64_t id;

	made_open(&made, name, minutes);
	row.session_json = made.json;
	row.status = ar_session_status_name(made.session.status);
	row.step_count = (int)made.session.step_count;
	row.total_s = made.session.total_s;
	assert_int_equal(ar_store_session_put(store, &row, &id, &err), AR_OK);
	ar_store_close(store);
	made_close(&made);
}

struct ar_kept_session
newest(size_t *count, char outcome[16])
{
	struct ar_store *store = open_log(AR_STORE_READ);
	struct ar_arena *arena = ar_arena_open(1 << 22);
	struct ar_kept_session *rows, row;
	struct ar_error err;

	assert_int_equal(ar_store_sessions(store, 0, 0, arena, &rows, count,
	    &err), AR_OK);
	assert_true(*count > 0);
	row = rows[0];
	mux_write(outcome, 16, "%s", row.outcome ? row.outcome : "none");
	ar_store_close(store);
	ar_arena_close(arena);
	return row;
}

double
wait_stopped(double beyond_s)
{
	time_t end = time(NULL) + MUX_SECONDS;
	char outcome[16];
	size_t count;

	for (;;) {
		struct ar_kept_session row = newest(&count, outcome);

		if (row.stopped_at_s >= beyond_s)
			return row.stopped_at_s;
		if (time(NULL) > end)
			fail_msg("nothing was kept: %g", row.stopped_at_s);
		nanosleep(&(struct timespec){ 0, 50000000 }, NULL);
	}
}

int
world_open(void **state)
{
	(void)state;
	mux_open(&mux);
	return 0;
}

int
world_close(void **state)
{
	(void)state;
	mux_close(&mux);
	return 0;
}
