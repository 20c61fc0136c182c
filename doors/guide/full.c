/* The guide in full screen. */
#define _GNU_SOURCE
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "doors/guide/clock.h"
#include "doors/guide/door.h"
#include "doors/guide/keys.h"
#include "doors/guide/layout.h"
#include "doors/guide/signals.h"
#include "doors/guide/tty.h"

enum { TICK_MS = 100 };

static void
page(struct door *door, struct tty *tty, struct canvas *canvas)
{
	int rows, columns;

	tty_size(tty, &rows, &columns);
	canvas_start(canvas, rows, columns, door->utf8);
}

static void
paint(struct door *door, struct tty *tty)
{
	struct guide_view view = { &door->state, door_notice(door),
		door->number, door->keep.found };
	struct canvas canvas;

	page(door, tty, &canvas);
	layout_draw(&canvas, &view);
	tty_paint(tty, &canvas);
}

static void
press(struct door *door, struct tty *tty, int c)
{
	enum guide_key key = c == TTY_RIGHT ? GUIDE_NEXT :
	    c == TTY_LEFT ? GUIDE_BACK : guide_key_of(door->state.mode, c);
	struct canvas canvas;
	double before = door->state.elapsed_s;

	guide_press(&door->state, key);
	if (door->state.why > 0) {
		page(door, tty, &canvas);
		if (door->state.why > layout_why_pages(&canvas,
		    &door->state))
			door->state.why = 0;
	}
	if (door->state.elapsed_s < before || door->state.elapsed_s > before
	    || door->state.mode != GUIDE_RUNNING)
		voice_hush(&door->voice);
}

static void
sound(struct door *door, struct tty *tty, struct guide_due due)
{
	if (due.bell && due.bell->bell != AR_BELL_TICK &&
	    !door->options->quiet)
		tty_bell(tty, door->options->flash);
	if (due.speech)
		voice_say(&door->voice, due.speech->text);
}

static void
suspend(struct door *door, struct tty *tty, double *last)
{
	voice_hush(&door->voice);
	guide_was_away(&door->state);
	tty_suspend(tty);
	*last = clock_now();
}

/* One tick and one key; false: it is over. */
static bool
turn(struct door *door, struct tty *tty, double *last)
{
	int key = tty_key(tty, TICK_MS);
	double now = clock_now();
	bool ended = door->state.ended;

	sound(door, tty, guide_tick(&door->state, now - *last));
	*last = now;
	door->leave = signals_leave();
	if (key == TTY_LOST)
		door->leave = door->leave ? door->leave : DOOR_LOST;
	if (door->leave)
		return false;
	if (signals_suspend())
		suspend(door, tty, last);
	else if (signals_continued())
		tty_refresh(tty);
	if (key >= 0 || key == TTY_LEFT || key == TTY_RIGHT)
		press(door, tty, key);
	if (!ended && door->state.ended)
		voice_say(&door->voice, door->guide.farewell);
	door_keep_step(door);
	door_voice(door);
	return door->state.mode != GUIDE_OVER;
}

/* Space turns the page and leaves behind the last one. */
static void
stop_screen(struct door *door, struct tty *tty)
{
	const char *text = door->session->stop_text;
	struct canvas canvas;
	int page_number = 1, pages, key;

	text = text ? text : "";
	voice_say(&door->voice, text);
	do {
		page(door, tty, &canvas);
		pages = layout_stop(&canvas, text, door->number,
		    page_number);
		tty_paint(tty, &canvas);
		key = tty_key(tty, TICK_MS);
		page_number += key == ' ' || key == '\n' || key == '\r';
		if (key == TTY_RESIZED)
			page_number = 1;
		door->leave = key == TTY_LOST ? DOOR_LOST : signals_leave();
		if (signals_suspend())
			tty_suspend(tty);
		else if (signals_continued())
			tty_refresh(tty);
	} while (!door->leave && key != 'q' && page_number <= pages);
}

bool
full_screen(struct door *door)
{
	struct tty *tty = tty_open(door->keys, door->colour);
	double last = clock_now();

	if (!tty)
		return false;
	if (door->session->status == AR_STOP) {
		stop_screen(door, tty);
	} else {
		do
			paint(door, tty);
		while (turn(door, tty, &last));
	}
	voice_hush(&door->voice);
	tty_close(tty);
	return true;
}
