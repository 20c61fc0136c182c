#include "afterrun/why.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "afterrun/analysis.h"
#include "afterrun/knowledge.h"
#include "afterrun/plan.h"
#include "app/near.h"
#include "app/why_words.h"
#include "base/text.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

enum { ID_MAX = 48 };

/* --- lines, sticky --- */

struct answer {
	struct ar_arena *arena;
	struct ar_why *why;
	size_t room;
	bool failed;
};

static void
add(struct answer *answer, const char *label, const char *text)
{
	struct ar_why *why = answer->why;

	if (answer->failed || !text || !text[0])
		return;
	if (why->line_count == answer->room) {
		size_t room = answer->room * 2 + 8;
		void *lines = ar_arena_grow(answer->arena, why->lines,
		    answer->room, room, sizeof *why->lines);

		if (!lines) {
			answer->failed = true;
			return;
		}
		why->lines = lines;
		answer->room = room;
	}
	why->lines[why->line_count++] = (struct ar_why_line){label, text};
}

static void
add_text(struct answer *answer, const char *label, char *text)
{
	if (text)
		add(answer, label, text);
	else
		answer->failed = true;
}

static void
name_it(struct answer *answer, const char *topic, const char *title)
{
	if (!answer->why->topic) {
		answer->why->topic = topic;
		answer->why->title = title;
	}
}

static const char *
grade_words(const char *grade)
{
	switch (grade ? grade[0] : '\0') {
	case 'A':
		return "A: many studies agree";
	case 'B':
		return "B: several studies mostly agree, small ones";
	case 'C':
		return "C: few studies, or they disagree";
	case 'D':
		return "D: experience or convention, no proof";
	default:
		return grade;
	}
}

static const char *
tag_words(const char *tag)
{
	static const char *const meaning[][2] = {
		{"S", "seen in the source"},
		{"P", "second-hand; not checked in the source"},
		{"R", "recalled; not checked in the source yet"},
		{"A", "our own assumption: a guess to be tested"},
		{"M", "measured or computed by us"},
		{"seed", "the article itself"},
	};

	for (size_t i = 0; tag && i < COUNT(meaning); i++)
		if (strcmp(meaning[i][0], tag) == 0)
			return meaning[i][1];
	return tag;
}

/* true: the line says how sure, in the words of tag. */
static bool
add_source(struct answer *answer, const char *key, size_t n, const char *tag)
{
	char id[ID_MAX];
	const struct ar_source *source = NULL;

	if (n < sizeof id) {
		memcpy(id, key, n);
		id[n] = '\0';
		source = ar_source_find(id);
	}
	if (!source) {
		add_text(answer, "Source",
		    ar_arena_text(answer->arena, key, n));
		return false;
	}
	add_text(answer, "Source", ar_text_format(answer->arena,
	    "%s%s%s (%s)", source->citation, source->link ? ", " : "",
	    source->link ? source->link : "", tag_words(source->tag)));
	return tag && strcmp(tag, source->tag) == 0;
}

/* Source keys stand behind one another with blanks between. */
static void
add_sources(struct answer *answer, const char *keys, const char *tag)
{
	bool said = false;

	while (keys && *keys) {
		const char *blank = strchr(keys, ' ');
		size_t n = blank ? (size_t)(blank - keys) : strlen(keys);

		if (n > 0 && add_source(answer, keys, n, tag))
			said = true;
		keys += n + (blank ? 1 : 0);
	}
	if (!said)
		add(answer, "How sure", tag_words(tag));
}

/* --- the tables --- */

static void
add_claim(struct answer *answer, const struct ar_claim *claim)
{
	add(answer, "Articles say", claim->article);
	add(answer, "Evidence", claim->evidence);
	add(answer, "Shown here", claim->shown);
	add_sources(answer, claim->source, NULL);
}

/* Is id one of the words of list? */
static bool
lists(const char *list, const char *id)
{
	size_t n = strlen(id);

	while (list && *list) {
		const char *blank = strchr(list, ' ');
		size_t size = blank ? (size_t)(blank - list) : strlen(list);

		if (size == n && memcmp(list, id, n) == 0)
			return true;
		list += size + (blank ? 1 : 0);
	}
	return false;
}

static void
add_claims_about(struct answer *answer, const char *sheet)
{
	size_t count;
	const struct ar_claim *claims = ar_claims(&count);

	for (size_t i = 0; i < count; i++)
		if (lists(claims[i].topics, sheet))
			add_claim(answer, &claims[i]);
}

