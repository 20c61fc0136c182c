#include <math.h>
#include <stdio.h>
#include <string.h>

#include "doors/cli/render.h"

enum {
	TEXT_MAX = 512,
	REASONS_MOST = 6,
	QUESTIONS_MOST = 5,
	DAY_H = 24,
	FAR_H = 24 * 365
};

/* The lines below one label. */
struct list {
	struct screen *screen;
	const char *label;
	size_t lines;
};

static void
list_add(struct list *list, const char *text)
{
	struct screen *screen = list->screen;
	int indent = screen->plain ? 0 : LABEL_COLUMNS;

	if (!text || !text[0])
		return;
	if (list->lines++ == 0)
		screen_label(screen, list->label, LABEL_COLUMNS);
	screen_to(screen, indent);
	screen_flow(screen, indent, text);
	screen_end(screen);
}

/* Where a text speaks of the emergency number, say which it is. */
static void
with_number(const char *text, const char *number, char out[TEXT_MAX])
{
	static const char words[] = "the emergency number";
	const char *at = strstr(text, words);
	int head;

	if (!at || !number || !number[0]) {
		snprintf(out, TEXT_MAX, "%s", text);
		return;
	}
	at += sizeof words - 1;
	head = at - text < TEXT_MAX ? (int)(at - text) : TEXT_MAX - 1;
	snprintf(out, TEXT_MAX, "%.*s, %.32s,%s", head, text, number, at);
}

static void
advice(struct screen *screen, const struct ar_verdict *verdict,
    const char *number)
{
	struct list act = {screen, "Do", 0};
	struct list avoid = {screen, "Do not", 0};
	char text[TEXT_MAX];

	for (size_t i = 0; i < verdict->act_count; i++) {
		with_number(verdict->act[i], number, text);
		list_add(&act, text);
	}
	for (size_t i = 0; i < verdict->avoid_count; i++)
		list_add(&avoid, verdict->avoid[i]);
}

static void
reasons(struct screen *screen, const struct ar_verdict *verdict)
{
	struct list list = {screen, "Why", 0};
	char text[TEXT_MAX];

	for (size_t i = 0; i < verdict->fired_count; i++) {
		const struct ar_triage_rule *rule = verdict->fired[i].rule;

		if (i == REASONS_MOST) {
			snprintf(text, sizeof text, "And %zu more; --json "
			    "lists them.", verdict->fired_count - i);
			list_add(&list, text);
			return;
		}
		snprintf(text, sizeof text, "%s (%s)", rule->reason,
		    rule->id);
		list_add(&list, text);
	}
}

/* "heat, cold": what has this permit. */
static void
permits(struct screen *screen, const struct ar_verdict *verdict,
    enum ar_permit permit, const char *label)
{
	static const char *const words[AR_ALLOWS] = {
		[AR_ALLOW_RUN] = "running",
		[AR_ALLOW_MASSAGE] = "massage",
		[AR_ALLOW_HEAT] = "heat",
		[AR_ALLOW_COLD] = "cold",
		[AR_ALLOW_STRETCH] = "stretching",
	};
	struct list list = {screen, label, 0};
	char text[TEXT_MAX] = "";

	for (int i = 0; i < AR_ALLOWS; i++) {
		size_t used = strlen(text);

		if (verdict->allows[i] == permit)
			snprintf(text + used, sizeof text - used, "%s%s",
			    used ? ", " : "", words[i]);
	}
	list_add(&list, text);
}

static void
check_again(struct screen *screen, const struct ar_verdict *verdict)
{
	struct list list = {screen, "Again", 0};
	double hours = verdict->recheck_h;
	char text[TEXT_MAX];
	long whole;

	if (!(hours > 0 && hours < FAR_H))
		return;
	whole = lround(hours);
	if (whole > DAY_H && whole % DAY_H == 0)
		snprintf(text, sizeof text, "in %ld days", whole / DAY_H);
	else
		snprintf(text, sizeof text, "in %ld hour%s", whole,
		    whole == 1 ? "" : "s");
	snprintf(text + strlen(text), sizeof text - strlen(text),
	    ", and at once if it gets worse.");
	text[0] = 'I';
	list_add(&list, text);
}

static void
open_questions(struct screen *screen, const struct ar_verdict *verdict)
{
	size_t count;
	const struct ar_pain_key *keys = ar_pain_keys(&count);
	struct list list = {screen, "Open", 0};
	char text[TEXT_MAX];

	if (!verdict->complete)
		list_add(&list, "The answer can still become more urgent:");
	for (size_t i = 0; i < verdict->ask_count; i++) {
		int key = verdict->ask_next[i];

		if (i == QUESTIONS_MOST) {
			snprintf(text, sizeof text, "And %zu more.",
			    verdict->ask_count - i);
			list_add(&list, text);
			return;
		}
		if (key >= 0 && (size_t)key < count)
			list_add(&list, keys[key].question);
	}
}

static void
head(struct screen *screen, const struct ar_verdict *verdict)
{
	static const char *const within[AR_WITHINS] = {
		[AR_WITHIN_NOW] = "Now.",
		[AR_WITHIN_TODAY] = "Today.",
		[AR_WITHIN_2D] = "Within 2 days.",
		[AR_WITHIN_3D] = "Within 3 days.",
		[AR_WITHIN_7D] = "Within 7 days.",
	};
	const char *text = ar_tier_text(verdict->tier);

	screen_style(screen, verdict->tier <= AR_TIER_E1 ? STYLE_ALERT :
	    STYLE_STRONG);
	screen_flow(screen, 0, text ? text : "");
	screen_style(screen, STYLE_NONE);
	screen_end(screen);
	if (verdict->tier == AR_TIER_E2 &&
	    (unsigned)verdict->within < AR_WITHINS)
		screen_labelled(screen, "When", LABEL_COLUMNS,
		    within[verdict->within]);
}

void
render_verdict(struct screen *screen, const struct ar_verdict *verdict,
    const char *emergency_number)
{
	bool urgent = verdict->tier <= AR_TIER_E1;

	head(screen, verdict);
	if (!urgent)
		reasons(screen, verdict);
	advice(screen, verdict, emergency_number);
	if (urgent)
		reasons(screen, verdict);
	permits(screen, verdict, AR_PERMIT_YES, "Allowed");
	permits(screen, verdict, AR_PERMIT_LIMITED, "Limited");
	permits(screen, verdict, AR_PERMIT_NO, "Not now");
	check_again(screen, verdict);
	open_questions(screen, verdict);
	screen_labelled(screen, "Note", LABEL_COLUMNS,
	    "This sorts how urgent it is; it is not a diagnosis.");
}
