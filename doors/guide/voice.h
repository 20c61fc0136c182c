/* The voice: espeak-ng or spd-say as a child.  It never makes the guide
 * wait: a new sentence ends the one that is still spoken. */
#ifndef GUIDE_VOICE_H
#define GUIDE_VOICE_H

#include <stdbool.h>
#include <sys/types.h>

enum { VOICE_PATH = 1024 };

struct voice {
	bool on;
	bool dispatcher;        /* spd-say */
	char program[VOICE_PATH];
	char language[16];
	int words_per_minute;
	pid_t child;            /* 0: quiet */
	bool failed;            /* the last one ended with an error */
};

/* false: neither program is in PATH; the voice stays quiet.
 *   words_per_minute  NAN: as the program likes. */
bool voice_open(struct voice *voice, const char *language,
    double words_per_minute);
void voice_say(struct voice *voice, const char *text);
/* Look after a child that has ended. */
void voice_poll(struct voice *voice);
/* Quiet, now. */
void voice_hush(struct voice *voice);

#endif
