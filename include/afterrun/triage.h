/* The only judge of pain (load-triage-plan.md B, rules T0–T54): what the
 * runner said in, a tier with reasons and limits out.  It sorts; it does not
 * diagnose.  Everything is a pure function of its arguments, allocates
 * nothing, and every text it points to is const and lives as long as the
 * process.  The rules are data/triage_*.csv; docs/triage.md prints them with
 * their sources and tags. */
#ifndef AFTERRUN_TRIAGE_H
#define AFTERRUN_TRIAGE_H

#include <stdbool.h>
#include <stddef.h>

#include "afterrun/pain.h"
#include "afterrun/status.h"

enum ar_tier { /* the smaller, the more severe */
	AR_TIER_E0, /* emergency now */
	AR_TIER_E1, /* seen the same day */
	AR_TIER_E2, /* a clinician within days, no running */
	AR_TIER_E3, /* self-care with limits */
	AR_TIER_E4, /* carry on */
	AR_TIERS
};

enum ar_within { /* the smaller, the sooner */
	AR_WITHIN_NOW,
	AR_WITHIN_TODAY,
	AR_WITHIN_2D,
	AR_WITHIN_3D,
	AR_WITHIN_7D,
	AR_WITHIN_NONE,
	AR_WITHINS
};

enum ar_allow {
	AR_ALLOW_RUN,
	AR_ALLOW_MASSAGE, /* hands, gun, roller, on the spot */
	AR_ALLOW_HEAT,
	AR_ALLOW_COLD,
	AR_ALLOW_STRETCH,
	AR_ALLOWS
};

enum ar_permit { /* the smaller, the stricter */
	AR_PERMIT_NEVER, /* in rules: "no" whatever another rule says */
	AR_PERMIT_NO,
	AR_PERMIT_LIMITED,
	AR_PERMIT_YES,
	AR_PERMIT_OPEN /* in rules: as the tier says */
};

enum { AR_RULE_TEXTS = 5 };

/* One row of data/triage_rules.csv.  Lists end with NULL. */
struct ar_triage_rule {
	const char *id;      /* "T12" */
	enum ar_tier tier;   /* its most severe; AR_TIERS: a frame rule */
	enum ar_within within;
	const char *name;
	const char *reason; /* "This can be a sign of …" */
	const char *act[AR_RULE_TEXTS];
	const char *avoid[AR_RULE_TEXTS];
	enum ar_permit allows[AR_ALLOWS];
	double recheck_h; /* NAN: as the tier says */
	const char *source;
	const char *tag;
};

struct ar_fired {
	const struct ar_triage_rule *rule;
	enum ar_tier tier; /* as it fired; AR_TIERS: a frame rule (T0, T2, …) */
	enum ar_within within;
};

enum { AR_FIRED_MAX = 56, AR_ADVICE_MAX = 96 };

struct ar_verdict {
	enum ar_tier tier;
	enum ar_within within;
	bool complete; /* no E0/E1 question is open */
	bool care;     /* E2 by T36's swelling or warmth: the session is CARE */
	bool locked;   /* T2: no session until "seen by a clinician" */
	struct ar_fired fired[AR_FIRED_MAX]; /* most severe first */
	size_t fired_count;
	const char *act[AR_ADVICE_MAX]; /* what to do now */
	size_t act_count;
	const char *avoid[AR_ADVICE_MAX]; /* what not to do */
	size_t avoid_count;
	enum ar_permit allows[AR_ALLOWS]; /* NO, LIMITED or YES */
	int ask_next[AR_PAIN_KEYS_MAX];   /* key numbers, E0/E1 ones first */
	size_t ask_count;
	double recheck_h; /* hours from now */
};

/* Judge one report.  pain is only read.
 * AR_EINPUT  a value is of the wrong type or range, a finding stands at a
 *            site that cannot have it, or the side is missing where one leg
 *            is compared with the other (only below E0); err->where is the
 *            key, *verdict is untouched.
 * Unknown is never no (T0): NAN leaves the tier at E3 or worse while an
 * E0/E1 question that matters at this site is open.  An unknown region makes
 * every site possible.  An inconsistent table gives E2 or worse.
 * Cost: under 20 µs.  Source: B2. */
AR_API AR_MUST_USE enum ar_status ar_triage_judge(const struct ar_pain *pain,
    struct ar_verdict *verdict, struct ar_error *err);

enum { AR_TRIAGE_REPORTS_MAX = 512 };

