#include "doors/page/text.h"

#include <math.h>
#include <string.h>

#include "base/text.h"

enum { COLUMNS = 76, INDENT = 2, LABEL = 12 };

struct writer {
	struct ar_text text;
	int column;
	int indent; /* of the lines that follow */
};

static int
columns_of(const char *word, size_t n)
{
	int columns = 0;

	for (size_t i = 0; i < n; i++)
		columns += ((unsigned char)word[i] & 0xc0) != 0x80;
	return columns;
}

static void
pad(struct writer *writer, int column)
{
	for (; writer->column < column; writer->column++)
		ar_text_add(&writer->text, " ");
}

static void
end_line(struct writer *writer)
{
	ar_text_add(&writer->text, "\n");
	writer->column = 0;
}

/* One word; a new line first where it does not fit. */
static void
put_word(struct writer *writer, const char *word, size_t n)
{
	int columns = columns_of(word, n); /* a comma may follow */

	if (writer->column > writer->indent) {
		if (writer->column + columns + 2 > COLUMNS) {
			end_line(writer);
		} else {
			ar_text_add(&writer->text, " ");
			writer->column++;
		}
	}
	pad(writer, writer->indent);
	ar_text_add_n(&writer->text, word, n);
	writer->column += columns;
}

static void
put(struct writer *writer, const char *words)
{
	while (*words) {
		size_t n = strcspn(words, " ");

		if (n)
			put_word(writer, words, n);
		words += n + (words[n] == ' ');
	}
}

static void
heading(struct writer *writer, const char *title)
{
	end_line(writer);
	writer->indent = 0;
	put(writer, title);
	end_line(writer);
	writer->indent = INDENT;
}

static void
label(struct writer *writer, const char *name)
{
	writer->indent = INDENT;
	put(writer, name);
	writer->indent = INDENT + LABEL;
	pad(writer, writer->indent);
}

static void
fact(struct writer *writer, const char *name, const char *words)
{
	label(writer, name);
	put(writer, words);
	end_line(writer);
	writer->indent = INDENT;
}

static void
paragraph(struct writer *writer, const char *words)
{
	put(writer, words);
	end_line(writer);
}

/* "Nerves: numbness, weakness" a line each group. */
static void
answers(struct writer *writer, const char *title,
    const struct page_answers *found, bool grouped)
{
	heading(writer, title);
	if (found->total == 0)
		paragraph(writer, "none");
	for (size_t i = 0; i < found->count; i++) {
		const struct page_list *list = &found->list[i];

		writer->indent = INDENT;
		if (grouped) {
			put(writer, list->title);
			ar_text_add(&writer->text, ":");
			writer->column++;
			writer->indent = INDENT + INDENT;
		}
		for (size_t j = 0; j < list->count; j++) {
			put(writer, list->items[j]);
			if (j + 1 < list->count) {
				ar_text_add(&writer->text, ";");
				writer->column++;
			}
		}
		end_line(writer);
	}
	writer->indent = INDENT;
}

static void
head(struct writer *writer, const struct page_content *content)
{
	paragraph(writer, "LEG PAIN: REPORT FOR A CLINICIAN");
	paragraph(writer, "From the runner's own answers. Not a diagnosis.");
	end_line(writer);
	fact(writer, "Date", content->date);
	if (content->printed)
		fact(writer, "Printed", content->printed);
	fact(writer, "Name", content->who.name ? content->who.name :
	    "____________________");
	fact(writer, "Age", content->age ? content->age : "____");
	fact(writer, "Sex", content->who.sex ? content->who.sex : "____");
	heading(writer, "URGENCY BY THE RULES");
	paragraph(writer, content->urgency);
	paragraph(writer, content->verdict);
	if (content->notes)
		paragraph(writer, content->notes);
	fact(writer, "Advice", content->permits);
}

static void
severities(struct writer *writer, const struct page_content *content)
{
	label(writer, "Pain 0-10");
	for (int i = 0; i < SEVERITIES; i++) {
		const struct page_severity *one = &content->severity[i];
		char *words = ar_text_format(writer->text.arena,
		    i + 1 < SEVERITIES ? "%s %f," : "%s %f", one->label,
		    one->value);

		if (words)
			put(writer, words);
		else
			writer->text.failed = true;
	}
	end_line(writer);
	writer->indent = INDENT;
}

