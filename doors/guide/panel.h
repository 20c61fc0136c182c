/* The pages of text: before, why, keys, the questions at the end, stop. */
#ifndef GUIDE_PANEL_H
#define GUIDE_PANEL_H

#include "doors/guide/layout.h"

/* What the keys do, on one line, as long as there is room. */
void panel_keys(struct canvas *canvas, struct spot spot);
void panel_intro(struct canvas *canvas, const struct guide_view *view);
void panel_help(struct canvas *canvas, const struct guide_view *view);
/* The page state->why; returns how many pages there are. */
int panel_why(struct canvas *canvas, const struct guide_state *state);
void panel_question(struct canvas *canvas, const struct guide_view *view);
/* A page from 1; returns how many there are. */
int panel_stop(struct canvas *canvas, const char *text, const char *number,
    int page);

#endif
