/* The terminal in full screen, by ncurses. */
#ifndef GUIDE_TTY_H
#define GUIDE_TTY_H

#include <stdbool.h>
#include <stdio.h>

#include "doors/guide/canvas.h"

enum tty_event {
	TTY_NOTHING = -1,
	TTY_RESIZED = -2,
	TTY_LOST = -3,   /* the terminal is gone */
	TTY_RIGHT = -4,  /* arrows */
	TTY_LEFT = -5
};

struct tty;

/* Take the terminal over.  keys: where keys come from (standard input, or
 * the terminal itself when that is a pipe).  NULL: it cannot be done. */
struct tty *tty_open(FILE *keys, bool colour);
/* Give it back as it was; NULL is allowed. */
void tty_close(struct tty *tty);
void tty_size(const struct tty *tty, int *rows, int *columns);
void tty_paint(struct tty *tty, const struct canvas *canvas);
/* Wait at most wait_ms for a key: an ASCII letter or a tty_event. */
int tty_key(struct tty *tty, int wait_ms);
/* A sound, or a flash of the screen. */
void tty_bell(struct tty *tty, bool flash);
/* Give the terminal back, stop the program, and take it again. */
void tty_suspend(struct tty *tty);
/* Draw everything again. */
void tty_refresh(struct tty *tty);

#endif
