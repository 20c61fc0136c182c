#include <math.h>
#include <string.h>

#include "afterrun/time.h"
#include "base/text.h"
#include "formats/csv.h"
#include "formats/numbers.h"
#include "formats/stored.h"
#include "formats/warn.h"

enum { FIELDS_MAX = 32 };

struct field {
	const char *text;
	size_t n;
};

struct reader {
	const char *start;
	const char *at;
	const char *end;
	struct ar_arena *arena;
	struct ar_recording *recording;
	struct ar_activity *activity; /* the block that is read */
	struct ar_csv_columns columns;
	double *wide[FIELDS_MAX]; /* column of a field, or NULL */
	float *narrow[FIELDS_MAX];
	bool is_time[FIELDS_MAX];
	bool is_mark[FIELDS_MAX];
	size_t fields; /* of a row; 0: the names have not come yet */
	size_t rows;   /* room */
	size_t activity_room;
	size_t lap_room;
	size_t pause_room;
	size_t rr_room;
	size_t line;
	bool no_memory;
};

bool
ar_csv_looks_like(const unsigned char *bytes, size_t n)
{
	size_t first = sizeof AR_CSV_FIRST_LINE - 1;

	return n > first && memcmp(bytes, AR_CSV_FIRST_LINE, first) == 0 &&
	    (bytes[first] == '\n' || bytes[first] == '\r');
}

/* The next line without its end; false: there is none. */
static bool
next_line(struct reader *in, struct field *line)
{
	const char *end;

	if (in->at == in->end)
		return false;
	end = memchr(in->at, '\n', (size_t)(in->end - in->at));
	line->text = in->at;
	in->at = end ? end + 1 : in->end;
	line->n = (size_t)((end ? end : in->end) - line->text);
	if (line->n && line->text[line->n - 1] == '\r')
		line->n--;
	in->line++;
	return true;
}

/* Split at commas; the count, or FIELDS_MAX + 1 when there are more. */
static size_t
split(struct field line, struct field *out)
{
	const char *end = line.text + line.n;
	size_t count = 0;

	for (;;) {
		const char *comma = memchr(line.text, ',',
		    (size_t)(end - line.text));

		if (count == FIELDS_MAX)
			return FIELDS_MAX + 1;
		out[count].text = line.text;
		out[count++].n = (size_t)((comma ? comma : end) - line.text);
		if (!comma)
			return count;
		line.text = comma + 1;
	}
}

static double
number(struct field field)
{
	double value;

	return ar_number_parse(field.text, field.n, &value) ? value : NAN;
}

static double
time_of(struct field field)
{
	double at, offset;

	return ar_time_parse(field.text, field.n, &at, &offset) ? at : NAN;
}

static const char *
keep(struct reader *in, struct field field)
{
	size_t n = ar_utf8_prefix(field.text, field.n);
	const char *copy;

	if (!n)
		return NULL;
	copy = ar_arena_text(in->arena, field.text, n);
	in->no_memory |= !copy;
	return copy;
}

/* all with room for one item more; NULL: no memory. */
static void *
grow(struct reader *in, void *all, size_t count, size_t *room, size_t size)
{
	size_t more = *room ? 2 * *room : 8;

	if (count < *room)
		return all;
	all = ar_arena_grow(in->arena, all, *room, more, size);
	if (all)
		*room = more;
	in->no_memory |= !all;
	return all;
}

static void
block_start(struct reader *in)
{
	struct ar_recording *recording = in->recording;
	struct ar_activity *all = NULL;

	in->activity = NULL;
	in->fields = 0;
	in->lap_room = in->pause_room = in->rr_room = 0;
	if (recording->activity_count < AR_FORMAT_ACTIVITIES_MAX)
		all = grow(in, recording->activities,
		    recording->activity_count, &in->activity_room,
		    sizeof *all);
	if (!all)
		return;
	recording->activities = all;
	in->activity = &all[recording->activity_count++];
	ar_activity_clear(in->activity);
}

static void
lap_line(struct reader *in, struct field value)
{
	struct ar_activity *a = in->activity;
	struct field part[FIELDS_MAX];
	double *numbers[AR_CSV_LAP_NUMBERS];
	struct ar_lap *laps;

	if (split(value, part) != AR_CSV_LAP_NUMBERS + 3)
		return;
	laps = grow(in, a->laps, a->lap_count, &in->lap_room, sizeof *laps);
	if (!laps)
		return;
	a->laps = laps;
	laps += a->lap_count++;
	ar_lap_clear(laps);
	laps->start_utc_s = time_of(part[0]);
	ar_csv_lap_of(laps, numbers);
	for (size_t i = 0; i < AR_CSV_LAP_NUMBERS; i++)
		*numbers[i] = number(part[i + 1]);
	laps->intensity = keep(in, part[AR_CSV_LAP_NUMBERS + 1]);
	laps->trigger = keep(in, part[AR_CSV_LAP_NUMBERS + 2]);
	in->recording->lap_count++;
}

