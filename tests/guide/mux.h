/* A program on a terminal of tmux: keys in, the screen out. */
#ifndef TESTS_GUIDE_MUX_H
#define TESTS_GUIDE_MUX_H

#include <stdbool.h>
#include <stddef.h>

enum { MUX_PATH = 512, MUX_SECONDS = 30 };

struct mux {
	char folder[MUX_PATH]; /* for files of the test; removed at the end */
	bool running;
};

/* As snprintf; the test fails when there is no room. */
void mux_write(char *out, size_t size, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
/* false: there is no tmux here. */
bool mux_is_here(void);
void mux_open(struct mux *mux);
void mux_close(struct mux *mux);
/* Begin with a command of the shell on a terminal of this size. */
void mux_start(struct mux *mux, const char *command, int columns,
    int rows);
/* End it as a closed window does (SIGHUP). */
void mux_kill(struct mux *mux);
/* tmux's names of keys ("Space", "C-z"), or letters. */
void mux_key(struct mux *mux, const char *key);
/* Letters as they are, then Enter. */
void mux_type(struct mux *mux, const char *line);
void mux_resize(struct mux *mux, int columns, int rows);
/* The screen without blanks at the ends of its lines, or all that ever
 * scrolled away before it, too; free it. */
char *mux_screen(struct mux *mux, bool all);
/* Wait for a text on the screen or above it; the test fails when it does not
 * come. */
void mux_wait(struct mux *mux, const char *text);
/* Wait for the screen of golden/NAME.txt. */
void mux_wait_golden(struct mux *mux, const char *name);
/* Wait for the end of the command; its exit code. */
int mux_exit_code(struct mux *mux);
/* Send a signal ("TERM") to the program. */
void mux_signal(struct mux *mux, const char *name);
/* A value tmux knows, as "#{pane_pid}"; free it. */
char *mux_value(struct mux *mux, const char *format);

#endif
