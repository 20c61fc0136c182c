/* The JSON on standard input, whole. */
#ifndef COMMON_INPUT_H
#define COMMON_INPUT_H

#include <stddef.h>

#include "doors/common/trouble.h"

struct input {
	char *bytes; /* to be freed, after a failure as well */
	size_t n;    /* at most AR_JSON_SIZE_MAX */
};

/* Returns an exit code; what is wrong stands in trouble. */
int input_read(struct input *input, struct trouble *trouble);

#endif
