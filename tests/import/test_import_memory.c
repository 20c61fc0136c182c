/* Memory stays bounded however large the sources are.  AR_SIZE in the
 * environment makes them larger (1; the long test takes 8). */
#define _GNU_SOURCE
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <zip.h>

#include "../check.h"
#include "imported.h"

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define SANITIZED 1
#endif
#endif
#ifndef SANITIZED
#define SANITIZED 0
#endif

enum { RUNS = 30, RECORDS = 200000, TEXT = 64 };

static int
size(void)
{
	const char *said = getenv("AR_SIZE");
	int times = said ? atoi(said) : 0;

	return times > 0 ? times : 1;
}

/* In a process of its own; gives the largest memory it had, MiB. */
static double
in_child(void (*work)(void))
{
	struct rusage used;
	int status;
	pid_t child = fork();

	if (child == 0) {
		work();
		_exit(0);
	}
	assert_true(child > 0);
	assert_int_equal(wait4(child, &status, 0, &used), child);
	assert_int_equal(status, 0);
	return (double)used.ru_maxrss / 1024;
}

/* Runs of three hours, and one of a day. */
static void
make_zip(void)
{
	struct zip *zip = zip_start("big.zip");
	char name[TEXT];

	for (int i = 0; i < RUNS * size(); i++) {
		struct ar_invent_plan plan = sources_plan(-2 * i);
		struct bytes run;

		plan.duration_s = i == 7 ? 24 * 3600 : 3 * 3600;
		plan.dynamics = true;
		run = sources_run(&plan, AR_FORMAT_FIT);
		snprintf(name, sizeof name, "activities/%05d.fit", i);
		zip_put(zip, name, run.bytes, run.n);
		bytes_free(&run);
	}
	zip_end(zip);
}

/* Pulse every minute for years, as the phone writes it. */
static void
make_apple(void)
{
	FILE *out = fopen(sources_path("export.xml"), "w");
	zip_source_t *source;
	struct zip *zip;

	if (!out)
		_exit(1);
	fputs("<?xml version=\"1.0\"?>\n<HealthData locale=\"en_GB\">\n",
	    out);
	for (int i = 0; i < RECORDS * size(); i++)
		fprintf(out, " <Record type=\"HKQuantityTypeIdentifier%s\" "
		    "sourceName=\"Watch\" sourceVersion=\"10.1\" "
		    "device=\"&lt;&lt;HKDevice: 0x%08x&gt;\" "
		    "unit=\"count/min\" creationDate=\"2026-01-%02d "
		    "%02d:%02d:00 +0100\" startDate=\"2026-01-%02d "
		    "%02d:%02d:00 +0100\" endDate=\"2026-01-%02d "
		    "%02d:%02d:00 +0100\" value=\"%d\"/>\n", i % 500 == 0 ?
		    "RestingHeartRate" : "HeartRate", (unsigned)i * 2654435761u,
		    i / 1440 % 28 + 1, i / 60 % 24, i % 60, i / 1440 % 28 + 1,
		    i / 60 % 24, i % 60, i / 1440 % 28 + 1, i / 60 % 24,
		    i % 60, 50 + i % 97);
	fputs("</HealthData>\n", out);
	fclose(out);
	zip = zip_start("export.zip");
	source = zip_source_file(zip, sources_path("export.xml"), 0, -1);
	if (!source || zip_file_add(zip, "apple_health_export/export.xml",
	    source, 0) < 0)
		_exit(1);
	zip_end(zip);
	unlink(sources_path("export.xml"));
}

static void
import_zip(void)
{
	struct ar_store *store = imported_log("log.db");
	struct import_result result = imported(store,
	    sources_path("big.zip"));

	imported_check(&result, (uint64_t)RUNS * (uint64_t)size(), 0, 0);
	import_result_free(&result);
	ar_store_close(store);
}

static void
import_apple(void)
{
	struct ar_store *store = imported_log("apple.db");
	struct import_result result = imported(store,
	    sources_path("export.zip"));

	imported_check(&result, 1, 0, 0);
	assert_true(result.batch.days > 0);
	import_result_free(&result);
	ar_store_close(store);
}

static void
check_memory(void (*make)(void), void (*import)(void), double limit_mib)
{
	double peak_mib;

	if (SANITIZED) {
		print_message("skipped: sanitizers take memory of their "
		    "own\n");
		skip();
	}
	(void)in_child(make);
	peak_mib = in_child(import);
	print_message("%.1f MiB\n", peak_mib);
	assert_true(peak_mib < limit_mib);
}

static void
test_archive(void **state)
{
	(void)state;
	check_memory(make_zip, import_zip, 128);
}

static void
test_apple(void **state)
{
	(void)state;
	check_memory(make_apple, import_apple, 64);
}

#define TEST(name)                                                             \
	cmocka_unit_test_setup_teardown(name, sources_set_up,                  \
	    sources_tear_down)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_archive), TEST(test_apple),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
