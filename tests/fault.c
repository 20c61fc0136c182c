#include "fault.h"

#include <stdlib.h>

/* What the allocator does next. */
static struct {
	bool armed;
	bool stays;
	size_t until_failure;
	size_t failed;
	long alive;
} fault;

void
fault_arm(size_t k, bool stays)
{
	fault.stays = stays;
	fault.until_failure = k;
	fault.failed = 0;
	fault.alive = 0;
	fault.armed = true;
}

bool
fault_disarm(void)
{
	fault.armed = false;
	return fault.failed > 0;
}

long
fault_alive(void)
{
	return fault.alive;
}

/* Whether this allocation is to fail. */
static bool
strike(void)
{
	if (!fault.armed)
		return false;
	if (fault.until_failure) {
		fault.until_failure--;
		return false;
	}
	if (fault.failed && !fault.stays)
		return false;
	fault.failed++;
	return true;
}

#ifdef FAULT_WRAP
#define REAL(name) __real_##name
#define OURS(name) __wrap_##name
#else
#define REAL(name) __libc_##name
#define OURS(name) name
void __libc_free(void *place);
#endif

void *REAL(malloc)(size_t size);
void *REAL(calloc)(size_t count, size_t size);
void *REAL(realloc)(void *old, size_t size);
void *OURS(malloc)(size_t size);
void *OURS(calloc)(size_t count, size_t size);
void *OURS(realloc)(void *old, size_t size);

static void *
counted(void *place)
{
#ifndef FAULT_WRAP
	if (place && fault.armed)
		fault.alive++;
#endif
	return place;
}

void *
OURS(malloc)(size_t size)
{
	return strike() ? NULL : counted(REAL(malloc)(size));
}

void *
OURS(calloc)(size_t count, size_t size)
{
	return strike() ? NULL : counted(REAL(calloc)(count, size));
}

void *
OURS(realloc)(void *old, size_t size)
{
	void *place;

	if (strike())
		return NULL;
	place = REAL(realloc)(old, size);
	return old ? place : counted(place);
}

#ifndef FAULT_WRAP
void
free(void *place)
{
	if (place && fault.armed)
		fault.alive--;
	__libc_free(place);
}
#endif
