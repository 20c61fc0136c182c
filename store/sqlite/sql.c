/* The questions the log asks, all of them.  ?1 is the athlete, ?2..?6 keys;
 * $c stands for the columns of the row, $d for those of the second row, $v
 * for parameters and $s for assignments (but of id) of the first row. */
#include <string.h>

#include "store/sqlite/db.h"

struct text {
	const char *sql;
	const struct ar_db_row *row;
	const struct ar_db_row *second;
};

#define RUN_AND_SUM                                                            \
	"SELECT $c, $d FROM run r LEFT JOIN run_sum s"                         \
	" ON s.athlete_id = r.athlete_id AND s.run_id = r.id"                  \
	" WHERE r.athlete_id = ?1"
#define RUN_WANTED                                                             \
	" AND r.day BETWEEN ?2 AND ?3 AND (?4 = 0 OR r.on_foot)"               \
	" AND (?5 OR r.same_as IS NULL)"
#define RUN_NEWEST                                                             \
	" ORDER BY r.day DESC, r.start_utc_s DESC, r.id DESC LIMIT ?6"
/* Runs whose sums can be made again. */
#define RUNS_WITH_SOURCE                                                       \
	"(SELECT r.id FROM run r WHERE r.athlete_id = ?1 AND NOT r.told"       \
	" AND (EXISTS (SELECT 1 FROM stream t WHERE t.athlete_id = ?1"         \
	" AND t.run_id = r.id) OR EXISTS (SELECT 1 FROM recording_bytes b"     \
	" WHERE b.athlete_id = ?1 AND b.file_id = r.file_id)))"

