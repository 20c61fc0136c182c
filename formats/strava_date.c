/* Dates and numbers as Strava writes them in the account's language. */
#include <math.h>
#include <string.h>

#include "afterrun/time.h"
#include "base/text.h"
#include "formats/strava.h"

enum {
	YEAR_DIGITS = 4,
	DIGITS_MAX = 4,
	MONTHS = 12,
	NOON = 12,
	HOURS = 24,
	SIXTY = 60,
	HOUR_S = 3600,
	DAY_S = 86400
};

struct date {
	const char *at;
	const char *end;
	int number[3];
	int digits[3];
	int count;
	char separator; /* behind the first number */
	int month;      /* by name; 0 none */
	int half;       /* hours to add; -1 none */
	int clock[3];
	int clock_count;
	bool bad;
};

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* A number of at most DIGITS_MAX digits. */
static int
take_digits(struct date *date, int *digits)
{
	int value = 0;

	for (*digits = 0; date->at < date->end && is_digit(*date->at);
	    date->at++) {
		if (++*digits > DIGITS_MAX) {
			date->bad = true;
			return 0;
		}
		value = value * 10 + (*date->at - '0');
	}
	return value;
}

/* What follows an hour. */
static void
take_clock(struct date *date, int hour)
{
	int digits;

	if (date->clock_count)
		date->bad = true;
	date->clock[0] = hour;
	date->clock_count = 1;
	while (date->clock_count < 3 && date->end - date->at >= 2 &&
	    *date->at == ':' && is_digit(date->at[1])) {
		date->at++;
		date->clock[date->clock_count++] = take_digits(date, &digits);
		if (digits > 2)
			date->bad = true;
	}
}

static void
take_number(struct date *date)
{
	int digits;
	int value = take_digits(date, &digits);

	if (date->bad)
		return;
	if (date->at < date->end && *date->at == ':') {
		take_clock(date, value);
		return;
	}
	if (date->count == 3) {
		date->bad = true;
		return;
	}
	if (!date->count && date->at < date->end)
		date->separator = *date->at;
	date->number[date->count] = value;
	date->digits[date->count++] = digits;
}

static bool
in_word(const struct date *date)
{
	return !is_digit(*date->at) && *date->at != ' ' && *date->at != ',' &&
	    *date->at != '/' && *date->at != '-' && *date->at != ':';
}

static void
take_word(struct date *date)
{
	char word[AR_STRAVA_WORD_MAX];
	size_t n = 0;

	while (date->at < date->end && in_word(date) &&
	    n < sizeof word - 1)
		word[n++] = *date->at++;
	/* "p. m." */
	if (n == 2 && word[1] == '.' && date->end - date->at >= 2 &&
	    date->at[0] == ' ' && date->at[1] == 'm') {
		word[n++] = 'm';
		date->at += 2;
		while (date->at < date->end && *date->at == '.')
			date->at++;
	}
	while (n && word[n - 1] == '.')
		n--;
	word[n] = '\0';
	if (!n || ar_strava_filler(word))
		return;
	if (ar_strava_month(word) && !date->month)
		date->month = ar_strava_month(word);
	else if (ar_strava_half(word) >= 0 && date->half < 0)
		date->half = ar_strava_half(word);
	else
		date->bad = true;
}

static void
take_parts(struct date *date)
{
	while (date->at < date->end && !date->bad) {
		if (is_digit(*date->at))
			take_number(date);
		else if (in_word(date))
			take_word(date);
		else
			date->at++;
	}
}

/* Year, month and day of a date whose month has a name. */
static enum ar_date
with_name(const struct date *date, int day[3])
{
	int year = date->digits[0] == YEAR_DIGITS ? 0 : 1;

	if (date->count != 2 || date->digits[year] != YEAR_DIGITS)
		return AR_DATE_NONE;
	day[0] = date->number[year];
	day[1] = date->month;
	day[2] = date->number[1 - year];
	return AR_DATE_SOUND;
}

/* The same of three numbers.  Points stand between day, month and year in
 * every language that writes points. */
