/* import/1: the receipt of an import, as JSON (interfaces.md). */
#ifndef API_IMPORT_JSON_H
#define API_IMPORT_JSON_H

#include "afterrun/arena.h"
#include "afterrun/store.h"
#include "api/json.h"

/* files: those that were not imported whole; path, outcome and reason are
 * read.  NULL: no memory. */
char *ar_import_json(const struct ar_batch *batch,
    const struct ar_batch_file *files, size_t count, struct ar_arena *arena);
/* The same as an object; NULL: no memory (out->failed). */
json_t *ar_import_object(struct ar_json_out *out,
    const struct ar_batch *batch, const struct ar_batch_file *files,
    size_t count);
/* imports/1: the imports of the log, newest first. */
char *ar_imports_json(const struct ar_batch *batches, size_t count,
    struct ar_arena *arena);

const char *ar_outcome_name(enum ar_outcome outcome);

#endif
