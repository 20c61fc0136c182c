/* Room for what is said: no speech overlaps another one or a bell. */
#include <math.h>
#include <string.h>

#include "recovery/guide_build.h"
#include "recovery/numbers.h"

/* How much a text holds, in spoken words: voices are not slower for short
 * words, but are for long ones, for digits and for pauses. */
struct measure {
	double words;
	double letters;
	double pauses; /* in words */
};

static bool
is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')
	    || (unsigned char)c >= 0xc0; /* first byte of a character */
}

static void
take(struct measure *sum, const char *text, const char *at)
{
	char next = at[1];

	if (is_letter(*at))
		sum->letters++;
	else if (*at >= '0' && *at <= '9')
		sum->letters += AR_GUIDE_DIGIT_LETTERS;
	else if ((*at == ',' || *at == ':' || *at == ';') && next)
		sum->pauses += AR_GUIDE_COMMA_WORDS;
	else if ((*at == '.' || *at == '?' || *at == '!') && next)
		sum->pauses += AR_GUIDE_STOP_WORDS;
	if (*at != ' ' && (at == text || at[-1] == ' '))
		sum->words++;
}

/* The plan is in tenths, as it is printed: up to the next one. */
static double
tenth_up(double seconds)
{
	double tenths = ar_round(seconds, 1);

	return tenths < seconds - AR_GUIDE_EXACT_S
	    ? ar_round(tenths + AR_GUIDE_TENTH_S, 1) : tenths;
}

double
ar_speech_s(const char *text, double words_per_minute)
{
	struct measure sum = { 0, 0, 0 };
	double by_letters;

	for (const char *at = text; *at; at++)
		take(&sum, text, at);
	by_letters = sum.letters / AR_GUIDE_WORD_LETTERS + sum.pauses;
	if (by_letters > sum.words)
		sum.words = by_letters;
	return tenth_up(sum.words * AR_MINUTE_S / words_per_minute
	    + AR_GUIDE_SPEECH_MORE_S);
}

static void
insert(struct ar_slot_cues *cues, const struct ar_cue *cue)
{
	size_t at = cues->count;

	if (cues->count == AR_SLOT_CUES_MAX)
		return;
	while (at > 0 && cues->cue[at - 1].at_s > cue->at_s)
		at--;
	memmove(&cues->cue[at + 1], &cues->cue[at],
	    (cues->count - at) * sizeof *cue);
	cues->cue[at] = *cue;
	cues->count++;
}

void
ar_slot_bell(struct ar_slot_cues *cues, double at_s, enum ar_bell bell,
    const char *text)
{
	struct ar_cue cue = { .at_s = at_s, .kind = AR_CUE_BELL,
		.bell = bell, .text = text, .budget_s = AR_GUIDE_BELL_S };

	insert(cues, &cue);
}

static double
gap_of(const struct ar_cue *cue)
{
	return cue->kind == AR_CUE_SPEECH ? AR_GUIDE_SPEECH_GAP_S : 0;
}

/* The first moment from from_s on with length_s of silence. */
static double
room(const struct ar_slot_cues *cues, double from_s, double length_s)
{
	from_s = tenth_up(from_s);
	for (size_t i = 0; i < cues->count; i++) {
		const struct ar_cue *cue = &cues->cue[i];
		double over_s = tenth_up(cue->at_s + cue->budget_s
		    + gap_of(cue));

		if (ar_round(from_s + length_s + gap_of(cue), 1)
		    <= cue->at_s)
			return from_s;
		if (over_s > from_s)
			from_s = over_s;
	}
	return from_s;
}

/* Put a text at from_s or after it, so that it has ended by until_s. */
static bool
put(struct ar_slot_cues *cues, const struct ar_say *say, const char *text,
    const double span[2])
{
	struct ar_cue cue = { .kind = AR_CUE_SPEECH, .text = text,
		.step = say->step,
		.budget_s = ar_speech_s(text, cues->words_per_minute) };

	if (cues->count == AR_SLOT_CUES_MAX)
		return false;
	cue.at_s = room(cues, span[0], cue.budget_s);
	if (cue.at_s > say->latest_s
	    || ar_round(cue.at_s + cue.budget_s, 1) > span[1])
		return false;
	insert(cues, &cue);
	return true;
}

static bool
put_any(struct ar_slot_cues *cues, const struct ar_say *say, double until_s)
{
	for (int i = 0; i < AR_SAY_VARIANTS; i++) {
		if (!say->text[i])
			continue;
		if (put(cues, say, say->text[i],
		    (double[]){ say->best_s, until_s }))
			return true;
		if (say->from_s < say->best_s && put(cues, say, say->text[i],
		    (double[]){ say->from_s, until_s }))
			return true;
	}
	return false;
}

bool
ar_slot_say(struct ar_slot_cues *cues, const struct ar_say *say)
{
	if (say->good_s < say->until_s && put_any(cues, say, say->good_s))
		return true;
	return put_any(cues, say, say->until_s);
}