static bool
about_rule(struct answer *answer, const char *topic)
{
	const struct ar_rule *rule = ar_rule_find(topic);

	if (!rule)
		return false;
	name_it(answer, rule->id, ar_rule_title(rule->id, answer->arena));
	add_text(answer, "Rule", ar_text_format(answer->arena, "%s: %s",
	    rule->id, rule->text));
	add_sources(answer, rule->source, rule->tag);
	return true;
}

static bool
about_technique(struct answer *answer, const char *topic)
{
	const struct ar_technique *row = ar_technique_find(topic);

	if (!row)
		return false;
	name_it(answer, row->id, row->title);
	add(answer, "Why", row->purpose);
	add(answer, "Position", row->position);
	add(answer, "How", row->steps);
	add(answer, "Direction", row->direction);
	add(answer, "It feels", row->feel);
	add(answer, "Avoid", row->avoid);
	add(answer, "Grade", grade_words(row->grade));
	add_sources(answer, row->source, row->tag);
	return true;
}

static bool
about_sheet(struct answer *answer, const char *topic)
{
	const struct ar_sheet *sheet = ar_sheet_find(topic);

	if (!sheet)
		return false;
	name_it(answer, sheet->id, sheet->name);
	add(answer, "Likely", sheet->likely);
	add(answer, "Dose", sheet->evidence_dose);
	add(answer, "In the articles", sheet->article_dose);
	add(answer, "Skip if", sheet->skip_if);
	add(answer, "Stop if", sheet->stop_if);
	add(answer, "Grade", grade_words(sheet->grade));
	add_sources(answer, sheet->source, sheet->tag);
	add_claims_about(answer, sheet->id);
	return true;
}

static bool
about_claim(struct answer *answer, const char *topic)
{
	static const char prefix[] = "claim-";
	size_t count;
	const struct ar_claim *claims = ar_claims(&count);
	int64_t number;

	if (strncmp(topic, prefix, sizeof prefix - 1) == 0)
		topic += sizeof prefix - 1;
	if (!ar_integer_parse(topic, strlen(topic), &number))
		return false;
	for (size_t i = 0; i < count; i++) {
		if (claims[i].number != number)
			continue;
		name_it(answer, ar_text_format(answer->arena, "claim-%d",
		    claims[i].number), "the articles and the evidence");
		add_claim(answer, &claims[i]);
		return true;
	}
	return false;
}

static bool
about_region(struct answer *answer, const char *topic)
{
	enum ar_region region = ar_region_find(topic, strlen(topic));
	const struct ar_region_row *row;

	if (region == AR_REGIONS)
		return false;
	row = ar_region_row(region);
	name_it(answer, row->id, row->name);
	add(answer, "Anatomy", row->latin);
	for (int method = 0; method < AR_METHODS; method++) {
		const struct ar_technique *technique =
		    ar_technique_get(region, (enum ar_method)method);

		if (technique)
			add_text(answer, "Technique", ar_text_format(
			    answer->arena, "%s: %s", technique->id,
			    technique->title));
	}
	about_rule(answer, "R21b");
	return true;
}

static void
about_model(struct answer *answer, enum ar_load_row row)
{
	struct ar_leg_model model = ar_leg_model_of(row);

	add_text(answer, "Formula", ar_text_format(answer->arena,
	    "Each running step counts q^%d with q = (speed / 3 m/s)^%f x "
	    "(1 + %f x grade uphill, or 1 + %f x grade downhill) x (cadence / "
	    "usual)^%f; a walking step has q = %f x slope. The steps of 1 km "
	    "at 3 m/s make 1 flat km.", model.n, model.speed, model.up,
	    model.down, model.cadence, model.walk));
	add(answer, "Guessed", "The powers and factors are estimates from few "
	    "studies: trust the direction, not the last digit. --json shows "
	    "the band (lo, hi) that the recording's own errors make.");
	add(answer, "Basis", model.basis);
}

static bool
about_load_row(struct answer *answer, const char *topic)
{
	enum ar_load_row which = ar_load_row_find(topic, strlen(topic));
	const struct ar_region_row *row;

	if (which == AR_LOAD_ROWS)
		return false;
	row = ar_load_row_words(which);
	name_it(answer, row->id, row->names);
	add(answer, "Anatomy", row->latin);
	add(answer, "Unit", "kilometres on the flat at 3 m/s that load this "
	    "part the same");
	about_model(answer, which);
	if (!about_rule(answer, "A7.2"))
		about_rule(answer, "A7");
	about_rule(answer, "A7.4");
	return true;
}

