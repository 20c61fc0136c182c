/* The clock of the timer. */
#ifndef GUIDE_CLOCK_H
#define GUIDE_CLOCK_H

/* Seconds since the computer was started, also while it slept: setting the
 * time of day does not move it, and a sleep shows as a late tick. */
double clock_now(void);

#endif
