#include "formats/fit_put.h"

#include <math.h>
#include <string.h>

#include "formats/crc16.h"

enum { HEADER = 14, CRC = 2, PROFILE = 2160 };
enum { DEFINITION = 0x40 };

/* What fits into a base type, by its number (type byte & TYPE_NUMBER). */
enum { TYPE_NUMBER = 0x1f, TYPES = 13 };
static const struct {
	double least;
	double most;
	uint32_t invalid;
	uint8_t size;
} types[TYPES] = {
    [0] = {0, 254, 0xff, 1},
    [1] = {-128, 126, 0x7f, 1},
    [2] = {0, 254, 0xff, 1},
    [3] = {-32768, 32766, 0x7fff, 2},
    [4] = {0, 65534, 0xffff, 2},
    [5] = {-2147483648.0, 2147483646, 0x7fffffff, 4},
    [6] = {0, 4294967294.0, 0xffffffff, 4},
    [7] = {0, 0, 0, 1},
    [12] = {1, 4294967295.0, 0, 4},
};

static void
put_little(struct ar_file_out *file, uint32_t value, size_t n)
{
	unsigned char bytes[4];

	for (size_t i = 0; i < n; i++)
		bytes[i] = (unsigned char)(value >> 8 * i);
	ar_file_put(file, bytes, n);
}

void
ar_fit_put_begin(struct ar_fit_out *out)
{
	ar_file_put(out->file, NULL, HEADER);
}

void
ar_fit_put_define(struct ar_fit_out *out, const struct ar_fit_put_message *m,
    uint32_t present, const uint8_t *sizes)
{
	uint32_t count = 0;

	for (size_t i = 0; i < m->count; i++)
		count += present >> i & 1;
	put_little(out->file, (uint32_t)DEFINITION | m->local, 1);
	put_little(out->file, 0, 2); /* reserved; little endian */
	put_little(out->file, m->global, 2);
	put_little(out->file, count, 1);
	for (size_t i = 0; i < m->count; i++) {
		const struct ar_fit_put_field *field = &m->fields[i];

		if (!(present >> i & 1))
			continue;
		put_little(out->file, field->number, 1);
		put_little(out->file, sizes ? sizes[i] :
		    types[field->type & TYPE_NUMBER].size, 1);
		put_little(out->file, field->type, 1);
	}
	out->defined |= UINT32_C(1) << m->local;
}

void
ar_fit_put_head(struct ar_fit_out *out, const struct ar_fit_put_message *m)
{
	put_little(out->file, m->local, 1);
}

void
ar_fit_put_value(struct ar_fit_out *out,
    const struct ar_fit_put_field *field, double value)
{
	int type = field->type & TYPE_NUMBER;
	double raw = round((value + field->offset) * field->scale);
	uint32_t bits = types[type].invalid;

	if (raw >= types[type].least && raw <= types[type].most)
		bits = (uint32_t)(int64_t)raw;
	put_little(out->file, bits, types[type].size);
}

void
ar_fit_put_text(struct ar_fit_out *out, const char *text, uint8_t size)
{
	size_t n = text ? strlen(text) : 0;

	if (n > (size_t)size - 1)
		n = (size_t)size - 1;
	n = text ? ar_utf8_prefix(text, n) : 0;
	if (n)
		ar_file_put(out->file, text, n);
	ar_file_put(out->file, NULL, size - n);
}

void
ar_fit_put_numbers(struct ar_fit_out *out,
    const struct ar_fit_put_message *m, const double *values,
    uint32_t present)
{
	if (!(out->defined >> m->local & 1))
		ar_fit_put_define(out, m, present, NULL);
	ar_fit_put_head(out, m);
	for (size_t i = 0; i < m->count; i++)
		if (present >> i & 1)
			ar_fit_put_value(out, &m->fields[i], values[i]);
}

/* The header is written last: it says how long the data are. */
enum ar_status
ar_fit_put_finish(struct ar_fit_out *out, struct ar_error *err)
{
	struct ar_file_out *file = out->file;
	struct ar_file_out head = {NULL, file->bytes, 0, HEADER, false};

	if (file->failed)
		return AR_OK;
	if (file->used > UINT32_MAX - HEADER)
		return ar_fail(err, AR_EINPUT, 0,
		    "this is too long for a FIT file");
	put_little(&head, HEADER, 1);
	put_little(&head, out->protocol, 1);
	put_little(&head, PROFILE, 2);
	put_little(&head, (uint32_t)(file->used - HEADER), 4);
	ar_file_put(&head, ".FIT", 4);
	put_little(&head, ar_crc16(0, file->bytes, HEADER - CRC), CRC);
	put_little(file, ar_crc16(0, file->bytes, file->used), CRC);
	return AR_OK;
}
