/* What the keys mean; the same in the full screen and line by line. */
#ifndef GUIDE_KEYS_H
#define GUIDE_KEYS_H

#include "doors/guide/state.h"

/* c: an ASCII letter. */
enum guide_key guide_key_of(enum guide_mode mode, int c);

#endif
