/* What the fuzz targets share.  Each target is one file with
 * LLVMFuzzerTestOneInput; replay.c runs the same function over a folder of
 * files, without the fuzzer. */
#ifndef FUZZ_FUZZ_H
#define FUZZ_FUZZ_H

#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Read bytes in all ways, look whether what comes out keeps the promises of
 * recording.h, run the analysis over it and write it in every format.
 * Aborts where a promise is broken. */
void fuzz_recording(const uint8_t *data, size_t size);

/* Ends the program with a word about which promise was broken. */
#define fuzz_require(truth)                                                    \
	do {                                                                   \
		if (!(truth))                                                  \
			fuzz_broken(#truth, __FILE__, __LINE__);               \
	} while (0)

_Noreturn void fuzz_broken(const char *truth, const char *file, int line);

#endif
