/* Several reports over days: T2, T27, T28, T37, T51, T52. */
#include "tests/check.h"

#include "knowledge/pain_keys.h"
#include "tests/triage/words.h"

static const double DAY = 86400;
static const double START = 1700000000;

struct log {
	double day;
	const char *text;
};

static struct ar_verdict
judge(const struct log *logs, size_t count, double now_day)
{
	struct ar_pain pains[16];
	struct ar_pain turned[16];
	struct ar_verdict v, again;
	struct ar_error err;

	for (size_t i = 0; i < count; i++) {
		words_read_no(logs[i].text, &pains[i]);
		pains[i].date_utc_s = START + logs[i].day * DAY;
		turned[count - 1 - i] = pains[i];
	}
	double now = START + now_day * DAY;

	if (ar_triage_course(pains, count, now, &v, &err) != AR_OK)
		fail_msg("%s: %s", err.where, err.text);
	assert_int_equal(ar_triage_course(turned, count, now, &again, &err),
	    AR_OK);
	assert_int_equal(v.tier, again.tier);
	assert_int_equal(v.fired_count, again.fired_count);
	return v;
}

#define JUDGE(logs, now) judge(logs, sizeof(logs) / sizeof((logs)[0]), now)

static void
test_lock(void **state)
{
	static const struct log locked[] = {
		{ 0, "region=calf side=left severity_worst=2 calf_swollen=1" },
		{ 3, "region=arch severity_worst=1" },
	};
	static const struct log seen[] = {
		{ 0, "region=calf side=left severity_worst=2 calf_swollen=1" },
		{ 1, "region=calf side=left severity_worst=2"
		     " clinician_seen=1" },
		{ 3, "region=arch severity_worst=1" },
	};
	static const struct log other[] = {
		{ 0, "region=calf side=left severity_worst=2 calf_swollen=1" },
		{ 1, "region=arch side=left severity_worst=1"
		     " clinician_seen=1" },
	};
	static const struct log again[] = {
		{ 0, "region=calf side=left severity_worst=2"
		     " clinician_seen=1" },
		{ 1, "region=calf side=left severity_worst=2 calf_swollen=1" },
		{ 2, "region=calf side=left severity_worst=0" },
	};

	(void)state;
	struct ar_verdict v = JUDGE(locked, 3);

	assert_int_equal(v.tier, AR_TIER_E1);
	assert_true(v.locked && ar_verdict_has(&v, "T2"));
	assert_int_equal(v.allows[AR_ALLOW_MASSAGE], AR_PERMIT_NO);
	v = JUDGE(seen, 3);
	assert_int_equal(v.tier, AR_TIER_E4);
	assert_false(v.locked);
	v = JUDGE(other, 1);
	assert_true(v.locked);
	v = JUDGE(again, 2);
	assert_true(v.locked); /* seen before it began does not count */
}

static void
test_clock(void **state)
{
	static const struct log one[] = {
		{ 0, "region=thigh_front side=both severity_worst=7"
		     " severity_now=7 tissue=muscle onset=next_day"
		     " duration_days=1" },
	};
	static const struct log sore[] = {
		{ 0, "region=calf side=both severity_worst=4 severity_now=4"
		     " onset=next_day duration_days=1" },
		{ 5, "region=calf side=both severity_worst=4 severity_now=4"
		     " onset=next_day" },
	};
	static const struct log fresh[] = {
		{ 0, "region=calf side=both severity_worst=4"
		     " onset=next_day duration_days=1" },
		{ 3, "region=calf side=both severity_worst=0" },
		{ 5, "region=calf side=both severity_worst=4 severity_now=4"
		     " onset=next_day duration_days=1" },
	};

	(void)state;
	struct ar_verdict v = JUDGE(one, 1);

	assert_false(ar_verdict_has(&v, "T27"));
	v = JUDGE(one, 2);
	assert_true(ar_verdict_has(&v, "T27"));
	v = JUDGE(sore, 5);
	assert_true(ar_verdict_has(&v, "T28"));
	v = JUDGE(fresh, 5);
	assert_false(ar_verdict_has(&v, "T28"));
}

