/* A small FIT writer for tests: whatever is asked for, right or wrong. */
#ifndef TESTS_FIT_BUILDER_H
#define TESTS_FIT_BUILDER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { FIT_MAX = 1 << 16 };

struct fit {
	unsigned char bytes[FIT_MAX];
	size_t size;
	size_t part; /* where the open part begins */
	bool big;    /* byte order of definitions and values */
};

/* Begin a part with a header of 12 or 14 bytes. */
void fit_open(struct fit *fit, unsigned char header);
/* Fill in size and checksums. */
void fit_close(struct fit *fit);

void fit_u8(struct fit *fit, unsigned value);
void fit_u16(struct fit *fit, unsigned value);
void fit_u32(struct fit *fit, uint32_t value);
void fit_bytes(struct fit *fit, const char *bytes, size_t n);

/* A definition; fields is number, size, type, … count times.  developer: the
 * same with the index for the type, developer_count times. */
void fit_define(struct fit *fit, unsigned local, unsigned message,
    const unsigned char *fields, size_t count);
void fit_define_developer(struct fit *fit, unsigned local, unsigned message,
    const unsigned char *fields, size_t count, const unsigned char *developer,
    size_t developer_count);

/* file_id (activity, Garmin, fr945) as local 15. */
void fit_file_id(struct fit *fit);
/* A session as local 14: start and elapsed seconds, sport. */
void fit_session(struct fit *fit, uint32_t start, unsigned seconds,
    unsigned sport);
/* Records as local 0: time and heart rate. */
void fit_define_record(struct fit *fit);
void fit_record(struct fit *fit, uint32_t time, unsigned heart);
/* A timer event as local 13. */
void fit_timer(struct fit *fit, uint32_t time, unsigned type);

#endif
