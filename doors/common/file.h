/* The last steps of a file that appears whole or not at all. */
#ifndef COMMON_FILE_H
#define COMMON_FILE_H

#include <stdbool.h>
#include <stddef.h>

/* All bytes or false with errno. */
bool file_write(int fd, const void *bytes, size_t n);
/* The finished file work takes its name; with force it replaces a file of
 * that name, never otherwise (errno EEXIST), and a link never replaces one. */
bool file_name(const char *work, const char *name, bool force);

#endif
