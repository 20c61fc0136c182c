/* Names of members that must not be followed. */
#ifndef FORMATS_ZIP_NAME_H
#define FORMATS_ZIP_NAME_H

#include <stdbool.h>

/* Why a member of this name is not read: absolute, leading out of the
 * archive, or no text; NULL: it is fine. */
const char *ar_zip_name_refused(const char *name);

/* Folders, leftovers of other systems (__MACOSX, ._x) and hidden files. */
bool ar_zip_name_ignored(const char *name);

#endif
