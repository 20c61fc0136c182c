/* What a definition means for the messages that follow it, worked out once:
 * which bytes go to which slot (notes) or column (records). */
#ifndef FORMATS_FIT_PLAN_H
#define FORMATS_FIT_PLAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "formats/fit_profile.h"
#include "formats/fit_stream.h"

/* enum ar_fit_kind of a global message number. */
unsigned ar_fit_kind_of(unsigned message);

enum ar_fit_special { AR_FIT_SCALAR, AR_FIT_TEXT, AR_FIT_ARRAY };

/* Where a slot's bytes stand in a message. */
struct ar_fit_place {
	uint32_t at; /* after the header byte */
	double scale;
	double offset;
	uint8_t slot;
	uint8_t size;
	uint8_t type;
	uint8_t special;
};

struct ar_fit_note_plan {
	uint32_t serial; /* of the definition; 0: none */
	size_t count;
	struct ar_fit_place place[AR_FIT_SLOTS];
};

/* A message that is no record: values are NAN and bytes NULL where absent;
 * bytes stand for texts and arrays only. */
struct ar_fit_note {
	bool big;
	double value[AR_FIT_SLOTS];
	const unsigned char *bytes[AR_FIT_SLOTS];
	uint8_t size[AR_FIT_SLOTS];
	uint8_t type[AR_FIT_SLOTS];
};

void ar_fit_note_plan(const struct ar_fit_define *define,
    struct ar_fit_note_plan *plan);
/* message points behind the header byte. */
void ar_fit_note_read(const struct ar_fit_define *define,
    const struct ar_fit_note_plan *plan, const unsigned char *message,
    struct ar_fit_note *note);

/* A developer field that names the native field it stands for. */
struct ar_fit_developer {
	uint8_t index;
	uint8_t number;
	uint8_t type;
	uint8_t target; /* enum ar_fit_target; AR_FIT_TARGETS: none */
	double scale;   /* raw / scale - offset is in the column's unit */
	double offset;
};

/* How the bytes of a step are read; AR_FIT_READ_ANY knows every type. */
enum ar_fit_read_as {
	AR_FIT_READ_ANY,
	AR_FIT_READ_U8,
	AR_FIT_READ_S8,
	AR_FIT_READ_U16,
	AR_FIT_READ_U16_BIG,
	AR_FIT_READ_S16,
	AR_FIT_READ_S16_BIG,
	AR_FIT_READ_U32,
	AR_FIT_READ_U32_BIG,
	AR_FIT_READ_S32,
	AR_FIT_READ_S32_BIG
};

enum { AR_FIT_STEPS = 48 };

struct ar_fit_step {
	uint32_t at; /* after the header byte */
	uint8_t target;
	uint8_t rank; /* a later step with a valid value wins */
	uint8_t size;
	uint8_t type;
	uint8_t read;
	double scale;
	double offset;
};

struct ar_fit_record_plan {
	uint32_t serial;  /* of the definition; 0: none */
	uint32_t version; /* of the columns and descriptions it knows */
	bool big;
	bool timed;
	size_t count;
	struct ar_fit_step step[AR_FIT_STEPS];
};

void ar_fit_record_plan(const struct ar_fit_define *define,
    const struct ar_fit_developer *developers, size_t developer_count,
    struct ar_fit_record_plan *plan);

/* The target of a native record field; AR_FIT_TARGETS: not read. */
unsigned ar_fit_target_of(unsigned field);

#endif
