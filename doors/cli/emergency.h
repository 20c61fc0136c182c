/* The country that the runner is in, as far as this computer knows, and its
 * emergency number. */
#ifndef CLI_EMERGENCY_H
#define CLI_EMERGENCY_H

#include "afterrun/triage.h"

enum { EMERGENCY_MAX = AR_EMERGENCY_MAX, COUNTRY_BYTES = 3 };

/* said ("DE"), else AFTERRUN_COUNTRY, else the country of the locale's
 * messages (de_DE), which is put into room; NULL: none of them. */
const char *country_find(const char *said, char room[COUNTRY_BYTES]);

/* The number for that country.  Where the number is only the usual one it
 * says so: "112 or your local number". */
void emergency_number(const char *said, char number[EMERGENCY_MAX]);

#endif
