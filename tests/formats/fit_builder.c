#include "fit_builder.h"

#include <assert.h>
#include <string.h>

/* The definition of the checksum, apart from the code under test. */
static unsigned
crc(const unsigned char *bytes, size_t n)
{
	unsigned value = 0;

	for (size_t i = 0; i < n; i++) {
		value ^= bytes[i];
		for (int bit = 0; bit < 8; bit++)
			value = value & 1 ? value >> 1 ^ 0xA001 : value >> 1;
	}
	return value;
}

void
fit_u8(struct fit *fit, unsigned value)
{
	assert(fit->size < FIT_MAX);
	fit->bytes[fit->size++] = (unsigned char)value;
}

void
fit_u16(struct fit *fit, unsigned value)
{
	fit_u8(fit, fit->big ? value >> 8 & 0xFF : value & 0xFF);
	fit_u8(fit, fit->big ? value & 0xFF : value >> 8 & 0xFF);
}

void
fit_u32(struct fit *fit, uint32_t value)
{
	fit_u16(fit, fit->big ? value >> 16 : value & 0xFFFF);
	fit_u16(fit, fit->big ? value & 0xFFFF : value >> 16);
}

void
fit_bytes(struct fit *fit, const char *bytes, size_t n)
{
	for (size_t i = 0; i < n; i++)
		fit_u8(fit, (unsigned char)bytes[i]);
}

static void
put(unsigned char *at, uint32_t value, size_t n)
{
	for (size_t i = 0; i < n; i++)
		at[i] = (unsigned char)(value >> 8 * i);
}

void
fit_open(struct fit *fit, unsigned char header)
{
	fit->part = fit->size;
	fit_u8(fit, header);
	fit_u8(fit, 0x20);
	fit_bytes(fit, "\x9a\x52\0\0\0\0.FIT", 10);
	while (fit->size < fit->part + header)
		fit_u8(fit, 0);
}

void
fit_close(struct fit *fit)
{
	unsigned char *head = fit->bytes + fit->part;
	bool big = fit->big;

	put(head + 4, (uint32_t)(fit->size - fit->part - head[0]), 4);
	if (head[0] >= 14)
		put(head + 12, crc(head, 12), 2);
	fit->big = false;
	fit_u16(fit, crc(head, fit->size - fit->part));
	fit->big = big;
}

static void
define(struct fit *fit, unsigned header, unsigned message,
    const unsigned char *fields, size_t count)
{
	fit_u8(fit, header);
	fit_u8(fit, 0);
	fit_u8(fit, fit->big);
	fit_u16(fit, message);
	fit_u8(fit, (unsigned)count);
	fit_bytes(fit, (const char *)fields, count * 3);
}

void
fit_define(struct fit *fit, unsigned local, unsigned message,
    const unsigned char *fields, size_t count)
{
	define(fit, 0x40 | local, message, fields, count);
}

void
fit_define_developer(struct fit *fit, unsigned local, unsigned message,
    const unsigned char *fields, size_t count, const unsigned char *developer,
    size_t developer_count)
{
	define(fit, 0x60 | local, message, fields, count);
	fit_u8(fit, (unsigned)developer_count);
	fit_bytes(fit, (const char *)developer, developer_count * 3);
}

void
fit_file_id(struct fit *fit)
{
	static const unsigned char fields[] = {0, 1, 0x00, 1, 2, 0x84, 2, 2,
	    0x84};

	fit_define(fit, 15, 0, fields, 3);
	fit_u8(fit, 15);
	fit_u8(fit, 4);
	fit_u16(fit, 1);
	fit_u16(fit, 3113);
}

void
fit_session(struct fit *fit, uint32_t start, unsigned seconds,
    unsigned sport)
{
	static const unsigned char fields[] = {253, 4, 0x86, 2, 4, 0x86, 7, 4,
	    0x86, 5, 1, 0x00};

	fit_define(fit, 14, 18, fields, 4);
	fit_u8(fit, 14);
	fit_u32(fit, start + seconds);
	fit_u32(fit, start);
	fit_u32(fit, seconds * 1000);
	fit_u8(fit, sport);
}

void
fit_define_record(struct fit *fit)
{
	static const unsigned char fields[] = {253, 4, 0x86, 3, 1, 0x02};

	fit_define(fit, 0, 20, fields, 2);
}

void
fit_record(struct fit *fit, uint32_t time, unsigned heart)
{
	fit_u8(fit, 0);
	fit_u32(fit, time);
	fit_u8(fit, heart);
}

void
fit_timer(struct fit *fit, uint32_t time, unsigned type)
{
	static const unsigned char fields[] = {253, 4, 0x86, 0, 1, 0x00, 1, 1,
	    0x00};

	fit_define(fit, 13, 21, fields, 3);
	fit_u8(fit, 13);
	fit_u32(fit, time);
	fit_u8(fit, 0);
	fit_u8(fit, type);
}
