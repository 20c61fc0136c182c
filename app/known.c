/* Facts, masses and highest heart rates, read once. */
#include "app/known.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "app/numbers.h"

static const double second_per_day = 86400;

double
ar_sex_value(const char *word)
{
	if (word && strcmp(word, "f") == 0)
		return AR_SEX_FEMALE;
	return word && strcmp(word, "m") == 0 ? AR_SEX_MALE : NAN;
}

static double
experience_value(const char *word)
{
	if (word && strcmp(word, "novice") == 0)
		return AR_NOVICE;
	return word && strcmp(word, "experienced") == 0 ? AR_EXPERIENCED :
	    NAN;
}

static bool
find_trait(const char *name, enum ar_trait *trait)
{
	for (int t = 0; name && t < AR_TRAITS; t++) {
		if (strcmp(ar_trait_name((enum ar_trait)t), name) != 0)
			continue;
		*trait = (enum ar_trait)t;
		return true;
	}
	return false;
}

/* A fact of the store in numbers; false: it is of something else. */
static bool
take_fact(const struct ar_fact *from, struct ar_known_fact *fact)
{
	*fact = (struct ar_known_fact){
		.said = from->source && strcmp(from->source, "said") == 0,
		.value = from->value,
		.since_utc_s = isfinite(from->since_utc_s) ?
		    from->since_utc_s : -INFINITY,
		.source = from->source ? from->source : "",
	};
	if (!find_trait(from->name, &fact->trait))
		return false;
	if (fact->trait == AR_TRAIT_SEX)
		fact->value = ar_sex_value(from->word);
	if (fact->trait == AR_TRAIT_EXPERIENCE)
		fact->value = experience_value(from->word);
	return isfinite(fact->value);
}

/* By time, then as they came: a total order. */
static int
compare_facts(const void *left, const void *right)
{
	const struct ar_known_fact *a = left, *b = right;

	if (a->since_utc_s < b->since_utc_s)
		return -1;
	if (a->since_utc_s > b->since_utc_s)
		return 1;
	return a->order < b->order ? -1 : a->order > b->order;
}

static void
sort_facts(struct ar_known *known)
{
	for (size_t i = 0; i < known->fact_count; i++)
		known->facts[i].order = i;
	if (known->fact_count > 1)
		qsort(known->facts, known->fact_count, sizeof *known->facts,
		    compare_facts);
}

/* A watch that says the same again knows nothing new: what was said in
 * between stays the latest word. */
static bool
says_again(const struct ar_known *known, const struct ar_known_fact *fact)
{
	for (size_t i = known->fact_count; i > 0; i--) {
		const struct ar_known_fact *old = &known->facts[i - 1];

		if (old->trait == fact->trait &&
		    strcmp(old->source, fact->source) == 0)
			return !(old->value < fact->value) &&
			    !(old->value > fact->value);
	}
	return false;
}

static void
drop_repeats(struct ar_known *known)
{
	size_t count = known->fact_count;

	known->fact_count = 0;
	for (size_t i = 0; i < count; i++)
		if (known->facts[i].said ||
		    !says_again(known, &known->facts[i]))
			known->facts[known->fact_count++] = known->facts[i];
}

static enum ar_status
read_facts(struct ar_store *store, struct ar_arena *arena,
    struct ar_known *known, struct ar_error *err)
{
	struct ar_fact *facts;
	size_t count;

	AR_TRY(ar_store_facts(store, arena, &facts, &count, err));
	known->facts = ar_arena_array(arena, count, sizeof *known->facts);
	if (!known->facts)
		return ar_fail(err, AR_EMEM, 0, "out of memory");
	for (size_t i = 0; i < count; i++)
		if (take_fact(&facts[i], &known->facts[known->fact_count]))
			known->fact_count++;
	sort_facts(known);
	drop_repeats(known);
	return AR_OK;
}

/* A value belongs to its day; what the runner says of the day itself holds
 * from when it was said, so that it goes before what the day's run says. */
