#include "afterrun/session_progress.h"

#include <math.h>
#include <string.h>

#include "base/text.h"

static const char said_yes[] =
    "{\"schema\":\"session-said/1\",\"pain\":true}";
static const char said_no[] =
    "{\"schema\":\"session-said/1\",\"pain\":false}";

enum { LOOK_FIRST = 8, LOOK_TIMES = 8, LOOK_MOST = 4096 };

void
ar_progress_put(const struct ar_progress *progress,
    const struct ar_moment *moment, struct ar_kept_session *row)
{
	if (progress->begins && !isnan(row->ended_utc_s)) {
		row->id = 0;
		row->made_utc_s = moment->now_utc_s;
		row->day = ar_moment_day(moment);
		row->ended_utc_s = NAN;
		row->outcome = NULL;
		row->case_json = NULL;
	}
	if (progress->pain != AR_PAIN_UNSAID)
		row->case_json = progress->pain == AR_PAIN_SAID_YES ?
		    said_yes : said_no;
	row->steps_done = progress->steps_done;
	row->steps_skipped = progress->steps_skipped;
	row->stopped_at_s = progress->ended ? NAN :
	    ar_round(progress->elapsed_s, 1);
	if (!progress->ended)
		return;
	row->ended_utc_s = moment->now_utc_s;
	if (progress->outcome)
		row->outcome = progress->outcome;
}

enum ar_pain_said
ar_session_pain_said(const struct ar_kept_session *row)
{
	if (!row->case_json)
		return AR_PAIN_UNSAID;
	if (strcmp(row->case_json, said_yes) == 0)
		return AR_PAIN_SAID_YES;
	return strcmp(row->case_json, said_no) == 0 ? AR_PAIN_SAID_NO :
	    AR_PAIN_UNSAID;
}

/* Those that are done now are among the newest; all of them come last. */
enum ar_status
ar_session_find(struct ar_store *store, int64_t id, struct ar_arena *arena,
    struct ar_kept_session *row, struct ar_error *err)
{
	struct ar_kept_session *rows;
	size_t count, limit = LOOK_FIRST;

	for (;;) {
		AR_TRY(ar_store_sessions(store, 0, limit, arena, &rows,
		    &count, err));
		for (size_t i = 0; i < count; i++)
			if (rows[i].id == id) {
				*row = rows[i];
				return AR_OK;
			}
		if (limit == 0 || count < limit)
			return ar_fail(err, AR_EABSENT, 0,
			    "the log has no such session");
		limit = limit < LOOK_MOST ? limit * LOOK_TIMES : 0;
	}
}
