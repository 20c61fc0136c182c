/* An import of the test's sources into a log of the test's own. */
#ifndef TESTS_IMPORT_IMPORTED_H
#define TESTS_IMPORT_IMPORTED_H

#include "doors/import/import.h"
#include "sources.h"

/* Two months after the runs. */
extern const double imported_now_s;

struct ar_store *imported_log(const char *name);
/* Import one source; ends the test when that fails. */
struct import_result imported(struct ar_store *store, const char *source);
struct import_result imported_as(struct ar_store *store,
    const struct import_job *job);
/* The job that imported() does; the caller changes it. */
struct import_job imported_job(const char *const *source);

/* How many files had this outcome, and whether the sums hold. */
void imported_check(const struct import_result *result, uint64_t imported,
    uint64_t duplicates, uint64_t others);
/* The reason of the file whose path ends so; NULL: it was imported. */
const char *imported_reason(const struct import_result *result,
    const char *end);
/* All runs, newest first. */
struct ar_run *imported_runs(struct ar_store *store, struct ar_arena *arena,
    size_t *count);

#endif
