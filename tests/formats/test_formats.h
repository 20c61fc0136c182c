/* What the tests of the readers share. */
#ifndef TEST_FORMATS_H
#define TEST_FORMATS_H

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "afterrun/recording.h"

/* A recording and the arena it lives in. */
struct got {
	struct ar_arena *arena;
	struct ar_recording recording;
	enum ar_status status;
	struct ar_error err;
};

static inline void
got_read(struct got *got, const void *bytes, size_t n, unsigned flags)
{
	memset(&got->err, 0, sizeof got->err);
	got->arena = ar_arena_open((size_t)256 << 20);
	assert_non_null(got->arena);
	got->status = ar_recording_read(bytes, n, flags, got->arena,
	    &got->recording, &got->err);
}

static inline void
got_text(struct got *got, const char *text)
{
	got_read(got, text, strlen(text), 0);
}

static inline void
got_close(struct got *got)
{
	ar_arena_close(got->arena);
	got->arena = NULL;
}

static inline bool
got_warned(const struct got *got, const char *code)
{
	for (size_t i = 0; i < got->recording.warning_count; i++)
		if (strcmp(got->recording.warnings[i].code, code) == 0)
			return true;
	return false;
}

static inline void
assert_near(double is, double should, double tolerance)
{
	if (!(fabs(is - should) <= tolerance))
		print_message("%.9f is not %.9f\n", is, should);
	assert_true(fabs(is - should) <= tolerance);
}

#endif
