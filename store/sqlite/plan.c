/* The plan: sessions in versions, and the changes between them. */
#include <math.h>
#include <string.h>

#include "afterrun/store_plan.h"
#include "store/sqlite/db.h"

enum { RULES_TEXT = 160 };

/* --- in ----------------------------------------------------------------- */

/* The rules as one text. */
static void
join(const char *const *rules, char out[RULES_TEXT])
{
	size_t n = 0;

	for (int i = 0; i < AR_PLAN_RULES_MAX && rules[i]; i++) {
		size_t length = strlen(rules[i]);

		if (n + length + 2 > RULES_TEXT)
			break;
		if (n > 0)
			out[n++] = ' ';
		memcpy(out + n, rules[i], length);
		n += length;
	}
	out[n] = '\0';
}

static enum ar_status
steps_put(struct ar_store *store, int64_t id,
    const struct ar_planned *session, struct ar_error *err)
{
	for (size_t i = 0; i < session->step_count &&
	     i < AR_PLAN_STEPS_MAX; i++) {
		struct ar_db_query query = ar_db_start(store,
		    AR_DB_STEP_PUT, err);

		ar_db_put_int(&query, AR_DB_KEY, id);
		ar_db_put_int(&query, AR_DB_KEY + 1, (int64_t)i);
		ar_db_put_row(&query, &ar_db_step_row, &session->steps[i]);
		AR_TRY(ar_db_run(&query));
	}
	return AR_OK;
}

static enum ar_status
planned_put(struct ar_store *store, int64_t plan_id,
    const struct ar_planned *session, int64_t *id, struct ar_error *err)
{
	char rules[RULES_TEXT];
	struct ar_kept_planned row = { .plan_id = plan_id, .stands = true,
		.told = session->done, .session = *session, .rules = rules };
	struct ar_db_query query = ar_db_start(store, AR_DB_PLANNED_PUT,
	    err);

	join(session->rules, rules);
	ar_db_put_row(&query, &ar_db_planned_row, &row);
	AR_TRY(ar_db_run(&query));
	*id = sqlite3_last_insert_rowid(store->db);
	return steps_put(store, *id, session, err);
}

static enum ar_status
plan_end(struct ar_store *store, double ended_utc_s, struct ar_error *err)
{
	struct ar_db_query query = ar_db_start(store, AR_DB_PLAN_END, err);

	ar_db_put_real(&query, AR_DB_KEY, ended_utc_s);
	return ar_db_run(&query);
}

struct sessions {
	const struct ar_planned *items;
	size_t count;
};

static enum ar_status
plan_put(struct ar_store *store, const struct ar_kept_plan *plan,
    const struct sessions *sessions, int64_t *id, struct ar_error *err)
{
	struct ar_kept_plan row = *plan;
	struct ar_db_query query;
	int64_t planned;

	AR_TRY(plan_end(store, plan->made_utc_s, err));
	row.id = 0;
	row.ended_utc_s = NAN;
	query = ar_db_start(store, AR_DB_PLAN_PUT, err);
	ar_db_put_row(&query, &ar_db_plan_row, &row);
	AR_TRY(ar_db_run(&query));
	*id = sqlite3_last_insert_rowid(store->db);
	for (size_t i = 0; i < sessions->count; i++)
		AR_TRY(planned_put(store, *id, &sessions->items[i], &planned,
		    err));
	return AR_OK;
}

enum ar_status
ar_store_plan_put(struct ar_store *store, const struct ar_kept_plan *plan,
    const struct ar_planned *sessions, size_t count, int64_t *id,
    struct ar_error *err)
{
	const struct sessions all = { sessions, count };
	enum ar_status status;

	*id = 0;
	AR_TRY(ar_db_enter(store, err));
	status = ar_db_leave(store, plan_put(store, plan, &all, id, err),
	    err);
	if (status != AR_OK)
		*id = 0;
	return status;
}

enum ar_status
ar_store_plan_end(struct ar_store *store, double ended_utc_s,
    struct ar_error *err)
{
	AR_TRY(ar_db_enter(store, err));
	return ar_db_leave(store, plan_end(store, ended_utc_s, err), err);
}

static enum ar_status
must_change(struct ar_store *store, struct ar_db_query *query,
    const char *absent, struct ar_error *err)
{
	AR_TRY(ar_db_run(query));
	return sqlite3_changes(store->db) > 0 ? AR_OK :
	    ar_fail(err, AR_EABSENT, 0, absent);
}

enum ar_status
ar_store_planned_done(struct ar_store *store, int64_t id, bool told,
    int64_t run_id, struct ar_error *err)
{
	struct ar_db_query query;

	AR_TRY(ar_db_enter(store, err));
	query = ar_db_start(store, AR_DB_PLANNED_DONE, err);
	ar_db_put_int(&query, AR_DB_KEY, id);
	ar_db_put_int(&query, AR_DB_KEY + 1, told);
	ar_db_put_id(&query, AR_DB_KEY + 2, run_id);
	return ar_db_leave(store, must_change(store, &query,
	    "the plan has no such session", err), err);
}

