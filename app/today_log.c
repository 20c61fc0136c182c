#include "afterrun/today_log.h"

#include <math.h>
#include <string.h>

#include "afterrun/session_progress.h"
#include "app/numbers.h"
#include "app/today_texts.h"

struct looking {
	struct ar_store *store;
	const struct ar_moment *moment;
	struct ar_arena *arena;
	struct ar_error *err;
};

static enum ar_status
no_memory(struct ar_error *err)
{
	return ar_fail(err, AR_EMEM, 0, "out of memory");
}

/* Is anything of the log of a day to come?  Cheap where nothing is. */
static enum ar_status
find_later(struct looking *look, bool *later)
{
	int64_t from = ar_moment_day(look->moment) + 1;
	const struct ar_run_filter filter = {.from_day = from,
	    .to_day = INT64_MAX, .limit = 1};
	struct ar_feel *feels;
	struct ar_well *wells;
	struct ar_run *runs;
	size_t count;

	*later = true;
	AR_TRY(ar_store_runs(look->store, &filter, look->arena, &runs,
	    &count, look->err));
	if (count > 0)
		return AR_OK;
	AR_TRY(ar_store_feels(look->store, from, INT64_MAX, false,
	    look->arena, &feels, &count, look->err));
	if (count > 0)
		return AR_OK;
	AR_TRY(ar_store_wells(look->store, AR_WELLNESS_KINDS, from,
	    INT64_MAX, false, look->arena, &wells, &count, look->err));
	*later = count > 0;
	return AR_OK;
}

/* What was said may lie further ahead than a history reaches. */
static enum ar_status
mind_clock(struct looking *look, struct ar_today *today)
{
	const char **warnings = ar_arena_array(look->arena,
	    today->warning_count + 1, sizeof *warnings);
	struct ar_store_about about;
	const char *late;
	bool later;

	if (!warnings)
		return no_memory(look->err);
	AR_TRY(find_later(look, &later));
	if (!later)
		return AR_OK;
	AR_TRY(ar_store_about(look->store, &about, look->err));
	late = ar_clock_warning(&about, look->moment);
	for (size_t i = 0; i < today->warning_count; i++) {
		warnings[i] = today->warnings[i];
		if (strstr(warnings[i], "clock"))
			late = NULL; /* it is told already */
	}
	if (late)
		warnings[today->warning_count++] = late;
	today->warnings = warnings;
	return AR_OK;
}

/* When a pain was told last, closed ones too; NAN: never. */
static enum ar_status
find_last_pain(struct looking *look, double *told_utc_s)
{
	struct ar_episode *episodes;
	size_t count;

	*told_utc_s = NAN;
	AR_TRY(ar_store_episodes(look->store, false, look->arena, &episodes,
	    &count, look->err));
	for (size_t i = 0; i < count; i++)
		for (size_t r = 0; r < episodes[i].report_count; r++)
			*told_utc_s = fmax(*told_utc_s,
			    episodes[i].reports[r].pain.date_utc_s);
	return AR_OK;
}

/* The newest session of the last days whose runner said whether it hurt;
 * NULL: none. */
static enum ar_status
find_said(struct looking *look, const struct ar_kept_session **said)
{
	int64_t from = ar_moment_day(look->moment) - AR_SESSION_PAIN_DAYS;
	struct ar_kept_session *rows;
	size_t count;

	*said = NULL;
	AR_TRY(ar_store_sessions(look->store, 0, AR_SESSION_PAIN_ROWS,
	    look->arena, &rows, &count, look->err));
	for (size_t i = 0; i < count && !*said; i++)
		if (rows[i].day >= from &&
		    ar_session_pain_said(&rows[i]) != AR_PAIN_UNSAID)
			*said = &rows[i];
	return AR_OK;
}

/* A pain of a session that nobody asked about yet. */
static enum ar_status
find_session_pain(struct looking *look, struct ar_today *today)
{
	const struct ar_kept_session *row;
	struct ar_session_pain *pain;
	double told_utc_s;

	AR_TRY(find_said(look, &row));
	if (!row || ar_session_pain_said(row) != AR_PAIN_SAID_YES)
		return AR_OK;
	AR_TRY(find_last_pain(look, &told_utc_s));
	if (told_utc_s >= (isnan(row->ended_utc_s) ? row->made_utc_s :
	    row->ended_utc_s))
		return AR_OK;
	pain = ar_arena_alloc(look->arena, sizeof *pain);
	if (!pain)
		return no_memory(look->err);
	*pain = (struct ar_session_pain){row->id, row->day,
	    AR_TEXT_SESSION_HURT};
	today->session_pain = pain;
	return AR_OK;
}

/* What the plan says of today; NULL: there is none. */
static enum ar_status
find_plan(struct looking *look, const struct ar_history *history,
    const struct ar_plan_view **plan)
{
	struct ar_plan_view *view = ar_arena_alloc(look->arena,
	    sizeof *view);
	enum ar_status status;

	*plan = NULL;
	if (!view)
		return no_memory(look->err);
	status = ar_plan_look(look->store, history, false, look->arena, view,
	    look->err);
	if (status == AR_OK)
		*plan = view;
	return status == AR_EABSENT ? AR_OK : status;
}

enum ar_status
ar_today_read(struct ar_store *store, const struct ar_moment *moment,
    const struct ar_after_said *said, struct ar_arena *arena,
    struct ar_today_log **today, struct ar_error *err)
{
	struct looking look = {store, moment, arena, err};
	struct ar_today_log *log = ar_arena_alloc(arena, sizeof *log);

	*today = log;
	if (!log)
		return no_memory(err);
	AR_TRY(ar_history_read(store, moment, arena, &log->history, err));
	AR_TRY(ar_today_make(&log->history, said, arena, &log->today, err));
	AR_TRY(mind_clock(&look, &log->today));
	AR_TRY(find_session_pain(&look, &log->today));
	return find_plan(&look, &log->history, &log->plan);
}
