#include "doors/page/case.h"

#include <string.h>

#include "api/triage_json.h"
#include "base/text.h"

enum { DATE_LENGTH = 10 };

/* The civil day that stands at the beginning of a sound date. */
static void
read_day(json_t *object, struct page_report *report)
{
	static const char midnight[] = "T00:00:00Z";
	const char *date = json_string_value(json_object_get(object, "date"));
	char text[DATE_LENGTH + sizeof midnight];
	double utc_s, offset_s;

	report->dated = false;
	if (!date || strlen(date) < DATE_LENGTH)
		return;
	date += strspn(date, " \t");
	if (strlen(date) < DATE_LENGTH)
		return;
	memcpy(text, date, DATE_LENGTH);
	memcpy(text + DATE_LENGTH, midnight, sizeof midnight);
	if (!ar_time_parse(text, strlen(text), &utc_s, &offset_s))
		return;
	struct ar_civil civil = ar_civil_from_utc(utc_s, 0);

	report->dated = true;
	report->day = ar_days_from_civil(civil.year, civil.month, civil.day);
}

static bool
is_later(const struct page_report *a, const struct page_report *b)
{
	return a->pain.date_utc_s > b->pain.date_utc_s;
}

/* Oldest first; equals keep their order. */
static void
sort(struct page_report *reports, size_t count)
{
	for (size_t i = 1; i < count; i++) {
		struct page_report moved = reports[i];
		size_t j = i;

		for (; j > 0 && is_later(&reports[j - 1], &moved); j--)
			reports[j] = reports[j - 1];
		reports[j] = moved;
	}
}

static void
check_earlier(struct ar_json_in *in, const json_t *earlier,
    struct page_case *found)
{
	struct page_report *last = &found->reports[found->count - 1];
	size_t outer = ar_json_enter(in, "earlier", -1);

	for (size_t i = 0; i + 1 < found->count; i++) {
		struct page_report *report = &found->reports[i];
		size_t inner = ar_json_enter(in, "", (int)i);

		read_day(json_array_get(earlier, i), report);
		if (!report->dated)
			ar_json_wrong(in, "date",
			    "an earlier report needs its date");
		else if (is_later(report, last))
			ar_json_wrong(in, "date", "an earlier report is "
			    "later than the report itself");
		ar_json_leave(in, inner);
	}
	ar_json_leave(in, outer);
	sort(found->reports, found->count - 1);
}

static enum ar_status
read_root(json_t *root, struct ar_arena *arena, struct page_case *found,
    struct ar_error *err)
{
	struct ar_json_in in = { .err = err, .status = AR_OK };
	struct ar_pain_reports read;

	ar_pain_json_read(&in, root, arena, &read);
	if (in.status != AR_OK)
		return in.status;
	found->count = read.count;
	found->reports = ar_arena_array(arena, found->count,
	    sizeof *found->reports);
	if (!found->reports)
		return ar_fail(err, AR_EMEM, 0, "not enough memory");
	for (size_t i = 0; i < found->count; i++)
		found->reports[i].pain = read.report[i];
	read_day(root, &found->reports[found->count - 1]);
	/* "others":"no" stands for an adult's age that nobody said */
	found->age_said = json_is_number(json_object_get(
	    json_object_get(root, "background"), "age"));
	check_earlier(&in, json_object_get(root, "earlier"), found);
	return in.status;
}

enum ar_status
page_case_read(const char *bytes, size_t n, struct ar_arena *arena,
    struct page_case *found, struct ar_error *err)
{
	enum ar_status status;
	json_t *root;

	AR_TRY(ar_json_parse(bytes, n, &root, err));
	status = read_root(root, arena, found, err);
	json_decref(root);
	return status;
}
