/* One token of the runner's words. */
#include <math.h>
#include <string.h>

#include "afterrun/feel.h"
#include "afterrun/knowledge.h"
#include "afterrun/plan.h"
#include "afterrun/time.h"
#include "app/near.h"
#include "app/numbers.h"
#include "base/text.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

enum { NEAR_MAX = 4, DATE_LENGTH = 10, NAME_MAX = 32 };

static const double mark_max = 10, minutes_per_hour = 60;

/* Words of the command line beside those of ar_wellness_find. */
struct alias {
	const char *word;
	enum ar_wellness well;
};

static const struct alias aliases[] = {
	{"mass", AR_WELL_MASS_KG},
	{"quality", AR_WELL_SLEEP_QUALITY},
	{"effort", AR_WELL_RPE},
	{"tired", AR_WELL_FATIGUE},
	{"sick", AR_WELL_ILLNESS},
};

/* How ill, in words. */
static const struct {
	const char *word;
	enum ar_illness illness;
} illnesses[] = {
	{"no", AR_ILLNESS_NONE},
	{"cold", AR_ILLNESS_ABOVE_NECK},
	{"head", AR_ILLNESS_ABOVE_NECK},
	{"chest", AR_ILLNESS_BELOW_NECK},
	{"gut", AR_ILLNESS_BELOW_NECK},
	{"body", AR_ILLNESS_BELOW_NECK},
	{"fever", AR_ILLNESS_FEVER},
};

static const char *const plain_words[] = {"legs", "note", "shoe", "date"};

struct token {
	const char *whole;
	const char *name;
	size_t name_n;
	const char *value;
	size_t value_n;
	struct ar_arena *arena;
	struct ar_error *err;
};

static bool
is_name(const struct token *token, const char *word)
{
	return ar_text_same_word(token->name, token->name_n, word);
}

static enum ar_status
refuse(const struct token *token, const char *text, const char *hint)
{
	ar_fail_at(token->err, AR_EINPUT, token->whole, text);
	return hint ? ar_fail_hint(token->err, hint) : AR_EINPUT;
}

/* --- near words --- */

struct near {
	const struct token *token;
	struct ar_text text;
	size_t count;
};

static void
consider(struct near *near, const char *word)
{
	if (near->count >= NEAR_MAX ||
	    !ar_word_near(near->token->name, near->token->name_n, word))
		return;
	ar_text_add(&near->text, near->count++ ? ", " : "did you mean ");
	ar_text_add(&near->text, word);
}

static enum ar_status
unknown(const struct token *token)
{
	struct near near = {.token = token};

	ar_text_start(&near.text, token->arena);
	for (int i = 0; i < AR_REGIONS; i++)
		consider(&near, ar_region_row((enum ar_region)i)->id);
	for (int i = 0; i < AR_WELLNESS_KINDS; i++)
		consider(&near, ar_wellness_kind((enum ar_wellness)i)->word);
	for (size_t i = 0; i < COUNT(aliases); i++)
		consider(&near, aliases[i].word);
	for (size_t i = 0; i < COUNT(plain_words); i++)
		consider(&near, plain_words[i]);
	ar_text_add(&near.text, near.count ? "?" :
	    "say it like calf-left=6, quads=3, sleep=6.5h or rpe=7");
	return refuse(token, "this is no part of the legs and no other word "
	    "of the log", ar_text_end(&near.text));
}

/* --- marks --- */

static int
cut_side(const char *name, size_t *n)
{
	static const char *const ends[AR_SIDES] = {"-left", "-right"};

	for (int i = 0; i < AR_SIDES; i++) {
		size_t size = strlen(ends[i]);

		if (*n > size && ar_text_same_word(name + *n - size, size,
		    ends[i])) {
			*n -= size;
			return i;
		}
	}
	return AR_SIDES;
}

/* Letters of either case alike. */
static enum ar_region
region_of(const char *name, size_t n)
{
	char small[NAME_MAX];

	if (n > sizeof small)
		return AR_REGIONS;
	for (size_t i = 0; i < n; i++)
		small[i] = name[i] >= 'A' && name[i] <= 'Z' ?
		    (char)(name[i] - 'A' + 'a') : name[i];
	return ar_region_find(small, n);
}

