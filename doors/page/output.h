/* Writing the finished page: whole or not at all. */
#ifndef PAGE_OUTPUT_H
#define PAGE_OUTPUT_H

#include <stdbool.h>
#include <stddef.h>

struct output {
	const char *name; /* NULL or "-": standard output */
	bool force;       /* replace a file that exists */
};

/* false: *message says why, for people; then nothing was changed (on
 * standard output a part may have gone out). */
bool output_write(const struct output *output, const void *bytes, size_t n,
    const char **message);

#endif
