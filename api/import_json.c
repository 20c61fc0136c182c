#include "api/import_json.h"

#include <math.h>

#include "afterrun/time.h"
#include "api/json.h"

const char *
ar_outcome_name(enum ar_outcome outcome)
{
	static const char *const names[AR_OUTCOMES] = {
		[AR_OUT_IMPORTED] = "imported",
		[AR_OUT_DUPLICATE] = "duplicate",
		[AR_OUT_UNSUPPORTED] = "unsupported",
		[AR_OUT_FAILED] = "failed",
		[AR_OUT_PARTIAL] = "partial",
	};

	return outcome < AR_OUTCOMES ? names[outcome] : "failed";
}

static void
put_counts(struct ar_json_out *out, json_t *object,
    const struct ar_batch *batch)
{
	ar_json_int(out, object, "batch", batch->id);
	ar_json_int(out, object, "seen", (json_int_t)batch->seen);
	ar_json_int(out, object, "imported", (json_int_t)batch->imported);
	ar_json_int(out, object, "duplicates",
	    (json_int_t)batch->duplicates);
	ar_json_int(out, object, "unsupported",
	    (json_int_t)batch->unsupported);
	ar_json_int(out, object, "failed", (json_int_t)batch->failed);
	ar_json_int(out, object, "partial", (json_int_t)batch->partial);
}

json_t *
ar_import_object(struct ar_json_out *out, const struct ar_batch *batch,
    const struct ar_batch_file *files, size_t count)
{
	json_t *root = ar_json_object(out);
	json_t *list = ar_json_array(out);

	ar_json_text(out, root, "schema", "import/1");
	put_counts(out, root, batch);
	for (size_t i = 0; i < count; i++) {
		json_t *file = ar_json_object(out);

		ar_json_text(out, file, "path", files[i].path);
		ar_json_text(out, file, "outcome",
		    ar_outcome_name(files[i].outcome));
		ar_json_text(out, file, "reason", files[i].reason);
		ar_json_append(out, list, file);
	}
	ar_json_put(out, root, "files", list);
	ar_json_number(out, root, "seconds", batch->seconds, 1);
	ar_json_int(out, root, "bytes", (json_int_t)batch->bytes);
	return root;
}

char *
ar_import_json(const struct ar_batch *batch,
    const struct ar_batch_file *files, size_t count, struct ar_arena *arena)
{
	struct ar_json_out out = {false};

	return ar_json_finish(&out, ar_import_object(&out, batch, files,
	    count), arena);
}

static void
put_time(struct ar_json_out *out, json_t *object, const char *key,
    double utc_s)
{
	char text[AR_TIME_TEXT];

	if (!isfinite(utc_s))
		return;
	ar_time_utc_text(utc_s, text);
	ar_json_text(out, object, key, text);
}

char *
ar_imports_json(const struct ar_batch *batches, size_t count,
    struct ar_arena *arena)
{
	struct ar_json_out out = {false};
	json_t *root = ar_json_object(&out);
	json_t *list = ar_json_array(&out);

	ar_json_text(&out, root, "schema", "imports/1");
	for (size_t i = 0; i < count; i++) {
		json_t *batch = ar_json_object(&out);

		put_counts(&out, batch, &batches[i]);
		ar_json_text(&out, batch, "kind", batches[i].kind);
		ar_json_text(&out, batch, "source", batches[i].source);
		put_time(&out, batch, "started_utc",
		    batches[i].started_utc_s);
		put_time(&out, batch, "finished_utc",
		    batches[i].finished_utc_s);
		put_time(&out, batch, "undone_utc", batches[i].undone_utc_s);
		ar_json_append(&out, list, batch);
	}
	ar_json_put(&out, root, "imports", list);
	return ar_json_finish(&out, root, arena);
}
