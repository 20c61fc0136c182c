/* The log's file as bytes, and as another program sees it. */
#ifndef TESTS_STORE_LOG_FILES_H
#define TESTS_STORE_LOG_FILES_H

#include "log_rows.h"

/* All bytes of a file, to be freed. */
char *log_slurp(const char *path, size_t *n);
void log_spill(const char *path, const char *bytes, size_t n);
/* The file's bytes are those they were. */
void log_untouched(const char *path, const char *bytes, size_t n);
/* Run statements on the closed log, as another program might. */
void log_meddle(const struct log *log, const char *sql);
void log_close(struct log *log);

#endif
