/* Feeding Apple's export.xml to the reader, for its tests. */
#ifndef TESTS_FORMATS_APPLE_READ_H
#define TESTS_FORMATS_APPLE_READ_H

#include "tests/export_log.h"

#define HEAD "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<HealthData>\n"
#define TAIL "</HealthData>\n"
#define DAY_2026_01_15 "20468"

static inline void
read_pieces(struct export_log *log, const char *xml, size_t n, size_t piece)
{
	struct ar_export_sink sink = log_sink(log);
	struct ar_apple *apple = ar_apple_open(&sink);

	memset(log, 0, sizeof *log);
	assert_non_null(apple);
	for (size_t at = 0; at < n && log->status == AR_OK; at += piece)
		log->status = ar_apple_feed(apple, xml + at,
		    n - at < piece ? n - at : piece, &log->err);
	log->status = ar_apple_end(apple, &log->count, &log->err);
	ar_apple_close(apple);
}

/* In one go, and the same in pieces. */
static inline void
read_xml(struct export_log *log, const char *xml, size_t n)
{
	static const size_t pieces[] = {1, 2, 7, 61, 4096};
	static struct export_log other;

	read_pieces(log, xml, n, n);
	for (size_t i = 0; i < sizeof pieces / sizeof pieces[0]; i++) {
		read_pieces(&other, xml, n, pieces[i]);
		check_text(other.text, log->text);
		assert_int_equal(other.status, log->status);
		assert_int_equal(other.count.refused, log->count.refused);
		assert_string_equal(other.count.first_refused,
		    log->count.first_refused);
	}
}

static inline void
expect(const char *xml, const char *want)
{
	static struct export_log log;

	read_xml(&log, xml, strlen(xml));
	check_text(log.text, want);
	assert_int_equal(log.status, AR_OK);
}

static inline uint64_t
refused(const char *xml)
{
	static struct export_log log;

	read_xml(&log, xml, strlen(xml));
	assert_int_equal(log.status, AR_OK);
	return log.count.refused;
}

#define WORKOUT(inside)                                                        \
	"<Workout workoutActivityType=\"HKWorkoutActivityTypeRunning\""        \
	" startDate=\"2026-01-15 07:00:00 +0000\">" inside "</Workout>"
#define WORKOUT_TOLD                                                           \
	"workout sport=\"running\" start=1768460400 offset=0\n"

#define SLEEP(source, value, from, to)                                         \
	"<Record type=\"HKCategoryTypeIdentifierSleepAnalysis\""               \
	" sourceName=\"" source "\" value=\"HKCategoryValueSleepAnalysis"      \
	value "\" startDate=\"2026-01-" from " +0100\""                        \
	" endDate=\"2026-01-" to " +0100\"/>\n"

#endif
