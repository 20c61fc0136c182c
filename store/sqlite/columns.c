/* Which member of which struct stands in which column. */
#include <math.h>

#include "afterrun/knowledge.h"
#include "store/sqlite/db.h"

_Static_assert(sizeof(enum ar_format) == sizeof(int),
    "an enum is read and written as an int");
_Static_assert(sizeof(size_t) == sizeof(uint64_t),
    "a size is read and written as 64 bits");

#define ID(s, m, n) { n, offsetof(struct s, m), AR_DB_ID, NULL }
#define INT64(s, m, n) { n, offsetof(struct s, m), AR_DB_INT64, NULL }
#define INT(s, m, n) { n, offsetof(struct s, m), AR_DB_INT, NULL }
#define SIZE(s, m, n) { n, offsetof(struct s, m), AR_DB_SIZE, NULL }
#define BOOL(s, m, n) { n, offsetof(struct s, m), AR_DB_BOOL, NULL }
#define REAL(s, m, n) { n, offsetof(struct s, m), AR_DB_REAL, NULL }
#define TEXT(s, m, n) { n, offsetof(struct s, m), AR_DB_TEXT, NULL }
#define PATH(s, m, n) { n, offsetof(struct s, m), AR_DB_PATH, NULL }
#define SHA(s, m, n) { n, offsetof(struct s, m), AR_DB_SHA, NULL }
#define WORD(s, m, n, words) { n, offsetof(struct s, m), AR_DB_WORD, &words }

static const char *
format_name(int value)
{
	return ar_format_name((enum ar_format)value);
}

static const char *
container_name(int value)
{
	return ar_container_name((enum ar_container)value);
}

static const char *
verdict_name(int value)
{
	return ar_verdict_name((enum ar_file_verdict)value);
}

static const char *
distance_name(int value)
{
	return ar_distance_source_name((enum ar_distance_source)value);
}

static const char *
elevation_name(int value)
{
	return ar_elevation_source_name((enum ar_elevation_source)value);
}

static const char *
method_name(int value)
{
	return ar_load_method_name((enum ar_load_method)value);
}

static const char *
confidence_name(int value)
{
	return ar_confidence_name((enum ar_confidence)value);
}

static const char *
sex_name(int value)
{
	if (value == AR_SEX_FEMALE)
		return "f";
	return value == AR_SEX_MALE ? "m" : NULL;
}

static const char *
experience_name(int value)
{
	if (value == AR_NOVICE)
		return "novice";
	return value == AR_EXPERIENCED ? "experienced" : NULL;
}

static const char *
load_row_name(int value)
{
	return ar_load_row_id((enum ar_load_row)value);
}

static const char *
region_name(int value)
{
	const struct ar_region_row *row;

	if (value == AR_FEEL_LEGS)
		return "legs";
	row = ar_region_row((enum ar_region)value);
	return row ? row->id : NULL;
}

static const char *
side_name(int value)
{
	static const char *const names[] = { "left", "right", "both" };

	return value >= 0 && value <= AR_SIDES ? names[value] : NULL;
}

static const char *
wellness_name(int value)
{
	return ar_wellness_kind((enum ar_wellness)value)->id;
}

static const char *
outcome_name(int value)
{
	static const char *const names[AR_OUTCOMES] = {
		[AR_OUT_IMPORTED] = "imported",
		[AR_OUT_DUPLICATE] = "duplicate",
		[AR_OUT_UNSUPPORTED] = "unsupported",
		[AR_OUT_FAILED] = "failed",
		[AR_OUT_PARTIAL] = "partial",
	};

	return value >= 0 && value < AR_OUTCOMES ? names[value] : NULL;
}

static const struct ar_db_words formats = { format_name, AR_FORMAT_CSV + 1,
	AR_FORMAT_NONE };
static const struct ar_db_words containers = { container_name,
	AR_CONTAINER_ZIP + 1, AR_CONTAINER_NONE };
static const struct ar_db_words verdicts = { verdict_name, AR_VERDICTS,
	AR_VERDICT_VALID };
static const struct ar_db_words distances = { distance_name,
	AR_DISTANCE_SPEED + 1, AR_DISTANCE_NONE };
static const struct ar_db_words elevations = { elevation_name,
	AR_ELEVATION_GPS + 1, AR_ELEVATION_NONE };
const struct ar_db_words ar_db_methods = { method_name,
	AR_LOAD_MINUTES + 1, AR_LOAD_NONE };
static const struct ar_db_words confidences = { confidence_name, AR_HIGH + 1,
	AR_LOW };
