#include "api/error_json.h"

#include "api/json.h"

const char *
ar_status_code(enum ar_status status)
{
	static const char *const codes[] = {
		[AR_OK] = "ok",
		[AR_EMEM] = "memory",
		[AR_EFORMAT] = "format",
		[AR_ETRUNC] = "truncated",
		[AR_EDAMAGE] = "damaged",
		[AR_EINPUT] = "input",
		[AR_ELIMIT] = "limit",
		[AR_EREFUSED] = "refused",
		[AR_EABSENT] = "absent",
		[AR_ESTORE] = "storage",
		[AR_ELOCKED] = "storage_locked",
		[AR_EFULL] = "storage_full",
		[AR_EREADONLY] = "storage_readonly",
		[AR_ECORRUPT] = "storage_damaged",
		[AR_ENEWER] = "storage_newer",
	};

	if ((size_t)status >= sizeof codes / sizeof codes[0])
		return "unknown";
	return codes[status];
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
