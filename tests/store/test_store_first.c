/* Two make one log at once.  The second comes by before each lock that the
 * first one takes, one after the other: whenever that is, the first gets the
 * log or hears that it is in use, never that it is damaged. */
#include <string.h>

#include "faulty_vfs.h"
#include "log_files.h"
#include "store/sqlite/db.h"

enum { LOCKS_ENDLESS = 200 };

struct second {
	const char *path;
	enum ar_store_mode mode;
	enum ar_status status;
};

static void
comes_by(void *context)
{
	struct second *second = context;
	struct ar_store *store = NULL;
	struct ar_error err = {0};

	second->status = ar_store_open(second->path, second->mode, 0, &store,
	    &err);
	ar_store_close(store);
}

/* Whether the second came by before the in-th lock of the first. */
static bool
meet(const char *path, enum ar_store_mode first, enum ar_store_mode other,
    uint64_t in)
{
	struct ar_db_how how = {path, faulty_name, first, 0, 0,
	    &ar_db_log_steps, NULL, 0};
	struct second second = {path, other, AR_OK};
	struct ar_store *store = NULL;
	struct ar_error err = {0};
	enum ar_status status;
	bool met;

	faulty_visit(in, comes_by, &second);
	status = ar_db_open(&how, &store, &err);
	met = faulty_visited();
	faulty_visit(0, NULL, NULL);
	ar_store_close(store);
	if (status != AR_OK && status != AR_ELOCKED &&
	    !(status == AR_EABSENT && first == AR_STORE_READ))
		fail_msg("lock %u: the first hears \"%s\"", (unsigned)in,
		    err.text);
	if (second.status != AR_OK && second.status != AR_ELOCKED &&
	    !(second.status == AR_EABSENT && other == AR_STORE_READ))
		fail_msg("lock %u: the second hears status %d", (unsigned)in,
		    (int)second.status);
	/* one of two that make it has made it */
	if (first == AR_STORE_WRITE && status != AR_OK)
		assert_int_equal(second.status, AR_OK);
	return met;
}

/* A file with pages, but nothing in them yet: of no bytes at all a reader
 * does not even ask. */
static void
bare(const struct log *log)
{
	log_spill(log->path, "", 0);
	log_meddle(log, "CREATE TABLE none (a); DROP TABLE none");
}

static void
meet_at_each_lock(struct log *log, enum ar_store_mode first,
    enum ar_store_mode other)
{
	uint64_t in = 0;
	bool met = true;

	log_close(log);
	faulty_register();
	faulty_arm(FAULTY_BROKEN, 0, false);
	while (met) {
		bare(log);
		met = meet(log->path, first, other, ++in);
		log_again(log);
		log_close(log);
		log_ok(ar_store_verify(log->path, NULL, err));
		assert_true(in < LOCKS_ENDLESS);
	}
	/* a reader looks, a maker looks, writes and looks again */
	assert_true(in > (first == AR_STORE_WRITE ? 3 : 1));
}

static void
two_make_it(void **state)
{
	meet_at_each_lock(*state, AR_STORE_WRITE, AR_STORE_WRITE);
}

static void
one_reads_while_it_is_made(void **state)
{
	meet_at_each_lock(*state, AR_STORE_READ, AR_STORE_WRITE);
}

static void
one_makes_it_while_it_is_read(void **state)
{
	meet_at_each_lock(*state, AR_STORE_WRITE, AR_STORE_READ);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(two_make_it, log_setup,
		    log_teardown),
		cmocka_unit_test_setup_teardown(one_reads_while_it_is_made,
		    log_setup, log_teardown),
		cmocka_unit_test_setup_teardown(one_makes_it_while_it_is_read,
		    log_setup, log_teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
