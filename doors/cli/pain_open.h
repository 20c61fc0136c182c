/* The open pains of the log: list them, close one. */
#ifndef CLI_PAIN_OPEN_H
#define CLI_PAIN_OPEN_H

#include "afterrun/pain_log.h"
#include "doors/cli/options.h"
#include "doors/cli/screen.h"

enum { PAIN_DUE_MAX = 400 };

/* "pain list" and "pain close N"; the exit code. */
int pain_open(struct options *options, struct screen *screen);
/* How an open pain stands, and the command that answers it. */
void pain_due_text(const struct ar_pain_due *due, char out[PAIN_DUE_MAX]);

#endif
