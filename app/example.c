#include "afterrun/example.h"

#include "afterrun/invent.h"
#include "afterrun/write.h"

/* The demonstration looks at its run this long after its end. */
static const double minutes_after = 10;
static const double second_per_minute = 60;

enum ar_status
ar_example_make(struct ar_arena *arena, struct ar_example *example,
    struct ar_error *err)
{
	struct ar_invent_plan plan = ar_invent_demo_plan();
	struct ar_recording recording;

	*example = (struct ar_example){0};
	AR_TRY(ar_invent(&plan, arena, &recording, err));
	example->moment.now_utc_s = recording.activities[0].start_utc_s +
	    recording.activities[0].device_values.elapsed_s +
	    minutes_after * second_per_minute;
	return ar_recording_write(&recording, AR_FORMAT_FIT, arena,
	    &example->bytes, &example->n, err);
}
