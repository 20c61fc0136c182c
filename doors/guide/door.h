/* What the full screen and the lines share. */
#ifndef GUIDE_DOOR_H
#define GUIDE_DOOR_H

#include <stdbool.h>
#include <stdio.h>

#include "doors/guide/keep.h"
#include "doors/guide/options.h"
#include "doors/guide/state.h"
#include "doors/guide/voice.h"

enum { NOTICE_MAX = 400, DOOR_LOST = -1 };

struct door {
	const struct options *options;
	const struct ar_session *session;
	struct ar_guide guide;     /* no parts in a STOP session */
	struct guide_state state;
	struct keep keep;
	struct voice voice;
	char number[64];           /* to call in an emergency */
	char notice[NOTICE_MAX];   /* "": nothing to say */
	bool colour;
	bool utf8;
	FILE *keys;                /* NULL: nobody can press one */
	size_t kept_step;          /* progress was kept when it began */
	int leave;                 /* number of the signal; DOOR_LOST: the
	                            * terminal is gone; 0: none */
	bool unsaved;              /* the log refused at the end */
};

/* Each leads through the session; the caller keeps its end in the log.
 * full_screen gives false, with nothing begun, when the terminal cannot be
 * used. */
bool full_screen(struct door *door);
void line_by_line(struct door *door);
/* Progress at the beginning of each step, as far as the log is free. */
void door_keep_step(struct door *door);
/* Look after the voice; a word when it does not work. */
void door_voice(struct door *door);
const char *door_notice(const struct door *door);

#endif
