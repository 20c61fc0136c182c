#include "formats/zip_name.h"

#include <stddef.h>
#include <string.h>

#include "base/text.h"

const char *
ar_zip_name_refused(const char *name)
{
	const char *at = name;
	size_t n = strlen(name);

	if (!n || ar_utf8_prefix(name, n) != n)
		return "its name is not text";
	if (name[0] == '/' || name[1] == ':')
		return "its name is an absolute path";
	if (strchr(name, '\\'))
		return "its name holds a backslash";
	while (at) {
		if (strncmp(at, "..", 2) == 0 && (!at[2] || at[2] == '/'))
			return "its name leads out of the archive";
		at = strchr(at, '/');
		at = at ? at + 1 : NULL;
	}
	return NULL;
}

bool
ar_zip_name_ignored(const char *name)
{
	const char *base = strrchr(name, '/');

	base = base ? base + 1 : name;
	return !*base || *base == '.' ||
	    strncmp(name, "__MACOSX/", sizeof "__MACOSX/" - 1) == 0 ||
	    strstr(name, "/__MACOSX/");
}
