/* Shoes by name or number. */
#define _GNU_SOURCE
#include <string.h>

#include "../check.h"
#include "afterrun/shoes.h"
#include "log_fixture.h"

static const struct ar_moment now = {1.7e9, 0};
static struct ar_arena *arena;
static struct ar_store *store;
static struct ar_error err;
static struct log kept_log;

static int
set_up(void **state)
{
	(void)state;
	log_open(&kept_log);
	store = kept_log.store;
	arena = kept_log.arena;
	return 0;
}

static int
tear_down(void **state)
{
	(void)state;
	log_close(&kept_log);
	return 0;
}

static struct ar_shoe
add(const char *name, double start_m, double alert_m)
{
	struct ar_shoe_words words;
	struct ar_shoe shoe;

	ar_shoe_words_clear(&words);
	words.name = name;
	words.start_m = start_m;
	words.alert_m = alert_m;
	if (ar_shoe_add(store, &now, &words, arena, &shoe, &err) != AR_OK)
		fail_msg("%s: %s", name, err.text);
	return shoe;
}

static void
the_first_is_usual(void **state)
{
	struct ar_shoe road = add("Road", 500000, NAN);
	struct ar_shoe trail = add("Trail", NAN, 600000);
	struct ar_shoe_words words;

	(void)state;
	assert_true(road.usual);
	assert_false(trail.usual);
	check_near(road.run_m, 500000, 0);
	ar_shoe_words_clear(&words);
	words.usual = AR_SHOE_YES;
	assert_int_equal(ar_shoe_change(store, &now, "trail", &words, arena,
	    &trail, &err), AR_OK);
	assert_true(trail.usual);
	assert_int_equal(ar_shoe_find(store, "ROAD", arena, &road, &err),
	    AR_OK);
	assert_false(road.usual);
}

static void
alerts(void **state)
{
	struct ar_shoe shoe = add("Old", 700000, 700000);
	struct ar_shoe_words words;

	(void)state;
	assert_true(ar_shoe_due(&shoe));
	ar_shoe_words_clear(&words);
	words.alert_m = 800000;
	words.note = "left heel worn";
	assert_int_equal(ar_shoe_change(store, &now, "old", &words, arena,
	    &shoe, &err), AR_OK);
	assert_false(ar_shoe_due(&shoe));
	assert_string_equal(shoe.note, "left heel worn");
	words.alert_m = 0;
	words.note = "";
	assert_int_equal(ar_shoe_change(store, &now, "old", &words, arena,
	    &shoe, &err), AR_OK);
	assert_true(isnan(shoe.alert_m));
	assert_null(shoe.note);
	assert_false(ar_shoe_due(&shoe));
}

static void
retiring(void **state)
{
	struct ar_shoe shoe = add("Racer", NAN, NAN);
	struct ar_shoe_words words;

	(void)state;
	ar_shoe_words_clear(&words);
	words.usual = AR_SHOE_YES;
	assert_int_equal(ar_shoe_change(store, &now, "racer", &words, arena,
	    &shoe, &err), AR_OK);
	assert_true(shoe.usual);
	ar_shoe_words_clear(&words);
	words.retired = AR_SHOE_YES;
	assert_int_equal(ar_shoe_change(store, &now, "racer", &words, arena,
	    &shoe, &err), AR_OK);
	check_near(shoe.retired_utc_s, now.now_utc_s, 0);
	assert_false(shoe.usual);
	ar_shoe_words_clear(&words);
	words.usual = AR_SHOE_YES;
	assert_int_equal(ar_shoe_change(store, &now, "racer", &words, arena,
	    &shoe, &err), AR_EINPUT);
	/* the name is free again, and the old one cannot come back to it */
	struct ar_shoe second = add("Racer", NAN, NAN);

	assert_int_not_equal(second.id, shoe.id);
	assert_int_equal(ar_shoe_find(store, "racer", arena, &shoe, &err),
	    AR_OK);
	assert_int_equal(shoe.id, second.id);
	ar_shoe_words_clear(&words);
	words.retired = AR_SHOE_NO;
	char number[24];

	snprintf(number, sizeof number, "%d", (int)second.id - 1);
	assert_int_equal(ar_shoe_change(store, &now, number, &words, arena,
	    &shoe, &err), AR_EINPUT);
}

static void
wrong_words(void **state)
{
	struct ar_shoe_words words;
	struct ar_shoe shoe;
	char longer[200];

	(void)state;
	(void)add("Daily", NAN, NAN);
	memset(longer, 'x', sizeof longer - 1);
	longer[sizeof longer - 1] = '\0';
	ar_shoe_words_clear(&words);
	assert_int_equal(ar_shoe_add(store, &now, &words, arena, &shoe,
	    &err), AR_EINPUT);
	const char *const names[] = {"", "12", "daily", longer, "a\x01z"};

	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
		words.name = names[i];
		assert_int_equal(ar_shoe_add(store, &now, &words, arena,
		    &shoe, &err), AR_EINPUT);
	}
	words.name = "fine";
	words.start_m = -1;
	assert_int_equal(ar_shoe_add(store, &now, &words, arena, &shoe,
	    &err), AR_EINPUT);
	assert_int_equal(ar_shoe_find(store, "dayly", arena, &shoe, &err),
	    AR_EABSENT);
	assert_non_null(strstr(err.hint, "Daily"));
	assert_int_equal(ar_shoe_find(store, "", arena, &shoe, &err),
	    AR_EABSENT);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_first_is_usual),
		cmocka_unit_test(alerts),
		cmocka_unit_test(retiring),
		cmocka_unit_test(wrong_words),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
