#include "api/kept_session_json.h"

#include <string.h>

#include "afterrun/session_progress.h"
#include "api/log_words.h"

static void
put_session(struct ar_json_out *out, json_t *root, const char *text)
{
	struct ar_error err;
	json_t *session = NULL;

	if (ar_json_parse(text, strlen(text), &session, &err) != AR_OK)
		session = NULL;
	ar_json_put(out, root, "session", session);
}

char *
ar_kept_session_json(const struct ar_kept_session *row, bool whole,
    struct ar_arena *arena)
{
	enum ar_pain_said said = ar_session_pain_said(row);
	struct ar_json_out out = {false};
	json_t *root = ar_json_object(&out);

	ar_json_text(&out, root, "schema", "kept-session/1");
	ar_json_int(&out, root, "session_id", row->id);
	if (row->run_id)
		ar_json_int(&out, root, "run_id", row->run_id);
	ar_json_utc(&out, root, "made_utc", row->made_utc_s);
	ar_json_day(&out, root, "day", row->day);
	ar_json_utc(&out, root, "ended_utc", row->ended_utc_s);
	ar_json_text(&out, root, "outcome", row->outcome);
	if (said != AR_PAIN_UNSAID)
		ar_json_bool(&out, root, "pain", said == AR_PAIN_SAID_YES);
	ar_json_int(&out, root, "steps_done", row->steps_done);
	ar_json_int(&out, root, "steps_skipped", row->steps_skipped);
	ar_json_number(&out, root, "stopped_at_s", row->stopped_at_s, 1);
	if (whole && row->session_json)
		put_session(&out, root, row->session_json);
	return ar_json_finish(&out, root, arena);
}
