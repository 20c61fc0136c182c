#include "doors/audio/wave.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* Of the RIFF WAVE format. */
enum { HEAD = 12, CHUNK_HEAD = 8, FORMAT_SIZE = 16, PCM = 1, BITS = 16,
	HZ_MIN = 4000, HZ_MAX = 192000 };

static uint32_t
u32(const unsigned char *at)
{
	return (uint32_t)at[0] | (uint32_t)at[1] << 8 |
	    (uint32_t)at[2] << 16 | (uint32_t)at[3] << 24;
}

static unsigned
u16(const unsigned char *at)
{
	return (unsigned)at[0] | (unsigned)at[1] << 8;
}

static bool
read_format(const unsigned char *at, size_t n, struct sound *sound)
{
	uint32_t hz = n >= FORMAT_SIZE ? u32(at + 4) : 0;

	if (hz < HZ_MIN || hz > HZ_MAX || u16(at) != PCM ||
	    u16(at + 2) != 1 || u16(at + 14) != BITS)
		return false;
	sound->hz = (int)hz;
	return true;
}

static bool
read_samples(const unsigned char *at, size_t n, struct sound *sound)
{
	sound->count = n / 2;
	sound->samples = calloc(sound->count + 1, sizeof *sound->samples);
	if (!sound->samples)
		return false;
	for (size_t i = 0; i < sound->count; i++) {
		int value = (int)u16(at + 2 * i);

		sound->samples[i] =
		    (float)(value < 0x8000 ? value : value - 0x10000) / 32768;
	}
	return true;
}

bool
wave_read(const unsigned char *bytes, size_t n, struct sound *sound)
{
	size_t at = HEAD;

	memset(sound, 0, sizeof *sound);
	if (n < HEAD || memcmp(bytes, "RIFF", 4) != 0 ||
	    memcmp(bytes + 8, "WAVE", 4) != 0)
		return false;
	while (n - at >= CHUNK_HEAD) {
		const unsigned char *chunk = bytes + at;
		size_t size = u32(chunk + 4), left = n - at - CHUNK_HEAD;

		size = size < left ? size : left;
		if (memcmp(chunk, "fmt ", 4) == 0 &&
		    !read_format(chunk + CHUNK_HEAD, size, sound))
			return false;
		if (memcmp(chunk, "data", 4) == 0)
			return sound->hz > 0 &&
			    read_samples(chunk + CHUNK_HEAD, size, sound);
		at += CHUNK_HEAD + size;
		at += at < n ? size & 1 : 0;
	}
	return false;
}
