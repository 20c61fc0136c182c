#include "forecast_log.h"

#include <stdlib.h>
#include <string.h>

#include "../check.h"
#include "afterrun/forecast.h"

enum { LINE = 4096, CELLS = 64, CASES_MAX = 65536 };

struct chance {
	double chance;
	bool event;
};

struct tally {
	struct chance *chance;
	int chances;
	int athletes, scored, inside;
	double error_sq, persistence_sq, mean_sq;
};

static int
cut(char *line, char *cell[CELLS])
{
	int n = 0;

	line[strcspn(line, "\r\n")] = '\0';
	for (char *at = line; at && n < CELLS; n++) {
		cell[n] = at;
		at = strchr(at, ',');
		if (at)
			*at++ = '\0';
	}
	return n;
}

static int
column(char *const cell[CELLS], int n, const char *name)
{
	for (int k = 0; k < n; k++)
		if (!strcmp(cell[k], name))
			return k;
	fail_msg("no column %s", name);
	return -1;
}

static double
number(const char *cell)
{
	return *cell ? strtod(cell, NULL) : NAN;
}

/* The forecasts of one athlete are scored here from outside, by what was
 * said the day before, not by the state's own record. */
struct said {
	int64_t day;
	int reports;
	double report, value, width, chance, mean;
};

static void
score(struct tally *tally, const struct said *said, double report)
{
	double off = report - said->value;

	if (said->reports < 10 || isnan(said->report) || isnan(report))
		return;
	tally->scored++;
	tally->inside += fabs(off) <= said->width;
	tally->error_sq += off * off;
	tally->persistence_sq += pow(report - said->report, 2);
	tally->mean_sq += pow(report - said->mean, 2);
	if (said->report >= 3) {
		assert_true(tally->chances < CASES_MAX);
		assert_true(said->chance >= 0);
		tally->chance[tally->chances++] =
		    (struct chance){ said->chance, report <= 2 };
	}
}

static int
by_chance(const void *a, const void *b)
{
	double x = ((const struct chance *)a)->chance;
	double y = ((const struct chance *)b)->chance;

	return (x > y) - (x < y);
}

/* Area under the curve: mean rank of the events, equals sharing theirs. */
static void
chances_judge(struct tally *tally, struct forecast_scores *scores)
{
	double ranks = 0, off = 0, expected[10] = {0};
	int n = tally->chances, events = 0, seen[10] = {0};
	const struct chance *all = tally->chance;

	qsort(tally->chance, (size_t)n, sizeof *all, by_chance);
	for (int k = 0, end; k < n; k = end) {
		for (end = k; end < n && all[end].chance == all[k].chance;)
			end++;
		for (int j = k; j < end; j++) {
			int tenth = (int)fmin(9, all[j].chance * 10);

			expected[tenth] += all[j].chance;
			seen[tenth] += all[j].event;
			events += all[j].event;
			ranks += all[j].event ? (k + end + 1) / 2.0 : 0;
		}
	}
	for (int k = 0; k < 10; k++)
		off += fabs(expected[k] - seen[k]);
	scores->chances = n;
	scores->events = events;
	scores->auc = (ranks - events * (events + 1.0) / 2) /
	    ((double)events * (n - events));
	scores->ece = off / n;
}

static void
table_run(FILE *in, struct tally *tally)
{
	char line[LINE], *cell[CELLS], id[64] = "";
	struct ar_forecast state;
	struct ar_forecast_out out;
	struct said said = {0};
	double sum = 0;

	assert_non_null(fgets(line, sizeof line, in));
	int n = cut(line, cell);
	int at[] = { column(cell, n, "id"), column(cell, n, "day"),
		column(cell, n, "soreness"), column(cell, n, "srpe_load"),
		column(cell, n, "fatigue"), column(cell, n, "readiness"),
		column(cell, n, "mood") };

	while (fgets(line, sizeof line, in)) {
		cut(line, cell);
		struct ar_forecast_day day = { strtol(cell[at[1]], NULL, 10),
			number(cell[at[2]]), number(cell[at[3]]),
			number(cell[at[4]]), number(cell[at[5]]),
			number(cell[at[6]]) };

		if (strcmp(id, cell[at[0]])) {
			snprintf(id, sizeof id, "%s", cell[at[0]]);
			ar_forecast_start(&state, NULL);
			said = (struct said){ .report = NAN };
			sum = 0;
			tally->athletes++;
		}
		if (said.day == day.day - 1)
			score(tally, &said, day.report_1_5);
		assert_true(ar_forecast_day(&state, &day));
		ar_forecast_tomorrow(&state, &out);
		said.day = day.day;
		said.report = day.report_1_5;
		if (isnan(day.report_1_5))
			continue;
		sum += day.report_1_5;
		said.reports++;
		said.mean = sum / said.reports;
		said.value = out.report_1_5;
		said.width = out.width_1_5;
		said.chance = out.chance;
	}
}

bool
forecast_log_score(const char *dataset, struct forecast_scores *scores)
{
	char path[512];
	struct tally tally = {0};

	snprintf(path, sizeof path, AR_SHARED_DIR
	    "/data/outcomes/%s_daily.csv", dataset);
	FILE *in = fopen(path, "rb");

	if (!in)
		return false;
	tally.chance = calloc(CASES_MAX, sizeof *tally.chance);
	assert_non_null(tally.chance);
	table_run(in, &tally);
	fclose(in);
	*scores = (struct forecast_scores){ .athletes = tally.athletes,
		.cases = tally.scored,
		.over_persistence = 1 - tally.error_sq / tally.persistence_sq,
		.over_mean = 1 - tally.error_sq / tally.mean_sq,
		.inside_ratio = (double)tally.inside / tally.scored };
	chances_judge(&tally, scores);
	free(tally.chance);
	return true;
}
