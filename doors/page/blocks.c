#include "doors/page/blocks.h"

#include <math.h>

static const double section_gap = 8;
static const double head_gap = 2;
static const size_t ALL = (size_t)-1;

static void
append(GString *text, const char *words)
{
	char *escaped = g_markup_escape_text(words, -1);

	g_string_append(text, escaped);
	g_free(escaped);
}

static void
append_bold(GString *text, const char *words)
{
	g_string_append(text, "<b>");
	append(text, words);
	g_string_append(text, "</b>");
}

/* Set and free text. */
static double
set(struct sheet *sheet, enum style style, struct box box, GString *text)
{
	double height = sheet_markup(sheet, style, box, text->str);

	g_string_free(text, TRUE);
	return height;
}

/* A section's title under a thin line. */
double
block_section(struct sheet *sheet, struct box box, const char *title)
{
	double top = box.y;

	box.y += section_gap * sheet->scale;
	sheet_rule(sheet, box, 0.5, 0.65);
	box.y += 3 * sheet->scale;
	box.y += sheet_words(sheet, STYLE_HEAD, box, title);
	return box.y - top + head_gap * sheet->scale;
}

/* A label with the answer, or with a line to write it on. */
static double
who(struct sheet *sheet, struct box box, const char *label,
    const char *answer)
{
	GString *text = g_string_new("<span color='#666666'>");
	PangoRectangle used;
	double height;

	append(text, label);
	g_string_append(text, "</span>  ");
	if (answer)
		append_bold(text, answer);
	height = set(sheet, STYLE_BODY, box, text);
	pango_layout_get_pixel_extents(sheet->layout, NULL, &used);
	if (!answer)
		sheet_rule(sheet, (struct box){ box.x + used.width + 2,
		    box.y + height - 1, box.width - used.width - 16 }, 0.5,
		    0.5);
	return height;
}

double
block_head(struct sheet *sheet, struct box box,
    const struct page_content *content)
{
	struct box row = box;
	double title = sheet_words(sheet, STYLE_TITLE, box,
	    "Leg pain: report for a clinician");

	row.y += title * 0.36;
	sheet_words_right(sheet, STYLE_BODY, row, content->date);
	if (content->printed) {
		char *words = g_strconcat("printed ", content->printed,
		    NULL);

		row.y += title * 0.5;
		sheet_words_right(sheet, STYLE_SMALL, row, words);
		g_free(words);
	}
	row.y = box.y + title;
	row.y += sheet_words(sheet, STYLE_SMALL, row,
	    "Written from the runner's own answers. Not a diagnosis.");
	row.y += 7 * sheet->scale;
	double name = who(sheet, (struct box){ box.x, row.y,
	    box.width * 0.62 }, "Name", content->who.name);

	who(sheet, (struct box){ box.x + box.width * 0.64, row.y,
	    box.width * 0.16 }, "Age", content->age);
	who(sheet, (struct box){ box.x + box.width * 0.82, row.y,
	    box.width * 0.21 }, "Sex", content->who.sex);
	return row.y - box.y + name; /* a long name takes two lines */
}

static double
verdict_words(struct sheet *sheet, struct box box,
    const struct page_content *content)
{
	GString *text = g_string_new(NULL);
	double top = box.y;

	append(text, content->urgency);
	g_string_append(text, "<span weight='normal'>   ");
	append(text, content->verdict);
	g_string_append(text, "</span>");
	box.y += set(sheet, STYLE_LEAD, box, text);
	text = g_string_new("Advice for now: ");
	append(text, content->permits);
	g_string_append(text, ".");
	if (content->notes) {
		g_string_append(text, "\n");
		append_bold(text, content->notes);
	}
	return box.y - top + set(sheet, STYLE_BODY, box, text);
}

