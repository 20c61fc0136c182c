/* The emergency number where the runner is. */
#ifndef CLI_EMERGENCY_H
#define CLI_EMERGENCY_H

enum { EMERGENCY_MAX = 64 };

/* The number for a country ("DE"), or, when that is NULL, of
 * AFTERRUN_COUNTRY, else of the locale.  Where the number is only the usual
 * one it says so: "112 or your local number". */
void emergency_number(const char *country, char number[EMERGENCY_MAX]);

#endif
