/* Strava's table of activities: rows to workouts (formats.md 4). */
#include "formats/strava.h"

#include <math.h>
#include <string.h>

#include "afterrun/export.h"
#include "base/text.h"
#include "formats/numbers.h"
#include "formats/wellness.h"

static const char no_memory[] = "there is not enough memory";
static const char source[] = "Strava";

enum { WORDS_ROOM = 8192, DAY_S = 86400, SHOWN = 60 };

struct table {
	struct ar_strava_row row;
	struct ar_strava_map map;
	const struct ar_export_sink *sink;
	struct ar_export_count *count;
	double mass_kg; /* last told; NAN none */
	unsigned broken;
};

/* A cell; empty where the row is too short or there is no such column. */
static const char *
cell(const struct table *table, int place, size_t *n)
{
	if (place < 0 || (size_t)place >= table->row.count) {
		*n = 0;
		return "";
	}
	*n = table->row.cell[place].n;
	return table->row.cell[place].text;
}

/* Blanks around are left out. */
static const char *
trimmed(const char *text, size_t *n)
{
	while (*n && (*text == ' ' || *text == '\t' || *text == '\r' ||
	    *text == '\n')) {
		text++;
		--*n;
	}
	while (*n && (text[*n - 1] == ' ' || text[*n - 1] == '\t' ||
	    text[*n - 1] == '\r' || text[*n - 1] == '\n'))
		--*n;
	return text;
}

/* The text of a column as far as it is sound; NULL: it is empty. */
static const char *
text_of(const struct table *table, enum ar_strava_column column)
{
	int place = table->map.first[column];
	const char *text;
	size_t n, sound;

	text = cell(table, place, &n);
	text = trimmed(text, &n);
	sound = ar_utf8_prefix(text, n);
	if (!sound)
		return NULL;
	/* the row is ours to cut */
	table->row.cell[place].text[text - table->row.cell[place].text +
	    (ptrdiff_t)sound] = '\0';
	return text;
}

static double
number_at(const struct table *table, int place)
{
	size_t n;
	const char *text = cell(table, place, &n);

	return ar_strava_number(text, n);
}

static double
number_of(const struct table *table, enum ar_strava_column column)
{
	return number_at(table, table->map.first[column]);
}

/* Of columns that stand twice the second is the exact one. */
static double
exact_of(const struct table *table, enum ar_strava_column column)
{
	double second = number_at(table, table->map.second[column]);

	return isnan(second) ? number_of(table, column) : second;
}

/* The first distance is in kilometres, miles or, for swims, metres, which
 * the table does not say; the second is in metres, and so was the only one
 * of the old table. */
static double
distance_of(const struct table *table)
{
	if (table->map.metres)
		return number_of(table, AR_STRAVA_DISTANCE);
	return number_at(table, table->map.second[AR_STRAVA_DISTANCE]);
}

/* Keep why something is left out, the first time. */
static enum ar_status
say(struct table *table, const char *why, const char *text, size_t n,
    struct ar_error *err)
{
	struct ar_arena *arena;
	const char *shown, *words;
	bool kept;

	if (table->count->first_refused[0])
		return AR_OK;
	arena = ar_arena_open(WORDS_ROOM);
	if (!arena)
		return ar_fail(err, AR_EMEM, 0, no_memory);
	if (n > SHOWN)
		n = SHOWN;
	shown = ar_arena_text(arena, text, ar_utf8_prefix(text, n));
	words = shown && *shown ? ar_text_format(arena, "%s: \"%s\"", why,
	    shown) : why;
	n = words ? strlen(words) : 0;
	if (n >= AR_TEXT_MAX)
		n = ar_utf8_prefix(words, AR_TEXT_MAX - 1);
	if (n)
		memcpy(table->count->first_refused, words, n);
	table->count->first_refused[n] = '\0';
	kept = shown && words;
	ar_arena_close(arena);
	return kept ? AR_OK : ar_fail(err, AR_EMEM, 0, no_memory);
}

static enum ar_status
refuse(struct table *table, const char *why, const char *text, size_t n,
    struct ar_error *err)
{
	table->count->refused++;
	return say(table, why, text, n, err);
}

/* The sport: an own column has the finer word in newer tables. */
static void
set_sport(const struct table *table, struct ar_export_workout *workout)
{
	static const enum ar_strava_column columns[] = {AR_STRAVA_SPORT_TYPE,
	    AR_STRAVA_TYPE};
	char word[AR_STRAVA_WORD_MAX];

	for (size_t i = 0; i < sizeof columns / sizeof *columns; i++) {
		size_t n;
		const char *text = cell(table, table->map.first[columns[i]],
		    &n);

		workout->sport = NULL;
		if (ar_strava_fold(text, n, word))
			workout->sport = ar_strava_sport(word,
			    &workout->sub_sport);
		if (workout->sport)
			return;
	}
	workout->sport = "generic";
}

/* The description and the note nobody else sees, one below the other, behind
 * the cells of the row. */
