#include <string.h>

#include "../check.h"
#include "doors/http/gate.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static const struct gate loopback = {.port = 7654, .loopback = true,
	.name = "127.0.0.1", .own = "laptop"};
static const struct gate home = {.port = 7654, .name = "192.168.1.5",
	.own = "laptop"};

static void
test_loopback_hosts(void **state)
{
	static const char *const in[] = {"127.0.0.1:7654", "localhost:7654",
	    "LocalHost:7654", "[::1]:7654"};
	static const char *const out[] = {"", "127.0.0.1", "localhost",
	    "localhost:80", "laptop:7654", "laptop.local:7654",
	    "192.168.1.5:7654", "evil.example:7654", "127.0.0.1.evil:7654",
	    "127.0.0.1:7654:7654", "127.0.0.1:", "127.0.0.1:07654x",
	    "127.0.0.1:-7654", "[::1", "[::1]7654", ":7654", "[]:7654"};

	(void)state;
	assert_false(gate_host(&loopback, NULL));
	for (size_t i = 0; i < COUNT(in); i++)
		assert_true(gate_host(&loopback, in[i]));
	for (size_t i = 0; i < COUNT(out); i++)
		assert_false(gate_host(&loopback, out[i]));
}

/* Names can be bent to this computer by who owns them, addresses cannot. */
static void
test_home_hosts(void **state)
{
	static const char *const in[] = {"192.168.1.5:7654",
	    "10.0.0.9:7654", "[fe80::1]:7654", "laptop:7654",
	    "Laptop.local:7654", "localhost:7654"};
	static const char *const out[] = {"evil.example:7654",
	    "laptop.evil:7654", "999.1.1.1:7654", "[fe80::1%eth0]:7654",
	    "0x7f.1:7654", "192.168.1.5"};

	(void)state;
	for (size_t i = 0; i < COUNT(in); i++)
		assert_true(gate_host(&home, in[i]));
	for (size_t i = 0; i < COUNT(out); i++)
		assert_false(gate_host(&home, out[i]));
}

static void
test_usual_ports(void **state)
{
	struct gate gate = loopback;

	(void)state;
	gate.port = 80;
	assert_true(gate_host(&gate, "localhost"));
	gate.secure = true;
	assert_false(gate_host(&gate, "localhost"));
	gate.port = 443;
	assert_true(gate_host(&gate, "localhost"));
}

static void
test_proxy_hosts(void **state)
{
	static const char *const names[] = {"run.example.org"};
	struct gate gate = loopback;
	struct gate_page page = {.host = "127.0.0.1:7654",
	    .origin = "https://run.example.org"};

	(void)state;
	gate.proxy = true;
	gate.secure = true;
	assert_false(gate_host(&gate, "run.example.org"));
	gate.hosts = names;
	gate.host_count = 1;
	assert_true(gate_host(&gate, "run.example.org"));
	assert_true(gate_host(&gate, "run.example.org:8443"));
	assert_false(gate_host(&gate, "evil.example.org"));
	assert_true(gate_page(&gate, &page, true));
	page.origin = "http://run.example.org";
	assert_false(gate_page(&gate, &page, true));
	page.origin = "https://evil.example";
	assert_false(gate_page(&gate, &page, true));
}

static void
test_pages(void **state)
{
	static const struct {
		const char *origin, *site, *mode;
		bool reads, changes;
	} cases[] = {
		{NULL, NULL, NULL, true, true},
		{"http://127.0.0.1:7654", NULL, NULL, true, true},
		{"HTTP://127.0.0.1:7654", NULL, NULL, true, true},
		{"https://127.0.0.1:7654", NULL, NULL, false, false},
		{"http://127.0.0.1", NULL, NULL, false, false},
		{"http://127.0.0.1:76540", NULL, NULL, false, false},
		{"http://localhost:7654", NULL, NULL, false, false},
		{"null", NULL, NULL, false, false},
		{"", NULL, NULL, false, false},
		{NULL, "same-origin", "cors", true, true},
		{NULL, "none", "navigate", true, true},
		{NULL, "same-site", "cors", false, false},
		{NULL, "cross-site", "no-cors", false, false},
		{NULL, "cross-site", "navigate", true, false},
		{NULL, "cross-site", NULL, false, false},
		{"http://evil.example", "same-origin", NULL, false, false},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		const struct gate_page page = {"127.0.0.1:7654",
		    cases[i].origin, cases[i].site, cases[i].mode};

		assert_int_equal(gate_page(&loopback, &page, false),
		    cases[i].reads);
		assert_int_equal(gate_page(&loopback, &page, true),
		    cases[i].changes);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_loopback_hosts),
		cmocka_unit_test(test_home_hosts),
		cmocka_unit_test(test_usual_ports),
		cmocka_unit_test(test_proxy_hosts),
		cmocka_unit_test(test_pages),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
