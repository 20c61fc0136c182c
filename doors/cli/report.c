#include "doors/cli/report.h"

#include <stdio.h>

#include "afterrun/after.h"
#include "api/error_json.h"
#include "doors/cli/screen.h"

enum { WHERE_MAX = 4400, ARENA_MAX = 1 << 20 };

static void
report_json(const struct trouble *trouble)
{
	struct ar_arena *arena = ar_arena_open(ARENA_MAX);
	char *text = NULL;

	if (arena)
		text = ar_error_json(trouble->code, trouble->message,
		    trouble->where, trouble->hint, arena);
	puts(text ? text : "{\"schema\":\"error/1\",\"code\":\"memory\","
	    "\"message\":\"out of memory\"}");
	ar_arena_close(arena);
}

void
report(const struct trouble *trouble, bool json)
{
	struct screen screen = {.out = stderr, .width = SCREEN_USUAL,
	    .utf8 = true, .plain = true};
	const char *const parts[] = {trouble->message, trouble->where,
	    trouble->hint};

	if (json) {
		report_json(trouble);
		return;
	}
	fflush(stdout);
	screen_put(&screen, "afterrun");
	for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
		if (!parts[i] || !parts[i][0])
			continue;
		screen_put(&screen, ": ");
		screen_put(&screen, parts[i]);
	}
	screen_end(&screen);
}

/* What to do where the library did not say it. */
static const char *
hint_for(const struct ar_error *err)
{
	if (err->hint[0])
		return err->hint;
	return err->status == AR_EMEM ? "close other programs" :
	    ar_after_hint(err->status);
}

void
report_error(const struct ar_error *err, const char *file, bool json)
{
	char where[WHERE_MAX];
	int used = 0;

	if (file)
		used = snprintf(where, sizeof where, "%s", file);
	if (used < 0 || (size_t)used >= sizeof where)
		used = 0;
	where[used] = '\0';
	if (err->where[0])
		snprintf(where + used, sizeof where - (size_t)used, "%s%s",
		    used ? ", " : "", err->where);
	else if (err->offset > 0)
		snprintf(where + used, sizeof where - (size_t)used,
		    "%sbyte %llu", used ? ", " : "",
		    (unsigned long long)err->offset);
	report(&(struct trouble){ar_status_code(err->status), err->text,
	    where, hint_for(err)}, json);
}
