#include "made.h"

#include <string.h>

#include "../check.h"
#include "api/session_json.h"

enum { ARENA = 1 << 22 };

static char *
case_of(const char *name, int minutes)
{
	char path[512];
	json_error_t fault;
	json_t *root, *given;
	char *text;

	snprintf(path, sizeof path, "%s/tests/recovery/golden/%s.json",
	    AR_SOURCE_DIR, name);
	root = json_load_file(path, 0, &fault);
	if (!root)
		fail_msg("%s:%d: %s", path, fault.line, fault.text);
	given = json_object_get(root, "case");
	json_object_set_new(given, "minutes_available",
	    json_integer(minutes));
	text = json_dumps(given, JSON_COMPACT);
	json_decref(root);
	assert_non_null(text);
	return text;
}

void
made_open(struct made *made, const char *name, int minutes)
{
	struct ar_json_out out = { false };
	struct ar_session_case input;
	struct ar_error err = { .status = AR_OK };
	char *text = case_of(name, minutes);

	memset(made, 0, sizeof *made);
	made->arena = ar_arena_open(ARENA);
	assert_non_null(made->arena);
	assert_int_equal(ar_session_case_parse(text, strlen(text),
	    made->arena, &input, &err), AR_OK);
	assert_int_equal(ar_session_build(&input, made->arena,
	    &made->session, &err), AR_OK);
	made->json = ar_json_finish(&out, ar_session_json(&out,
	    &made->session), made->arena);
	assert_non_null(made->json);
	if (made->session.status != AR_STOP &&
	    ar_guide_make(&made->session, NULL, made->arena, &made->guide,
	    &err) != AR_OK)
		fail_msg("%s: %s", err.where, err.text);
	free(text);
}

void
made_close(struct made *made)
{
	ar_arena_close(made->arena);
}
