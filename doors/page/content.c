#include "doors/page/content.h"

#include <math.h>
#include <string.h>

#include "base/text.h"
#include "knowledge/pain_keys.h"

/* The sentences that every page carries. */
static const char load_text[] =
    "Not known: no training log is connected to this report.";
static const char helped_text[] =
    "Not recorded yet; please write down what the runner says.";
static const char foot_text[] =
    "Not a diagnosis: a sorting of the runner's own answers by fixed rules. "
    "Nobody has examined the leg. [R] rests on recall and waits for a "
    "clinician's sign-off, [A] is our own assumption, [S] was read in the "
    "source, [P] second-hand, [seed] comes from a running article. "
    "Made by afterrun " AR_VERSION ".";
static const char incomplete_text[] =
    "Provisional: questions about warning signs are still open.";
static const char locked_text[] =
    "An earlier report called for help the same day, and no clinician is "
    "recorded as having seen it.";

static const char *const months[] = { "January", "February", "March",
	"April", "May", "June", "July", "August", "September", "October",
	"November", "December" };

enum { SHORT_MONTH = 3 };
static const double DAY_S = 86400;

struct maker {
	struct ar_arena *arena;
	bool failed;
};

static const char *
kept(struct maker *maker, const char *text)
{
	maker->failed |= text == NULL;
	return text;
}

static const char *
day_text(struct maker *maker, int64_t day, bool full)
{
	struct ar_civil civil = ar_civil_from_utc((double)day * DAY_S, 0);
	const char *month = months[civil.month - 1];
	struct ar_text text;

	ar_text_start(&text, maker->arena);
	ar_text_int(&text, civil.day);
	ar_text_add(&text, " ");
	if (full)
		ar_text_add(&text, month);
	else
		ar_text_add_n(&text, month, SHORT_MONTH);
	ar_text_add(&text, " ");
	ar_text_int(&text, civil.year);
	return kept(maker, ar_text_end(&text));
}

static int64_t
now_day(const struct page_case *from)
{
	return (int64_t)floor((from->now_utc_s + from->now_offset_s) / DAY_S);
}

/* NULL: no appointment. */
static const char *
within_text(enum ar_within within)
{
	switch (within) {
	case AR_WITHIN_NOW:
		return "now";
	case AR_WITHIN_TODAY:
		return "today";
	case AR_WITHIN_2D:
		return "within 2 days";
	case AR_WITHIN_3D:
		return "within 3 days";
	case AR_WITHIN_7D:
		return "within 7 days";
	default:
		return NULL;
	}
}

static const char *
site_text(struct maker *maker, const struct ar_pain *pain)
{
	const char *region = page_word_text(AR_PAIN_REGION,
	    pain->value[AR_PAIN_REGION]);
	const char *side = page_word_text(AR_PAIN_SIDE,
	    pain->value[AR_PAIN_SIDE]);

	return kept(maker, ar_text_format(maker->arena, "%s, %s",
	    region ? region : "site not said", side ? side : "side not said"));
}

static const char *
onset_text(struct maker *maker, const struct page_report *report)
{
	const char *onset = page_word_text(AR_PAIN_ONSET,
	    report->pain.value[AR_PAIN_ONSET]);
	double days = report->pain.value[AR_PAIN_DURATION_DAYS];

	if (!onset)
		onset = "how it began was not said";
	if (isnan(days))
		return kept(maker, ar_text_format(maker->arena,
		    "%s; since when was not said", onset));
	if (days == 0)
		return kept(maker, ar_text_format(maker->arena,
		    "%s; on the day of the report", onset));
	return kept(maker, ar_text_format(maker->arena,
	    days == 1 ? "%s; for %f day" : "%s; for %f days", onset, days));
}

static int
word_or_none(double value)
{
	return isnan(value) ? -1 : (int)value;
}

static bool
same_place(const struct ar_pain *a, const struct ar_pain *b)
{
	double left = a->value[AR_PAIN_SIDE], right = b->value[AR_PAIN_SIDE];
	double one = a->value[AR_PAIN_REGION];
	double other = b->value[AR_PAIN_REGION];

	if (isnan(one) && isnan(other))
		return true;
	return one == other && (isnan(left) || isnan(right) ||
	    left == right || left == AR_PAIN_SIDE_BOTH ||
	    right == AR_PAIN_SIDE_BOTH);
}

static void
make_points(struct maker *maker, const struct page_case *from,
    struct page_content *content)
{
	struct page_point *points = ar_arena_array(maker->arena, from->count,
	    sizeof *points);
	const struct ar_pain *last = &from->reports[from->count - 1].pain;
	size_t here = 0;

	maker->failed |= points == NULL;
	for (size_t i = 0; points && i < from->count; i++) {
		const struct page_report *report = &from->reports[i];
		const double *value = report->pain.value;
		int64_t day = report->dated ? report->day : now_day(from);

		points[i] = (struct page_point){ day,
		    day_text(maker, day, false),
		    value[AR_PAIN_SEVERITY_WORST],
		    value[AR_PAIN_SEVERITY_NOW],
		    same_place(&report->pain, last),
		    word_or_none(value[AR_PAIN_REGION]),
		    word_or_none(value[AR_PAIN_SIDE]),
		    site_text(maker, &report->pain) };
		here += points[i].here ? 1 : 0;
	}
	content->points = points;
	content->point_count = points ? from->count : 0;
	content->course = here < 2 ?
	    "This is the only report of this site." :
	    kept(maker, ar_text_format(maker->arena,
	        "%d reports of this site.", (int)here));
}

