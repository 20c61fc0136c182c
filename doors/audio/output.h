/* A file that appears whole or not at all: it grows as NAME.part and gets
 * its name at the end. */
#ifndef AUDIO_OUTPUT_H
#define AUDIO_OUTPUT_H

#include <stdbool.h>

#include "doors/common/trouble.h"

enum { OUTPUT_NAME_MAX = 4096 };

struct output {
	char name[OUTPUT_NAME_MAX];
	char work[OUTPUT_NAME_MAX + 8];
	bool force;  /* replace a file that exists */
	int fd;      /* of work; -1: not open */
};

/* Begin; an exit code.  A .part of an earlier try that was killed is
 * written over; one that another program writes is not. */
int output_open(struct output *output, const char *name, bool force,
    struct trouble *trouble);
/* It reached the disk and gets its name; an exit code. */
int output_keep(struct output *output, struct trouble *trouble);
/* Remove what is unfinished; nothing after output_keep. */
void output_drop(struct output *output);

#endif
