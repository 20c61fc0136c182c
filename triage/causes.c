/* Causes and self-help (B4), and emergency numbers. */
#include <string.h>

#include "afterrun/triage.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static const struct ar_cause causes[] = {
#include "triage/causes.inc"
};

static const struct {
	const char *country;
	const char *number;
} emergency[] = {
#include "triage/emergency.inc"
};

const struct ar_cause *
ar_causes(size_t *count)
{
	*count = COUNT(causes);
	return causes;
}

const struct ar_cause *
ar_cause_find(const char *id)
{
	for (size_t i = 0; i < COUNT(causes); i++)
		if (strcmp(causes[i].id, id) == 0)
			return &causes[i];
	return NULL;
}

static const char *
number_of(const char *country)
{
	for (size_t i = 0; country != NULL && i < COUNT(emergency); i++)
		if (strcmp(emergency[i].country, country) == 0)
			return emergency[i].number;
	return NULL;
}

const char *
ar_emergency_number(const char *country)
{
	const char *number = number_of(country);

	return number != NULL ? number : number_of("ZZ"); /* unknown */
}

bool
ar_emergency_known(const char *country)
{
	return number_of(country) != NULL;
}

static bool
is_letter(char letter)
{
	return letter >= 'A' && letter <= 'Z';
}

bool
ar_country_is(const char *text)
{
	return is_letter(text[0]) && is_letter(text[1]) && !text[2];
}

void
ar_emergency_words(const char *country, char words[AR_EMERGENCY_MAX])
{
	static const char usual[] = " or your local number";
	const char *parts[] = { ar_emergency_number(country),
		ar_emergency_known(country) ? "" : usual };
	size_t used = 0;

	for (size_t i = 0; i < COUNT(parts); i++)
		for (const char *c = parts[i];
		     *c && used + 1 < AR_EMERGENCY_MAX; c++)
			words[used++] = *c;
	words[used] = '\0';
}
