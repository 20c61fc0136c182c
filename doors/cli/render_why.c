#include <string.h>

#include "doors/cli/render.h"

enum { WHY_COLUMNS = 16 };

void
render_why(struct screen *screen, const struct ar_why *why)
{
	screen_style(screen, STYLE_STRONG);
	screen_put(screen, why->topic);
	screen_style(screen, STYLE_NONE);
	if (why->title) {
		screen_put(screen, ":");
		screen_flow_on(screen, 0, why->title);
	}
	screen_end(screen);
	for (size_t i = 0; i < why->line_count; i++) {
		const char *label = why->lines[i].label;

		if (i > 0 && (strcmp(label, "Rule") == 0 ||
		    strcmp(label, "Articles say") == 0))
			screen_end(screen);
		screen_labelled(screen, label, WHY_COLUMNS,
		    why->lines[i].text);
	}
}
