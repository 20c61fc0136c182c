/* Which column is which: by name in the languages that are known, else by
 * their place in the layout of 2023. */
#include <math.h>
#include <string.h>

#include "formats/numbers.h"
#include "formats/strava.h"

enum {
	LANGUAGES = 32,
	/* places of that layout that hold the same name twice */
	ELAPSED_1 = 5,
	ELAPSED_2 = 15,
	DISTANCE_1 = 6,
	DISTANCE_2 = 17
};

/* How many names each language has given. */
struct votes {
	const char *language[LANGUAGES];
	unsigned count[LANGUAGES];
	size_t languages;
};

static void
vote(struct votes *votes, const char *language)
{
	size_t i = 0;

	while (i < votes->languages &&
	    strcmp(votes->language[i], language) != 0)
		i++;
	if (i == LANGUAGES)
		return;
	if (i == votes->languages) {
		votes->language[i] = language;
		votes->count[i] = 0;
		votes->languages++;
	}
	votes->count[i]++;
}

static const char *
winner(const struct votes *votes)
{
	const char *language = "";
	unsigned most = 0;

	for (size_t i = 0; i < votes->languages; i++)
		if (votes->count[i] > most) {
			most = votes->count[i];
			language = votes->language[i];
		}
	return language;
}

static void
name_cell(struct ar_strava_map *map, struct votes *votes, const char *word,
    int place)
{
	enum ar_strava_column column = AR_STRAVA_COLUMNS, same;
	const char *language;
	size_t row = 0;

	while ((same = ar_strava_column_of(word, &row, &language)) !=
	    AR_STRAVA_COLUMNS) {
		column = same;
		vote(votes, language);
	}
	if (column == AR_STRAVA_COLUMNS)
		return;
	if (map->first[column] < 0)
		map->first[column] = place;
	else if (map->second[column] < 0)
		map->second[column] = place;
}

static bool
same_cells(const struct ar_strava_row *header, size_t a, size_t b)
{
	return b < header->count && header->cell[a].n &&
	    header->cell[a].n == header->cell[b].n &&
	    memcmp(header->cell[a].text, header->cell[b].text,
		header->cell[a].n) == 0;
}

/* Whether names stand twice where the layout of 2023 has them twice: that is
 * so in every language. */
static bool
layout_known(const struct ar_strava_row *header)
{
	return same_cells(header, ELAPSED_1, ELAPSED_2) &&
	    same_cells(header, DISTANCE_1, DISTANCE_2);
}

/* Places for the columns whose names are not known. */
static void
place_rest(struct ar_strava_map *map, int count)
{
	for (size_t i = 0; i < ar_strava_positions(); i++) {
		bool second;
		int place;
		enum ar_strava_column column =
		    ar_strava_position(i, &place, &second);
		int *at = second ? &map->second[column] : &map->first[column];

		if (*at < 0 && place < count)
			*at = place;
	}
}

bool
ar_strava_map_read(const struct ar_strava_row *header,
    struct ar_strava_map *map)
{
	struct votes votes = {.languages = 0};
	char word[AR_STRAVA_WORD_MAX];
	const char *language;
	bool known = layout_known(header);

	memset(map, 0, sizeof *map);
	for (int i = 0; i < AR_STRAVA_COLUMNS; i++)
		map->first[i] = map->second[i] = -1;
	for (size_t i = 0; i < header->count; i++)
		if (ar_strava_fold(header->cell[i].text, header->cell[i].n,
			word))
			name_cell(map, &votes, word, (int)i);
	map->named = map->first[AR_STRAVA_ID] >= 0 &&
	    map->first[AR_STRAVA_DATE] >= 0 &&
	    map->first[AR_STRAVA_TYPE] >= 0;
	language = winner(&votes);
	map->order = map->named ? ar_strava_order_of(language) :
	    AR_ORDER_UNKNOWN;
	map->metres = map->named && strcmp(language, "old") == 0;
	/* its names are so common that one more is asked for */
	if (map->metres && map->first[AR_STRAVA_ELAPSED] < 0)
		map->named = false;
	if (known)
		place_rest(map, (int)header->count);
	return map->named || known;
}

bool
ar_strava_looks_like(const void *head, size_t n)
{
	struct ar_strava_row row;
	struct ar_strava_map map;
	bool found;

	if (ar_strava_row_open(&row, head, n) != AR_OK)
		return false;
	/* a head may end inside the header */
	found = ar_strava_row_next(&row) && ar_strava_map_read(&row, &map);
	ar_strava_row_close(&row);
	return found;
}
