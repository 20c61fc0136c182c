/* Properties of every session (R50, R52, R89-R100), over seeded cases.
 * test_session_properties --long N runs N cases instead of CASES. */
#include "../check.h"

#include <stdlib.h>
#include <string.h>

#include "api/session_json.h"
#include "random_case.h"

enum { CASES = 2000, ARENA = 1 << 21, BUDGETS = 6, SEED = 20261121 };

static const int budgets[BUDGETS] = { 5, 10, 20, 30, 40, 60 };
static long cases = CASES;

/* Every check says which case failed: run again with the same number. */
static long case_number;

#define property(holds, rule)                                                  \
	do {                                                                   \
		if (!(holds))                                                  \
			fail_msg("case %ld: %s: %s", case_number, rule,        \
			    #holds);                                           \
	} while (0)

static struct ar_arena *
build(const struct ar_session_case *in, struct ar_session *session)
{
	struct ar_arena *arena = ar_arena_open(ARENA);
	struct ar_error err = { .status = AR_OK };

	assert_non_null(arena);
	if (ar_session_build(in, arena, session, &err) != AR_OK)
		fail_msg("case %ld: %s %s", case_number, err.where, err.text);
	return arena;
}

static char *
text_of(const struct ar_session *session, struct ar_arena *arena)
{
	struct ar_json_out out = { false };

	return ar_json_finish(&out, ar_session_json(&out, session), arena);
}

static bool
excluded(const struct ar_session *s, enum ar_region region, enum ar_side side)
{
	for (size_t i = 0; i < s->excluded_count; i++)
		if (s->excluded[i].region == region
		    && s->excluded[i].side == side)
			return true;
	return false;
}

static double
sore(const struct ar_session_case *in, enum ar_region region)
{
	double left = in->soreness[region][AR_LEFT];
	double right = in->soreness[region][AR_RIGHT];

	return fmax(fmax(left, right), 0);
}

static const double ceilings[AR_REGIONS] = { [AR_PLANTAR] = 5, [AR_CALF] = 6,
	[AR_SOLEUS] = 5, [AR_SHIN] = 4, [AR_PERONEAL] = 4,
	[AR_HAMSTRING] = 6, [AR_QUADRICEPS] = 6, [AR_ADDUCTOR] = 3,
	[AR_LATERAL_THIGH] = 4, [AR_GLUTE] = 6 };

/* R32, R33, R95, from the words of the rules and not from the builder. */
static double
highest_pressure(const struct ar_session_case *in, const struct ar_session *s,
    enum ar_region region)
{
	double cap = in->person.experience == AR_EXPERIENCED ? 6 : 4;
	double soreness = sore(in, region);

	cap = fmin(cap, ceilings[region]);
	if (soreness >= 4 || s->load_class == 4 || in->person.age_y < 16)
		cap = fmin(cap, 4);
	return soreness >= 7 ? fmin(cap, 2) : cap;
}

/* The matrix, read once more: may this modality be used there? */
static bool
matrix_allows(const struct ar_session_case *in, enum ar_modality modality,
    enum ar_region region, enum ar_side side)
{
	for (size_t i = 0; i < in->condition_count; i++) {
		const struct ar_case_condition *c = &in->conditions[i];
		const struct ar_matrix_cell *cell = ar_matrix_cell(c->id,
		    modality);
		bool here = !c->region_known
		    || (c->region == region && c->side[side]);

		if (cell->effect == AR_EFFECT_NEVER && (here || !cell->local))
			return false;
		if (cell->effect == AR_EFFECT_AVOID && here)
			return false;
		if (cell->effect == AR_EFFECT_ASK && !c->confirmed)
			return false;
	}
	return true;
}

static enum ar_modality
modality_of(const struct ar_session_step *step)
{
	if (step->block == AR_BLOCK_STRETCH)
		return AR_MOD_STRETCH;
	if (step->tool == AR_TOOL_GUN)
		return AR_MOD_GUN;
	return step->tool == AR_TOOL_HAND ? AR_MOD_HAND : AR_MOD_ROLL;
}

static void
check_place(const struct ar_session_case *in, const struct ar_session *s,
    const struct ar_session_step *step)
{
	property(step->region != AR_KNEE, "R90");
	for (int i = 0; i < step->side_count; i++) {
		property(!excluded(s, step->region, step->side[i]), "R90");
		property(matrix_allows(in, modality_of(step), step->region,
		    step->side[i]), "R90");
	}
	for (int side = 0; side < AR_SIDES; side++) {
		bool there = false;

		for (int i = 0; i < step->side_count; i++)
			there = there || step->side[i] == (enum ar_side)side;
		/* a missing side has a reason: excluded, matrix or a pain */
		property(there || in->pain_count || excluded(s, step->region,
		    (enum ar_side)side) || !matrix_allows(in,
		    step->block == AR_BLOCK_STRETCH ? AR_MOD_STRETCH
		    : AR_MOD_HAND, step->region, (enum ar_side)side), "R91");
	}
	if (step->side_count == AR_SIDES) {
		double first = in->soreness[step->region][step->side[0]];
		double then = in->soreness[step->region][step->side[1]];

		property(!(fmax(first, 0) > fmax(then, 0)), "R56");
	}
}

static void
check_massage(const struct ar_session_case *in, const struct ar_session *s,
    const struct ar_session_step *step)
{
	property(in->massage != AR_MASSAGE_NEVER, "R28");
	property(step->pressure_max <= highest_pressure(in, s, step->region),
	    "R95");
	property(step->tool == AR_TOOL_HAND || in->tool[step->tool], "R34");
	property(step->tool == AR_TOOL_HAND || step->pressure_max > 2, "R34");
	property(step->tool != AR_TOOL_GUN || (in->gun_prefer
	    && step->seconds <= 60 && step->pressure_max <= 4), "R34");
	property(step->seconds == 30 || step->seconds == 60
	    || step->seconds == 90, "R93");
	property(sore(in, step->region) < 7 || step->seconds == 30, "R46");
	property(sore(in, step->region) < 9, "R9");
	property(step->cost_s == step->side_count * (step->seconds + 5),
	    "R31");
	check_place(in, s, step);
}

static void
check_stretch(const struct ar_session_case *in, const struct ar_session *s,
    const struct ar_session_step *step)
{
	double soreness = sore(in, step->region);
	int hold = in->hold_s ? in->hold_s
	    : in->version == AR_ARTICLE ? 20 : 30;

	property(step->seconds == hold, "R92");
	property(step->sets == 1 || step->sets == 2, "R41");
	property(step->cost_s == step->side_count * step->sets * (hold + 5),
	    "R31");
	property(step->pull <= 5, "R35");
	property(soreness < 4 || step->pull <= 3, "R35");
	property(s->load_class < 4 || step->pull <= 3, "R35");
	property(soreness < 7 || (step->pull == 0 && step->sets == 1), "R36");
	check_place(in, s, step);
}

static bool
is_heat(const struct ar_session_step *step)
{
	return !strncmp(step->technique, "heat", 4)
	    || !strncmp(step->technique, "contrast", 8);
}

static void
check_thermo(const struct ar_session_case *in, const struct ar_session *s,
    const struct ar_session_step *step)
{
	bool hot = in->mode == AR_POST_RUN && (s->flags & AR_FLAG_HOT);

	property(!hot || !is_heat(step), "R62");
	property(!(in->strength_within_h <= 6) || s->status != AR_NORMAL
	    || !strcmp(step->technique, "heat_pack"), "R63");
	property(!(in->person.age_y < 16) || (strcmp(step->technique,
	    "cold_bath") && strcmp(step->technique, "contrast_water")),
	    "R60");
	property(!is_heat(step) || s->status == AR_NORMAL, "R100");
	for (int side = 0; side < AR_SIDES; side++)
		for (int r = 0; r < AR_REGIONS; r++)
			property(!is_heat(step) || step->side_count == 1
			    || !excluded(s, (enum ar_region)r,
			    (enum ar_side)side), "R57");
	for (int i = 0; i < step->side_count; i++)
		property(matrix_allows(in, is_heat(step) ? AR_MOD_HEAT
		    : AR_MOD_COLD, step->region, step->side[i]), "R58");
}

static void
check_step(const struct ar_session_case *in, const struct ar_session *s,
    const struct ar_session_step *step)
{
	property(step->technique && step->grade && step->title
	    && step->purpose && step->skip_if && step->stop_if && step->text
	    && step->rules[0], "R89");
	property(step->cost_s >= 0 && step->seconds > 0, "R96");
	switch (step->block) {
	case AR_BLOCK_MASSAGE:
		check_massage(in, s, step);
		break;
	case AR_BLOCK_STRETCH:
		check_stretch(in, s, step);
		break;
	case AR_BLOCK_THERMO:
		check_thermo(in, s, step);
		break;
	default:
		property(step->block != AR_BLOCK_ELEVATE
		    || s->status == AR_CARE, "R48");
		break;
	}
}

/* Blocks in time order, the two middle ones as wished (R53, R55, R94). */
static int
block_place(const struct ar_session_case *in, enum ar_block block)
{
	switch (block) {
	case AR_BLOCK_STRETCH:
		return in->order == AR_MASSAGE_FIRST ? 2 : 1;
	case AR_BLOCK_MASSAGE:
		return in->order == AR_MASSAGE_FIRST ? 1 : 2;
	case AR_BLOCK_THERMO:
		return 3;
	default:
		return 0;
	}
}

static void
check_session(const struct ar_session_case *in, const struct ar_session *s)
{
	int sum = 0, place = 0;

	for (size_t i = 0; i < s->step_count; i++) {
		const struct ar_session_step *step = &s->steps[i];

		property(step->number == (int)i + 1, "R94");
		property(block_place(in, step->block) >= place, "R94");
		place = block_place(in, step->block);
		sum += step->cost_s;
		check_step(in, s, step);
		property(s->status == AR_NORMAL
		    || (step->block != AR_BLOCK_STRETCH
		    && step->block != AR_BLOCK_MASSAGE), "R100");
	}
	for (size_t i = 0; i < s->warning_count; i++)
		property(ar_session_warning_text(s->warnings[i]), "R88");
	property(sum == s->total_s, "R96");
	property(s->total_s <= s->budget_s, "R52");
	property(s->status != AR_STOP || (!s->step_count && s->stop_text),
	    "R2");
	property(s->status != AR_CARE || s->stop_text, "R7");
	property(!s->excluded_count || s->next.code
	    >= AR_NEXT_NO_RUN_UNTIL_OK, "R83");
	property(s->next.text && s->next.rules[0], "R88");
	property(!(s->drink.target_ml > 800 * s->drink.hours), "R69");
	property(!(s->drink.first_30min_ml > 400), "R69");
}

static const struct ar_session_step *
step_like(const struct ar_session *s, const struct ar_session_step *like)
{
	for (size_t i = 0; i < s->step_count; i++)
		if (s->steps[i].block == like->block
		    && s->steps[i].region == like->region
		    && !strcmp(s->steps[i].technique, like->technique))
			return &s->steps[i];
	return NULL;
}

/* R50, and R40: a shorter session is a prefix of a longer one, and what the
 * longer one added did not fit. */
static void
check_longer(const struct ar_session *less, const struct ar_session *more)
{
	for (size_t i = 0; i < less->step_count; i++) {
		const struct ar_session_step *a = &less->steps[i];
		const struct ar_session_step *b = step_like(more, a);

		property(b, "R50");
		property(b->seconds >= a->seconds && b->sets >= a->sets
		    && b->side_count >= a->side_count, "R50");
	}
	property(less->ladder_count <= more->ladder_count, "R40");
	for (size_t i = 0; i < less->ladder_count; i++)
		property(!strcmp(less->ladder[i], more->ladder[i]), "R40");
	property(less->ladder_count == more->ladder_count
	    || more->total_s > less->budget_s, "R40");
}

static const char *const forbidden[] = { "lactic", "toxin", "cure",
	"prevent", "cleared to run", "damage %" };

static void
check_words(const struct ar_session *s, struct ar_arena *arena)
{
	char *text = text_of(s, arena);

	property(text, "R98");
	for (size_t i = 0; i < sizeof forbidden / sizeof *forbidden; i++)
		property(!strstr(text, forbidden[i]), "R98");
}

static void
check_same_twice(const struct ar_session_case *in)
{
	struct ar_session a, b;
	struct ar_arena *first = build(in, &a), *second = build(in, &b);
	char *x = text_of(&a, first), *y = text_of(&b, second);

	property(x && y && !strcmp(x, y), "R97");
	check_words(&a, first);
	ar_arena_close(first);
	ar_arena_close(second);
}

static void
check_budgets(struct ar_session_case *in)
{
	struct ar_session session[BUDGETS];
	struct ar_arena *arena[BUDGETS];

	for (int b = 0; b < BUDGETS; b++) {
		in->minutes_available = budgets[b];
		arena[b] = build(in, &session[b]);
		check_session(in, &session[b]);
		if (b)
			check_longer(&session[b - 1], &session[b]);
	}
	for (int b = 0; b < BUDGETS; b++)
		ar_arena_close(arena[b]);
}

/* Minute by minute: a step that the next minute adds did not fit before. */
static void
check_minutes(struct ar_session_case *in)
{
	struct ar_session less, more;
	struct ar_arena *before, *now;
	int minute = 5;

	in->minutes_available = minute;
	for (before = build(in, &less); minute < 61; minute++) {
		in->minutes_available = minute + 1;
		now = build(in, &more);
		check_longer(&less, &more);
		ar_arena_close(before);
		before = now;
		less = more;
	}
	ar_arena_close(before);
}

/* R12: one more warning never makes the session milder. */
static void
check_stricter(struct random_case *made, uint64_t *seed)
{
	struct ar_session_case *in = &made->input;
	struct ar_session with, without;
	struct ar_arena *a = build(in, &with), *b;
	size_t pains = in->pain_count, conditions = in->condition_count;

	if (pick(seed, 2) && pains)
		in->pain_count--;
	else if (conditions)
		in->condition_count--;
	b = build(in, &without);
	property(with.status >= without.status, "R12");
	property(with.next.code >= without.next.code, "R12");
	in->pain_count = pains;
	in->condition_count = conditions;
	ar_arena_close(a);
	ar_arena_close(b);
}

/* Findings that explain a pain, or say that it was looked after. */
static const char *const explains[] = { "open_wound", "cramp",
	"eased_by_walking", "painkiller_8h", "clinician_seen", "twist" };

static bool
is_warning(const struct ar_pain_key *key)
{
	for (size_t i = 0; i < sizeof explains / sizeof *explains; i++)
		if (!strcmp(key->id, explains[i]))
			return false;
	return key->type == AR_PAIN_BOOL && !isnan(key->normal);
}

/* A warning sign more never makes anything milder. */
static void
check_one_sign_more(struct random_case *made, uint64_t *seed)
{
	size_t count;
	const struct ar_pain_key *keys = ar_pain_keys(&count);
	int k = pick(seed, (int)count);
	double *value = &made->pains[0].value[k];
	struct ar_session with, without;
	struct ar_verdict refused;
	struct ar_arena *a, *b;

	if (!made->input.pain_count || !is_warning(&keys[k])
	    || !(*value == keys[k].normal))
		return;
	*value = 1 - keys[k].normal;
	if (ar_triage_judge(&made->pains[0], &refused, NULL) != AR_OK) {
		*value = keys[k].normal; /* no such finding at this site */
		return;
	}
	b = build(&made->input, &with);
	*value = keys[k].normal;
	a = build(&made->input, &without);
	property(with.status >= without.status, keys[k].id);
	property(with.next.code >= without.next.code, keys[k].id);
	/* CARE and STOP work nowhere (R100), so they need no list */
	property(with.status != AR_NORMAL
	    || with.excluded_count >= without.excluded_count, keys[k].id);
	ar_arena_close(a);
	ar_arena_close(b);
}

static void
test_properties(void **state)
{
	uint64_t seed = SEED;
	struct random_case made;

	(void)state;
	for (case_number = 0; case_number < cases; case_number++) {
		random_case_make(&made, &seed);
		check_same_twice(&made.input);
		check_stricter(&made, &seed);
		for (int i = 0; i < 4; i++)
			check_one_sign_more(&made, &seed);
		check_budgets(&made.input);
		if (case_number % 20 == 0)
			check_minutes(&made.input);
	}
	print_message("%ld cases x %d budgets\n", cases, BUDGETS);
}

int
main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_properties)
	};

	if (argc == 3 && !strcmp(argv[1], "--long"))
		cases = strtol(argv[2], NULL, 10);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
