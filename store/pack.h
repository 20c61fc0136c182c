/* The blob of a run's samples, inside: what pack*.c share.
 *
 * Head, directory, then the parts one behind the other.  All numbers are
 * little endian.  docs/log.md, "Samples", describes every byte. */
#ifndef STORE_PACK_H
#define STORE_PACK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <zstd.h>

#include "afterrun/pack.h"
#include "base/bytes.h"

enum {
	AR_PACK_VERSION = 2,
	AR_PACK_SPANNED = 2, /* the first version with AR_PACK_SPANS */
	AR_PACK_HEAD = 20,  /* bytes before the directory */
	AR_PACK_ENTRY = 12, /* bytes of one entry of the directory */
	AR_PACK_CHUNK = 128, /* values coded at a time */
	AR_PACK_LEVEL = 1,   /* of zstd */
	AR_PACK_WORDS_MAX = 1 << 26, /* bytes of laps, pauses and texts */
	AR_PACK_ITEMS_MAX = 20000000 /* samples or beats of one run */
};

/* Parts of a blob; below AR_COLUMNS they are columns of samples. */
enum {
	AR_PACK_BEATS = AR_COLUMNS, /* rr_s */
	AR_PACK_BEAT_TIMES,         /* rr_time_s */
	AR_PACK_WORDS,              /* everything that is no column */
	AR_PACK_SPANS,              /* struct ar_spans */
	AR_PACK_PARTS
};

/* Bits of ar_pack_part.flags. */
enum {
	AR_PACK_ORDER = 3,    /* how often differences were taken, 0..2 */
	AR_PACK_MISSING = 4,  /* a bit for each value that is NAN */
	AR_PACK_NUDGED = 8,   /* a byte for each value: last places added */
	AR_PACK_FLOATED = 16, /* doubles that were floats before */
	AR_PACK_STORED = 32,  /* not compressed */
	AR_PACK_CHAINED = 64, /* as difference to the beat before */
	AR_PACK_FLAGS = 127
};

/* ar_pack_part.scale: the integers are the bits of the values. */
enum { AR_PACK_RAW = 255 };

struct ar_pack_part {
	uint8_t id;
	uint8_t scale; /* of ar_pack_scale, or AR_PACK_RAW */
	uint8_t flags;
	uint8_t planes; /* bytes of a value, 0..8 */
	uint32_t size;  /* bytes in the blob */
	uint32_t check; /* of these bytes */
};

struct ar_pack_head {
	unsigned version;
	uint32_t samples;
	uint32_t beats;
	size_t parts;
	struct ar_pack_part part[AR_PACK_PARTS];
	size_t size; /* of head and directory */
};

enum ar_pack_kind { AR_PACK_WIDE, AR_PACK_NARROW, AR_PACK_BYTE };

/* Values of a column, double, float or uint8_t; read or written. */
struct ar_pack_values {
	enum ar_pack_kind kind;
	size_t count;
	void *at;
};

/* Bytes that grow; sticky. */
struct ar_pack_bytes {
	unsigned char *at;
	size_t used;
	size_t room;
	bool failed;
};

/* What packing works with; freed at the end of the call. */
struct ar_pack_work {
	ZSTD_CCtx *zstd;
	struct ar_pack_bytes payload;
	struct ar_pack_bytes blob;
	uint64_t *integers; /* room for the longest column */
};

/* --- pack_bytes.c --- */
/* room more bytes that are not set yet, or NULL. */
unsigned char *ar_pack_room(struct ar_pack_bytes *out, size_t room);
void ar_pack_put(struct ar_pack_bytes *out, const void *bytes, size_t n);
void ar_pack_put_number(struct ar_pack_bytes *out, uint64_t value,
    size_t bytes);
/* Seven bits a byte, the lowest first. */
void ar_pack_put_varint(struct ar_pack_bytes *out, uint64_t value);
uint64_t ar_pack_varint(struct ar_bytes *in);
/* Any flipped bit gives another number; no defence against intent. */
uint32_t ar_pack_check(const unsigned char *bytes, size_t n);

/* --- pack_head.c --- */
void ar_pack_head_write(const struct ar_pack_head *head,
    struct ar_pack_bytes *out);
/* bytes may end anywhere behind the directory.  false: damaged. */
bool ar_pack_head_read(const unsigned char *bytes, size_t n,
    struct ar_pack_head *head);
/* Where part id begins; false: there is no such part. */
bool ar_pack_part_find(const struct ar_pack_head *head, unsigned id,
    size_t *index, size_t *at);
/* Where a column of samples lies; at is NULL when there is none. */
struct ar_pack_values ar_pack_values_of(const struct ar_activity *activity,
    unsigned id);
enum ar_pack_kind ar_pack_kind_of(unsigned id);

/* --- pack_scale.c --- */
/* Choose scale and flags and write missing bits and nudges to payload and
 * the integers to work.  payload.failed: no memory. */
void ar_pack_scale_write(const struct ar_pack_values *values,
    struct ar_pack_part *part, struct ar_pack_work *work);
/* Integers for each unit; 0: there is no such scale. */
double ar_pack_scale_of(unsigned scale);

/* --- pack_planes.c --- */
/* The integers of work, n of them, as planes of differences behind payload;
 * sets planes and the order in part. */
void ar_pack_planes_write(size_t n, struct ar_pack_part *part,
    struct ar_pack_work *work);

/* --- pack_column.c --- */
/* Compress work->payload, unless the part is to be stored, to the end of
 * work->blob; sets size and check. */
void ar_pack_part_close(struct ar_pack_part *part,
    struct ar_pack_work *work);
/* The content of a part, at most limit bytes.  AR_EDAMAGE, AR_EMEM. */
struct ar_pack_content {
	const unsigned char *bytes;
	size_t n;
	unsigned char *own; /* free() it; NULL when bytes lie in the blob */
};

AR_MUST_USE enum ar_status ar_pack_content_open(
    const struct ar_pack_part *part, const unsigned char *bytes,
    size_t limit, ZSTD_DCtx *zstd, struct ar_pack_content *content);

/* Decode content into out, whose count says how many values there are.
 * false: damaged. */
bool ar_pack_column_read(const struct ar_pack_part *part,
    const struct ar_pack_content *content, const struct ar_pack_values *out);
/* The same as floats whatever the column is; from_first: less the first
 * value that is not missing. */
bool ar_pack_column_read_floats(const struct ar_pack_part *part,
    const struct ar_pack_content *content, size_t count, bool from_first,
    float *values);

/* --- pack.c --- */
/* The bits of before_s + interval_s: where a beat is expected. */
uint64_t ar_pack_chain(double before_s, float interval_s);

/* --- pack_words.c --- */
void ar_pack_words_write(const struct ar_activity *activity,
    struct ar_pack_bytes *out);
AR_MUST_USE enum ar_status ar_pack_words_read(
    const struct ar_pack_content *content, struct ar_arena *arena,
    struct ar_activity *activity);

/* --- pack_spans.c --- */
void ar_pack_spans_write(const struct ar_activity *activity,
    struct ar_pack_bytes *out);
/* false: damaged. */
bool ar_pack_spans_read(const struct ar_pack_content *content,
    size_t samples, struct ar_spans *spans);

#endif
