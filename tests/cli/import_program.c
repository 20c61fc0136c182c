#define _GNU_SOURCE
#include "import_program.h"

#include <dirent.h>
#include <string.h>

#include "../check.h"
#include "afterrun/store.h"

char import_db[ENV_ROOM], import_temporary[ENV_ROOM];

int
import_set_up(void **state)
{
	(void)state;
	sources_open();
	sources_folder("tmp");
	snprintf(import_db, sizeof import_db, "AFTERRUN_DB=%s", sources_path("log.db"));
	snprintf(import_temporary, sizeof import_temporary, "TMPDIR=%s",
	    sources_path("tmp"));
	return 0;
}

int
import_tear_down(void **state)
{
	DIR *folder = opendir(sources_path("tmp"));
	const struct dirent *entry;
	int left = 0;

	(void)state;
	while (folder && (entry = readdir(folder)))
		left += entry->d_name[0] != '.';
	if (folder)
		closedir(folder);
	sources_close();
	return left;
}

void
import_make_runs(void)
{
	char name[32];

	sources_folder("runs");
	for (int i = 0; i < RUNS; i++) {
		snprintf(name, sizeof name, "runs/%d.%s", i, i % 2 ? "gpx" :
		    "fit");
		sources_put_run(name, -200.0 + 2 * i);
	}
	sources_text("runs/readme.txt", "hello\n");
	sources_text("runs/w\xff\x1b[2Jx\n.txt", "hello\n");
}

struct result
import(const char *a, const char *b, const char *c)
{
	const struct program program = {
		.args = {"import", a, b, c},
		.env = {import_db, import_temporary},
	};
	struct result result;

	program_run(&program, sources_path(""), &result);
	return result;
}

void
check_has(const char *text, const char *part)
{
	if (!strstr(text, part))
		fail_msg("\"%s\" is not in:\n%s", part, text);
}

uint64_t
runs_in_log(void)
{
	struct ar_store_about about;
	struct ar_error err;

	memset(&err, 0, sizeof err);
	if (ar_store_verify(sources_path("log.db"), &about, &err) != AR_OK)
		fail_msg("%s", err.text);
	return about.runs;
}

size_t
imports_in_log(void)
{
	struct ar_arena *arena = ar_arena_open(1 << 20);
	struct ar_batch *batches;
	struct ar_store *store;
	struct ar_error err;
	size_t count;

	memset(&err, 0, sizeof err);
	assert_int_equal(ar_store_open(sources_path("log.db"),
	    AR_STORE_READ, 0, &store, &err), AR_OK);
	assert_int_equal(ar_store_batches(store, arena, &batches, &count,
	    &err), AR_OK);
	ar_store_close(store);
	ar_arena_close(arena);
	return count;
}
