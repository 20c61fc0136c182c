#include "formats/fit_rows.h"

#include <math.h>
#include <string.h>

#include "base/bytes.h"
#include "formats/fit_value.h"

/* Far beyond any measured value, and well inside a float. */
static const double RAW_MAX = 1e30;

enum {
	CHUNK = 256, /* rows decoded at a time: they stay in the first cache */
	COMPRESSED_SECONDS = 0x1F
};

struct ar_fit_cells
ar_fit_cells(const struct ar_samples *s, unsigned target)
{
	switch (target) {
	case AR_FIT_TO_TIME:
		return (struct ar_fit_cells){s->time_s, NULL};
	case AR_FIT_TO_LAT:
		return (struct ar_fit_cells){s->lat_deg, NULL};
	case AR_FIT_TO_LON:
		return (struct ar_fit_cells){s->lon_deg, NULL};
	case AR_FIT_TO_DISTANCE:
		return (struct ar_fit_cells){s->distance_m, NULL};
	case AR_FIT_TO_ALTITUDE:
		return (struct ar_fit_cells){NULL, s->altitude_m};
	case AR_FIT_TO_SPEED:
		return (struct ar_fit_cells){NULL, s->speed_m_s};
	case AR_FIT_TO_HEART:
		return (struct ar_fit_cells){NULL, s->heart_bpm};
	case AR_FIT_TO_CADENCE:
		return (struct ar_fit_cells){NULL, s->cadence_spm};
	case AR_FIT_TO_POWER:
		return (struct ar_fit_cells){NULL, s->power_w};
	case AR_FIT_TO_TEMPERATURE:
		return (struct ar_fit_cells){NULL, s->temperature_c};
	case AR_FIT_TO_STANCE:
		return (struct ar_fit_cells){NULL, s->stance_time_ms};
	case AR_FIT_TO_BALANCE:
		return (struct ar_fit_cells){NULL, s->stance_left_pct};
	case AR_FIT_TO_OSCILLATION:
		return (struct ar_fit_cells){NULL, s->oscillation_mm};
	case AR_FIT_TO_RATIO:
		return (struct ar_fit_cells){NULL, s->vertical_ratio_pct};
	case AR_FIT_TO_STEP:
		return (struct ar_fit_cells){NULL, s->step_length_mm};
	default:
		return (struct ar_fit_cells){NULL, NULL};
	}
}

static void
put_cells(struct ar_samples *s, unsigned target, struct ar_fit_cells cells)
{
	float **narrow[AR_FIT_TARGETS] = {
	    [AR_FIT_TO_ALTITUDE] = &s->altitude_m,
	    [AR_FIT_TO_SPEED] = &s->speed_m_s,
	    [AR_FIT_TO_HEART] = &s->heart_bpm,
	    [AR_FIT_TO_CADENCE] = &s->cadence_spm,
	    [AR_FIT_TO_POWER] = &s->power_w,
	    [AR_FIT_TO_TEMPERATURE] = &s->temperature_c,
	    [AR_FIT_TO_STANCE] = &s->stance_time_ms,
	    [AR_FIT_TO_BALANCE] = &s->stance_left_pct,
	    [AR_FIT_TO_OSCILLATION] = &s->oscillation_mm,
	    [AR_FIT_TO_RATIO] = &s->vertical_ratio_pct,
	    [AR_FIT_TO_STEP] = &s->step_length_mm,
	};

	if (narrow[target])
		*narrow[target] = cells.narrow;
	else if (target == AR_FIT_TO_LAT)
		s->lat_deg = cells.wide;
	else if (target == AR_FIT_TO_LON)
		s->lon_deg = cells.wide;
	else if (target == AR_FIT_TO_DISTANCE)
		s->distance_m = cells.wide;
}

static bool
is_wide(unsigned target)
{
	return target == AR_FIT_TO_LAT || target == AR_FIT_TO_LON ||
	    target == AR_FIT_TO_DISTANCE;
}

