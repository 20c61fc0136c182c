#include <stdlib.h>
#include <string.h>

#include "formats/container.h"
#include "formats/csv.h"
#include "formats/fit.h"
#include "formats/read.h"
#include "formats/stored.h"
#include "formats/xml.h"

/* CSV is not read often enough to be counted apart. */
static enum ar_status
count_csv(const unsigned char *bytes, size_t n, struct ar_arena *arena,
    struct ar_count *count, struct ar_error *err)
{
	struct ar_recording recording;

	ar_recording_clear(&recording);
	AR_TRY(ar_csv_read(bytes, n, arena, &recording, err));
	count->records += recording.stored.points;
	for (size_t i = 0; i < recording.activity_count; i++) {
		const struct ar_samples *s = &recording.activities[i].samples;

		for (size_t at = 0; s->heart_bpm && at < s->count; at++)
			if (s->heart_bpm[at] > 0)
				count->heart_sum +=
				    (uint64_t)s->heart_bpm[at];
	}
	return AR_OK;
}

static enum ar_status
count_plain(const unsigned char *bytes, size_t n, struct ar_arena *arena,
    struct ar_count *count, struct ar_error *err)
{
	if (ar_fit_looks_like(bytes, n)) {
		struct ar_count part = {0};
		enum ar_status status = ar_fit_count(bytes, n, &part, err);

		count->records += part.records;
		count->heart_sum += part.heart_sum;
		return status;
	}
	if (ar_csv_looks_like(bytes, n))
		return count_csv(bytes, n, arena, count, err);
	if (ar_xml_looks_like(bytes, n))
		return ar_xml_count(bytes, n, count, err);
	return ar_fail(err, AR_EFORMAT, 0, n
		? "this is none of the formats that can be read"
		: "the file is empty");
}

static enum ar_status
count_one(const unsigned char *bytes, size_t n, struct ar_arena *arena,
    struct ar_count *count, struct ar_error *err)
{
	struct ar_unpacked out;
	enum ar_status status;

	if (!ar_gzip_looks_like(bytes, n))
		return count_plain(bytes, n, arena, count, err);
	AR_TRY(ar_gzip_unpack(bytes, n, &out, err));
	status = count_plain(out.bytes, out.n, arena, count, err);
	free(out.bytes);
	if (status == AR_OK && !out.complete)
		return ar_fail(err, AR_ETRUNC, 0,
		    "the gzip file is damaged or cut");
	return status;
}

struct zip_count {
	struct ar_arena *arena;
	struct ar_count *count;
	struct ar_error error;
};

/* Members that are no recordings count nothing. */
static enum ar_status
on_member(void *own, const char *name, const struct ar_unpacked *out)
{
	struct zip_count *zip = own;
	enum ar_status status;

	(void)name;
	status = count_one(out->bytes, out->n, zip->arena, zip->count,
	    &zip->error);
	return status == AR_EMEM ? AR_EMEM : AR_OK;
}

static enum ar_status
on_refused(void *own, const char *code, const char *name, const char *why)
{
	(void)own;
	(void)code;
	(void)name;
	(void)why;
	return AR_OK;
}

static enum ar_status
on_outer_member(void *own, const char *name, const struct ar_unpacked *out)
{
	struct zip_count *zip = own;
	struct ar_zip_visitor visitor = {on_member, on_refused, zip};
	enum ar_status status;

	if (!ar_zip_looks_like(out->bytes, out->n))
		return on_member(own, name, out);
	status = ar_zip_walk(out->bytes, out->n, &visitor, &zip->error);
	return status == AR_EMEM ? AR_EMEM : AR_OK;
}

enum ar_status
ar_recording_count(const void *bytes, size_t n, struct ar_arena *arena,
    struct ar_count *count, struct ar_error *err)
{
	struct zip_count zip = {.arena = arena, .count = count};
	struct ar_zip_visitor visitor = {on_outer_member, on_refused, &zip};

	memset(count, 0, sizeof *count);
	if (!ar_zip_looks_like(bytes, n))
		return count_one(bytes, n, arena, count, err);
	return ar_zip_walk(bytes, n, &visitor, err);
}
