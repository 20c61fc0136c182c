/* The page as plain text of at most 76 columns, for terminals and e-mail. */
#ifndef PAGE_TEXT_H
#define PAGE_TEXT_H

#include "doors/page/content.h"

/* The text with a final newline, in the arena; NULL: no memory. */
char *page_text_make(const struct page_content *content,
    struct ar_arena *arena);

#endif
