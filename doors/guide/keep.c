#include "doors/guide/keep.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "doors/cli/exits.h"
#include "doors/cli/log_file.h"
#include "doors/cli/report.h"
#include "doors/cli/terminal.h"

static int
none(int64_t run_id)
{
	char where[48] = "";

	if (run_id)
		snprintf(where, sizeof where, "run %lld", (long long)run_id);
	report(&(struct trouble){ "absent",
	    run_id ? "the log has no session for this run"
	           : "the log has no session yet", where,
	    "afterrun FILE makes one, afterrun guide --input takes one" },
	    false);
	return EXIT_UNUSABLE;
}

int
keep_find(struct keep *keep, int64_t run_id, struct ar_arena *arena)
{
	struct ar_kept_session *rows;
	struct ar_store *store;
	struct ar_error err;
	size_t count = 0;
	int code;

	memset(keep, 0, sizeof *keep);
	memset(&err, 0, sizeof err);
	store = log_open(AR_STORE_READ, false, &code);
	if (!store)
		return code == EXIT_DONE ? none(run_id) : code;
	if (ar_store_sessions(store, run_id, 1, arena, &rows, &count,
	    &err) != AR_OK) {
		code = log_failed(&err, NULL, false);
	} else if (count == 0) {
		code = none(run_id);
	} else {
		keep->row = rows[0];
		keep->found = true;
	}
	ar_store_close(store);
	return code;
}

/* A session that was done once already becomes another one. */
static void
renew(struct ar_kept_session *row, double now_utc_s)
{
	struct ar_moment moment = { .now_utc_s = now_utc_s,
		.utc_offset_s = terminal_offset(now_utc_s) };

	if (isnan(row->ended_utc_s))
		return;
	row->id = 0;
	row->made_utc_s = now_utc_s;
	row->day = ar_moment_day(&moment);
	row->ended_utc_s = NAN;
	row->outcome = NULL;
}

bool
keep_state(struct keep *keep, const struct guide_state *state, int wait_ms,
    struct ar_error *err)
{
	struct ar_kept_session row = keep->row;
	struct ar_store *store = NULL;
	char path[LOG_PATH_MAX];
	double now = NAN;
	int64_t id = 0;
	bool kept;

	memset(err, 0, sizeof *err);
	if (!keep->found)
		return true;
	if (!log_path(path, false) || !terminal_now(&now))
		return false;
	if (!keep->begun)
		renew(&row, now);
	row.steps_done = guide_steps_done(state);
	row.steps_skipped = guide_steps_skipped(state);
	row.stopped_at_s = state->ended ? NAN :
	    ar_round(state->elapsed_s, 1);
	row.ended_utc_s = state->ended ? now : row.ended_utc_s;
	row.outcome = state->ended ? state->outcome : row.outcome;
	if (ar_store_open(path, AR_STORE_WRITE, wait_ms, &store, err) !=
	    AR_OK)
		return false;
	kept = ar_store_session_put(store, &row, &id, err) == AR_OK;
	ar_store_close(store);
	if (kept) {
		row.id = id;
		keep->row = row;
		keep->begun = true;
	}
	return kept;
}
