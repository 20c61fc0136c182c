/* The main job: a recording, or what is told, in; after/1 out. */
#include <math.h>
#include <string.h>

#include "afterrun/after_keep.h"
#include "afterrun/plan_after.h"
#include "afterrun/time.h"
#include "afterrun/told.h"
#include "api/after_json.h"
#include "api/call_said.h"
#include "api/recording_json.h"
#include "api/route.h"
#include "app/keep.h"
#include "base/text.h"

static const double second_per_minute = 60;
static const double metre_per_km = 1000;
/* what may be told is checked where it is kept */
static const double any_number = 1e12;

static enum ar_status
no_memory(struct ar_call *call)
{
	return ar_fail(call->err, AR_EMEM, 0, "there is not enough memory");
}

/* Say which file it is about, and what to do. */
static enum ar_status
place(struct ar_call *call, enum ar_status status)
{
	const struct ar_error was = *call->err;
	const char *name = ar_call_value(call, "name"), *where, *hint;

	if (!name || !name[0])
		name = "body";
	where = was.where[0] ? ar_text_format(call->arena, "%s, %s", name,
	    was.where) : was.offset > 0 ? ar_text_format(call->arena,
	    "%s, byte %f", name, (double)was.offset) : name;
	hint = was.hint[0] ? was.hint : ar_after_hint(status);
	ar_fail_at(call->err, status, where ? where : name, was.text);
	return hint ? ar_fail_hint(call->err, hint) : status;
}

/* The runner's words and the file, read; a file without a run fails. */
static enum ar_status
read_job(struct ar_call *call, struct ar_after_job *job)
{
	struct ar_recording *recording = ar_arena_alloc(call->arena,
	    sizeof *recording);
	struct ar_call_words *words;
	enum ar_status status;

	if (!recording)
		return no_memory(call);
	AR_TRY(ar_call_said(call, &words));
	*job = (struct ar_after_job){
		.bytes = call->request->body ? call->request->body : "",
		.n = call->request->body_n,
		.name = ar_call_value(call, "name"),
		.recording = recording,
		.said = &words->said,
		.moment = call->request->moment,
		.keep_file = true,
	};
	status = ar_recording_read(job->bytes, job->n, 0, call->arena,
	    recording, call->err);
	if (recording->activity_count > 0)
		return AR_OK;
	if (status == AR_EMEM)
		return status;
	return place(call, status != AR_OK ? status :
	    ar_after_refuse(recording, call->err));
}

/* A step that may fail without harm to the answer. */
static enum ar_status
may_fail(struct ar_call *call, enum ar_status status)
{
	if (status == AR_OK)
		return ar_store_release(call->store, call->err);
	ar_store_back(call->store);
	return AR_OK;
}

/* Other runs get the person that is known now.  Failing that, the next
 * import or rebuild does it. */
static enum ar_status
follow(struct ar_call *call, const struct ar_after_said *said,
    const struct ar_after_kept *kept)
{
	struct ar_error err;
	uint64_t changed;

	if (!ar_after_moves_person(said, kept))
		return AR_OK;
	memset(&err, 0, sizeof err);
	AR_TRY(ar_store_mark(call->store, call->err));
	return may_fail(call, ar_resettle_runs(call->store, &changed, &err));
}

/* What was kept, with its session, as the answer. */
static enum ar_status
give(struct ar_call *call, const struct ar_after *after,
    const struct ar_after_said *said, const struct ar_after_kept *kept)
{
	const struct ar_plan_view *plan;

	AR_TRY(ar_after_session_keep(call->store, after, kept->leader,
	    &call->request->moment, call->arena, call->err));
	AR_TRY(ar_plan_after(call->store, &call->request->moment,
	    call->arena, &plan, call->err));
	AR_TRY(ar_call_json(call, kept->already ? AR_HTTP_DONE :
	    AR_HTTP_MADE, ar_after_json(after, kept, plan, call->arena)));
	return follow(call, said, kept);
}

enum ar_status
ar_do_run_post(struct ar_call *call)
{
	struct ar_after_kept kept;
	struct ar_after_job job;
	struct ar_after after;

	AR_TRY(read_job(call, &job));
	AR_TRY(ar_after_keep(call->store, &job, call->arena, &after, &kept,
	    call->err));
	return give(call, &after, job.said, &kept);
}

enum ar_status
ar_do_run_look(struct ar_call *call)
{
	struct ar_after_job job;
	struct ar_after after;

	AR_TRY(read_job(call, &job));
	if (call->store)
		AR_TRY(ar_after_look(call->store, &job, call->arena, &after,
		    call->err));
	else
		AR_TRY(ar_after_make(job.recording, job.said,
		    job.moment.now_utc_s, call->arena, &after, call->err));
	return ar_call_json(call, AR_HTTP_DONE,
	    ar_after_json(&after, NULL, NULL, call->arena));
}

