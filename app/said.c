#include "afterrun/said.h"

#include <stdint.h>
#include <string.h>

#include "base/text.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* A range and the words for it, from the same two numbers. */
#define RANGE(lo, hi) lo, hi, "give a number from " #lo " to " #hi

enum { MINUTES_MAX = 240 };

/* One thing that can be said. */
struct thing {
	const char *name;
	enum ar_status (*take)(const struct thing *thing,
	    struct ar_after_said *said, const char *value,
	    struct ar_error *err);
	double lo; /* of a number */
	double hi;
	const char *hint;
	double *(*place)(struct ar_after_said *said);
	const char *words; /* of a word, with bars between */
};

static enum ar_status
wrong(struct ar_error *err, const char *text, const char *hint)
{
	ar_fail(err, AR_EINPUT, 0, text);
	ar_fail_hint(err, hint);
	return AR_EINPUT;
}

static enum ar_status
wrong_piece(struct ar_error *err, const char bad[AR_SAID_BAD],
    const char *is_no, const char *hint)
{
	static const char quote[] = "\"";
	const char *const parts[] = {quote, bad, quote, is_no};
	char text[2 * AR_SAID_BAD];
	size_t used = 0;

	for (size_t i = 0; i < COUNT(parts); i++) {
		size_t n = strlen(parts[i]);

		if (n > sizeof text - 1 - used)
			n = sizeof text - 1 - used;
		memcpy(text + used, parts[i], n);
		used += n;
	}
	text[used] = '\0';
	return wrong(err, text, hint);
}

bool
ar_said_number(const char *text, double lo, double hi, double *value)
{
	double number;

	if (!ar_number_parse(text, strlen(text), &number) ||
	    !(number >= lo && number <= hi))
		return false;
	*value = number;
	return true;
}

/* --- lists --- */

/* Length of the piece up to one of ends. */
static size_t
piece(const char *text, const char *ends)
{
	size_t n = 0;

	while (text[n] && !strchr(ends, text[n]))
		n++;
	return n;
}

static bool
keep_bad(const char *text, size_t n, char bad[AR_SAID_BAD])
{
	if (n > AR_SAID_BAD - 1)
		n = AR_SAID_BAD - 1;
	memcpy(bad, text, n);
	bad[n] = '\0';
	return false;
}

/* Cut "-left" or "-right" from the end of a name of *n bytes; side gets the
 * sides that are meant, both without an end. */
static void
cut_side(const char *name, size_t *n, bool side[AR_SIDES])
{
	static const char *const ends[AR_SIDES] = {"-left", "-right"};

	side[AR_LEFT] = side[AR_RIGHT] = true;
	for (int i = 0; i < AR_SIDES; i++) {
		size_t size = strlen(ends[i]);

		if (*n <= size || memcmp(name + *n - size, ends[i], size) != 0)
			continue;
		*n -= size;
		side[AR_SIDES - 1 - i] = false;
		return;
	}
}

static bool
one_soreness(const char *text, size_t n, double soreness[][AR_SIDES])
{
	const char *equals = memchr(text, '=', n);
	char digits[AR_SAID_BAD];
	bool side[AR_SIDES];
	enum ar_region region;
	size_t name, size;
	double value;

	if (!equals)
		return false;
	name = (size_t)(equals - text);
	size = n - name - 1;
	if (size >= sizeof digits)
		return false;
	memcpy(digits, equals + 1, size);
	digits[size] = '\0';
	cut_side(text, &name, side);
	region = ar_region_find(text, name);
	if (region == AR_REGIONS || !ar_said_number(digits, 0, 10, &value))
		return false;
	for (int i = 0; i < AR_SIDES; i++)
		if (side[i])
			soreness[region][i] = value;
	return true;
}

bool
ar_said_soreness(const char *text, double soreness[AR_REGIONS][AR_SIDES],
    char bad[AR_SAID_BAD])
{
	while (*text) {
		size_t n = piece(text, ", ");

		if (n > 0 && !one_soreness(text, n, soreness))
			return keep_bad(text, n, bad);
		text += n + (text[n] ? 1 : 0);
	}
	return true;
}

bool
ar_said_tools(const char *text, bool tool[AR_TOOLS], char bad[AR_SAID_BAD])
{
	while (*text) {
		size_t n = piece(text, ", ");
		enum ar_tool which = ar_tool_find(text, n);

		if (n > 0 && which == AR_TOOLS)
			return keep_bad(text, n, bad);
		if (n > 0)
			tool[which] = true;
		text += n + (text[n] ? 1 : 0);
	}
	return true;
}

