/* What a member of an export is. */
#include "test_formats.h"

#include <zlib.h>

#include "afterrun/export.h"

static void
test_member_of(void **state)
{
	static const unsigned char fit[] = {14, 0x20, 0, 0, 9, 0, 0, 0, '.',
	    'F', 'I', 'T', 0, 0};
	static const struct {
		const char *name;
		const char *head;
		enum ar_member want;
	} members[] = {
	    {"a.gpx", "  <?xml version='1.0'?><!-- <x> -->\n<gpx creator=''>",
	     AR_MEMBER_RECORDING},
	    {"a", "<t:TrainingCenterDatabase xmlns:t='x'>",
	     AR_MEMBER_RECORDING},
	    {"export.xml", "<?xml version='1.0'?>\n<!DOCTYPE HealthData [\n"
	     "<!ELEMENT", AR_MEMBER_APPLE_XML},
	    {"导出.xml", "<HealthData locale='zh'>", AR_MEMBER_APPLE_XML},
	    {"export_cda.xml", "<?xml version='1.0'?><ClinicalDocument>",
	     AR_MEMBER_SKIP},
	    {"x.xml", "<", AR_MEMBER_SKIP},
	    {"x.xml", "<!-- never ends", AR_MEMBER_SKIP},
	    {"a.csv", "# afterrun-csv=1\n", AR_MEMBER_RECORDING},
	    {"activities.csv", "Activity ID,Activity Date,Activity Name,"
	     "Activity Type,Activity Descr", AR_MEMBER_STRAVA_TABLE},
	    {"bikes.csv", "Bike Name,Bike Brand\na,b\n", AR_MEMBER_SKIP},
	    {"DI_CONNECT/x_sleepData.json",
	     " [{\"sleepStartTimestampGMT\":\"2026", AR_MEMBER_GARMIN_JSON},
	    {"x.json", "{\"dailySleepDTO\" : {", AR_MEMBER_GARMIN_JSON},
	    {"x.json", "{\"locations\":[", AR_MEMBER_SKIP},
	    {"backup/log", "SQLite format 3", AR_MEMBER_AFTERRUN_DB},
	    {"a.zip", "PK\3\4", AR_MEMBER_ZIP},
	    {"media/a.jpg", "\xFF\xD8\xFF\xE0", AR_MEMBER_SKIP},
	    {"._a.gpx", "<gpx>", AR_MEMBER_SKIP},
	    {"d/.hidden", "<gpx>", AR_MEMBER_SKIP},
	    {"__MACOSX/a.gpx", "<gpx>", AR_MEMBER_SKIP},
	    {"d/__MACOSX/a.gpx", "<gpx>", AR_MEMBER_SKIP},
	    {"folder/", "", AR_MEMBER_SKIP},
	    {"empty", "", AR_MEMBER_SKIP},
	};
	static const char wide[] = "\xFF\xFE<\0g\0p\0x\0>";
	unsigned char packed[200];
	z_stream z = {0};

	(void)state;
	for (size_t i = 0; i < sizeof members / sizeof *members; i++) {
		size_t n = strlen(members[i].head);

		/* SQLite's mark ends with a NUL */
		n += members[i].want == AR_MEMBER_AFTERRUN_DB;
		if (ar_member_of(members[i].name, members[i].head, n) !=
		    members[i].want)
			print_error("%s: %s\n", members[i].name,
			    members[i].head);
		assert_int_equal(ar_member_of(members[i].name,
		    members[i].head, n), members[i].want);
	}
	assert_int_equal(ar_member_of("x", fit, sizeof fit),
	    AR_MEMBER_RECORDING);
	assert_int_equal(ar_member_of("x", wide, sizeof wide),
	    AR_MEMBER_RECORDING);
	/* in gzip, and cut inside it */
	assert_int_equal(deflateInit2(&z, 9, Z_DEFLATED, 31, 9,
	    Z_DEFAULT_STRATEGY), Z_OK);
	z.next_in = (unsigned char *)(uintptr_t)"<gpx>                    ";
	z.avail_in = 25;
	z.next_out = packed;
	z.avail_out = sizeof packed;
	assert_int_equal(deflate(&z, Z_FINISH), Z_STREAM_END);
	assert_int_equal(ar_member_of("a.gpx.gz", packed,
	    z.total_out - 9), AR_MEMBER_RECORDING);
	assert_int_equal(ar_member_of("a.gpx.gz", packed, 10),
	    AR_MEMBER_SKIP);
	deflateEnd(&z);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_member_of),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
