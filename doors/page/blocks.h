/* The parts of the page, from top to bottom.  Each returns its height. */
#ifndef PAGE_BLOCKS_H
#define PAGE_BLOCKS_H

#include "doors/page/content.h"
#include "doors/page/sheet.h"

/* How much of the long lists is shown. */
struct fit {
	double scale;
	size_t rules; /* with their reasons; the others by name */
	size_t items; /* of a list of answers; all that are present */
	size_t advice;
};

double block_head(struct sheet *sheet, struct box box,
    const struct page_content *content);
double block_verdict(struct sheet *sheet, struct box box,
    const struct page_content *content);
double block_complaint(struct sheet *sheet, struct box box,
    const struct page_content *content);
double block_answers(struct sheet *sheet, struct box box,
    const struct page_content *content, const struct fit *fit);
double block_rules(struct sheet *sheet, struct box box,
    const struct page_content *content, const struct fit *fit);
double block_advice(struct sheet *sheet, struct box box,
    const struct page_content *content, const struct fit *fit);
double block_section(struct sheet *sheet, struct box box, const char *title);
double block_foot(struct sheet *sheet, struct box box,
    const struct page_content *content);

#endif
