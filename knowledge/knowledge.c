/* The vocabulary: regions, load rows, conditions, tools, and the maps
 * between them (spec/README 2).  The tables of data stand behind it. */
#include "afterrun/knowledge.h"

#include <math.h>
#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

struct map {
	const char *from;
	unsigned bits;
};

static const struct ar_region_row regions[] = {
#include "knowledge/regions.inc"
};

static const struct ar_region_row load_rows[] = {
#include "knowledge/load_rows.inc"
};

static const struct ar_condition_row conditions[] = {
#include "knowledge/conditions.inc"
};

static const struct ar_tool_row tools[] = {
#include "knowledge/tools.inc"
};

static const struct ar_matrix_cell matrix[AR_CONDITIONS][AR_MODALITIES] = {
#include "knowledge/matrix.inc"
};

static const struct map sites[] = {
#include "knowledge/sites.inc"
};

static const struct map loads[] = {
#include "knowledge/loads.inc"
};

static const struct map aliases[] = {
#include "knowledge/aliases.inc"
};

_Static_assert(COUNT(regions) == AR_REGIONS, "a row for each region");
_Static_assert(COUNT(load_rows) == AR_LOAD_ROWS, "a row for each load row");
_Static_assert(COUNT(conditions) == AR_CONDITIONS, "one for each condition");
_Static_assert(COUNT(tools) == AR_TOOLS, "a row for each tool");
_Static_assert(AR_REGIONS < 32 && AR_LOAD_ROWS < 32, "bits of an unsigned");

/* Enums come from callers as whatever they made of them. */
static bool
within(int value, int end)
{
	return value >= 0 && value < end;
}

static bool
same(const char *text, size_t n, const char *id)
{
	return strlen(id) == n && memcmp(text, id, n) == 0;
}

static unsigned
map_find(const struct map *map, size_t count, const char *from, size_t n)
{
	for (size_t i = 0; i < count; i++)
		if (same(from, n, map[i].from))
			return map[i].bits;
	return 0;
}

/* The number of the only bit; end where there is none or several. */
static int
only_bit(unsigned bits, int end)
{
	for (int i = 0; i < end; i++)
		if (bits == 1u << i)
			return i;
	return end;
}

const struct ar_region_row *
ar_region_row(enum ar_region region)
{
	return within((int)region, AR_REGIONS) ? &regions[region] : NULL;
}

enum ar_region
ar_region_find(const char *id, size_t n)
{
	for (int i = 0; i < AR_REGIONS; i++)
		if (same(id, n, regions[i].id))
			return (enum ar_region)i;
	return (enum ar_region)only_bit(
	    map_find(aliases, COUNT(aliases), id, n), AR_REGIONS);
}

const struct ar_region_row *
ar_load_row_words(enum ar_load_row row)
{
	return within((int)row, AR_LOAD_ROWS) ? &load_rows[row] : NULL;
}

enum ar_load_row
ar_load_row_find(const char *id, size_t n)
{
	int i = 0;

	while (i < AR_LOAD_ROWS && !same(id, n, load_rows[i].id))
		i++;
	return (enum ar_load_row)i;
}

const struct ar_condition_row *
ar_condition_row(enum ar_condition condition)
{
	return within((int)condition, AR_CONDITIONS) ? &conditions[condition]
						     : NULL;
}

const char *
ar_condition_id(enum ar_condition condition)
{
	const struct ar_condition_row *row = ar_condition_row(condition);

	return row != NULL ? row->id : NULL;
}

const char *
ar_condition_name(enum ar_condition condition)
{
	const struct ar_condition_row *row = ar_condition_row(condition);

	return row != NULL ? row->name : NULL;
}

enum ar_condition
ar_condition_find(const char *id, size_t n)
{
	int i = 0;

	while (i < AR_CONDITIONS && !same(id, n, conditions[i].id))
		i++;
	return (enum ar_condition)i;
}

const struct ar_matrix_cell *
ar_matrix_cell(enum ar_condition condition, enum ar_modality modality)
{
	if (!within((int)condition, AR_CONDITIONS) ||
	    !within((int)modality, AR_MODALITIES))
		return NULL;
	return &matrix[condition][modality];
}

const struct ar_tool_row *
ar_tool_row(enum ar_tool tool)
{
	return within((int)tool, AR_TOOLS) ? &tools[tool] : NULL;
}

const char *
ar_tool_id(enum ar_tool tool)
{
	const struct ar_tool_row *row = ar_tool_row(tool);

	return row != NULL ? row->id : NULL;
}

enum ar_tool
ar_tool_find(const char *id, size_t n)
{
	int i = 0;

	while (i < AR_TOOLS && !same(id, n, tools[i].id))
		i++;
	return (enum ar_tool)i;
}

unsigned
ar_site_regions(const char *site, size_t n)
{
	return map_find(sites, COUNT(sites), site, n);
}

unsigned
ar_region_load_rows(enum ar_region region)
{
	const struct ar_region_row *row = ar_region_row(region);

	if (row == NULL)
		return 0;
	return map_find(loads, COUNT(loads), row->id, strlen(row->id));
}

enum ar_load_row
ar_region_load_row(enum ar_region region)
{
	return (enum ar_load_row)only_bit(ar_region_load_rows(region),
	    AR_LOAD_ROWS);
}
