/* Rows and cells: RFC 4180 with what exports make of it: any line ends,
 * rows of any length, quotes that never close. */
#include <stdlib.h>
#include <string.h>

#include "formats/numbers.h"
#include "formats/strava.h"

static const char bom[] = "\xEF\xBB\xBF";

enum ar_status
ar_strava_row_open(struct ar_strava_row *row, const void *bytes, size_t n)
{
	size_t longest = n < AR_STRAVA_ROW_MAX ? n : AR_STRAVA_ROW_MAX;

	row->start = row->at = bytes;
	row->end = row->at + n;
	row->used = row->count = 0;
	row->broken = false;
	if (n >= sizeof bom - 1 && memcmp(bytes, bom, sizeof bom - 1) == 0)
		row->at += sizeof bom - 1;
	/* a NUL a cell, and once more for texts that are put together */
	row->room = 2 * (longest + AR_STRAVA_CELLS) + 2;
	row->bytes = malloc(row->room);
	return row->bytes ? AR_OK : AR_EMEM;
}

void
ar_strava_row_close(struct ar_strava_row *row)
{
	free(row->bytes);
	row->bytes = NULL;
}

static bool
ends_line(char c)
{
	return c == '\n' || c == '\r';
}

/* Behind the end of the line that holds from. */
static const char *
behind_line(const char *from, const char *end)
{
	while (from < end && !ends_line(*from))
		from++;
	if (end - from >= 2 && from[0] == '\r' && from[1] == '\n')
		return from + 2;
	return from < end ? from + 1 : from;
}

/* What is still to be read of this row, given how long one may be. */
static const char *
row_limit(const struct ar_strava_row *row, const char *from)
{
	return (size_t)(row->end - from) > AR_STRAVA_ROW_MAX ?
	    from + AR_STRAVA_ROW_MAX : row->end;
}

/* The rest of a cell in quotes; a quote is written twice.  false: the last
 * one is missing, which shows at the latest where the next cell in quotes
 * begins. */
static bool
quoted(struct ar_strava_row *row, const char *limit)
{
	while (row->at < limit) {
		const char *quote = memchr(row->at, '"',
		    (size_t)(limit - row->at));
		size_t n;

		if (!quote)
			return false;
		n = (size_t)(quote - row->at);
		memcpy(row->bytes + row->used, row->at, n);
		row->used += n;
		row->at = quote + 1;
		if (row->at == limit)
			return limit == row->end;
		if (*row->at != '"')
			return *row->at == ',' || ends_line(*row->at);
		row->bytes[row->used++] = '"';
		row->at++;
	}
	return false;
}

/* One cell, up to its comma or the end of the line.  false: broken. */
static bool
take_cell(struct ar_strava_row *row, const char *limit)
{
	size_t from = row->used;

	if (row->at < limit && *row->at == '"') {
		row->at++;
		if (!quoted(row, limit))
			return false;
	}
	while (row->at < limit && *row->at != ',' && !ends_line(*row->at))
		row->bytes[row->used++] = *row->at++;
	if (row->at == limit && limit < row->end)
		return false;
	if (row->count == AR_STRAVA_CELLS) {
		row->used = from; /* one too many */
		return true;
	}
	row->cell[row->count].text = row->bytes + from;
	row->cell[row->count].n = row->used - from;
	row->count++;
	row->bytes[row->used++] = '\0';
	return true;
}

static void
take_row(struct ar_strava_row *row)
{
	const char *start = row->at;
	const char *limit = row_limit(row, start);

	row->used = row->count = 0;
	row->broken = false;
	for (;;) {
		if (!take_cell(row, limit)) {
			row->broken = true;
			row->at = behind_line(start, row->end);
			return;
		}
		if (row->at == row->end || *row->at != ',')
			break;
		row->at++;
	}
	row->at = behind_line(row->at, row->end);
}

bool
ar_strava_row_next(struct ar_strava_row *row)
{
	while (row->at < row->end) {
		take_row(row);
		if (row->broken || row->count > 1 || row->cell[0].n)
			return true;
	}
	return false;
}
