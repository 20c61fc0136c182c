/* The log: one file the runner owns.  Typed, so that another engine can
 * stand behind the same header: nothing here knows SQL.
 *
 * A handle belongs to one thread at a time and to one athlete.  Every call
 * is a transaction of its own unless ar_store_begin came before.  Text and
 * arrays in are borrowed for the call; results live in the arena given.
 * Missing is NAN (numbers), NULL (text), 0 (ids).  Days are civil days since
 * 1970-01-01 in the place where they were lived.
 *
 * Text is kept up to where it stops being sound UTF-8; only paths are bytes.
 *
 * Every call may fail with AR_EMEM, AR_ESTORE, AR_ELOCKED, AR_EFULL,
 * AR_EREADONLY and AR_ECORRUPT; then nothing of it was kept.  AR_EINPUT: a
 * value is out of its range, a needed one is missing, or an item is named
 * (run, shoe, file, import) that this athlete's log does not have. */
#ifndef AFTERRUN_STORE_H
#define AFTERRUN_STORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "afterrun/analysis.h"
#include "afterrun/arena.h"
#include "afterrun/pack.h"
#include "afterrun/pain.h"
#include "afterrun/recording.h"
#include "afterrun/regions.h"
#include "afterrun/status.h"
#include "afterrun/wellness.h"

struct ar_store;

enum ar_store_mode {
	AR_STORE_READ,  /* AR_EABSENT when there is no file */
	AR_STORE_WRITE, /* made when there is none; migrated when it is old */
};

/* Open the log at path (UTF-8; the folder must exist; ":memory:" is one in
 * memory that goes with the handle).
 *   wait_ms  how long to wait for another program that writes.
 * AR_ENEWER  made by a newer program: nothing was touched; AR_STORE_READ
 *            opens it still when the newer program said that is sound.
 * AR_ECORRUPT  not a log, or damaged: nothing was touched.
 * AR_EREADONLY  file or folder may not be written; or to read an old log
 *            that a writer has to bring up to date first.
 * Cost: about 0.3 ms.
 * A journal left by a program that was killed is rolled back here. */
AR_API AR_MUST_USE enum ar_status ar_store_open(const char *path,
    enum ar_store_mode mode, int wait_ms, struct ar_store **store,
    struct ar_error *err);
AR_API void ar_store_close(struct ar_store *store); /* NULL is allowed */
/* How much of the file the handle may keep in memory, KiB, 1 to 65536 (16384
 * at first): for those who hold many handles. */
AR_API AR_MUST_USE enum ar_status ar_store_cache(struct ar_store *store,
    int kib, struct ar_error *err);

/* One transaction around several calls.  A failed commit has rolled back.
 * One that begins inside another joins it: its commit keeps nothing yet, and
 * its rollback makes the commit of the outer one fail (AR_ESTORE).  Where
 * the disk fails inside, all is lost at once: every call from there to the
 * commit fails, and the commit, too.  A transaction for
 * reading shows one state of the log, makes many small reads quicker, and
 * keeps writers from their commit as long as it lasts. */
AR_API AR_MUST_USE enum ar_status ar_store_begin(struct ar_store *store,
    struct ar_error *err);
AR_API AR_MUST_USE enum ar_status ar_store_commit(struct ar_store *store,
    struct ar_error *err);
AR_API void ar_store_rollback(struct ar_store *store);
/* false: a transaction that is over could not be undone, for want of memory;
 * the handle is of no more use and closing it undoes it. */
AR_API bool ar_store_is_sound(const struct ar_store *store);
/* A save point inside a transaction: undo one file of a batch. */
AR_API AR_MUST_USE enum ar_status ar_store_mark(struct ar_store *store,
    struct ar_error *err);
AR_API AR_MUST_USE enum ar_status ar_store_release(struct ar_store *store,
    struct ar_error *err);
AR_API void ar_store_back(struct ar_store *store);

