#define _GNU_SOURCE
#include "doors/cli/sibling.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

bool
sibling_find(const char *name, char path[SIBLING_PATH])
{
	static const char *const places[] = {"", "../libexec/afterrun/",
	    "../../bin/"};
	char here[SIBLING_PATH];
	ssize_t n = readlink("/proc/self/exe", here, sizeof here - 1);
	char *slash = NULL;

	if (n > 0) {
		here[n] = '\0';
		slash = strrchr(here, '/');
	}
	if (!slash)
		return false;
	slash[1] = '\0';
	for (size_t i = 0; i < sizeof places / sizeof places[0]; i++) {
		int used = snprintf(path, SIBLING_PATH, "%s%s%s", here,
		    places[i], name);

		if (used > 0 && used < SIBLING_PATH &&
		    access(path, X_OK) == 0)
			return true;
	}
	return false;
}
