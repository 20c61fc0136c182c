#include "doors/cli/pain_case.h"

#include <math.h>

#include "api/triage_json.h"

enum ar_status
pain_case_read(const char *bytes, size_t n, struct ar_pain_course *given,
    struct ar_arena *arena, struct ar_error *err)
{
	struct ar_pain_reports reports;
	size_t earlier;

	AR_TRY(ar_triage_case_parse(bytes, n, arena, &reports, err));
	earlier = reports.count - 1;
	if (earlier > AR_PAIN_EARLIER_MAX)
		return ar_fail_at(err, AR_ELIMIT, "earlier",
		    "there are too many earlier reports");
	for (size_t i = 0; i < earlier; i++) {
		given->earlier[i] = reports.report[i];
		if (isnan(given->earlier[i].date_utc_s))
			return ar_fail_at(err, AR_EINPUT, "earlier",
			    "an earlier report needs its date");
	}
	given->earlier_count = earlier;
	given->now = reports.report[earlier];
	return AR_OK;
}