/* --- the athlete and what is known of them ------------------------------ */

/* The athlete of this handle; 1, made with the log, until it is changed.
 * A handle that writes makes an athlete who is not there; to a reader that
 * one is AR_EABSENT. */
AR_API int64_t ar_store_athlete(const struct ar_store *store);
AR_API AR_MUST_USE enum ar_status ar_store_choose(struct ar_store *store,
    int64_t athlete_id, struct ar_error *err);

/* One fact: what the runner said outranks what a file proposed, and later
 * outranks earlier; the rows stay. */
struct ar_fact {
	int64_t id;
	const char *name;   /* "sex", "birth_year", "height_m", "mass_kg",
	                     * "heart_rest_bpm", "heart_max_bpm",
	                     * "heart_threshold_bpm", "zone_offset_s", … */
	double value;       /* NAN for words */
	const char *word;   /* "f", "m"; NULL for numbers */
	const char *source; /* "said", "fit", "apple", … */
	double since_utc_s;
	int64_t batch_id; /* 0: no import */
};

AR_API AR_MUST_USE enum ar_status ar_store_fact_put(struct ar_store *store,
    const struct ar_fact *fact, struct ar_error *err);
/* All of them, by name, then since, then order of telling. */
AR_API AR_MUST_USE enum ar_status ar_store_facts(struct ar_store *store,
    struct ar_arena *arena, struct ar_fact **facts, size_t *count,
    struct ar_error *err);

/* The newest fact of like's name and source that was true by like's moment
 * (since NAN: one that was always true) and came from no import or from
 * like's; NULL: none. */
AR_API AR_MUST_USE enum ar_status ar_store_fact_before(
    struct ar_store *store, const struct ar_fact *like,
    struct ar_arena *arena, const struct ar_fact **fact,
    struct ar_error *err);

/* --- recordings: the watch's bytes, kept for ever ----------------------- */

struct ar_kept_file {
	int64_t id;
	int64_t batch_id;
	unsigned char sha256[AR_SHA256_SIZE];
	const char *name; /* of the file it came in, for people */
	enum ar_format format;
	enum ar_container container;
	enum ar_file_verdict verdict;
	uint64_t size;      /* of the file */
	double added_utc_s;
	const void *packed; /* ar_squeeze of the bytes; NULL: not kept */
	size_t packed_n;
	const char *device;  /* "garmin fenix5x"; NULL unknown */
	struct ar_user_profile profile; /* what the file says of the person */
};

/* The id of a recording with these bytes; 0: none. */
AR_API AR_MUST_USE enum ar_status ar_store_file_find(struct ar_store *store,
    const unsigned char sha256[AR_SHA256_SIZE], int64_t *id,
    struct ar_error *err);
/* AR_EINPUT: these bytes are in the log, or the digest is all zero.
 * AR_ELIMIT: packed is over 256 MiB. */
AR_API AR_MUST_USE enum ar_status ar_store_file_put(struct ar_store *store,
    const struct ar_kept_file *file, int64_t *id, struct ar_error *err);
/* All but the bytes, oldest first; file.packed is NULL, packed_n is kept. */
AR_API AR_MUST_USE enum ar_status ar_store_files(struct ar_store *store,
    struct ar_arena *arena, struct ar_kept_file **files, size_t *count,
    struct ar_error *err);
AR_API AR_MUST_USE enum ar_status ar_store_file_get(struct ar_store *store,
    int64_t id, struct ar_arena *arena, struct ar_kept_file *file,
    struct ar_error *err);

/* --- runs ----------------------------------------------------------------
 * Identity and the runner's words are kept; sums, leg loads and, where the
 * file is kept, the samples are derived and can be made again. */

