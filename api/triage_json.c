#include "api/triage_json.h"

#include <math.h>
#include <string.h>

#include "api/error_json.h"
#include "base/text.h"
#include "recovery/reports.h"

enum ar_status
ar_triage_case_parse(const char *bytes, size_t n, struct ar_arena *arena,
    struct ar_pain_reports *reports, struct ar_error *err)
{
	struct ar_json_in in = { .err = err };
	json_t *root;

	AR_TRY(ar_json_parse(bytes, n, &root, err));
	ar_pain_json_read(&in, root, arena, reports);
	json_decref(root);
	return in.status;
}

enum ar_status
ar_triage_case_judge(const char *bytes, size_t n, double now_utc_s,
    struct ar_arena *arena, struct ar_verdict *verdict, struct ar_error *err)
{
	struct ar_pain_reports reports;

	AR_TRY(ar_triage_case_parse(bytes, n, arena, &reports, err));
	return ar_reports_judge(reports.report, reports.count, now_utc_s, "",
	    verdict, err);
}

static void
put_texts(struct ar_json_out *out, json_t *root, const char *key,
    const char *const *list, size_t count)
{
	json_t *array = ar_json_array(out);

	for (size_t i = 0; i < count; i++)
		ar_json_append(out, array, json_string(list[i]));
	ar_json_put(out, root, key, array);
}

static void
put_fired(struct ar_json_out *out, json_t *root,
    const struct ar_verdict *verdict)
{
	json_t *rules = ar_json_array(out);
	json_t *reasons = ar_json_array(out);

	for (size_t i = 0; i < verdict->fired_count; i++) {
		const struct ar_triage_rule *rule = verdict->fired[i].rule;

		ar_json_append(out, rules, json_string(rule->id));
		ar_json_append(out, reasons, json_string(rule->reason));
	}
	ar_json_put(out, root, "rules", rules);
	ar_json_put(out, root, "reasons", reasons);
}

static void
put_allows(struct ar_json_out *out, json_t *root,
    const struct ar_verdict *verdict)
{
	json_t *allows = ar_json_object(out);

	for (int i = 0; i < AR_ALLOWS; i++)
		ar_json_text(out, allows, ar_allow_name((enum ar_allow)i),
		    ar_permit_name(verdict->allows[i]));
	ar_json_put(out, root, "allows", allows);
}

static void
put_questions(struct ar_json_out *out, json_t *root,
    const struct ar_verdict *verdict)
{
	size_t count;
	const struct ar_pain_key *keys = ar_pain_keys(&count);
	json_t *ask = ar_json_array(out);

	for (size_t i = 0; i < verdict->ask_count; i++) {
		int key = verdict->ask_next[i];

		if (key >= 0 && (size_t)key < count)
			ar_json_append(out, ask, json_string(keys[key].id));
	}
	ar_json_put(out, root, "ask_next", ask);
}

json_t *
ar_triage_json(struct ar_json_out *out, const struct ar_verdict *verdict)
{
	json_t *root = ar_json_object(out);
	double hours = ar_round(verdict->recheck_h, 1);

	ar_json_text(out, root, "schema", "triage/1");
	ar_json_text(out, root, "tier", ar_tier_name(verdict->tier));
	ar_json_text(out, root, "within", ar_within_name(verdict->within));
	ar_json_bool(out, root, "complete", verdict->complete);
	put_fired(out, root, verdict);
	put_texts(out, root, "do", verdict->act, verdict->act_count);
	put_texts(out, root, "do_not", verdict->avoid, verdict->avoid_count);
	put_allows(out, root, verdict);
	put_questions(out, root, verdict);
	ar_json_number(out, root, "recheck_h", hours,
	    hours > floor(hours) ? 1 : 0);
	return root;
}

char *
ar_triage_answer(const char *bytes, size_t n, double now_utc_s,
    struct ar_arena *arena, enum ar_status *status)
{
	struct ar_json_out out = { false };
	struct ar_error err = { .status = AR_OK };
	struct ar_verdict verdict;

	*status = ar_triage_case_judge(bytes, n, now_utc_s, arena, &verdict,
	    &err);
	if (*status != AR_OK)
		return ar_error_json(ar_status_code(*status), err.text,
		    err.where, err.hint, arena);
	return ar_json_finish(&out, ar_triage_json(&out, &verdict), arena);
}

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/* The line that begins at from; *next gets the one after it. */
static size_t
line_length(const char *bytes, size_t n, size_t from, size_t *next)
{
	const char *end = from < n ? memchr(bytes + from, '\n', n - from)
	    : NULL;

	*next = end ? (size_t)(end - bytes) + 1 : n;
	return (end ? (size_t)(end - bytes) : n) - from;
}

/* Does a line hold the end of the object that it begins with? */
static bool
is_whole(const char *line, size_t n)
{
	bool quoted = false;
	long depth = 0;

	for (size_t i = 0; i < n; i++) {
		if (quoted && line[i] == '\\')
			i++;
		else if (line[i] == '"')
			quoted = !quoted;
		else if (!quoted && (line[i] == '{' || line[i] == '['))
			depth++;
		else if (!quoted && (line[i] == '}' || line[i] == ']'))
			depth--;
	}
	return !quoted && depth == 0;
}

/* One case a line, unless the first line is the beginning of an object that
 * goes on, indented, below it. */
static bool
is_lines(const char *bytes, size_t n)
{
	size_t found = 0, starts = 0;
	bool first_whole = false;

	for (size_t at = 0, next = 0; at < n; at = next) {
		size_t length = line_length(bytes, n, at, &next), skip = 0;

		while (skip < length && is_blank(bytes[at + skip]))
			skip++;
		if (skip == length)
			continue;
		if (found++ == 0)
			first_whole = is_whole(bytes + at, length);
		starts += bytes[at] == '{';
	}
	return found > 1 && (first_whole || starts > 1);
}

void
ar_triage_cases_start(struct ar_triage_cases *cases, const char *bytes,
    size_t n)
{
	*cases = (struct ar_triage_cases){ .bytes = bytes, .n = n,
		.lines = is_lines(bytes, n) };
}

bool
ar_triage_cases_next(struct ar_triage_cases *cases, const char **bytes,
    size_t *n)
{
	if (!cases->lines) {
		*bytes = cases->bytes;
		*n = cases->n;
		return cases->line++ == 0;
	}
	while (cases->at < cases->n) {
		size_t from = cases->at;

		*n = line_length(cases->bytes, cases->n, from, &cases->at);
		*bytes = cases->bytes + from;
		cases->line++;
		for (size_t i = 0; i < *n; i++)
			if (!is_blank((*bytes)[i]))
				return true;
	}
	return false;
}
