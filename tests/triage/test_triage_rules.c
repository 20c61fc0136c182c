/* Worked cases, a case for each rule, near misses, refusals (B2, B3). */
#include "tests/check.h"

#include <stdlib.h>
#include <string.h>

#include "knowledge/pain_keys.h"
#include "tests/triage/words.h"
#include "triage/judge.h"

static int
check_line(const char *line, bool reached[])
{
	char tier[8], within[8], rule[8];
	struct ar_pain pain;
	struct ar_verdict verdict;
	struct ar_error err;
	const char *bar = strchr(line, '|');

	assert_non_null(bar);
	assert_int_equal(sscanf(line, "%7s %7s %7s", tier, within, rule), 3);
	words_read_no(bar + 1, &pain);
	if (ar_triage_judge(&pain, &verdict, &err) != AR_OK)
		fail_msg("%s: %s: %s", line, err.where, err.text);
	bool has = rule[0] == '-' ? !ar_verdict_has(&verdict, rule + 1)
	                          : ar_verdict_has(&verdict, rule);

	if (has && verdict.complete &&
	    strcmp(ar_tier_name(verdict.tier), tier) == 0 &&
	    strcmp(ar_within_name(verdict.within), within) == 0) {
		for (size_t i = 0; i < verdict.fired_count; i++)
			reached[atoi(verdict.fired[i].rule->id + 1)] = true;
		return 1;
	}
	print_error("%s gives %s %s complete=%d first rule %s\n", line,
	    ar_tier_name(verdict.tier), ar_within_name(verdict.within),
	    verdict.complete, verdict.fired[0].rule->id);
	return 0;
}

static void
run_file(const char *name, int want)
{
	char line[512];
	bool reached[64] = { false };
	int passed = 0;
	int total = 0;
	FILE *file = fopen(name, "r");

	assert_non_null(file);
	while (fgets(line, sizeof(line), file) != NULL) {
		if (line[0] == '#' || line[0] == '\n')
			continue;
		total++;
		passed += check_line(line, reached);
	}
	fclose(file);
	print_message("%d of %d lines of %s\n", passed, total, name);
	assert_int_equal(passed, total);
	assert_true(total >= want);
	for (int rule = 3; strstr(name, "rules") != NULL && rule <= 50; rule++)
		if (!reached[rule])
			fail_msg("T%d is never reached", rule);
}

static void
test_cases(void **state)
{
	(void)state;
	run_file(AR_SOURCE_DIR "/tests/triage/cases.txt", 28);
}

static void
test_rules(void **state)
{
	(void)state;
	run_file(AR_SOURCE_DIR "/tests/triage/rules.txt", 48);
}

static void
refused(const char *text, const char *where)
{
	struct ar_pain pain;
	struct ar_verdict verdict;
	struct ar_error err = { .status = AR_OK };

	words_read_no(text, &pain);
	assert_int_equal(ar_triage_judge(&pain, &verdict, &err), AR_EINPUT);
	assert_string_equal(err.where, where);
}

static void
test_refusals(void **state)
{
	(void)state;
	refused("region=heel knee_locked=1", "knee_locked");
	refused("region=heel knee_bends_90=0", "knee_bends_90");
	refused("region=thigh_front calf_squeeze_moves_foot=0",
	    "calf_squeeze_moves_foot");
	refused("region=achilles bone_site=kneecap", "bone_site");
	refused("region=calf duration_days=-1", "duration_days");
	refused("region=calf severity_worst=11", "severity_worst");
	refused("region=calf severity_worst=inf", "severity_worst");
	refused("region=calf pop=2", "pop");
	refused("region=calf calf_swollen=1", "side");
	refused("region=calf calf_diff_cm=3.5", "side");
	struct ar_pain pain;
	struct ar_verdict verdict;
	struct ar_error err;

	words_read_no("region=heel knee_locked=0 knee_bends_90=1", &pain);
	assert_int_equal(ar_triage_judge(&pain, &verdict, &err), AR_OK);
	words_read_no("region=calf calf_swollen=1 chest_pain=1", &pain);
	assert_int_equal(ar_triage_judge(&pain, &verdict, &err), AR_OK);
	assert_int_equal(verdict.tier, AR_TIER_E0);
	words_read_no("region=calf", &pain);
	pain.value[AR_PAIN_SIDE] = 0.5;
	assert_int_equal(ar_triage_judge(&pain, &verdict, &err), AR_EINPUT);
	pain.value[AR_PAIN_SIDE] = 1e300;
	assert_int_equal(ar_triage_judge(&pain, &verdict, &err), AR_EINPUT);
}

static bool
asks(const struct ar_verdict *verdict, int key)
{
	for (size_t i = 0; i < verdict->ask_count; i++)
		if (verdict->ask_next[i] == key)
			return true;
	return false;
}

static void
test_unknown_is_not_no(void **state)
{
	struct ar_pain pain;
	struct ar_verdict v;
	struct ar_error err;

	(void)state;
	words_read("region=calf side=left severity_worst=1", &pain);
	assert_int_equal(ar_triage_judge(&pain, &v, &err), AR_OK);
	assert_int_equal(v.tier, AR_TIER_E3);
	assert_false(v.complete);
	assert_true(ar_verdict_has(&v, "T0"));
	assert_true(asks(&v, AR_PAIN_CHEST_PAIN));
	assert_true(asks(&v, AR_PAIN_CALF_SWOLLEN));
	assert_false(asks(&v, AR_PAIN_SADDLE_NUMB));
	words_read("region=low_back severity_worst=1", &pain);
	assert_int_equal(ar_triage_judge(&pain, &v, &err), AR_OK);
	assert_true(asks(&v, AR_PAIN_SADDLE_NUMB));
	words_read_no("region=calf side=left", &pain);
	assert_int_equal(ar_triage_judge(&pain, &v, &err), AR_OK);
	assert_int_equal(v.tier, AR_TIER_E3);
	assert_true(v.complete && asks(&v, AR_PAIN_SEVERITY_WORST));
	ar_pain_clear(&pain);
	assert_int_equal(ar_triage_judge(&pain, &v, &err), AR_OK);
	assert_int_equal(v.tier, AR_TIER_E3);
	assert_int_equal(v.ask_next[0], AR_PAIN_REGION);
	pain.value[AR_PAIN_CHEST_PAIN] = 1;
	assert_int_equal(ar_triage_judge(&pain, &v, &err), AR_OK);
	assert_int_equal(v.tier, AR_TIER_E0);
	assert_int_equal(v.ask_count, 0);
}

