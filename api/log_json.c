#include "api/log_json.h"

#include "afterrun/told.h"
#include "api/line.h"
#include "api/log_words.h"

enum { METRE_DECIMALS = 2, SECOND_DECIMALS = 1, DOSE_DECIMALS = 1 };

static void
put_words(struct ar_line *line, const struct ar_run *run)
{
	ar_line_number(line, "rpe", run->rpe_0_10, 1);
	ar_line_number(line, "feel", run->feel_0_100, 0);
	ar_line_text(line, "note", run->note);
	if (run->shoe_id != 0)
		ar_line_int(line, "shoe_id", run->shoe_id);
}

static void
put_load(struct ar_line *line, const struct ar_run *run)
{
	const struct ar_load *load = &run->load;

	ar_line_open(line, "load", '{');
	ar_line_number(line, "tss", load->tss, 1);
	if (load->method != AR_LOAD_NONE) {
		ar_line_text(line, "method",
		    ar_load_method_name(load->method));
		ar_line_text(line, "confidence",
		    ar_confidence_name(load->confidence));
	}
	ar_line_number(line, "au", load->session_rpe_au, 0);
	ar_line_number(line, "trimp", load->trimp, 1);
	ar_line_close(line, '{');
}

static void
put_run(struct ar_line *line, const struct ar_run *run)
{
	const struct ar_summary *sum = &run->summary;

	ar_line_int(line, "run_id", run->id);
	ar_line_day(line, "day", run->day);
	ar_line_utc(line, "start_utc", sum->start_utc_s);
	ar_line_number(line, "utc_offset_s", sum->utc_offset_s, 0);
	ar_line_text(line, "sport", run->sport);
	ar_line_text(line, "sub_sport", run->sub_sport);
	ar_line_text(line, "name", run->name);
	ar_line_bool(line, "on_foot", run->on_foot);
	ar_line_bool(line, "told", run->told);
	if (run->same_as != 0)
		ar_line_int(line, "same_as", run->same_as);
	ar_line_number(line, "distance_m", sum->distance_m,
	    METRE_DECIMALS);
	ar_line_number(line, "moving_s", sum->moving_s,
	    SECOND_DECIMALS);
	ar_line_number(line, "elapsed_s", sum->elapsed_s,
	    SECOND_DECIMALS);
	ar_line_number(line, "ascent_m", sum->ascent_m,
	    METRE_DECIMALS);
	ar_line_number(line, "descent_m", sum->descent_m,
	    METRE_DECIMALS);
	ar_line_number(line, "hr_avg", sum->heart_avg_bpm, 1);
	ar_line_number(line, "hr_max", sum->heart_max_bpm, 1);
	ar_line_number(line, "cadence_avg_spm", sum->cadence_avg_spm,
	    1);
	put_words(line, run);
	put_load(line, run);
}

char *
ar_log_json(const struct ar_run *runs, size_t count, struct ar_arena *arena)
{
	struct ar_line line;

	ar_line_start(&line, arena);
	ar_line_open(&line, NULL, '{');
	ar_line_text(&line, "schema", "log/1");
	ar_line_open(&line, "runs", '[');
	for (size_t i = 0; i < count; i++) {
		ar_line_open(&line, NULL, '{');
		put_run(&line, &runs[i]);
		ar_line_close(&line, '{');
	}
	ar_line_close(&line, '[');
	ar_line_close(&line, '{');
	return ar_line_end(&line);
}

/* --- one run --- */

static void
put_legs_text(struct ar_line *line, const struct ar_run *run)
{
	if (run->on_foot && !run->legs_known)
		ar_line_text(line, "legs_text",
		    ar_legs_missing_text(run->told));
}

static void
put_legs(struct ar_line *line, const struct ar_run *run)
{
	ar_line_open(line, "legs", '[');
	for (int row = 0; run->legs_known && row < AR_LOAD_ROWS; row++) {
		const struct ar_leg *leg = &run->leg[row];

		ar_line_open(line, NULL, '{');
		ar_line_text(line, "region",
		    ar_load_row_id((enum ar_load_row)row));
		ar_line_number(line, "dose_eq_km", leg->dose_eq_km,
		    DOSE_DECIMALS);
		ar_line_number(line, "lo", leg->lo_eq_km,
		    DOSE_DECIMALS);
		ar_line_number(line, "hi", leg->hi_eq_km,
		    DOSE_DECIMALS);
		ar_line_number(line, "dose_left_eq_km",
		    leg->left_eq_km, DOSE_DECIMALS);
		ar_line_number(line, "dose_right_eq_km",
		    leg->right_eq_km, DOSE_DECIMALS);
		ar_line_number(line, "eccentric_ratio",
		    leg->eccentric_ratio, 3);
		ar_line_close(line, '{');
	}
	ar_line_close(line, '[');
}

static void
put_span(struct ar_line *line, const char *name, const struct ar_span *span)
{
	ar_line_open(line, NULL, '{');
	ar_line_text(line, "column", name);
	ar_line_int(line, "known", (int64_t)span->known);
	ar_line_number(line, "lowest", (double)span->lowest, 2);
	ar_line_number(line, "highest", (double)span->highest, 2);
	ar_line_number(line, "mean", span->sum / (double)span->known, 2);
	ar_line_close(line, '{');
}

static void
put_spans(struct ar_line *line, const struct ar_spans *spans)
{
	ar_line_open(line, "samples", '{');
	ar_line_int(line, "count", (int64_t)spans->samples);
	ar_line_open(line, "columns", '[');
	for (unsigned c = 0; c < AR_COLUMNS; c++)
		if (spans->column[c].known > 0)
			put_span(line, ar_column_name((enum ar_column)c),
			    &spans->column[c]);
	ar_line_close(line, '[');
	ar_line_close(line, '{');
	ar_line_int(line, "lap_count", (int64_t)spans->laps);
	ar_line_int(line, "pause_count", (int64_t)spans->pauses);
}

char *
ar_run_json(const struct ar_run *run, const struct ar_spans *spans,
    struct ar_arena *arena)
{
	struct ar_line line;

	ar_line_start(&line, arena);
	ar_line_open(&line, NULL, '{');
	ar_line_text(&line, "schema", "run/1");
	put_run(&line, run);
	put_legs(&line, run);
	put_legs_text(&line, run);
	if (spans)
		put_spans(&line, spans);
	ar_line_close(&line, '{');
	return ar_line_end(&line);
}
