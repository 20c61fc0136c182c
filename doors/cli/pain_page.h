/* The page for a clinician is drawn by a program of its own, so that the
 * libraries it needs are loaded only then. */
#ifndef CLI_PAIN_PAGE_H
#define CLI_PAIN_PAGE_H

#include <stdbool.h>

/* Give text, a triage-case/1, to "afterrun-page -o FILE", found beside this
 * program or in ../libexec/afterrun; a name ending in .txt asks for words.  Its exit code; a failure to start is reported. */
int pain_page(const char *file, const char *text, bool json);

#endif
