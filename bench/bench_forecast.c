/* bench-forecast: the soreness forecast run over tables of days, as it would
 * have been issued on each of them (docs/forecast.md).
 *
 * bench-forecast [--population FILE] [--terms FILE] TABLE_DIR OUT.csv
 * --population: values to use instead of the shipped ones; --terms: write
 * each case's terms and what came of it, which tools/fit_forecast.py reads.
 * Prints the cost of a day. */
#define _POSIX_C_SOURCE 200809L
#include <errno.h>
#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "afterrun/forecast.h"
#include "analysis/forecast_numbers.h"
#include "base/text.h"

enum {
	LINE_BYTES = 4096,
	CELLS_MAX = 64,
	ID_BYTES = 64,
	PATH_BYTES = 4096,
	COST_ROUNDS = 20
};

static const char *const datasets[] = { "pmdata", "soccermon" };

static const struct {
	const char *name;
	const char *item;
	int ahead;
} lines[AR_FORECAST_LINES] = { { "soreness_1", "soreness", 1 },
	{ "soreness_2", "soreness", 2 }, { "soreness_3", "soreness", 3 },
	{ "fatigue_1", "fatigue", 1 }, { "readiness_1", "readiness", 1 } };

struct row {
	char id[ID_BYTES];
	size_t order; /* of the id and then of the row in the file */
	struct ar_forecast_day day;
};

struct rows {
	struct row *row;
	size_t count, size;
};

static void
stop(const char *what, const char *path, long line)
{
	fprintf(stderr, "bench-forecast: %s: %s", path, what);
	if (line > 0)
		fprintf(stderr, " in line %ld", line);
	fputc('\n', stderr);
	exit(1);
}

/* Cut a line at its commas; the cells lie in it. */
static size_t
cut(char *line, char *cell[CELLS_MAX])
{
	size_t n = 0;

	line[strcspn(line, "\r\n")] = '\0';
	for (char *at = line; at && n < CELLS_MAX; n++) {
		cell[n] = at;
		at = strchr(at, ',');
		if (at)
			*at++ = '\0';
	}
	return n;
}

static double
number(const char *cell)
{
	double value;

	return ar_number_parse(cell, strlen(cell), &value) ? value : NAN;
}

enum column { ID, DAY, SORENESS, FATIGUE, READINESS, MOOD, LOAD, COLUMNS };

static const char *const names[COLUMNS] = { "id", "day", "soreness",
	"fatigue", "readiness", "mood", "srpe_load" };

/* Where each column is; a table may have more, in any order. */
static void
columns_find(char *line, size_t at[COLUMNS], const char *path)
{
	char *cell[CELLS_MAX];
	size_t n = cut(line, cell);

	for (int c = 0; c < COLUMNS; c++) {
		at[c] = CELLS_MAX;
		for (size_t k = 0; k < n; k++)
			if (!strcmp(cell[k], names[c]))
				at[c] = k;
		if (at[c] == CELLS_MAX && c <= SORENESS)
			stop("it has no column id, day or soreness", path, 0);
	}
}

static struct row *
row_new(struct rows *rows)
{
	if (rows->count == rows->size) {
		size_t size = rows->size ? 2 * rows->size : 1024;
		struct row *more = realloc(rows->row, size * sizeof *more);

		if (!more)
			stop("no memory", "rows", 0);
		rows->row = more;
		rows->size = size;
	}
	return &rows->row[rows->count++];
}

static void
row_read(struct rows *rows, char *line, const size_t at[COLUMNS],
    const char *path)
{
	long where = (long)rows->count + 2;
	char *cell[CELLS_MAX];
	size_t n = cut(line, cell);
	double value[COLUMNS];
	struct row *row = row_new(rows);

	if (at[ID] >= n || at[DAY] >= n || strlen(cell[at[ID]]) >= ID_BYTES)
		stop("no id or day", path, where);
	for (int c = DAY; c < COLUMNS; c++)
		value[c] = at[c] < n ? number(cell[at[c]]) : NAN;
	if (isnan(value[DAY]) || fabs(value[DAY]) > AR_FORECAST_DAY_MAX)
		stop("the day is no number", path, where);
	strcpy(row->id, cell[at[ID]]);
	row->order = rows->count;
	row->day = (struct ar_forecast_day){ .day = (int64_t)value[DAY],
	    .report_1_5 = value[SORENESS], .load = value[LOAD],
	    .fatigue = value[FATIGUE], .readiness = value[READINESS],
	    .mood = value[MOOD] };
}

static int
row_order(const void *a, const void *b)
{
	const struct row *x = a, *y = b;
	int id = strcmp(x->id, y->id);

	if (id)
		return id;
	if (x->day.day != y->day.day)
		return x->day.day < y->day.day ? -1 : 1;
	return x->order < y->order ? -1 : x->order > y->order;
}

