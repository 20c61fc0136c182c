#define _GNU_SOURCE
#include "doors/cli/cmd_guide.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "doors/cli/report.h"
#include "doors/cli/sibling.h"
#include "doors/common/exits.h"

int
command_guide(int argc, char **argv)
{
	char path[SIBLING_PATH];
	const char **words = calloc((size_t)argc + 2, sizeof *words);

	if (!words || !sibling_find("afterrun-guide", path)) {
		free(words);
		report(&(struct trouble){"guide", "the guide needs a program "
		    "that is not here", "afterrun-guide", "install it beside "
		    "afterrun; afterrun session shows the steps as text"},
		    false);
		return EXIT_UNUSABLE;
	}
	words[0] = "afterrun-guide";
	for (int i = 0; i < argc; i++)
		words[i + 1] = argv[i];
	fflush(NULL);
	execv(path, (char *const *)(void *)words);
	report(&(struct trouble){"guide", "the guide could not be started",
	    path, strerror(errno)}, false);
	free(words);
	return EXIT_UNUSABLE;
}
