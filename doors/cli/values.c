#include "doors/cli/options.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"

bool
options_number(const char *text, double lo, double hi, double *value)
{
	double number;

	if (!ar_number_parse(text, strlen(text), &number) ||
	    !(number >= lo && number <= hi))
		return false;
	*value = number;
	return true;
}

/* Length of the piece up to a comma or blank. */
static size_t
piece(const char *text)
{
	return strcspn(text, ", ");
}

static bool
keep_bad(const char *text, size_t n, char bad[BAD_MAX])
{
	snprintf(bad, BAD_MAX, "%.*s", n < BAD_MAX ? (int)n : BAD_MAX - 1,
	    text);
	return false;
}

void
options_cut_side(const char *name, size_t *n, bool side[AR_SIDES])
{
	static const char *const ends[AR_SIDES] = {"-left", "-right"};

	side[AR_LEFT] = side[AR_RIGHT] = true;
	for (int i = 0; i < AR_SIDES; i++) {
		size_t size = strlen(ends[i]);

		if (*n <= size || memcmp(name + *n - size, ends[i], size) != 0)
			continue;
		*n -= size;
		side[AR_SIDES - 1 - i] = false;
		return;
	}
}

static bool
one_soreness(const char *text, size_t n, double soreness[][AR_SIDES])
{
	const char *equals = memchr(text, '=', n);
	char digits[BAD_MAX];
	bool side[AR_SIDES];
	enum ar_region region;
	size_t name, size;
	double value;

	if (!equals)
		return false;
	name = (size_t)(equals - text);
	size = n - name - 1;
	if (size >= sizeof digits)
		return false;
	memcpy(digits, equals + 1, size);
	digits[size] = '\0';
	options_cut_side(text, &name, side);
	region = ar_region_find(text, name);
	if (region == AR_REGIONS || !options_number(digits, 0, 10, &value))
		return false;
	for (int i = 0; i < AR_SIDES; i++)
		if (side[i])
			soreness[region][i] = value;
	return true;
}

bool
options_soreness(const char *text, double soreness[][AR_SIDES],
    char bad[BAD_MAX])
{
	while (*text) {
		size_t n = piece(text);

		if (n > 0 && !one_soreness(text, n, soreness))
			return keep_bad(text, n, bad);
		text += n + (text[n] ? 1 : 0);
	}
	return true;
}

bool
options_tools(const char *text, bool tool[], char bad[BAD_MAX])
{
	while (*text) {
		size_t n = piece(text);
		enum ar_tool which = ar_tool_find(text, n);

		if (n > 0 && which == AR_TOOLS)
			return keep_bad(text, n, bad);
		if (n > 0)
			tool[which] = true;
		text += n + (text[n] ? 1 : 0);
	}
	return true;
}
