#include "afterrun/status.h"

#include <string.h>

static void
copy(char *to, size_t size, const char *from)
{
	size_t n = strlen(from);

	if (n >= size) {
		n = size - 1;
		/* never cut inside a UTF-8 sequence */
		while (n && ((unsigned char)from[n] & 0xc0) == 0x80)
			n--;
	}
	memcpy(to, from, n);
	to[n] = '\0';
}

enum ar_status
ar_fail(struct ar_error *err, enum ar_status status, uint64_t offset,
    const char *text)
{
	if (err) {
		err->status = status;
		err->offset = offset;
		copy(err->text, sizeof err->text, text);
		err->where[0] = '\0';
		err->hint[0] = '\0';
	}
	return status;
}

enum ar_status
ar_fail_at(struct ar_error *err, enum ar_status status, const char *where,
    const char *text)
{
	ar_fail(err, status, 0, text);
	if (err)
		copy(err->where, sizeof err->where, where);
	return status;
}

enum ar_status
ar_fail_hint(struct ar_error *err, const char *hint)
{
	if (!err)
		return AR_EINPUT;
	copy(err->hint, sizeof err->hint, hint);
	return err->status;
}
