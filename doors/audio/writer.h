/* Sound files of five kinds, told apart by the ending of their names. */
#ifndef AUDIO_WRITER_H
#define AUDIO_WRITER_H

#include <stdbool.h>
#include <stddef.h>

struct format;

struct writer;

/* What players show. */
struct labels {
	const char *title;
	const char *comment;
};

/* NULL: no such kind. */
const struct format *format_find(const char *file);
/* How a cue sheet calls it. */
const char *format_sheet_word(const struct format *format);
/* Which endings there are, as a hint. */
const char *format_endings(void);

/* Write mono sound of RATE_HZ to fd, which stays the caller's.  NULL:
 * *message says why, until the next call. */
struct writer *writer_open(const struct format *format, int fd,
    const struct labels *labels, const char **message);
/* false: it could not be written (the disk is full). */
bool writer_put(struct writer *writer, const float *samples, size_t n);
/* Finish the file and free the writer (NULL: nothing to do).  false: its end
 * could not be written. */
bool writer_close(struct writer *writer);

#endif
