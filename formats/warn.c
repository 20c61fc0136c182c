#include "formats/warn.h"

#include <string.h>

enum { WARNINGS_MAX = 256 };

bool
ar_warned(const struct ar_recording *recording, const char *code)
{
	for (size_t i = 0; i < recording->warning_count; i++)
		if (strcmp(recording->warnings[i].code, code) == 0)
			return true;
	return false;
}

static bool
stands(const struct ar_recording *recording, const char *code,
    const char *text)
{
	for (size_t i = 0; i < recording->warning_count; i++)
		if (strcmp(recording->warnings[i].code, code) == 0 &&
		    strcmp(recording->warnings[i].text, text) == 0)
			return true;
	return false;
}

enum ar_status
ar_warn(struct ar_recording *recording, struct ar_arena *arena,
    const char *code, uint64_t offset, const char *text)
{
	size_t count = recording->warning_count;
	struct ar_warning *all;
	const char *copy;

	if (count == WARNINGS_MAX || stands(recording, code, text))
		return AR_OK;
	copy = ar_arena_text(arena, text, strlen(text));
	if (!copy)
		return AR_EMEM;
	all = ar_arena_grow(arena, recording->warnings, count, count + 1,
	    sizeof *all);
	if (!all)
		return AR_EMEM;
	all[count] = (struct ar_warning){code, copy, offset};
	recording->warnings = all;
	recording->warning_count = count + 1;
	return AR_OK;
}
