#include "texts.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../check.h"

enum { NAME_BYTES = 512, CHUNK = 1 << 20 };

int
text_widest(const char *text)
{
	int most = 0, column = 0;

	for (; *text; text++) {
		if (*text == '\n')
			column = 0;
		else if (((unsigned char)*text & 0xc0) != 0x80)
			column++;
		if (column > most)
			most = column;
	}
	return most;
}

int
text_lines(const char *text)
{
	int lines = 0;

	for (; *text; text++)
		lines += *text == '\n';
	return lines;
}

void
text_compare(const char *golden, const char *text)
{
	char name[NAME_BYTES];
	char *want = calloc(1, CHUNK);
	FILE *file;

	assert_non_null(want);
	snprintf(name, sizeof name, "%s/tests/cli/golden/%s.txt",
	    AR_SOURCE_DIR, golden);
	if (getenv("AR_UPDATE_GOLDEN")) {
		file = fopen(name, "wb");
		assert_non_null(file);
		fputs(text, file);
		fclose(file);
	}
	file = fopen(name, "rb");
	if (!file)
		fail_msg("no golden text %s", name);
	if (fread(want, 1, CHUNK - 1, file) == CHUNK - 1)
		fail_msg("%s is too long", name);
	fclose(file);
	if (strcmp(want, text) != 0)
		print_error("%s differs; got:\n%s\n", golden, text);
	assert_string_equal(text, want);
	free(want);
}
