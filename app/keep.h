/* What keeping a file, a workout and a rebuild have in common. */
#ifndef APP_KEEP_H
#define APP_KEEP_H

#include <stdbool.h>
#include <stddef.h>

#include "afterrun/digest.h"
#include "app/known.h"

/* The day of a run where it was lived: its own offset, else the zone of the
 * runner, else UTC. */
int64_t ar_run_day(double start_utc_s, double utc_offset_s,
    const struct ar_settled *settled);

/* Two recordings of one run: same kind of sport, start within 60 s, distance
 * within 5 % of the longer.  Where one of them knows no distance, the whole
 * time takes its place. */
bool ar_pair_same(const struct ar_run *a, const struct ar_run *b);

/* The run of the log that run is another recording of: of several the one
 * that starts nearest, then the older number.  NULL: none.  It may be of
 * the same file: chained and zipped files hold a run twice. */
enum ar_status ar_pair_find(struct ar_store *store, const struct ar_run *run,
    struct ar_arena *arena, const struct ar_run **partner,
    struct ar_error *err);

/* Give run the words of the other recording where it has none; what the
 * runner may have said (effort, note, shoe) of the other goes first.  true:
 * the effort is another one. */
bool ar_words_take(struct ar_run *run, const struct ar_run *from);

/* ar_profile_keep with source, time and batch of fact; news: something was
 * not known. */
enum ar_status ar_profile_learn(struct ar_store *store,
    const struct ar_user_profile *profile, struct ar_fact *fact, bool *news,
    struct ar_error *err);

/* Analyse the runs whose person is another one now; no transaction. */
enum ar_status ar_resettle_runs(struct ar_store *store, uint64_t *changed,
    struct ar_error *err);

/* Derive run again from its samples (a told one from its words), with a
 * person and its own effort; nothing is written.  AR_EABSENT: the log has no
 * sound samples of it, and run is as it was. */
enum ar_status ar_run_again(struct ar_store *store, struct ar_run *run,
    const struct ar_person *person, struct ar_arena *arena,
    struct ar_error *err);

#endif