/* --- told --- */

/* Names of what was told, and keys of told-run/1. */
static const struct {
	const char *name;
	const char *pointer;
} places[] = {
	{"duration", "/duration_min"},
	{"distance", "/distance_km"},
	{"ascent", "/ascent_m"},
	{"descent", "/descent_m"},
	{"hours_ago", "/hours_ago"},
	{"start", "/start_utc"},
};

static enum ar_status
point(struct ar_call *call, enum ar_status status)
{
	const struct ar_error was = *call->err;

	for (size_t i = 0; status == AR_EINPUT &&
	    i < sizeof places / sizeof places[0]; i++)
		if (strcmp(was.where, places[i].name) == 0)
			return ar_fail_at(call->err, AR_EINPUT,
			    places[i].pointer, was.text);
	return status;
}

static void
read_start(struct ar_json_in *in, json_t *root, double *start_utc_s)
{
	json_t *value = json_object_get(root, "start_utc");
	const char *text = json_string_value(value);
	double offset_s;

	if (value && (!text || !ar_time_parse(text,
	    json_string_length(value), start_utc_s, &offset_s)))
		ar_json_wrong(in, "start_utc",
		    "a time is expected, as 2026-11-20T17:30:00Z");
}

static void
read_effort(struct ar_json_in *in, json_t *root, struct ar_after_said *said)
{
	if (json_object_get(root, "rpe") && isfinite(said->rpe_0_10))
		ar_json_wrong(in, "rpe", "the effort is said twice");
	ar_json_get_number(in, root, "rpe", 0, 10, &said->rpe_0_10);
}

static enum ar_status
read_told(struct ar_call *call, struct ar_json_in *in, json_t *root,
    struct ar_told_job *job)
{
	static const char *const keys[] = {"schema", "start_utc",
	    "hours_ago", "duration_min", "distance_km", "ascent_m",
	    "descent_m", "rpe", "sport", "said", NULL};
	struct ar_told *told = &job->told;
	struct ar_call_words *words;
	json_t *said;
	int sport = 0;
	size_t length;

	ar_told_clear(told);
	ar_json_only(in, root, keys);
	read_start(in, root, &told->start_utc_s);
	ar_json_get_number(in, root, "hours_ago", -any_number, any_number,
	    &told->hours_ago);
	if (!ar_json_get_number(in, root, "duration_min", -any_number,
	    any_number, &told->duration_s))
		ar_json_wrong(in, "duration_min", "say how long the run was");
	told->duration_s *= second_per_minute;
	ar_json_get_number(in, root, "distance_km", -any_number, any_number,
	    &told->distance_m);
	told->distance_m *= metre_per_km;
	ar_json_get_number(in, root, "ascent_m", -any_number, any_number,
	    &told->ascent_m);
	ar_json_get_number(in, root, "descent_m", -any_number, any_number,
	    &told->descent_m);
	ar_json_get_word(in, root, "sport", "running|walking|treadmill",
	    &sport);
	told->sport = (enum ar_told_sport)sport;
	said = ar_json_get_object(in, root, "said");
	AR_TRY(in->status);
	length = ar_json_enter(in, "said", -1);
	AR_TRY(ar_call_said_object(call, in, said, &words));
	ar_json_leave(in, length);
	read_effort(in, root, &words->said);
	job->said = &words->said;
	return in->status;
}

enum ar_status
ar_do_run_told(struct ar_call *call)
{
	struct ar_told_job job = {.moment = call->request->moment};
	struct ar_after_kept kept;
	struct ar_after after;
	struct ar_json_in in;
	enum ar_status status;
	json_t *root;

	AR_TRY(ar_call_body(call, "told-run/1", &in, &root));
	status = read_told(call, &in, root, &job);
	json_decref(root);
	AR_TRY(status);
	AR_TRY(point(call, ar_told_keep(call->store, &job, call->arena,
	    &after, &kept, call->err)));
	return give(call, &after, job.said, &kept);
}

/* --- what a file holds --- */

enum ar_status
ar_do_read(struct ar_call *call)
{
	const char *bytes = call->request->body ? call->request->body : "";
	struct ar_recording recording;
	struct ar_overview overview = {&recording, NULL};
	bool raw = false;

	AR_TRY(ar_call_flag(call, "raw", &raw));
	memset(&recording, 0, sizeof recording);
	/* a file that cannot be used is an answer, too: its verdict says so */
	if (ar_recording_read(bytes, call->request->body_n,
	    raw ? AR_READ_RAW : 0, call->arena, &recording, call->err) ==
	    AR_EMEM)
		return AR_EMEM;
	if (!raw)
		AR_TRY(ar_overview_make(&recording, call->arena, &overview,
		    call->err));
	return ar_call_json(call, AR_HTTP_DONE, ar_recording_json(&overview,
	    ar_call_value(call, "name"), call->arena));
}
