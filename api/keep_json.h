/* Small answers about the log as a whole, as JSON. */
#ifndef API_KEEP_JSON_H
#define API_KEEP_JSON_H

#include "afterrun/arena.h"
#include "afterrun/digest.h"
#include "afterrun/store.h"

/* backup/1, restore/1: path of the new file, aside (where the log that was
 * there lies now, or NULL) and what is in it.  NULL: no memory. */
char *ar_copy_json(const char *schema, const char *path, const char *aside,
    const struct ar_store_about *about, struct ar_arena *arena);
/* rebuild/1 */
char *ar_rebuilt_json(const struct ar_rebuilt *rebuilt,
    struct ar_arena *arena);
/* undo/1 */
char *ar_undo_json(int64_t batch_id, uint64_t reanalysed,
    struct ar_arena *arena);
/* export/1: where, and how many rows and recordings. */
char *ar_export_json(const char *path, uint64_t rows, uint64_t recordings,
    struct ar_arena *arena);
/* One row of a table as an object on one line. */
char *ar_row_json(const struct ar_table_row *row, struct ar_arena *arena);

#endif
