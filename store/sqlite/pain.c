/* Pains: episodes, their reports and the answers in them. */
#include <math.h>
#include <string.h>

#include "store/sqlite/db.h"

/* --- in ----------------------------------------------------------------- */

static enum ar_status
episode_open(struct ar_store *store, double opened_utc_s, int64_t *id,
    struct ar_error *err)
{
	struct ar_db_query query = ar_db_start(store, AR_DB_EPISODE_PUT, err);

	ar_db_put_real(&query, AR_DB_KEY, opened_utc_s);
	AR_TRY(ar_db_run(&query));
	*id = sqlite3_last_insert_rowid(store->db);
	return AR_OK;
}

static enum ar_status
episode_must_be(struct ar_store *store, int64_t id, bool *open,
    struct ar_error *err)
{
	struct ar_db_query query = ar_db_start(store, AR_DB_EPISODE_FIND, err);
	bool found;

	ar_db_put_int(&query, AR_DB_KEY, id);
	found = ar_db_next(&query);
	*open = found && isnan(ar_db_real(&query, 0));
	AR_TRY(ar_db_end(&query));
	return found ? AR_OK : ar_fail(err, AR_EABSENT, 0,
	    "the log has no such pain");
}

static enum ar_status
answer_put(struct ar_store *store, int64_t report, int key, double value,
    struct ar_error *err)
{
	size_t count, n = 0;
	const struct ar_pain_key *row = &ar_pain_keys(&count)[key];
	struct ar_db_query query = ar_db_start(store, AR_DB_ANSWER_PUT, err);
	const char *word = NULL;

	ar_db_put_int(&query, AR_DB_KEY, report);
	ar_db_put_text(&query, AR_DB_KEY + 1, row->id);
	if (row->type != AR_PAIN_WORD)
		ar_db_put_real(&query, AR_DB_KEY + 2, value);
	else if (value >= 0 && value < AR_DB_WORDS_MAX)
		word = ar_pain_word_at(row, (int)value, &n);
	if (row->type == AR_PAIN_WORD && word == NULL)
		ar_db_stop(&query, AR_EINPUT,
		    "an answer is none of the words of its question");
	ar_db_put_text_n(&query, AR_DB_KEY + 3, word, n);
	return ar_db_run(&query);
}

static enum ar_status
answers_put(struct ar_store *store, int64_t report,
    const struct ar_pain *pain, struct ar_error *err)
{
	size_t count;

	(void)ar_pain_keys(&count);
	for (size_t i = 0; i < count; i++)
		if (!isnan(pain->value[i]))
			AR_TRY(answer_put(store, report, (int)i,
			    pain->value[i], err));
	return AR_OK;
}

static enum ar_status
pain_put(struct ar_store *store, const struct ar_pain_report *report,
    int64_t *episode, struct ar_error *err)
{
	struct ar_pain_report row = *report;
	struct ar_db_query query;
	bool open = true;

	row.id = 0;
	if (row.episode_id == 0)
		AR_TRY(episode_open(store, report->pain.date_utc_s,
		    &row.episode_id, err));
	else
		AR_TRY(episode_must_be(store, row.episode_id, &open, err));
	if (!open)
		return ar_fail(err, AR_EREFUSED, 0, "this pain was closed: a "
		    "new report opens a new one");
	query = ar_db_start(store, AR_DB_REPORT_PUT, err);
	ar_db_put_row(&query, &ar_db_report_row, &row);
	AR_TRY(ar_db_run(&query));
	*episode = row.episode_id;
	return answers_put(store, sqlite3_last_insert_rowid(store->db),
	    &report->pain, err);
}

enum ar_status
ar_store_pain_put(struct ar_store *store, const struct ar_pain_report *report,
    int64_t *episode, struct ar_error *err)
{
	enum ar_status status;

	*episode = 0;
	if (!isfinite(report->pain.date_utc_s))
		return ar_fail(err, AR_EINPUT, 0,
		    "the log must know when this was said");
	AR_TRY(ar_db_enter(store, err));
	status = ar_db_leave(store, pain_put(store, report, episode, err),
	    err);
	if (status != AR_OK)
		*episode = 0;
	return status;
}

