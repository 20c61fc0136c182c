/* Other programs of afterrun: beside this one, in ../libexec/afterrun, or in
 * ../../bin, seen from there. */
#ifndef CLI_SIBLING_H
#define CLI_SIBLING_H

#include <stdbool.h>

enum { SIBLING_PATH = 4096 };

/* false: it is in none of these places. */
bool sibling_find(const char *name, char path[SIBLING_PATH]);

#endif
