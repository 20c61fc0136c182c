/* A link as a picture that a phone's camera reads. */
#ifndef HTTP_QR_H
#define HTTP_QR_H

#include <stdbool.h>
#include <stdio.h>

/* utf8: two rows of squares a line; colour: white on black, whatever the
 * terminal's own colours are.  false: there was no memory, or text is too
 * long. */
bool qr_print(FILE *out, const char *text, bool utf8, bool colour);

#endif
