/* Base types of FIT: what a field's bytes are worth. */
#ifndef FORMATS_FIT_VALUE_H
#define FORMATS_FIT_VALUE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "afterrun/arena.h"

/* Numbers of the base types with the bits above 0x1F masked away: old
 * writers leave bit 7 out (formats.md 1.2). */
enum ar_fit_type {
	AR_FIT_ENUM = 0x00,
	AR_FIT_S8 = 0x01,
	AR_FIT_U8 = 0x02,
	AR_FIT_S16 = 0x03,
	AR_FIT_U16 = 0x04,
	AR_FIT_S32 = 0x05,
	AR_FIT_U32 = 0x06,
	AR_FIT_STRING = 0x07,
	AR_FIT_F32 = 0x08,
	AR_FIT_F64 = 0x09,
	AR_FIT_U8Z = 0x0A,
	AR_FIT_U16Z = 0x0B,
	AR_FIT_U32Z = 0x0C,
	AR_FIT_BYTE = 0x0D,
	AR_FIT_S64 = 0x0E,
	AR_FIT_U64 = 0x0F,
	AR_FIT_U64Z = 0x10,
	AR_FIT_TYPE_MASK = 0x1F
};

/* Bytes of one item of the type as it stands in a definition; 0: no such
 * type (the byte 6 some programs write for uint32 has none of its bits). */
size_t ar_fit_type_size(unsigned type);

/* Item i of a field (type masked) of size bytes, before scale and offset;
 * NAN: invalid, absent, or the size is no multiple of the type's. */
double ar_fit_item(const unsigned char *bytes, size_t size, unsigned type,
    bool big, size_t i);

/* The first valid item: a number, or a number written as an array. */
double ar_fit_number(const unsigned char *bytes, size_t size, unsigned type,
    bool big);

/* The text of a string field up to its NUL or end, as far as it is sound
 * UTF-8, copied into arena; NULL: empty.  *failed is set without memory. */
const char *ar_fit_text(struct ar_arena *arena, const unsigned char *bytes,
    size_t size, bool *failed);

#endif