struct ar_run {
	int64_t id;
	int64_t file_id;  /* 0: told, without a recording */
	int64_t batch_id; /* 0: not from an import */
	int64_t same_as;  /* the run this is another recording of; 0: itself */
	int64_t shoe_id;
	int activity_number; /* in its file, from 1 */
	int64_t day;
	const char *sport;
	const char *sub_sport;
	const char *name;
	const char *note;
	const char *outside_id; /* in the program it was exported from */
	bool on_foot;
	bool told;        /* typed or from a table: no samples */
	double rpe_0_10;  /* said, else the file's; NAN */
	double feel_0_100;
	double richness;  /* known sample values: the richer recording wins */
	double heart_high_bpm; /* A2: 99.9th percentile of clean 5-s heart */
	struct ar_person person; /* the anchors the loads were made with */
	struct ar_summary summary; /* warnings are not kept */
	struct ar_load load;
	bool legs_known;
	struct ar_leg leg[AR_LOAD_ROWS]; /* capacity, ratio, usual: never */
};

/* Keep a run: id 0 makes one (*id gets its number, above all that were ever
 * used), else that run's derived values (richness to leg) are replaced and its
 * identity, its words and when it started stay; AR_EABSENT.  packed NULL: no
 * samples (or leave them as they are). */
AR_API AR_MUST_USE enum ar_status ar_store_run_put(struct ar_store *store,
    const struct ar_run *run, const void *packed, size_t packed_n,
    int64_t *id, struct ar_error *err);

struct ar_run_filter {
	int64_t from_day; /* inclusive; 0 here, 0 and INT64_MAX below: open */
	int64_t to_day;
	bool on_foot;  /* only these */
	bool beside;   /* also recordings of the same run (same_as) */
	bool legs;     /* fill leg[]; else legs_known is false */
	size_t limit;  /* newest first; 0: all */
	int64_t file_id; /* 0: any */
	bool brief; /* only what log/1 shows of a run; the rest is missing.
	             * Not with file_id, which gives them whole. */
};

/* Newest first. */
AR_API AR_MUST_USE enum ar_status ar_store_runs(struct ar_store *store,
    const struct ar_run_filter *filter, struct ar_arena *arena,
    struct ar_run **runs, size_t *count, struct ar_error *err);
/* With its legs.  AR_EABSENT. */
AR_API AR_MUST_USE enum ar_status ar_store_run_get(struct ar_store *store,
    int64_t id, struct ar_arena *arena, struct ar_run *run,
    struct ar_error *err);
/* The same, but of the run only what log/1 and run/1 show: the rest is
 * missing. */
AR_API AR_MUST_USE enum ar_status ar_store_run_get_brief(
    struct ar_store *store, int64_t id, struct ar_arena *arena,
    struct ar_run *run, struct ar_error *err);
/* Runs that start within seconds of start_utc_s, any sport, same_as 0. */
AR_API AR_MUST_USE enum ar_status ar_store_runs_near(struct ar_store *store,
    double start_utc_s, double seconds, struct ar_arena *arena,
    struct ar_run **runs, size_t *count, struct ar_error *err);
/* id becomes another recording of the run same_as; 0: a run of its own.
 * What stood beside id follows it there.  AR_EINPUT: same_as stands beside
 * another, or is id. */
AR_API AR_MUST_USE enum ar_status ar_store_run_beside(struct ar_store *store,
    int64_t id, int64_t same_as, struct ar_error *err);
/* Words about a run; NAN, NULL and 0 leave what stands. */
AR_API AR_MUST_USE enum ar_status ar_store_run_words(struct ar_store *store,
    int64_t id, double rpe_0_10, const char *note, int64_t shoe_id,
    struct ar_error *err);
/* What another program calls a run: kept where the run has no name and no
 * number yet.  NULL leaves what stands. */
AR_API AR_MUST_USE enum ar_status ar_store_run_name(struct ar_store *store,
    int64_t id, const char *text, const char *outside_id,
    struct ar_error *err);
/* Remove a run with its sums, loads and samples.  Its file stays, and so do
 * its sessions, without a run.  Of those beside it the richest takes the lead
 * and the others follow.  AR_EABSENT. */
