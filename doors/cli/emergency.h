/* The emergency number where the runner is. */
#ifndef CLI_EMERGENCY_H
#define CLI_EMERGENCY_H

#include "afterrun/triage.h"

enum { EMERGENCY_MAX = AR_EMERGENCY_MAX };

/* The number for a country ("DE"), or, when that is NULL, of
 * AFTERRUN_COUNTRY, else of the locale.  Where the number is only the usual
 * one it says so: "112 or your local number". */
void emergency_number(const char *country, char number[EMERGENCY_MAX]);

#endif
