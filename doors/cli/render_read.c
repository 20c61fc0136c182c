#include <stdio.h>

#include "doors/cli/render.h"

enum { TEXT_MAX = 512, ALL_NOTES = 1000 };

static const char *
verdict_words(enum ar_file_verdict verdict)
{
	static const char *const words[AR_VERDICTS] = {
		[AR_VERDICT_DAMAGED_CONTAINER] = "the archive is damaged",
		[AR_VERDICT_EMPTY] = "the file is empty",
		[AR_VERDICT_NOT_FIT] = "this is not a FIT, GPX or TCX file",
		[AR_VERDICT_REFUSE_ENTITIES] =
		    "refused: it defines entities, as attacks do",
		[AR_VERDICT_MALFORMED] = "the XML is broken",
		[AR_VERDICT_UNFINISHED] = "the watch did not finish the file",
		[AR_VERDICT_TRUNCATED] = "the file ends early",
		[AR_VERDICT_DAMAGED] = "the file is damaged",
		[AR_VERDICT_VALID_THEN_BAD_TAIL] =
		    "sound, with something unreadable behind it",
		[AR_VERDICT_HEADER_CRC_BAD] =
		    "read; the checksum of its header is wrong",
		[AR_VERDICT_CRC_BAD] = "read; its checksum is wrong",
		[AR_VERDICT_LEADING_WHITESPACE] =
		    "read; blanks stand before the XML",
		[AR_VERDICT_UNDECLARED_PREFIX] =
		    "read; an XML prefix is not declared",
		[AR_VERDICT_NO_ACTIVITY] = "sound, but without an activity",
		[AR_VERDICT_VALID] = "sound",
	};

	return verdict < AR_VERDICTS && words[verdict] ? words[verdict] : "?";
}

static void
render_counts(struct screen *screen, const struct ar_activity *activity)
{
	char text[TEXT_MAX];

	snprintf(text, sizeof text, "Points %zu, with a position %zu, with "
	    "a heart rate %zu; laps %zu, pauses %zu",
	    activity->stored.points, activity->stored.with_position,
	    activity->stored.with_heart, activity->lap_count,
	    activity->pause_count);
	screen_flow(screen, 0, text);
	screen_end(screen);
}

void
render_overview(struct screen *screen, const struct ar_overview *overview,
    const char *file)
{
	const struct ar_recording *recording = overview->recording;
	const struct ar_device *device = &recording->device;

	screen_style(screen, STYLE_STRONG);
	screen_flow(screen, 0, file);
	screen_style(screen, STYLE_NONE);
	screen_put(screen, ":");
	screen_flow_on(screen, 0, verdict_words(recording->verdict));
	screen_end(screen);
	if (device->manufacturer) {
		screen_put(screen, "Recorded by");
		screen_flow_on(screen, 0, device->manufacturer);
		screen_flow_on(screen, 0,
		    device->product ? device->product : "");
		screen_end(screen);
	}
	for (size_t i = 0; i < recording->activity_count; i++) {
		const struct ar_activity *activity = &recording->activities[i];

		render_counts(screen, activity);
		if (!overview->summaries)
			continue;
		render_activity(screen, activity, &overview->summaries[i]);
		render_warnings(screen, overview->summaries[i].warnings,
		    overview->summaries[i].warning_count, ALL_NOTES);
	}
	render_warnings(screen, recording->warnings, recording->warning_count,
	    ALL_NOTES);
}
