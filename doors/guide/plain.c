/* The guide line by line: for screen readers, pipes and dumb terminals. */
#define _GNU_SOURCE
#include <errno.h>
#include <math.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "doors/cli/screen.h"
#include "doors/cli/terminal.h"
#include "doors/guide/clock.h"
#include "doors/guide/door.h"
#include "doors/guide/keys.h"
#include "doors/guide/signals.h"
#include "doors/guide/words.h"

enum { TICK_MS = 50, LINE_BYTES = 256 };

/* A long part says each whole minute that is left. */
static const double minute_s = 60;
static const double slice_s = 0.25; /* of the guide; below its shortest
                                     * distance between two cues */

struct lines {
	struct door *door;
	struct screen screen;
	char typed[LINE_BYTES]; /* begun, not ended by Enter */
	size_t typed_n;
	bool keys;              /* somebody may still type */
	double said_left_s;     /* of this part, at the last line */
	size_t part;
};

static void
say(struct lines *lines, const char *text)
{
	if (!text || !text[0])
		return;
	screen_flow(&lines->screen, 0, text);
	screen_end(&lines->screen);
	fflush(stdout);
}

static void
introduce(struct lines *lines)
{
	const struct door *door = lines->door;
	const struct ar_session *session = door->session;
	char text[WORDS_MAX + 64], clock[CLOCK_MAX];

	words_clock(door->guide.total_s, clock);
	snprintf(text, sizeof text, "Your session: %zu step%s, %s minutes.",
	    session->step_count, session->step_count == 1 ? "" : "s", clock);
	say(lines, text);
	if (session->stop_text) {
		snprintf(text, sizeof text, "Take care. %.1000s",
		    session->stop_text);
		say(lines, text);
	}
	words_tools(session, text);
	say(lines, text);
	say(lines, door_notice(door));
	if (!door->keep.found)
		say(lines, "This session is not from the log: nothing of it "
		    "is kept.");
	if (lines->keys && isatty(fileno(door->keys)) == 1)
		say(lines, "Keys, each with Enter: Enter alone pauses, n next, "
		    "b back, + ten seconds more, s skip side, r why, q save "
		    "and quit.");
	if (door->state.mode == GUIDE_INTRO)
		say(lines, "Enter starts.");
	words_pause(&door->state, text);
	if (!text[0] && door->state.elapsed_s > 0) {
		words_clock(floor(door->state.elapsed_s), clock);
		snprintf(text, sizeof text, "Going on at %s.", clock);
	}
	say(lines, text);
}

static void
step_lines(struct lines *lines, const struct ar_session_step *step,
    const struct ar_guide_now *now)
{
	char text[WORDS_MAX + 64], more[WORDS_MAX];

	words_step(step, more);
	snprintf(text, sizeof text, "Step %zu of %zu: %s.", now->step + 1,
	    lines->door->session->step_count, more);
	say(lines, text);
	say(lines, step->text);
	words_feel(step, step->pressure_max, more);
	snprintf(text, sizeof text, "%s%s", more, more[0] ? "." : "");
	say(lines, text);
	say(lines, step->stop_if);
}

/* A new part, or a whole minute that is left of a long one. */
static void
progress(struct lines *lines)
{
	const struct guide_state *state = &lines->door->state;
	struct ar_guide_now now = guide_now(state);
	const struct ar_guide_part *part =
	    &state->guide->parts[now.part];
	char text[WORDS_MAX + 64], words[WORDS_MAX], clock[CLOCK_MAX];

	if (state->mode != GUIDE_RUNNING)
		return;
	if (lines->part != now.part) {
		bool step = lines->part >= state->guide->part_count ||
		    state->guide->parts[lines->part].step != part->step;

		lines->part = now.part;
		lines->said_left_s = now.left_part_s;
		if (step)
			step_lines(lines,
			    &state->guide->session->steps[now.step], &now);
		/* the cues name the other parts */
		if (part->phase != AR_GUIDE_WORK &&
		    part->phase != AR_GUIDE_EASE)
			return;
		words_heading(state, words);
		words_clock(now.left_part_s, clock);
		snprintf(text, sizeof text, "%s, %s.", words, clock);
		say(lines, text);
	} else if (now.left_part_s > minute_s / 2 &&
	    now.left_part_s <= lines->said_left_s - minute_s) {
		lines->said_left_s -= minute_s;
		words_clock(now.left_part_s, clock);
		snprintf(text, sizeof text, "%s left.", clock);
		say(lines, text);
	}
}

static void
why(struct lines *lines)
{
	struct ar_guide_now now = guide_now(&lines->door->state);
	const struct ar_session_step *step =
	    &lines->door->session->steps[now.step];
	char text[WORDS_MAX];
	size_t n;

	say(lines, step->purpose);
	say(lines, step->stop_if);
	say(lines, step->skip_if);
	snprintf(text, sizeof text, "Proof, A to D: %.8s. Rules, for afterrun "
	    "why:", step->grade ? step->grade : "none");
	for (size_t i = 0; i < AR_STEP_RULES && step->rules[i]; i++) {
		n = strlen(text);
		snprintf(text + n, sizeof text - n, " %.16s",
		    step->rules[i]);
	}
	say(lines, text);
	lines->door->state.why = 0;
}