static enum ar_status
pain_close(struct ar_store *store, int64_t episode_id, double closed_utc_s,
    const char *why, struct ar_error *err)
{
	struct ar_db_query query;
	bool open;

	AR_TRY(episode_must_be(store, episode_id, &open, err));
	query = ar_db_start(store, AR_DB_EPISODE_CLOSE, err);
	ar_db_put_int(&query, AR_DB_KEY, episode_id);
	ar_db_put_real(&query, AR_DB_KEY + 1, closed_utc_s);
	ar_db_put_text(&query, AR_DB_KEY + 2, why);
	return ar_db_run(&query);
}

enum ar_status
ar_store_pain_close(struct ar_store *store, int64_t episode_id,
    double closed_utc_s, const char *why, struct ar_error *err)
{
	if (!isfinite(closed_utc_s))
		return ar_fail(err, AR_EINPUT, 0,
		    "the log must know when this ended");
	AR_TRY(ar_db_enter(store, err));
	return ar_db_leave(store, pain_close(store, episode_id, closed_utc_s,
	    why, err), err);
}

/* --- out ---------------------------------------------------------------- */

static void
answer_read(struct ar_db_query *query, struct ar_pain *pain)
{
	const char *id = (const char *)sqlite3_column_text(query->statement, 0);
	const char *word;
	const struct ar_pain_key *row;
	size_t count;
	int key, index;

	key = id ? ar_pain_key_find(id, strlen(id)) : -1;
	if (key < 0)
		return; /* a question of a newer program */
	row = &ar_pain_keys(&count)[key];
	if (row->type != AR_PAIN_WORD) {
		pain->value[key] = ar_db_real(query, 1);
		return;
	}
	word = (const char *)sqlite3_column_text(query->statement, 2);
	index = word ? ar_pain_word(row, word, strlen(word)) : -1;
	if (index >= 0)
		pain->value[key] = index;
}

static enum ar_status
answers_get(struct ar_store *store, struct ar_pain_report *report,
    struct ar_error *err)
{
	struct ar_db_query query = ar_db_start(store, AR_DB_ANSWERS, err);

	for (int i = 0; i < AR_PAIN_KEYS_MAX; i++)
		report->pain.value[i] = NAN;
	ar_db_put_int(&query, AR_DB_KEY, report->id);
	while (ar_db_next(&query))
		answer_read(&query, &report->pain);
	return ar_db_end(&query);
}

static enum ar_status
reports_get(struct ar_store *store, struct ar_arena *arena,
    struct ar_episode *episode, struct ar_error *err)
{
	struct ar_db_query query = ar_db_start(store, AR_DB_REPORTS, err);
	void *list;

	ar_db_put_int(&query, AR_DB_KEY, episode->id);
	AR_TRY(ar_db_list(&query, &ar_db_report_row, arena, &list,
	    &episode->report_count));
	episode->reports = list;
	for (size_t i = 0; i < episode->report_count; i++)
		AR_TRY(answers_get(store, &episode->reports[i], err));
	return AR_OK;
}

static enum ar_status
episodes_get(struct ar_db_query *query, struct ar_arena *arena,
    struct ar_episode **episodes, size_t *count)
{
	void *list;

	AR_TRY(ar_db_list(query, &ar_db_episode_row, arena, &list, count));
	*episodes = list;
	for (size_t i = 0; i < *count; i++)
		AR_TRY(reports_get(query->store, arena, &(*episodes)[i],
		    query->err));
	return AR_OK;
}

enum ar_status
ar_store_episodes(struct ar_store *store, bool open_only,
    struct ar_arena *arena, struct ar_episode **episodes, size_t *count,
    struct ar_error *err)
{
	struct ar_db_query query;
	enum ar_status status;

	*episodes = NULL;
	*count = 0;
	AR_TRY(ar_db_look(store, err));
	query = ar_db_start(store, AR_DB_EPISODES, err);
	ar_db_put_int(&query, AR_DB_KEY, open_only);
	status = episodes_get(&query, arena, episodes, count);
	status = ar_db_looked(store, status, err);
	if (status != AR_OK)
		*count = 0;
	return status;
}
