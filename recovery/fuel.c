#include <math.h>

#include "base/text.h"
#include "recovery/build.h"
#include "recovery/numbers.h"

static double
to_step(double grams)
{
	return ar_round(ar_round(grams, 6) / AR_FOOD_STEP_G, 0)
	    * AR_FOOD_STEP_G;
}

static void
say(struct ar_build *build, struct ar_text *text, enum ar_words words)
{
	const struct ar_words_row *row = ar_words_row(words);

	if (text->used)
		ar_text_add(text, " ");
	ar_text_add(text, row->text);
	for (int i = 0; row->rules[i]; i++)
		ar_build_rules(build->out->fuel.rules, row->rules[i]);
}

/* The foods that the articles name stand first in the table. */
enum { FOODS = 3, HALVES = 8 };

struct plate {
	int half[FOODS]; /* portions in halves */
	double miss;
};

static double
miss_of(const struct ar_food *foods, const int *half, double carb,
    double protein)
{
	double c = -carb, p = -protein, amount = 0;

	for (int i = 0; i < FOODS; i++) {
		c += foods[i].carb_g * half[i] / 2;
		p += foods[i].protein_g * half[i] / 2;
		amount += half[i];
	}
	/* a little for every portion: few things beat a perfect sum */
	return fabs(c) + 2 * fabs(p) + amount / FOODS;
}

/* Half portions of three foods that come nearest to both numbers. */
static struct plate
nearest(const struct ar_food *foods, double carb, double protein)
{
	struct plate best = { .miss = INFINITY };
	int h[FOODS];

	for (h[0] = 0; h[0] <= HALVES; h[0] += 2)
		for (h[1] = 0; h[1] <= HALVES; h[1] += 2)
			for (h[2] = 0; h[2] <= HALVES; h[2]++) {
				double miss = miss_of(foods, h, carb,
				    protein);

				if (!(miss < best.miss))
					continue;
				best.miss = miss;
				for (int i = 0; i < FOODS; i++)
					best.half[i] = h[i];
			}
	return best;
}

/* R77: "For example 1 x medium banana, 2 x 300 ml low-fat milk." */
static void
example(struct ar_build *build, struct ar_text *text)
{
	size_t count;
	const struct ar_food *foods = ar_foods(&count);
	const struct ar_fuel *fuel = &build->out->fuel;
	struct plate plate;
	bool first = true;

	if (count < FOODS || isnan(fuel->carb_g) || isnan(fuel->protein_g))
		return;
	plate = nearest(foods, fuel->carb_g, fuel->protein_g);
	for (int i = 0; i < FOODS; i++) {
		if (!plate.half[i])
			continue;
		ar_text_add(text, first ? " For example " : ", ");
		ar_text_number(text, plate.half[i] / 2.0, 1);
		ar_text_add(text, " x ");
		ar_text_add(text, foods[i].portion);
		ar_text_add(text, " ");
		ar_text_add(text, foods[i].name);
		first = false;
	}
	if (!first)
		ar_text_add(text, ".");
	ar_build_rules(build->out->fuel.rules, "R77");
}

static void
span(struct ar_text *text, double lo, double hi)
{
	ar_text_add(text, text->used ? " " : "");
	ar_text_number(text, to_step(lo), 0);
	ar_text_add(text, " to ");
	ar_text_number(text, to_step(hi), 0);
	ar_text_add(text, " g ");
}

/* R78 and R76. */
static void
day_totals(struct ar_build *build, struct ar_text *text)
{
	const struct ar_class_row *row = ar_class_row(build->after_class);
	double mass = build->in->person.mass_kg;
	bool kidney = ar_build_has(build, AR_COND_KIDNEY_DISEASE);

	ar_build_rules(build->out->fuel.rules, "R78");
	if (isnan(mass)) {
		say(build, text, AR_WORDS_FUEL_NO_MASS);
		return;
	}
	if (!ar_build_has(build, AR_COND_INSULIN_DIABETES)) {
		span(text, row->day_carb[0] * mass, row->day_carb[1] * mass);
		ar_text_add(text,
		    ar_words_row(AR_WORDS_FUEL_DAY_CARB)->text);
		ar_text_add(text, kidney ? "." : ",");
	}
	if (!kidney) {
		span(text, AR_DAY_PROTEIN_LO * mass,
		    AR_DAY_PROTEIN_HI * mass);
		ar_text_add(text,
		    ar_words_row(AR_WORDS_FUEL_DAY_PROTEIN)->text);
		ar_text_add(text, ".");
	}
}

/* R73 and R74. */
static void
doses(struct ar_build *build)
{
	const struct ar_class_row *row = ar_class_row(build->after_class);
	const struct ar_person *person = &build->in->person;
	struct ar_fuel *fuel = &build->out->fuel;
	double protein = person->age_y >= AR_OLD_AGE_Y ? AR_PROTEIN_OLD_G_KG
	    : AR_PROTEIN_G_KG;

	if (row->carb_g_kg > 0
	    && !ar_build_has(build, AR_COND_INSULIN_DIABETES))
		fuel->carb_g = to_step(row->carb_g_kg * person->mass_kg);
	if (row->protein && !ar_build_has(build, AR_COND_KIDNEY_DISEASE))
		fuel->protein_g = to_step(protein * person->mass_kg);
}

static void
after_run(struct ar_build *build, struct ar_text *text)
{
	const struct ar_class_row *row = ar_class_row(build->after_class);

	doses(build);
	ar_build_rules(build->out->fuel.rules, "R73");
	ar_build_rules(build->out->fuel.rules, "R74");
	if (!(row->carb_g_kg > 0)) {
		say(build, text, AR_WORDS_FUEL_NEXT_MEAL);
		return;
	}
	say(build, text, row->carb_g_kg >= AR_CARB_SOON_G_KG
	    ? AR_WORDS_FUEL_SOON : AR_WORDS_FUEL_TWO_HOURS);
	example(build, text);
	if (build->in->next_hard_h < AR_DRINK_NEXT_NEAR_H
	    && !isnan(build->out->fuel.carb_g))
		say(build, text, AR_WORDS_FUEL_HOURLY);
}

void
ar_build_fuel(struct ar_build *build)
{
	struct ar_session *out = build->out;
	struct ar_text text;

	ar_text_start(&text, build->arena);
	/* what concerns safety stands first: a small screen ends early */
	if (ar_build_has(build, AR_COND_KIDNEY_DISEASE))
		say(build, &text, AR_WORDS_FUEL_KIDNEY);
	if (ar_build_has(build, AR_COND_INSULIN_DIABETES))
		say(build, &text, AR_WORDS_FUEL_INSULIN);
	if (out->status == AR_CARE && build->in->mode == AR_REST_DAY) {
		say(build, &text, AR_WORDS_FUEL_USUAL);
	} else {
		if (build->in->mode == AR_POST_RUN)
			after_run(build, &text);
		day_totals(build, &text);
	}
	out->fuel.text = ar_text_end(&text);
	if (!out->fuel.text)
		build->failed = true;
}
