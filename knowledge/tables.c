/* The texts: techniques, sheets, claims, foods, rules, doses, sources. */
#include <math.h>
#include <string.h>

#include "afterrun/knowledge.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static const struct ar_technique techniques[] = {
#include "knowledge/techniques.inc"
};

static const struct ar_sheet sheets[] = {
#include "knowledge/sheets.inc"
};

static const struct ar_claim claims[] = {
#include "knowledge/claims.inc"
};

static const struct ar_food foods[] = {
#include "knowledge/foods.inc"
};

static const struct ar_rule rules[] = {
#include "knowledge/rules.inc"
};

static const struct ar_article_dose doses[] = {
#include "knowledge/article_doses.inc"
};

static const struct ar_source sources[] = {
#include "knowledge/sources.inc"
};

/* The row called id of a table whose rows start with their id. */
#define FIND(table, name)                                                      \
	for (size_t i = 0; i < COUNT(table); i++)                              \
		if (strcmp((table)[i].id, (name)) == 0)                        \
			return &(table)[i];                                    \
	return NULL

const struct ar_technique *
ar_technique_get(enum ar_region region, enum ar_method method)
{
	for (size_t i = 0; i < COUNT(techniques); i++)
		if (techniques[i].region == region &&
		    techniques[i].method == method)
			return &techniques[i];
	return NULL;
}

const struct ar_technique *
ar_technique_find(const char *id)
{
	FIND(techniques, id);
}

const struct ar_sheet *
ar_sheet_find(const char *id)
{
	FIND(sheets, id);
}

const struct ar_food *
ar_food_find(const char *id)
{
	FIND(foods, id);
}

const struct ar_rule *
ar_rule_find(const char *id)
{
	FIND(rules, id);
}

const struct ar_article_dose *
ar_article_dose_find(const char *id)
{
	FIND(doses, id);
}

const struct ar_source *
ar_source_find(const char *id)
{
	FIND(sources, id);
}

const struct ar_technique *
ar_techniques(size_t *count)
{
	*count = COUNT(techniques);
	return techniques;
}

const struct ar_sheet *
ar_sheets(size_t *count)
{
	*count = COUNT(sheets);
	return sheets;
}

const struct ar_claim *
ar_claims(size_t *count)
{
	*count = COUNT(claims);
	return claims;
}

const struct ar_food *
ar_foods(size_t *count)
{
	*count = COUNT(foods);
	return foods;
}

const struct ar_rule *
ar_rules(size_t *count)
{
	*count = COUNT(rules);
	return rules;
}

const struct ar_article_dose *
ar_article_doses(size_t *count)
{
	*count = COUNT(doses);
	return doses;
}

const struct ar_source *
ar_sources(size_t *count)
{
	*count = COUNT(sources);
	return sources;
}
