/* Words that look alike, for "did you mean". */
#ifndef APP_NEAR_H
#define APP_NEAR_H

#include <stdbool.h>
#include <stddef.h>

/* Is word, as typed, near id?  Same length or one letter more or less, and
 * at most one letter differs; or one begins with the other; or it is inside.
 * word has n bytes. */
bool ar_word_near(const char *word, size_t n, const char *id);

#endif
