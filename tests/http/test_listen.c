#include <string.h>
#include <unistd.h>

#include "../check.h"
#include "doors/http/listen.h"

static void
test_found(void **state)
{
	static const struct {
		const char *text, *name;
		bool loopback, any, v6;
	} cases[] = {
		{"127.0.0.1:7654", "127.0.0.1", true, false, false},
		{"127.9.9.9:0", "127.9.9.9", true, false, false},
		{"[::1]:7654", "[::1]", true, false, true},
		{"0.0.0.0:80", NULL, false, true, false},
		{"[::]:80", NULL, false, true, true},
		{"192.168.1.5:7654", "192.168.1.5", false, false, false},
		{"[fe80::1]:7654", "[fe80::1]", false, false, true},
	};
	static const char *const wrong[] = {"", ":", "x", "127.0.0.1",
	    ":7654", "127.0.0.1:", "127.0.0.1:x", "127.0.0.1:65536",
	    "127.0.0.1:-1", "::1:7654", "[::1]", "[]:7654",
	    "no such host:7654"};
	struct place place;
	struct ar_error err;

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		assert_int_equal(place_find(&place, cases[i].text, &err),
		    AR_OK);
		assert_int_equal(place.loopback, cases[i].loopback);
		assert_int_equal(place.any, cases[i].any);
		assert_int_equal(place.v6, cases[i].v6);
		assert_int_equal(place.fd, -1);
		if (cases[i].name)
			assert_string_equal(place.name, cases[i].name);
	}
	for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++)
		assert_int_equal(place_find(&place, wrong[i], &err),
		    AR_EINPUT);
}

static void
test_opened(void **state)
{
	struct place place, other;
	struct ar_error err;
	char text[64];

	(void)state;
	assert_int_equal(place_open(&place, "127.0.0.1:0", &err), AR_OK);
	assert_true(place.fd >= 0);
	assert_int_not_equal(place.port, 0);
	snprintf(text, sizeof text, "127.0.0.1:%d", place.port);
	assert_int_equal(place_open(&other, text, &err), AR_EREFUSED);
	assert_int_equal(other.fd, -1);
	assert_non_null(strstr(err.text, "listens there already"));
	close(place.fd);
	assert_int_equal(place_open(&place, "192.0.2.1:0", &err),
	    AR_EREFUSED);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_found),
		cmocka_unit_test(test_opened),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