AR_API AR_MUST_USE enum ar_status ar_store_run_drop(struct ar_store *store,
    int64_t id, struct ar_error *err);
/* The samples; AR_EABSENT when the run has none. */
AR_API AR_MUST_USE enum ar_status ar_store_run_samples(
    struct ar_store *store, int64_t id, struct ar_arena *arena,
    struct ar_activity *activity, struct ar_error *err);
/* What their columns come to, without reading them, where the samples were
 * kept by a program that kept this, too; else it is worked out from them,
 * which takes the arena.  AR_EABSENT when the run has no samples. */
AR_API AR_MUST_USE enum ar_status ar_store_run_spans(
    struct ar_store *store, int64_t id, struct ar_arena *arena,
    struct ar_spans *spans, struct ar_error *err);
/* One column, reading no more of the blob than it needs; see
 * ar_unpack_column.  For passes over the whole log. */
AR_API AR_MUST_USE enum ar_status ar_store_run_column(struct ar_store *store,
    int64_t id, enum ar_column column, float *values, size_t room,
    size_t *count, struct ar_error *err);

/* Sums of a day over runs that are their own (same_as 0), oldest first, days
 * without an activity left out. */
struct ar_day_load {
	int64_t day;
	double tss;      /* all sports; NAN when no activity of it had one */
	double au;       /* session RPE × minutes; NAN when none was rated */
	double moving_s; /* all sports */
	double foot_m;   /* on foot */
	double descent_m; /* on foot */
	int runs;        /* on foot */
	int others;
	bool mixed; /* several load methods on this day */
};

AR_API AR_MUST_USE enum ar_status ar_store_days(struct ar_store *store,
    int64_t from_day, int64_t to_day, struct ar_arena *arena,
    struct ar_day_load **days, size_t *count, struct ar_error *err);

/* --- the runner's words by day ------------------------------------------ */

enum { AR_FEEL_LEGS = AR_REGIONS }; /* region: the legs as a whole */

struct ar_feel {
	int64_t id;
	int64_t day;
	int region; /* enum ar_region or AR_FEEL_LEGS */
	int side;   /* enum ar_side; AR_SIDES: not one side */
	double mark; /* 0..10 */
	double said_utc_s;
	double replaced_utc_s; /* NAN: it stands */
};

/* A second mark for the same day, region and side replaces the first, which
 * stays in history. */
AR_API AR_MUST_USE enum ar_status ar_store_feel_put(struct ar_store *store,
    const struct ar_feel *feel, struct ar_error *err);
/* Oldest day first; history: also those replaced. */
AR_API AR_MUST_USE enum ar_status ar_store_feels(struct ar_store *store,
    int64_t from_day, int64_t to_day, bool history, struct ar_arena *arena,
    struct ar_feel **feels, size_t *count, struct ar_error *err);

/* One row a day, oldest first: what was said of the legs as a whole, else the
 * highest mark of their parts, as a mark of the legs.  id is 0. */
AR_API AR_MUST_USE enum ar_status ar_store_feel_reports(
    struct ar_store *store, int64_t from_day, int64_t to_day,
    struct ar_arena *arena, struct ar_feel **feels, size_t *count,
    struct ar_error *err);

struct ar_well {
	int64_t id;
	int64_t batch_id;
	struct ar_wellness_item item; /* source "said" outranks the others */
	double said_utc_s;
	double replaced_utc_s; /* NAN: it stands */
};

/* The same source's value for the same day and kind is replaced; the same
 * value again changes nothing (also not whose import brought it). */
AR_API AR_MUST_USE enum ar_status ar_store_well_put(struct ar_store *store,
    const struct ar_well *well, struct ar_error *err);
/* By day, then kind, then what was said, then the newest; of all sources.
 * history: also those replaced.  kind AR_WELLNESS_KINDS: all. */
