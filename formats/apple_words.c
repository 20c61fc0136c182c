#include <math.h>
#include <string.h>

#include "formats/apple.h"

struct word {
	const char *word;
	int id;
};

struct named {
	const char *word;
	const char *name;
};

struct factor {
	const char *word;
	double factor;
};

struct sport {
	const char *word;
	const char *sport;
	const char *sub_sport;
};

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

static bool
same(const char *word, const char *text, size_t n)
{
	return strlen(word) == n && memcmp(word, text, n) == 0;
}

/* Step over what all words of a kind begin with. */
static bool
skip(const char **text, size_t *n, const char *prefix)
{
	size_t length = strlen(prefix);

	if (*n < length || memcmp(*text, prefix, length) != 0)
		return false;
	*text += length;
	*n -= length;
	return true;
}

static int
find(const struct word *words, size_t count, const char *text, size_t n)
{
	for (size_t i = 0; i < count; i++)
		if (same(words[i].word, text, n))
			return words[i].id;
	return 0;
}

static const char *
find_name(const struct named *words, size_t count, const char *text, size_t n)
{
	for (size_t i = 0; i < count; i++)
		if (same(words[i].word, text, n))
			return words[i].name;
	return NULL;
}

enum ar_apple_record
ar_apple_record_of(const char *type, size_t n)
{
	static const struct word words[] = {
#define AR_APPLE_RECORDS
#include "formats/apple_words.inc"
#undef AR_APPLE_RECORDS
	};

	if (!skip(&type, &n, "HKQuantityTypeIdentifier") &&
	    !skip(&type, &n, "HKCategoryTypeIdentifier"))
		return AR_APPLE_RECORD_NONE;
	return (enum ar_apple_record)find(words, COUNT(words), type, n);
}

enum ar_apple_statistic
ar_apple_statistic_of(const char *type, size_t n)
{
	static const struct word words[] = {
#define AR_APPLE_STATISTICS
#include "formats/apple_words.inc"
#undef AR_APPLE_STATISTICS
	};

	if (!skip(&type, &n, "HKQuantityTypeIdentifier"))
		return AR_APPLE_STATISTIC_NONE;
	return (enum ar_apple_statistic)find(words, COUNT(words), type, n);
}

enum ar_apple_detail
ar_apple_detail_of(const char *key, size_t n)
{
	static const struct word words[] = {
#define AR_APPLE_DETAILS
#include "formats/apple_words.inc"
#undef AR_APPLE_DETAILS
	};

	return (enum ar_apple_detail)find(words, COUNT(words), key, n);
}

enum ar_apple_event
ar_apple_event_of(const char *type, size_t n)
{
	static const struct word words[] = {
#define AR_APPLE_EVENTS
#include "formats/apple_words.inc"
#undef AR_APPLE_EVENTS
	};

	if (!skip(&type, &n, "HKWorkoutEventType"))
		return AR_APPLE_EVENT_OTHER;
	return (enum ar_apple_event)find(words, COUNT(words), type, n);
}

enum ar_apple_sleep
ar_apple_sleep_of(const char *value, size_t n)
{
	static const struct word words[] = {
#define AR_APPLE_SLEEPS
#include "formats/apple_words.inc"
#undef AR_APPLE_SLEEPS
	};

	if (!skip(&value, &n, "HKCategoryValueSleepAnalysis"))
		return AR_APPLE_SLEEP_AWAKE;
	return (enum ar_apple_sleep)find(words, COUNT(words), value, n);
}

const char *
ar_apple_sport(const char *type, size_t n, const char **sub_sport)
{
	static const struct sport sports[] = {
#define AR_APPLE_WORKOUTS
#include "formats/apple_words.inc"
#undef AR_APPLE_WORKOUTS
	};

	*sub_sport = NULL;
	if (!skip(&type, &n, "HKWorkoutActivityType"))
		return "generic";
	for (size_t i = 0; i < COUNT(sports); i++)
		if (same(sports[i].word, type, n)) {
			*sub_sport = sports[i].sub_sport;
			return sports[i].sport;
		}
	return "generic";
}

const char *
ar_apple_indoor(const char *sport)
{
	static const struct named words[] = {
#define AR_APPLE_INDOORS
#include "formats/apple_words.inc"
#undef AR_APPLE_INDOORS
	};

	return find_name(words, COUNT(words), sport, strlen(sport));
}

const char *
ar_apple_swim(const char *place, size_t n)
{
	static const struct named words[] = {
#define AR_APPLE_SWIMS
#include "formats/apple_words.inc"
#undef AR_APPLE_SWIMS
	};

	return find_name(words, COUNT(words), place, n);
}

const char *
ar_apple_sex(const char *value, size_t n)
{
	static const struct named words[] = {
#define AR_APPLE_SEXS
#include "formats/apple_words.inc"
#undef AR_APPLE_SEXS
	};

	return find_name(words, COUNT(words), value, n);
}

double
ar_apple_factor(enum ar_apple_unit unit, const char *word, size_t n)
{
	static const struct factor masses[] = {
#define AR_APPLE_MASS_UNITS
#include "formats/apple_words.inc"
#undef AR_APPLE_MASS_UNITS
	};
	static const struct factor lengths[] = {
#define AR_APPLE_LENGTH_UNITS
#include "formats/apple_words.inc"
#undef AR_APPLE_LENGTH_UNITS
	};
	static const struct factor energies[] = {
#define AR_APPLE_ENERGY_UNITS
#include "formats/apple_words.inc"
#undef AR_APPLE_ENERGY_UNITS
	};
	static const struct factor times[] = {
#define AR_APPLE_TIME_UNITS
#include "formats/apple_words.inc"
#undef AR_APPLE_TIME_UNITS
	};
	static const struct {
		const struct factor *rows;
		size_t count;
	} tables[] = {
	    [AR_APPLE_MASS] = {masses, COUNT(masses)},
	    [AR_APPLE_LENGTH] = {lengths, COUNT(lengths)},
	    [AR_APPLE_ENERGY] = {energies, COUNT(energies)},
	    [AR_APPLE_TIME] = {times, COUNT(times)},
	};

	for (size_t i = 0; i < tables[unit].count; i++)
		if (same(tables[unit].rows[i].word, word, n))
			return tables[unit].rows[i].factor;
	return NAN;
}
