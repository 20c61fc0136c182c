/* Sessions for the tests, as session/1, and cues/1 read back. */
#ifndef TESTS_AUDIO_MADE_H
#define TESTS_AUDIO_MADE_H

#include <stdbool.h>
#include <stddef.h>

/* After a hilly run with some tools, for so many minutes; free it. */
char *made_session(int minutes);
/* One that says stop; free it. */
char *made_stop(void);

enum { MADE_CUES = 2000 };

struct made_cue {
	double at_s;
	bool speech;
	char text[200];
};

struct made_cues {
	double total_s;
	struct made_cue cue[MADE_CUES];
	size_t count;
};

/* Ends the test when text is not one sound cues/1. */
void made_cues_read(const char *text, struct made_cues *cues);

#endif
