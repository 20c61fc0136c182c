/* One session: what it is called, its effort, reason and rules. */
#include <math.h>
#include <string.h>

#include "training/build.h"

static const struct ar_kind_row kinds[] = {
#include "training/kinds.inc"
};

static const struct ar_kind_row *
kind_row(enum ar_plan_kind kind, enum ar_flavour flavour)
{
	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
		if (kinds[i].kind == kind && kinds[i].flavour == flavour)
			return &kinds[i];
	}
	return NULL;
}

struct ar_planned *
ar_session_add(struct ar_draft *draft, enum ar_plan_kind kind,
    enum ar_flavour flavour, int64_t day)
{
	const struct ar_kind_row *row = kind_row(kind, flavour);
	struct ar_planned *session;

	if (draft->made_count >= AR_WEEK_SESSIONS || !row)
		return NULL;
	session = &draft->made[draft->made_count++];
	memset(session, 0, sizeof(*session));
	session->day = day;
	session->kind = kind;
	session->flavour = flavour;
	session->distance_m = session->minutes = session->descent_m = NAN;
	session->pace_lo_s_km = session->pace_hi_s_km = NAN;
	session->rpe_0_10 = row->rpe;
	session->regions = row->regions;
	session->reason = row->reason;
	return session;
}

void
ar_session_rule(struct ar_planned *session, const char *rule)
{
	for (int i = 0; i + 1 < AR_PLAN_RULES_MAX; i++) {
		if (!session->rules[i]) {
			session->rules[i] = rule;
			return;
		}
	}
}
