/* The countdown in digits of five rows. */
#ifndef GUIDE_DIGITS_H
#define GUIDE_DIGITS_H

#include "doors/guide/canvas.h"

enum { DIGIT_ROWS = 5 };

/* Columns that a clock text ("12:05") takes with gap columns between. */
int digits_width(const char *text, int gap);
/* Draw it from the top left; spot.width is the gap. */
void digits_draw(struct canvas *canvas, struct spot spot,
    enum canvas_style style, const char *text);

#endif
