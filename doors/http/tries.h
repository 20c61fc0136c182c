/* Wrong tokens, counted: so many a minute from one address and from all. */
#ifndef HTTP_TRIES_H
#define HTTP_TRIES_H

#include <stdbool.h>

struct tries;

struct tries *tries_open(void); /* NULL: no memory */
void tries_close(struct tries *tries); /* NULL is allowed */
/* May this address try now?  now_s: a clock that only goes forward. */
bool tries_may(struct tries *tries, const char *from, double now_s);
/* It was wrong. */
void tries_failed(struct tries *tries, const char *from, double now_s);
/* Seconds until it may try again, at most. */
int tries_wait_s(void);

#endif
