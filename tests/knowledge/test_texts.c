/* Techniques, sheets, claims, foods, rules, doses and sources.  What must
 * exist is typed from recovery.md 2, 3, 5 and 6, not from the tables. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "afterrun/knowledge.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* What recovery.md 3 gives: the range of seconds a side. */
static const struct {
	enum ar_region region;
	enum ar_method method;
	int seconds_lo;
	int seconds_hi;
} given[] = {
	{ AR_PLANTAR, AR_METHOD_HAND, 60, 60 },
	{ AR_PLANTAR, AR_METHOD_BALL, 60, 60 },
	{ AR_PLANTAR, AR_METHOD_GUN, 20, 30 },
	{ AR_PLANTAR, AR_METHOD_STRETCH, 30, 30 },
	{ AR_CALF, AR_METHOD_HAND, 60, 60 },
	{ AR_CALF, AR_METHOD_ROLLER, 60, 60 },
	{ AR_CALF, AR_METHOD_GUN, 30, 60 },
	{ AR_CALF, AR_METHOD_STRETCH, 30, 30 },
	{ AR_SOLEUS, AR_METHOD_HAND, 45, 60 },
	{ AR_SOLEUS, AR_METHOD_ROLLER, 45, 45 },
	{ AR_SOLEUS, AR_METHOD_STRETCH, 30, 30 },
	{ AR_SHIN, AR_METHOD_HAND, 45, 60 },
	{ AR_SHIN, AR_METHOD_ROLLER, 30, 60 },
	{ AR_SHIN, AR_METHOD_GUN, 20, 30 },
	{ AR_SHIN, AR_METHOD_STRETCH, 20, 30 },
	{ AR_PERONEAL, AR_METHOD_HAND, 30, 30 },
	{ AR_PERONEAL, AR_METHOD_ROLLER, 30, 30 },
	{ AR_PERONEAL, AR_METHOD_GUN, 20, 20 },
	{ AR_PERONEAL, AR_METHOD_STRETCH, 20, 20 },
	{ AR_HAMSTRING, AR_METHOD_HAND, 60, 60 },
	{ AR_HAMSTRING, AR_METHOD_BALL, 30, 60 },
	{ AR_HAMSTRING, AR_METHOD_ROLLER, 60, 60 },
	{ AR_HAMSTRING, AR_METHOD_GUN, 45, 60 },
	{ AR_HAMSTRING, AR_METHOD_STRETCH, 30, 30 },
	{ AR_QUADRICEPS, AR_METHOD_HAND, 60, 60 },
	{ AR_QUADRICEPS, AR_METHOD_ROLLER, 60, 60 },
	{ AR_QUADRICEPS, AR_METHOD_GUN, 45, 60 },
	{ AR_QUADRICEPS, AR_METHOD_STRETCH, 30, 30 },
	{ AR_ADDUCTOR, AR_METHOD_HAND, 30, 30 },
	{ AR_ADDUCTOR, AR_METHOD_ROLLER, 30, 30 },
	{ AR_ADDUCTOR, AR_METHOD_STRETCH, 30, 30 },
	{ AR_LATERAL_THIGH, AR_METHOD_HAND, 30, 30 },
	{ AR_LATERAL_THIGH, AR_METHOD_BALL, 30, 30 },
	{ AR_LATERAL_THIGH, AR_METHOD_ROLLER, 30, 45 },
	{ AR_LATERAL_THIGH, AR_METHOD_STRETCH, 30, 30 },
	{ AR_GLUTE, AR_METHOD_HAND, 45, 45 },
	{ AR_GLUTE, AR_METHOD_BALL, 60, 60 },
	{ AR_GLUTE, AR_METHOD_ROLLER, 60, 60 },
	{ AR_GLUTE, AR_METHOD_GUN, 45, 60 },
	{ AR_GLUTE, AR_METHOD_STRETCH, 30, 30 },
	{ AR_HIP_FLEXOR, AR_METHOD_HAND, 30, 30 },
	{ AR_HIP_FLEXOR, AR_METHOD_STRETCH, 30, 30 },
	{ AR_KNEE, AR_METHOD_HAND, 30, 30 },
};

