/* The guide on a page of letters: one of three layouts by its size, and a
 * line where there is no room for one. */
#ifndef GUIDE_LAYOUT_H
#define GUIDE_LAYOUT_H

#include "doors/guide/canvas.h"
#include "doors/guide/state.h"

enum { /* the least for each layout */
	LAYOUT_WIDE_COLUMNS = 80,
	LAYOUT_WIDE_ROWS = 24,
	LAYOUT_MIDDLE_COLUMNS = 60,
	LAYOUT_MIDDLE_ROWS = 20,
	LAYOUT_SMALL_COLUMNS = 40,
	LAYOUT_SMALL_ROWS = 12
};

struct guide_view {
	const struct guide_state *state;
	const char *notice; /* of the door; NULL: none */
	const char *number; /* to call in an emergency */
	bool kept;          /* progress goes into the log */
};

/* Draw what the state asks for on a canvas that was started. */
void layout_draw(struct canvas *canvas, const struct guide_view *view);
/* STOP: no guide, the number to call and the words; page from 1.  Returns
 * how many pages there are. */
int layout_stop(struct canvas *canvas, const char *text, const char *number,
    int page);
/* Pages of the why panel on this canvas. */
int layout_why_pages(const struct canvas *canvas,
    const struct guide_state *state);

#endif