double
block_verdict(struct sheet *sheet, struct box box,
    const struct page_content *content)
{
	static const double colour[AR_TIERS][3] = { { 0.72, 0.1, 0.1 },
		{ 0.83, 0.29, 0.2 }, { 0.85, 0.55, 0.15 },
		{ 0.3, 0.5, 0.65 }, { 0.35, 0.55, 0.35 } };
	const double *bar = colour[content->tier];
	struct box inner = { box.x + 12, box.y + 6, box.width - 20 };
	bool draw = sheet->draw;

	sheet->draw = false;
	double height = verdict_words(sheet, inner, content) + 13;

	sheet->draw = draw;
	if (draw) {
		cairo_set_source_rgb(sheet->cr, 0.945, 0.945, 0.945);
		cairo_rectangle(sheet->cr, box.x, box.y, box.width, height);
		cairo_fill(sheet->cr);
		cairo_set_source_rgb(sheet->cr, bar[0], bar[1], bar[2]);
		cairo_rectangle(sheet->cr, box.x, box.y, 4, height);
		cairo_fill(sheet->cr);
		verdict_words(sheet, inner, content);
	}
	return height;
}

static double
fact(struct sheet *sheet, struct box box, const char *label,
    const char *words)
{
	struct box right = { box.x + 52, box.y, box.width - 52 };
	double one = sheet_words(sheet, STYLE_DENSE, box, label);
	double other = sheet_words(sheet, STYLE_BODY, right, words);

	return fmax(one, other) + 1;
}

/* Six numbers in a row with what they are beneath. */
static double
severities(struct sheet *sheet, struct box box,
    const struct page_content *content)
{
	double width = box.width / SEVERITIES, most = 0;

	for (int i = 0; i < SEVERITIES; i++) {
		const struct page_severity *one = &content->severity[i];
		struct box cell = { box.x + width * i, box.y, width };
		char number[16];

		if (isnan(one->value))
			g_strlcpy(number, "–", sizeof number);
		else
			g_snprintf(number, sizeof number, "%.2g",
			    one->value);
		double high = sheet_words_centred(sheet, STYLE_LEAD, cell,
		    number);

		cell.y += high;
		most = fmax(most, high + sheet_words_centred(sheet,
		    STYLE_SMALL, cell, one->label));
	}
	return most + 2;
}

double
block_complaint(struct sheet *sheet, struct box box,
    const struct page_content *content)
{
	double top = box.y;

	box.y += fact(sheet, box, "Site", content->site);
	box.y += fact(sheet, box, "Began", content->onset);
	box.y += fact(sheet, box, "Trend", content->trend);
	box.y += fact(sheet, box, "Feels like", content->tissue);
	box.y += 3 * sheet->scale;
	box.y += sheet_words(sheet, STYLE_DENSE, box, "Pain from 0 to 10");
	return box.y - top + severities(sheet, box, content);
}

/* "Nerves: numbness; weakness. Injury: …" */
static void
append_answers(GString *text, const struct page_answers *found,
    bool grouped, size_t most)
{
	size_t shown = 0;

	for (size_t i = 0; i < found->count && shown < most; i++) {
		const struct page_list *list = &found->list[i];

		if (grouped) {
			g_string_append(text, "<span color='#666666'>");
			append(text, list->title);
			g_string_append(text, ":</span> ");
		}
		for (size_t j = 0; j < list->count && shown < most; j++) {
			append(text, list->items[j]);
			g_string_append(text,
			    j + 1 < list->count ? "; " : ". ");
			shown++;
		}
	}
	if (shown < found->total)
		g_string_append_printf(text, "<b>and %" G_GSIZE_FORMAT
		    " more</b> (see the text form).", found->total - shown);
}

static double
answers(struct sheet *sheet, struct box box, const char *title,
    const struct page_answers *found, size_t most)
{
	/* what is there stands out */
	enum style style = most == ALL ? STYLE_BODY : STYLE_DENSE;
	GString *text = g_string_new(NULL);
	double top = box.y;

	box.y += block_section(sheet, box, title);
	append_answers(text, found, true, most);
	if (found->total == 0)
		g_string_append(text, "none");
	return box.y - top + set(sheet, style, box, text);
}

/* One line of the background: "Asked and absent: …". */
static void
append_past(GString *text, const char *title,
    const struct page_answers *found, size_t most)
{
	if (found->total == 0)
		return;
	if (text->len > 0)
		g_string_append(text, "\n");
	g_string_append_printf(text, "<span color='#666666'>%s:</span> ",
	    title);
	append_answers(text, found, false, most);
}

