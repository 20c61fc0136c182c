/* Every answer finds its list: there, not there, not known. */
#include <math.h>
#include <string.h>

#include "base/text.h"
#include "doors/page/content.h"
#include "knowledge/pain_keys.h"

static const char *const titles[GROUPS] = { "Site", "Severity", "General",
	"Circulation", "Nerves", "Injury", "Bone and joint",
	"Muscle and tendon", "Pattern", "Function",
	"Care so far", "Background" };

struct sorter {
	const struct ar_pain *pain;
	const struct ar_verdict *verdict;
	struct ar_arena *arena;
	struct page_content *content;
	bool failed;
};

/* These mean nothing without their parent. */
static const int parents[][2] = {
	{ AR_PAIN_BONE_SITE, AR_PAIN_BONE_TENDER },
	{ AR_PAIN_SWELLING_AFTER_H, AR_PAIN_SWELLING },
};

static bool
is_moot(const struct sorter *sorter, int key)
{
	for (size_t i = 0; i < sizeof parents / sizeof parents[0]; i++)
		if (parents[i][0] == key &&
		    page_answer_of(parents[i][1],
		        sorter->pain->value[parents[i][1]]) != ANSWER_PRESENT)
			return true;
	return false;
}

static bool
is_open(const struct sorter *sorter, int key)
{
	for (size_t i = 0; i < sorter->verdict->ask_count; i++)
		if (sorter->verdict->ask_next[i] == key)
			return true;
	return false;
}

static void
add(struct sorter *sorter, struct page_answers *to, int key,
    const char *words)
{
	const char *title = titles[page_word_group(key)];
	struct page_list *list = &to->list[to->count];
	size_t keys;

	if (to->count > 0 && strcmp(list[-1].title, title) == 0) {
		list--;
	} else {
		(void)ar_pain_keys(&keys);
		*list = (struct page_list){ title,
		    ar_arena_array(sorter->arena, keys, sizeof *list->items),
		    0 };
		to->count++;
	}
	if (!list->items || !words) {
		sorter->failed = true;
		return;
	}
	list->items[list->count++] = words;
	to->total++;
}

static const char *
present_words(struct sorter *sorter, int key, double value)
{
	const struct page_word *row = page_word_of(key, value);
	const char *hole = strstr(row->present, "%s");
	struct ar_text text;

	if (!hole)
		return row->present;
	ar_text_start(&text, sorter->arena);
	ar_text_add_n(&text, row->present, (size_t)(hole - row->present));
	ar_text_number(&text, value, 1);
	ar_text_add(&text, hole + 2);
	return ar_text_end(&text);
}

static void
sort_key(struct sorter *sorter, int key, bool past)
{
	struct page_content *to = sorter->content;
	double value = sorter->pain->value[key];
	const char *absent = page_word_absent(key);

	switch (page_answer_of(key, value)) {
	case ANSWER_PRESENT:
		add(sorter, past ? &to->past_present : &to->present, key,
		    present_words(sorter, key, value));
		break;
	case ANSWER_ABSENT:
		add(sorter, past ? &to->past_absent : &to->absent, key,
		    page_word_normal(key));
		break;
	case ANSWER_UNKNOWN:
		if (is_moot(sorter, key))
			break;
		if (is_open(sorter, key))
			add(sorter, &to->open, key, absent);
		else
			add(sorter, past ? &to->past_unknown : &to->unknown,
			    key, absent);
		break;
	}
}

bool
page_answers_sort(const struct page_case *from, struct ar_arena *arena,
    struct page_content *content)
{
	struct sorter sorter = { &from->reports[from->count - 1].pain,
	    &from->verdict, arena, content, false };
	size_t count;

	(void)ar_pain_keys(&count);
	for (int group = GROUP_GENERAL; group < GROUPS; group++)
		for (int key = 0; key < (int)count; key++)
			if ((int)page_word_group(key) == group &&
			    key != AR_PAIN_AGE)
				sort_key(&sorter, key,
				    group == GROUP_BACKGROUND);
	return !sorter.failed;
}