static const struct ar_db_words sexes = { sex_name, AR_SEX_MALE + 1,
	AR_SEX_UNKNOWN };
static const struct ar_db_words experiences = { experience_name,
	AR_EXPERIENCED + 1, AR_EXPERIENCE_UNKNOWN };
const struct ar_db_words ar_db_regions = { region_name, AR_FEEL_LEGS + 1,
	-1 };
const struct ar_db_words ar_db_sides = { side_name, AR_SIDES + 1, AR_SIDES };
static const struct ar_db_words outcomes = { outcome_name, AR_OUTCOMES,
	AR_OUT_FAILED };
const struct ar_db_words ar_db_load_rows = { load_row_name, AR_LOAD_ROWS,
	AR_LOAD_ROWS };
const struct ar_db_words ar_db_wellness_words = { wellness_name,
	AR_WELLNESS_KINDS, AR_WELLNESS_KINDS };

/* What a reader may count on, whatever the file says. */
static bool
fact_sound(const void *object)
{
	const struct ar_fact *fact = object;

	return fact->name && fact->source;
}

static bool
feel_sound(const void *object)
{
	const struct ar_feel *feel = object;

	return feel->region >= 0 && feel->mark >= 0 && feel->mark <= 10;
}

static bool
well_sound(const void *object)
{
	const struct ar_well *well = object;

	return well->item.kind < AR_WELLNESS_KINDS && well->item.source &&
	    isfinite(well->item.value);
}

static bool
note_sound(const void *object)
{
	return ((const struct ar_note *)object)->text != NULL;
}

static bool
shoe_sound(const void *object)
{
	return ((const struct ar_shoe *)object)->name != NULL;
}

static bool
batch_file_sound(const void *object)
{
	return ((const struct ar_batch_file *)object)->path != NULL;
}

static const struct ar_db_column fact_columns[] = {
	ID(ar_fact, id, "id"),
	ID(ar_fact, batch_id, "batch_id"),
	TEXT(ar_fact, name, "name"),
	REAL(ar_fact, value, "value"),
	TEXT(ar_fact, word, "word"),
	TEXT(ar_fact, source, "source"),
	REAL(ar_fact, since_utc_s, "since_utc_s"),
};
const struct ar_db_row ar_db_fact_row = AR_DB_ROW_OF(ar_fact, fact_columns,
    fact_sound);

static const struct ar_db_column file_columns[] = {
	ID(ar_kept_file, id, "id"),
	ID(ar_kept_file, batch_id, "batch_id"),
	SHA(ar_kept_file, sha256, "sha256"),
	TEXT(ar_kept_file, name, "name"),
	WORD(ar_kept_file, format, "format", formats),
	WORD(ar_kept_file, container, "container", containers),
	WORD(ar_kept_file, verdict, "verdict", verdicts),
	SIZE(ar_kept_file, size, "size"),
	ID(ar_kept_file, packed_n, "packed_size"),
	REAL(ar_kept_file, added_utc_s, "added_utc_s"),
	TEXT(ar_kept_file, device, "device"),
	TEXT(ar_kept_file, profile.sex, "profile_sex"),
	REAL(ar_kept_file, profile.age_y, "profile_age_y"),
	REAL(ar_kept_file, profile.height_m, "profile_height_m"),
	REAL(ar_kept_file, profile.mass_kg, "profile_mass_kg"),
	REAL(ar_kept_file, profile.heart_rest_bpm, "profile_heart_rest_bpm"),
	REAL(ar_kept_file, profile.heart_max_bpm, "profile_heart_max_bpm"),
	REAL(ar_kept_file, profile.heart_threshold_bpm,
	    "profile_heart_threshold_bpm"),
	REAL(ar_kept_file, profile.threshold_power_w,
	    "profile_threshold_power_w"),
};
const struct ar_db_row ar_db_file_row = AR_DB_ROW_OF(ar_kept_file, file_columns,
    NULL);