double
block_answers(struct sheet *sheet, struct box box,
    const struct page_content *content, const struct fit *fit)
{
	GString *past = g_string_new(NULL);
	double top = box.y;

	box.y += answers(sheet, box, "Present", &content->present, ALL);
	box.y += answers(sheet, box, "Asked, and absent or normal",
	    &content->absent, fit->items);
	if (content->open.total > 0)
		box.y += answers(sheet, box,
		    "Not known, and could still change the urgency",
		    &content->open, fit->items);
	if (content->unknown.total > 0)
		box.y += answers(sheet, box, "Not known, other",
		    &content->unknown, fit->items);
	box.y += block_section(sheet, box, "Background");
	if (content->past_present.total > 0) {
		g_string_append(past, "<b>");
		append_answers(past, &content->past_present, false,
		    ALL);
		g_string_append(past, "</b>");
	}
	append_past(past, "Asked and absent", &content->past_absent,
	    fit->items);
	append_past(past, "Not known", &content->past_unknown, fit->items);
	return box.y - top + set(sheet, STYLE_DENSE, box, past);
}

/* Name, tier and tag; with the reason and the source when full. */
static void
append_rule(GString *text, const struct page_rule *rule, bool full)
{
	append_bold(text, rule->id);
	g_string_append(text, " ");
	append(text, rule->name);
	g_string_append(text, " <span color='#666666'>(");
	append(text, rule->head);
	g_string_append(text, ")</span>");
	if (full) {
		g_string_append(text, ". ");
		append(text, rule->reason);
		g_string_append(text, " <span color='#666666'>");
		append(text, rule->source);
		g_string_append(text, "</span>");
	}
	g_string_append(text, "\302\240<b>[");
	append(text, rule->tag);
	g_string_append(text, "]</b>");
}

double
block_rules(struct sheet *sheet, struct box box,
    const struct page_content *content, const struct fit *fit)
{
	GString *rest = g_string_new("Also: ");
	double top = box.y;

	box.y += block_section(sheet, box, "Rules that fired, most urgent "
	    "first, with the words given to the runner");
	for (size_t i = 0; i < content->rule_count; i++) {
		GString *text = g_string_new(NULL);

		if (i < fit->rules) {
			append_rule(text, &content->rules[i], true);
			box.y += set(sheet, STYLE_DENSE, box, text) + 1;
			continue;
		}
		g_string_free(text, TRUE);
		append_rule(rest, &content->rules[i], false);
		g_string_append(rest,
		    i + 1 < content->rule_count ? "; " : ".");
	}
	if (content->rule_count > fit->rules)
		return box.y - top + set(sheet, STYLE_DENSE, box, rest);
	g_string_free(rest, TRUE);
	return box.y - top;
}

static void
append_advice(GString *text, const char *const *texts, size_t count,
    size_t most)
{
	for (size_t i = 0; i < count && i < most; i++) {
		g_string_append(text, i ? " " : "");
		append(text, texts[i]);
	}
	if (count > most)
		g_string_append_printf(text, " <b>And %" G_GSIZE_FORMAT
		    " more.</b>", count - most);
}

double
block_advice(struct sheet *sheet, struct box box,
    const struct page_content *content, const struct fit *fit)
{
	GString *text = g_string_new(NULL);
	double top = box.y;

	box.y += block_section(sheet, box, "Told to the runner");
	append_advice(text, content->act, content->act_count, fit->advice);
	if (content->avoid_count > 0 && content->act_count > 0)
		g_string_append(text, "\n");
	append_advice(text, content->avoid, content->avoid_count,
	    fit->advice);
	return box.y - top + set(sheet, STYLE_DENSE, box, text);
}

double
block_foot(struct sheet *sheet, struct box box,
    const struct page_content *content)
{
	sheet_rule(sheet, box, 0.5, 0.65);
	box.y += 3;
	return 3 + sheet_words(sheet, STYLE_SMALL, box, content->foot);
}
