#include "doors/audio/sheet.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"

/* Of cue sheets: frames a second, tracks at most. */
enum { FRAMES_A_S = 75, S_A_MIN = 60, TRACKS_MAX = 99 };

/* In quotes, which it cannot hold itself; on one line. */
static void
put_quoted(struct ar_text *text, const char *words)
{
	char sign[2] = "";

	ar_text_add(text, "\"");
	for (; *words; words++) {
		sign[0] = *words == '"' ? '\'' :
		    (unsigned char)*words < ' ' ? '_' : *words;
		ar_text_add(text, sign);
	}
	ar_text_add(text, "\"");
}

static void
put_track(struct ar_text *text, int number, const char *title,
    double start_s)
{
	long frames = lround(start_s * FRAMES_A_S);
	char line[64];

	snprintf(line, sizeof line, "  TRACK %02d AUDIO\n    TITLE ", number);
	ar_text_add(text, line);
	put_quoted(text, title);
	snprintf(line, sizeof line, "\n    INDEX 01 %02ld:%02ld:%02ld\n",
	    frames / (FRAMES_A_S * S_A_MIN), frames / FRAMES_A_S % S_A_MIN,
	    frames % FRAMES_A_S);
	ar_text_add(text, line);
}

char *
sheet_make(const struct sheet *sheet, const struct ar_guide *guide,
    struct ar_arena *arena)
{
	const char *slash = strrchr(sheet->file, '/');
	struct ar_text text;
	int number = 0;

	ar_text_start(&text, arena);
	ar_text_add(&text, "REM COMMENT \"afterrun\"\nTITLE ");
	put_quoted(&text, sheet->title);
	ar_text_add(&text, "\nFILE ");
	put_quoted(&text, slash ? slash + 1 : sheet->file);
	ar_text_add(&text, " ");
	ar_text_add(&text, sheet->kind);
	ar_text_add(&text, "\n");
	for (size_t i = 0; i < guide->part_count; i++) {
		const struct ar_guide_part *part = &guide->parts[i];

		if (number == TRACKS_MAX ||
		    (i > 0 && part->step == part[-1].step))
			continue;
		put_track(&text, ++number,
		    guide->session->steps[part->step].title, part->start_s);
	}
	return ar_text_end(&text);
}

bool
sheet_name(const char *file, char *name, size_t size)
{
	const char *dot = strrchr(file, '.');
	int n = snprintf(name, size, "%.*s.cue",
	    dot ? (int)(dot - file) : (int)strlen(file), file);

	return n > 0 && (size_t)n < size;
}
