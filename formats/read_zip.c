#include <string.h>

#include "base/text.h"
#include "formats/container.h"
#include "formats/numbers.h"
#include "formats/read.h"
#include "formats/stored.h"
#include "formats/warn.h"

/* A zip while its members are read into one recording. */
struct zip_read {
	const struct ar_read *read;
	struct ar_recording *recording;
	size_t room;
	size_t recordings; /* members that are in a format that is read */
	int ignored;       /* members that are not */
	const char *outer; /* name of the zip in the zip; NULL outside */
	enum ar_status failed; /* of the first member that gave nothing */
	struct ar_error error;
	bool refused;
};

static enum ar_status
warn_member(struct zip_read *zip, const char *code, const char *name,
    const char *text)
{
	const char *words;
	char *sound;

	sound = ar_arena_text(zip->read->arena, name,
	    ar_utf8_prefix(name, strlen(name)));
	if (!sound)
		return AR_EMEM;
	words = ar_text_format(zip->read->arena, "%s: %s", sound, text);
	if (!words)
		return AR_EMEM;
	return ar_warn(zip->recording, zip->read->arena, code, 0, words);
}

static enum ar_status
on_refused(void *own, const char *code, const char *name, const char *why)
{
	struct zip_read *zip = own;

	zip->refused = true;
	return warn_member(zip, code, name, why);
}

/* The path of a member, with that of the zip it lies in. */
static const char *
path_of(struct zip_read *zip, const char *name)
{
	char *sound = ar_arena_text(zip->read->arena, name,
	    ar_utf8_prefix(name, strlen(name)));

	if (!sound || !zip->outer)
		return sound;
	return ar_text_format(zip->read->arena, "%s/%s", zip->outer, sound);
}

static enum ar_status
append_activities(struct zip_read *zip, const struct ar_recording *part,
    const char *path)
{
	struct ar_recording *whole = zip->recording;
	size_t need = whole->activity_count + part->activity_count;

	if (need > AR_FORMAT_ZIP_ACTIVITIES_MAX)
		return AR_ELIMIT;
	if (need > zip->room) {
		size_t room = 2 * need;
		struct ar_activity *all = ar_arena_grow(zip->read->arena,
		    whole->activities, zip->room, room, sizeof *all);

		if (!all)
			return AR_EMEM;
		whole->activities = all;
		zip->room = room;
	}
	for (size_t i = 0; i < part->activity_count; i++) {
		struct ar_activity *to =
		    &whole->activities[whole->activity_count++];

		*to = part->activities[i];
		to->member = path;
	}
	return AR_OK;
}

static void
add_totals(struct ar_recording *whole, const struct ar_recording *part,
    bool first)
{
	if (first) {
		whole->format = part->format;
		whole->device = part->device;
		whole->profile = part->profile;
		whole->developer_fields = part->developer_fields;
		whole->developer_field_count = part->developer_field_count;
		whole->verdict = part->verdict;
	}
	/* a sound member without activity does not make the others worse */
	if (whole->verdict == AR_VERDICT_NO_ACTIVITY ||
	    (part->verdict < whole->verdict &&
	    part->verdict != AR_VERDICT_NO_ACTIVITY))
		whole->verdict = part->verdict;
	ar_stored_add(&whole->stored, &part->stored);
	whole->lap_count += part->lap_count;
	whole->pause_count += part->pause_count;
	whole->pause_total_s += part->pause_total_s;
	whole->rr_count += part->rr_count;
}

static enum ar_status on_member(void *own, const char *name,
    const struct ar_unpacked *out);

/* A zip in a zip, once: vendors' data requests are built so. */
static enum ar_status
nested(struct zip_read *zip, const char *name, const struct ar_unpacked *out)
{
	struct zip_read inner = *zip;
	struct ar_zip_visitor visitor = {on_member, on_refused, &inner};
	enum ar_status status;

	if (zip->outer)
		return on_refused(zip, "member_nested", name,
		    "a zip in a zip in a zip is not opened");
	inner.outer = path_of(zip, name);
	if (!inner.outer)
		return AR_EMEM;
	status = ar_zip_walk(out->bytes, out->n, &visitor, &zip->error);
	zip->room = inner.room;
	zip->recordings = inner.recordings;
	zip->ignored = inner.ignored;
	zip->refused = inner.refused;
	if (inner.failed != AR_OK) {
		zip->failed = inner.failed;
		zip->error = inner.error;
	}
	if (status == AR_EDAMAGE)
		return on_refused(zip, "member_damaged", name,
		    "it cannot be unpacked");
	return status;
}