static const struct ar_db_column run_columns[] = {
	ID(ar_run, id, "id"),
	ID(ar_run, file_id, "file_id"),
	ID(ar_run, batch_id, "batch_id"),
	ID(ar_run, same_as, "same_as"),
	ID(ar_run, shoe_id, "shoe_id"),
	INT(ar_run, activity_number, "activity_number"),
	INT64(ar_run, day, "day"),
	REAL(ar_run, summary.start_utc_s, "start_utc_s"),
	REAL(ar_run, summary.utc_offset_s, "utc_offset_s"),
	TEXT(ar_run, sport, "sport"),
	TEXT(ar_run, sub_sport, "sub_sport"),
	TEXT(ar_run, name, "name"),
	TEXT(ar_run, note, "note"),
	TEXT(ar_run, outside_id, "outside_id"),
	BOOL(ar_run, on_foot, "on_foot"),
	BOOL(ar_run, told, "told"),
	REAL(ar_run, rpe_0_10, "rpe_0_10"),
	REAL(ar_run, feel_0_100, "feel_0_100"),
};
const struct ar_db_row ar_db_run_row = AR_DB_ROW_OF(ar_run, run_columns,
    NULL);

/* What a list of runs shows (struct ar_run_filter, brief). */
static const struct ar_db_column run_brief_columns[] = {
	ID(ar_run, id, "id"),
	ID(ar_run, same_as, "same_as"),
	ID(ar_run, shoe_id, "shoe_id"),
	INT64(ar_run, day, "day"),
	REAL(ar_run, summary.start_utc_s, "start_utc_s"),
	REAL(ar_run, summary.utc_offset_s, "utc_offset_s"),
	TEXT(ar_run, sport, "sport"),
	TEXT(ar_run, sub_sport, "sub_sport"),
	TEXT(ar_run, name, "name"),
	TEXT(ar_run, note, "note"),
	BOOL(ar_run, on_foot, "on_foot"), BOOL(ar_run, told, "told"),
	REAL(ar_run, rpe_0_10, "rpe_0_10"),
	REAL(ar_run, feel_0_100, "feel_0_100"),
};
const struct ar_db_row ar_db_run_brief_row = AR_DB_ROW_OF(ar_run,
    run_brief_columns, NULL);

#define SUM(m, n) REAL(ar_run, summary.m, n)
#define LOAD(m, n) REAL(ar_run, load.m, n)
#define PERSON(m) REAL(ar_run, person.m, "person_" #m)
static const struct ar_db_column sum_columns[] = {
	REAL(ar_run, richness, "richness"),
	REAL(ar_run, heart_high_bpm, "heart_high_bpm"),
	SUM(elapsed_s, "elapsed_s"),
	SUM(timer_s, "timer_s"),
	SUM(moving_s, "moving_s"),
	SIZE(ar_run, summary.pause_count, "pause_count"),
	SUM(pause_total_s, "pause_total_s"),
	SUM(distance_m, "distance_m"),
	WORD(ar_run, summary.distance_source, "distance_source", distances),
	SUM(ascent_m, "ascent_m"),
	SUM(descent_m, "descent_m"),
	WORD(ar_run, summary.elevation_source, "elevation_source", elevations),
	WORD(ar_run, summary.descent_source, "descent_source", elevations),
	SUM(elevation_threshold_m, "elevation_threshold_m"),
	SUM(heart_avg_bpm, "heart_avg_bpm"),
	SUM(heart_max_bpm, "heart_max_bpm"),
	SUM(heart_avg_pct_max, "heart_avg_pct_max"),
	SUM(heart_anchor_bpm, "heart_anchor_bpm"),
	SUM(cadence_avg_spm, "cadence_avg_spm"),
	SUM(speed_avg_m_s, "speed_avg_m_s"),
	SUM(gap_m_s, "gap_m_s"),
	SUM(temperature_device_c, "temperature_device_c"),
	SUM(easy_tail_s, "easy_tail_s"),
	SUM(energy_lo_kcal, "energy_lo_kcal"),
	SUM(energy_hi_kcal, "energy_hi_kcal"),
	BOOL(ar_run, summary.treadmill, "treadmill"),
	LOAD(tss, "tss"),
	WORD(ar_run, load.method, "load_method", ar_db_methods),
	WORD(ar_run, load.confidence, "load_confidence", confidences),
	LOAD(session_rpe_au, "session_rpe_au"),
	LOAD(trimp, "trimp"),
	BOOL(ar_run, load.trimp_sex_guessed, "trimp_sex_guessed"),
	LOAD(edwards, "edwards"),
	LOAD(lucia, "lucia"),
	LOAD(hrtss, "hrtss"),
	LOAD(rtss, "rtss"),
	LOAD(ngp_m_s, "ngp_m_s"),
	LOAD(govss, "govss"),
	LOAD(efficiency_factor, "efficiency_factor"),
	LOAD(decoupling_pct, "decoupling_pct"),
	LOAD(best_20min_gap_m_s, "best_20min_gap_m_s"),
	WORD(ar_run, person.sex, "person_sex", sexes),
	WORD(ar_run, person.experience, "person_experience", experiences),
	PERSON(age_y),
	PERSON(mass_kg),
	PERSON(height_m),
	PERSON(heart_rest_bpm),
	PERSON(heart_max_bpm),
	PERSON(heart_threshold_bpm),
	PERSON(threshold_m_s),
	PERSON(vdot),
};
const struct ar_db_row ar_db_sum_row = AR_DB_ROW_OF(ar_run, sum_columns,
    NULL);

