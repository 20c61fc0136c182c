/* The page as a PDF of one A4 sheet. */
#ifndef PAGE_PDF_H
#define PAGE_PDF_H

#include "doors/page/content.h"

struct page_bytes {
	unsigned char *bytes; /* free() */
	size_t n;
	size_t room;
	bool failed;
};

/* The same content gives the same bytes; now_utc_s becomes the date in the
 * file.  What does not fit is set smaller, then long lists end with "and N
 * more"; every rule's id always stands on the page.
 * AR_ELIMIT  it does not fit even so; AR_EMEM.  Cost: about 70 to 200 ms. */
AR_MUST_USE enum ar_status page_pdf_make(const struct page_content *content,
    double now_utc_s, struct page_bytes *pdf, struct ar_error *err);

#endif