static void
test_seen_satisfies(void **state)
{
	static const struct log knee[] = {
		{ 0, "region=knee_front side=left severity_worst=3"
		     " duration_days=14 clinician_seen=1" },
		{ 5, "region=knee_front side=left severity_worst=3" },
	};
	static const struct log worse[] = {
		{ 0, "region=knee_front side=left severity_worst=3"
		     " duration_days=14 clinician_seen=1" },
		{ 5, "region=knee_front side=left severity_worst=5" },
	};

	(void)state;
	struct ar_verdict v = JUDGE(knee, 5);

	assert_int_equal(v.tier, AR_TIER_E3);
	assert_true(ar_verdict_has(&v, "T43"));
	v = JUDGE(worse, 5);
	assert_true(ar_verdict_has(&v, "T27"));
}

static void
test_not_improving(void **state)
{
	static const struct log rise[] = {
		{ 0, "region=arch severity_worst=2" },
		{ 2, "region=arch severity_worst=3" },
		{ 4, "region=arch severity_worst=4" },
	};
	static const struct log weeks[] = {
		{ 0, "region=achilles severity_worst=6 severity_in_run=6" },
		{ 8, "region=achilles severity_worst=6 severity_in_run=6" },
	};

	(void)state;
	struct ar_verdict v = JUDGE(rise, 4);

	assert_true(ar_verdict_has(&v, "T37"));
	v = judge(rise + 1, 2, 4);
	assert_false(ar_verdict_has(&v, "T37"));
	v = JUDGE(weeks, 8);
	assert_true(ar_verdict_has(&v, "T37"));
	v = judge(weeks, 1, 0);
	assert_false(ar_verdict_has(&v, "T37"));
}

static void
test_leaving(void **state)
{
	static const struct log e3[] = {
		{ 0, "region=arch severity_worst=4" },
		{ 1, "region=arch severity_worst=1" },
		{ 2, "region=arch severity_worst=1" },
	};
	static const struct log killer[] = {
		{ 0, "region=arch severity_worst=4" },
		{ 1, "region=arch severity_worst=1" },
		{ 2, "region=arch severity_worst=1 painkiller_8h=1" },
	};
	static const struct log e2[] = {
		{ 0, "region=forefoot severity_worst=3 bone_tender=focal"
		     " bone_site=other" },
		{ 2, "region=forefoot severity_worst=0" },
		{ 9, "region=forefoot severity_worst=0" },
	};
	static const struct log hop[] = {
		{ 0, "region=forefoot severity_worst=3 bone_tender=focal"
		     " bone_site=other" },
		{ 2, "region=forefoot severity_worst=0" },
		{ 9, "region=forefoot severity_worst=0 hop_pain=1" },
	};

	(void)state;
	struct ar_verdict v = judge(e3, 2, 1);

	assert_int_equal(v.tier, AR_TIER_E3);
	assert_true(ar_verdict_has(&v, "T51"));
	assert_int_equal(JUDGE(e3, 2).tier, AR_TIER_E4);
	assert_int_equal(JUDGE(killer, 2).tier, AR_TIER_E3);
	assert_int_equal(judge(e2, 2, 2).tier, AR_TIER_E2);
	assert_int_equal(JUDGE(e2, 9).tier, AR_TIER_E4);
	assert_int_equal(JUDGE(hop, 9).tier, AR_TIER_E2);
}

static void
test_refusals(void **state)
{
	struct ar_pain pains[2];
	struct ar_verdict v;
	struct ar_error err;

	(void)state;
	words_read_no("region=arch severity_worst=1", &pains[0]);
	pains[1] = pains[0];
	assert_int_equal(ar_triage_course(pains, 0, START, &v, &err),
	    AR_EINPUT);
	assert_int_equal(ar_triage_course(pains, 1, START, &v, &err), AR_OK);
	assert_int_equal(v.tier, AR_TIER_E4);
	assert_int_equal(ar_triage_course(pains, 2, START, &v, &err),
	    AR_EINPUT);
	assert_string_equal(err.where, "date");
	pains[0].date_utc_s = START + 3 * DAY;
	assert_int_equal(ar_triage_course(pains, 2, START, &v, &err),
	    AR_EINPUT);
	pains[0].date_utc_s = START + DAY / 2;
	assert_int_equal(ar_triage_course(pains, 2, START, &v, &err), AR_OK);
	pains[0].date_utc_s = -INFINITY;
	assert_int_equal(ar_triage_course(pains, 2, START, &v, &err),
	    AR_EINPUT);
	assert_int_equal(ar_triage_course(pains, 9999, START, &v, &err),
	    AR_ELIMIT);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_lock),
		cmocka_unit_test(test_clock),
		cmocka_unit_test(test_seen_satisfies),
		cmocka_unit_test(test_not_improving),
		cmocka_unit_test(test_leaving),
		cmocka_unit_test(test_refusals),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
