#include "doors/guide/words.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "afterrun/knowledge.h"

enum { MINUTE_S = 60, HOUR_S = 3600 };

static const double piece_s = 8; /* time to read two lines */

static const char *const sides[AR_SIDES] = { "left", "right" };

void
words_clock(double seconds, char out[CLOCK_MAX])
{
	long whole = seconds > 0 && seconds < 1e7
	    ? (long)ceil(seconds - 1e-6) : 0;

	if (whole >= HOUR_S)
		snprintf(out, CLOCK_MAX, "%ld:%02ld:%02ld", whole / HOUR_S,
		    whole / MINUTE_S % MINUTE_S, whole % MINUTE_S);
	else
		snprintf(out, CLOCK_MAX, "%ld:%02ld", whole / MINUTE_S,
		    whole % MINUTE_S);
}

const char *
words_title(const struct ar_session_step *step)
{
	return step->title ? step->title : step->technique;
}

static void
add(char out[WORDS_MAX], const char *between, const char *words)
{
	size_t n = strlen(out);

	if (words && words[0])
		snprintf(out + n, WORDS_MAX - n, "%s%s", n ? between : "",
		    words);
}

static char
capital(char c)
{
	return c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c;
}

void
words_heading(const struct guide_state *state, char out[WORDS_MAX])
{
	static const char *const halves[] = { "", "warm", "cold" };
	struct ar_guide_now now = guide_now(state);
	const struct ar_session_step *step =
	    &state->guide->session->steps[now.step];
	char set[64] = "";

	out[0] = '\0';
	add(out, ", ", ar_guide_phase_name(now.phase));
	add(out, ", ", halves[now.half]);
	if (now.side_known)
		add(out, ", ", sides[now.side]);
	if (step->sets > 1)
		snprintf(set, sizeof set, "set %d of %d", now.set,
		    step->sets);
	add(out, ", ", set);
	out[0] = capital(out[0]);
}

/* Words for 0..10; the number stands beside them. */
static const char *
pressure_words(int pressure)
{
	static const char *const words[] = {
		"no", "very light", "light", "light", "medium", "firm",
		"firm", "strong", "strong", "strong", "strong",
	};

	return words[pressure < 0 ? 0 : pressure > 10 ? 10 : pressure];
}

int
words_strength(const struct ar_session_step *step, int pressure_max)
{
	return pressure_max > 0 ? pressure_max : step->pull;
}

void
words_feel(const struct ar_session_step *step, int pressure_max,
    char out[WORDS_MAX])
{
	out[0] = '\0';
	if (pressure_max > 0)
		snprintf(out, WORDS_MAX, "%s pressure, at most %d/10",
		    pressure_words(pressure_max), pressure_max);
	else if (step->pull > 0)
		snprintf(out, WORDS_MAX, "%s pull, at most %d/10",
		    step->pull >= 5 ? "clear" : "mild", step->pull);
	out[0] = capital(out[0]);
}

/* What follows the position, where the text begins with it. */
static const char *
after_position(const char *text, const char *position)
{
	size_t n = position ? strlen(position) : 0;

	if (n == 0 || strncmp(text, position, n) != 0)
		return text;
	text += n;
	text += strspn(text, " ");
	return text;
}

void
words_how(const struct ar_session_step *step, enum ar_guide_phase phase,
    char out[WORDS_MAX])
{
	const struct ar_technique *technique = step->technique
	    ? ar_technique_find(step->technique) : NULL;
	const char *position = technique ? technique->position : NULL;
	const char *text = step->text ? step->text : "";
	const char *rest = after_position(text, position);

	if (phase == AR_GUIDE_REST)
		text = "Let go and breathe.";
	else if (phase == AR_GUIDE_DONE)
		text = "That was it.";
	else if (rest > text && (phase == AR_GUIDE_READY ||
	    phase == AR_GUIDE_CHANGE))
		text = position;
	else if (rest[0])
		text = rest;
	snprintf(out, WORDS_MAX, "%s", text);
}

/* The end of the sentence that begins at text. */
static size_t
sentence(const char *text)
{
	size_t n = 0;

	while (text[n] && !(strchr(".!?", text[n]) && (text[n + 1] == ' ' ||
	    !text[n + 1])))
		n++;
	return n + (text[n] ? 1 : 0);
}

static bool
fits(const struct canvas *canvas, const char *text, size_t n,
    const int room[2])
{
	char part[WORDS_MAX];

	snprintf(part, sizeof part, "%.*s", (int)n, text);
	return canvas_lines(canvas, room[0], part) <= room[1];
}