AR_API AR_MUST_USE enum ar_status ar_store_wells(struct ar_store *store,
    enum ar_wellness kind, int64_t from_day, int64_t to_day, bool history,
    struct ar_arena *arena, struct ar_well **wells, size_t *count,
    struct ar_error *err);

struct ar_note {
	int64_t id;
	int64_t day;
	const char *text;
	double said_utc_s;
};

AR_API AR_MUST_USE enum ar_status ar_store_note_put(struct ar_store *store,
    const struct ar_note *note, struct ar_error *err);
AR_API AR_MUST_USE enum ar_status ar_store_notes(struct ar_store *store,
    int64_t from_day, int64_t to_day, struct ar_arena *arena,
    struct ar_note **notes, size_t *count, struct ar_error *err);

/* --- pains ---------------------------------------------------------------
 * An episode is one pain at one place until it is gone or closed; its
 * reports are kept for ever with what triage said then. */

struct ar_pain_report {
	int64_t id;
	int64_t episode_id;
	struct ar_pain pain; /* dated */
	const char *tier;    /* "E2", as it was judged then */
	const char *within;
	const char *rules;   /* "T27 T9", most severe first */
	double recheck_utc_s; /* NAN: not to be asked again */
};

struct ar_episode {
	int64_t id;
	double opened_utc_s;
	double closed_utc_s; /* NAN: open */
	const char *closed_why; /* "gone", "runner", "merged"; NULL open */
	struct ar_pain_report *reports; /* oldest first */
	size_t report_count;
};

/* episode_id 0 opens one; *episode gets its number.  AR_EREFUSED: it was
 * closed.  AR_EINPUT: the pain is not dated. */
AR_API AR_MUST_USE enum ar_status ar_store_pain_put(struct ar_store *store,
    const struct ar_pain_report *report, int64_t *episode,
    struct ar_error *err);
AR_API AR_MUST_USE enum ar_status ar_store_pain_close(struct ar_store *store,
    int64_t episode_id, double closed_utc_s, const char *why,
    struct ar_error *err);
/* With all reports; open_only leaves closed ones out. */
AR_API AR_MUST_USE enum ar_status ar_store_episodes(struct ar_store *store,
    bool open_only, struct ar_arena *arena, struct ar_episode **episodes,
    size_t *count, struct ar_error *err);

/* --- sessions ----------------------------------------------------------- */

/* A recovery session as it was offered and done.  The texts are JSON
 * (session-said/1: what the runner said of it at its end; session/1); the
 * store does not look inside. */
struct ar_kept_session {
	int64_t id;
	int64_t run_id; /* 0: not after a run of the log */
	int64_t day;
	double made_utc_s;
	const char *case_json;
	const char *session_json;
	const char *status; /* "normal", "care", "stop" */
	int step_count;
	int total_s;
	double ended_utc_s; /* NAN: not done (yet) */
	int steps_done;
	int steps_skipped;
	const char *outcome; /* "better", "same", "worse"; NULL not said */
	double stopped_at_s; /* progress to resume from; NAN none */
};

/* id 0 makes one. */
AR_API AR_MUST_USE enum ar_status ar_store_session_put(
    struct ar_store *store, const struct ar_kept_session *session,
    int64_t *id, struct ar_error *err);
/* Newest first; run_id 0: of any run; limit 0: all. */
AR_API AR_MUST_USE enum ar_status ar_store_sessions(struct ar_store *store,
    int64_t run_id, size_t limit, struct ar_arena *arena,
    struct ar_kept_session **sessions, size_t *count, struct ar_error *err);

/* --- shoes --------------------------------------------------------------- */

struct ar_shoe {
	int64_t id;
	const char *name;
	const char *note;
	double start_m;   /* run before the log knew them */
	double alert_m;   /* NAN: no alert */
	bool usual;       /* new runs are in these */
	double added_utc_s;
	double retired_utc_s; /* NAN: in use */
	double run_m;     /* out only: start_m and the runs */
	int runs;         /* out only */
	int64_t last_day; /* out only; 0 never */
};