static bool
about_article_dose(struct answer *answer, const char *topic)
{
	const struct ar_article_dose *dose = ar_article_dose_find(topic);

	if (!dose)
		return false;
	name_it(answer, dose->id, "a dose the articles give");
	add(answer, "Articles say", dose->text);
	add(answer, "Used here", dose->evidence);
	add_sources(answer, dose->source, dose->tag);
	return true;
}

/* "P24" */
static bool
about_plan_rule(struct answer *answer, const char *topic)
{
	size_t count;
	const struct ar_plan_rule *rules = ar_plan_rules(&count);

	for (size_t i = 0; i < count; i++) {
		if (!ar_text_same_word(topic, strlen(topic), rules[i].id))
			continue;
		name_it(answer, rules[i].id, ar_rule_title(rules[i].id,
		    answer->arena));
		add_text(answer, "Rule", ar_text_format(answer->arena,
		    "%s: %s", rules[i].id, rules[i].text));
		add_sources(answer, rules[i].source, rules[i].tag);
		return true;
	}
	return false;
}

static bool
about(struct answer *answer, const char *topic)
{
	return about_rule(answer, topic) || about_plan_rule(answer, topic) ||
	    about_technique(answer, topic) ||
	    about_sheet(answer, topic) || about_claim(answer, topic) ||
	    about_load_row(answer, topic) || about_region(answer, topic) ||
	    about_article_dose(answer, topic);
}

static bool
about_word(struct answer *answer, const char *topic)
{
	const char *word;

	for (size_t i = 0; (word = ar_why_word(i)) != NULL; i++) {
		const char *const *topics = ar_why_word_topics(i);
		bool found = false;

		if (!ar_text_same_word(topic, strlen(topic), word))
			continue;
		name_it(answer, word, "what stands behind it");
		for (size_t k = 0; k < AR_WORD_TOPICS && topics[k]; k++)
			if (about(answer, topics[k]))
				found = true;
		return found;
	}
	return false;
}

/* --- near topics --- */

struct near {
	const char *topic;
	const char *found[AR_WHY_NEAR_MAX];
	size_t count;
};

static void
consider(struct near *near, const char *id)
{
	if (near->count < AR_WHY_NEAR_MAX && ar_word_near(near->topic,
	    strlen(near->topic), id))
		near->found[near->count++] = id;
}

static void
find_near(struct near *near)
{
	size_t count;
	const struct ar_sheet *sheets = ar_sheets(&count);

	for (size_t i = 0; ar_why_word(i) != NULL; i++)
		consider(near, ar_why_word(i));
	for (size_t i = 0; i < count; i++)
		consider(near, sheets[i].id);
	for (int i = 0; i < AR_REGIONS; i++)
		consider(near, ar_region_row((enum ar_region)i)->id);
	for (int i = 0; i < AR_LOAD_ROWS; i++)
		consider(near, ar_load_row_words((enum ar_load_row)i)->id);
	const struct ar_rule *rules = ar_rules(&count);

	for (size_t i = 0; i < count; i++)
		consider(near, rules[i].id);
	const struct ar_plan_rule *plan_rules = ar_plan_rules(&count);

	for (size_t i = 0; i < count; i++)
		consider(near, plan_rules[i].id);
	const struct ar_technique *techniques = ar_techniques(&count);

	for (size_t i = 0; i < count; i++)
		consider(near, techniques[i].id);
}

static enum ar_status
unknown(const char *topic, struct ar_arena *arena, struct ar_error *err)
{
	struct near near = {topic, {NULL}, 0};
	struct ar_text hint;
	char *text;

	ar_fail_at(err, AR_EINPUT, topic, "nothing is known by this name");
	find_near(&near);
	ar_text_start(&hint, arena);
	ar_text_add(&hint, near.count ? "did you mean " : "see afterrun why");
	for (size_t i = 0; i < near.count; i++) {
		if (i > 0)
			ar_text_add(&hint, i + 1 < near.count ? ", " : " or ");
		ar_text_add(&hint, near.found[i]);
	}
	if (near.count)
		ar_text_add(&hint, "?");
	text = ar_text_end(&hint);
	return text ? ar_fail_hint(err, text) : AR_EINPUT;
}

enum ar_status
ar_why(const char *topic, struct ar_arena *arena, struct ar_why *why,
    struct ar_error *err)
{
	struct answer answer = {arena, why, 0, false};
	bool known;

	memset(why, 0, sizeof *why);
	known = about_word(&answer, topic) || about(&answer, topic);
	if (answer.failed)
		return ar_fail(err, AR_EMEM, 0, "out of memory");
	return known ? AR_OK : unknown(topic, arena, err);
}
