/* A cue sheet: a track a step, so that players show and jump to them. */
#ifndef AUDIO_SHEET_H
#define AUDIO_SHEET_H

#include "afterrun/guide.h"

struct sheet {
	const char *file;  /* name of the sound file; its folder is cut off */
	const char *kind;  /* "WAVE", "MP3" */
	const char *title;
};

/* The sheet's text in arena; NULL: no memory. */
char *sheet_make(const struct sheet *sheet, const struct ar_guide *guide,
    struct ar_arena *arena);

/* The name beside file with the ending .cue.  false: it has no room. */
bool sheet_name(const char *file, char *name, size_t size);

#endif