/* R33; hip flexor and knee as in recovery.md 3.11 and 3.12. */
static const int ceiling[AR_REGIONS] = {
	[AR_PLANTAR] = 5, [AR_CALF] = 6, [AR_SOLEUS] = 5, [AR_SHIN] = 4,
	[AR_PERONEAL] = 4, [AR_HAMSTRING] = 6, [AR_QUADRICEPS] = 6,
	[AR_ADDUCTOR] = 3, [AR_LATERAL_THIGH] = 4, [AR_GLUTE] = 6,
	[AR_HIP_FLEXOR] = 3, [AR_KNEE] = 2,
};

static bool
holds(const char *text, const char *part)
{
	return text != NULL && strstr(text, part) != NULL;
}

static void
assert_sentence(const char *text)
{
	assert_non_null(text);
	assert_true(strlen(text) > 4);
	assert_int_equal(text[strlen(text) - 1], '.');
}

/* R98, for every text that a runner reads as advice. */
static void
assert_honest(const char *text)
{
	static const char *const never[] = { "lactic", "toxin", " cure",
		"prevents injur", "prevent injur", "flush", "cleared to run",
		"ball over the shin", "ball on the shin", "ball on the ankle" };

	for (size_t i = 0; i < COUNT(never); i++)
		if (holds(text, never[i]))
			fail_msg("\"%s\" in: %s", never[i], text);
}

/* Each key of a source column stands in the table of sources. */
static void
assert_sources(const char *source, const char *tag)
{
	char name[64];
	bool seen = false;

	assert_non_null(source);
	for (const char *s = source; *s != '\0';) {
		size_t n = strcspn(s, " ");

		assert_true(n > 0 && n < sizeof(name));
		memcpy(name, s, n);
		name[n] = '\0';
		assert_non_null(ar_source_find(name));
		seen = seen || strcmp(ar_source_find(name)->tag, "S") == 0;
		s += n + (s[n] == ' ');
	}
	assert_true(strcmp(tag, "S") != 0 || seen);
}

static void
every_technique_of_the_specification_exists(void **state)
{
	size_t count;

	(void)state;
	for (size_t i = 0; i < COUNT(given); i++) {
		const struct ar_technique *t =
		    ar_technique_get(given[i].region, given[i].method);

		assert_non_null(t);
		assert_in_range(t->seconds, given[i].seconds_lo,
		    given[i].seconds_hi);
		assert_ptr_equal(ar_technique_find(t->id), t);
	}
	/* R36: every region that is stretched can also be moved, and the
	 * knee instead of a stretch. */
	for (int r = 0; r < AR_REGIONS; r++)
		assert_non_null(
		    ar_technique_get((enum ar_region)r, AR_METHOD_AROM));
	(void)ar_techniques(&count);
	assert_int_equal(count, COUNT(given) + AR_REGIONS);
}

static void
what_the_specification_rules_out_is_absent(void **state)
{
	(void)state;
	assert_null(ar_technique_get(AR_SOLEUS, AR_METHOD_GUN));
	assert_null(ar_technique_get(AR_ADDUCTOR, AR_METHOD_GUN));
	assert_null(ar_technique_get(AR_HIP_FLEXOR, AR_METHOD_ROLLER));
	assert_null(ar_technique_get(AR_HIP_FLEXOR, AR_METHOD_GUN));
	assert_null(ar_technique_get(AR_KNEE, AR_METHOD_ROLLER));
	assert_null(ar_technique_get(AR_KNEE, AR_METHOD_STRETCH));
	assert_null(ar_technique_get(AR_KNEE, AR_METHOD_GUN));
	assert_null(ar_technique_get(AR_SHIN, AR_METHOD_BALL));
	assert_null(ar_technique_get(AR_CALF, AR_METHOD_BALL));
	assert_null(ar_technique_get(AR_REGIONS, AR_METHOD_HAND));
	assert_null(ar_technique_get(AR_CALF, AR_METHODS));
}

static void
technique_texts_are_complete_and_honest(void **state)
{
	size_t count;
	const struct ar_technique *t = ar_techniques(&count);

	(void)state;
	for (size_t i = 0; i < count; i++, t++) {
		const char *texts[] = { t->position, t->steps, t->direction,
			t->feel, t->avoid, t->purpose };

		for (size_t k = 0; k < COUNT(texts); k++) {
			assert_sentence(texts[k]);
			assert_honest(texts[k]);
		}
		assert_non_null(t->title);
		assert_true(strlen(t->grade) == 1 && t->grade[0] >= 'A' &&
		    t->grade[0] <= 'D');
		assert_sources(t->source, t->tag);
		if (t->method == AR_METHOD_STRETCH)
			assert_true(t->pressure_hi <= 5); /* R35 */
		else if (t->method == AR_METHOD_GUN)
			assert_true(t->pressure_hi <= 4); /* R34 */
		else
			assert_true(t->pressure_hi <= ceiling[t->region]);
		if (t->method == AR_METHOD_AROM)
			assert_true(holds(t->steps, "ten times"));
	}
}