/* Bytes of the next piece: sentences while they fit, else words. */
static size_t
piece(const struct canvas *canvas, const char *text, const int room[2])
{
	size_t n = sentence(text), more;

	while (n > 1 && !fits(canvas, text, n, room)) {
		size_t blank = n - 1;

		while (blank > 0 && text[blank] != ' ')
			blank--;
		if (blank == 0)
			return n;
		n = blank;
	}
	if (n < sentence(text))
		return n;
	for (;;) {
		const char *next = text + n + strspn(text + n, " ");

		more = (size_t)(next - text) + sentence(next);
		if (!*next || !fits(canvas, text, more, room))
			return n;
		n = more;
	}
}

void
words_piece(const struct canvas *canvas, const char *text, int width,
    int rows, double age_s, char out[WORDS_MAX])
{
	const int room[2] = { width, rows };
	size_t starts[64] = { 0 }, ends[64] = { 0 };
	int count = 0, which;

	for (const char *at = text; *at && count < 64;) {
		size_t n = piece(canvas, at, room);

		starts[count] = (size_t)(at - text);
		ends[count++] = (size_t)(at - text) + n;
		at += n;
		at += strspn(at, " ");
	}
	which = count && age_s > 0 ? (int)fmod(floor(age_s / piece_s), count)
	                           : 0;
	snprintf(out, WORDS_MAX, "%.*s", (int)(ends[which] - starts[which]),
	    text + starts[which]);
}

void
words_step(const struct ar_session_step *step, char out[WORDS_MAX])
{
	char clock[CLOCK_MAX], dose[3 * CLOCK_MAX];

	snprintf(out, WORDS_MAX, "%.200s", words_title(step));
	if (step->cost_s == 0)
		return;
	if (step->side_count > 1)
		add(out, ", ", "both sides");
	else if (step->side_count == 1)
		add(out, ", ", sides[step->side[0]]);
	words_clock(step->seconds, clock);
	if (step->sets > 1)
		snprintf(dose, sizeof dose, "%d x %s", step->sets, clock);
	else
		snprintf(dose, sizeof dose, "%s", clock);
	add(out, ", ", dose);
}

void
words_tools(const struct ar_session *session, char out[WORDS_MAX])
{
	bool named[AR_TOOLS] = { [AR_TOOL_HAND] = true };
	char list[WORDS_MAX / 2] = "";
	size_t n = 0;

	out[0] = '\0';
	for (size_t i = 0; i < session->step_count; i++) {
		const struct ar_session_step *step = &session->steps[i];
		const struct ar_tool_row *row = step->tool_known ?
		    ar_tool_row(step->tool) : NULL;

		if (!row || named[step->tool] || n >= sizeof list / 2)
			continue;
		named[step->tool] = true;
		snprintf(list + n, sizeof list - n, "%s%s", n ? ", " : "",
		    row->name);
		n = strlen(list);
	}
	if (n > 0)
		snprintf(out, WORDS_MAX, "You need: %s.", list);
}

void
words_pause(const struct guide_state *state, char out[WORDS_MAX])
{
	out[0] = '\0';
	if (state->mode != GUIDE_PAUSED)
		return;
	switch (state->pause) {
	case PAUSE_KEY:
		snprintf(out, WORDS_MAX, "Paused. Space goes on.");
		break;
	case PAUSE_LATE:
		snprintf(out, WORDS_MAX, "Paused: the computer stood still "
		    "for %.0f s; none of the step was lost. Space goes on.",
		    state->late_s);
		break;
	case PAUSE_AWAY:
		snprintf(out, WORDS_MAX,
		    "Paused while you were away. Space goes on.");
		break;
	case PAUSE_RESUMED:
		snprintf(out, WORDS_MAX, "You stopped here. Space goes on, "
		    "b begins the step again.");
		break;
	}
}

void
words_done(const struct guide_state *state, char out[WORDS_MAX])
{
	int done = guide_steps_done(state);
	int skipped = guide_steps_skipped(state);
	size_t n;

	snprintf(out, WORDS_MAX, "%d of %zu step%s done", done,
	    state->guide->session->step_count,
	    state->guide->session->step_count == 1 ? "" : "s");
	n = strlen(out);
	if (skipped > 0)
		snprintf(out + n, WORDS_MAX - n, ", %d skipped", skipped);
}
