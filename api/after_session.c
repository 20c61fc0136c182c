/* The session of an answer into the log. */
#include "api/after_json.h"
#include "api/session_offer.h"

enum ar_status
ar_after_session_keep(struct ar_store *store, const struct ar_after *after,
    int64_t run_id, const struct ar_moment *moment, struct ar_arena *arena,
    struct ar_error *err)
{
	const struct ar_session_offer offer = {&after->session, run_id,
		moment};
	struct ar_kept_session row;

	return ar_session_offer_keep(store, &offer, arena, &row, err);
}
