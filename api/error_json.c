#include "api/error_json.h"

#include "api/json.h"

const char *
ar_status_code(enum ar_status status)
{
	switch (status) {
	case AR_OK:
		return "ok";
	case AR_EMEM:
		return "memory";
	case AR_EFORMAT:
		return "format";
	case AR_ETRUNC:
		return "truncated";
	case AR_EDAMAGE:
		return "damaged";
	case AR_EINPUT:
		return "input";
	case AR_ELIMIT:
		return "limit";
	case AR_EREFUSED:
		return "refused";
	}
	return "unknown";
}

static const char *
unless_empty(const char *text)
{
	return text && text[0] ? text : NULL;
}

char *
ar_error_json(const char *code, const char *message, const char *where,
    const char *hint, struct ar_arena *arena)
{
	struct ar_json_out out = {false};
	json_t *root = ar_json_object(&out);

	ar_json_text(&out, root, "schema", "error/1");
	ar_json_text(&out, root, "code", code);
	ar_json_text(&out, root, "message", message);
	ar_json_text(&out, root, "where", unless_empty(where));
	ar_json_text(&out, root, "hint", unless_empty(hint));
	return ar_json_finish(&out, root, arena);
}
