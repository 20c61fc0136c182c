/* What the tests of the real program share: a folder, a session, a voice. */
#ifndef TESTS_AUDIO_STAGE_H
#define TESTS_AUDIO_STAGE_H

#include <stdbool.h>
#include <stddef.h>

#include "program.h"

enum { PATH_BYTES = 512 };

/* Set by stage_set_up. */
struct stage {
	char folder[64];
	bool voice;     /* espeak-ng is here */
	char *session5; /* a session of 5 minutes, as session/1 */
};

extern struct stage stage;

/* For cmocka: before all tests, after all, after each. */
int stage_set_up(void **state);
int stage_tear_down(void **state);
int stage_sweep(void **state);

char *path_of(const char *name, char path[PATH_BYTES]);
/* Files in the folder that are not hidden. */
int files(void);
bool exists(const char *name);
void put_file(const char *name, const char *text);
/* A file's bytes, with a NUL behind them; free them. */
char *slurp(const char *name, size_t *n);
/* Run the program in the folder; it must end with code. */
void run(struct program *program, int code, struct result *result);
/* A script that stands before the real espeak-ng on fake_path. */
void fake_voice(const char *script);
const char *fake_path(char path[PATH_BYTES]);

#endif
