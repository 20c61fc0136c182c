#include "doors/cli/emergency.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "afterrun/triage.h"

enum { COUNTRY_BYTES = 3 };

/* The country of the language of messages, as in de_DE; false: none. */
static bool
locale_country(char country[COUNTRY_BYTES])
{
	static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
	const char *value = NULL, *place;

	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
		value = getenv(names[i]);
		if (value && value[0])
			break;
	}
	place = value ? strchr(value, '_') : NULL;
	if (!place || strlen(place) < COUNTRY_BYTES)
		return false;
	memcpy(country, place + 1, COUNTRY_BYTES - 1);
	country[COUNTRY_BYTES - 1] = '\0';
	return ar_country_is(country);
}

void
emergency_number(const char *country, char number[EMERGENCY_MAX])
{
	const char *environment = getenv("AFTERRUN_COUNTRY");
	char local[COUNTRY_BYTES];

	if (!country && environment && ar_country_is(environment))
		country = environment;
	if (!country && locale_country(local))
		country = local;
	ar_emergency_words(country, number);
}
