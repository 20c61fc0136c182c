/* cmocka with what it needs before it, and checks cmocka has not. */
#ifndef TESTS_CHECK_H
#define TESTS_CHECK_H

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

/* |value - want| <= within; NAN never passes. */
#define check_near(value, want, within)                                        \
	do {                                                                   \
		double check_v = (value), check_w = (want);                    \
		if (!(fabs(check_v - check_w) <= (within))) {                  \
			print_error("%s = %.9g, want %.9g within %g\n",        \
			    #value, check_v, check_w, (double)(within));       \
			fail();                                                \
		}                                                              \
	} while (0)

#endif
