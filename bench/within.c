/* Work whose cost is measured in a child of its own: expat with handlers that
 * do nothing (the floor under any XML reader built on it), the library's
 * decoder alone, and the library's whole way without JSON. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <expat.h>

#include "afterrun/recording.h"
#include "bench.h"

static const size_t arena_limit = (size_t)256 << 20;

static unsigned char *
load(const char *path, size_t *n)
{
	FILE *in = fopen(path, "rb");
	unsigned char *bytes = NULL;
	long size;

	if (!in)
		return NULL;
	if (!fseek(in, 0, SEEK_END) && (size = ftell(in)) >= 0) {
		rewind(in);
		*n = (size_t)size;
		bytes = malloc(*n ? *n : 1);
		if (bytes && fread(bytes, 1, *n, in) != *n) {
			free(bytes);
			bytes = NULL;
		}
	}
	fclose(in);
	return bytes;
}

static void
quiet_start(void *data, const XML_Char *name, const XML_Char **attributes)
{
	(void)data;
	(void)name;
	(void)attributes;
}

static void
quiet_end(void *data, const XML_Char *name)
{
	(void)data;
	(void)name;
}

static void
quiet_text(void *data, const XML_Char *text, int n)
{
	(void)data;
	(void)text;
	(void)n;
}

static bool
parse_quietly(const unsigned char *bytes, size_t n)
{
	XML_Parser parser = XML_ParserCreate(NULL);
	bool sound;

	if (!parser)
		return false;
	XML_SetElementHandler(parser, quiet_start, quiet_end);
	XML_SetCharacterDataHandler(parser, quiet_text);
	sound = XML_Parse(parser, (const char *)bytes, (int)n, 1) ==
	    XML_STATUS_OK;
	XML_ParserFree(parser);
	return sound;
}

static bool
count(const unsigned char *bytes, size_t n)
{
	struct ar_arena *arena = ar_arena_open(arena_limit);
	struct ar_count sum = {0};
	bool done = arena &&
	    ar_recording_count(bytes, n, arena, &sum, NULL) == AR_OK &&
	    sum.records > 0;

	ar_arena_close(arena);
	return done;
}

static bool
read_whole(const unsigned char *bytes, size_t n)
{
	struct ar_arena *arena = ar_arena_open(arena_limit);
	struct ar_recording recording;
	bool done = arena &&
	    ar_recording_read(bytes, n, 0, arena, &recording, NULL) ==
		AR_OK &&
	    recording.activity_count > 0;

	ar_arena_close(arena);
	return done;
}

static const struct {
	const char *name;
	bool (*work)(const unsigned char *bytes, size_t n);
} works[] = {
    {"expat", parse_quietly}, {"count", count}, {"read", read_whole}};

int
within(int argc, char **argv)
{
	size_t i = 0, works_count = sizeof works / sizeof works[0];
	bool done = argc > 1;

	while (i < works_count && argc > 0 && strcmp(works[i].name, argv[0]))
		i++;
	if (i == works_count)
		return 2;
	for (int at = 1; at < argc && done; at++) {
		size_t n = 0;
		unsigned char *bytes = load(argv[at], &n);

		done = bytes && works[i].work(bytes, n);
		free(bytes);
	}
	return done ? 0 : 1;
}
