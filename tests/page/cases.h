/* Cases for the clinician's page, as JSON. */
#ifndef PAGE_CASES_H
#define PAGE_CASES_H

#include <stddef.h>

struct page_test_case {
	const char *name;
	const char *json;
};

enum { PAGE_CASES = 4 };

/* By hand; the last has nothing but its date. */
extern const struct page_test_case page_cases[PAGE_CASES];
/* Every key answered in the most alarming way, with count earlier reports;
 * free() it. */
char *case_everything(size_t count);
/* Every key known, unknown or absent at random; the same seed gives the same
 * case.  free() it. */
char *case_random(unsigned seed);

#endif
