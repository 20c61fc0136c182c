#include "api/why_json.h"

#include "api/json.h"

char *
ar_why_json(const struct ar_why *why, struct ar_arena *arena)
{
	struct ar_json_out out = {false};
	json_t *root = ar_json_object(&out);
	json_t *lines = ar_json_array(&out);

	ar_json_text(&out, root, "schema", "why/1");
	ar_json_text(&out, root, "topic", why->topic);
	ar_json_text(&out, root, "title", why->title);
	for (size_t i = 0; i < why->line_count; i++) {
		json_t *line = ar_json_object(&out);

		ar_json_text(&out, line, "label", why->lines[i].label);
		ar_json_text(&out, line, "text", why->lines[i].text);
		ar_json_append(&out, lines, line);
	}
	ar_json_put(&out, root, "lines", lines);
	return ar_json_finish(&out, root, arena);
}
