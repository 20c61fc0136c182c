/* Pain: judge, ask, keep, close. */
#include <math.h>
#include <string.h>

#include "afterrun/pain_again.h"
#include "afterrun/pain_log.h"
#include "afterrun/settings.h"
#include "api/interview_json.h"
#include "api/pain_case_json.h"
#include "api/pains_json.h"
#include "api/route.h"
#include "api/triage_json.h"
#include "base/text.h"

static const char *const pain_keys[] = { "schema", "report", "episode_id",
	NULL };

static enum ar_status
no_memory(struct ar_call *call)
{
	return ar_fail(call->err, AR_EMEM, 0, "there is not enough memory");
}

static enum ar_status
answer(struct ar_call *call, const struct ar_verdict *verdict)
{
	struct ar_json_out out = { false };

	return ar_call_json(call, AR_HTTP_DONE, ar_json_finish(&out,
	    ar_triage_json(&out, verdict), call->arena));
}

enum ar_status
ar_do_triage(struct ar_call *call)
{
	struct ar_verdict *verdict = ar_arena_alloc(call->arena,
	    sizeof *verdict);

	if (!verdict)
		return no_memory(call);
	AR_TRY(ar_triage_case_judge(call->request->body,
	    call->request->body_n, call->request->moment.now_utc_s,
	    call->arena, verdict, call->err));
	return answer(call, verdict);
}

/* --- told again ----------------------------------------------------------- */

/* What the log knows of the open pain, with the answers put over it. */
static enum ar_status
recall(struct ar_call *call, int64_t episode_id,
    struct ar_pain_course *course)
{
	enum ar_status status;

	if (!call->store)
		status = ar_fail(call->err, AR_EABSENT, 0,
		    "there is no open pain of this number");
	else
		status = ar_pain_course_recall(call->store,
		    call->request->moment.now_utc_s, &episode_id,
		    call->arena, course, call->err);
	return status;
}

/* A key that is named by triage stands below the report. */
static void
point(struct ar_error *err, const char *above, struct ar_arena *arena)
{
	int key = ar_pain_key_find(err->where, strlen(err->where));
	size_t count;
	const struct ar_pain_key *keys = ar_pain_keys(&count);
	char *where;

	if (key < 0)
		return;
	where = ar_text_format(arena, "%s/%s%s", above,
	    keys[key].background ? "background/" : "", keys[key].id);
	if (!where || strlen(where) >= sizeof err->where)
		return;
	memcpy(err->where, where, strlen(where) + 1);
}

/* --- the interview -------------------------------------------------------- */

static enum ar_status
read_interview(struct ar_call *call, struct ar_interview_case *given)
{
	struct ar_pain_course *course = ar_arena_alloc(call->arena,
	    sizeof *course);
	struct ar_json_in in;
	struct ar_pain said;
	json_t *root;

	if (!course)
		return no_memory(call);
	AR_TRY(ar_call_body(call, "interview-case/1", &in, &root));
	ar_interview_case_read(&in, root, call->arena, given);
	if (in.status == AR_OK && given->episode_id) {
		in.status = recall(call, given->episode_id, course);
		said = given->interview.pain;
		if (in.status == AR_OK) {
			given->interview.pain = course->now;
			ar_pain_answers(&given->interview.pain, &said,
			    given->given, given->others_no);
		}
	}
	if (in.status == AR_OK)
		ar_interview_case_close(&in, root, given);
	json_decref(root);
	return in.status;
}

enum ar_status
ar_do_interview(struct ar_call *call)
{
	struct ar_interview_case *given = ar_arena_alloc(call->arena,
	    sizeof *given);
	struct ar_settings settings;
	enum ar_status status;
	char *text;

	if (!given)
		return no_memory(call);
	AR_TRY(read_interview(call, given));
	AR_TRY(ar_settings_read(call->store, call->arena, &settings,
	    call->err));
	status = ar_interview_json(&given->interview, settings.country[0] ?
	    settings.country : call->config->country, call->arena, &text,
	    call->err);
	if (status == AR_EINPUT)
		point(call->err, "/case", call->arena);
	AR_TRY(status);
	return ar_call_json(call, AR_HTTP_DONE, text);
}

/* --- the log -------------------------------------------------------------- */

struct told {
	struct ar_pain_course course;
	int64_t episode_id; /* 0: by place */
	struct ar_verdict verdict;
	struct ar_pain_kept kept;
};

static void
read_report(struct ar_call *call, struct ar_json_in *in, json_t *root,
    struct told *told)
{
	bool given[AR_PAIN_KEYS_MAX], others_no;
	json_t *report = ar_json_get_object(in, root, "report");
	size_t length = ar_json_enter(in, "report", -1);
	struct ar_pain_reports reports;

