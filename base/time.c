#include "afterrun/time.h"

#include <math.h>
#include <string.h>

/* Days from civil and back: the algorithms of H. Hinnant, "chrono-compatible
 * low-level date algorithms" (eras of 400 years that begin on 1 March). */
int64_t
ar_days_from_civil(int64_t year, int month, int day)
{
	int64_t era, day_of_era;
	int64_t year_of_era, day_of_year;

	year -= month <= 2;
	era = (year >= 0 ? year : year - 399) / 400;
	year_of_era = year - era * 400;
	day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
	day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 +
	    day_of_year;
	return era * 146097 + day_of_era - 719468;
}

static void
civil_from_days(int64_t days, struct ar_civil *out)
{
	int64_t era, day_of_era, year_of_era, day_of_year, month;

	days += 719468;
	era = (days >= 0 ? days : days - 146096) / 146097;
	day_of_era = days - era * 146097;
	year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 -
			  day_of_era / 146096) /
	    365;
	day_of_year = day_of_era -
	    (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
	month = (5 * day_of_year + 2) / 153;
	out->day = (int)(day_of_year - (153 * month + 2) / 5 + 1);
	out->month = (int)(month < 10 ? month + 3 : month - 9);
	out->year = (int32_t)(year_of_era + era * 400 + (out->month <= 2));
}

struct ar_civil
ar_civil_from_utc(double utc_s, double offset_s)
{
	static const double first = -62135596800.0, last = 253402300799.0;
	double at = floor(utc_s + offset_s);
	struct ar_civil out = {0};
	int64_t seconds, days, in_day;

	if (!(at > first))
		at = first;
	if (at > last)
		at = last;
	seconds = (int64_t)at;
	days = seconds / 86400;
	in_day = seconds % 86400;
	if (in_day < 0) {
		in_day += 86400;
		days--;
	}
	civil_from_days(days, &out);
	out.hour = (int)(in_day / 3600);
	out.minute = (int)(in_day / 60 % 60);
	out.second = (int)(in_day % 60);
	out.weekday = (int)(((days + 3) % 7 + 7) % 7);
	return out;
}

struct scan {
	const char *at;
	const char *end;
	bool bad;
};

static int
take_number(struct scan *s, int digits)
{
	int value = 0;

	for (; digits; digits--) {
		if (s->at == s->end || *s->at < '0' || *s->at > '9') {
			s->bad = true;
			return 0;
		}
		value = value * 10 + (*s->at++ - '0');
	}
	return value;
}

static bool
take(struct scan *s, char c)
{
	if (s->at < s->end && *s->at == c) {
		s->at++;
		return true;
	}
	return false;
}

static void
need(struct scan *s, char c)
{
	if (!take(s, c))
		s->bad = true;
}

static double
take_fraction(struct scan *s)
{
	double value = 0, scale = 1;

	if (!take(s, '.') && !take(s, ','))
		return 0;
	for (; s->at < s->end && *s->at >= '0' && *s->at <= '9'; s->at++) {
		if (scale >= 1e9)
			continue;
		value = value * 10 + (*s->at - '0');
		scale *= 10;
	}
	return value / scale;
}

static double
take_offset(struct scan *s)
{
	int sign, hours, minutes = 0;

	if (take(s, 'Z') || take(s, 'z'))
		return 0;
	if (take(s, '+'))
		sign = 1;
	else if (take(s, '-'))
		sign = -1;
	else
		return NAN;
	hours = take_number(s, 2);
	take(s, ':');
	if (s->at < s->end && *s->at >= '0' && *s->at <= '9')
		minutes = take_number(s, 2);
	if (hours > 18 || minutes > 59)
		s->bad = true;
	return sign * (hours * 3600.0 + minutes * 60.0);
}

static bool
date_valid(int year, int month, int day)
{
	static const int days[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30,
	    31};
	bool leap = (year % 4 == 0 && year % 100) || year % 400 == 0;

	if (month < 1 || month > 12 || day < 1 || day > days[month - 1])
		return false;
	return month != 2 || day < 29 || leap;
}

static bool
blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

bool
ar_time_parse(const char *text, size_t n, double *utc_s, double *offset_s)
{
	struct scan s = {text, text + n, false};
	int year, month, day, hour, minute;
	double second, offset;

	while (s.at < s.end && blank(*s.at))
		s.at++;
	while (s.end > s.at && blank(s.end[-1]))
		s.end--;
	year = take_number(&s, 4);
	need(&s, '-');
	month = take_number(&s, 2);
	need(&s, '-');
	day = take_number(&s, 2);
	if (!take(&s, 'T') && !take(&s, 't'))
		need(&s, ' ');
	hour = take_number(&s, 2);
	need(&s, ':');
	minute = take_number(&s, 2);
	need(&s, ':');
	second = take_number(&s, 2);
	second += take_fraction(&s);
	take(&s, ' ');
	offset = take_offset(&s);
	if (s.bad || s.at != s.end || !date_valid(year, month, day))
		return false;
	if (hour > 24 || minute > 59 || second >= 61)
		return false;
	*utc_s = (double)ar_days_from_civil(year, month, day) * 86400.0 +
	    hour * 3600.0 + minute * 60.0 + second -
	    (isnan(offset) ? 0 : offset);
	*offset_s = offset;
	return true;
}

static char *
put_number(char *to, int value, int digits)
{
	for (int i = digits - 1; i >= 0; i--) {
		to[i] = (char)('0' + value % 10);
		value /= 10;
	}
	return to + digits;
}

void
ar_time_utc_text(double utc_s, char out[AR_TIME_TEXT])
{
	double rounded = round(utc_s * 1000) / 1000;
	struct ar_civil c = ar_civil_from_utc(rounded, 0);
	int millis = (int)lround((rounded - floor(rounded)) * 1000);
	char *at = out;

	if (isnan(utc_s)) {
		memcpy(out, "?", 2);
		return;
	}
	at = put_number(at, c.year, 4);
	*at++ = '-';
	at = put_number(at, c.month, 2);
	*at++ = '-';
	at = put_number(at, c.day, 2);
	*at++ = 'T';
	at = put_number(at, c.hour, 2);
	*at++ = ':';
	at = put_number(at, c.minute, 2);
	*at++ = ':';
	at = put_number(at, c.second, 2);
	if (millis > 0 && millis < 1000) {
		*at++ = '.';
		at = put_number(at, millis, 3);
	}
	*at++ = 'Z';
	*at = '\0';
}
