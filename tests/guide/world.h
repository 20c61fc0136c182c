/* What the tests of the real program share: a folder with a terminal, the
 * session in a file or in a log. */
#ifndef TESTS_GUIDE_WORLD_H
#define TESTS_GUIDE_WORLD_H

#include "afterrun/store.h"
#include "mux.h"

enum { COMMAND = 2048 };

extern struct mux mux;

int world_open(void **state);
int world_close(void **state);
#define WORLD_TEST(name) \
	cmocka_unit_test_setup_teardown(name, world_open, world_close)

/* A file in the folder. */
void write_file(const char *name, const char *text);
/* A golden session as session.json. */
void write_session(const char *name, int minutes);
/* A golden session as the newest of the log, log.db. */
void put_session(const char *name, int minutes);
struct ar_store *open_log(enum ar_store_mode mode);
/* The newest session, without its texts; *count gets how many there are. */
struct ar_kept_session newest(size_t *count, char outcome[16]);
/* Wait until progress at or beyond some seconds was kept. */
double wait_stopped(double beyond_s);

/* The program as a command of the shell. */
const char *guide(char out[COMMAND], const char *environment,
    const char *words);
void start(const char *environment, const char *words, int columns,
    int rows);

#endif