static const struct text texts[AR_DB_STATEMENTS] = {
	[AR_DB_BEGIN] = { "BEGIN", NULL, NULL },
	[AR_DB_BEGIN_WRITE] = { "BEGIN IMMEDIATE", NULL, NULL },
	[AR_DB_COMMIT] = { "COMMIT", NULL, NULL },

	[AR_DB_ATHLETE_PUT] = { "INSERT OR IGNORE INTO athlete (athlete_id)"
	    " VALUES (?1)", NULL, NULL },
	[AR_DB_ATHLETE_FIND] = { "SELECT 1 FROM athlete"
	    " WHERE athlete_id = ?1", NULL, NULL },

	[AR_DB_FACT_PUT] = { "INSERT INTO fact (athlete_id, $c)"
	    " VALUES (?1, $v)", &ar_db_fact_row, NULL },
	[AR_DB_FACTS] = { "SELECT $c FROM fact WHERE athlete_id = ?1"
	    " ORDER BY name, since_utc_s, id", &ar_db_fact_row, NULL },
	[AR_DB_FACT_BEFORE] = { "SELECT $c FROM fact WHERE athlete_id = ?1"
	    " AND name = ?2 AND source = ?3"
	    " AND (batch_id IS NULL OR batch_id = ?4)"
	    " AND (since_utc_s IS NULL OR since_utc_s <= ?5)"
	    " ORDER BY since_utc_s DESC, id DESC LIMIT 1", &ar_db_fact_row,
	    NULL },

	[AR_DB_FILE_FIND] = { "SELECT id FROM recording"
	    " WHERE athlete_id = ?1 AND sha256 = ?2", NULL, NULL },
	[AR_DB_FILE_PUT] = { "INSERT INTO recording (athlete_id, $c)"
	    " VALUES (?1, $v)", &ar_db_file_row, NULL },
	[AR_DB_FILE_BYTES_PUT] = { "INSERT INTO recording_bytes"
	    " (athlete_id, file_id, packed) VALUES (?1, ?2, ?3)", NULL, NULL },
	[AR_DB_FILES] = { "SELECT $c FROM recording WHERE athlete_id = ?1"
	    " ORDER BY id", &ar_db_file_row, NULL },
	[AR_DB_FILE_GET] = { "SELECT $c FROM recording"
	    " WHERE athlete_id = ?1 AND id = ?2", &ar_db_file_row, NULL },
	[AR_DB_FILE_BYTES_GET] = { "SELECT packed FROM recording_bytes"
	    " WHERE athlete_id = ?1 AND file_id = ?2", NULL, NULL },

	[AR_DB_RUN_PUT] = { "INSERT INTO run (athlete_id, $c)"
	    " VALUES (?1, $v)", &ar_db_run_row, NULL },
	[AR_DB_RUN_FIND] = { "SELECT same_as FROM run"
	    " WHERE athlete_id = ?1 AND id = ?2", NULL, NULL },
	[AR_DB_RUN_COUNT] = { "SELECT count(*) FROM run r"
	    " WHERE r.athlete_id = ?1" RUN_WANTED, NULL, NULL },
	[AR_DB_RUNS] = { RUN_AND_SUM RUN_WANTED RUN_NEWEST,
	    &ar_db_run_row, &ar_db_sum_row },
	[AR_DB_RUNS_BRIEF] = { RUN_AND_SUM RUN_WANTED RUN_NEWEST,
	    &ar_db_run_brief_row, &ar_db_sum_brief_row },
	[AR_DB_RUNS_OF_FILE] = { RUN_AND_SUM " AND r.file_id = ?2"
	    " ORDER BY r.day DESC, r.start_utc_s DESC, r.id DESC",
	    &ar_db_run_row, &ar_db_sum_row },
	[AR_DB_RUN_GET] = { RUN_AND_SUM " AND r.id = ?2",
	    &ar_db_run_row, &ar_db_sum_row },
	[AR_DB_RUN_GET_BRIEF] = { RUN_AND_SUM " AND r.id = ?2",
	    &ar_db_run_brief_row, &ar_db_sum_brief_row },
	[AR_DB_RUNS_NEAR] = { RUN_AND_SUM
	    " AND r.start_utc_s BETWEEN ?2 AND ?3 AND r.same_as IS NULL"
	    " ORDER BY r.start_utc_s, r.id",
	    &ar_db_run_row, &ar_db_sum_row },
	[AR_DB_RUN_BESIDE] = { "UPDATE run SET same_as = ?3"
	    " WHERE athlete_id = ?1 AND id = ?2", NULL, NULL },
	[AR_DB_RUN_FOLLOW] = { "UPDATE run SET same_as = ?3"
	    " WHERE athlete_id = ?1 AND same_as = ?2 AND id <> ?3",
	    NULL, NULL },
	[AR_DB_RUN_WORDS] = { "UPDATE run SET"
	    " rpe_0_10 = coalesce(?3, rpe_0_10),"
	    " note = coalesce(?4, note), shoe_id = coalesce(?5, shoe_id)"
	    " WHERE athlete_id = ?1 AND id = ?2", NULL, NULL },
	[AR_DB_RUN_NAME] = { "UPDATE run SET name = coalesce(name, ?3),"
	    " outside_id = coalesce(outside_id, ?4)"
	    " WHERE athlete_id = ?1 AND id = ?2", NULL, NULL },
	[AR_DB_RUN_LEAVE_SESSIONS] = { "UPDATE session SET run_id = NULL"
	    " WHERE athlete_id = ?1 AND run_id = ?2", NULL, NULL },
	[AR_DB_RUN_LEAVE_PLANNED] = { "UPDATE planned_session"
	    " SET run_id = NULL WHERE athlete_id = ?1 AND run_id = ?2",
	    NULL, NULL },
	[AR_DB_RUN_HEIR] = { "SELECT r.id FROM run r LEFT JOIN run_sum s"
	    " ON s.athlete_id = r.athlete_id AND s.run_id = r.id"
	    " WHERE r.athlete_id = ?1 AND r.same_as = ?2"
	    " ORDER BY s.richness DESC NULLS LAST, r.id LIMIT 1", NULL, NULL },
	[AR_DB_RUN_DROP] = { "DELETE FROM run"
	    " WHERE athlete_id = ?1 AND id = ?2", NULL, NULL },

	[AR_DB_SUM_PUT] = { "INSERT OR REPLACE INTO run_sum"
	    " (athlete_id, run_id, $c) VALUES (?1, ?2, $v)",
	    &ar_db_sum_row, NULL },
	[AR_DB_LEG_DROP] = { "DELETE FROM leg_load"
	    " WHERE athlete_id = ?1 AND run_id = ?2", NULL, NULL },
	[AR_DB_LEG_PUT] = { "INSERT INTO leg_load"
	    " (athlete_id, run_id, region, $c) VALUES (?1, ?2, ?3, $v)",
	    &ar_db_leg_row, NULL },
	[AR_DB_LEGS] = { "SELECT $c, region FROM leg_load"
	    " WHERE athlete_id = ?1 AND run_id = ?2", &ar_db_leg_row, NULL },
	[AR_DB_STREAM_PUT] = { "INSERT OR REPLACE INTO stream"
	    " (athlete_id, run_id, packed) VALUES (?1, ?2, ?3)", NULL, NULL },
	[AR_DB_STREAM_GET] = { "SELECT packed FROM stream"
	    " WHERE athlete_id = ?1 AND run_id = ?2", NULL, NULL },
	[AR_DB_STREAM_SIZE] = { "SELECT length(packed) FROM stream"
	    " WHERE athlete_id = ?1 AND run_id = ?2", NULL, NULL },
	[AR_DB_DAYS] = { "SELECT r.day, r.on_foot, s.tss, s.session_rpe_au,"
	    " s.moving_s, s.distance_m, s.descent_m, s.load_method"
	    " FROM run r LEFT JOIN run_sum s"
	    " ON s.athlete_id = r.athlete_id AND s.run_id = r.id"
	    " WHERE r.athlete_id = ?1 AND r.day BETWEEN ?2 AND ?3"
	    " AND r.same_as IS NULL ORDER BY r.day, r.start_utc_s, r.id",
	    NULL, NULL },

	[AR_DB_FEEL_REPLACE] = { "UPDATE feel SET replaced_utc_s = ?5"
	    " WHERE athlete_id = ?1 AND day = ?2 AND region = ?3"
	    " AND side = ?4 AND replaced_utc_s IS NULL", NULL, NULL },
	[AR_DB_FEEL_PUT] = { "INSERT INTO feel (athlete_id, $c)"
	    " VALUES (?1, $v)", &ar_db_feel_row, NULL },
	[AR_DB_FEELS] = { "SELECT $c FROM feel WHERE athlete_id = ?1"
	    " AND day BETWEEN ?2 AND ?3 AND (?4 OR replaced_utc_s IS NULL)"
	    " ORDER BY day, id", &ar_db_feel_row, NULL },
	[AR_DB_FEEL_REPORTS] = { "SELECT 0, day, 'legs', NULL,"
	    " coalesce(max(CASE WHEN region = 'legs' THEN mark END), max(mark)),"
	    " max(said_utc_s), NULL FROM feel WHERE athlete_id = ?1"
	    " AND day BETWEEN ?2 AND ?3 AND replaced_utc_s IS NULL"
	    " GROUP BY day ORDER BY day", &ar_db_feel_row, NULL },
	[AR_DB_WELL_SAME] = { "SELECT value FROM wellness"
	    " WHERE athlete_id = ?1 AND day = ?2 AND kind = ?3"
	    " AND source = ?4 AND replaced_utc_s IS NULL", NULL, NULL },
	[AR_DB_WELL_REPLACE] = { "UPDATE wellness SET replaced_utc_s = ?5"
	    " WHERE athlete_id = ?1 AND day = ?2 AND kind = ?3"
	    " AND source = ?4 AND replaced_utc_s IS NULL", NULL, NULL },
	[AR_DB_WELL_PUT] = { "INSERT INTO wellness (athlete_id, $c)"
	    " VALUES (?1, $v)", &ar_db_well_row, NULL },
	[AR_DB_WELLS] = { "SELECT $c FROM wellness WHERE athlete_id = ?1"
	    " AND day BETWEEN ?2 AND ?3 AND (?4 IS NULL OR kind = ?4)"
	    " AND (?5 OR replaced_utc_s IS NULL) ORDER BY day",
	    &ar_db_well_row, NULL },
	[AR_DB_NOTE_PUT] = { "INSERT INTO note (athlete_id, $c)"
	    " VALUES (?1, $v)", &ar_db_note_row, NULL },
	[AR_DB_NOTES] = { "SELECT $c FROM note WHERE athlete_id = ?1"
	    " AND day BETWEEN ?2 AND ?3 ORDER BY day, id",
	    &ar_db_note_row, NULL },

	[AR_DB_EPISODE_PUT] = { "INSERT INTO episode (athlete_id, opened_utc_s)"
	    " VALUES (?1, ?2)", NULL, NULL },
	[AR_DB_EPISODE_FIND] = { "SELECT closed_utc_s FROM episode"
	    " WHERE athlete_id = ?1 AND id = ?2", NULL, NULL },
	[AR_DB_EPISODE_CLOSE] = { "UPDATE episode SET closed_utc_s = ?3,"
	    " closed_why = ?4 WHERE athlete_id = ?1 AND id = ?2", NULL, NULL },
	[AR_DB_EPISODES] = { "SELECT $c FROM episode WHERE athlete_id = ?1"
	    " AND (?2 = 0 OR closed_utc_s IS NULL)"
	    " ORDER BY opened_utc_s, id", &ar_db_episode_row, NULL },
	[AR_DB_REPORT_PUT] = { "INSERT INTO pain_report (athlete_id, $c)"
	    " VALUES (?1, $v)", &ar_db_report_row, NULL },
	[AR_DB_REPORTS] = { "SELECT $c FROM pain_report WHERE athlete_id = ?1"
	    " AND episode_id = ?2 ORDER BY date_utc_s, id",
	    &ar_db_report_row, NULL },
	[AR_DB_ANSWER_PUT] = { "INSERT INTO pain_answer"
	    " (athlete_id, report_id, key, value, word)"
	    " VALUES (?1, ?2, ?3, ?4, ?5)", NULL, NULL },
	[AR_DB_ANSWERS] = { "SELECT key, value, word FROM pain_answer"
	    " WHERE athlete_id = ?1 AND report_id = ?2", NULL, NULL },

	[AR_DB_SESSION_PUT] = { "INSERT INTO session (athlete_id, $c)"
	    " VALUES (?1, $v)", &ar_db_session_row, NULL },
	[AR_DB_SESSION_CHANGE] = { "UPDATE session SET $s"
	    " WHERE athlete_id = ?1 AND id = ?2", &ar_db_session_row, NULL },
	[AR_DB_SESSIONS] = { "SELECT $c FROM session WHERE athlete_id = ?1"
	    " AND (?2 IS NULL OR run_id = ?2) ORDER BY id DESC LIMIT ?3",
	    &ar_db_session_row, NULL },

	[AR_DB_SHOE_UNUSUAL] = { "UPDATE shoe SET usual = 0"
	    " WHERE athlete_id = ?1 AND usual", NULL, NULL },
	[AR_DB_SHOE_PUT] = { "INSERT INTO shoe (athlete_id, $c)"
	    " VALUES (?1, $v)", &ar_db_shoe_row, NULL },
	[AR_DB_SHOE_CHANGE] = { "UPDATE shoe SET $s"
	    " WHERE athlete_id = ?1 AND id = ?2", &ar_db_shoe_row, NULL },
	[AR_DB_SHOES] = { "SELECT $c FROM shoe WHERE athlete_id = ?1"
	    " ORDER BY id", &ar_db_shoe_row, NULL },
	[AR_DB_SHOE_SUM] = { "SELECT s.distance_m, r.day FROM run r"
	    " LEFT JOIN run_sum s"
	    " ON s.athlete_id = r.athlete_id AND s.run_id = r.id"
	    " WHERE r.athlete_id = ?1 AND r.shoe_id = ?2"
	    " AND r.same_as IS NULL ORDER BY r.id", NULL, NULL },

	[AR_DB_BATCH_PUT] = { "INSERT INTO batch (athlete_id, $c)"
	    " VALUES (?1, $v)", &ar_db_batch_row, NULL },
	[AR_DB_BATCH_CHANGE] = { "UPDATE batch SET $s"
	    " WHERE athlete_id = ?1 AND id = ?2", &ar_db_batch_row, NULL },
	[AR_DB_BATCHES] = { "SELECT $c FROM batch WHERE athlete_id = ?1"
	    " ORDER BY id DESC", &ar_db_batch_row, NULL },
	[AR_DB_BATCH_FIND] = { "SELECT 1 FROM batch"
	    " WHERE athlete_id = ?1 AND id = ?2", NULL, NULL },
	[AR_DB_BATCH_FILE_PUT] = { "INSERT OR REPLACE INTO batch_file"
	    " (athlete_id, $c) VALUES (?1, $v)",
	    &ar_db_batch_file_row, NULL },
	[AR_DB_BATCH_FILES] = { "SELECT $c FROM batch_file"
	    " WHERE athlete_id = ?1 AND batch_id = ?2 ORDER BY id",
	    &ar_db_batch_file_row, NULL },
	[AR_DB_BATCH_FILES_LAST] = { "SELECT $c FROM batch_file"
	    " WHERE athlete_id = ?1 AND id IN (SELECT max(f.id)"
	    " FROM batch_file f JOIN batch b"
	    " ON b.athlete_id = f.athlete_id AND b.id = f.batch_id"
	    " WHERE f.athlete_id = ?1 AND b.undone_utc_s IS NULL"
	    " GROUP BY f.path) ORDER BY path", &ar_db_batch_file_row, NULL },

	[AR_DB_UNDO_RUNS] = { "SELECT id FROM run"
	    " WHERE athlete_id = ?1 AND batch_id = ?2 LIMIT 1", NULL, NULL },
	[AR_DB_UNDO_FILE_RUNS] = { "UPDATE run SET file_id = NULL"
	    " WHERE athlete_id = ?1 AND file_id IN (SELECT id FROM recording"
	    " WHERE athlete_id = ?1 AND batch_id = ?2)", NULL, NULL },
	[AR_DB_UNDO_FILE_WORDS] = { "UPDATE batch_file SET file_id = NULL"
	    " WHERE athlete_id = ?1 AND file_id IN (SELECT id FROM recording"
	    " WHERE athlete_id = ?1 AND batch_id = ?2)", NULL, NULL },
	[AR_DB_UNDO_FILES] = { "DELETE FROM recording"
	    " WHERE athlete_id = ?1 AND batch_id = ?2", NULL, NULL },
	[AR_DB_UNDO_WELLS] = { "DELETE FROM wellness"
	    " WHERE athlete_id = ?1 AND batch_id = ?2", NULL, NULL },
	[AR_DB_UNDO_WELLS_STAND] = { "UPDATE wellness SET replaced_utc_s = NULL"
	    " WHERE athlete_id = ?1 AND id IN (SELECT max(id) FROM wellness"
	    " WHERE athlete_id = ?1 GROUP BY day, kind, source"
	    " HAVING count(replaced_utc_s) = count(*))", NULL, NULL },
	[AR_DB_UNDO_FACTS] = { "DELETE FROM fact"
	    " WHERE athlete_id = ?1 AND batch_id = ?2", NULL, NULL },
	[AR_DB_UNDO_MARK] = { "UPDATE batch SET undone_utc_s = ?3"
	    " WHERE athlete_id = ?1 AND id = ?2", NULL, NULL },

	[AR_DB_ABOUT_FILES] = { "SELECT count(*), total(size) FROM recording"
	    " WHERE athlete_id = ?1", NULL, NULL },
	[AR_DB_ABOUT_RUNS] = { "SELECT count(*), min(day), max(day) FROM run"
	    " WHERE athlete_id = ?1", NULL, NULL },
	[AR_DB_ABOUT_COUNTS] = { "SELECT"
	    " (SELECT count(*) FROM feel WHERE athlete_id = ?1),"
	    " (SELECT count(*) FROM wellness WHERE athlete_id = ?1),"
	    " (SELECT count(*) FROM pain_report WHERE athlete_id = ?1),"
	    " (SELECT count(*) FROM session WHERE athlete_id = ?1),"
	    " (SELECT count(*) FROM shoe WHERE athlete_id = ?1)",
	    NULL, NULL },
	[AR_DB_ABOUT_SAID] = { "SELECT max(t) FROM ("
	    "SELECT max(said_utc_s) AS t FROM feel WHERE athlete_id = ?1"
	    " UNION ALL SELECT max(said_utc_s) FROM wellness"
	    " WHERE athlete_id = ?1 AND source = 'said'"
	    " UNION ALL SELECT max(said_utc_s) FROM note WHERE athlete_id = ?1"
	    " UNION ALL SELECT max(date_utc_s) FROM pain_report"
	    " WHERE athlete_id = ?1)", NULL, NULL },
	[AR_DB_ABOUT_KEPT] = { "SELECT max(t) FROM ("
	    "SELECT max(added_utc_s) AS t FROM recording WHERE athlete_id = ?1"
	    " UNION ALL SELECT max(max(coalesce(made_utc_s, ended_utc_s)),"
	    " max(coalesce(ended_utc_s, made_utc_s))) FROM session"
	    " WHERE athlete_id = ?1"
	    " UNION ALL SELECT max(added_utc_s) FROM shoe WHERE athlete_id = ?1"
	    " UNION ALL SELECT max(started_utc_s) FROM batch"
	    " WHERE athlete_id = ?1"
	    " UNION ALL SELECT max(finished_utc_s) FROM batch"
	    " WHERE athlete_id = ?1)", NULL, NULL },

	[AR_DB_DROP_SUMS] = { "DELETE FROM run_sum WHERE athlete_id = ?1"
	    " AND run_id IN " RUNS_WITH_SOURCE, NULL, NULL },
	[AR_DB_DROP_LEGS] = { "DELETE FROM leg_load WHERE athlete_id = ?1"
	    " AND run_id IN " RUNS_WITH_SOURCE, NULL, NULL },
	[AR_DB_DROP_STREAMS] = { "DELETE FROM stream WHERE athlete_id = ?1"
	    " AND run_id IN (SELECT r.id FROM run r JOIN recording_bytes b"
	    " ON b.athlete_id = r.athlete_id AND b.file_id = r.file_id"
	    " WHERE r.athlete_id = ?1)", NULL, NULL },

	[AR_DB_PLAN_END] = { "UPDATE plan SET ended_utc_s = ?2"
	    " WHERE athlete_id = ?1 AND ended_utc_s IS NULL", NULL, NULL },
	[AR_DB_PLAN_PUT] = { "INSERT INTO plan (athlete_id, $c)"
	    " VALUES (?1, $v)", &ar_db_plan_row, NULL },
	[AR_DB_PLAN_GET] = { "SELECT $c FROM plan"
	    " WHERE athlete_id = ?1 AND ended_utc_s IS NULL",
	    &ar_db_plan_row, NULL },
	[AR_DB_PLANNED_PUT] = { "INSERT INTO planned_session (athlete_id, $c)"
	    " VALUES (?1, $v)", &ar_db_planned_row, NULL },
	[AR_DB_PLANNED] = { "SELECT $c FROM planned_session"
	    " WHERE athlete_id = ?1 AND plan_id = ?2 AND stands"
	    " AND day BETWEEN ?3 AND ?4 ORDER BY day, number, id",
	    &ar_db_planned_row, NULL },
	[AR_DB_PLANNED_GET] = { "SELECT $c FROM planned_session"
	    " WHERE athlete_id = ?1 AND id = ?2", &ar_db_planned_row, NULL },
	/* by number; what has none by its day and kind */
	[AR_DB_PLANNED_FIND] = { "SELECT id FROM planned_session"
	    " WHERE athlete_id = ?1 AND plan_id = ?2 AND stands"
	    " AND number = ?3 AND (?3 <> 0 OR (day = ?4 AND kind = ?5))"
	    " ORDER BY id LIMIT 1", NULL, NULL },
	[AR_DB_PLANNED_STAND] = { "UPDATE planned_session SET stands = ?3"
	    " WHERE athlete_id = ?1 AND id = ?2", NULL, NULL },
	[AR_DB_PLANNED_DONE] = { "UPDATE planned_session SET told = ?3,"
	    " run_id = ?4 WHERE athlete_id = ?1 AND id = ?2", NULL, NULL },
	[AR_DB_STEP_PUT] = { "INSERT INTO planned_step"
	    " (athlete_id, session_id, at, $c) VALUES (?1, ?2, ?3, $v)",
	    &ar_db_step_row, NULL },
	[AR_DB_STEPS] = { "SELECT $c FROM planned_step"
	    " WHERE athlete_id = ?1 AND session_id = ?2 ORDER BY at",
	    &ar_db_step_row, NULL },
	[AR_DB_CHANGE_PUT] = { "INSERT INTO change (athlete_id, $c)"
	    " VALUES (?1, $v)", &ar_db_change_row, NULL },
	[AR_DB_CHANGES] = { "SELECT $c FROM change WHERE athlete_id = ?1"
	    " AND plan_id = ?2 AND day >= ?3 ORDER BY id",
	    &ar_db_change_row, NULL },
	[AR_DB_CHANGE_GET] = { "SELECT $c FROM change"
	    " WHERE athlete_id = ?1 AND id = ?2", &ar_db_change_row, NULL },
	[AR_DB_CHANGE_UNDO] = { "UPDATE change SET undone_utc_s = ?3"
	    " WHERE athlete_id = ?1 AND id = ?2", NULL, NULL },

	[AR_DB_REQUEST_FIND] = { "SELECT $c, body FROM answer"
	    " WHERE athlete_id = ?1 AND request_id = ?2",
	    &ar_db_answer_row, NULL },
	[AR_DB_REQUEST_PUT] = { "INSERT OR REPLACE INTO answer"
	    " (athlete_id, body, $c) VALUES (?1, ?2, $v)",
	    &ar_db_answer_row, NULL },
	[AR_DB_REQUEST_OLD] = { "DELETE FROM answer WHERE athlete_id = ?1"
	    " AND at_utc_s < ?2", NULL, NULL },
	[AR_DB_REQUEST_MANY] = { "DELETE FROM answer WHERE athlete_id = ?1"
	    " AND request_id IN (SELECT request_id FROM answer"
	    " WHERE athlete_id = ?1 ORDER BY at_utc_s DESC, request_id"
	    " LIMIT -1 OFFSET ?2)", NULL, NULL },
};