static struct rows
rows_read(const char *folder, const char *dataset)
{
	struct rows rows = {0};
	char path[PATH_BYTES], line[LINE_BYTES];
	size_t at[COLUMNS];

	snprintf(path, sizeof path, "%s/%s_daily.csv", folder, dataset);
	FILE *in = fopen(path, "rb");

	if (!in)
		stop(strerror(errno), path, 0);
	if (!fgets(line, sizeof line, in))
		stop("it is empty", path, 0);
	columns_find(line, at, path);
	while (fgets(line, sizeof line, in)) {
		if (!strchr(line, '\n') && !feof(in))
			stop("a line is too long", path,
			    (long)rows.count + 2);
		row_read(&rows, line, at, path);
	}
	if (ferror(in))
		stop("it cannot be read", path, 0);
	fclose(in);
	if (rows.count > 0)
		qsort(rows.row, rows.count, sizeof *rows.row, row_order);
	return rows;
}

struct output {
	FILE *csv;
	FILE *terms; /* NULL: not asked for */
	const char *dataset;
	const struct ar_forecast_population *population;
};

static void
lines_write(const struct output *out, const struct row *row,
    const struct ar_forecast *state)
{
	struct ar_forecast_out say;

	ar_forecast_tomorrow(state, &say);
	for (int l = 0; l < AR_FORECAST_LINES; l++) {
		double value = ar_forecast_value(state,
		    (enum ar_forecast_line)l);

		if (isnan(value))
			continue;
		fprintf(out->csv, "%s,%s,%" PRId64 ",%s,%d,%.6f,",
		    out->dataset, row->id, row->day.day, lines[l].item,
		    lines[l].ahead, value);
		if (l == AR_FORECAST_SORENESS_1 && !isnan(say.chance))
			fprintf(out->csv, "%.6f", say.chance);
		fputc('\n', out->csv);
	}
}

/* A mark of the same athlete ahead days later; NAN none. */
static double
mark_later(const struct row *row, const struct row *end, int line)
{
	int64_t day = row->day.day + lines[line].ahead;

	for (const struct row *at = row; at < end; at++) {
		if (strcmp(at->id, row->id) || at->day.day > day)
			return NAN;
		if (at->day.day == day)
			return line == AR_FORECAST_FATIGUE_1 ?
			    at->day.fatigue :
			    line == AR_FORECAST_READINESS_1 ?
			    at->day.readiness : at->day.report_1_5;
	}
	return NAN;
}

static void
terms_write(const struct output *out, const struct row *row,
    const struct row *end, const struct ar_forecast *state)
{
	const struct ar_forecast_issue *issue = NULL;

	for (int k = AR_FORECAST_AHEAD - 1; k >= 0; k--)
		if (state->issue[k].day == row->day.day)
			issue = &state->issue[k];
	for (int l = 0; issue && l < AR_FORECAST_LINES; l++) {
		int item = l <= AR_FORECAST_SORENESS_3 ? AR_FORECAST_SORENESS
		    : l - AR_FORECAST_SORENESS_3;
		double later = mark_later(row, end, l);

		if (!issue->made[item] || isnan(later))
			continue;
		fprintf(out->terms, "%s,%s,line,%s,%.17g", out->dataset,
		    row->id, lines[l].name, later - issue->usual[item]);
		for (int k = 0; k < AR_FORECAST_TERMS; k++)
			fprintf(out->terms, ",%.17g", issue->x[item][k]);
		fputc('\n', out->terms);
		if (l != AR_FORECAST_SORENESS_1 || !issue->clear)
			continue;
		fprintf(out->terms, "%s,%s,chance,soreness_1,%d",
		    out->dataset, row->id, later < AR_FORECAST_SORE_BELOW);
		for (int k = 0; k < AR_FORECAST_CHANCE; k++)
			fprintf(out->terms, ",%.17g", issue->chance_x[k]);
		fputc('\n', out->terms);
	}
}

static void
rows_run(const struct output *out, const struct rows *rows)
{
	const struct row *end;
	struct ar_forecast state;

	if (rows->count == 0)
		return;
	end = rows->row + rows->count;
	for (const struct row *row = rows->row; row < end; row++) {
		if (row == rows->row || strcmp(row->id, row[-1].id))
			ar_forecast_start(&state, out->population);
		if (!ar_forecast_day(&state, &row->day))
			continue; /* the same day again */
		lines_write(out, row, &state);
		if (out->terms)
			terms_write(out, row, end, &state);
	}
}

