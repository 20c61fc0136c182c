#include "doors/common/trouble.h"

#include <stdio.h>
#include <string.h>

#include "api/error_json.h"

enum { ARENA_MAX = 1 << 20 };

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

int
fail(struct trouble *trouble, int code, const char *what, const char *where,
    const char *hint)
{
	trouble->code = code == EXIT_USAGE ? "usage" :
	    code == EXIT_STORAGE ? "write" :
	    code == EXIT_INTERRUPTED ? "interrupted" : "input";
	snprintf(trouble->what, sizeof trouble->what, "%s", what);
	snprintf(trouble->where, sizeof trouble->where, "%s",
	    where ? where : "");
	snprintf(trouble->hint, sizeof trouble->hint, "%s", hint ? hint : "");
	return code;
}

int
fail_usage(struct trouble *trouble, const char *what, const char *where)
{
	return fail(trouble, EXIT_USAGE, what, where, trouble->help);
}

int
fail_memory(struct trouble *trouble)
{
	fail(trouble, EXIT_UNUSABLE, "there is not enough memory", NULL,
	    "close other programs");
	trouble->code = ar_status_code(AR_EMEM);
	return EXIT_UNUSABLE;
}

int
fail_error(struct trouble *trouble, const struct ar_error *err)
{
	char where[AR_WHERE_MAX + 32];

	snprintf(where, sizeof where, "%s", err->where);
	if (!where[0] && err->offset > 0)
		snprintf(where, sizeof where, "byte %llu",
		    (unsigned long long)err->offset);
	fail(trouble, EXIT_UNUSABLE, err->text, where,
	    err->hint[0] ? err->hint : trouble->give);
	trouble->code = ar_status_code(err->status);
	return EXIT_UNUSABLE;
}

int
fail_interrupted(struct trouble *trouble)
{
	return fail(trouble, EXIT_INTERRUPTED, "interrupted", NULL,
	    "no file was left behind");
}

/* Without anything that moves a cursor or begins a line. */
static void
put_tame(const char *text)
{
	for (; *text; text++) {
		unsigned char c = (unsigned char)*text;
		bool c1 = c == 0xc2 &&
		    ((unsigned char)text[1] & 0xe0) == 0x80;

		text += c1 ? 1 : 0;
		fputc(c < ' ' || c == 0x7f || c1 ? '?' : c, stderr);
	}
}

void
trouble_report(const struct trouble *trouble, bool json)
{
	const char *const parts[] = {trouble->what, trouble->where,
	    trouble->hint};
	struct ar_arena *arena = json ? ar_arena_open(ARENA_MAX) : NULL;
	const char *line = arena ? ar_error_json(trouble->code,
	    trouble->what, trouble->where, trouble->hint, arena) : NULL;

	if (line)
		puts(line);
	ar_arena_close(arena);
	if (line)
		return;
	fputs("afterrun", stderr);
	for (size_t i = 0; i < COUNT(parts); i++) {
		if (!parts[i][0])
			continue;
		fputs(": ", stderr);
		put_tame(parts[i]);
	}
	fputc('\n', stderr);
}
