/* Messages into a FIT file: definitions, values, texts and the frame around
 * them.  Every message has its own local number, so that each is defined
 * once.  Numbers and types come from data/fit_write.csv. */
#ifndef FORMATS_FIT_PUT_H
#define FORMATS_FIT_PUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "formats/write.h"

/* As the macros of formats/fit_write.h fill it. */
struct ar_fit_put_field {
	uint8_t number;
	uint8_t type; /* FIT base type */
	double scale; /* raw = (value + offset) * scale */
	double offset;
};

enum { AR_FIT_PUT_FIELDS = 32 };

/* Texts stand behind the numbers. */
struct ar_fit_put_message {
	uint8_t local;  /* 0..15 */
	uint8_t global;
	uint8_t count;
	struct ar_fit_put_field fields[AR_FIT_PUT_FIELDS];
};

struct ar_fit_out {
	struct ar_file_out *file; /* sticky */
	uint32_t defined;         /* local numbers that have a definition */
	uint8_t protocol;         /* what a reader must know at least */
};

/* Old watches refuse files of protocol 2, which only adds developer fields
 * and types of 8 bytes. */
enum { AR_FIT_PROTOCOL_1 = 0x10, AR_FIT_PROTOCOL_2 = 0x20 };

/* The place of the header; ar_fit_put_finish fills it. */
void ar_fit_put_begin(struct ar_fit_out *out);

/* Define m with the fields whose bit is in present.
 * sizes  bytes of each field of m; NULL: one item each. */
void ar_fit_put_define(struct ar_fit_out *out,
    const struct ar_fit_put_message *m, uint32_t present,
    const uint8_t *sizes);

/* The byte before the values of a message that was defined. */
void ar_fit_put_head(struct ar_fit_out *out,
    const struct ar_fit_put_message *m);

/* NAN, and what the type cannot hold, is written as its invalid value. */
void ar_fit_put_value(struct ar_fit_out *out,
    const struct ar_fit_put_field *field, double value);

/* text (NULL: none) in size bytes, the last of them 0, cut between
 * characters. */
void ar_fit_put_text(struct ar_fit_out *out, const char *text,
    uint8_t size);

/* A message of numbers with the fields whose bit is in present, defined
 * before it where it is not yet. */
void ar_fit_put_numbers(struct ar_fit_out *out,
    const struct ar_fit_put_message *m, const double *values,
    uint32_t present);

/* Header and checksums.  AR_EINPUT: more bytes than a FIT file can have. */
AR_MUST_USE enum ar_status ar_fit_put_finish(struct ar_fit_out *out,
    struct ar_error *err);

#endif
