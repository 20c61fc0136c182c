/* Sessions for the guide's tests, built from cases of the golden sessions. */
#ifndef TESTS_GUIDE_MADE_H
#define TESTS_GUIDE_MADE_H

#include "afterrun/guide.h"

enum { MADE_STEPS = 40 };

struct made {
	struct ar_arena *arena;
	struct ar_session session;
	struct ar_guide guide; /* none of a STOP session */
	const char *json;      /* session/1 */
	double worked[MADE_STEPS];
};

/* From tests/recovery/golden/NAME.json with so many minutes. */
void made_open(struct made *made, const char *name, int minutes);
void made_close(struct made *made);

#endif
