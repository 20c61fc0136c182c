/* What earlier imports saw: unchanged files and bytes that the log has. */
#ifndef IMPORT_KNOWN_H
#define IMPORT_KNOWN_H

#include <stdbool.h>

#include "afterrun/store.h"
#include "doors/import/lane.h"

struct known {
	struct ar_arena *arena;
	struct ar_batch_file *files; /* sorted by path */
	size_t file_count;
	unsigned char (*sums)[AR_SHA256_SIZE]; /* sorted */
	size_t sum_count;
	int64_t *finished; /* imports that came to their end, rising */
	size_t finished_count;
};

/* Read it; read-only afterwards, for any number of threads. */
enum ar_status known_open(struct known *known, struct ar_store *store,
    struct ar_error *err) AR_MUST_USE;
void known_close(struct known *known);
/* The file as it was seen, with the same size and time; NULL: never. */
const struct ar_batch_file *known_file(const struct known *known,
    const char *path, uint64_t size, int64_t changed_ns);
/* The file as it was seen last, whatever it is now; NULL: never. */
const struct ar_batch_file *known_path(const struct known *known,
    const char *path);
/* Members of an archive that a finished import saw, all of it unchanged:
 * *count of them, in the order of their paths; NULL: look into it. */
const struct ar_batch_file *known_members(const struct known *known,
    const char *archive, int64_t changed_ns, size_t *count);
bool known_bytes(const struct known *known,
    const unsigned char sha256[AR_SHA256_SIZE]);

#endif
