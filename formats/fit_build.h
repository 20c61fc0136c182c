/* From rows and notes to activities. */
#ifndef FORMATS_FIT_BUILD_H
#define FORMATS_FIT_BUILD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "formats/fit_notes.h"
#include "formats/fit_profile.h"
#include "formats/fit_rows.h"

/* Rows first..end belong to one session of a part, or to a part that has no
 * session. */
struct ar_fit_span {
	size_t first;
	size_t end;
	const struct ar_fit_session *session; /* NULL: none */
	uint32_t part;
	double sport;
	double sub_sport;
	const char *name;
	double advice_min;
	double utc_offset_s;
	bool local_said;
	double local_minus_utc_s;
	struct ar_stored_points stored;
};

struct ar_fit_spans {
	size_t count;
	struct ar_fit_span span[AR_FIT_SESSIONS_MAX];
};

/* Points as they stand in rows first..end. */
struct ar_stored_points ar_fit_stored(const struct ar_samples *samples,
    size_t first, size_t end);

/* At the end of a part: give its rows (from first) and its sessions (from
 * first_session) to spans.  Rows of several sessions are put in order of
 * the sessions, else as they stood.  false: no memory. */
bool ar_fit_spans_add(struct ar_fit_spans *spans, struct ar_fit_rows *rows,
    struct ar_fit_notes *notes, size_t first, size_t first_session);

/* The activities of all spans.  false: no memory. */
bool ar_fit_build(struct ar_fit_spans *spans, const struct ar_fit_rows *rows,
    struct ar_fit_notes *notes, struct ar_recording *recording);

#endif
