/* The leg drawing and the chart of the course. */
#ifndef PAGE_FIGURE_H
#define PAGE_FIGURE_H

#include "doors/page/content.h"
#include "doors/page/sheet.h"

/* Front, back and soles; the site of the report is shaded, sites of other
 * reports lightly.  Returns the height, captions included. */
double figure_draw(struct sheet *sheet, struct box box,
    const struct page_content *content);
/* Worst and present pain over the days; returns the height. */
double chart_draw(struct sheet *sheet, struct box box,
    const struct page_content *content);

#endif
