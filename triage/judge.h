/* One report judged; what ar_triage_judge, _course and _next share. */
#ifndef TRIAGE_JUDGE_H
#define TRIAGE_JUDGE_H

#include "triage/view.h"

struct ar_judge {
	struct ar_view view;
	struct ar_verdict *verdict;
	enum ar_tier rank[AR_PAIN_KEYS]; /* worst tier the key may uncover */
	bool ask[AR_PAIN_KEYS];
	bool care;
};

/* Fill judge and *verdict; pain has passed ar_pain_check. */
void ar_judge_run(struct ar_judge *judge, const struct ar_pain *pain,
    const struct ar_triage_tables *tables, struct ar_verdict *verdict);
/* Make the verdict at least as severe, because of a frame rule (T2, T51). */
void ar_judge_raise(struct ar_judge *judge, enum ar_tier tier,
    enum ar_within within, const char *rule);
/* The side is missing although one leg is compared with the other. */
enum ar_status ar_judge_side(const struct ar_judge *judge,
    struct ar_error *err);

/* Note that a rule fired; of two entries for one rule the severer stays. */
void ar_verdict_add(struct ar_verdict *verdict,
    const struct ar_triage_rule *rule, enum ar_tier tier,
    enum ar_within within);
/* Order what fired and write advice, permits and re-check time. */
void ar_verdict_finish(struct ar_verdict *verdict, struct ar_view *view);
/* Write the questions of judge into the verdict. */
void ar_judge_list(struct ar_judge *judge);

#endif
