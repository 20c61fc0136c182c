/* The container and the message stream of FIT: parts, definitions, and runs
 * of data messages that share one definition. */
#ifndef FORMATS_FIT_STREAM_H
#define FORMATS_FIT_STREAM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "formats/fit_profile.h"

enum {
	AR_FIT_LOCALS = 16,
	AR_FIT_FIELD_BYTES = 3, /* number, size, type */
	AR_FIT_HEADER_CRC_AT = 12,
	AR_FIT_HEADER_FULL = 14,
	AR_FIT_CRC_BYTES = 2
};

/* One of the FIT files that may stand in a row. */
struct ar_fit_part {
	size_t at;
	size_t data;     /* where the messages begin */
	size_t end;      /* where they end */
	size_t next;     /* what follows the checksum */
	bool unfinished; /* the header says 0 bytes */
	bool cut;        /* the bytes end before the header says so */
};

/* false: no FIT header stands at at. */
bool ar_fit_part_open(const unsigned char *bytes, size_t n, size_t at,
    struct ar_fit_part *part);

/* A definition.  Fields are borrowed from the file's bytes. */
struct ar_fit_define {
	const unsigned char *fields;    /* AR_FIT_FIELD_BYTES each */
	const unsigned char *developer; /* the same: number, size, index */
	uint32_t size;                  /* of a message without its header */
	uint32_t time_at;               /* of field 253; 0: none */
	uint16_t message;
	uint8_t field_count;
	uint8_t developer_count;
	uint8_t kind; /* enum ar_fit_kind */
	bool known;
	bool big;
	uint32_t serial; /* differs for each definition read */
};

/* count messages of one definition, one after the other: a header byte and
 * define->size bytes each. */
struct ar_fit_run {
	const struct ar_fit_define *define;
	const unsigned char *first; /* header byte of the first */
	size_t stride;
	size_t count;
	unsigned local;
	bool compressed; /* the header bytes carry the time */
};

struct ar_fit_stream {
	const unsigned char *bytes;
	size_t at;
	size_t end;
	uint32_t serial;
	bool damaged; /* out of step at at */
	bool short_message;
	struct ar_fit_define local[AR_FIT_LOCALS];
};

void ar_fit_stream_open(struct ar_fit_stream *stream,
    const unsigned char *bytes, const struct ar_fit_part *part);

/* The next run; false at the end: damaged or short_message say why when it
 * came early, and at where. */
bool ar_fit_stream_next(struct ar_fit_stream *stream, struct ar_fit_run *run);

#endif
