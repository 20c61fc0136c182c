#include "afterrun/shoes.h"

#include <math.h>
#include <string.h>

#include "app/near.h"
#include "app/numbers.h"
#include "base/text.h"

enum { NEAR_MAX = 3 };

struct shelf {
	struct ar_shoe *shoes;
	size_t count;
};

void
ar_shoe_words_clear(struct ar_shoe_words *words)
{
	*words = (struct ar_shoe_words){.start_m = NAN, .alert_m = NAN};
}

bool
ar_shoe_due(const struct ar_shoe *shoe)
{
	return isnan(shoe->retired_utc_s) && shoe->alert_m > 0 &&
	    shoe->run_m >= shoe->alert_m;
}

/* By name, those in use first; NULL: none. */
static const struct ar_shoe *
by_name(const struct shelf *shelf, const char *name)
{
	const struct ar_shoe *retired = NULL;
	size_t n = strlen(name);

	for (size_t i = 0; i < shelf->count; i++) {
		const struct ar_shoe *shoe = &shelf->shoes[i];

		if (!ar_text_same_word(name, n, shoe->name))
			continue;
		if (isnan(shoe->retired_utc_s))
			return shoe;
		retired = shoe;
	}
	return retired;
}

static const struct ar_shoe *
by_number(const struct shelf *shelf, const char *name)
{
	int64_t id;

	if (!ar_integer_parse(name, strlen(name), &id))
		return NULL;
	for (size_t i = 0; i < shelf->count; i++)
		if (shelf->shoes[i].id == id)
			return &shelf->shoes[i];
	return NULL;
}

static enum ar_status
absent(const struct shelf *shelf, const char *name, struct ar_arena *arena,
    struct ar_error *err)
{
	struct ar_text hint;
	size_t near = 0;

	ar_fail_at(err, AR_EABSENT, name, "there is no shoe of this name");
	ar_text_start(&hint, arena);
	for (size_t i = 0; i < shelf->count && near < NEAR_MAX; i++) {
		if (!ar_word_near(name, strlen(name), shelf->shoes[i].name))
			continue;
		ar_text_add(&hint, near++ ? ", " : "did you mean ");
		ar_text_add(&hint, shelf->shoes[i].name);
	}
	ar_text_add(&hint, near ? "?" : "afterrun shoes lists them");
	const char *text = ar_text_end(&hint);

	return text ? ar_fail_hint(err, text) : AR_EABSENT;
}

enum ar_status
ar_shoe_find(struct ar_store *store, const char *name,
    struct ar_arena *arena, struct ar_shoe *shoe, struct ar_error *err)
{
	struct shelf shelf;
	const struct ar_shoe *found;

	AR_TRY(ar_store_shoes(store, arena, &shelf.shoes, &shelf.count, err));
	found = by_name(&shelf, name);
	if (!found)
		found = by_number(&shelf, name);
	if (!found)
		return absent(&shelf, name, arena, err);
	*shoe = *found;
	return AR_OK;
}

static enum ar_status
check_name(const struct shelf *shelf, const char *name, int64_t own_id,
    struct ar_error *err)
{
	size_t n = name ? strlen(name) : 0;
	const struct ar_shoe *same;
	int64_t number;

	if (n == 0 || n > AR_SHOE_NAME_MAX || ar_utf8_prefix(name, n) != n)
		return ar_fail_at(err, AR_EINPUT, "name",
		    "a shoe needs a name of 1 to 80 characters");
	if (ar_integer_parse(name, n, &number))
		return ar_fail_at(err, AR_EINPUT, name,
		    "a number alone cannot be the name of a shoe");
	same = by_name(shelf, name);
	if (same && same->id != own_id && isnan(same->retired_utc_s))
		return ar_fail_at(err, AR_EINPUT, name,
		    "a shoe in use has this name already");
	return AR_OK;
}

static enum ar_status
check_distance(double metres, const char *where, struct ar_error *err)
{
	if (isnan(metres) || (metres >= 0 && metres <= AR_SHOE_DISTANCE_MAX_M))
		return AR_OK;
	return ar_fail_at(err, AR_EINPUT, where,
	    "a distance from 0 to 100000 km is expected");
}

static enum ar_status
apply(struct ar_shoe *shoe, const struct ar_shoe_words *words,
    const struct ar_moment *moment, struct ar_error *err)
{
	AR_TRY(check_distance(words->start_m, "start", err));
	AR_TRY(check_distance(words->alert_m, "alert", err));
	if (words->name)
		shoe->name = words->name;
	if (words->note)
		shoe->note = words->note[0] ? words->note : NULL;
	if (!isnan(words->start_m))
		shoe->start_m = words->start_m;
	if (!isnan(words->alert_m))
		shoe->alert_m = words->alert_m > 0 ? words->alert_m : NAN;
	if (words->retired == AR_SHOE_NO)
		shoe->retired_utc_s = NAN;
	if (words->retired == AR_SHOE_YES) {
		shoe->retired_utc_s = moment->now_utc_s;
		shoe->usual = false;
	}
	if (words->usual == AR_SHOE_NO)
		shoe->usual = false;
	if (words->usual == AR_SHOE_YES && !isnan(shoe->retired_utc_s))
		return ar_fail_at(err, AR_EINPUT, shoe->name,
		    "a retired shoe cannot be the usual one");
	if (words->usual == AR_SHOE_YES)
		shoe->usual = true;
	return AR_OK;
}

/* Keep it and read it back with its distance. */
static enum ar_status
keep(struct ar_store *store, const struct ar_shoe *shoe,
    struct ar_arena *arena, struct ar_shoe *kept, struct ar_error *err)
{
	struct shelf shelf;
	int64_t id = shoe->id;

	AR_TRY(ar_store_shoe_put(store, shoe, &id, err));
	AR_TRY(ar_store_shoes(store, arena, &shelf.shoes, &shelf.count, err));
	for (size_t i = 0; i < shelf.count; i++) {
		if (shelf.shoes[i].id == id) {
			*kept = shelf.shoes[i];
			return AR_OK;
		}
	}
	return ar_fail(err, AR_ESTORE, 0, "the shoe was not kept");
}

enum ar_status
ar_shoe_add(struct ar_store *store, const struct ar_moment *moment,
    const struct ar_shoe_words *words, struct ar_arena *arena,
    struct ar_shoe *shoe, struct ar_error *err)
{
	struct ar_shoe made = {.alert_m = NAN, .retired_utc_s = NAN,
	    .added_utc_s = moment->now_utc_s};
	struct shelf shelf;

	AR_TRY(ar_store_shoes(store, arena, &shelf.shoes, &shelf.count, err));
	AR_TRY(check_name(&shelf, words->name, 0, err));
	made.usual = shelf.count == 0;
	AR_TRY(apply(&made, words, moment, err));
	return keep(store, &made, arena, shoe, err);
}

enum ar_status
ar_shoe_change(struct ar_store *store, const struct ar_moment *moment,
    const char *name, const struct ar_shoe_words *words,
    struct ar_arena *arena, struct ar_shoe *shoe, struct ar_error *err)
{
	struct ar_shoe changed;
	struct shelf shelf;

	AR_TRY(ar_shoe_find(store, name, arena, &changed, err));
	AR_TRY(ar_store_shoes(store, arena, &shelf.shoes, &shelf.count, err));
	if (words->name || words->retired == AR_SHOE_NO)
		AR_TRY(check_name(&shelf,
		    words->name ? words->name : changed.name, changed.id,
		    err));
	AR_TRY(apply(&changed, words, moment, err));
	return keep(store, &changed, arena, shoe, err);
}
