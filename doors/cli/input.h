/* Files in: whole, bounded, never waiting for a pipe that nobody named. */
#ifndef CLI_INPUT_H
#define CLI_INPUT_H

#include <stdbool.h>
#include <stddef.h>

#include "doors/cli/report.h"

/* A buffer that is used again for the next file. */
struct input {
	unsigned char *bytes;
	size_t n;
	size_t room;
};

/* Read a file, or standard input for "-".  false: trouble says why. */
bool input_read(struct input *input, const char *name,
    struct trouble *trouble);
void input_free(struct input *input);

#endif
