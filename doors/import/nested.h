/* An archive inside an archive: unpacked into a temporary file without a
 * name, so that its members can be read in any order. */
#ifndef IMPORT_NESTED_H
#define IMPORT_NESTED_H

#include "afterrun/archive.h"
#include "doors/import/lane.h"

/* NULL: err says why. */
struct bundle *nested_open(struct ar_archive *archive, uint64_t index,
    struct ar_error *err);

#endif