static void
answer(struct lines *lines, enum guide_key key)
{
	struct guide_state *state = &lines->door->state;
	enum guide_mode before = state->mode;
	char text[WORDS_MAX];

	voice_hush(&lines->door->voice);
	guide_press(state, key);
	if (state->help) {
		state->help = false;
		say(lines, "Enter alone pauses and goes on, n next, b back, "
		    "+ ten seconds more, s skip side, r why, q save and "
		    "quit.");
	}
	if (state->why)
		why(lines);
	if (key == GUIDE_MORE)
		say(lines, "Ten seconds more.");
	if (key == GUIDE_NEXT || key == GUIDE_BACK || key == GUIDE_SKIP)
		lines->part = state->guide->part_count;
	if (state->mode == GUIDE_PAUSED && before == GUIDE_RUNNING) {
		words_pause(state, text);
		say(lines, text);
	}
}

/* Each line typed is a key: its first letter, or Enter alone. */
static void
take_typed(struct lines *lines)
{
	char *end;

	while ((end = memchr(lines->typed, '\n', lines->typed_n))) {
		size_t used = (size_t)(end - lines->typed) + 1;
		size_t at = strspn(lines->typed, " \t");
		int c = lines->typed[at < used ? at : used - 1];
		enum guide_key key = guide_key_of(lines->door->state.mode, c);

		memmove(lines->typed, lines->typed + used,
		    lines->typed_n - used + 1);
		lines->typed_n -= used;
		if (key == GUIDE_NO_KEY)
			say(lines, "This key is not known here.");
		else
			answer(lines, key);
		return;
	}
	if (lines->typed_n >= LINE_BYTES - 1)
		lines->typed_n = 0;
}

/* Wait for a tick or a typed line. */
static void
listen(struct lines *lines)
{
	struct pollfd in = { lines->keys ? fileno(lines->door->keys) : -1,
		POLLIN, 0 };
	ssize_t got;

	if (memchr(lines->typed, '\n', lines->typed_n)) {
		take_typed(lines);
		return;
	}
	if (poll(&in, 1, TICK_MS) <= 0 || !in.revents)
		return;
	got = read(in.fd, lines->typed + lines->typed_n,
	    LINE_BYTES - 1 - lines->typed_n);
	if (got < 0 && errno == EINTR)
		return;
	if (got <= 0) {
		lines->keys = false;
		return;
	}
	lines->typed_n += (size_t)got;
	lines->typed[lines->typed_n] = '\0';
	take_typed(lines);
}

/* Nobody is there to start it, to go on, or to answer. */
static void
alone(struct lines *lines)
{
	struct guide_state *state = &lines->door->state;

	if (lines->keys)
		return;
	if (state->mode == GUIDE_INTRO || state->mode == GUIDE_PAUSED)
		state->mode = GUIDE_RUNNING;
	else if (state->mode == GUIDE_ASK_LEGS ||
	    state->mode == GUIDE_ASK_PAIN)
		state->mode = GUIDE_OVER;
}

static void
cues(struct lines *lines, struct guide_due due)
{
	struct door *door = lines->door;
	bool bell = due.bell && due.bell->bell != AR_BELL_TICK;

	progress(lines);
	if (due.speech) {
		voice_say(&door->voice, due.speech->text);
		say(lines, due.speech->text);
	}
	if (bell && !door->options->quiet && isatty(STDOUT_FILENO) == 1) {
		fputs("\a", stdout);
		fflush(stdout);
	}
}

/* The seconds in slices: each cue and each part has its line, also at a
 * speed that tests use. */
static void
tick(struct lines *lines, double seconds)
{
	struct guide_state *state = &lines->door->state;
	double slice = state->speed > 1 ? slice_s / state->speed : slice_s;

	if (seconds > GUIDE_LATE_S) {
		cues(lines, guide_tick(state, seconds));
		return;
	}
	for (; seconds > 0; seconds -= slice)
		cues(lines, guide_tick(state,
		    seconds < slice ? seconds : slice));
}

static void
ask(struct lines *lines, enum guide_mode before)
{
	const struct guide_state *state = &lines->door->state;
	char text[WORDS_MAX + 8];

	if (state->mode == before)
		return;
	if (state->mode == GUIDE_ASK_LEGS)
		voice_say(&lines->door->voice, lines->door->guide.farewell);
	if (!lines->keys)
		return;
	if (state->mode == GUIDE_ASK_LEGS) {
		words_done(state, text);
		say(lines, text);
		say(lines, "How do your legs feel now: b better, s the same, "
		    "w worse? Enter alone skips the question.");
	} else if (state->mode == GUIDE_ASK_PAIN) {
		say(lines, "Any pain, other than soreness that both legs "
		    "share? y yes, n no.");
	}
}

void
line_by_line(struct door *door)
{
	struct lines lines = { .door = door, .keys = door->keys != NULL,
		.part = door->guide.part_count };
	double last = clock_now();

	terminal_screen(&lines.screen);
	lines.screen.plain = true;
	lines.screen.colour = false;
	if (door->session->status == AR_STOP) {
		say(&lines, "Stop. No session today.");
		say(&lines, door->session->stop_text);
		screen_putf(&lines.screen, "Emergency number: %s.",
		    door->number);
		screen_end(&lines.screen);
		return;
	}
	introduce(&lines);
	while (door->state.mode != GUIDE_OVER && !door->leave) {
		enum guide_mode before = door->state.mode;
		double now;

		alone(&lines);
		listen(&lines);
		now = clock_now();
		tick(&lines, now - last);
		last = now;
		if (signals_suspend()) {
			guide_was_away(&door->state);
			voice_hush(&door->voice);
			signals_stop_here();
			last = clock_now();
		}
		ask(&lines, before);
		door_keep_step(door);
		door_voice(door);
		door->leave = signals_leave();
	}
	voice_hush(&door->voice);
}
