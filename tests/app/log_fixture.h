/* A log in a folder of its own, and invented runs to put into it. */
#ifndef TESTS_APP_LOG_FIXTURE_H
#define TESTS_APP_LOG_FIXTURE_H

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../check.h"
#include "afterrun/digest.h"
#include "afterrun/invent.h"
#include "afterrun/write.h"

static const double day_s = 86400;
/* 2026-09-12T05:30:00Z, the demonstration's morning */
static const double morning_s = 1789191000;

struct log {
	struct ar_store *store;
	struct ar_arena *arena;
	char folder[32];
	char path[64];
};

struct bytes {
	const unsigned char *bytes;
	size_t n;
};

__attribute__((unused)) static void
must(enum ar_status status, const struct ar_error *err)
{
	if (status != AR_OK)
		fail_msg("status %d: %s (%s)", (int)status, err->text,
		    err->where);
}

__attribute__((unused)) static void
log_open(struct log *log)
{
	struct ar_error err;

	memset(log, 0, sizeof *log);
	strcpy(log->folder, "/tmp/afterrun-XXXXXX");
	assert_non_null(mkdtemp(log->folder));
	strcpy(log->path, log->folder);
	strcat(log->path, "/log.db");
	log->arena = ar_arena_open((size_t)1 << 30);
	assert_non_null(log->arena);
	memset(&err, 0, sizeof err);
	must(ar_store_open(log->path, AR_STORE_WRITE, 0, &log->store, &err),
	    &err);
}

__attribute__((unused)) static void
log_close(struct log *log)
{
	ar_store_close(log->store);
	ar_arena_close(log->arena);
	unlink(log->path);
	strcat(log->path, "-journal");
	unlink(log->path);
	assert_int_equal(rmdir(log->folder), 0);
}

/* A short run that starts days after the morning. */
__attribute__((unused)) static struct ar_invent_plan
run_plan(double days)
{
	struct ar_invent_plan plan = ar_invent_demo_plan();

	plan.start_utc_s = morning_s + days * day_s;
	plan.duration_s = 900;
	plan.seed += (uint64_t)(days + 4000);
	return plan;
}

__attribute__((unused)) static struct bytes
file_of(const struct log *log, const struct ar_invent_plan *plan,
    enum ar_format format)
{
	struct ar_recording recording;
	struct bytes file;
	struct ar_error err;

	must(ar_invent(plan, log->arena, &recording, &err), &err);
	must(ar_recording_write(&recording, format, log->arena, &file.bytes,
	    &file.n, &err), &err);
	return file;
}

/* As a program does it: settle, digest, keep, commit. */
__attribute__((unused)) static struct ar_kept
keep_as(const struct log *log, struct bytes file, unsigned flags,
    int64_t batch_id, double now_utc_s)
{
	const struct ar_moment moment = {now_utc_s, 7200};
	struct ar_settled settled;
	struct ar_digest digest;
	struct ar_kept kept;
	struct ar_error err;

	memset(&err, 0, sizeof err);
	must(ar_settle(log->store, &moment, log->arena, &settled, &err),
	    &err);
	must(ar_digest_make(file.bytes, file.n, "run.fit", &settled, flags,
	    log->arena, &digest, &err), &err);
	must(ar_store_begin(log->store, &err), &err);
	must(ar_digest_keep(log->store, &digest, batch_id, &moment,
	    log->arena, &kept, &err), &err);
	must(ar_store_commit(log->store, &err), &err);
	return kept;
}

/* Keep a FIT file of the plan, an hour after it ended. */
__attribute__((unused)) static struct ar_kept
keep_plan(const struct log *log, const struct ar_invent_plan *plan)
{
	return keep_as(log, file_of(log, plan, AR_FORMAT_FIT),
	    AR_DIGEST_KEEP_FILE, 0,
	    plan->start_utc_s + plan->duration_s + 3600);
}

__attribute__((unused)) static struct ar_run
run_of(const struct log *log, int64_t id)
{
	struct ar_run run;
	struct ar_error err;

	memset(&err, 0, sizeof err);
	must(ar_store_run_get(log->store, id, log->arena, &run, &err), &err);
	return run;
}

__attribute__((unused)) static size_t
count_runs(const struct log *log, bool beside)
{
	const struct ar_run_filter filter = {.beside = beside};
	struct ar_run *runs;
	struct ar_error err;
	size_t count;

	must(ar_store_runs(log->store, &filter, log->arena, &runs, &count,
	    &err), &err);
	return count;
}

__attribute__((unused)) static int64_t
batch_open(const struct log *log)
{
	const struct ar_batch batch = {.source = "runs", .kind = "folder",
	    .started_utc_s = morning_s, .finished_utc_s = NAN,
	    .undone_utc_s = NAN};
	struct ar_error err;
	int64_t id;

	must(ar_store_batch_put(log->store, &batch, &id, &err), &err);
	return id;
}

/* A run of a summary, without a recording. */
__attribute__((unused)) static void
keep_told(const struct log *log, double days)
{
	const struct ar_moment moment = {morning_s, 7200};
	const struct ar_export_workout workout = {.id = "1",
	    .sport = "running", .start_utc_s = morning_s + days * day_s,
	    .utc_offset_s = NAN, .elapsed_s = 3700, .moving_s = 3600,
	    .distance_m = 9000, .ascent_m = NAN, .descent_m = NAN,
	    .heart_avg_bpm = 150, .heart_max_bpm = NAN,
	    .calories_kcal = NAN, .rpe_0_10 = 4, .feel_0_100 = NAN};
	struct ar_settled settled;
	struct ar_kept kept;
	struct ar_error err;

	must(ar_settle(log->store, &moment, log->arena, &settled, &err),
	    &err);
	must(ar_workout_keep(log->store, &workout, "strava", 0, &settled,
	    log->arena, &kept, &err), &err);
}

/* A fact that the runner said. */
__attribute__((unused)) static void
say_fact(const struct log *log, const char *name, double value,
    double since_utc_s)
{
	const struct ar_fact fact = {.name = name, .value = value,
	    .source = "said", .since_utc_s = since_utc_s};
	struct ar_error err;

	must(ar_store_fact_put(log->store, &fact, &err), &err);
}

#endif
