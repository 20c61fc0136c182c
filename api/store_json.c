#include "api/store_json.h"

#include "api/log_words.h"

static void
put_about(struct ar_json_out *out, json_t *root,
    const struct ar_store_about *about)
{
	ar_json_int(out, root, "log_version", about->schema);
	ar_json_int(out, root, "bytes", (json_int_t)about->bytes);
	ar_json_int(out, root, "recordings", (json_int_t)about->files);
	ar_json_int(out, root, "recording_bytes",
	    (json_int_t)about->file_bytes);
	ar_json_int(out, root, "runs", (json_int_t)about->runs);
	ar_json_int(out, root, "marks", (json_int_t)about->feels);
	ar_json_int(out, root, "day_values", (json_int_t)about->wells);
	ar_json_int(out, root, "pain_reports", (json_int_t)about->pains);
	ar_json_int(out, root, "sessions", (json_int_t)about->sessions);
	ar_json_int(out, root, "shoes", (json_int_t)about->shoes);
	if (about->first_day != 0) {
		ar_json_day(out, root, "first_day", about->first_day);
		ar_json_day(out, root, "last_day", about->last_day);
	}
	ar_json_utc(out, root, "last_said_utc", about->last_said_utc_s);
	ar_json_utc(out, root, "last_kept_utc", about->last_kept_utc_s);
}

char *
ar_where_json(const char *path, const struct ar_store_about *about,
    struct ar_arena *arena)
{
	struct ar_json_out out = {false};
	json_t *root = ar_json_object(&out);

	ar_json_text(&out, root, "schema", "where/1");
	ar_json_text(&out, root, "path", path);
	ar_json_bool(&out, root, "exists", about != NULL);
	if (about)
		put_about(&out, root, about);
	return ar_json_finish(&out, root, arena);
}
