/* Answers as text. */
#ifndef CLI_RENDER_H
#define CLI_RENDER_H

#include "afterrun/after.h"
#include "afterrun/session.h"
#include "afterrun/triage.h"
#include "afterrun/why.h"
#include "doors/cli/screen.h"

enum { LABEL_COLUMNS = 10, NUMBER_MAX = 48 };

void render_after(struct screen *screen, const struct ar_after *after,
    const char *file);
/* The leg loads of a run, against the largest of the last 30 days where the
 * log knows it, else against flat running. */
void render_legs(struct screen *screen, const struct ar_after *after);
/* The head of a recording: what, when, how far; its second line. */
void render_activity(struct screen *screen,
    const struct ar_activity *activity, const struct ar_summary *summary);
/* At most most warnings; the rest is counted. */
void render_warnings(struct screen *screen, const struct ar_warning *warnings,
    size_t count, size_t most);
/* title is what the session is called: "Now", "Before the run". */
void render_session(struct screen *screen, const struct ar_session *session,
    const char *title, bool with_text);
/* Drink, food, evening, later, next. */
void render_cards(struct screen *screen, const struct ar_session *session);
/* What a report of pain means, from the most urgent to what is still open.
 * emergency_number stands where the text speaks of it; NULL: none. */
void render_verdict(struct screen *screen, const struct ar_verdict *verdict,
    const char *emergency_number);
void render_why(struct screen *screen, const struct ar_why *why);
void render_overview(struct screen *screen,
    const struct ar_overview *overview, const char *file);

/* 5:00, 1:02:03 */
void text_clock(double seconds, char out[NUMBER_MAX]);

#endif