static void
the_places_never_to_press_are_named(void **state)
{
	(void)state;
#define AVOID(id) ar_technique_find(id)->avoid
	assert_true(holds(AVOID("3.2-calf-hand"), "behind the knee"));
	assert_true(holds(AVOID("3.2-calf-hand"), "blood clot"));
	assert_true(holds(AVOID("3.2-calf-roller"), "blood clot"));
	assert_true(holds(AVOID("3.2-calf-gun"), "blood clot"));
	assert_true(holds(AVOID("3.3-soleus-hand"), "tendon"));
	assert_true(holds(AVOID("3.3-soleus-stretch"), "heel bone"));
	assert_true(holds(AVOID("3.4-shin-hand"), "bone"));
	assert_true(holds(AVOID("3.4-shin-hand"), "numb toes"));
	assert_true(holds(AVOID("3.5-peroneal-hand"), "nerve"));
	assert_true(holds(AVOID("3.6-hamstring-roller"), "behind the knee"));
	assert_true(holds(AVOID("3.7-quadriceps-hand"), "upper inner thigh"));
	assert_true(holds(AVOID("3.8-adductor-hand"), "groin"));
	assert_true(holds(AVOID("3.9-lateral_thigh-roller"), "bony knob"));
	assert_true(holds(AVOID("3.10-glute-ball"), "nerve"));
	assert_true(holds(AVOID("3.11-hip_flexor-hand"), "pulse"));
	assert_true(holds(AVOID("3.12-knee-hand"), "swollen"));
#undef AVOID
}

static void
every_sheet_is_there_and_complete(void **state)
{
	static const char *const ids[] = { "static_stretch", "roller", "gun",
		"hand_massage", "contrast", "contrast_pack", "cold_water",
		"ice_pack", "heat", "cool_down", "active_recovery",
		"compression", "elevation", "carbohydrate", "protein",
		"rehydration", "daily_fluid", "sleep", "side_sleeping",
		"cross_training", "warm_up", "activation", "dynamic_stretch",
		"strength", "footwear" };
	size_t count;
	const struct ar_sheet *s = ar_sheets(&count);

	(void)state;
	assert_int_equal(count, COUNT(ids));
	for (size_t i = 0; i < COUNT(ids); i++)
		assert_non_null(ar_sheet_find(ids[i]));
	for (size_t i = 0; i < count; i++, s++) {
		const char *texts[] = { s->article_dose, s->evidence_dose,
			s->likely, s->skip_if, s->stop_if };

		for (size_t k = 0; k < COUNT(texts); k++) {
			assert_sentence(texts[k]);
			assert_honest(texts[k]);
		}
		assert_sources(s->source, s->tag);
	}
	assert_null(ar_sheet_find("sauna"));
	assert_string_equal(ar_sheet_find("contrast_pack")->grade, "D");
	assert_string_equal(ar_sheet_find("static_stretch")->grade, "A");
}

static void
all_claims_are_answered(void **state)
{
	size_t count;
	const struct ar_claim *c = ar_claims(&count);

	(void)state;
	assert_int_equal(count, 23);
	for (size_t i = 0; i < count; i++, c++) {
		assert_int_equal(c->number, (int)i + 1);
		assert_sentence(c->article);
		assert_sentence(c->evidence);
		assert_sentence(c->shown);
		assert_true(strlen(c->topics) > 0);
		assert_sources(c->source, c->tag);
	}
}

