/* What lies in an export, by content and, for leftovers, by name. */
#include <stdlib.h>
#include <string.h>

#include "afterrun/export.h"
#include "formats/container.h"
#include "formats/csv.h"
#include "formats/fit.h"
#include "formats/strava.h"
#include "formats/xml.h"
#include "formats/zip_name.h"

enum { HEAD = 4096 };

/* Root elements; whatever else is XML is passed over (export_cda.xml, route
 * plans in other formats). */
static const struct {
	const char *root;
	enum ar_member member;
} roots[] = {
    {"gpx", AR_MEMBER_RECORDING},
    {"TrainingCenterDatabase", AR_MEMBER_RECORDING},
    {"HealthData", AR_MEMBER_APPLE_XML},
};

/* Keys that only Garmin's JSON has (formats.md 4). */
static const char *const garmin_keys[] = {
    "\"summarizedActivitiesExport\"", "\"activityId\"",
    "\"sleepStartTimestampGMT\"", "\"dailySleepDTO\"", "\"hrvSummary\"",
    "\"sleepStartTimestampLocal\"", "\"avgOvernightHrv\"",
    "\"restingHeartRate\"", "\"userProfileId\"", "\"biometricProfileId\"",
    "\"userProfilePK\"", "\"userProfilePk\"", "\"allDayStress\"",
};

/* text without its NULs, so that UTF-16 reads as ASCII; the length. */
static size_t
squeeze(const unsigned char *head, size_t n, char out[HEAD + 1])
{
	size_t used = 0;

	for (size_t i = 0; i < n && used < HEAD; i++)
		if (head[i])
			out[used++] = (char)head[i];
	out[used] = '\0';
	return used;
}

static bool
ends_name(char c)
{
	return c == '\0' || c == ' ' || c == '\t' || c == '\r' || c == '\n' ||
	    c == '>' || c == '/' || c == '[';
}

static enum ar_member
member_of_root(const char *name)
{
	size_t n = 0;

	while (!ends_name(name[n])) {
		if (name[n] == ':') {
			name += n + 1;
			n = 0;
			continue;
		}
		n++;
	}
	for (size_t i = 0; i < sizeof roots / sizeof *roots; i++)
		if (strlen(roots[i].root) == n &&
		    memcmp(roots[i].root, name, n) == 0)
			return roots[i].member;
	return AR_MEMBER_SKIP;
}

/* The first element, or what the document type says it will be: Apple's own
 * type fills more than the head. */
static enum ar_member
xml_member(const unsigned char *head, size_t n)
{
	static const char doctype[] = "!DOCTYPE";
	char text[HEAD + 1];
	const char *at = text;

	squeeze(head, n, text);
	while ((at = strchr(at, '<'))) {
		at++;
		if (*at == '?') {
			at = strstr(at, "?>");
		} else if (strncmp(at, "!--", 3) == 0) {
			at = strstr(at, "-->");
		} else if (strncmp(at, doctype, sizeof doctype - 1) == 0) {
			at += sizeof doctype - 1;
			while (*at == ' ' || *at == '\n' || *at == '\r')
				at++;
			return member_of_root(at);
		} else {
			return member_of_root(at);
		}
		if (!at)
			break;
	}
	return AR_MEMBER_SKIP;
}

static enum ar_member
json_member(const unsigned char *head, size_t n)
{
	char text[HEAD + 1];
	const char *at = text;

	squeeze(head, n, text);
	if (strncmp(at, "\xEF\xBB\xBF", 3) == 0)
		at += 3;
	while (ar_xml_blank(*at))
		at++;
	if (*at != '{' && *at != '[')
		return AR_MEMBER_SKIP;
	for (size_t i = 0; i < sizeof garmin_keys / sizeof *garmin_keys; i++)
		if (strstr(at, garmin_keys[i]))
			return AR_MEMBER_GARMIN_JSON;
	return AR_MEMBER_SKIP;
}

static enum ar_member
plain_member(const unsigned char *head, size_t n)
{
	static const char sqlite[] = "SQLite format 3"; /* with its NUL */

	if (ar_fit_looks_like(head, n))
		return AR_MEMBER_RECORDING;
	if (ar_zip_looks_like(head, n))
		return AR_MEMBER_ZIP;
	if (n >= sizeof sqlite && memcmp(head, sqlite, sizeof sqlite) == 0)
		return AR_MEMBER_AFTERRUN_DB;
	if (ar_xml_looks_like(head, n))
		return xml_member(head, n);
	if (ar_csv_looks_like(head, n))
		return AR_MEMBER_RECORDING;
	if (json_member(head, n) != AR_MEMBER_SKIP)
		return AR_MEMBER_GARMIN_JSON;
	return ar_strava_looks_like(head, n) ? AR_MEMBER_STRAVA_TABLE :
	    AR_MEMBER_SKIP;
}

enum ar_member
ar_member_of(const char *name, const void *head, size_t n)
{
	enum ar_member member;
	struct ar_unpacked out;

	if (ar_zip_name_ignored(name))
		return AR_MEMBER_SKIP;
	if (!ar_gzip_looks_like(head, n))
		return plain_member(head, n < HEAD ? n : HEAD);
	/* its beginning unpacks to a few pages, or 4 MB of blanks at most */
	if (ar_gzip_unpack(head, n < HEAD ? n : HEAD, &out, NULL) != AR_OK)
		return AR_MEMBER_SKIP;
	member = out.n ? plain_member(out.bytes, out.n < HEAD ? out.n : HEAD) :
	    AR_MEMBER_SKIP;
	free(out.bytes);
	return member == AR_MEMBER_RECORDING ? member : AR_MEMBER_SKIP;
}