static enum ar_date
of_numbers(const struct date *date, enum ar_order order, int day[3])
{
	int first = date->number[0], second = date->number[1];

	if (date->count != 3)
		return AR_DATE_NONE;
	if (date->digits[0] == YEAR_DIGITS) {
		memcpy(day, date->number, sizeof date->number);
		return AR_DATE_SOUND;
	}
	if (date->digits[2] != YEAR_DIGITS)
		return AR_DATE_NONE;
	day[0] = date->number[2];
	day[1] = second;
	day[2] = first;
	if (date->separator == '.' || first > MONTHS || first == second)
		return AR_DATE_SOUND;
	if (second > MONTHS) {
		day[1] = first;
		day[2] = second;
		return AR_DATE_SOUND;
	}
	return order == AR_ORDER_DMY ? AR_DATE_SOUND : AR_DATE_UNDECIDED;
}

static bool
day_exists(const int day[3])
{
	int64_t next;

	if (day[0] < 1 || day[1] < 1 || day[1] > MONTHS || day[2] < 1)
		return false;
	next = day[1] == MONTHS ? ar_days_from_civil(day[0] + 1, 1, 1) :
	    ar_days_from_civil(day[0], day[1] + 1, 1);
	return day[2] <= next - ar_days_from_civil(day[0], day[1], 1);
}

/* Seconds into the day; -1: no such time. */
static int
clock_s(const struct date *date)
{
	int hour = date->clock[0];

	if (date->clock_count < 2 || hour >= HOURS ||
	    date->clock[1] >= SIXTY || date->clock[2] >= SIXTY)
		return -1;
	if (date->half >= 0) {
		if (hour > NOON)
			return -1;
		hour = hour % NOON + date->half;
	}
	return hour * HOUR_S + date->clock[1] * SIXTY + date->clock[2];
}

enum ar_date
ar_strava_date(const char *text, size_t n, enum ar_order order,
    double *utc_s)
{
	char folded[AR_STRAVA_WORD_MAX];
	struct date date = {.at = folded, .half = -1};
	enum ar_date found;
	int day[3], in_day;

	date.end = folded + ar_strava_fold(text, n, folded);
	take_parts(&date);
	if (date.bad)
		return AR_DATE_NONE;
	found = date.month ? with_name(&date, day) :
	    of_numbers(&date, order, day);
	if (found != AR_DATE_SOUND)
		return found;
	in_day = clock_s(&date);
	if (in_day < 0 || !day_exists(day))
		return AR_DATE_NONE;
	*utc_s = (double)(ar_days_from_civil(day[0], day[1], day[2]) * DAY_S +
	    in_day);
	return AR_DATE_SOUND;
}

/* --- numbers --- */

/* h:mm:ss or m:ss */
static double
duration(const char *text, size_t n)
{
	struct date date = {.at = text, .end = text + n};
	double sum = 0;
	int digits;
	int first = take_digits(&date, &digits);

	take_clock(&date, first);
	if (date.bad || !digits || date.clock_count < 2 || date.at < date.end)
		return NAN;
	for (int i = 0; i < date.clock_count; i++)
		sum = sum * SIXTY + date.clock[i];
	return sum;
}

/* Whether the only kind of mark, which stands count times, separates
 * thousands: "1,234,567", but not "33,91". */
static bool
groups(const char *text, size_t n, char mark, size_t count)
{
	const char *at = memchr(text, mark, n);
	size_t left = at ? n - (size_t)(at - text) : 0;

	if (count > 1)
		return true;
	return mark == ',' && left == 4 && at > text && *text != '0';
}

/* The place of the decimal mark; n: there is none. */
static size_t
decimal_mark(const char *text, size_t n)
{
	size_t points = 0, commas = 0, last = n;

	for (size_t i = 0; i < n; i++) {
		points += text[i] == '.';
		commas += text[i] == ',';
		if (text[i] == '.' || text[i] == ',')
			last = i;
	}
	if (points && commas)
		return last;
	if (points && !groups(text, n, '.', points))
		return last;
	if (commas && !groups(text, n, ',', commas))
		return last;
	return n;
}

double
ar_strava_number(const char *text, size_t n)
{
	char folded[AR_STRAVA_WORD_MAX], plain[AR_STRAVA_WORD_MAX];
	size_t used = 0, mark;
	double value;

	n = ar_strava_fold(text, n, folded);
	if (memchr(folded, ':', n))
		return duration(folded, n);
	mark = decimal_mark(folded, n);
	for (size_t i = 0; i < n; i++) {
		if (i == mark)
			plain[used++] = '.';
		else if (folded[i] != '.' && folded[i] != ',' &&
		    folded[i] != ' ' && folded[i] != '\'')
			plain[used++] = folded[i];
	}
	if (!ar_number_parse(plain, used, &value) || !(value >= 0))
		return NAN;
	return value;
}
