#include "api/session_offer.h"

#include <math.h>

#include "api/session_json.h"

enum { LOOK_BACK = 8 };

static bool
is_open(const struct ar_kept_session *row)
{
	return isnan(row->ended_utc_s);
}

static bool
is_untouched(const struct ar_kept_session *row)
{
	return is_open(row) && isnan(row->stopped_at_s);
}

/* The one that gives way; 0: none. */
static enum ar_status
find_untouched(struct ar_store *store, const struct ar_session_offer *offer,
    struct ar_arena *arena, int64_t *id, struct ar_error *err)
{
	struct ar_kept_session *rows;
	size_t count;

	*id = 0;
	AR_TRY(ar_store_sessions(store, offer->run_id,
	    offer->run_id ? 1 : LOOK_BACK, arena, &rows, &count, err));
	for (size_t i = 0; i < count; i++) {
		if (!offer->run_id && rows[i].run_id)
			continue;
		if (is_untouched(&rows[i]))
			*id = rows[i].id;
		break;
	}
	return AR_OK;
}

enum ar_status
ar_session_offer_keep(struct ar_store *store,
    const struct ar_session_offer *offer, struct ar_arena *arena,
    struct ar_kept_session *row, struct ar_error *err)
{
	const struct ar_session *session = offer->session;
	struct ar_json_out out = {false};

	*row = (struct ar_kept_session){
		.run_id = offer->run_id,
		.day = ar_moment_day(offer->moment),
		.made_utc_s = offer->moment->now_utc_s,
		.status = ar_session_status_name(session->status),
		.step_count = (int)session->step_count,
		.total_s = session->total_s,
		.ended_utc_s = NAN,
		.stopped_at_s = NAN,
	};
	row->session_json = ar_json_finish(&out,
	    ar_session_json(&out, session), arena);
	if (!row->session_json)
		return ar_fail(err, AR_EMEM, 0, "out of memory");
	AR_TRY(find_untouched(store, offer, arena, &row->id, err));
	return ar_store_session_put(store, row, &row->id, err);
}

enum ar_status
ar_today_offer_keep(struct ar_store *store, const struct ar_today *today,
    const struct ar_moment *moment, struct ar_arena *arena,
    struct ar_kept_session *row, struct ar_error *err)
{
	const struct ar_session *session = today->session;
	struct ar_session_offer offer = {session, 0, moment};
	struct ar_kept_session *rows;
	size_t count;

	if (!session)
		return ar_fail(err, AR_EABSENT, 0,
		    "there is no session today");
	if (session->status == AR_STOP || session->step_count == 0)
		return ar_fail(err, AR_EREFUSED, 0,
		    "today's session has nothing to begin with: it says what "
		    "to do instead");
	AR_TRY(ar_store_sessions(store, 0, 1, arena, &rows, &count, err));
	if (count == 1 && rows[0].day == today->day && is_open(&rows[0]) &&
	    !is_untouched(&rows[0])) {
		*row = rows[0];
		return AR_OK;
	}
	if (session->mode == AR_POST_RUN && today->last)
		offer.run_id = today->last->id;
	return ar_session_offer_keep(store, &offer, arena, row, err);
}
