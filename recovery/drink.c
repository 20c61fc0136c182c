#include <math.h>

#include "base/text.h"
#include "recovery/build.h"
#include "recovery/numbers.h"

struct rate_row {
	double from;
	double value;
};

static const struct rate_row air_rows[] = {
#include "recovery/sweat_air_c.inc"
};

static const struct rate_row effort_rows[] = {
#include "recovery/sweat_rpe.inc"
};

static double
rate(const struct rate_row *rows, size_t count, double at)
{
	double value = NAN;

	for (size_t i = 0; i < count; i++)
		if (at >= rows[i].from)
			value = rows[i].value;
	return value;
}

/* What the run took, as far as anybody knows. */
struct loss {
	double ml;       /* deficit before the cap of R67; NAN unknown */
	double capped;   /* after it */
	double pct;      /* of body mass */
	bool measured;
	bool gained;     /* R65: drink no more than thirst */
};

static struct loss
measured(const struct ar_session_case *in)
{
	struct loss loss = { .measured = true };
	double mass = in->person.mass_kg;
	double gain = ar_round(in->mass_after_kg - mass, 2);

	loss.gained = gain >= AR_GAIN_KG;
	loss.ml = gain > 0 ? 0 : -gain * AR_ML_PER_KG;
	loss.capped = fmin(loss.ml, mass * AR_ML_PER_KG
	    * AR_DEFICIT_MEASURED_PCT / AR_PERCENT);
	loss.pct = ar_round(loss.ml / (mass * AR_ML_PER_KG) * AR_PERCENT, 2);
	return loss;
}

static struct loss
estimated(const struct ar_build *build)
{
	const struct ar_session_case *in = build->in;
	struct loss loss = { .ml = NAN, .capped = NAN, .pct = NAN };
	double mass = in->person.mass_kg;
	double hours = build->minutes / AR_HOUR_MIN;
	double base = rate(air_rows, sizeof air_rows / sizeof *air_rows,
	    in->run.air_c);
	double factor = rate(effort_rows,
	    sizeof effort_rows / sizeof *effort_rows, build->rpe);
	double ml = base * factor * mass * hours;

	if (in->run.drunk_ml > 0)
		ml -= in->run.drunk_ml;
	if (isnan(ml))
		return loss;
	loss.ml = ml > 0 ? ml : 0;
	loss.capped = fmin(loss.ml, mass * AR_ML_PER_KG
	    * AR_DEFICIT_ESTIMATED_PCT / AR_PERCENT);
	loss.pct = ar_round(loss.ml / (mass * AR_ML_PER_KG) * AR_PERCENT, 2);
	return loss;
}

/* R68. */
static double
drink_factor(const struct ar_build *build, const struct loss *loss)
{
	double next = build->in->next_hard_h;

	if (!loss->measured)
		return AR_DRINK_FACTOR_PLAIN;
	if (next < AR_DRINK_NEXT_NEAR_H)
		return AR_DRINK_FACTOR_NEAR;
	if (loss->pct < AR_DRINK_LOSS_PCT && !(next < AR_DRINK_NEXT_FAR_H))
		return AR_DRINK_FACTOR_PLAIN;
	return AR_DRINK_FACTOR_SOME;
}

static double
to_step(double value, double step)
{
	return ar_round(ar_round(value, 6) / step, 0) * step;
}

static void
volume(struct ar_build *build, const struct loss *loss)
{
	struct ar_drink *drink = &build->out->drink;
	double factor = drink_factor(build, loss);
	double least;

	ar_build_rules(drink->rules, loss->measured ? "R65" : "R66");
	ar_build_rules(drink->rules, "R67");
	ar_build_rules(drink->rules, "R69");
	drink->target_ml = to_step(loss->capped * factor, AR_DRINK_STEP_ML);
	least = ceil(drink->target_ml / AR_DRINK_ML_H);
	/* never faster than AR_DRINK_ML_H, whatever the window (R69) */
	drink->hours = fmax(factor > AR_DRINK_FACTOR_PLAIN
	    ? AR_DRINK_HOURS_LEAST : AR_DRINK_HOURS, least);
	drink->first_30min_ml = fmin(AR_DRINK_FIRST_ML, drink->target_ml);
}

/* R72. */
static bool
limited(const struct ar_build *build)
{
	return ar_build_has(build, AR_COND_HEART_DISEASE)
	    || ar_build_has(build, AR_COND_KIDNEY_DISEASE)
	    || ar_build_has(build, AR_COND_FLUID_LIMIT);
}

static bool
salty(const struct ar_build *build, const struct loss *loss, bool long_run)
{
	if (limited(build) || loss->gained)
		return false;
	return loss->pct >= AR_DRINK_LOSS_PCT || long_run
	    || ((build->out->flags & AR_FLAG_HOT)
	    && build->minutes > AR_SODIUM_HOT_MIN);
}

static void
say(struct ar_build *build, struct ar_text *text, enum ar_words words)
{
	const struct ar_words_row *row = ar_words_row(words);

	if (text->used)
		ar_text_add(text, " ");
	ar_text_add(text, row->text);
	for (int i = 0; row->rules[i]; i++)
		ar_build_rules(build->out->drink.rules, row->rules[i]);
}

static void
after_run(struct ar_build *build, struct ar_text *text)
{
	const struct ar_session_case *in = build->in;
	struct ar_drink *drink = &build->out->drink;
	bool weighed = !isnan(in->person.mass_kg) && !isnan(in->mass_after_kg);
	struct loss loss = weighed ? measured(in) : estimated(build);
	bool long_run = !weighed && build->minutes > AR_DRINK_LONG_RUN_MIN;

	drink->sodium = salty(build, &loss, long_run);
	if (loss.gained) {
		say(build, text, AR_WORDS_DRINK_GAIN);
		ar_build_warn(build, "WEIGHT_GAINED");
	} else if (long_run) {
		say(build, text, AR_WORDS_DRINK_LONG);
	} else if (isnan(loss.ml)) {
		say(build, text, AR_WORDS_DRINK_THIRST);
	} else {
		volume(build, &loss);
		say(build, text, drink->target_ml > 0
		    ? AR_WORDS_DRINK_VOLUME : AR_WORDS_DRINK_NONE_LOST);
	}
	if (!loss.gained)
		say(build, text, drink->sodium ? AR_WORDS_DRINK_SODIUM
		    : AR_WORDS_DRINK_WATER);
	if (build->after_class >= AR_LOAD_CLASS_MAX || long_run)
		say(build, text, AR_WORDS_DRINK_WARNING);
}

/* R70. */
static double
daily(const struct ar_build *build)
{
	double ml = build->in->person.sex == AR_SEX_MALE ? AR_DAILY_M_ML
	    : AR_DAILY_F_ML;

	if (ar_build_has(build, AR_COND_PREGNANCY))
		ml += AR_DAILY_PREGNANT_ML;
	if (build->in->mode == AR_REST_DAY
	    && (build->out->flags & AR_FLAG_HOT))
		ml += AR_DAILY_HOT_ML;
	return ml;
}

void
ar_build_drink(struct ar_build *build)
{
	struct ar_session *out = build->out;
	struct ar_text text;

	ar_text_start(&text, build->arena);
	if (limited(build))
		say(build, &text, AR_WORDS_DRINK_CLINICIAN);
	else if (build->in->mode == AR_REST_DAY)
		say(build, &text, AR_WORDS_DRINK_REST);
	else
		after_run(build, &text);
	if (!limited(build))
		out->daily_drinks_ml = daily(build);
	out->drink.text = ar_text_end(&text);
	if (!out->drink.text)
		build->failed = true;
}
