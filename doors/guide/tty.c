#define _GNU_SOURCE
#include "doors/guide/tty.h"

#include <curses.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "doors/guide/signals.h"

struct tty {
	SCREEN *screen;
	FILE *keys;
	bool colour;
	struct termios modes; /* as they were */
};

enum { PAIR_ALERT = 1, PAIR_BIG, PAIR_SOFT, PAIR_REST, PAIR_MARK, PAIR_BAR };

static void
start_colours(struct tty *tty)
{
	tty->colour = tty->colour && has_colors() && start_color() == OK;
	if (!tty->colour)
		return;
	use_default_colors();
	init_pair(PAIR_ALERT, COLOR_RED, -1);
	init_pair(PAIR_BIG, COLOR_GREEN, -1);
	init_pair(PAIR_SOFT, COLOR_CYAN, -1);
	init_pair(PAIR_REST, COLOR_BLUE, -1);
	init_pair(PAIR_MARK, COLOR_YELLOW, -1);
	init_pair(PAIR_BAR, COLOR_GREEN, -1);
}

/* What gives the screen back, should the program crash. */
static void
arm_crash(const struct tty *tty)
{
	static const char *const names[] = { "sgr0", "cnorm", "rmkx",
		"rmcup" };
	char text[256] = "";

	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
		const char *code = tigetstr(names[i]);

		if (code && code != (const char *)-1 && !strchr(code, '$') &&
		    strlen(text) + strlen(code) < sizeof text)
			strcat(text, code);
	}
	signals_crash(STDOUT_FILENO, text, &tty->modes);
}

struct tty *
tty_open(FILE *keys, bool colour)
{
	struct tty *tty = calloc(1, sizeof *tty);

	if (!tty)
		return NULL;
	tty->keys = keys;
	tty->colour = colour;
	if (tcgetattr(fileno(keys), &tty->modes) == 0)
		tty->screen = newterm(NULL, stdout, keys);
	if (!tty->screen) {
		free(tty);
		return NULL;
	}
	cbreak();
	noecho();
	nonl();
	keypad(stdscr, TRUE);
	meta(stdscr, TRUE);
	curs_set(0);
	set_escdelay(25);
	start_colours(tty);
	arm_crash(tty);
	return tty;
}

void
tty_close(struct tty *tty)
{
	if (!tty)
		return;
	curs_set(1);
	endwin();
	signals_crash(STDOUT_FILENO, NULL, NULL);
	delscreen(tty->screen);
	free(tty);
}

void
tty_size(const struct tty *tty, int *rows, int *columns)
{
	(void)tty;
	getmaxyx(stdscr, *rows, *columns);
}

static attr_t
look(const struct tty *tty, enum canvas_style style)
{
	static const struct {
		attr_t attributes;
		short pair;
	} looks[CANVAS_STYLES] = {
		[CANVAS_STRONG] = { A_BOLD, 0 },
		[CANVAS_DIM] = { A_DIM, 0 },
		[CANVAS_HEAD] = { A_REVERSE, 0 },
		[CANVAS_ALERT] = { A_BOLD, PAIR_ALERT },
		[CANVAS_BIG] = { A_BOLD, PAIR_BIG },
		[CANVAS_SOFT] = { 0, PAIR_SOFT },
		[CANVAS_REST] = { 0, PAIR_REST },
		[CANVAS_MARK] = { A_BOLD, PAIR_MARK },
		[CANVAS_BAR] = { 0, PAIR_BAR },
	};
	attr_t attributes = looks[style].attributes;

	if (tty->colour)
		attributes |= (attr_t)COLOR_PAIR(looks[style].pair);
	return attributes;
}

static void
paint_row(struct tty *tty, const struct canvas *canvas, int row)
{
	move(row, 0);
	for (int i = 0; i < canvas->columns; i++) {
		const struct canvas_cell *cell = &canvas->cells[row][i];

		if (cell->half)
			continue;
		attrset((int)look(tty, (enum canvas_style)cell->style));
		addstr(cell->bytes[0] ? cell->bytes : " ");
	}
	attrset(A_NORMAL);
	if (canvas->columns < COLS)
		clrtoeol();
}

void
tty_paint(struct tty *tty, const struct canvas *canvas)
{
	int rows, columns;

	tty_size(tty, &rows, &columns);
	for (int i = 0; i < canvas->rows && i < rows; i++)
		paint_row(tty, canvas, i);
	if (canvas->rows < rows) {
		move(canvas->rows, 0);
		clrtobot();
	}
	refresh();
}

int
tty_key(struct tty *tty, int wait_ms)
{
	struct pollfd about = { fileno(tty->keys), POLLIN, 0 };
	int key;

	timeout(wait_ms);
	key = getch();
	if (key == ERR) {
		if (poll(&about, 1, 0) > 0 &&
		    (about.revents & (POLLHUP | POLLERR | POLLNVAL)))
			return TTY_LOST;
		return TTY_NOTHING;
	}
	switch (key) {
	case KEY_RESIZE:
		return TTY_RESIZED;
	case KEY_RIGHT:
		return TTY_RIGHT;
	case KEY_LEFT:
		return TTY_LEFT;
	case KEY_ENTER:
		return '\n';
	default:
		return key >= 0 && key < 128 ? key : TTY_NOTHING;
	}
}

void
tty_bell(struct tty *tty, bool as_flash)
{
	(void)tty;
	if (as_flash)
		flash();
	else
		beep();
}

void
tty_suspend(struct tty *tty)
{
	curs_set(1);
	endwin();
	signals_stop_here();
	tty_refresh(tty);
}

void
tty_refresh(struct tty *tty)
{
	(void)tty;
	reset_prog_mode();
	curs_set(0);
	clearok(stdscr, TRUE);
	refresh();
}