	if (!report)
		ar_json_wrong(in, NULL, "a triage-case/1 is expected");
	else if (json_object_get(report, "earlier"))
		ar_json_wrong(in, "earlier",
		    "what was told earlier is in the log");
	else
		ar_pain_json_read(in, report, call->arena, &reports);
	ar_json_leave(in, length);
	if (in->status != AR_OK)
		return;
	ar_pain_clear(&told->course.now);
	if (told->episode_id)
		in->status = recall(call, told->episode_id, &told->course);
	ar_pain_case_given(report, given, &others_no);
	ar_pain_answers(&told->course.now, &reports.report[0], given,
	    others_no);
	told->course.now.date_utc_s = reports.report[0].date_utc_s;
	if (isnan(told->course.now.date_utc_s))
		told->course.now.date_utc_s =
		    call->request->moment.now_utc_s;
}

static enum ar_status
read_told(struct ar_call *call, struct told *told)
{
	struct ar_json_in in;
	int episode = 0;
	json_t *root;

	AR_TRY(ar_call_body(call, "pain-case/1", &in, &root));
	ar_json_only(&in, root, pain_keys);
	if (ar_json_get_int(&in, root, "episode_id", 1, INT32_MAX, &episode))
		told->episode_id = episode;
	if (in.status == AR_OK)
		read_report(call, &in, root, told);
	json_decref(root);
	return in.status;
}

/* Into the log, with the verdict in the light of what it knows.  Without a
 * place, or without the side where it matters, it is judged and not kept. */
static enum ar_status
keep(struct ar_call *call, struct told *told)
{
	int region = ar_pain_key_find("region", strlen("region"));
	enum ar_status status;

	if (isnan(told->course.now.value[region]) && !told->episode_id)
		return AR_OK;
	status = ar_pain_keep_within(call->store, &call->request->moment,
	    &told->course.now, told->episode_id, call->arena, &told->kept,
	    call->err);
	if (status == AR_OK)
		told->verdict = told->kept.verdict;
	else if (status == AR_EINPUT && !told->episode_id)
		return AR_OK;
	return status;
}

enum ar_status
ar_do_pain_post(struct ar_call *call)
{
	struct told *told = ar_arena_alloc(call->arena, sizeof *told);
	enum ar_status status;

	if (!told)
		return no_memory(call);
	AR_TRY(read_told(call, told));
	status = ar_pain_course_judge(&told->course,
	    call->request->moment.now_utc_s, true, &told->verdict, call->err);
	if (status == AR_OK)
		status = keep(call, told);
	if (status == AR_EINPUT)
		point(call->err, "/report", call->arena);
	AR_TRY(status);
	return answer(call, &told->verdict);
}

static enum ar_status
list(struct ar_call *call)
{
	struct ar_history *history = ar_arena_alloc(call->arena,
	    sizeof *history);
	struct ar_pain_due *dues = NULL;
	struct ar_episode *closed = NULL;
	size_t count = 0, closed_count = 0;
	bool all = ar_call_value(call, "all") != NULL;

	if (!history)
		return no_memory(call);
	if (call->store) {
		AR_TRY(ar_history_read(call->store, &call->request->moment,
		    call->arena, history, call->err));
		AR_TRY(ar_pain_clock(history, call->arena, &dues, &count,
		    call->err));
	}
	if (call->store && all)
		AR_TRY(ar_store_episodes(call->store, false, call->arena,
		    &closed, &closed_count, call->err));
	return ar_call_json(call, AR_HTTP_DONE, all ?
	    ar_pains_all_json(dues, count, closed, closed_count,
	    call->arena) : ar_pains_json(dues, count, call->arena));
}

enum ar_status
ar_do_pains(struct ar_call *call)
{
	const char *all = ar_call_value(call, "all");

	if (all && strcmp(all, "1") != 0 && strcmp(all, "true") != 0)
		return ar_fail_at(call->err, AR_EINPUT, "?all",
		    "say all=1, or leave it out");
	return list(call);
}

enum ar_status
ar_do_pain_close(struct ar_call *call)
{
	enum ar_status status;
	int64_t id;

	AR_TRY(ar_call_id(call, 0, &id));
	AR_TRY(ar_call_need_log(call));
	status = ar_pain_close(call->store, &call->request->moment, id,
	    call->arena, call->err);
	if (status == AR_OK)
		return list(call);
	call->err->where[0] = '\0'; /* the address says which */
	return status == AR_EREFUSED ? ar_fail_hint(call->err,
	    "when a clinician has seen it, tell how it is now and say so") :
	    status;
}

enum ar_status
ar_do_pain_page(struct ar_call *call)
{
	const struct ar_api_services *services = call->config->services;
	char *path = ar_arena_alloc(call->arena, AR_API_PATH_MAX);
	int64_t id;

	if (!path)
		return no_memory(call);
	AR_TRY(ar_call_id(call, 0, &id));
	if (!services || !services->page)
		return ar_call_not_offered(call,
		    "the page for a clinician is not made here");
	AR_TRY(services->page(services->context, id, &call->request->moment,
	    path, call->err));
	call->response->file = path;
	call->response->content_type = "application/pdf";
	call->response->save_as = ar_text_format(call->arena,
	    "afterrun-pain-%s.pdf", call->part[0]);
	return call->response->save_as ? AR_OK : no_memory(call);
}
