/* Sources to import, made in a folder of the test's own, and what the log
 * says afterwards as one text. */
#ifndef TESTS_IMPORT_SOURCES_H
#define TESTS_IMPORT_SOURCES_H

#include <stdbool.h>
#include <stddef.h>

#include "afterrun/invent.h"
#include "afterrun/recording.h"
#include "afterrun/store.h"

enum { SOURCE_PATH = 512 };

/* 2026-09-12T05:30:00Z */
extern const double sources_morning_s;

/* A new folder below /tmp, which sources_close removes with all in it. */
void sources_open(void);
void sources_close(void);
/* The same for cmocka. */
int sources_set_up(void **state);
int sources_tear_down(void **state);
/* Full path of a name in it; the last 256 live. */
const char *sources_path(const char *name);

struct bytes {
	void *bytes; /* of malloc */
	size_t n;
};

/* A short run that starts days after the morning. */
struct ar_invent_plan sources_plan(double days);
struct bytes sources_run(const struct ar_invent_plan *plan,
    enum ar_format format);
void bytes_free(struct bytes *bytes);

void sources_folder(const char *name);
void sources_put(const char *name, const void *bytes, size_t n);
void sources_text(const char *name, const char *text);
/* A run of a plan of that day; the ending says the format. */
void sources_put_run(const char *name, double days);
/* Set the time of last change. */
void sources_touch(const char *name, double utc_s);

/* A zip file, member by member. */
struct zip;
struct zip *zip_start(const char *name);
void zip_put(struct zip *zip, const char *name, const void *bytes, size_t n);
void zip_text(struct zip *zip, const char *name, const char *text);
void zip_run(struct zip *zip, const char *name, double days);
void zip_end(struct zip *zip);
/* The bytes of a file, as for a zip in a zip. */
struct bytes sources_read(const char *name);

/* Every row of the log but for times of the clock; to be freed.  runs_only
 * leaves the imports and their files out. */
char *sources_dump(struct ar_store *store, bool runs_only);
/* Ends the test with the first line that differs. */
void sources_same(const char *is, const char *should);

#endif
