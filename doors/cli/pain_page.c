#include "doors/cli/pain_page.h"

#include <string.h>
#include <unistd.h>

#include "doors/cli/helper.h"

static bool
is_text(const char *file)
{
	static const char end[] = ".txt";
	size_t n = strlen(file);

	return n >= sizeof end - 1 &&
	    strcmp(file + n - (sizeof end - 1), end) == 0;
}

int
pain_page(const char *file, const char *text, bool json)
{
	const char *words[5] = {"-o", file};
	size_t used = 2;

	if (is_text(file))
		words[used++] = "--text";
	if (json)
		words[used++] = "--json";
	return helper_run(&(struct helper){.program = "afterrun-page",
	    .words = words, .text = text, .fd = STDIN_FILENO,
	    .code = "page",
	    .absent = "the page needs a program that is not here",
	    .absent_hint = "install it beside afterrun, or show the text of "
	    "afterrun pain",
	    .failed = "the page could not be started",
	    .failed_hint = "try again; the answers are not lost with --case"},
	    json);
}
