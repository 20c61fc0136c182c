#define _GNU_SOURCE
#include "doors/cli/cmd_serve.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "doors/cli/report.h"
#include "doors/cli/sibling.h"
#include "doors/common/exits.h"

int
command_serve(int argc, char **argv)
{
	char path[SIBLING_PATH];
	const char **words = calloc((size_t)argc + 2, sizeof *words);

	if (!words || !sibling_find("afterrun-http", path)) {
		free(words);
		report(&(struct trouble){"serve", "the web app needs a "
		    "program that is not here", "afterrun-http", "install it "
		    "beside afterrun; afterrun --help lists what there is"},
		    false);
		return EXIT_UNUSABLE;
	}
	words[0] = "afterrun-http";
	for (int i = 0; i < argc; i++)
		words[i + 1] = argv[i];
	fflush(NULL);
	execv(path, (char *const *)(void *)words);
	report(&(struct trouble){"serve", "the web app could not be started",
	    path, strerror(errno)}, false);
	free(words);
	return EXIT_UNUSABLE;
}