static void
blank(struct ar_fit_cells cells, size_t from, size_t to)
{
	for (size_t i = from; cells.wide && i < to; i++)
		cells.wide[i] = NAN;
	for (size_t i = from; cells.narrow && i < to; i++)
		cells.narrow[i] = NAN;
}

bool
ar_fit_cells_make(struct ar_fit_rows *rows, unsigned target)
{
	struct ar_fit_cells cells = ar_fit_cells(&rows->samples, target);

	if (cells.wide || cells.narrow || target == AR_FIT_TO_PACKED ||
	    target == AR_FIT_TO_FRACTION || target == AR_FIT_TO_FOOT)
		return true;
	if (is_wide(target))
		cells.wide = ar_arena_array(rows->arena, rows->total,
		    sizeof *cells.wide);
	else
		cells.narrow = ar_arena_array(rows->arena, rows->total,
		    sizeof *cells.narrow);
	if (!cells.wide && !cells.narrow)
		return false;
	blank(cells, 0, rows->samples.count);
	put_cells(&rows->samples, target, cells);
	return true;
}

bool
ar_fit_rows_open(struct ar_fit_rows *rows, struct ar_arena *arena,
    size_t total)
{
	memset(rows, 0, sizeof *rows);
	rows->arena = arena;
	rows->total = total;
	rows->version = 1;
	rows->samples.time_s = ar_arena_array(arena, total, sizeof(double));
	rows->samples.mark = ar_arena_array(arena, total, 1);
	return rows->samples.time_s && rows->samples.mark;
}

void
ar_fit_rows_part(struct ar_fit_rows *rows)
{
	rows->time_known = false;
	rows->packed_known = false;
	rows->packed_sum = 0;
	rows->version++;
}

static uint32_t
stamp(const struct ar_fit_define *define, const unsigned char *message)
{
	const unsigned char *at = message + define->time_at;

	return define->big ? ar_get_u32be(at) : ar_get_u32le(at);
}

void
ar_fit_rows_time(struct ar_fit_rows *rows, const struct ar_fit_run *run)
{
	const unsigned char *message = run->first + run->count * run->stride;

	if (run->define->time_at == 0)
		return;
	for (size_t i = 0; i < run->count; i++) {
		uint32_t time;

		message -= run->stride;
		time = stamp(run->define, message);
		if (time == UINT32_MAX)
			continue;
		rows->time = time;
		rows->time_known = true;
		return;
	}
}

/* Times of records that carry none: the header's five bits, or the last
 * time seen (formats.md 1.2, 1.3). */
static void
add_times(struct ar_fit_rows *rows, const struct ar_fit_run *run)
{
	double *out = rows->samples.time_s + rows->samples.count;
	const unsigned char *head = run->first;

	for (size_t i = 0; i < run->count; i++, head += run->stride) {
		if (run->compressed)
			rows->time += (uint32_t)(*head - rows->time) &
			    COMPRESSED_SECONDS;
		out[i] = rows->time_known ?
		    (double)rows->time + AR_FIT_EPOCH_UTC_S : (double)NAN;
	}
}

#define READ(get, raw_type, value_type, invalid)                               \
	for (size_t i = 0; i < n; i++, at += stride) {                         \
		raw_type raw = get;                                            \
		out[i] = raw == (invalid) ? (double)NAN :                      \
		    (double)(value_type)raw;                                   \
	}                                                                      \
	break

