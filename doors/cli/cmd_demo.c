#include <math.h>
#include <string.h>

#include "afterrun/invent.h"
#include "afterrun/write.h"
#include "doors/cli/commands.h"
#include "doors/cli/exits.h"

/* The demonstration looks at its run this long after its end. */
static const double minutes_after = 10;
static const double second_per_minute = 60;

/* The invented run as the file a watch would give. */
static enum ar_status
invent(struct ar_arena *arena, struct job *job, struct ar_error *err)
{
	struct ar_invent_plan plan = ar_invent_demo_plan();
	struct ar_recording recording;

	AR_TRY(ar_invent(&plan, arena, &recording, err));
	job->invented = true;
	job->moment.now_utc_s = recording.activities[0].start_utc_s +
	    recording.activities[0].device_values.elapsed_s +
	    minutes_after * second_per_minute;
	return ar_recording_write(&recording, AR_FORMAT_FIT, arena,
	    &job->bytes, &job->n, err);
}

int
command_demo(struct options *options, struct screen *screen)
{
	struct ar_arena *arena = open_arena(0, options->json);
	struct ar_error err;
	struct job job;
	int code = EXIT_UNUSABLE;

	if (!arena)
		return EXIT_UNUSABLE;
	memset(&job, 0, sizeof job);
	memset(&err, 0, sizeof err);
	job.name = "demo";
	if (invent(arena, &job, &err) != AR_OK) {
		report_error(&err, "demo", options->json);
	} else {
		if (!options->json) {
			screen_style(screen, STYLE_STRONG);
			screen_flow(screen, 0, "Demo: this run is invented; "
			    "nobody ran it.");
			screen_style(screen, STYLE_NONE);
			screen_end(screen);
		}
		code = after_bytes(&job, options, screen);
	}
	ar_arena_close(arena);
	return code;
}
