#include "recovery/reports.h"

#include <math.h>
#include <string.h>

#include "triage/numbers.h"

static const double day_s = 86400;

/* A JSON pointer in the making; what does not fit is cut. */
struct pointer {
	char text[AR_WHERE_MAX];
	size_t used;
};

static void
add(struct pointer *pointer, const char *words)
{
	for (; *words && pointer->used + 1 < sizeof pointer->text; words++)
		pointer->text[pointer->used++] = *words;
	pointer->text[pointer->used] = '\0';
}

static void
add_index(struct pointer *pointer, size_t index)
{
	char digits[24];
	size_t at = sizeof digits - 1;

	digits[at] = '\0';
	do {
		digits[--at] = (char)('0' + index % 10);
		index /= 10;
	} while (index && at);
	add(pointer, "/");
	add(pointer, &digits[at]);
}

/* The place of a key ("side") of report index, the last of which stands at
 * base itself. */
static struct pointer
place(const char *base, size_t index, size_t count, const char *key)
{
	struct pointer pointer = { "", 0 };
	size_t keys;
	const struct ar_pain_key *table = ar_pain_keys(&keys);
	int k = ar_pain_key_find(key, strlen(key));

	add(&pointer, base);
	if (index + 1 < count) {
		add(&pointer, "/earlier");
		add_index(&pointer, index);
	}
	if (k >= 0 && table[k].background)
		add(&pointer, "/background");
	add(&pointer, "/");
	add(&pointer, key);
	return pointer;
}

/* Say where in the case the failure of report index is. */
static enum ar_status
at_place(const char *base, size_t index, size_t count, struct ar_error *err)
{
	struct pointer pointer = place(base, index, count, err->where);

	memcpy(err->where, pointer.text, sizeof err->where);
	return err->status;
}

static enum ar_status
wrong_date(const char *base, size_t index, size_t count, const char *text,
    struct ar_error *err)
{
	struct pointer pointer = place(base, index, count, "date");

	return ar_fail_at(err, AR_EINPUT, pointer.text, text);
}

/* Is each report sound, and is its date there and not after now? */
static enum ar_status
check_each(const struct ar_pain *reports, size_t count, double now,
    const char *base, struct ar_error *err)
{
	if (!isfinite(now))
		return wrong_date(base, count - 1, count,
		    "the date of this report is missing", err);
	for (size_t i = 0; i + 1 < count; i++) {
		double date = reports[i].date_utc_s;
		struct ar_verdict alone;

		if (!isfinite(date))
			return wrong_date(base, i, count,
			    "an earlier report needs its date", err);
		if (date > now + AR_FUTURE_DAYS * day_s)
			return wrong_date(base, i, count, "an earlier report "
			    "cannot be later than this one", err);
		if (ar_triage_judge(&reports[i], &alone, err) != AR_OK)
			return at_place(base, i, count, err);
	}
	return AR_OK;
}

enum ar_status
ar_reports_judge(const struct ar_pain *reports, size_t count,
    double now_utc_s, const char *base, struct ar_verdict *verdict,
    struct ar_error *err)
{
	struct ar_error own = { .status = AR_OK };
	struct ar_error *said = err ? err : &own;
	const struct ar_pain *last = &reports[count - 1];
	double now = isnan(last->date_utc_s) ? now_utc_s : last->date_utc_s;
	struct ar_verdict alone;

	if (count > AR_TRIAGE_REPORTS_MAX)
		return ar_fail_at(said, AR_ELIMIT, base,
		    "these are too many earlier reports");
	if (ar_triage_judge(last, &alone, said) != AR_OK)
		return at_place(base, count - 1, count, said);
	if (count == 1) {
		*verdict = alone;
		return AR_OK;
	}
	AR_TRY(check_each(reports, count, now, base, said));
	if (ar_triage_course(reports, count, now, verdict, said) != AR_OK)
		return at_place(base, count - 1, count, said);
	return AR_OK;
}
