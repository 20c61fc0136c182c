/* A file layer between SQLite and the system's own that fails where a test
 * wants it: the k-th write, sync, cut or opening; and that lets another one
 * at the file where a test wants that: before the k-th lock. */
#ifndef TESTS_STORE_FAULTY_VFS_H
#define TESTS_STORE_FAULTY_VFS_H

#include <stdbool.h>
#include <stdint.h>

enum faulty_how {
	FAULTY_NO_SPACE, /* as ENOSPC: SQLITE_FULL */
	FAULTY_BROKEN,   /* as EIO */
	FAULTY_SHORT,    /* half of the bytes are written, then SQLITE_FULL */
	FAULTY_HOWS
};

extern const char faulty_name[]; /* for sqlite3_open_v2 */

/* Register it; again is allowed. */
void faulty_register(void);
/* From now on: in calls later (1: the next) one fails; stays: all after it,
 * too.  in 0: none fails. */
void faulty_arm(enum faulty_how how, uint64_t in, bool stays);
/* Whether the first call that failed was a write. */
bool faulty_was_write(void);
/* Calls that could have failed since faulty_arm. */
uint64_t faulty_calls(void);

/* Right before the in-th lock from now on (1: the next) somebody else comes
 * by; what he does is not counted.  in 0: nobody. */
void faulty_visit(uint64_t in, void (*visit)(void *), void *context);
/* Whether he came. */
bool faulty_visited(void);

#endif