static const char *
note_of(struct table *table)
{
	const char *shown = text_of(table, AR_STRAVA_DESCRIPTION);
	const char *own = text_of(table, AR_STRAVA_PRIVATE_NOTE);
	char *both = table->row.bytes + table->row.used;
	size_t n, m;

	if (!shown || !own)
		return shown ? shown : own;
	n = strlen(shown);
	m = strlen(own);
	memcpy(both, shown, n);
	both[n] = '\n';
	memcpy(both + n + 1, own, m + 1);
	return both;
}

static double
effort_of(const struct table *table)
{
	double effort = number_of(table, AR_STRAVA_EFFORT);

	return effort >= AR_STRAVA_EFFORT_LEAST &&
	    effort <= AR_STRAVA_EFFORT_MOST ? effort : (double)NAN;
}

static enum ar_status
hand_workout(struct table *table, double start_utc_s, struct ar_error *err)
{
	struct ar_export_workout workout = {
	    .start_utc_s = start_utc_s,
	    .utc_offset_s = NAN,
	    .elapsed_s = exact_of(table, AR_STRAVA_ELAPSED),
	    .moving_s = number_of(table, AR_STRAVA_MOVING),
	    .distance_m = distance_of(table),
	    .ascent_m = number_of(table, AR_STRAVA_ASCENT),
	    .descent_m = number_of(table, AR_STRAVA_DESCENT),
	    .heart_avg_bpm = number_of(table, AR_STRAVA_HEART_AVG),
	    .heart_max_bpm = exact_of(table, AR_STRAVA_HEART_MAX),
	    .calories_kcal = number_of(table, AR_STRAVA_CALORIES),
	    .rpe_0_10 = effort_of(table),
	    .feel_0_100 = NAN,
	};

	if (!table->sink->workout)
		return AR_OK;
	set_sport(table, &workout);
	workout.id = text_of(table, AR_STRAVA_ID);
	workout.name = text_of(table, AR_STRAVA_NAME);
	workout.file = text_of(table, AR_STRAVA_FILE);
	workout.note = note_of(table);
	table->count->workouts++;
	return table->sink->workout(table->sink->context, &workout, err);
}

/* The athlete's weight is a setting that stands in every row: it is handed
 * out when it changes. */
static enum ar_status
hand_mass(struct table *table, double start_utc_s, struct ar_error *err)
{
	double mass_kg = number_of(table, AR_STRAVA_MASS);
	struct ar_wellness_item item = {AR_WELL_MASS_KG,
	    (int64_t)floor(start_utc_s / DAY_S), mass_kg, source};

	if (!table->sink->day || mass_kg == table->mass_kg ||
	    !ar_wellness_plausible(AR_WELL_MASS_KG, mass_kg))
		return AR_OK;
	table->mass_kg = mass_kg;
	table->count->days++;
	return table->sink->day(table->sink->context, &item, err);
}

static enum ar_status
take_row(struct table *table, struct ar_error *err)
{
	double start_utc_s = NAN;
	size_t n;
	const char *text = cell(table, table->map.first[AR_STRAVA_DATE], &n);

	switch (ar_strava_date(text, n, table->map.order, &start_utc_s)) {
	case AR_DATE_SOUND:
		break;
	case AR_DATE_UNDECIDED:
		return refuse(table, "which number is the month cannot be "
		    "told from this date", text, n, err);
	default:
		return refuse(table, "this date is not understood", text, n,
		    err);
	}
	AR_TRY(hand_mass(table, start_utc_s, err));
	return hand_workout(table, start_utc_s, err);
}

static enum ar_status
take_rows(struct table *table, struct ar_error *err)
{
	while (ar_strava_row_next(&table->row)) {
		if (!table->row.broken) {
			AR_TRY(take_row(table, err));
			continue;
		}
		AR_TRY(refuse(table, "a row does not end as it should", "",
		    0, err));
		if (++table->broken == AR_STRAVA_BROKEN_MAX)
			return ar_fail(err, AR_EDAMAGE, (uint64_t)(
			    table->row.at - table->row.start),
			    "the table is damaged; what came before was "
			    "read");
	}
	return AR_OK;
}

static enum ar_status
read_table(struct table *table, struct ar_error *err)
{
	if (!ar_strava_row_next(&table->row) || table->row.broken ||
	    !ar_strava_map_read(&table->row, &table->map))
		return ar_fail(err, AR_EFORMAT, 0,
		    "this is not Strava's table of activities");
	if (!table->map.named)
		AR_TRY(say(table, "the names of the columns are in a language "
		    "that is not known; the columns were taken by their "
		    "places", "", 0, err));
	return take_rows(table, err);
}

enum ar_status
ar_strava_table_read(const void *bytes, size_t n,
    const struct ar_export_sink *sink, struct ar_export_count *count,
    struct ar_error *err)
{
	struct table table = {.sink = sink, .count = count, .mass_kg = NAN};
	enum ar_status status;

	memset(count, 0, sizeof *count);
	if (ar_strava_row_open(&table.row, bytes, n) != AR_OK)
		return ar_fail(err, AR_EMEM, 0, no_memory);
	status = read_table(&table, err);
	ar_strava_row_close(&table.row);
	return status;
}
