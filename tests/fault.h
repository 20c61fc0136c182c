/* Allocations that fail when they are told to, for programs made by
 * ar_fault_test().
 *
 * malloc and its kin are defined in fault.c, so that the libraries fail as
 * well, and what is not freed is counted.  With sanitizers (FAULT_WRAP) only
 * our own calls fail, by the linker's --wrap, and the sanitizers look for
 * leaks. */
#ifndef TESTS_FAULT_H
#define TESTS_FAULT_H

#include <stdbool.h>
#include <stddef.h>

/* From now on k allocations succeed and the next one fails; stays: so do all
 * after it.  For one thread. */
void fault_arm(size_t k, bool stays);
/* All succeed again; true: one has failed since. */
bool fault_disarm(void);
/* Allocated less freed while it was last armed; with sanitizers 0. */
long fault_alive(void);

#endif