static const struct ar_db_column sum_brief_columns[] = {
	SUM(elapsed_s, "elapsed_s"), SUM(moving_s, "moving_s"),
	SUM(distance_m, "distance_m"),
	SUM(ascent_m, "ascent_m"), SUM(descent_m, "descent_m"),
	SUM(heart_avg_bpm, "heart_avg_bpm"),
	SUM(heart_max_bpm, "heart_max_bpm"),
	SUM(cadence_avg_spm, "cadence_avg_spm"),
	LOAD(tss, "tss"),
	WORD(ar_run, load.method, "load_method", ar_db_methods),
	WORD(ar_run, load.confidence, "load_confidence", confidences),
	LOAD(session_rpe_au, "session_rpe_au"),
	LOAD(trimp, "trimp"),
};
const struct ar_db_row ar_db_sum_brief_row = AR_DB_ROW_OF(ar_run,
    sum_brief_columns, NULL);

static const struct ar_db_column leg_columns[] = {
	REAL(ar_leg, dose_eq_km, "dose_eq_km"),
	REAL(ar_leg, lo_eq_km, "lo_eq_km"),
	REAL(ar_leg, hi_eq_km, "hi_eq_km"),
	REAL(ar_leg, left_eq_km, "left_eq_km"),
	REAL(ar_leg, right_eq_km, "right_eq_km"),
	REAL(ar_leg, cumulative_eq_km, "cumulative_eq_km"),
	REAL(ar_leg, eccentric_ratio, "eccentric_ratio"),
};
const struct ar_db_row ar_db_leg_row = AR_DB_ROW_OF(ar_leg, leg_columns,
    NULL);

static const struct ar_db_column feel_columns[] = {
	ID(ar_feel, id, "id"),
	INT64(ar_feel, day, "day"),
	WORD(ar_feel, region, "region", ar_db_regions),
	WORD(ar_feel, side, "side", ar_db_sides),
	REAL(ar_feel, mark, "mark"),
	REAL(ar_feel, said_utc_s, "said_utc_s"),
	REAL(ar_feel, replaced_utc_s, "replaced_utc_s"),
};
const struct ar_db_row ar_db_feel_row = AR_DB_ROW_OF(ar_feel, feel_columns,
    feel_sound);

static const struct ar_db_column well_columns[] = {
	ID(ar_well, id, "id"),
	ID(ar_well, batch_id, "batch_id"),
	INT64(ar_well, item.day, "day"),
	WORD(ar_well, item.kind, "kind", ar_db_wellness_words),
	REAL(ar_well, item.value, "value"),
	TEXT(ar_well, item.source, "source"),
	REAL(ar_well, said_utc_s, "said_utc_s"),
	REAL(ar_well, replaced_utc_s, "replaced_utc_s"),
};
const struct ar_db_row ar_db_well_row = AR_DB_ROW_OF(ar_well, well_columns,
    well_sound);

static const struct ar_db_column note_columns[] = {
	ID(ar_note, id, "id"),
	INT64(ar_note, day, "day"),
	TEXT(ar_note, text, "text"),
	REAL(ar_note, said_utc_s, "said_utc_s"),
};
const struct ar_db_row ar_db_note_row = AR_DB_ROW_OF(ar_note, note_columns,
    note_sound);

static const struct ar_db_column report_columns[] = {
	ID(ar_pain_report, id, "id"),
	ID(ar_pain_report, episode_id, "episode_id"),
	REAL(ar_pain_report, pain.date_utc_s, "date_utc_s"),
	BOOL(ar_pain_report, pain.age_assumed, "age_assumed"),
	TEXT(ar_pain_report, tier, "tier"),
	TEXT(ar_pain_report, within, "within"),
	TEXT(ar_pain_report, rules, "rules"),
	REAL(ar_pain_report, recheck_utc_s, "recheck_utc_s"),
};
const struct ar_db_row ar_db_report_row = AR_DB_ROW_OF(ar_pain_report,
    report_columns, NULL);

