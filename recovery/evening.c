#include <math.h>

#include "base/text.h"
#include "recovery/build.h"
#include "recovery/numbers.h"

/* R79. */
static void
aftercare(struct ar_build *build)
{
	bool seated = ar_build_has(build, AR_COND_HEART_DISEASE)
	    || ar_build_has(build, AR_COND_FLUID_LIMIT)
	    || ar_build_has(build, AR_COND_ARTERIAL_DISEASE);

	if (!ar_class_row(build->after_class)->aftercare)
		return;
	ar_build_evening_card(build, "elevate", seated
	    ? AR_WORDS_EVENING_ELEVATE_SEATED : AR_WORDS_EVENING_ELEVATE);
	if (!isnan(ar_build_cap_leg(build, AR_MOD_COMPRESSION)))
		ar_build_evening_card(build, "compress",
		    AR_WORDS_EVENING_COMPRESS);
}

static void
later(struct ar_build *build)
{
	bool run = build->in->mode == AR_POST_RUN;

	if (run && (build->out->flags & AR_FLAG_HOT))
		ar_build_later_card(build, "no_heat",
		    AR_WORDS_LATER_NO_HEAT);
	if (run && ar_class_row(build->after_class)->aftercare) {
		ar_build_later_card(build, "rest_day_24h",
		    AR_WORDS_LATER_REST_DAY_24);
		ar_build_later_card(build, "rest_day_48h",
		    AR_WORDS_LATER_REST_DAY_48);
	}
	if (build->after_ecc)
		ar_build_later_card(build, "no_long_descent",
		    AR_WORDS_LATER_DESCENT);
	if (build->soreness_max >= AR_SORE_FROM || build->in->pain_count)
		ar_build_later_card(build, "pain_72h",
		    AR_WORDS_LATER_TRIAGE_72);
}

/* S1's stretch of calves and shins; only where nothing speaks against it. */
static bool
article_stretch(const struct ar_build *build)
{
	bool side[AR_SIDES];

	return ar_build_stretch_sides(build, AR_CALF, side) == AR_SIDES
	    && ar_build_stretch_sides(build, AR_SHIN, side) == AR_SIDES
	    && !ar_build_arom(build, AR_CALF)
	    && !ar_build_arom(build, AR_SHIN);
}

void
ar_build_evening(struct ar_build *build)
{
	const struct ar_gate *gate = &build->gate;

	if (gate->protect)
		ar_build_evening_card(build, "protect",
		    isnan(ar_build_cap_leg(build, AR_MOD_COMPRESSION))
		    ? AR_WORDS_EXCLUDE_PROTECT_BARE
		    : AR_WORDS_EXCLUDE_PROTECT);
	if (gate->clinician)
		ar_build_evening_card(build, "clinician",
		    AR_WORDS_EXCLUDE_CLINICIAN);
	for (int w = 0; w < AR_WORDS_COUNT; w++)
		if (gate->note[w])
			ar_build_evening_card(build,
			    ar_words_row((enum ar_words)w)->id,
			    (enum ar_words)w);
	aftercare(build);
	ar_build_evening_card(build, "sleep",
	    ar_class_row(build->after_class)->aftercare
	    ? AR_WORDS_EVENING_SLEEP_8 : AR_WORDS_EVENING_SLEEP_7);
	if (build->after_ecc)
		ar_build_evening_card(build, "peak", AR_WORDS_EVENING_PEAK);
	if (build->in->version == AR_ARTICLE && article_stretch(build))
		ar_build_evening_card(build, "article_stretch",
		    AR_WORDS_EVENING_ARTICLE);
	ar_build_evening_card(build, "log", AR_WORDS_EVENING_LOG);
	later(build);
}

/* R83: what soreness asks for. */
static enum ar_next_code
sore_code(double s)
{
	if (s >= AR_VERY_SORE_FROM)
		return AR_NEXT_REST;
	if (s >= AR_XTRAIN_FROM)
		return AR_NEXT_XTRAIN;
	return s >= AR_SORE_FROM ? AR_NEXT_XTRAIN_OR_EASY : AR_NEXT_RUN_OK;
}

/* R82, R84, R85 from the class of the last run. */
static void
load_code(struct ar_build *build)
{
	const struct ar_class_row *row = ar_class_row(build->after_class);
	struct ar_next *next = &build->out->next;
	double since = build->since_h > 0 ? build->since_h : 0;
	double quality = build->after_ecc ? AR_DESCENT_HOURS
	    : row->quality_h;

	next->code = row->next;
	if (build->after_ecc)
		next->code = ar_class_row(AR_LOAD_CLASS_MAX)->next;
	if (build->in->mode == AR_POST_RUN && isnan(build->minutes)
	    && next->code < AR_NEXT_EASY_OK)
		next->code = AR_NEXT_EASY_OK; /* a run of unknown length */
	if (quality - since > 0)
		next->quality_after_h = quality - since;
	if (build->after_ecc && AR_LONG_DESCENT_H - since > 0)
		next->no_long_descent_h = AR_LONG_DESCENT_H - since;
	ar_build_rules(next->rules, "R82");
	ar_build_rules(next->rules, "R84");
	if (build->after_ecc)
		ar_build_rules(next->rules, "R85");
}

static const enum ar_words next_words[] = {
	[AR_NEXT_RUN_OK] = AR_WORDS_NEXT_RUN_OK,
	[AR_NEXT_EASY_OK] = AR_WORDS_NEXT_EASY_OK,
	[AR_NEXT_XTRAIN_OR_EASY] = AR_WORDS_NEXT_XTRAIN_OR_EASY,
	[AR_NEXT_XTRAIN] = AR_WORDS_NEXT_XTRAIN,
	[AR_NEXT_NO_RUN_24H] = AR_WORDS_NEXT_NO_RUN_24H,
	[AR_NEXT_REST] = AR_WORDS_NEXT_REST,
	[AR_NEXT_NO_RUN_UNTIL_OK] = AR_WORDS_NEXT_NO_RUN_UNTIL_OK,
	[AR_NEXT_NO_RUN_UNTIL_SEEN] = AR_WORDS_NEXT_NO_RUN_UNTIL_SEEN
};

static void
say(struct ar_build *build)
{
	struct ar_next *next = &build->out->next;
	struct ar_text text;

	ar_text_start(&text, build->arena);
	ar_text_add(&text, ar_words_row(next_words[next->code])->text);
	/* where running itself waits for an answer, no hour is named */
	if (!isnan(next->quality_after_h) &&
	    next->code < AR_NEXT_NO_RUN_UNTIL_OK) {
		ar_text_add(&text, " ");
		ar_text_add(&text,
		    ar_words_row(AR_WORDS_NEXT_QUALITY_IN)->text);
		ar_text_add(&text, " ");
		ar_text_int(&text, (int64_t)ceil(next->quality_after_h));
		ar_text_add(&text, " ");
		ar_text_add(&text, ar_words_row(AR_WORDS_NEXT_QUALITY)->text);
	}
	next->text = ar_text_end(&text);
	if (!next->text)
		build->failed = true;
}

void
ar_build_next(struct ar_build *build)
{
	struct ar_next *next = &build->out->next;
	enum ar_next_code sore = sore_code(build->soreness_max);

	load_code(build);
	if (sore > next->code) {
		next->code = sore;
		ar_build_rules(next->rules, "R83");
	}
	if (build->gate.next > next->code) {
		next->code = build->gate.next;
		ar_build_rules(next->rules, "R83");
	}
	say(build);
}
