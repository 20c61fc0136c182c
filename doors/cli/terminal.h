/* What the outside tells: the terminal, the environment, the clock. */
#ifndef CLI_TERMINAL_H
#define CLI_TERMINAL_H

#include <stdbool.h>
#include <time.h>

#include "doors/cli/screen.h"

/* How standard output is drawn: its width, letters and colours. */
void terminal_screen(struct screen *screen);
/* Standard input and standard output are both a terminal. */
bool terminal_can_ask(void);
/* AFTERRUN_NOW, else the clock, in seconds UTC.  false: AFTERRUN_NOW is no
 * time. */
bool terminal_now(double *now_utc_s);
/* Ctrl-C ends the program with 130. */
void terminal_signals(void);
/* The instant in the zone of the file, else of the computer (TZ);
 * zone gets "" or a name to show beside the time. */
struct tm terminal_local(double utc_s, double offset_s, char zone[16]);

/* The computer's zone at an instant, local minus UTC in seconds. */
double terminal_offset(double utc_s);

#endif
