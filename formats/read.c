#include <stdlib.h>
#include <string.h>

#include "formats/fit.h"
#include "formats/container.h"
#include "formats/csv.h"
#include "formats/read.h"
#include "formats/repair.h"
#include "formats/stored.h"
#include "formats/warn.h"
#include "formats/xml.h"

const char *
ar_format_name(enum ar_format format)
{
	static const char *const names[] = {"none", "fit", "gpx", "tcx",
	    "csv"};

	return format <= AR_FORMAT_CSV ? names[format] : names[0];
}

const char *
ar_container_name(enum ar_container container)
{
	static const char *const names[] = {"none", "gzip", "zip"};

	return container <= AR_CONTAINER_ZIP ? names[container] : names[0];
}

const char *
ar_verdict_name(enum ar_file_verdict verdict)
{
	static const char *const names[AR_VERDICTS] = {"damaged_container",
	    "empty", "not_fit", "refuse_entities", "malformed", "unfinished",
	    "truncated", "damaged", "valid_then_bad_tail", "header_crc_bad",
	    "crc_bad", "leading_whitespace", "undeclared_prefix",
	    "no_activity", "valid"};

	return verdict < AR_VERDICTS ? names[verdict] : "valid";
}

bool
ar_sport_on_foot(const char *sport)
{
	static const char *const words[] = {"running", "walking", "hiking",
	    "generic"};

	for (size_t i = 0; sport && i < sizeof words / sizeof *words; i++)
		if (strcmp(sport, words[i]) == 0)
			return true;
	return false;
}

/* Bytes that are no container: one of the formats, by content. */
static enum ar_status
read_plain(const unsigned char *bytes, size_t n, struct ar_arena *arena,
    struct ar_recording *recording, struct ar_error *err)
{
	if (!n) {
		recording->verdict = AR_VERDICT_EMPTY;
		return ar_fail(err, AR_EFORMAT, 0, "the file is empty");
	}
	if (ar_fit_looks_like(bytes, n))
		return ar_fit_read(bytes, n, arena, recording, err);
	if (ar_csv_looks_like(bytes, n))
		return ar_csv_read(bytes, n, arena, recording, err);
	if (ar_xml_looks_like(bytes, n))
		return ar_xml_read(bytes, n, arena, recording, err);
	recording->verdict = AR_VERDICT_NOT_FIT;
	return ar_fail(err, AR_EFORMAT, 0,
	    "this is none of the formats that can be read");
}

/* The same, then repaired unless raw is asked for. */
static enum ar_status
read_file(const struct ar_read *read, const unsigned char *bytes, size_t n,
    struct ar_recording *recording, struct ar_error *err)
{
	enum ar_status status = read_plain(bytes, n, read->arena, recording,
	    err);

	if (status == AR_EMEM)
		return status;
	for (size_t i = 0; i < recording->activity_count &&
	    !(read->flags & AR_READ_RAW); i++)
		if (ar_repair(recording, &recording->activities[i],
		    read->arena) != AR_OK)
			return ar_fail(err, AR_EMEM, 0, AR_READ_NO_MEMORY);
	if (status == AR_OK && !recording->activity_count &&
	    recording->verdict == AR_VERDICT_VALID)
		recording->verdict = AR_VERDICT_NO_ACTIVITY;
	return status;
}

static enum ar_status
read_gzip(const struct ar_read *read, const unsigned char *bytes, size_t n,
    struct ar_recording *recording, struct ar_error *err)
{
	struct ar_unpacked out;
	enum ar_status status = ar_gzip_unpack(bytes, n, &out, err);

	recording->container = AR_CONTAINER_GZIP;
	if (status != AR_OK) {
		recording->verdict = AR_VERDICT_DAMAGED_CONTAINER;
		return status;
	}
	status = read_file(read, out.bytes, out.n, recording, err);
	free(out.bytes);
	if (out.complete || status == AR_EMEM)
		return status;
	recording->verdict = AR_VERDICT_DAMAGED_CONTAINER;
	if (ar_warn(recording, read->arena, "damaged_container", 0,
	    "The gzip file is damaged or cut; what came before is kept.") !=
	    AR_OK)
		return ar_fail(err, AR_EMEM, 0, AR_READ_NO_MEMORY);
	return recording->activity_count
	    ? AR_OK
	    : ar_fail(err, AR_ETRUNC, 0, "the gzip file is damaged or cut");
}

/* Plain or gzip: everything but a zip. */
enum ar_status
ar_read_one(const struct ar_read *read, const unsigned char *bytes, size_t n,
    struct ar_recording *recording, struct ar_error *err)
{
	ar_recording_clear(recording);
	if (ar_gzip_looks_like(bytes, n))
		return read_gzip(read, bytes, n, recording, err);
	return read_file(read, bytes, n, recording, err);
}

enum ar_status
ar_recording_read(const void *bytes, size_t n, unsigned flags,
    struct ar_arena *arena, struct ar_recording *recording,
    struct ar_error *err)
{
	struct ar_read read = {arena, flags};
	enum ar_status status;

	if (ar_zip_looks_like(bytes, n))
		status = ar_read_zip(&read, bytes, n, recording, err);
	else
		status = ar_read_one(&read, bytes, n, recording, err);
	if (status == AR_EMEM)
		ar_recording_clear(recording);
	return status;
}