static void
pause_line(struct reader *in, struct field value)
{
	struct ar_activity *a = in->activity;
	struct field part[FIELDS_MAX];
	struct ar_pause *pauses;
	double start, end;

	if (split(value, part) != 2)
		return;
	start = time_of(part[0]);
	end = time_of(part[1]);
	if (!(end >= start))
		return;
	pauses = grow(in, a->pauses, a->pause_count, &in->pause_room,
	    sizeof *pauses);
	if (!pauses)
		return;
	a->pauses = pauses;
	pauses[a->pause_count++] = (struct ar_pause){start, end};
	in->recording->pause_count++;
	in->recording->pause_total_s += end - start;
}

static void
rr_line(struct reader *in, struct field value)
{
	struct ar_activity *a = in->activity;
	struct field part[FIELDS_MAX];
	size_t room = in->rr_room;
	double *times;
	float *lengths;

	if (split(value, part) != 2)
		return;
	times = grow(in, a->rr_time_s, a->rr_count, &room, sizeof *times);
	lengths = grow(in, a->rr_s, a->rr_count, &in->rr_room,
	    sizeof *lengths);
	if (!times || !lengths)
		return;
	a->rr_time_s = times;
	a->rr_s = lengths;
	times[a->rr_count] = time_of(part[0]);
	lengths[a->rr_count++] = ar_narrow(number(part[1]));
	in->recording->rr_count++;
}

static bool
is(struct field key, const char *name)
{
	return strlen(name) == key.n && memcmp(key.text, name, key.n) == 0;
}

/* "# key=value"; keys that are not known are passed over. */
static void
key_line(struct reader *in, struct field line)
{
	const char *equal = memchr(line.text, '=', line.n);
	struct ar_activity *a = in->activity;
	double *values[AR_CSV_VALUES];
	struct field key, value;

	if (!equal || line.n < 3)
		return;
	key = (struct field){line.text + 2, 0};
	if (equal < key.text)
		return;
	key.n = (size_t)(equal - key.text);
	value.text = equal + 1;
	value.n = (size_t)(line.text + line.n - value.text);
	if (is(key, "lap"))
		lap_line(in, value);
	else if (is(key, "pause"))
		pause_line(in, value);
	else if (is(key, "rr"))
		rr_line(in, value);
	else if (is(key, "sport"))
		a->sport = keep(in, value);
	else if (is(key, "sub_sport"))
		a->sub_sport = keep(in, value);
	else if (is(key, "name"))
		a->name = keep(in, value);
	else if (is(key, "start_utc"))
		a->start_utc_s = time_of(value);
	else if (is(key, "clock_unset"))
		a->clock_unset = is(value, "1");
	else if (is(key, "barometer"))
		a->barometer = is(value, "1");
	ar_csv_values_of(a, values);
	for (size_t i = 0; i < AR_CSV_VALUES; i++)
		if (is(key, ar_csv_value_names[i]))
			*values[i] = number(value);
}

/* Rows up to the next block or the end. */
static size_t
rows_ahead(const struct reader *in)
{
	const char *at = in->at;
	size_t rows = 0;

	while (at < in->end && *at != '#') {
		const char *end = memchr(at, '\n', (size_t)(in->end - at));

		rows++;
		at = end ? end + 1 : in->end;
	}
	return rows;
}

static void
name_wide(struct reader *in, size_t at, double **column)
{
	if (*column)
		return; /* the same name twice: the first counts */
	*column = ar_arena_array(in->arena, in->rows, sizeof **column);
	in->no_memory |= !*column;
	in->wide[at] = *column;
}

static void
name_narrow(struct reader *in, size_t at, float **column)
{
	if (*column)
		return;
	*column = ar_arena_array(in->arena, in->rows, sizeof **column);
	in->no_memory |= !*column;
	in->narrow[at] = *column;
}

/* The line of column names.  false: it has no time. */
static bool
names_line(struct reader *in, struct field line)
{
	struct ar_samples *samples = &in->activity->samples;
	struct field part[FIELDS_MAX];
	size_t count = split(line, part);
	bool timed = false;

	if (count > FIELDS_MAX)
		return false;
	in->rows = rows_ahead(in);
	memset(in->wide, 0, sizeof in->wide);
	memset(in->narrow, 0, sizeof in->narrow);
	memset(in->is_mark, 0, sizeof in->is_mark);
	memset(in->is_time, 0, sizeof in->is_time);
	ar_csv_columns_of(samples, &in->columns);
	samples->time_s = ar_arena_array(in->arena, in->rows, sizeof(double));
	samples->mark = ar_arena_array(in->arena, in->rows, 1);
	in->no_memory |= !samples->time_s || !samples->mark;
	for (size_t i = 0; i < count; i++) {
		in->is_mark[i] = is(part[i], "mark");
		in->is_time[i] = !timed && is(part[i], "time_utc");
		timed |= in->is_time[i];
		for (size_t c = 0; c < AR_CSV_WIDE; c++)
			if (is(part[i], ar_csv_wide_names[c]))
				name_wide(in, i, in->columns.wide[c]);
		for (size_t c = 0; c < AR_CSV_NARROW; c++)
			if (is(part[i], ar_csv_narrow_names[c]))
				name_narrow(in, i, in->columns.narrow[c]);
	}
	in->fields = count;
	return timed;
}

