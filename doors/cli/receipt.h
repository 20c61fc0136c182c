/* Progress and receipt of an import, for people and programs. */
#ifndef CLI_RECEIPT_H
#define CLI_RECEIPT_H

#include "doors/cli/screen.h"
#include "doors/import/import.h"

/* One line on standard error that is drawn over; context is a struct
 * screen. */
void receipt_progress(void *context, const struct import_progress *now);
/* The line is gone. */
void receipt_clear(struct screen *screen);
/* What came in, and a reason for each file that did not: grouped unless
 * screen->full. */
void receipt_render(struct screen *screen,
    const struct import_result *result, bool dry_run);
/* import/1 on standard output; false: no memory. */
bool receipt_json(const struct import_result *result);

#endif