/* n raw values of one field, stride bytes apart; NAN where invalid. */
static void
read_raw(const struct ar_fit_step *step, bool big, const unsigned char *at,
    size_t stride, size_t n, double *out)
{
	switch (step->read) {
	case AR_FIT_READ_U8:
		READ(*at, uint8_t, uint8_t, UINT8_MAX);
	case AR_FIT_READ_S8:
		READ(*at, uint8_t, int8_t, INT8_MAX);
	case AR_FIT_READ_U16:
		READ(ar_get_u16le(at), uint16_t, uint16_t, UINT16_MAX);
	case AR_FIT_READ_U16_BIG:
		READ(ar_get_u16be(at), uint16_t, uint16_t, UINT16_MAX);
	case AR_FIT_READ_S16:
		READ(ar_get_u16le(at), uint16_t, int16_t, INT16_MAX);
	case AR_FIT_READ_S16_BIG:
		READ(ar_get_u16be(at), uint16_t, int16_t, INT16_MAX);
	case AR_FIT_READ_U32:
		READ(ar_get_u32le(at), uint32_t, uint32_t, UINT32_MAX);
	case AR_FIT_READ_U32_BIG:
		READ(ar_get_u32be(at), uint32_t, uint32_t, UINT32_MAX);
	case AR_FIT_READ_S32:
		READ(ar_get_u32le(at), uint32_t, int32_t, INT32_MAX);
	case AR_FIT_READ_S32_BIG:
		READ(ar_get_u32be(at), uint32_t, int32_t, INT32_MAX);
	default:
		for (size_t i = 0; i < n; i++, at += stride) {
			double raw = ar_fit_number(at, step->size, step->type,
			    big);

			out[i] = fabs(raw) < RAW_MAX ? raw : (double)NAN;
		}
	}
}

/* first: the column has nothing yet, so that NAN is written too. */
static void
store(struct ar_fit_cells cells, size_t row, const double *values, size_t n,
    bool first)
{
	double *wide = cells.wide ? cells.wide + row : NULL;
	float *narrow = cells.narrow ? cells.narrow + row : NULL;

	if (wide && first)
		memcpy(wide, values, n * sizeof *wide);
	for (size_t i = 0; wide && !first && i < n; i++)
		wide[i] = isnan(values[i]) ? wide[i] : values[i];
	for (size_t i = 0; narrow && first && i < n; i++)
		narrow[i] = (float)values[i];
	for (size_t i = 0; narrow && !first && i < n; i++)
		narrow[i] = isnan(values[i]) ? narrow[i] : (float)values[i];
}

static void
add_fraction(struct ar_samples *samples, size_t row, const double *values,
    size_t n)
{
	for (size_t i = 0; samples->cadence_spm && i < n; i++)
		if (!isnan(values[i]))
			samples->cadence_spm[row + i] += (float)values[i];
}

static void
add_marks(uint8_t *mark, const double *values, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (values[i] == AR_FIT_FOOT_WALKING)
			mark[i] |= AR_MARK_WALK;
		else if (values[i] == AR_FIT_FOOT_RUNNING)
			mark[i] |= AR_MARK_RUN;
	}
}

/* compressed_speed_distance: 12 bits of speed, 12 of a distance that rolls
 * over (formats.md 1.4). */
static void
read_packed(struct ar_fit_rows *rows, const unsigned char *at, size_t stride,
    size_t n, double *speed)
{
	double distance[CHUNK];

	for (size_t i = 0; i < n; i++, at += stride) {
		uint32_t bits = (uint32_t)at[0] | (uint32_t)at[1] << 8 |
		    (uint32_t)at[2] << 16;
		uint32_t far = bits >> 12;

		speed[i] = NAN;
		distance[i] = NAN;
		if (bits == 0xFFFFFF)
			continue;
		speed[i] = (double)(bits & AR_FIT_PACKED_MASK) /
		    AR_FIT_PACKED_SPEED_SCALE;
		rows->packed_sum += rows->packed_known ?
		    (far - rows->packed) & AR_FIT_PACKED_MASK : far;
		rows->packed = far;
		rows->packed_known = true;
		distance[i] = rows->packed_sum / AR_FIT_PACKED_DISTANCE_SCALE;
	}
	store(ar_fit_cells(&rows->samples, AR_FIT_TO_DISTANCE),
	    rows->samples.count, distance, n, true);
	store(ar_fit_cells(&rows->samples, AR_FIT_TO_SPEED),
	    rows->samples.count, speed, n, true);
}

