/* A session/1 in JSON, out again, and the guide through it. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "afterrun/guide.h"
#include "api/cues_json.h"
#include "api/session_json.h"
#include "api/session_read.h"
#include "fuzz.h"

static const size_t arena_limit = (size_t)64 << 20;

enum { MOMENTS = 64 };

static void
look_at_guide(const struct ar_guide *guide)
{
	double quiet_s = 0;

	for (size_t i = 0; i < guide->cue_count; i++) {
		fuzz_require(guide->cues[i].at_s >= quiet_s);
		fuzz_require(guide->cues[i].at_s <= guide->total_s);
		quiet_s = guide->cues[i].at_s;
	}
	for (int i = -1; i <= MOMENTS; i++) {
		double at_s = guide->total_s * i / MOMENTS;
		struct ar_guide_now now = ar_guide_at(guide, at_s);

		fuzz_require(now.step < guide->session->step_count);
		fuzz_require(now.left_part_s <= now.left_session_s);
		fuzz_require(i < 0 || ar_guide_next_s(guide, at_s) >= at_s);
		fuzz_require(ar_guide_back_s(guide, at_s) <= fmax(at_s, 0));
		fuzz_require(ar_guide_skip_side_s(guide, at_s)
		    <= guide->total_s);
	}
}

static void
look_at_session(const struct ar_session *session, struct ar_arena *arena)
{
	struct ar_guide_options options = { NULL, NAN, true };
	struct ar_json_out out = {0};
	struct ar_session again;
	struct ar_guide guide;
	struct ar_error err = {0};
	char *text = ar_json_finish(&out, ar_session_json(&out, session),
	    arena);

	fuzz_require(text);
	fuzz_require(ar_session_read(text, strlen(text), arena, &again,
	    &err) == AR_OK);
	if (ar_guide_make(&again, &options, arena, &guide, &err) != AR_OK)
		return;
	look_at_guide(&guide);
	fuzz_require(ar_json_finish(&out, ar_cues_json(&out, &guide),
	    arena));
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct ar_arena *arena;
	struct ar_session session;
	struct ar_error err = {0};
	enum ar_status status;

	if (size > 1 << 16)
		return 0;
	arena = ar_arena_open(arena_limit);
	if (!arena)
		return 0;
	status = ar_session_read((const char *)data, size, arena, &session,
	    &err);
	fuzz_require(status == err.status);
	if (status == AR_OK)
		look_at_session(&session, arena);
	ar_arena_close(arena);
	return 0;
}