static const struct ar_db_column episode_columns[] = {
	ID(ar_episode, id, "id"),
	REAL(ar_episode, opened_utc_s, "opened_utc_s"),
	REAL(ar_episode, closed_utc_s, "closed_utc_s"),
	TEXT(ar_episode, closed_why, "closed_why"),
};
const struct ar_db_row ar_db_episode_row = AR_DB_ROW_OF(ar_episode,
    episode_columns, NULL);

static const struct ar_db_column session_columns[] = {
	ID(ar_kept_session, id, "id"),
	ID(ar_kept_session, run_id, "run_id"),
	INT64(ar_kept_session, day, "day"),
	REAL(ar_kept_session, made_utc_s, "made_utc_s"),
	TEXT(ar_kept_session, case_json, "case_json"),
	TEXT(ar_kept_session, session_json, "session_json"),
	TEXT(ar_kept_session, status, "status"),
	INT(ar_kept_session, step_count, "step_count"),
	INT(ar_kept_session, total_s, "total_s"),
	REAL(ar_kept_session, ended_utc_s, "ended_utc_s"),
	INT(ar_kept_session, steps_done, "steps_done"),
	INT(ar_kept_session, steps_skipped, "steps_skipped"),
	TEXT(ar_kept_session, outcome, "outcome"),
	REAL(ar_kept_session, stopped_at_s, "stopped_at_s"),
};
const struct ar_db_row ar_db_session_row = AR_DB_ROW_OF(ar_kept_session,
    session_columns, NULL);

static const struct ar_db_column shoe_columns[] = {
	ID(ar_shoe, id, "id"),
	TEXT(ar_shoe, name, "name"),
	TEXT(ar_shoe, note, "note"),
	REAL(ar_shoe, start_m, "start_m"),
	REAL(ar_shoe, alert_m, "alert_m"),
	BOOL(ar_shoe, usual, "usual"),
	REAL(ar_shoe, added_utc_s, "added_utc_s"),
	REAL(ar_shoe, retired_utc_s, "retired_utc_s"),
};
const struct ar_db_row ar_db_shoe_row = AR_DB_ROW_OF(ar_shoe, shoe_columns,
    shoe_sound);

static const struct ar_db_column batch_columns[] = {
	ID(ar_batch, id, "id"),
	PATH(ar_batch, source, "source"),
	TEXT(ar_batch, kind, "kind"),
	REAL(ar_batch, started_utc_s, "started_utc_s"),
	REAL(ar_batch, finished_utc_s, "finished_utc_s"),
	REAL(ar_batch, undone_utc_s, "undone_utc_s"),
	SIZE(ar_batch, seen, "seen"),
	SIZE(ar_batch, imported, "imported"),
	SIZE(ar_batch, duplicates, "duplicates"),
	SIZE(ar_batch, unsupported, "unsupported"),
	SIZE(ar_batch, failed, "failed"),
	SIZE(ar_batch, partial, "partial"),
	SIZE(ar_batch, bytes, "bytes"),
	SIZE(ar_batch, days, "days"),
	REAL(ar_batch, seconds, "seconds"),
};
const struct ar_db_row ar_db_batch_row = AR_DB_ROW_OF(ar_batch, batch_columns,
    NULL);

static const struct ar_db_column batch_file_columns[] = {
	ID(ar_batch_file, batch_id, "batch_id"),
	PATH(ar_batch_file, path, "path"),
	SIZE(ar_batch_file, size, "size"),
	INT64(ar_batch_file, changed_ns, "changed_ns"),
	SHA(ar_batch_file, sha256, "sha256"),
	WORD(ar_batch_file, outcome, "outcome", outcomes),
	TEXT(ar_batch_file, reason, "reason"),
	ID(ar_batch_file, file_id, "file_id"),
};
const struct ar_db_row ar_db_batch_file_row = AR_DB_ROW_OF(ar_batch_file,
    batch_file_columns, batch_file_sound);

static bool
answer_sound(const void *object)
{
	return ((const struct ar_answer *)object)->request_id != NULL;
}

static const struct ar_db_column answer_columns[] = {
	TEXT(ar_answer, request_id, "request_id"),
	SHA(ar_answer, sha256, "sha256"),
	INT(ar_answer, status, "status"),
	TEXT(ar_answer, content_type, "content_type"),
	REAL(ar_answer, at_utc_s, "at_utc_s"),
};
const struct ar_db_row ar_db_answer_row = AR_DB_ROW_OF(ar_answer,
    answer_columns, answer_sound);