/* false: the row is damaged. */
static bool
row_line(struct reader *in, struct field line)
{
	struct ar_samples *samples = &in->activity->samples;
	struct field part[FIELDS_MAX];
	size_t at = samples->count;

	if (at >= in->rows || split(line, part) != in->fields)
		return false;
	for (size_t i = 0; i < in->fields; i++) {
		double value = NAN;

		if (in->is_time[i]) {
			samples->time_s[at] = time_of(part[i]);
			if (part[i].n && isnan(samples->time_s[at]))
				return false;
			continue;
		}
		if (part[i].n && !ar_number_parse(part[i].text, part[i].n,
				     &value))
			return false;
		if (in->wide[i])
			in->wide[i][at] = value;
		else if (in->narrow[i])
			in->narrow[i][at] = ar_narrow(value);
		else if (in->is_mark[i] && value > 0 && value < 256)
			samples->mark[at] = (uint8_t)value;
	}
	samples->count++;
	return true;
}

/* A heart rate of 0 is none (afterrun/recording.h). */
static void
forget_hearts(struct ar_samples *s)
{
	for (size_t i = 0; s->heart_bpm && i < s->count; i++)
		if (s->heart_bpm[i] <= 0)
			s->heart_bpm[i] = NAN;
}

/* Counts and means as those of the other formats. */
static void
block_end(struct ar_recording *recording, struct ar_activity *activity)
{
	const struct ar_samples *s = &activity->samples;
	struct ar_stored_points *stored = &activity->stored;
	double sum = 0;

	forget_hearts(&activity->samples);
	stored->points = s->count;
	for (size_t i = 0; i < s->count; i++) {
		if (isnan(stored->first_time_s))
			stored->first_time_s = s->time_s[i];
		if (!isnan(s->time_s[i]))
			stored->last_time_s = s->time_s[i];
		stored->with_position += s->lat_deg && s->lon_deg &&
		    fabs(s->lat_deg[i]) <= 90 && !isnan(s->lon_deg[i]);
		if (!s->heart_bpm || !(s->heart_bpm[i] > 0))
			continue;
		stored->with_heart++;
		sum += (double)s->heart_bpm[i];
		if (!((double)s->heart_bpm[i] <= activity->heart_max_bpm))
			activity->heart_max_bpm = (double)s->heart_bpm[i];
	}
	if (stored->with_heart)
		activity->heart_avg_bpm = sum / (double)stored->with_heart;
	ar_stored_add(&recording->stored, stored);
}

/* One line; false: it is damaged. */
static bool
take_line(struct reader *in, struct field line)
{
	if (is(line, AR_CSV_FIRST_LINE)) {
		block_start(in);
		return true;
	}
	if (!in->activity || !line.n)
		return true;
	if (line.text[0] == '#') {
		if (!in->fields)
			key_line(in, line);
		return true;
	}
	if (!in->fields)
		return names_line(in, line);
	return row_line(in, line);
}

/* What stands before the damage at bad. */
static enum ar_status
conclude_damaged(struct reader *in, const char *bad, struct ar_error *err)
{
	struct ar_recording *recording = in->recording;
	uint64_t at = (uint64_t)(bad - in->start);

	if (in->activity && !in->activity->samples.count &&
	    !in->activity->lap_count)
		recording->activity_count--;
	recording->verdict = AR_VERDICT_MALFORMED;
	if (ar_warn(recording, in->arena, "malformed", at,
		"The table is damaged or ends early; what came before is "
		"kept.") != AR_OK)
		return ar_fail(err, AR_EMEM, at, "there is not enough memory");
	return recording->activity_count
	    ? AR_OK
	    : ar_fail(err, AR_EDAMAGE, at,
		"the table is damaged before its first row");
}

enum ar_status
ar_csv_read(const unsigned char *bytes, size_t n, struct ar_arena *arena,
    struct ar_recording *recording, struct ar_error *err)
{
	struct reader in = {.start = (const char *)bytes,
	    .at = (const char *)bytes,
	    .end = (const char *)bytes + n, .arena = arena,
	    .recording = recording};
	struct field line;
	bool sound = true;

	recording->format = AR_FORMAT_CSV;
	while (sound && !in.no_memory && next_line(&in, &line))
		sound = take_line(&in, line);
	if (in.no_memory)
		return ar_fail(err, AR_EMEM, 0, "there is not enough memory");
	for (size_t i = 0; i < recording->activity_count; i++)
		block_end(recording, &recording->activities[i]);
	return sound ? AR_OK : conclude_damaged(&in, line.text, err);
}
