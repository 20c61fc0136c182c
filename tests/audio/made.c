#define _GNU_SOURCE
#include "made.h"

#include <stdlib.h>
#include <string.h>

#include <jansson.h>

#include "../check.h"
#include "api/session_json.h"

enum { ARENA = 32 << 20 };

static char *
made(const char *json)
{
	struct ar_arena *arena = ar_arena_open(ARENA);
	struct ar_json_out out = {false};
	struct ar_session_case given;
	struct ar_session session;
	struct ar_error err;
	char *text;

	assert_non_null(arena);
	assert_int_equal(ar_session_case_parse(json, strlen(json), arena,
	    &given, &err), AR_OK);
	assert_int_equal(ar_session_build(&given, arena, &session, &err),
	    AR_OK);
	text = ar_json_finish(&out, ar_session_json(&out, &session), arena);
	assert_non_null(text);
	text = strdup(text);
	ar_arena_close(arena);
	return text;
}

char *
made_session(int minutes)
{
	char json[512];

	snprintf(json, sizeof json, "{\"schema\":\"session-case/1\","
	    "\"mode\":\"post_run\",\"minutes_available\":%d,\"run\":{"
	    "\"duration_min\":95,\"distance_km\":18,\"rpe\":7,"
	    "\"descent_m\":300},\"tools\":[\"roller\",\"ball\",\"water\"]}",
	    minutes);
	return made(json);
}

char *
made_stop(void)
{
	return made("{\"schema\":\"session-case/1\",\"mode\":\"post_run\","
	    "\"minutes_available\":20,\"conditions\":[\"dvt_suspected\"]}");
}

void
made_cues_read(const char *text, struct made_cues *cues)
{
	json_t *root = json_loads(text, JSON_REJECT_DUPLICATES, NULL);
	json_t *list = json_object_get(root, "cues"), *cue;
	size_t i;

	assert_non_null(root);
	assert_string_equal(json_string_value(json_object_get(root,
	    "schema")), "cues/1");
	cues->total_s = json_number_value(json_object_get(root, "total_s"));
	cues->count = json_array_size(list);
	assert_in_range(cues->count, 1, MADE_CUES);
	json_array_foreach(list, i, cue) {
		const char *kind = json_string_value(json_object_get(cue,
		    "kind"));

		cues->cue[i].at_s = json_number_value(json_object_get(cue,
		    "at_s"));
		cues->cue[i].speech = strcmp(kind, "speech") == 0;
		assert_true(cues->cue[i].speech || strcmp(kind, "bell") == 0);
		snprintf(cues->cue[i].text, sizeof cues->cue[i].text, "%s",
		    json_string_value(json_object_get(cue, "text")));
		assert_true(cues->cue[i].text[0] != '\0');
	}
	json_decref(root);
}
