/* Fixed moments of the guide: the screens drawn without a terminal and those
 * of the real program are compared with the same texts, golden/NAME.txt. */
#ifndef TESTS_GUIDE_SCENES_H
#define TESTS_GUIDE_SCENES_H

#include <stdbool.h>
#include <stddef.h>

struct scene {
	const char *name;
	const char *session; /* of tests/recovery/golden */
	int minutes;
	int columns;
	int rows;
	bool ascii;
	const char *at;      /* seconds; NULL: the page before the start */
	const char *keys;    /* pressed one by one */
};

extern const struct scene scenes[];
extern const size_t scene_count;

#endif
