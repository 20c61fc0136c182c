/* A fuzz target's function over every file of a folder: replay FOLDER.
 * It has to come to an end, and every file has to be looked at. */
#define _DEFAULT_SOURCE
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>

#include "fuzz.h"

enum { FILE_MAX = 4 * 1024 * 1024, PATH_BYTES = 1024 };

static void
replay(const char *path)
{
	uint8_t *bytes = malloc(FILE_MAX);
	FILE *in = fopen(path, "rb");
	uint8_t *exact;
	size_t n;

	fuzz_require(bytes && in);
	n = fread(bytes, 1, FILE_MAX, in);
	fuzz_require(!ferror(in) && feof(in));
	fclose(in);
	/* Its own block, so that a read past the end is seen. */
	exact = malloc(n ? n : 1);
	fuzz_require(exact);
	for (size_t i = 0; i < n; i++)
		exact[i] = bytes[i];
	free(bytes);
	LLVMFuzzerTestOneInput(exact, n);
	free(exact);
}

int
main(int argc, char **argv)
{
	DIR *folder = argc == 2 ? opendir(argv[1]) : NULL;
	struct dirent *entry;
	char path[PATH_BYTES];
	unsigned files = 0;

	if (!folder) {
		fprintf(stderr, "usage: replay FOLDER\n");
		return 2;
	}
	while ((entry = readdir(folder))) {
		if (entry->d_name[0] == '.')
			continue;
		snprintf(path, sizeof path, "%s/%s", argv[1], entry->d_name);
		replay(path);
		files++;
	}
	closedir(folder);
	printf("%u files\n", files);
	return files ? 0 : 1;
}
