/* The committed C tables are what tools/gen_knowledge.py makes of data/. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

static void
tables_are_regenerated(void **state)
{
	(void)state;
	if (system("python3 -c '' 2>/dev/null") != 0) {
		puts("skipped: gen_knowledge.py --check (no python3)");
		skip();
	}
	assert_int_equal(system("python3 -B \"" AR_SOURCE_DIR
	    "/tools/gen_knowledge.py\" --check"), 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(tables_are_regenerated),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