/* Judge the latest of count reports in the light of the others (T2, T27,
 * T28, T37, T51, T52), as of now_utc_s.  The order in memory does not matter
 * but for reports with the same date: the later one counts as later.  Reports
 * of the same site and a compatible side are one episode until one of them
 * says 0; T2 looks at all.  At most one date may be NAN (it means now) unless
 * count is 1.  With one report of now it is ar_triage_judge.
 * AR_EINPUT  as above; count 0; a date missing, or later than now by more
 *            than a day (time zones; up to a day counts as now).
 * AR_ELIMIT  count > AR_TRIAGE_REPORTS_MAX.   Cost: count² small steps. */
AR_API AR_MUST_USE enum ar_status ar_triage_course(
    const struct ar_pain *reports, size_t count, double now_utc_s,
    struct ar_verdict *verdict, struct ar_error *err);

/* Every key NAN, no date. */
AR_API void ar_pain_clear(struct ar_pain *pain);
/* "others":"no": every unknown key that has a normal value gets it; an
 * unknown age becomes that of an adult whom no age rule but T40 concerns. */
AR_API void ar_pain_others_no(struct ar_pain *pain);

AR_API const char *ar_tier_name(enum ar_tier tier);       /* "E0"; NULL */
AR_API const char *ar_tier_text(enum ar_tier tier);       /* NULL: no tier */
AR_API const char *ar_within_name(enum ar_within within); /* "2d"; NULL */
AR_API const char *ar_permit_name(enum ar_permit permit); /* "limited" */
AR_API const char *ar_allow_name(enum ar_allow allow);    /* "massage" */
/* The rules T0–T54 in order. */
AR_API const struct ar_triage_rule *ar_triage_rules(size_t *count);
/* NULL: unknown. */
AR_API const struct ar_triage_rule *ar_triage_rule_find(const char *id);
/* Did the rule called id fire? */
AR_API bool ar_verdict_has(const struct ar_verdict *verdict, const char *id);

/* A question for the interview: it covers every key whose sign belongs to
 * it, and "none of these" answers them all. */
struct ar_triage_question {
	const char *id;
	const char *text;
	bool always; /* asked in every interview */
};

enum { AR_QUESTIONS_MAX = 24 };

struct ar_triage_next {
	const struct ar_triage_question *question[AR_QUESTIONS_MAX];
	enum ar_tier reach[AR_QUESTIONS_MAX]; /* worst it may uncover; AR_TIERS:
	                                       * a fact that is always asked */
	size_t count;
};

/* The questions that can still change the answer, those that may uncover E0
 * first, then E1, …; none at E0.  Errors as ar_triage_judge. */
AR_API AR_MUST_USE enum ar_status ar_triage_next(const struct ar_pain *pain,
    struct ar_triage_next *next, struct ar_error *err);
AR_API const struct ar_triage_question *ar_triage_questions(size_t *count);
/* The keys of a question: writes up to AR_PAIN_KEYS_MAX key numbers. */
AR_API size_t ar_triage_question_keys(
    const struct ar_triage_question *question, int keys[AR_PAIN_KEYS_MAX]);
/* "None of these": unknown keys of the question get their normal value. */
AR_API void ar_triage_answer_none(const struct ar_triage_question *question,
    struct ar_pain *pain);

/* Which way a key is worse; AR_WORSE_FACT: it is no warning sign (B3). */
enum ar_worse {
	AR_WORSE_FACT,
	AR_WORSE_TRUE,
	AR_WORSE_FALSE,
	AR_WORSE_UP,   /* a larger number */
	AR_WORSE_LATER /* a later word */
};

AR_API enum ar_worse ar_triage_worse(int key);

/* What the articles say causes leg pain, and what we say (B4). */
struct ar_cause {
	const char *id;
	unsigned sites; /* bits 1 << AR_PAIN_REGION_…; 0: everywhere */
	const char *claim;
	const char *evidence;
	const char *say;
	const char *self_help;
	const char *source;
	const char *tag;
};

AR_API const struct ar_cause *ar_causes(size_t *count);
/* NULL: unknown. */
AR_API const struct ar_cause *ar_cause_find(const char *id);
/* The emergency number of a country (two capital letters, ISO 3166-1); 112
 * where the country is unknown or NULL. */
AR_API const char *ar_emergency_number(const char *country);
/* Whether the table has the country. */
AR_API bool ar_emergency_known(const char *country);
/* Two capital letters, as a country is named. */
AR_API bool ar_country_is(const char *text);

enum { AR_EMERGENCY_MAX = 64 };

/* The number as a runner reads it: where it is only the usual one it says so,
 * "112 or your local number". */
AR_API void ar_emergency_words(const char *country,
    char words[AR_EMERGENCY_MAX]);

#endif