static enum ar_status
take_soreness(const struct thing *thing, struct ar_after_said *said,
    const char *value, struct ar_error *err)
{
	char bad[AR_SAID_BAD];

	return ar_said_soreness(value, said->soreness, bad) ? AR_OK :
	    wrong_piece(err, bad, " is no soreness", thing->hint);
}

static enum ar_status
take_tools(const struct thing *thing, struct ar_after_said *said,
    const char *value, struct ar_error *err)
{
	char bad[AR_SAID_BAD];

	return ar_said_tools(value, said->tool, bad) ? AR_OK :
	    wrong_piece(err, bad, " is no tool", thing->hint);
}

/* --- conditions: ID[:REGION[-SIDE]][:confirmed] --- */

/* Cut the confirmation from the end of *n bytes. */
static bool
cut_confirmed(const char *text, size_t *n)
{
	static const char end[] = ":confirmed";
	const size_t size = sizeof end - 1;

	if (*n <= size || memcmp(text + *n - size, end, size) != 0)
		return false;
	*n -= size;
	return true;
}

static enum ar_status
one_condition(struct ar_after_said *said, const char *text, size_t n,
    struct ar_error *err)
{
	struct ar_case_condition *condition;
	const char *colon;
	size_t size;

	if (said->condition_count == AR_SAID_CONDITIONS)
		return wrong(err, "these are too many conditions",
		    "name each once");
	condition = &said->conditions[said->condition_count];
	memset(condition, 0, sizeof *condition);
	condition->confirmed = cut_confirmed(text, &n);
	colon = memchr(text, ':', n);
	size = colon ? (size_t)(colon - text) : n;
	condition->id = ar_condition_find(text, size);
	if (condition->id == AR_CONDITIONS)
		return wrong(err, "this condition is not known",
		    "man afterrun lists them; say it like varicose_veins or "
		    "varicose_veins:calf-left");
	condition->side[AR_LEFT] = condition->side[AR_RIGHT] = true;
	if (colon) {
		size = n - size - 1;
		cut_side(colon + 1, &size, condition->side);
		condition->region = ar_region_find(colon + 1, size);
		condition->region_known = true;
		if (condition->region == AR_REGIONS)
			return wrong(err, "this region is not known",
			    "say it like varicose_veins:calf-left");
	}
	said->condition_count++;
	return AR_OK;
}

static enum ar_status
take_conditions(const struct thing *thing, struct ar_after_said *said,
    const char *value, struct ar_error *err)
{
	(void)thing;
	do {
		size_t n = piece(value, ",");

		AR_TRY(one_condition(said, value, n, err));
		value += n + (value[n] ? 1 : 0);
	} while (*value);
	return AR_OK;
}

/* --- numbers and words --- */

static enum ar_status
take_minutes(const struct thing *thing, struct ar_after_said *said,
    const char *value, struct ar_error *err)
{
	int64_t minutes;

	if (!ar_integer_parse(value, strlen(value), &minutes) ||
	    minutes < 1 || minutes > MINUTES_MAX)
		return wrong(err, "these are no minutes", thing->hint);
	said->minutes = (int)minutes;
	return AR_OK;
}

static enum ar_status
take_number(const struct thing *thing, struct ar_after_said *said,
    const char *value, struct ar_error *err)
{
	return ar_said_number(value, thing->lo, thing->hi,
	    thing->place(said)) ? AR_OK :
	    wrong(err, "this number cannot be used", thing->hint);
}

/* Which of the thing's words is value?  AR_EINPUT: none. */
static enum ar_status
find_word(const struct thing *thing, const char *value, int *index,
    struct ar_error *err)
{
	const char *words = thing->words;
	size_t n = strlen(value);

	for (*index = 0; *words; ++*index) {
		size_t size = piece(words, "|");

		if (size == n && memcmp(words, value, n) == 0)
			return AR_OK;
		words += size + (words[size] ? 1 : 0);
	}
	return wrong(err, "this word is not known here", thing->hint);
}

static enum ar_status
take_massage(const struct thing *thing, struct ar_after_said *said,
    const char *value, struct ar_error *err)
{
	int index;

	AR_TRY(find_word(thing, value, &index, err));
	said->massage = (enum ar_massage_wish)index;
	return AR_OK;
}

