/* What a call reports: a status, and words about what went wrong.
 *
 * Every function of the library that can fail returns enum ar_status and
 * takes a struct ar_error that it fills when, and only when, it fails.
 * Nothing in the library prints, exits or aborts on input. */
#ifndef AFTERRUN_STATUS_H
#define AFTERRUN_STATUS_H

#include <stdint.h>

#if defined(__GNUC__)
#define AR_API __attribute__((visibility("default")))
#define AR_MUST_USE __attribute__((warn_unused_result))
#else
#define AR_API
#define AR_MUST_USE
#endif

enum ar_status {
	AR_OK = 0,
	AR_EMEM,    /* out of memory, or an arena reached its limit */
	AR_EFORMAT, /* the bytes are not what the function reads */
	AR_ETRUNC,  /* the bytes end too early; what came before is kept */
	AR_EDAMAGE, /* the bytes are damaged; what came before is kept */
	AR_EINPUT,  /* a value is of the wrong type, name or range */
	AR_ELIMIT,  /* a size, count or depth is over its bound */
	AR_EREFUSED, /* well-formed, but refused: entities, hostile paths */
	AR_EABSENT, /* the log has no such item */
	/* The log; nothing of the request was kept. */
	AR_ESTORE,    /* it could not be read or written, err says why */
	AR_ELOCKED,   /* another program is writing to it */
	AR_EFULL,     /* the disk is full */
	AR_EREADONLY, /* it may only be read */
	AR_ECORRUPT,  /* its file is damaged */
	AR_ENEWER     /* a newer version of the program made it */
};

enum { AR_TEXT_MAX = 240, AR_WHERE_MAX = 96 };

/* One failure in words.  text says what is wrong and hint what to do, both
 * for a runner; where is a JSON pointer, a member name or empty; offset is
 * the byte in the input, or 0. */
struct ar_error {
	enum ar_status status;
	uint64_t offset;
	char text[AR_TEXT_MAX];
	char where[AR_WHERE_MAX];
	char hint[AR_TEXT_MAX];
};

/* Fill err (may be NULL) and return status, so that a failing branch is one
 * line.  text is copied and cut at AR_TEXT_MAX - 1 bytes. */
AR_API enum ar_status ar_fail(struct ar_error *err, enum ar_status status,
    uint64_t offset, const char *text);

/* The same with a place (JSON pointer, member name, line). */
AR_API enum ar_status ar_fail_at(struct ar_error *err, enum ar_status status,
    const char *where, const char *text);

/* Add to a failure what the reader can do about it; returns err->status. */
AR_API enum ar_status ar_fail_hint(struct ar_error *err, const char *hint);

#define AR_TRY(call)                                                           \
	do {                                                                   \
		enum ar_status ar_try_ = (call);                               \
		if (ar_try_ != AR_OK)                                          \
			return ar_try_;                                        \
	} while (0)

#endif