static void
make_rules(struct maker *maker, const struct ar_verdict *verdict,
    struct page_content *content)
{
	for (size_t i = 0; i < verdict->fired_count; i++) {
		const struct ar_fired *fired = &verdict->fired[i];
		const struct ar_triage_rule *rule = fired->rule;
		const char *within = within_text(fired->within);
		const char *head = "procedure";

		if (fired->tier < AR_TIERS && within)
			head = ar_text_format(maker->arena, "%s, %s",
			    ar_tier_name(fired->tier), within);
		else if (fired->tier < AR_TIERS)
			head = ar_tier_name(fired->tier);
		content->rules[i] = (struct page_rule){ rule->id,
		    kept(maker, head), rule->name, rule->reason,
		    strcmp(rule->source, "design") == 0 ?
		    "our own design" : rule->source, rule->tag };
	}
	content->rule_count = verdict->fired_count;
}

/* As a clinician says it. */
static const char *const allows[AR_ALLOWS] = {
	[AR_ALLOW_RUN] = "running",
	[AR_ALLOW_MASSAGE] = "massage",
	[AR_ALLOW_HEAT] = "heat",
	[AR_ALLOW_COLD] = "cold",
	[AR_ALLOW_STRETCH] = "stretching",
};

static const char *
permits_text(struct maker *maker, const struct ar_verdict *verdict)
{
	struct ar_text text;

	ar_text_start(&text, maker->arena);
	for (int i = 0; i < AR_ALLOWS; i++) {
		ar_text_add(&text, i ? "; " : "");
		ar_text_add(&text, allows[i]);
		ar_text_add(&text, " ");
		ar_text_add(&text, ar_permit_name(verdict->allows[i]));
	}
	return kept(maker, ar_text_end(&text));
}

static void
make_verdict(struct maker *maker, const struct page_case *from,
    struct page_content *content)
{
	const struct ar_verdict *verdict = &from->verdict;

	const char *within = within_text(verdict->within);

	content->tier = verdict->tier;
	content->verdict = ar_tier_text(verdict->tier);
	if (!within)
		within = verdict->tier == AR_TIER_E4 ? "carry on" : "self-care";
	content->urgency = kept(maker, ar_text_format(maker->arena, "%s: %s",
	    ar_tier_name(verdict->tier), within));
	content->permits = permits_text(maker, verdict);
	if (verdict->locked && !verdict->complete)
		content->notes = kept(maker, ar_text_format(maker->arena,
		    "%s %s", locked_text, incomplete_text));
	else if (verdict->locked)
		content->notes = locked_text;
	else if (!verdict->complete)
		content->notes = incomplete_text;
	make_rules(maker, verdict, content);
	content->act = (const char **)from->verdict.act;
	content->act_count = verdict->act_count;
	content->avoid = (const char **)from->verdict.avoid;
	content->avoid_count = verdict->avoid_count;
}

static void
make_facts(struct maker *maker, const struct page_case *from,
    struct page_content *content)
{
	static const int keys[SEVERITIES] = { AR_PAIN_SEVERITY_WORST,
		AR_PAIN_SEVERITY_NOW, AR_PAIN_SEVERITY_WALKING,
		AR_PAIN_SEVERITY_REST, AR_PAIN_SEVERITY_IN_RUN,
		AR_PAIN_SEVERITY_NEXT_MORNING };
	const struct page_report *last = &from->reports[from->count - 1];
	const double *value = last->pain.value;
	int64_t day = last->dated ? last->day : now_day(from);
	const char *trend = page_word_text(AR_PAIN_TREND,
	    value[AR_PAIN_TREND]);
	const char *tissue = page_word_text(AR_PAIN_TISSUE,
	    value[AR_PAIN_TISSUE]);

	content->date = day_text(maker, day, true);
	if (day != now_day(from))
		content->printed = day_text(maker, now_day(from), true);
	if (from->age_said)
		content->age = kept(maker, ar_text_format(maker->arena, "%f",
		    value[AR_PAIN_AGE]));
	content->site = site_text(maker, &last->pain);
	content->onset = onset_text(maker, last);
	content->trend = trend ? trend : "not said";
	content->tissue = tissue ? tissue : "not said";
	for (int i = 0; i < SEVERITIES; i++)
		content->severity[i] = (struct page_severity){
		    page_word_absent(keys[i]), value[keys[i]] };
}

struct page_content *
page_content_make(const struct page_case *from, struct page_who who,
    struct ar_arena *arena)
{
	struct maker maker = { arena, false };
	struct page_content *content = ar_arena_alloc(arena,
	    sizeof *content);

	if (!content)
		return NULL;
	content->who = who;
	content->load = load_text;
	content->helped = helped_text;
	content->foot = foot_text;
	make_facts(&maker, from, content);
	make_verdict(&maker, from, content);
	make_points(&maker, from, content);
	if (!page_answers_sort(from, arena, content) || maker.failed)
		return NULL;
	return content;
}