/* false: no region of that name. */
static bool
find_region(const struct token *token, struct ar_feel_word *word)
{
	size_t n = token->name_n;
	int side = cut_side(token->name, &n);
	enum ar_region region = region_of(token->name, n);

	word->kind = AR_FEEL_MARK;
	word->side = side;
	word->region = (int)region;
	if (region == AR_REGIONS) {
		word->region = AR_FEEL_LEGS;
		return ar_text_same_word(token->name, n, "legs");
	}
	return true;
}

static enum ar_status
read_mark(const struct token *token, struct ar_feel_word *word)
{
	if (!ar_number_parse(token->value, token->value_n, &word->value) ||
	    !(word->value >= 0 && word->value <= mark_max))
		return refuse(token, "a mark is a number from 0 to 10",
		    "0 is nothing, 10 the worst you can think of");
	return AR_OK;
}

/* --- values of a day --- */

static int
find_well(const struct token *token)
{
	for (size_t i = 0; i < COUNT(aliases); i++)
		if (is_name(token, aliases[i].word))
			return (int)aliases[i].well;
	return ar_wellness_find(token->name, token->name_n);
}

/* Take unit off the end of the value; false: it does not end so. */
static bool
cut_unit(const char *value, size_t *n, const char *unit)
{
	size_t size = strlen(unit);

	if (size == 0 || *n <= size ||
	    !ar_text_same_word(value + *n - size, size, unit))
		return false;
	*n -= size;
	return true;
}

static size_t
find_any(const char *value, size_t n, const char *of)
{
	for (size_t i = 0; i < n; i++)
		if (strchr(of, value[i]))
			return i;
	return n;
}

/* 6.5h, 6.5, 6h30, 6h30m, 6:30, 390min. */
static bool
read_hours(const char *value, size_t n, double *hours)
{
	size_t at = find_any(value, n, "hH:");
	const char *rest = value + at + 1;
	size_t rest_n;
	int64_t whole, minutes;

	if (at == n && cut_unit(value, &n, "min")) {
		if (!ar_number_parse(value, n, hours))
			return false;
		*hours /= minutes_per_hour;
		return true;
	}
	if (at >= n || at + 1 == n)
		return (at >= n || value[at] != ':') &&
		    ar_number_parse(value, at < n ? at : n, hours);
	rest_n = n - at - 1;
	if (!cut_unit(rest, &rest_n, "min"))
		(void)cut_unit(rest, &rest_n, "m");
	if (!ar_integer_parse(value, at, &whole) || whole < 0 ||
	    !ar_integer_parse(rest, rest_n, &minutes) || minutes < 0 ||
	    !((double)minutes < minutes_per_hour))
		return false;
	*hours = (double)whole + (double)minutes / minutes_per_hour;
	return true;
}

static bool
read_mass(const char *value, size_t n, double *mass_kg)
{
	bool pounds = cut_unit(value, &n, "lbs") || cut_unit(value, &n, "lb");

	if (!pounds)
		(void)cut_unit(value, &n, "kg");
	if (!ar_number_parse(value, n, mass_kg))
		return false;
	if (pounds)
		*mass_kg *= AR_KG_PER_LB;
	return true;
}

/* cold, chest, fever, no; or the number. */
static bool
read_illness(const char *value, size_t n, double *illness)
{
	for (size_t i = 0; i < COUNT(illnesses); i++)
		if (ar_text_same_word(value, n, illnesses[i].word)) {
			*illness = illnesses[i].illness;
			return true;
		}
	return ar_number_parse(value, n, illness) &&
	    ar_round(*illness, 0) >= *illness &&
	    ar_round(*illness, 0) <= *illness;
}

