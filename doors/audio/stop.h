/* Ctrl-C and its kin.  The signals stay blocked and are asked for between
 * two pieces of work, so that nothing is torn in the middle. */
#ifndef AUDIO_STOP_H
#define AUDIO_STOP_H

#include <stdbool.h>

/* Hold SIGINT, SIGTERM and SIGHUP back from now on. */
void stop_hold(void);
/* For a child before it starts another program. */
void stop_release(void);
/* One of them has come. */
bool stop_wanted(void);

#endif
