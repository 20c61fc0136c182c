/* Where the runner is, as far as this computer knows. */
#ifndef HTTP_COUNTRY_H
#define HTTP_COUNTRY_H

enum { COUNTRY_BYTES = 3 };

/* said ("DE"), else AFTERRUN_COUNTRY, else that of the locale, as on the
 * command line; NULL: none of them. */
const char *country_find(const char *said, char room[COUNTRY_BYTES]);

#endif
