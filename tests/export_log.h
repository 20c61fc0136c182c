/* What a reader of an export hands out, as text that tests can compare. */
#ifndef TESTS_EXPORT_LOG_H
#define TESTS_EXPORT_LOG_H

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "afterrun/export.h"
#include "tests/check.h"

struct export_log {
	size_t used;
	char text[64 * 1024];
	struct ar_export_count count;
	enum ar_status status;
	struct ar_error err;
};

static inline void
log_number(struct export_log *log, const char *name, double value)
{
	if (!isnan(value))
		log->used += (size_t)snprintf(log->text + log->used,
		    sizeof log->text - log->used, " %s=%.10g", name, value);
}

static inline void
log_text(struct export_log *log, const char *name, const char *value)
{
	if (value)
		log->used += (size_t)snprintf(log->text + log->used,
		    sizeof log->text - log->used, " %s=\"%s\"", name, value);
	assert_true(log->used < sizeof log->text / 2);
}

static inline void
log_line(struct export_log *log, const char *word)
{
	log->used += (size_t)snprintf(log->text + log->used,
	    sizeof log->text - log->used, "%s", word);
}

static inline enum ar_status
log_workout(void *context, const struct ar_export_workout *w,
    struct ar_error *err)
{
	struct export_log *log = context;

	(void)err;
	assert_non_null(w->sport);
	log_line(log, "workout");
	log_text(log, "id", w->id);
	log_text(log, "name", w->name);
	log_text(log, "note", w->note);
	log_text(log, "sport", w->sport);
	log_text(log, "sub", w->sub_sport);
	log_text(log, "file", w->file);
	log_number(log, "start", w->start_utc_s);
	log_number(log, "offset", w->utc_offset_s);
	log_number(log, "elapsed", w->elapsed_s);
	log_number(log, "moving", w->moving_s);
	log_number(log, "m", w->distance_m);
	log_number(log, "up", w->ascent_m);
	log_number(log, "down", w->descent_m);
	log_number(log, "avg", w->heart_avg_bpm);
	log_number(log, "max", w->heart_max_bpm);
	log_number(log, "kcal", w->calories_kcal);
	log_number(log, "rpe", w->rpe_0_10);
	log_number(log, "feel", w->feel_0_100);
	if (w->activity) {
		log_number(log, "points", (double)w->activity->samples.count);
		log_number(log, "stored", (double)w->activity->stored.points);
		for (size_t i = 0; w->activity->samples.speed_m_s && i < 2 &&
		     i < w->activity->samples.count; i++)
			log_number(log, "speed",
			    (double)w->activity->samples.speed_m_s[i]);
		log_number(log, "pauses", (double)w->activity->pause_count);
	}
	log_line(log, "\n");
	return AR_OK;
}

static inline enum ar_status
log_day(void *context, const struct ar_wellness_item *item,
    struct ar_error *err)
{
	static const char *const kinds[AR_WELLNESS_KINDS] = {
	    [AR_WELL_SLEEP_H] = "sleep",
	    [AR_WELL_SLEEP_SCORE] = "score",
	    [AR_WELL_MASS_KG] = "mass",
	    [AR_WELL_PULSE_BPM] = "pulse",
	    [AR_WELL_HRV_RMSSD_MS] = "rmssd",
	    [AR_WELL_HRV_SDNN_MS] = "sdnn",
	};
	struct export_log *log = context;

	(void)err;
	assert_non_null(kinds[item->kind]);
	log_line(log, "day");
	log_number(log, "n", (double)item->day);
	log_number(log, kinds[item->kind], item->value);
	log_text(log, "by", item->source);
	log_line(log, "\n");
	return AR_OK;
}

static inline enum ar_status
log_person(void *context, const struct ar_user_profile *p, double since,
    struct ar_error *err)
{
	struct export_log *log = context;

	(void)err;
	log_line(log, "person");
	log_text(log, "sex", p->sex);
	log_number(log, "age", p->age_y);
	log_number(log, "height", p->height_m);
	log_number(log, "mass", p->mass_kg);
	log_number(log, "rest", p->heart_rest_bpm);
	log_number(log, "max", p->heart_max_bpm);
	log_number(log, "threshold", p->heart_threshold_bpm);
	log_number(log, "since", since);
	log_line(log, "\n");
	return AR_OK;
}

static inline struct ar_export_sink
log_sink(struct export_log *log)
{
	struct ar_export_sink sink = {log, log_workout, log_day, log_person};

	return sink;
}

/* The whole of a file, or NULL. */
static inline char *
log_file(const char *path, size_t *n)
{
	FILE *in = fopen(path, "rb");
	char *bytes = in ? malloc(1 << 20) : NULL;

	*n = bytes ? fread(bytes, 1, 1 << 20, in) : 0;
	if (in)
		fclose(in);
	return bytes;
}

static inline void
check_text(const char *is, const char *should)
{
	if (strcmp(is, should) != 0)
		print_error("got:\n%s\nwant:\n%s\n", is, should);
	assert_string_equal(is, should);
}

#endif
