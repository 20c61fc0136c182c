/* The interview on a terminal. */
#ifndef CLI_INTERVIEW_ASK_H
#define CLI_INTERVIEW_ASK_H

#include "doors/cli/interview.h"
#include "doors/cli/screen.h"

/* Ask until nothing can change the answer any more, or until "q" or the end
 * of input: then *stopped.  number is that for emergencies.  Answers come
 * from standard input. */
enum ar_status interview_ask(struct interview *interview,
    struct screen *screen, const char *number, bool *stopped,
    struct ar_error *err) AR_MUST_USE;

#endif