/* id 0 makes one; usual takes it from the others. */
AR_API AR_MUST_USE enum ar_status ar_store_shoe_put(struct ar_store *store,
    const struct ar_shoe *shoe, int64_t *id, struct ar_error *err);
AR_API AR_MUST_USE enum ar_status ar_store_shoes(struct ar_store *store,
    struct ar_arena *arena, struct ar_shoe **shoes, size_t *count,
    struct ar_error *err);

/* --- imports ------------------------------------------------------------- */

struct ar_batch {
	int64_t id;
	const char *source; /* paths as named, for people */
	const char *kind;   /* "folder", "strava", "garmin", "apple", … */
	double started_utc_s;
	double finished_utc_s; /* NAN: interrupted, or still going on */
	double undone_utc_s;   /* NAN: not undone */
	uint64_t seen;
	uint64_t imported;
	uint64_t duplicates;
	uint64_t unsupported;
	uint64_t failed;
	uint64_t partial;
	uint64_t bytes;
	uint64_t days; /* wellness values */
	double seconds;
};

enum ar_outcome {
	AR_OUT_IMPORTED,
	AR_OUT_DUPLICATE,
	AR_OUT_UNSUPPORTED,
	AR_OUT_FAILED,
	AR_OUT_PARTIAL,
	AR_OUTCOMES
};

/* A file that an import looked at: told again when it is unchanged. */
struct ar_batch_file {
	int64_t batch_id;
	const char *path; /* full, with the member: "/a/export.zip!x.fit" */
	uint64_t size;
	int64_t changed_ns; /* time of last change as the file system says */
	unsigned char sha256[AR_SHA256_SIZE];
	enum ar_outcome outcome;
	const char *reason; /* NULL for imported */
	int64_t file_id;    /* 0: nothing was kept */
};

/* id 0 makes one. */
AR_API AR_MUST_USE enum ar_status ar_store_batch_put(struct ar_store *store,
    const struct ar_batch *batch, int64_t *id, struct ar_error *err);
/* Newest first. */
AR_API AR_MUST_USE enum ar_status ar_store_batches(struct ar_store *store,
    struct ar_arena *arena, struct ar_batch **batches, size_t *count,
    struct ar_error *err);
AR_API AR_MUST_USE enum ar_status ar_store_batch_file_put(
    struct ar_store *store, const struct ar_batch_file *file,
    struct ar_error *err);
/* Files of one batch in order (batch_id), or (0) the last word on every
 * path of batches that were not undone, sorted by path bytes. */
AR_API AR_MUST_USE enum ar_status ar_store_batch_files(
    struct ar_store *store, int64_t batch_id, struct ar_arena *arena,
    struct ar_batch_file **files, size_t *count, struct ar_error *err);
/* Remove what a batch brought: recordings, runs, days, facts.  Runs that
 * stood beside one of its runs stand for themselves again.  Words and other
 * batches stay; the batch's row and receipt stay, undone.  AR_EABSENT.
 * A value that the batch had replaced stands again.  Files of other
 * batches that were duplicates of one that goes get file_id 0: look at them
 * again. */
AR_API AR_MUST_USE enum ar_status ar_store_batch_undo(struct ar_store *store,
    int64_t batch_id, double now_utc_s, struct ar_error *err);

/* --- answers to requests with an id --------------------------------------- */

struct ar_answer {
	const char *request_id;
	unsigned char sha256[AR_SHA256_SIZE]; /* of the request */
	int status;
	const char *content_type; /* NULL: no body */
	const void *body;
	size_t body_n;
	double at_utc_s;
};

/* How long and how many are kept: those from before seconds ago go, then the
 * oldest over count. */
struct ar_answer_bounds {
	double seconds;
	int64_t count;
};

