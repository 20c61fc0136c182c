/* A file in, all that the log keeps of it out: the part of an import that
 * workers do side by side.  Pure; any number of threads, each with its own
 * arena. */
#ifndef AFTERRUN_DIGEST_H
#define AFTERRUN_DIGEST_H

#include "afterrun/export.h"
#include "afterrun/history.h"
#include "afterrun/store.h"

enum {
	AR_DIGEST_KEEP_FILE = 1, /* also the file's own bytes, compressed */
	AR_DIGEST_SUMMED = 2     /* the caller fills in file.sha256 itself */
};

struct ar_digest_run {
	struct ar_run run; /* id, file_id, batch_id still 0 */
	const void *packed;
	size_t packed_n;
};

struct ar_digest {
	enum ar_status status; /* of reading; what was read is kept */
	struct ar_error error; /* when status is not AR_OK */
	struct ar_kept_file file;
	struct ar_digest_run *runs; /* transitions left out */
	size_t run_count;
	struct ar_wellness_items days; /* of a watch's day file */
	const struct ar_recording *recording; /* for the main job */
};

/* Digest the bytes of one recording.
 *   name     as people know the file; sport words of an export may be NULL.
 *   settled  the person where the file does not say; NULL: nobody.
 * The person of a run: said facts (settled with source "said"), else the
 * file's own, else settled; a mass that was said counts from its day on.  A
 * start without an offset is in settled's zone.  AR_EMEM only: a file that
 * cannot be used is a digest with a status. */
AR_API AR_MUST_USE enum ar_status ar_digest_make(const void *bytes, size_t n,
    const char *name, const struct ar_settled *settled, unsigned flags,
    struct ar_arena *arena, struct ar_digest *digest, struct ar_error *err);

/* What became of it. */
struct ar_kept {
	enum ar_outcome outcome;
	const char *reason;  /* plain words; NULL: nothing to say */
	int64_t file_id;     /* of the recording, kept now or before */
	int64_t run_id;      /* of the (last) run on foot, else the last */
	int64_t same_as;     /* of run_id: it was in the log as this; or 0 */
	bool leads;          /* run_id is the richer one and leads the pair */
	unsigned days;       /* wellness values kept */
};

/* Keep a digest: the same bytes, or the same start within 60 s and distance
 * within 5 %, never become a second run.  Call inside a transaction.
 *   batch_id  0: not an import.  shoe: the usual shoe goes on new runs of
 *   the last days only when it is not an import.
 * kept->reason lives in the arena. */
AR_API AR_MUST_USE enum ar_status ar_digest_keep(struct ar_store *store,
    const struct ar_digest *digest, int64_t batch_id,
    const struct ar_moment *moment, struct ar_arena *arena,
    struct ar_kept *kept, struct ar_error *err);

/* Keep a workout of an export's table.  With a recording in the log (its
 * file, or same start and distance) only words are added: name, note, RPE.
 * Without one it becomes a told run. */
AR_API AR_MUST_USE enum ar_status ar_workout_keep(struct ar_store *store,
    const struct ar_export_workout *workout, const char *source,
    int64_t batch_id, const struct ar_settled *settled,
    struct ar_arena *arena, struct ar_kept *kept, struct ar_error *err);

/* What a file or an export says about the person, as facts of that source;
 * values that are known already from it are not kept twice.
 *   since_utc_s  when it was true; NAN: as of nothing newer. */
AR_API AR_MUST_USE enum ar_status ar_profile_keep(struct ar_store *store,
    const struct ar_user_profile *profile, const char *source,
    double since_utc_s, int64_t batch_id, struct ar_error *err);

/* Make the loads of one run again, after its effort changed.  Call inside a
 * transaction.  moment may be NULL.  AR_EABSENT: no such run. */
AR_API AR_MUST_USE enum ar_status ar_run_refresh(struct ar_store *store,
    int64_t id, const struct ar_moment *moment, struct ar_arena *arena,
    struct ar_error *err);

/* After an import, after its undoing, and after the person changed: analyse
 * again the runs whose person is another one now, in one transaction of its
 * own.  changed gets how many.  The person of a run depends on the log alone
 * and on the day of the run, never on the moment: what was said, the file's
 * own profile, the facts of other files as of that day, the highest heart
 * rate of the year before it. */
AR_API AR_MUST_USE enum ar_status ar_resettle(struct ar_store *store,
    const struct ar_moment *moment, uint64_t *changed, struct ar_error *err);

struct ar_rebuilt {
	uint64_t runs;
	uint64_t from_files;   /* read again from the watch's bytes */
	uint64_t from_samples; /* files not kept */
	uint64_t told;
};

/* Make everything derived again and put it in the place of what stands, in
 * one transaction; progress may be NULL, gives false to stop (then all stays
 * as it was, AR_EREFUSED).  A kept file that cannot be read any more costs
 * nothing: then the samples are taken, and without them the sums stay. */
AR_API AR_MUST_USE enum ar_status ar_rebuild(struct ar_store *store,
    const struct ar_moment *moment,
    bool (*progress)(void *context, uint64_t done, uint64_t all),
    void *context, struct ar_rebuilt *rebuilt, struct ar_error *err);

#endif