static double
well_since(const struct ar_well *well)
{
	double day_s = (double)well->item.day * second_per_day;

	if (strcmp(well->item.source, "said") == 0 &&
	    well->said_utc_s >= day_s &&
	    well->said_utc_s < day_s + second_per_day)
		return well->said_utc_s;
	return day_s;
}

/* Values of one kind from a day on; all of them where there is none, and room
 * for as many facts. */
static enum ar_status
read_values(struct ar_store *store, enum ar_wellness kind, int64_t from_day,
    struct ar_arena *arena, struct ar_known *known,
    struct ar_well **wells, size_t *count, struct ar_error *err)
{
	struct ar_known_fact *facts;

	AR_TRY(ar_store_wells(store, kind, from_day, INT64_MAX, false, arena,
	    wells, count, err));
	if (*count == 0 && from_day > 0)
		AR_TRY(ar_store_wells(store, kind, 0, INT64_MAX, false,
		    arena, wells, count, err));
	if (*count == 0)
		return AR_OK;
	facts = ar_arena_grow(arena, known->facts, known->fact_count,
	    known->fact_count + *count, sizeof *facts);
	if (!facts)
		return ar_fail(err, AR_EMEM, 0, "out of memory");
	known->facts = facts;
	return AR_OK;
}

/* What scales and the runner said of the mass, day by day. */
static enum ar_status
read_masses(struct ar_store *store, int64_t from_day, struct ar_arena *arena,
    struct ar_known *known, struct ar_error *err)
{
	struct ar_well *wells;
	size_t count;

	AR_TRY(read_values(store, AR_WELL_MASS_KG, from_day, arena, known,
	    &wells, &count, err));
	for (size_t i = 0; i < count; i++)
		known->facts[known->fact_count++] = (struct ar_known_fact){
			.trait = AR_TRAIT_MASS,
			.said = strcmp(wells[i].item.source, "said") == 0,
			.value = wells[i].item.value,
			.since_utc_s = well_since(&wells[i]),
			.source = wells[i].item.source,
		};
	sort_facts(known);
	return AR_OK;
}

/* The median of count values, which are put in order. */
static double
median_of(double *values, size_t count)
{
	for (size_t i = 1; i < count; i++)
		for (size_t at = i; at > 0 && values[at - 1] > values[at];
		    at--) {
			double moved = values[at];

			values[at] = values[at - 1];
			values[at - 1] = moved;
		}
	return count % 2 ? values[count / 2] :
	    (values[count / 2 - 1] + values[count / 2]) / 2;
}

/* The resting pulse of a stretch of days, from the values of its mornings;
 * *at moves behind them.  false: they are too few. */
static bool
take_pulses(const struct ar_well *wells, size_t count, size_t *at,
    struct ar_known_fact *fact)
{
	double values[AR_PULSE_VALUES_MAX];
	int64_t block = wells[*at].item.day / AR_PULSE_BLOCK_DAYS;
	const char *source = wells[*at].item.source;
	size_t n = 0;

	for (; *at < count && wells[*at].item.day / AR_PULSE_BLOCK_DAYS ==
	    block; ++*at)
		if (n < AR_PULSE_VALUES_MAX)
			values[n++] = wells[*at].item.value;
	if (n < AR_PULSE_VALUES_MIN)
		return false;
	*fact = (struct ar_known_fact){
		.trait = AR_TRAIT_HEART_REST,
		.value = median_of(values, n),
		.since_utc_s = (double)(block * AR_PULSE_BLOCK_DAYS) *
		    second_per_day,
		.source = source,
	};
	return true;
}

/* What watches and the runner said of the pulse at rest, four weeks by four
 * weeks: one morning alone says little.  Never before what was said of the
 * person, or by the run's own file. */