static enum ar_status
on_member(void *own, const char *name, const struct ar_unpacked *out)
{
	struct zip_read *zip = own;
	struct ar_recording part;
	struct ar_error error = {0};
	enum ar_status status;
	const char *path;

	if (ar_zip_looks_like(out->bytes, out->n))
		return nested(zip, name, out);
	status = ar_read_one(zip->read, out->bytes, out->n, &part, &error);
	if (status == AR_EMEM)
		return status;
	if (part.format == AR_FORMAT_NONE &&
	    part.verdict != AR_VERDICT_DAMAGED_CONTAINER) {
		zip->ignored++;
		return AR_OK;
	}
	path = path_of(zip, name);
	if (!path)
		return AR_EMEM;
	if (!out->complete) {
		part.verdict = AR_VERDICT_DAMAGED_CONTAINER;
		AR_TRY(warn_member(zip, "member_damaged", name,
		    "it is damaged; what came before is kept"));
	}
	if (status != AR_OK && zip->failed == AR_OK) {
		zip->failed = status;
		zip->error = error;
	}
	for (size_t i = 0; i < part.warning_count; i++)
		AR_TRY(ar_warn(zip->recording, zip->read->arena,
		    part.warnings[i].code, part.warnings[i].offset,
		    part.warnings[i].text));
	add_totals(zip->recording, &part, !zip->recordings++);
	return append_activities(zip, &part, path);
}

/* What a zip that was walked to its end comes to. */
static enum ar_status
conclude(struct zip_read *zip, struct ar_error *err)
{
	struct ar_recording *recording = zip->recording;

	if (zip->ignored &&
	    ar_warn(recording, zip->read->arena, "member_ignored", 0,
		"Some files in the zip are not recordings; they were left "
		"out.") != AR_OK)
		return ar_fail(err, AR_EMEM, 0, AR_READ_NO_MEMORY);
	if (recording->activity_count)
		return AR_OK;
	if (zip->failed != AR_OK) {
		if (err)
			*err = zip->error;
		return zip->failed;
	}
	if (zip->recordings &&
	    recording->verdict >= AR_VERDICT_VALID_THEN_BAD_TAIL)
		return AR_OK;
	if (zip->recordings)
		return ar_fail(err, AR_EDAMAGE, 0,
		    "what the zip holds is damaged from its start");
	if (zip->refused) {
		recording->verdict = AR_VERDICT_DAMAGED_CONTAINER;
		return ar_fail(err, AR_EREFUSED, 0,
		    recording->warnings[0].text);
	}
	recording->verdict = AR_VERDICT_NOT_FIT;
	return ar_fail(err, AR_EFORMAT, 0, "there is no recording in the zip");
}

enum ar_status
ar_read_zip(const struct ar_read *read, const unsigned char *bytes, size_t n,
    struct ar_recording *recording, struct ar_error *err)
{
	struct zip_read zip = {.read = read, .recording = recording};
	struct ar_zip_visitor visitor = {on_member, on_refused, &zip};
	enum ar_status status;

	ar_recording_clear(recording);
	recording->container = AR_CONTAINER_ZIP;
	status = ar_zip_walk(bytes, n, &visitor, err);
	if (status == AR_OK)
		return conclude(&zip, err);
	recording->verdict = AR_VERDICT_DAMAGED_CONTAINER;
	if (status == AR_EMEM)
		return ar_fail(err, AR_EMEM, 0, AR_READ_NO_MEMORY);
	if (!recording->activity_count)
		return status == AR_ELIMIT && err && !err->text[0]
		    ? ar_fail(err, AR_ELIMIT, 0, "the zip holds too much")
		    : status;
	return ar_warn(recording, read->arena, "damaged_container", 0,
	    "The zip could not be read to its end.");
}