/* --- out ---------------------------------------------------------------- */

enum ar_status
ar_store_plan_get(struct ar_store *store, struct ar_arena *arena,
    struct ar_kept_plan *plan, struct ar_error *err)
{
	struct ar_db_query query = ar_db_start(store, AR_DB_PLAN_GET, err);
	size_t count;
	void *list;

	memset(plan, 0, sizeof *plan);
	AR_TRY(ar_db_list(&query, &ar_db_plan_row, arena, &list, &count));
	if (count == 0)
		return ar_fail(err, AR_EABSENT, 0, "there is no plan yet");
	memcpy(plan, list, sizeof *plan);
	return AR_OK;
}

/* The rules' text cut at its blanks, in the arena. */
static enum ar_status
split(struct ar_kept_planned *planned, struct ar_arena *arena,
    struct ar_error *err)
{
	size_t n = planned->rules ? strlen(planned->rules) : 0;
	char *text;
	int count = 0;

	if (n == 0)
		return AR_OK;
	text = ar_arena_text(arena, planned->rules, n);
	if (!text)
		return ar_fail(err, AR_EMEM, 0,
		    "there is not enough memory");
	while (*text && count + 1 < AR_PLAN_RULES_MAX) {
		char *blank = strchr(text, ' ');

		planned->session.rules[count++] = text;
		if (!blank)
			break;
		*blank = '\0';
		text = blank + 1;
	}
	return AR_OK;
}

static enum ar_status
complete(struct ar_store *store, struct ar_kept_planned *planned,
    struct ar_arena *arena, struct ar_error *err)
{
	struct ar_db_query query = ar_db_start(store, AR_DB_STEPS, err);
	size_t count;
	void *steps;

	ar_db_put_int(&query, AR_DB_KEY, planned->id);
	AR_TRY(ar_db_list(&query, &ar_db_step_row, arena, &steps, &count));
	if (count > AR_PLAN_STEPS_MAX)
		count = AR_PLAN_STEPS_MAX;
	if (count > 0)
		memcpy(planned->session.steps, steps,
		    count * sizeof planned->session.steps[0]);
	planned->session.step_count = count;
	planned->session.done = planned->told || planned->run_id != 0;
	return split(planned, arena, err);
}

static enum ar_status
planned_list(struct ar_store *store, struct ar_db_query *query,
    struct ar_arena *arena, struct ar_kept_planned **list, size_t *count)
{
	struct ar_error *err = query->err;
	void *items;

	AR_TRY(ar_db_list(query, &ar_db_planned_row, arena, &items, count));
	*list = items;
	for (size_t i = 0; i < *count; i++)
		AR_TRY(complete(store, &(*list)[i], arena, err));
	return AR_OK;
}

enum ar_status
ar_store_planned(struct ar_store *store, int64_t plan_id,
    const int64_t days[2], struct ar_arena *arena,
    struct ar_kept_planned **list, size_t *count, struct ar_error *err)
{
	struct ar_db_query query;
	enum ar_status status;

	*list = NULL;
	*count = 0;
	AR_TRY(ar_db_look(store, err));
	query = ar_db_start(store, AR_DB_PLANNED, err);
	ar_db_put_int(&query, AR_DB_KEY, plan_id);
	ar_db_put_int(&query, AR_DB_KEY + 1, days[0]);
	ar_db_put_int(&query, AR_DB_KEY + 2, days[1]);
	status = planned_list(store, &query, arena, list, count);
	status = ar_db_looked(store, status, err);
	if (status != AR_OK)
		*count = 0;
	return status;
}

/* Inside a transaction. */
static enum ar_status
planned_get(struct ar_store *store, int64_t id, struct ar_arena *arena,
    struct ar_kept_planned *planned, struct ar_error *err)
{
	struct ar_db_query query = ar_db_start(store, AR_DB_PLANNED_GET,
	    err);
	struct ar_kept_planned *list = NULL;
	size_t count = 0;

	memset(planned, 0, sizeof *planned);
	ar_db_put_int(&query, AR_DB_KEY, id);
	AR_TRY(planned_list(store, &query, arena, &list, &count));
	if (count == 0)
		return ar_fail(err, AR_EABSENT, 0,
		    "the plan has no such session");
	*planned = list[0];
	return AR_OK;
}

enum ar_status
ar_store_planned_get(struct ar_store *store, int64_t id,
    struct ar_arena *arena, struct ar_kept_planned *planned,
    struct ar_error *err)
{
	AR_TRY(ar_db_look(store, err));
	return ar_db_looked(store, planned_get(store, id, arena, planned,
	    err), err);
}

/* --- changes ------------------------------------------------------------ */

static enum ar_status
stand(struct ar_store *store, int64_t id, bool stands, struct ar_error *err)
{
	struct ar_db_query query = ar_db_start(store, AR_DB_PLANNED_STAND,
	    err);

	ar_db_put_int(&query, AR_DB_KEY, id);
	ar_db_put_int(&query, AR_DB_KEY + 1, stands);
	return ar_db_run(&query);
}