/* *answer is NULL when the log does not know the id. */
AR_API AR_MUST_USE enum ar_status ar_store_answer_find(
    struct ar_store *store, const char *request_id, struct ar_arena *arena,
    const struct ar_answer **answer, struct ar_error *err);
/* Keep one; another of the same id is replaced, and those beyond the bounds
 * go. */
AR_API AR_MUST_USE enum ar_status ar_store_answer_put(struct ar_store *store,
    const struct ar_answer *answer, const struct ar_answer_bounds *bounds,
    struct ar_error *err);

/* --- the file as a whole ------------------------------------------------- */

struct ar_store_about {
	int schema; /* version of the tables */
	uint64_t bytes; /* of the database */
	uint64_t files;
	uint64_t file_bytes; /* of the recordings, unpacked */
	uint64_t runs;
	uint64_t feels;
	uint64_t wells;
	uint64_t pains;
	uint64_t sessions;
	uint64_t shoes;
	int64_t first_day; /* 0: no run */
	int64_t last_day;
	double last_said_utc_s; /* newest word of the runner; NAN none */
	/* newest time that this computer's clock gave to any row; NAN none.
	 * Above now: the clock went back since.  (Not when runs were.) */
	double last_kept_utc_s;
};

AR_API AR_MUST_USE enum ar_status ar_store_about(struct ar_store *store,
    struct ar_store_about *about, struct ar_error *err);
/* Copy the log into a new file while others may use it, then open and verify
 * the copy (integrity, row counts of all athletes).  A writer waits as long
 * as the copy takes, about a second for 500 MB.  AR_ESTORE when path exists;
 * AR_EREFUSED inside a transaction.  A failed copy is removed. */
AR_API AR_MUST_USE enum ar_status ar_store_backup(struct ar_store *store,
    const char *path, struct ar_error *err);
/* Is the file at path a sound log?  about may be NULL. */
AR_API AR_MUST_USE enum ar_status ar_store_verify(const char *path,
    struct ar_store_about *about, struct ar_error *err);
/* Drop everything derived (sums, leg loads; samples where the file is kept);
 * the caller makes it again with ar_store_run_put in one transaction.  Told
 * runs keep their sums (they are what was told), and so does a run that has
 * neither its file's bytes nor samples. */
AR_API AR_MUST_USE enum ar_status ar_store_drop_derived(
    struct ar_store *store, struct ar_error *err);

/* Delete everything of the athlete, the recordings' bytes included; the
 * athlete stays, as in a new log, and so do the numbers that were used.  The
 * bytes are overwritten.  Other athletes keep theirs. */
AR_API AR_MUST_USE enum ar_status ar_store_erase(struct ar_store *store,
    struct ar_error *err);
/* Give the disk back what the file does not need any more.  Writes the whole
 * file anew.  AR_EREFUSED inside a transaction. */
AR_API AR_MUST_USE enum ar_status ar_store_compact(struct ar_store *store,
    struct ar_error *err);

/* Every table of the athlete, row by row in the order of its key, for the
 * export.  Blobs are not handed out but their sizes (column packed_bytes),
 * digests as hexadecimal text; the recordings come from ar_store_file_get.
 * Names and text are borrowed for the length of the call to take. */
enum ar_cell_type { AR_CELL_NONE, AR_CELL_INT, AR_CELL_REAL, AR_CELL_TEXT };

struct ar_cell {
	enum ar_cell_type type;
	int64_t integer;
	double real;
	const char *text;
};

struct ar_table_row {
	const char *table;
	const char *const *columns;
	const struct ar_cell *cells;
	size_t count;
	bool first; /* of its table */
};

/* Tables that are empty are handed out once with cells NULL. */
AR_API AR_MUST_USE enum ar_status ar_store_dump(struct ar_store *store,
    enum ar_status (*take)(void *context, const struct ar_table_row *row,
	struct ar_error *err),
    void *context, struct ar_error *err);

#endif
