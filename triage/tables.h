/* The tables of the floor and how a condition is kept. */
#ifndef TRIAGE_TABLES_H
#define TRIAGE_TABLES_H

#include <stdbool.h>
#include <stddef.h>

#include "afterrun/triage.h"
#include "knowledge/pain_keys.h"

/* Values that are worked out of the answers stand behind the keys. */
enum {
	AR_VIEW_SEVERITY = AR_PAIN_KEYS, /* now if known, else worst */
	AR_VIEW_SEVERITY_LARGER,         /* of now and worst */
	AR_VIEW_WALKING_LIMIT, /* T52: two points more after a painkiller */
	AR_VIEW_IN_RUN_LIMIT,
	AR_VIEW_MORNING_LIMIT,
	AR_VIEW_KEYS
};

enum ar_node_op {
	NODE_AND,
	NODE_OR,
	NODE_NOT,    /* surely not */
	NODE_UNLESS, /* not surely */
	NODE_TWO,    /* at least two leaves of an OR */
	NODE_TRUE,
	NODE_GE,
	NODE_GT,
	NODE_LT,
	NODE_LE,
	NODE_WORD, /* one of the words in mask */
	NODE_KNOWN,
	NODE_CLEAN,
	NODE_ALWAYS,
	NODE_NEVER
};

struct ar_node {
	enum ar_node_op op;
	int key;
	unsigned mask;
	double number;
	int left; /* nodes with a smaller index */
	int right;
};

enum ar_condition_flag {
	FLAG_NONE,
	FLAG_CARE,
	FLAG_BONE_UP, /* T30 */
	FLAG_ABOVE,   /* counts unless E0 to E2 fired (T50) */
	FLAG_DEFAULT  /* counts if nothing else fired (T50) */
};

struct ar_condition_node {
	int rule;
	enum ar_tier tier;
	enum ar_within within;
	enum ar_condition_flag flag;
	int when;
	int ask_if;
};

struct ar_tier_row {
	const char *id;
	const char *name;
	const char *text;
	const char *act[AR_RULE_TEXTS];
	const char *avoid[AR_RULE_TEXTS];
	enum ar_permit allows[AR_ALLOWS];
	double recheck_h;
};

struct ar_limit {
	int rule; /* -1: at any */
	int when;
	enum ar_permit allows[AR_ALLOWS];
	const char *avoid;
};

struct ar_sign {
	enum ar_worse worse;
	bool soreness_ok; /* T49 holds although it is there */
	bool needs_side;
	int question;
};

struct ar_finding {
	int key;
	unsigned words; /* 0: any abnormal value */
	unsigned sites;
};

enum { AR_TERM_SORENESS, AR_TERM_TENDON };

struct ar_triage_tables {
	const struct ar_node *nodes;
	size_t node_count;
	const struct ar_condition_node *conditions;
	size_t condition_count;
	const struct ar_limit *limits;
	size_t limit_count;
	const int *terms;
};

extern const struct ar_triage_tables ar_triage_tables;
const struct ar_sign *ar_triage_sign(int key);
const struct ar_finding *ar_triage_findings(size_t *count);
const struct ar_tier_row *ar_tier_row(enum ar_tier tier);

#endif