/* The version that stands; 0: none. */
static enum ar_status
find(struct ar_store *store, int64_t plan_id,
    const struct ar_planned *session, int64_t *id, struct ar_error *err)
{
	struct ar_db_query query = ar_db_start(store, AR_DB_PLANNED_FIND,
	    err);

	ar_db_put_int(&query, AR_DB_KEY, plan_id);
	ar_db_put_int(&query, AR_DB_KEY + 1, session->number);
	ar_db_put_int(&query, AR_DB_KEY + 2, session->day);
	ar_db_put_text(&query, AR_DB_KEY + 3,
	    ar_plan_kind_name(session->kind));
	*id = ar_db_next(&query) ? ar_db_int(&query, 0) : 0;
	return ar_db_end(&query);
}

static enum ar_status
change_put(struct ar_store *store, const struct ar_kept_change *about,
    const struct ar_change *change, int64_t *id, struct ar_error *err)
{
	struct ar_kept_change row = *about;
	struct ar_db_query query;

	row.id = 0;
	row.after_id = 0;
	AR_TRY(find(store, row.plan_id, &change->before, &row.before_id,
	    err));
	if (row.before_id)
		AR_TRY(stand(store, row.before_id, false, err));
	AR_TRY(planned_put(store, row.plan_id, &change->after, &row.after_id,
	    err));
	row.undone_utc_s = NAN;
	row.number = change->number;
	row.action = (int)change->action;
	row.rule = change->rule;
	row.reason = change->reason;
	row.numbers = change->numbers;
	row.source = change->source;
	row.may_undo = change->undo;
	query = ar_db_start(store, AR_DB_CHANGE_PUT, err);
	ar_db_put_row(&query, &ar_db_change_row, &row);
	AR_TRY(ar_db_run(&query));
	*id = sqlite3_last_insert_rowid(store->db);
	return AR_OK;
}

enum ar_status
ar_store_change_put(struct ar_store *store,
    const struct ar_kept_change *about, const struct ar_change *change,
    int64_t *id, struct ar_error *err)
{
	enum ar_status status;

	*id = 0;
	AR_TRY(ar_db_enter(store, err));
	status = change_put(store, about, change, id, err);
	status = ar_db_leave(store, status, err);
	if (status != AR_OK)
		*id = 0;
	return status;
}

enum ar_status
ar_store_changes(struct ar_store *store, int64_t plan_id, int64_t from_day,
    struct ar_arena *arena, struct ar_kept_change **list, size_t *count,
    struct ar_error *err)
{
	struct ar_db_query query = ar_db_start(store, AR_DB_CHANGES, err);
	enum ar_status status;
	void *items;

	ar_db_put_int(&query, AR_DB_KEY, plan_id);
	ar_db_put_int(&query, AR_DB_KEY + 1, from_day);
	status = ar_db_list(&query, &ar_db_change_row, arena, &items, count);
	*list = items;
	return status;
}

struct moment {
	int64_t id;
	double utc_s;
};

static enum ar_status
undo(struct ar_store *store, const struct moment *moment,
    struct ar_arena *arena, struct ar_error *err)
{
	struct ar_db_query query = ar_db_start(store, AR_DB_CHANGE_GET, err);
	const struct ar_kept_change *change;
	struct ar_kept_planned after;
	size_t count;
	void *list;

	ar_db_put_int(&query, AR_DB_KEY, moment->id);
	AR_TRY(ar_db_list(&query, &ar_db_change_row, arena, &list, &count));
	change = list;
	if (count == 0 || !isnan(change->undone_utc_s))
		return ar_fail(err, AR_EABSENT, 0,
		    "there is no such change to be undone");
	if (!change->may_undo)
		return ar_fail(err, AR_EREFUSED, 0,
		    "this change is about your safety and stays (P17)");
	AR_TRY(planned_get(store, change->after_id, arena, &after, err));
	if (!after.stands || after.session.done)
		return ar_fail(err, AR_EREFUSED, 0,
		    "the session was done or changed again since");
	AR_TRY(stand(store, change->after_id, false, err));
	if (change->before_id)
		AR_TRY(stand(store, change->before_id, true, err));
	query = ar_db_start(store, AR_DB_CHANGE_UNDO, err);
	ar_db_put_int(&query, AR_DB_KEY, moment->id);
	ar_db_put_real(&query, AR_DB_KEY + 1, moment->utc_s);
	return ar_db_run(&query);
}

enum ar_status
ar_store_change_undo(struct ar_store *store, int64_t id,
    double undone_utc_s, struct ar_error *err)
{
	const size_t room = (size_t)1 << 20;
	const struct moment moment = { id, undone_utc_s };
	struct ar_arena *arena = ar_arena_open(room);
	enum ar_status status = AR_EMEM;

	if (!arena)
		return ar_fail(err, status, 0, "there is not enough memory");
	status = ar_db_enter(store, err);
	if (status == AR_OK)
		status = ar_db_leave(store, undo(store, &moment, arena, err),
		    err);
	ar_arena_close(arena);
	return status;
}