static void
permits(const char *text, const char *want)
{
	struct ar_pain pain;
	struct ar_verdict v;
	struct ar_error err;
	char got[64] = "";

	words_read_no(text, &pain);
	assert_int_equal(ar_triage_judge(&pain, &v, &err), AR_OK);
	for (int i = 0; i < AR_ALLOWS; i++) {
		strcat(got, i > 0 ? " " : "");
		strcat(got, ar_permit_name(v.allows[i]));
	}
	assert_string_equal(got, want);
	assert_true(v.recheck_h > 0 && v.act_count > 0);
	assert_true(v.act_count < AR_ADVICE_MAX);
}

static void
test_allows(void **state)
{
	(void)state;
	permits("region=calf severity_worst=1 chest_pain=1",
	    "no no no no no");
	permits("region=calf severity_worst=1 seizure=1 very_hot=1",
	    "no no no yes no");
	permits("region=calf severity_worst=1 seizure=1 very_hot=1"
	        " cold_pale_foot=1",
	    "no no no no no");
	permits("region=arch severity_worst=7",
	    "no no limited limited no");
	permits("region=achilles severity_worst=4 severity_in_run=4"
	        " stiff_in_morning=1 duration_days=21",
	    "limited limited limited yes limited");
	permits("region=achilles severity_worst=4 severity_in_run=4"
	        " stiff_in_morning=1 duration_days=21 painkiller_8h=1",
	    "no limited limited yes limited");
	permits("region=achilles severity_worst=4 insertional=1"
	        " stiff_in_morning=1 diabetes_neuropathy=1",
	    "limited limited no no no");
	permits("region=calf severity_worst=2 onset=sudden_in_run",
	    "no no no yes no");
	permits("region=arch severity_worst=2", "yes yes yes yes yes");
}

static void
test_care(void **state)
{
	struct ar_pain pain;
	struct ar_verdict v;
	struct ar_error err;

	(void)state;
	words_read_no("region=knee_front severity_worst=5 swelling=joint"
	              " onset=next_day duration_days=1",
	    &pain);
	assert_int_equal(ar_triage_judge(&pain, &v, &err), AR_OK);
	assert_true(v.care && v.tier == AR_TIER_E2);
	assert_int_equal(v.within, AR_WITHIN_2D);
	pain.value[AR_PAIN_FEVER] = 1;
	assert_int_equal(ar_triage_judge(&pain, &v, &err), AR_OK);
	assert_true(!v.care && v.tier == AR_TIER_E1);
}

/* A table that is not sound never gives less than E2. */
static void
test_broken_table(void **state)
{
	static const struct ar_node nodes[][1] = {
		{ { NODE_AND, 0, 0, 0, 0, 0 } }, /* its own child */
		{ { NODE_TRUE, 9999, 0, 0, 0, 0 } },
		{ { (enum ar_node_op)99, 0, 0, 0, 0, 0 } },
	};
	static const struct ar_condition_node condition = { 3, AR_TIER_E0,
		AR_WITHIN_NOW, FLAG_NONE, 0, 0 };
	struct ar_triage_tables broken = ar_triage_tables;
	struct ar_judge judge;
	struct ar_verdict v;
	struct ar_pain pain;

	(void)state;
	words_read_no("region=arch severity_worst=1", &pain);
	broken.conditions = &condition;
	broken.condition_count = 1;
	broken.limit_count = 0;
	broken.node_count = 1;
	for (size_t i = 0; i < 3; i++) {
		broken.nodes = nodes[i];
		ar_judge_run(&judge, &pain, &broken, &v);
		assert_int_equal(v.tier, AR_TIER_E2);
		assert_false(v.complete);
	}
	broken.condition_count = 0;
	ar_judge_run(&judge, &pain, &broken, &v);
	assert_int_equal(v.tier, AR_TIER_E2);
}

static void
test_tables(void **state)
{
	size_t count;
	const struct ar_cause *causes = ar_causes(&count);

	(void)state;
	assert_int_equal(count, 10);
	for (size_t i = 0; i < count; i++)
		assert_ptr_equal(ar_cause_find(causes[i].id), &causes[i]);
	assert_null(ar_cause_find("nothing"));
	assert_string_equal(ar_emergency_number("US"), "911");
	assert_string_equal(ar_emergency_number("DE"), "112");
	assert_string_equal(ar_emergency_number("??"), "112");
	assert_string_equal(ar_emergency_number(NULL), "112");
	assert_non_null(ar_triage_rule_find("T54"));
	assert_null(ar_triage_rule_find("T55"));
	assert_null(ar_tier_name(AR_TIERS));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_cases),
		cmocka_unit_test(test_rules),
		cmocka_unit_test(test_refusals),
		cmocka_unit_test(test_unknown_is_not_no),
		cmocka_unit_test(test_allows),
		cmocka_unit_test(test_care),
		cmocka_unit_test(test_broken_table),
		cmocka_unit_test(test_tables),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
