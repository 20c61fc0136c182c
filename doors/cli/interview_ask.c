/* The interview on a terminal: whole lines in, whole lines out, so that it
 * works in any terminal and with any screen reader, and leaves nothing to
 * restore when it is interrupted. */
#include <stdio.h>
#include <string.h>

#include "doors/cli/interview_ask.h"

enum { TYPED_MAX = 256, INDENT = 4, WORD_MAX = 64, LINE_MAX_BYTES = 1024 };

struct example {
	const char *id;
	const char *text;
};

/* How to answer several facts in one line. */
static const struct example examples[] = {
	{"where", "As in: calf left"},
	{"how_bad", "Three numbers, as in: 5 3 0"},
	{"when", "As in: next day, 3 days, better"},
};

/* false: nobody is there any more. */
static bool
read_line(char typed[TYPED_MAX])
{
	size_t n;
	int rest;

	if (!fgets(typed, TYPED_MAX, stdin))
		return false;
	n = strcspn(typed, "\r\n");
	if (!typed[n])
		while ((rest = getchar()) != '\n' && rest != EOF)
			;
	typed[n] = '\0';
	return true;
}

static void
line(struct screen *screen, const char *text, enum screen_style style)
{
	int indent = screen->plain ? 0 : INDENT;

	screen_to(screen, indent);
	screen_style(screen, style);
	screen_flow(screen, indent, text);
	screen_style(screen, STYLE_NONE);
	screen_end(screen);
}

/* "1 groin, 2 hip front, ...": one item is never broken. */
static void
word_list(struct screen *screen, const struct ar_pain_key *key, bool numbers)
{
	int indent = screen->plain ? 0 : INDENT;
	const char *word;
	size_t n, next;

	screen_to(screen, indent);
	for (int i = 0; (word = ar_pain_word_at(key, i, &n)); i++) {
		const char *more = ar_pain_word_at(key, i + 1, &next);
		char item[WORD_MAX];
		int used = 0;

		if (numbers)
			used = snprintf(item, sizeof item, "%d ", i + 1);
		snprintf(item + used, sizeof item - (size_t)used, "%.*s%s",
		    (int)n, word, more ? "," : "");
		for (char *p = item; *p; p++)
			*p = *p == '_' ? ' ' : *p;
		if (i > 0 && screen->column + 1 +
		    screen_columns(screen, item) > screen->width) {
			screen_end(screen);
			screen_to(screen, indent);
		} else if (i > 0) {
			screen_put(screen, " ");
		}
		screen_put(screen, item);
	}
	screen_end(screen);
}

static const char *
choices(const struct ar_interview_step *step, const struct ar_pain_key *key)
{
	if (step->form == AR_FORM_NONE)
		return "[n: none of these, y: some, ?]";
	if (step->form == AR_FORM_WELL)
		return "[y: all as usual, n: not all, ?]";
	if (step->form == AR_FORM_TOGETHER)
		return "";
	switch (key->type) {
	case AR_PAIN_BOOL:
		return "[y, n, ?]";
	case AR_PAIN_SCALE:
		return "[0 to 10, ?]";
	case AR_PAIN_NUMBER:
		return "[a number, ?]";
	case AR_PAIN_WORD:
		break;
	}
	return "";
}

/* The words to choose from, and how to say several things at once. */
static void
below(struct screen *screen, const struct ar_interview_step *step)
{
	size_t count;
	const struct ar_pain_key *keys = ar_pain_keys(&count);
	bool numbers = step->form == AR_FORM_KEY ||
	    !interview_takes_number(step);

	for (size_t i = 0; i < step->count && step->form != AR_FORM_NONE &&
	    step->form != AR_FORM_WELL; i++) {
		const struct ar_pain_key *key = &keys[step->keys[i]];

		if (key->type == AR_PAIN_WORD)
			word_list(screen, key, numbers);
		if (key->note && key->type != AR_PAIN_SCALE)
			line(screen, key->note, STYLE_DIM);
	}
	for (size_t i = 0; i < sizeof examples / sizeof examples[0]; i++)
		if (step->form == AR_FORM_TOGETHER &&
		    strcmp(examples[i].id, step->question->id) == 0)
			line(screen, examples[i].text, STYLE_DIM);
}

static void
show(struct screen *screen, const struct ar_interview_step *step, size_t number)
{
	size_t count;
	const struct ar_pain_key *key =
	    &ar_pain_keys(&count)[step->keys[0]];
	char text[LINE_MAX_BYTES];

	snprintf(text, sizeof text, "%.900s %s", step->form == AR_FORM_KEY ?
	    key->question : step->question->text, choices(step, key));
	if (screen->plain) {
		screen_putf(screen, "Question %zu.", number);
		screen_flow_on(screen, 0, text);
	} else {
		screen_putf(screen, "%2zu. ", number);
		screen_flow(screen, INDENT, text);
	}
	screen_end(screen);
	below(screen, step);
}

static void
prompt(struct screen *screen)
{
	screen_put(screen, screen->plain ? "Answer: " : "  > ");
	fflush(screen->out);
}

static void
greet(struct screen *screen, const char *number)
{
	char text[LINE_MAX_BYTES];

	screen_flow(screen, 0, "A few questions about the pain, the urgent "
	    "ones first. It sorts how urgent it is; it is not a diagnosis.");
	screen_end(screen);
	snprintf(text, sizeof text, "In an emergency do not answer: call "
	    "%.100s.", number);
	screen_flow(screen, 0, text);
	screen_end(screen);
	screen_flow(screen, 0, "y yes, n no, ? or Enter do not know; b back, "
	    "q stop.");
	screen_end(screen);
}

/* What follows an answer that did not lead on by itself. */
static void
reply(struct screen *screen, enum interview_take taken,
    const struct ar_interview_step *step, const char *say,
    const struct interview *interview)
{
	bool opened = taken == TAKE_NEXT && (step->form == AR_FORM_NONE ||
	    step->form == AR_FORM_WELL) && interview->past_count > 0 &&
	    memcmp(interview->now.opened,
	    interview->past[interview->past_count - 1].opened,
	    sizeof interview->now.opened) != 0;

	if (taken == TAKE_WRONG)
		line(screen, say, STYLE_STRONG);
	else if (taken == TAKE_FIRST)
		line(screen, "This is the first question.", STYLE_STRONG);
	else if (opened)
		line(screen, "Then one by one:", STYLE_NONE);
}

enum ar_status
interview_ask(struct interview *interview, struct screen *screen,
    const char *number, bool *stopped, struct ar_error *err)
{
	char typed[TYPED_MAX], say[INTERVIEW_SAY];
	struct ar_interview_step step;
	enum interview_take taken = TAKE_NEXT;
	bool greeted = false;

	*stopped = false;
	for (;;) {
		AR_TRY(ar_interview_next(&interview->now, &step, err));
		if (step.count == 0)
			return AR_OK;
		if (!greeted)
			greet(screen, number);
		greeted = true;
		if (taken == TAKE_NEXT || taken == TAKE_BACK)
			show(screen, &step, interview->shown + 1);
		prompt(screen);
		if (!read_line(typed)) {
			screen_end(screen);
			*stopped = true;
			return AR_OK;
		}
		screen->column = 0;
		taken = interview_answer(interview, &step, typed, say);
		if (taken == TAKE_QUIT) {
			*stopped = true;
			return AR_OK;
		}
		reply(screen, taken, &step, say, interview);
	}
}
