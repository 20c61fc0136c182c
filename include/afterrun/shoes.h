/* Shoes and how far they have gone.  Nobody has shown when a shoe is worn
 * out: the alert distance is the runner's own. */
#ifndef AFTERRUN_SHOES_H
#define AFTERRUN_SHOES_H

#include <stdbool.h>

#include "afterrun/arena.h"
#include "afterrun/history.h"
#include "afterrun/status.h"
#include "afterrun/store.h"

/* What is to change; NULL, NAN and AR_SHOE_STAY leave what stands. */
enum ar_shoe_switch { AR_SHOE_STAY, AR_SHOE_YES, AR_SHOE_NO };

struct ar_shoe_words {
	const char *name;
	const char *note; /* "": no note any more */
	double start_m;   /* run before the log knew them */
	double alert_m;   /* 0: no alert any more */
	enum ar_shoe_switch usual;
	enum ar_shoe_switch retired;
};

/* Everything stays. */
AR_API void ar_shoe_words_clear(struct ar_shoe_words *words);

/* The shoe of a name (letters of either case alike) or a number.  A name in
 * use goes before one that is retired.
 * AR_EABSENT  no such shoe; err->hint names near ones. */
AR_API AR_MUST_USE enum ar_status ar_shoe_find(struct ar_store *store,
    const char *name, struct ar_arena *arena, struct ar_shoe *shoe,
    struct ar_error *err);

/* Add a shoe; words->name is needed.  The first shoe becomes the usual one
 * unless words say no.
 * AR_EINPUT  the name is empty, too long, a number, or in use; a distance is
 *            out of its range. */
AR_API AR_MUST_USE enum ar_status ar_shoe_add(struct ar_store *store,
    const struct ar_moment *moment, const struct ar_shoe_words *words,
    struct ar_arena *arena, struct ar_shoe *shoe, struct ar_error *err);

/* Change the shoe called name; retiring it takes "usual" from it.
 * AR_EABSENT, AR_EINPUT as above; a retired shoe cannot become usual. */
AR_API AR_MUST_USE enum ar_status ar_shoe_change(struct ar_store *store,
    const struct ar_moment *moment, const char *name,
    const struct ar_shoe_words *words, struct ar_arena *arena,
    struct ar_shoe *shoe, struct ar_error *err);

/* In use and at or over its alert distance. */
AR_API bool ar_shoe_due(const struct ar_shoe *shoe);

#endif