static enum ar_status
read_well(const struct token *token, struct ar_feel_word *word)
{
	const struct ar_wellness_kind *kind = ar_wellness_kind(word->well);
	const char *value = token->value;
	size_t n = token->value_n;
	bool read;

	if (word->well == AR_WELL_SLEEP_H) {
		read = read_hours(value, n, &word->value);
	} else if (word->well == AR_WELL_MASS_KG) {
		read = read_mass(value, n, &word->value);
	} else if (word->well == AR_WELL_ILLNESS) {
		read = read_illness(value, n, &word->value);
		if (!read)
			return refuse(token, "this is no illness that is "
			    "known here", "say ill=cold, ill=chest, ill=gut, "
			    "ill=fever, or ill=no when it is over");
	} else {
		(void)cut_unit(value, &n, kind->unit);
		read = ar_number_parse(value, n, &word->value);
	}
	if (read && word->value >= kind->lo && word->value <= kind->hi)
		return AR_OK;
	return refuse(token, read ? "the value is out of its range" :
	    "a number is expected", ar_text_format(token->arena,
	    "%s: %f to %f%s%s; %s", kind->word, kind->lo, kind->hi,
	    kind->unit[0] ? " " : "", kind->unit, kind->meaning));
}

/* --- dates and texts --- */

static bool
read_date(const struct token *token, int64_t today, int64_t *day)
{
	static const char midnight[] = "T00:00:00Z";
	const double day_s = 86400;
	char text[DATE_LENGTH + sizeof midnight];
	double utc_s, offset;
	int64_t back;

	if (ar_text_same_word(token->value, token->value_n, "today") ||
	    ar_text_same_word(token->value, token->value_n, "yesterday")) {
		*day = today - (token->value_n > strlen("today") ? 1 : 0);
		return true;
	}
	if (ar_integer_parse(token->value, token->value_n, &back)) {
		*day = today + back;
		return back <= 0 && back >= -AR_FEEL_DATE_BACK_DAYS;
	}
	if (token->value_n != DATE_LENGTH)
		return false;
	memcpy(text, token->value, DATE_LENGTH);
	memcpy(text + DATE_LENGTH, midnight, sizeof midnight);
	if (!ar_time_parse(text, strlen(text), &utc_s, &offset))
		return false;
	*day = (int64_t)floor(utc_s / day_s);
	return true;
}

static enum ar_status
keep_text(const struct token *token, struct ar_feel_word *word)
{
	if (token->value_n == 0)
		return refuse(token, "there are no words after the sign =",
		    NULL);
	if (ar_utf8_prefix(token->value, token->value_n) != token->value_n)
		return refuse(token, "this is not sound UTF-8 text", NULL);
	word->text = ar_arena_text(token->arena, token->value,
	    token->value_n);
	return word->text ? AR_OK :
	    ar_fail(token->err, AR_EMEM, 0, "out of memory");
}

static enum ar_status
read_plain(const struct token *token, int64_t today,
    struct ar_feel_word *word)
{
	word->kind = AR_FEEL_DATE;
	if (is_name(token, "date"))
		return read_date(token, today, &word->day) ? AR_OK :
		    refuse(token, "this is not a date",
		    "say 2026-11-20, today, yesterday or -2");
	word->kind = is_name(token, "note") ? AR_FEEL_NOTE : AR_FEEL_SHOE;
	return keep_text(token, word);
}

enum ar_status
ar_feel_parse(const char *token, int64_t today, struct ar_arena *arena,
    struct ar_feel_word *word, struct ar_error *err)
{
	const char *equals = strchr(token, '=');
	size_t n = equals ? (size_t)(equals - token) : strlen(token);
	const struct token in = {token, token, n,
	    equals ? equals + 1 : token + n, equals ? strlen(equals + 1) : 0,
	    arena, err};
	int well = find_well(&in);

	*word = (struct ar_feel_word){.region = AR_REGIONS, .side = AR_SIDES,
	    .value = NAN, .day = today};
	if (is_name(&in, "date") || is_name(&in, "note") ||
	    is_name(&in, "shoe"))
		return equals ? read_plain(&in, today, word) :
		    refuse(&in, "a value is missing", "say it like date=-1, "
		    "note=\"heavy legs\" or shoe=road");
	if (well < 0 && !find_region(&in, word))
		return unknown(&in);
	if (!equals)
		return refuse(&in, "a value is missing",
		    "say it like calf=3 or sleep=7h");
	if (well < 0)
		return read_mark(&in, word);
	word->kind = AR_FEEL_WELL;
	word->well = (enum ar_wellness)well;
	return read_well(&in, word);
}