static enum ar_status
read_pulses(struct ar_store *store, int64_t from_day, struct ar_arena *arena,
    struct ar_known *known, struct ar_error *err)
{
	int64_t block_day = from_day > AR_PULSE_BLOCK_DAYS ? (from_day /
	    AR_PULSE_BLOCK_DAYS - 1) * AR_PULSE_BLOCK_DAYS : 0;
	struct ar_well *wells;
	size_t count, at = 0;

	AR_TRY(read_values(store, AR_WELL_PULSE_BPM, block_day, arena, known,
	    &wells, &count, err));
	while (at < count)
		if (take_pulses(wells, count, &at,
		    &known->facts[known->fact_count]))
			known->fact_count++;
	sort_facts(known);
	return AR_OK;
}

static enum ar_status
read_highs(struct ar_store *store, int64_t from_day, struct ar_arena *arena,
    struct ar_known *known, struct ar_error *err)
{
	const struct ar_run_filter filter = {.from_day = from_day,
	    .to_day = INT64_MAX, .on_foot = true};
	struct ar_run *runs;
	size_t count;

	AR_TRY(ar_store_runs(store, &filter, arena, &runs, &count, err));
	known->highs = ar_arena_array(arena, count, sizeof *known->highs);
	if (!known->highs)
		return ar_fail(err, AR_EMEM, 0, "out of memory");
	for (size_t i = 0; i < count; i++)
		if (isfinite(runs[i].heart_high_bpm))
			known->highs[known->high_count++] =
			    (struct ar_known_high){
				runs[i].summary.start_utc_s,
				runs[i].heart_high_bpm};
	return AR_OK;
}

enum ar_status
ar_known_read(struct ar_store *store, int64_t from_day,
    struct ar_arena *arena, struct ar_known *known, struct ar_error *err)
{
	*known = (struct ar_known){NULL, 0, NULL, 0};
	AR_TRY(read_facts(store, arena, known, err));
	AR_TRY(read_masses(store, from_day, arena, known, err));
	AR_TRY(read_pulses(store, from_day, arena, known, err));
	for (size_t i = 0; i < known->fact_count; i++)
		if (known->facts[i].trait == AR_TRAIT_HEART_MAX)
			return AR_OK;
	return read_highs(store, from_day, arena, known, err);
}

/* Is b the better witness of a moment than a, which comes before it in the
 * order of time? */
static bool
better(const struct ar_known_fact *a, const struct ar_known_fact *b,
    double at_utc_s)
{
	if (!a)
		return true;
	if (a->said != b->said && !ar_trait_drifts(b->trait))
		return b->said;
	return b->since_utc_s <= at_utc_s;
}

void
ar_known_traits(const struct ar_known *known, double at_utc_s,
    struct ar_known_trait traits[AR_TRAITS])
{
	const struct ar_known_fact *best[AR_TRAITS] = {NULL};

	for (size_t i = 0; i < known->fact_count; i++) {
		const struct ar_known_fact *fact = &known->facts[i];

		if (better(best[fact->trait], fact, at_utc_s))
			best[fact->trait] = fact;
	}
	for (int t = 0; t < AR_TRAITS; t++) {
		bool later = best[t] && !(best[t]->since_utc_s <= at_utc_s);

		traits[t] = (struct ar_known_trait){NAN, NULL, false};
		if (best[t])
			traits[t] = (struct ar_known_trait){best[t]->value,
			    best[t]->source, best[t]->said &&
			    !(ar_trait_drifts((enum ar_trait)t) && later)};
	}
}

double
ar_known_high(const struct ar_known *known, double at_utc_s,
    double own_high_bpm)
{
	double from_s = at_utc_s - AR_HEART_HIGH_DAYS * second_per_day;
	double best = own_high_bpm;

	for (size_t i = 0; known && i < known->high_count; i++) {
		const struct ar_known_high *high = &known->highs[i];

		if (high->start_utc_s > from_s &&
		    high->start_utc_s <= at_utc_s)
			best = fmax(best, high->bpm);
	}
	return best;
}