static void
complaint(struct writer *writer, const struct page_content *content)
{
	heading(writer, "COMPLAINT");
	fact(writer, "Site", content->site);
	fact(writer, "Began", content->onset);
	fact(writer, "Trend", content->trend);
	fact(writer, "Feels like", content->tissue);
	severities(writer, content);
}

/* A row of the chart as text: a bar of the worst pain. */
static void
course(struct writer *writer, const struct page_content *content)
{
	heading(writer, "COURSE");
	paragraph(writer, content->course);
	for (size_t i = 0; i < content->point_count; i++) {
		const struct page_point *point = &content->points[i];
		char *words = ar_text_format(writer->text.arena,
		    "worst %f, now %f", point->worst, point->now);

		label(writer, point->date);
		if (!words) {
			writer->text.failed = true;
			return;
		}
		put(writer, words);
		if (!point->here) {
			put(writer, "- elsewhere:");
			put(writer, point->site);
		} else if (point->worst >= 0.5) {
			pad(writer, INDENT + LABEL + 19);
			for (int j = 0; j < (int)lround(point->worst); j++) {
				ar_text_add(&writer->text, "#");
				writer->column++;
			}
		}
		end_line(writer);
	}
	writer->indent = INDENT;
}

static void
rules(struct writer *writer, const struct page_content *content)
{
	heading(writer, "RULES THAT FIRED");
	for (size_t i = 0; i < content->rule_count; i++) {
		const struct page_rule *rule = &content->rules[i];
		char *first = ar_text_format(writer->text.arena,
		    "%s %s (%s). %s", rule->id, rule->name, rule->head,
		    rule->reason);
		char *last = ar_text_format(writer->text.arena,
		    "Source [%s]: %s.", rule->tag, rule->source);

		if (!first || !last) {
			writer->text.failed = true;
			return;
		}
		writer->indent = INDENT;
		put_word(writer, first, strcspn(first, " "));
		writer->indent = INDENT + INDENT;
		put(writer, first + strcspn(first, " "));
		end_line(writer);
		paragraph(writer, last);
	}
}

static void
advice(struct writer *writer, const char *title, const char *const *texts,
    size_t count)
{
	if (count == 0)
		return;
	heading(writer, title);
	for (size_t i = 0; i < count; i++) {
		writer->indent = INDENT;
		put(writer, "-");
		writer->indent = INDENT + INDENT;
		put(writer, texts[i]);
		end_line(writer);
	}
}

char *
page_text_make(const struct page_content *content, struct ar_arena *arena)
{
	struct writer writer = { .column = 0, .indent = 0 };

	ar_text_start(&writer.text, arena);
	head(&writer, content);
	complaint(&writer, content);
	course(&writer, content);
	answers(&writer, "PRESENT", &content->present, true);
	answers(&writer, "ASKED AND ABSENT OR NORMAL", &content->absent, true);
	answers(&writer, "NOT KNOWN, AND COULD STILL CHANGE THE URGENCY",
	    &content->open, true);
	answers(&writer, "NOT KNOWN, OTHER", &content->unknown, true);
	answers(&writer, "BACKGROUND: PRESENT", &content->past_present, false);
	answers(&writer, "BACKGROUND: ASKED AND ABSENT",
	    &content->past_absent, false);
	answers(&writer, "BACKGROUND: NOT KNOWN", &content->past_unknown,
	    false);
	rules(&writer, content);
	advice(&writer, "TOLD TO DO", content->act, content->act_count);
	advice(&writer, "TOLD NOT TO DO", content->avoid,
	    content->avoid_count);
	heading(&writer, "LOAD OF THE LAST 14 DAYS");
	paragraph(&writer, content->load);
	heading(&writer, "WHAT HELPED");
	paragraph(&writer, content->helped);
	end_line(&writer);
	writer.indent = 0;
	paragraph(&writer, content->foot);
	return ar_text_end(&writer.text);
}