/* CPU time to learn a day and issue its forecast, mean over all days, ns. */
static double
cost_ns(const struct rows *rows)
{
	struct timespec a, b;
	struct ar_forecast state;
	struct ar_forecast_out say;
	volatile double sink = 0;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &a);
	for (int round = 0; round < COST_ROUNDS; round++)
		for (size_t k = 0; k < rows->count; k++) {
			if (k == 0 ||
			    strcmp(rows->row[k].id, rows->row[k - 1].id))
				ar_forecast_start(&state, NULL);
			if (ar_forecast_day(&state, &rows->row[k].day))
				ar_forecast_tomorrow(&state, &say);
			sink = say.report_1_5;
		}
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &b);
	(void)sink;
	return ((double)(b.tv_sec - a.tv_sec) * 1e9 +
	    (double)(b.tv_nsec - a.tv_nsec)) /
	    COST_ROUNDS / (double)rows->count;
}

/* One row of a table like data/forecast_population.csv:
 * model,item,term,centre,mean,sd, and more columns that are not read; terms
 * stand in their order. */
static void
population_row(struct ar_forecast_population *to, char *cell[CELLS_MAX],
    size_t *next)
{
	struct ar_forecast_weight weight = { number(cell[3]), number(cell[4]),
	    number(cell[5]) };
	bool chance = !strcmp(cell[0], "chance");
	bool line = !strcmp(cell[0], "line");

	if (chance && next[AR_FORECAST_LINES] < AR_FORECAST_CHANCE)
		to->chance[next[AR_FORECAST_LINES]++] = weight;
	for (int l = 0; l < AR_FORECAST_LINES; l++) {
		if (strcmp(cell[1], lines[l].name))
			continue;
		if (!strcmp(cell[0], "noise"))
			to->noise[l] = weight.mean;
		else if (line && next[l] < AR_FORECAST_TERMS)
			to->line[l][next[l]++] = weight;
	}
	if (!strcmp(cell[1], "onset"))
		to->onset_rate = weight.mean;
	if (!strcmp(cell[1], "sore"))
		to->sore_rate = weight.mean;
}

static void
population_read(struct ar_forecast_population *to, const char *path)
{
	size_t next[AR_FORECAST_LINES + 1] = {0};
	char line[LINE_BYTES], *cell[CELLS_MAX];
	FILE *in = fopen(path, "rb");

	if (!in)
		stop(strerror(errno), path, 0);
	while (fgets(line, sizeof line, in))
		if (cut(line, cell) >= 6)
			population_row(to, cell, next);
	fclose(in);
	for (int l = 0; l < AR_FORECAST_LINES; l++)
		if (next[l] != AR_FORECAST_TERMS || !(to->noise[l] > 0))
			stop("a line is not complete", path, 0);
	if (next[AR_FORECAST_LINES] != AR_FORECAST_CHANCE)
		stop("the chance is not complete", path, 0);
}

static FILE *
create(const char *path)
{
	FILE *file = fopen(path, "wb");

	if (!file)
		stop(strerror(errno), path, 0);
	return file;
}

static void
finish(FILE *file, const char *path)
{
	if (file && (ferror(file) | fclose(file)))
		stop("it could not be written", path, 0);
}

int
main(int argc, char **argv)
{
	struct ar_forecast_population population = *ar_forecast_shipped();
	const char *terms = NULL;
	struct rows rows[2];
	int k = 1;

	for (; k + 1 < argc && !strncmp(argv[k], "--", 2); k += 2) {
		if (!strcmp(argv[k], "--population"))
			population_read(&population, argv[k + 1]);
		else if (!strcmp(argv[k], "--terms"))
			terms = argv[k + 1];
		else
			stop("no such option", argv[k], 0);
	}
	if (argc - k != 2) {
		fputs("usage: bench-forecast [--population FILE] "
		      "[--terms FILE] TABLE_DIR OUT.csv\n", stderr);
		return 2;
	}
	for (int d = 0; d < 2; d++)
		rows[d] = rows_read(argv[k], datasets[d]);
	struct output out = { .csv = create(argv[k + 1]),
	    .terms = terms ? create(terms) : NULL,
	    .population = &population };

	fputs("dataset,id,day,item,h,pred,p_sore\n", out.csv);
	for (int d = 0; d < 2; d++) {
		out.dataset = datasets[d];
		rows_run(&out, &rows[d]);
		printf("%s: %zu days, %.0f ns for a day and its forecast\n",
		    datasets[d], rows[d].count,
		    rows[d].count ? cost_ns(&rows[d]) : 0);
		free(rows[d].row);
	}
	finish(out.csv, argv[k + 1]);
	finish(out.terms, terms);
	return 0;
}