static enum ar_status
take_order(const struct thing *thing, struct ar_after_said *said,
    const char *value, struct ar_error *err)
{
	int index;

	AR_TRY(find_word(thing, value, &index, err));
	said->order = (enum ar_order)index;
	return AR_OK;
}

static enum ar_status
take_sex(const struct thing *thing, struct ar_after_said *said,
    const char *value, struct ar_error *err)
{
	int index;

	AR_TRY(find_word(thing, value, &index, err));
	said->person.sex = index ? AR_SEX_MALE : AR_SEX_FEMALE;
	return AR_OK;
}

static enum ar_status
take_experience(const struct thing *thing, struct ar_after_said *said,
    const char *value, struct ar_error *err)
{
	int index;

	AR_TRY(find_word(thing, value, &index, err));
	said->person.experience = index ? AR_EXPERIENCED : AR_NOVICE;
	return AR_OK;
}

/* "" and "true" are the first words. */
static enum ar_status
take_yes(const struct thing *thing, const char *value, bool *yes,
    struct ar_error *err)
{
	int index = 0;

	if (*value)
		AR_TRY(find_word(thing, value, &index, err));
	*yes = index == 0;
	return AR_OK;
}

static enum ar_status
take_article(const struct thing *thing, struct ar_after_said *said,
    const char *value, struct ar_error *err)
{
	bool yes;

	AR_TRY(take_yes(thing, value, &yes, err));
	said->version = yes ? AR_ARTICLE : AR_EVIDENCE;
	return AR_OK;
}

static enum ar_status
take_gun(const struct thing *thing, struct ar_after_said *said,
    const char *value, struct ar_error *err)
{
	return take_yes(thing, value, &said->gun_prefer, err);
}

static double *
rpe_of(struct ar_after_said *said)
{
	return &said->rpe_0_10;
}

static double *
air_of(struct ar_after_said *said)
{
	return &said->air_c;
}

static double *
drunk_of(struct ar_after_said *said)
{
	return &said->drunk_ml;
}

static double *
mass_of(struct ar_after_said *said)
{
	return &said->person.mass_kg;
}

static double *
mass_after_of(struct ar_after_said *said)
{
	return &said->mass_after_kg;
}

static double *
next_hard_of(struct ar_after_said *said)
{
	return &said->next_hard_h;
}

static double *
age_of(struct ar_after_said *said)
{
	return &said->person.age_y;
}

#define WORDS(list) 0, 0, "say one of " list, NULL, list

static const struct thing things[] = {
	{"minutes", take_minutes, 0, 0,
	    "give whole minutes from 1 to 240", NULL, NULL},
	{"sore", take_soreness, 0, 0,
	    "say it like calf-left=6,quads=3 (0 to 10)", NULL, NULL},
	{"tools", take_tools, 0, 0,
	    "tools are roller, ball, gun, water, ice, towel", NULL, NULL},
	{"rpe", take_number, RANGE(0, 10), rpe_of, NULL},
	{"temp", take_number, RANGE(-60, 60), air_of, NULL},
	{"drunk", take_number, RANGE(0, 20000), drunk_of, NULL},
	{"mass", take_number, RANGE(20, 300), mass_of, NULL},
	{"mass-after", take_number, RANGE(20, 300), mass_after_of, NULL},
	{"next-hard", take_number, RANGE(0, 1000), next_hard_of, NULL},
	{"condition", take_conditions, 0, 0, NULL, NULL, NULL},
	{"age", take_number, RANGE(5, 110), age_of, NULL},
	{"sex", take_sex, WORDS("f|m")},
	{"experience", take_experience, WORDS("novice|experienced")},
	{"article", take_article, WORDS("true|false")},
	{"gun", take_gun, WORDS("true|false")},
	{"massage", take_massage, WORDS("auto|always|never")},
	{"order", take_order, WORDS("stretch_first|massage_first")},
};

const char *
ar_said_name(size_t index)
{
	return index < COUNT(things) ? things[index].name : NULL;
}

enum ar_status
ar_said_take(struct ar_after_said *said, const char *name, const char *value,
    struct ar_error *err)
{
	for (size_t i = 0; i < COUNT(things); i++)
		if (strcmp(things[i].name, name) == 0)
			return things[i].take(&things[i], said,
			    value ? value : "", err);
	return wrong(err, "this cannot be said of a run",
	    "man afterrun lists what can");
}
