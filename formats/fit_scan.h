/* The first pass over a FIT file: its parts, checksums and messages are
 * checked and counted, nothing is kept. */
#ifndef FORMATS_FIT_SCAN_H
#define FORMATS_FIT_SCAN_H

#include <stddef.h>
#include <stdint.h>

#include "afterrun/recording.h"
#include "formats/fit_profile.h"

struct ar_fit_scan {
	enum ar_file_verdict verdict; /* never NO_ACTIVITY */
	uint64_t messages[AR_FIT_KINDS];
	uint64_t payload[AR_FIT_KINDS]; /* bytes without headers */
	uint64_t heart_sum;
	size_t tail_at;   /* what follows the last part, if tail */
	size_t damage_at; /* where it first went out of step or ended early */
	size_t parts;
};

/* Cost: linear, one pass for checksums and one for messages. */
void ar_fit_scan(const unsigned char *bytes, size_t n,
    struct ar_fit_scan *scan);

#endif
