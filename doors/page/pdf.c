#include "doors/page/pdf.h"

#include <stdlib.h>
#include <string.h>

#include <cairo-pdf.h>

#include "doors/page/blocks.h"
#include "doors/page/figure.h"

/* A4 in points, its margins, and the two columns. */
static const double paper_width = 595.28;
static const double paper_height = 841.89;
static const double margin = 42;
static const double top_margin = 36;
static const double bottom_margin = 30;
static const double left_column = 218;
static const double gutter = 18;
static const double line_height = 19; /* to write on */

enum { LINES_LEAST = 2, LINES_MOST = 5, EVERYTHING = 1000 };

/* Tried from the top; the first that fits is taken. */
static const struct fit fits[] = {
	{ 1.0, EVERYTHING, EVERYTHING, EVERYTHING },
	{ 0.95, EVERYTHING, EVERYTHING, EVERYTHING },
	{ 0.9, EVERYTHING, EVERYTHING, EVERYTHING },
	{ 0.9, 10, EVERYTHING, 14 },
	{ 0.86, 8, EVERYTHING, 12 },
	{ 0.82, 6, EVERYTHING, 8 },
	{ 0.82, 4, EVERYTHING, 6 },
	{ 0.82, 3, EVERYTHING, 4 },
	{ 0.79, 3, EVERYTHING, 4 },
	{ 0.79, 3, 40, 4 },
	{ 0.79, 2, 24, 3 },
	{ 0.79, 1, 12, 2 },
};

static cairo_status_t
keep(void *closure, const unsigned char *bytes, unsigned int n)
{
	struct page_bytes *pdf = closure;

	if (pdf->n + n > pdf->room) {
		size_t room = (pdf->n + n) * 2;
		unsigned char *more = realloc(pdf->bytes, room);

		if (!more) {
			pdf->failed = true;
			return CAIRO_STATUS_NO_MEMORY;
		}
		pdf->bytes = more;
		pdf->room = room;
	}
	memcpy(pdf->bytes + pdf->n, bytes, n);
	pdf->n += n;
	return CAIRO_STATUS_SUCCESS;
}

static double
columns(struct sheet *sheet, struct box box,
    const struct page_content *content, const struct fit *fit)
{
	struct box left = { box.x, box.y, left_column };
	struct box right = { box.x + left_column + gutter, box.y,
		box.width - left_column - gutter };

	left.y += block_section(sheet, left, "Site");
	left.y += figure_draw(sheet, left, content);
	left.y += block_section(sheet, left, "Course");
	left.y += chart_draw(sheet, left, content);
	right.y += block_section(sheet, right, "Complaint");
	right.y += block_complaint(sheet, right, content);
	right.y += block_answers(sheet, right, content, fit);
	return (left.y > right.y ? left.y : right.y) - box.y;
}

/* Lines to write on fill what is left, within reason. */
static double
helped(struct sheet *sheet, struct box box,
    const struct page_content *content, double bottom)
{
	double top = box.y;
	int lines = LINES_LEAST;

	box.y += block_section(sheet, box, "What helped");
	box.y += sheet_words(sheet, STYLE_DENSE, box, content->helped);
	while (lines < LINES_MOST &&
	    box.y + (lines + 1) * line_height < bottom - 12)
		lines++;
	for (int i = 0; i < lines; i++) {
		box.y += line_height;
		sheet_rule(sheet, box, 0.4, 0.6);
	}
	return box.y - top;
}

/* The whole page; false: it does not fit. */
static bool
page_set(struct sheet *sheet, const struct page_content *content,
    const struct fit *fit)
{
	struct box box = { margin, top_margin, paper_width - 2 * margin };
	bool draw = sheet->draw;

	sheet->scale = fit->scale;
	sheet->draw = false;
	double foot = paper_height - bottom_margin -
	    block_foot(sheet, box, content);

	sheet->draw = draw;
	block_foot(sheet, (struct box){ margin, foot, box.width }, content);
	box.y += block_head(sheet, box, content) + 8;
	box.y += block_verdict(sheet, box, content);
	box.y += columns(sheet, box, content, fit);
	box.y += block_rules(sheet, box, content, fit);
	box.y += block_advice(sheet, box, content, fit);
	box.y += block_section(sheet, box, "Load of the last 14 days");
	box.y += sheet_words(sheet, STYLE_DENSE, box, content->load);
	box.y += helped(sheet, box, content, foot);
	return box.y <= foot - 6;
}

static bool
page_fit(cairo_t *cr, const struct page_content *content)
{
	struct sheet sheet;
	size_t i = 0;

	sheet_start(&sheet, cr);
	while (i < sizeof fits / sizeof fits[0] &&
	    !page_set(&sheet, content, &fits[i]))
		i++;
	if (i < sizeof fits / sizeof fits[0]) {
		sheet.draw = true;
		page_set(&sheet, content, &fits[i]);
	}
	sheet_end(&sheet);
	return i < sizeof fits / sizeof fits[0];
}

static void
set_metadata(cairo_surface_t *surface, double now_utc_s)
{
	char date[AR_TIME_TEXT];

	ar_time_utc_text(now_utc_s, date);
	cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE,
	    "Leg pain: report for a clinician");
	cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATOR,
	    "afterrun " AR_VERSION);
	cairo_pdf_surface_set_metadata(surface,
	    CAIRO_PDF_METADATA_CREATE_DATE, date);
	cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_MOD_DATE,
	    date);
}

enum ar_status
page_pdf_make(const struct page_content *content, double now_utc_s,
    struct page_bytes *pdf, struct ar_error *err)
{
	cairo_surface_t *surface = cairo_pdf_surface_create_for_stream(keep,
	    pdf, paper_width, paper_height);
	cairo_t *cr = cairo_create(surface);
	cairo_status_t status;
	bool fits_page;

	set_metadata(surface, now_utc_s);
	fits_page = page_fit(cr, content);
	cairo_show_page(cr);
	status = cairo_status(cr);
	cairo_destroy(cr);
	cairo_surface_finish(surface);
	if (status == CAIRO_STATUS_SUCCESS)
		status = cairo_surface_status(surface);
	cairo_surface_destroy(surface);
	if (!fits_page)
		return ar_fail(err, AR_ELIMIT, 0,
		    "this does not fit on one page; use --text");
	if (status != CAIRO_STATUS_SUCCESS || pdf->failed)
		return ar_fail(err, AR_EMEM, 0, "not enough memory");
	return AR_OK;
}