static void
add_columns(sqlite3_str *out, const struct ar_db_row *row)
{
	for (size_t i = 0; i < row->count; i++)
		sqlite3_str_appendf(out, "%s%s", i ? ", " : "",
		    row->columns[i].name);
}

static void
add_values(sqlite3_str *out, const struct ar_db_row *row)
{
	for (size_t i = 0; i < row->count; i++)
		sqlite3_str_appendf(out, "%s?%d", i ? ", " : "",
		    AR_DB_ROW + (int)i);
}

static void
add_assignments(sqlite3_str *out, const struct ar_db_row *row)
{
	bool first = true;

	for (size_t i = 0; i < row->count; i++) {
		if (strcmp(row->columns[i].name, "id") == 0)
			continue;
		sqlite3_str_appendf(out, "%s%s = ?%d", first ? "" : ", ",
		    row->columns[i].name, AR_DB_ROW + (int)i);
		first = false;
	}
}

char *
ar_db_sql_text(enum ar_db_sql sql)
{
	const struct text *text = &texts[sql];
	sqlite3_str *out = sqlite3_str_new(NULL);

	for (const char *at = text->sql; *at; at++) {
		if (*at != '$') {
			sqlite3_str_appendchar(out, 1, *at);
			continue;
		}
		at++;
		if (*at == 'c')
			add_columns(out, text->row);
		else if (*at == 'd')
			add_columns(out, text->second);
		else if (*at == 'v')
			add_values(out, text->row);
		else
			add_assignments(out, text->row);
	}
	return sqlite3_str_finish(out);
}
