/* For tests: make the k-th step of a handle's statements fail as a disk does,
 * and open a log with other versions or through another file layer. */
#ifndef STORE_SQLITE_FAULT_H
#define STORE_SQLITE_FAULT_H

#include <stdint.h>

#include "store/sqlite/db.h"

/* in: 1 fails the next step; 0 ends it.  Gives what was left before. */
uint64_t ar_store_fault(struct ar_store *store, uint64_t in);

#endif
