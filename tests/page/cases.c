#include "cases.h"

#include <stdlib.h>
#include <string.h>

#include "../check.h"
#include "afterrun/pain.h"
#include "afterrun/triage.h"

enum { ROOM = 512 * 1024 };

const struct page_test_case page_cases[PAGE_CASES] = {
	{"clot", "{\"schema\":\"triage-case/1\",\"date\":\"2026-11-21\","
	    "\"others\":\"no\",\"region\":\"calf\",\"side\":\"right\","
	    "\"severity_worst\":6,\"severity_now\":4,"
	    "\"duration_days\":2,\"onset\":\"no_run\",\"trend\":\"worse\","
	    "\"calf_diff_cm\":3.5,\"warm\":true,\"breathless\":true,"
	    "\"background\":{\"age\":42,\"travel_4h_4w\":true}}"},
	{"shin", "{\"schema\":\"triage-case/1\",\"date\":\"2026-11-21\","
	    "\"others\":\"no\",\"region\":\"shin_inner\",\"side\":\"left\","
	    "\"tissue\":\"bone\",\"severity_worst\":6,\"severity_now\":3,"
	    "\"severity_in_run\":6,\"duration_days\":16,"
	    "\"onset\":\"gradual_in_run\",\"bone_tender\":\"focal\","
	    "\"bone_site\":\"other\",\"hop_pain\":true,"
	    "\"night_pain\":\"unknown\",\"trend\":\"worse\","
	    "\"background\":{\"low_energy\":true,\"smoking\":\"unknown\"},"
	    "\"earlier\":[{\"date\":\"2026-11-14\",\"others\":\"no\","
	    "\"region\":\"shin_inner\",\"side\":\"left\","
	    "\"severity_worst\":4},{\"date\":\"2026-11-07\","
	    "\"region\":\"calf\",\"side\":\"right\",\"severity_worst\":2}]}"},
	{"knee", "{\"schema\":\"triage-case/1\",\"others\":\"no\","
	    "\"date\":\"2026-11-21T21:15:00-05:00\",\"side\":\"right\","
	    "\"region\":\"knee_front\",\"severity_worst\":2,"
	    "\"severity_now\":1,\"duration_days\":1,\"onset\":\"after_run\","
	    "\"trend\":\"better\"}"},
	{"nothing", "{\"schema\":\"triage-case/1\",\"date\":\"2026-11-21\"}"},
};

struct writer {
	char *text;
	size_t used;
};

static void
put(struct writer *writer, const char *format, ...)
{
	va_list values;
	int n;

	va_start(values, format);
	n = vsnprintf(writer->text + writer->used, ROOM - writer->used,
	    format, values);
	va_end(values);
	assert_true(n >= 0 && (size_t)n < ROOM - writer->used);
	writer->used += (size_t)n;
}

/* The last word is the worst in the tables of swelling and the like. */
static void
put_word(struct writer *writer, const struct ar_pain_key *key, int index)
{
	size_t n;
	const char *word = ar_pain_word_at(key, index, &n);

	put(writer, ",\"%s\":\"%.*s\"", key->id, (int)n, word);
}

static int
words_of(const struct ar_pain_key *key)
{
	size_t n;
	int count = 0;

	while (ar_pain_word_at(key, count, &n))
		count++;
	return count;
}

static void
put_worst(struct writer *writer, const struct ar_pain_key *key)
{
	switch (key->type) {
	case AR_PAIN_BOOL:
		put(writer, ",\"%s\":%s", key->id,
		    key->normal == 0 ? "true" : "false");
		break;
	case AR_PAIN_SCALE:
		put(writer, ",\"%s\":9", key->id);
		break;
	case AR_PAIN_NUMBER:
		put(writer, ",\"%s\":%d", key->id,
		    key->hi < 50 ? (int)key->hi : 50);
		break;
	case AR_PAIN_WORD:
		if (strcmp(key->id, "side") == 0)
			put(writer, ",\"side\":\"both\"");
		else if (strcmp(key->id, "bone_tender") == 0)
			put(writer, ",\"bone_tender\":\"focal\"");
		else
			put_word(writer, key, words_of(key) - 1);
		break;
	}
}

static void
put_earlier(struct writer *writer, size_t count)
{
	put(writer, ",\"earlier\":[");
	for (size_t i = 0; i < count; i++)
		put(writer, "%s{\"date\":\"2026-%02d-%02d\","
		    "\"region\":\"%s\",\"side\":\"right\","
		    "\"severity_worst\":%d}", i ? "," : "",
		    1 + (int)i % 10, 1 + (int)i % 28,
		    i % 3 ? "whole_leg" : "calf", (int)i % 11);
	put(writer, "]");
}

char *
case_everything(size_t past)
{
	struct writer writer = {malloc(ROOM), 0};
	size_t count;
	const struct ar_pain_key *keys = ar_pain_keys(&count);

	assert_non_null(writer.text);
	put(&writer, "{\"schema\":\"triage-case/1\",\"date\":\"2026-11-21\"");
	for (size_t i = 0; i < count; i++)
		if (!keys[i].background)
			put_worst(&writer, &keys[i]);
	put(&writer, ",\"background\":{\"pregnant\":true");
	for (size_t i = 0; i < count; i++)
		if (keys[i].background && strcmp(keys[i].id, "pregnant") != 0)
			put_worst(&writer, &keys[i]);
	put(&writer, "}");
	put_earlier(&writer, past);
	put(&writer, "}");
	return writer.text;
}

static unsigned
next(unsigned *state)
{
	*state = *state * 1664525u + 1013904223u;
	return *state >> 16;
}

/* Absent, or any answer that every site may have. */
static void
put_any(struct writer *writer, const struct ar_pain_key *key,
    unsigned *state)
{
	unsigned draw = next(state) % 4;

	if (draw == 0)
		return;
	if (draw == 1 && key->type != AR_PAIN_BOOL)
		put(writer, ",\"%s\":\"unknown\"", key->id);
	else if (key->type == AR_PAIN_BOOL)
		put(writer, ",\"%s\":%s", key->id,
		    next(state) % 3 ? key->normal == 0 ? "false" : "true" :
		    key->normal == 0 ? "true" : "false");
	else if (key->type == AR_PAIN_WORD)
		put_word(writer, key,
		    (int)(next(state) % (unsigned)words_of(key)));
	else
		put(writer, ",\"%s\":%u", key->id, next(state) % 11);
}

char *
case_random(unsigned seed)
{
	struct writer writer = {malloc(ROOM), 0};
	unsigned state = seed * 2654435761u + 1;
	size_t count;
	const struct ar_pain_key *keys = ar_pain_keys(&count);

	assert_non_null(writer.text);
	put(&writer, "{\"schema\":\"triage-case/1\",\"date\":\"2026-11-21\","
	    "\"region\":\"whole_leg\",\"side\":\"left\"");
	for (size_t i = 0; i < count; i++)
		if (!keys[i].background && strcmp(keys[i].id, "region") != 0 &&
		    strcmp(keys[i].id, "side") != 0)
			put_any(&writer, &keys[i], &state);
	put_earlier(&writer, next(&state) % 40);
	put(&writer, "}");
	return writer.text;
}