static void
all_rules_can_be_explained(void **state)
{
	static const char *const more[] = { "R21b", "R42a", "R57a", "A1.1",
		"A1.2", "A1.3", "A1.4", "A1.5", "A1.6", "A2", "A3.1", "A3.10",
		"A4.1", "A4.5", "A5", "A6", "A7", "A8" };
	size_t count;
	const struct ar_rule *r = ar_rules(&count);
	char id[8];

	(void)state;
	for (int n = 1; n <= 100; n++) {
		(void)snprintf(id, sizeof(id), "R%d", n);
		if (ar_rule_find(id) == NULL)
			fail_msg("no text for %s", id);
	}
	for (size_t i = 0; i < COUNT(more); i++)
		if (ar_rule_find(more[i]) == NULL)
			fail_msg("no text for %s", more[i]);
	for (size_t i = 0; i < count; i++, r++) {
		assert_sentence(r->text);
		assert_sources(r->source, r->tag);
		assert_true(strlen(r->text) < 320);
	}
	assert_null(ar_rule_find("R0"));
	assert_null(ar_rule_find("R101"));
	assert_null(ar_rule_find(""));
}

static void
foods_have_the_amounts_of_r77(void **state)
{
	const struct ar_food *banana = ar_food_find("banana");
	const struct ar_food *milk = ar_food_find("low_fat_milk");
	const struct ar_food *whey = ar_food_find("whey");

	(void)state;
	assert_true(banana->carb_g == 27 && banana->protein_g == 1);
	assert_null(banana->swaps);
	assert_true(milk->carb_g == 15 && milk->protein_g == 10);
	assert_true(whey->carb_g == 2 && whey->protein_g == 20);
	assert_true(holds(milk->swaps, "vegan"));
	assert_string_equal(banana->tag, "R");
	assert_null(ar_food_find("pizza"));
}

static void
every_dose_of_the_articles_is_a_row(void **state)
{
	static const struct {
		const char *id;
		double value;
		const char *unit;
		bool safe;
	} want[] = {
		{ "stretch_hold", 20, "s", true },
		{ "contrast_ice", 10, "min", true },
		{ "contrast_heat", 15, "min", true },
		{ "contrast_heat_temperature", 40, "°C", true },
		{ "contrast_window", 48, "h", true },
		{ "massage_total", 5, "min", true },
		{ "massage_run_rule", 30, "min", true },
		{ "cool_down", 10, "min", true },
		{ "cool_down_heart_rate", 50, "% of highest heart rate", true },
		{ "food_window", 30, "min", true },
		{ "daily_fluid_low", 2, "l", false },
		{ "daily_fluid_high", 3, "l", false },
		{ "sleep", 7, "h", true },
		{ "joint_wait", 3, "days", false },
	};
	size_t count;
	const struct ar_article_dose *d;

	(void)state;
	for (size_t i = 0; i < COUNT(want); i++) {
		d = ar_article_dose_find(want[i].id);
		assert_non_null(d);
		assert_true(d->value == want[i].value);
		assert_string_equal(d->unit, want[i].unit);
		assert_true(d->safe_switch == want[i].safe);
	}
	d = ar_article_dose_find("ball_on_bone");
	assert_true(isnan(d->value) && !d->safe_switch);
	assert_false(ar_article_dose_find("massage_strain")->safe_switch);
	assert_null(ar_article_dose_find("stretch"));
	d = ar_article_doses(&count);
	for (size_t i = 0; i < count; i++, d++) {
		assert_sentence(d->text);
		assert_sentence(d->evidence);
		assert_sources(d->source, d->tag);
	}
}

static void
sources_are_complete(void **state)
{
	size_t count;
	const struct ar_source *s = ar_sources(&count);

	(void)state;
	assert_true(count > 60);
	for (size_t i = 0; i < count; i++, s++) {
		assert_ptr_equal(ar_source_find(s->id), s);
		assert_true(strlen(s->citation) > 5);
		assert_non_null(s->tag);
	}
	assert_string_equal(ar_source_find("kdigo2024")->tag, "P");
	assert_null(ar_source_find("nobody1999"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_technique_of_the_specification_exists),
		cmocka_unit_test(what_the_specification_rules_out_is_absent),
		cmocka_unit_test(technique_texts_are_complete_and_honest),
		cmocka_unit_test(the_places_never_to_press_are_named),
		cmocka_unit_test(every_sheet_is_there_and_complete),
		cmocka_unit_test(all_claims_are_answered),
		cmocka_unit_test(all_rules_can_be_explained),
		cmocka_unit_test(foods_have_the_amounts_of_r77),
		cmocka_unit_test(every_dose_of_the_articles_is_a_row),
		cmocka_unit_test(sources_are_complete),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
