/* Signals as words for a loop, and the terminal put back in a crash. */
#ifndef GUIDE_SIGNALS_H
#define GUIDE_SIGNALS_H

#include <stdbool.h>

/* Catch what would end or stop the program.  SIGPIPE is ignored. */
void signals_catch(void);
/* A signal asked to leave: its number; 0: none. */
int signals_leave(void);
/* Was the program asked to stop (Ctrl-Z), is it back?  Asking forgets. */
bool signals_suspend(void);
bool signals_continued(void);
/* Stop now, as without a handler; returns when it goes on. */
void signals_stop_here(void);
/* What a crash writes to the terminal and the modes it sets, before the
 * signal takes its course.  text NULL: nothing (any more). */
struct termios;
void signals_crash(int fd, const char *text, const struct termios *modes);

#endif
