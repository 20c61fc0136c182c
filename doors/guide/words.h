/* Words of the guide for people: what a step, a moment, a number is called
 * here.  Texts go into out (WORDS_MAX bytes), cut where there is no room. */
#ifndef GUIDE_WORDS_H
#define GUIDE_WORDS_H

#include "afterrun/guide.h"
#include "doors/guide/canvas.h"
#include "doors/guide/state.h"

enum { WORDS_MAX = 1200, CLOCK_MAX = 24 };

/* Seconds left as "1:05"; a part of a second counts as one. */
void words_clock(double seconds, char out[CLOCK_MAX]);
const char *words_title(const struct ar_session_step *step);
/* "Ease in, left, set 1 of 2". */
void words_heading(const struct guide_state *state, char out[WORDS_MAX]);
/* "Light pressure, at most 3/10"; "" for steps without. */
void words_feel(const struct ar_session_step *step, int pressure_max,
    char out[WORDS_MAX]);
/* The 0..10 of the moment: pressure, else pull; 0: none. */
int words_strength(const struct ar_session_step *step, int pressure_max);
/* What to do in this phase, all of it. */
void words_how(const struct ar_session_step *step,
    enum ar_guide_phase phase, char out[WORDS_MAX]);
/* The piece of a text that fits rows lines of width, whole sentences where
 * they fit; another one after some seconds, in turn. */
void words_piece(const struct canvas *canvas, const char *text, int width,
    int rows, double age_s, char out[WORDS_MAX]);
/* "Hamstring stretch, lying: left and right, 2 sets of 0:30". */
void words_step(const struct ar_session_step *step, char out[WORDS_MAX]);
/* Tools of the session but hands: "You need: foam roller, ice."; "" none. */
void words_tools(const struct ar_session *session, char out[WORDS_MAX]);
/* Why it stands still; "" while it runs. */
void words_pause(const struct guide_state *state, char out[WORDS_MAX]);
/* "8 of 9 steps done, 1 skipped". */
void words_done(const struct guide_state *state, char out[WORDS_MAX]);

#endif
