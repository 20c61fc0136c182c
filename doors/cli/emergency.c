#include "doors/cli/emergency.h"

#include <stdlib.h>
#include <string.h>

/* de_DE.UTF-8 */
static const char *
of_locale(const char *locale, char room[COUNTRY_BYTES])
{
	const char *place = strchr(locale, '_');

	if (!place || strlen(place) < COUNTRY_BYTES)
		return NULL;
	memcpy(room, place + 1, COUNTRY_BYTES - 1);
	room[COUNTRY_BYTES - 1] = '\0';
	return ar_country_is(room) ? room : NULL;
}

const char *
country_find(const char *said, char room[COUNTRY_BYTES])
{
	static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
	const char *value = getenv("AFTERRUN_COUNTRY");

	if (said)
		return said;
	if (value && ar_country_is(value))
		return value;
	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
		value = getenv(names[i]);
		if (value && value[0])
			return of_locale(value, room);
	}
	return NULL;
}

void
emergency_number(const char *said, char number[EMERGENCY_MAX])
{
	char room[COUNTRY_BYTES];

	ar_emergency_words(country_find(said, room), number);
}
