/* Reports of pain in JSON, one or many, and what triage answers: a verdict or
 * a clear error, nothing else. */
#include <stdlib.h>
#include <string.h>

#include "api/triage_json.h"
#include "fuzz.h"

static const size_t arena_limit = (size_t)64 << 20;
static const double now_utc_s = 1789191000; /* 2026-09-12T05:30:00Z */

static void
look_at_verdict(const struct ar_verdict *verdict)
{
	bool frame = ar_verdict_has(verdict, "T0") ||
	    ar_verdict_has(verdict, "T2") || ar_verdict_has(verdict, "T51");
	enum ar_tier worst = AR_TIERS;

	fuzz_require((unsigned)verdict->tier < AR_TIERS);
	fuzz_require((unsigned)verdict->within < AR_WITHINS);
	fuzz_require(verdict->fired_count > 0);
	for (size_t i = 0; i < verdict->fired_count; i++)
		if (verdict->fired[i].tier < worst)
			worst = verdict->fired[i].tier;
	/* the most severe rule wins; only a frame rule goes above it */
	fuzz_require(verdict->tier <= worst);
	fuzz_require(verdict->tier == worst || frame);
	fuzz_require(!verdict->locked || verdict->tier <= AR_TIER_E1);
	fuzz_require(verdict->tier > AR_TIER_E1 ||
	    verdict->allows[AR_ALLOW_RUN] == AR_PERMIT_NO);
	fuzz_require(verdict->recheck_h > 0);
	fuzz_require(verdict->complete || verdict->tier != AR_TIER_E4);
}

static void
look_at_answer(const char *text, enum ar_status status)
{
	static const char good[] = "{\"schema\":\"triage/1\"";
	static const char bad[] = "{\"schema\":\"error/1\"";

	fuzz_require(text);
	fuzz_require(!strchr(text, '\n'));
	if (status == AR_OK)
		fuzz_require(strncmp(text, good, sizeof good - 1) == 0);
	else
		fuzz_require(strncmp(text, bad, sizeof bad - 1) == 0);
}

static void
one_case(const char *bytes, size_t n)
{
	struct ar_arena *arena = ar_arena_open(arena_limit);
	struct ar_verdict verdict;
	struct ar_error err = {0};
	enum ar_status status, again;
	char *text;

	if (!arena)
		return;
	status = ar_triage_case_judge(bytes, n, now_utc_s, arena, &verdict,
	    &err);
	fuzz_require(status == err.status);
	fuzz_require(status == AR_OK || err.text[0]);
	if (status == AR_OK)
		look_at_verdict(&verdict);
	text = ar_triage_answer(bytes, n, now_utc_s, arena, &again);
	fuzz_require(again == status);
	look_at_answer(text, again);
	ar_arena_close(arena);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct ar_triage_cases cases;
	const char *bytes;
	size_t n, count = 0;

	ar_triage_cases_start(&cases, (const char *)data, size);
	while (ar_triage_cases_next(&cases, &bytes, &n)) {
		fuzz_require(bytes >= (const char *)data &&
		    bytes + n <= (const char *)data + size);
		one_case(bytes, n);
		count++;
	}
	fuzz_require(count > 0);
	return 0;
}
