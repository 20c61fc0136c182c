#include "api/query.h"

#include <string.h>

#include "base/text.h"

enum { HEX_BASE = 16, HEX_LETTER = 10 };

static int
hex_value(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + HEX_LETTER;
	if (c >= 'A' && c <= 'F')
		return c - 'A' + HEX_LETTER;
	return -1;
}

/* One character from at on; *byte gets it.  Gives how many bytes it took, 0
 * when it is no sound code. */
static size_t
take(const char *bytes, size_t n, bool plus, char *byte)
{
	int high, low;

	*byte = plus && bytes[0] == '+' ? ' ' : bytes[0];
	if (bytes[0] != '%')
		return 1;
	if (n < 3)
		return 0;
	high = hex_value(bytes[1]);
	low = hex_value(bytes[2]);
	if (high < 0 || low < 0)
		return 0;
	*byte = (char)(unsigned char)(high * HEX_BASE + low);
	return 3;
}

enum ar_status
ar_query_decode(const char *bytes, size_t n, bool plus,
    struct ar_arena *arena, const char **text, struct ar_error *err)
{
	char *out = ar_arena_text(arena, bytes, n);
	size_t used = 0;

	*text = NULL;
	if (!out)
		return ar_fail(err, AR_EMEM, 0, "there is not enough memory");
	for (size_t at = 0; at < n;) {
		size_t took = take(bytes + at, n - at, plus, &out[used]);

		if (took == 0)
			return ar_fail(err, AR_EINPUT, at, "two hexadecimal "
			    "digits are expected behind a % in the address");
		at += took;
		used++;
	}
	out[used] = '\0';
	if (ar_utf8_prefix(out, used) != used)
		return ar_fail(err, AR_EINPUT, 0,
		    "the address holds what is not text");
	*text = out;
	return AR_OK;
}

static bool
is_listed(const char *words, const char *word)
{
	size_t n = strlen(word);

	while (words) {
		const char *end = strchr(words, '|');
		size_t length = end ? (size_t)(end - words) : strlen(words);

		if (length == n && memcmp(words, word, n) == 0)
			return true;
		words = end ? end + 1 : NULL;
	}
	return false;
}

static enum ar_status
wrong_name(struct ar_call *call, const char *name, const char *why)
{
	const char *where = ar_text_format(call->arena, "?%s", name);

	return ar_fail_at(call->err, AR_EINPUT, where ? where : "?", why);
}

static enum ar_status
read_item(struct ar_call *call, const char *text, size_t n,
    const char *allowed)
{
	const char *equals = memchr(text, '=', n);
	size_t name_n = equals ? (size_t)(equals - text) : n;
	size_t skip = equals ? name_n + 1 : n;
	struct ar_query_item *item = &call->query[call->query_count];

	AR_TRY(ar_query_decode(text, name_n, true, call->arena, &item->name,
	    call->err));
	AR_TRY(ar_query_decode(text + skip, n - skip, true, call->arena,
	    &item->value, call->err));
	if (!is_listed(allowed, item->name))
		return wrong_name(call, item->name,
		    "this cannot be asked here");
	if (ar_call_value(call, item->name))
		return wrong_name(call, item->name,
		    "this stands twice in the address");
	call->query_count++;
	return AR_OK;
}

enum ar_status
ar_query_read(struct ar_call *call, const char *text, const char *allowed)
{
	call->query_count = 0;
	call->query = NULL;
	if (!text || !text[0])
		return AR_OK;
	call->query = ar_arena_array(call->arena, AR_ROUTE_QUERY_MAX,
	    sizeof *call->query);
	if (!call->query)
		return ar_fail(call->err, AR_EMEM, 0,
		    "there is not enough memory");
	for (;;) {
		const char *end = strchr(text, '&');
		size_t n = end ? (size_t)(end - text) : strlen(text);

		if (call->query_count == AR_ROUTE_QUERY_MAX)
			return ar_fail(call->err, AR_ELIMIT, 0,
			    "the address asks for too much at once");
		AR_TRY(read_item(call, text, n, allowed));
		if (!end)
			return AR_OK;
		text = end + 1;
	}
}
