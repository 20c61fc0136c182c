/* Comparing what the program said. */
#ifndef CLI_TEXTS_H
#define CLI_TEXTS_H

/* Columns of the widest line; every sign of these texts takes one. */
int text_widest(const char *text);
int text_lines(const char *text);
/* With golden/NAME.txt; AR_UPDATE_GOLDEN=1 in the environment writes it. */
void text_compare(const char *golden, const char *text);

#endif
