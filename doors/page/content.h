/* What stands on the page, in words; the two forms (PDF, text) only set it.
 * Everything lives in the arena or as long as the process. */
#ifndef PAGE_CONTENT_H
#define PAGE_CONTENT_H

#include "doors/page/case.h"
#include "doors/page/words.h"

struct page_list { /* of one group of answers */
	const char *title;
	const char **items;
	size_t count;
};

struct page_answers {
	struct page_list list[GROUPS];
	size_t count; /* lists that hold something */
	size_t total; /* items */
};

struct page_rule {
	const char *id;
	const char *head; /* "within 2 days (E2)", or "frame rule" */
	const char *name;
	const char *reason;
	const char *source;
	const char *tag;
};

struct page_severity {
	const char *label;
	double value; /* NAN: not said */
};

enum { SEVERITIES = 6 };

struct page_point { /* one report */
	int64_t day;
	const char *date; /* "21 Nov 2026" */
	double worst;
	double now;
	bool here; /* the same site and not the other leg */
	int region; /* -1: not said */
	int side;   /* -1: not said */
	const char *site;
};

struct page_who {
	const char *name; /* NULL: a line to write on */
	const char *sex;
};

struct page_content {
	struct page_who who;
	const char *age;  /* NULL: not said */
	const char *date; /* of the report */
	const char *printed; /* NULL where that is the same day */
	enum ar_tier tier;
	const char *verdict;
	const char *urgency; /* "E2: within 2 days" */
	const char *notes;   /* NULL: none */
	const char *permits;
	const char *site;
	const char *onset;
	const char *trend;
	const char *tissue;
	struct page_severity severity[SEVERITIES];
	struct page_answers present;
	struct page_answers absent;
	struct page_answers open;    /* could still change the urgency */
	struct page_answers unknown; /* the others */
	struct page_answers past_present;
	struct page_answers past_absent;
	struct page_answers past_unknown;
	struct page_point *points; /* oldest first; the last is this one */
	size_t point_count;
	const char *course;
	struct page_rule rules[AR_FIRED_MAX];
	size_t rule_count;
	const char **act;
	size_t act_count;
	const char **avoid;
	size_t avoid_count;
	const char *load;
	const char *helped;
	const char *foot;
};

/* NULL: no memory. */
struct page_content *page_content_make(const struct page_case *from,
    struct page_who who, struct ar_arena *arena);
/* Sort every answer of the judged report into its list; false: no memory. */
bool page_answers_sort(const struct page_case *from, struct ar_arena *arena,
    struct page_content *content);

#endif
