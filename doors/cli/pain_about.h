/* Causes and self-help: what the articles say, what is known, what helps. */
#ifndef CLI_PAIN_ABOUT_H
#define CLI_PAIN_ABOUT_H

#include "afterrun/arena.h"
#include "afterrun/triage.h"
#include "doors/cli/screen.h"

/* The causes that the words of name fit ("calf-cramp", "shin"); at most
 * most; 0: none. */
size_t pain_about_find(const char *name, const struct ar_cause *found[],
    size_t most);
/* The cause that belongs to a mild pain, the one of the fewest sites; NULL:
 * none, or the site is not known. */
const struct ar_cause *pain_about_match(const struct ar_pain *pain);

void pain_about_show(struct screen *screen, const struct ar_cause *cause);
void pain_about_list(struct screen *screen);
/* Below a mild verdict. */
void pain_about_after(struct screen *screen, const struct ar_cause *cause,
    const struct ar_verdict *verdict);
/* causes/1 in the arena; NULL: no memory. */
char *pain_about_text(const struct ar_cause *const causes[], size_t count,
    struct ar_arena *arena);

#endif