static void
add_step(struct ar_fit_rows *rows, const struct ar_fit_run *run,
    const struct ar_fit_step *step, size_t n, bool first)
{
	const unsigned char *at = run->first + 1 + step->at;
	size_t row = rows->samples.count;
	double values[CHUNK];

	if (step->target == AR_FIT_TO_PACKED) {
		read_packed(rows, at, run->stride, n, values);
		return;
	}
	read_raw(step, run->define->big, at, run->stride, n, values);
	if (step->scale != 1 || step->offset != 0)
		for (size_t i = 0; i < n; i++)
			values[i] = values[i] / step->scale - step->offset;
	if (step->target == AR_FIT_TO_TIME)
		for (size_t i = 0; i < n; i++)
			values[i] += AR_FIT_EPOCH_UTC_S;
	if (step->target == AR_FIT_TO_HEART)
		for (size_t i = 0; i < n; i++)
			values[i] = values[i] > 0 ? values[i] : (double)NAN;
	if (step->target == AR_FIT_TO_FOOT)
		add_marks(rows->samples.mark + row, values, n);
	else if (step->target == AR_FIT_TO_FRACTION)
		add_fraction(&rows->samples, row, values, n);
	else
		store(ar_fit_cells(&rows->samples, step->target), row, values,
		    n, first);
}

static void
add_chunk(struct ar_fit_rows *rows, const struct ar_fit_run *run,
    const struct ar_fit_record_plan *plan)
{
	size_t row = rows->samples.count;
	bool done[AR_FIT_TARGETS] = {false};

	if (!plan->timed)
		add_times(rows, run);
	done[AR_FIT_TO_TIME] = !plan->timed;
	for (size_t i = 0; i < plan->count; i++) {
		const struct ar_fit_step *step = &plan->step[i];

		add_step(rows, run, step, run->count, !done[step->target]);
		done[step->target] = true;
		if (step->target == AR_FIT_TO_PACKED) {
			done[AR_FIT_TO_DISTANCE] = true;
			done[AR_FIT_TO_SPEED] = true;
		}
	}
	for (unsigned target = 0; target < AR_FIT_TARGETS; target++)
		if (!done[target])
			blank(ar_fit_cells(&rows->samples, target), row,
			    row + run->count);
}

/* The plan of a definition, made anew when the definition or what is known
 * about developer fields changed, with the columns it needs. */
static const struct ar_fit_record_plan *
plan_of(struct ar_fit_rows *rows, const struct ar_fit_run *run,
    const struct ar_fit_developer *developers, size_t developer_count)
{
	struct ar_fit_record_plan *plan = &rows->plan[run->local];

	if (plan->serial == run->define->serial &&
	    plan->version == rows->version)
		return plan;
	ar_fit_record_plan(run->define, developers, developer_count, plan);
	plan->version = rows->version;
	for (size_t i = 0; i < plan->count; i++) {
		const struct ar_fit_step *step = &plan->step[i];

		if (step->target == AR_FIT_TO_PACKED &&
		    (!ar_fit_cells_make(rows, AR_FIT_TO_DISTANCE) ||
		    !ar_fit_cells_make(rows, AR_FIT_TO_SPEED)))
			return NULL;
		if (!ar_fit_cells_make(rows, step->target))
			return NULL;
	}
	return plan;
}

bool
ar_fit_rows_add(struct ar_fit_rows *rows, const struct ar_fit_run *run,
    const struct ar_fit_developer *developers, size_t developer_count)
{
	const struct ar_fit_record_plan *plan =
	    plan_of(rows, run, developers, developer_count);
	struct ar_fit_run chunk = *run;

	if (!plan || run->count > rows->total - rows->samples.count)
		return false;
	for (size_t left = run->count; left > 0; left -= chunk.count) {
		chunk.count = left < CHUNK ? left : CHUNK;
		add_chunk(rows, &chunk, plan);
		rows->samples.count += chunk.count;
		chunk.first += chunk.count * chunk.stride;
	}
	ar_fit_rows_time(rows, run);
	return true;
}
