/* Regions, load rows, conditions, tools and the maps between them.  The
 * expected values are typed from the specification (spec/README 2,
 * recovery.md 4.2 and 6.1, R21b), not from the tables under test. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "afterrun/knowledge.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define BIT(region) (1u << (region))

static const char *const region_ids[] = { "plantar", "calf", "soleus", "shin",
	"peroneal", "hamstring", "quadriceps", "adductor", "lateral_thigh",
	"glute", "hip_flexor", "knee" };

static const char *const load_ids[] = { "calf_soleus", "achilles",
	"tib_anterior", "quadriceps", "hamstrings", "glutes", "hip_flexors",
	"adductors", "plantar_foot", "knee_pf", "tibia" };

static const char *const tool_ids[] = { "hand", "roller", "ball", "gun",
	"water", "ice", "towel" };

static enum ar_region
region(const char *id)
{
	return ar_region_find(id, strlen(id));
}

static void
every_region_has_a_row_and_is_found(void **state)
{
	(void)state;
	assert_int_equal(COUNT(region_ids), AR_REGIONS);
	for (int i = 0; i < AR_REGIONS; i++) {
		const struct ar_region_row *row =
		    ar_region_row((enum ar_region)i);

		assert_string_equal(row->id, region_ids[i]);
		assert_non_null(row->name);
		assert_non_null(row->names);
		assert_non_null(row->latin);
		assert_int_equal(region(region_ids[i]), i);
	}
	assert_null(ar_region_row(AR_REGIONS));
	assert_null(ar_region_row((enum ar_region)-1));
}

static void
aliases_mean_their_region(void **state)
{
	static const struct {
		const char *alias;
		enum ar_region region;
	} want[] = {
		{ "calves", AR_CALF }, { "quads", AR_QUADRICEPS },
		{ "hams", AR_HAMSTRING }, { "hamstrings", AR_HAMSTRING },
		{ "glutes", AR_GLUTE }, { "adductors", AR_ADDUCTOR },
		{ "hip_flexors", AR_HIP_FLEXOR }, { "foot", AR_PLANTAR },
		{ "shins", AR_SHIN },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(want); i++)
		assert_int_equal(region(want[i].alias), want[i].region);
}

static void
unknown_names_are_not_found(void **state)
{
	static const char *const names[] = { "", "cal", "calff", "CALF",
		"calf ", "elbow", "all" };

	(void)state;
	for (size_t i = 0; i < COUNT(names); i++) {
		size_t n = strlen(names[i]);

		assert_int_equal(ar_region_find(names[i], n), AR_REGIONS);
		assert_int_equal(ar_load_row_find(names[i], n), AR_LOAD_ROWS);
		assert_int_equal(ar_condition_find(names[i], n),
		    AR_CONDITIONS);
		assert_int_equal(ar_tool_find(names[i], n), AR_TOOLS);
		assert_int_equal(ar_site_regions(names[i], n), 0);
	}
	/* Only n bytes count, and the text need not end with a NUL. */
	assert_int_equal(ar_region_find("calves!", 6), AR_CALF);
	assert_int_equal(ar_region_find("calf\0x", 6), AR_REGIONS);
}

static void
load_rows_and_tools_have_names(void **state)
{
	(void)state;
	assert_int_equal(COUNT(load_ids), AR_LOAD_ROWS);
	for (int i = 0; i < AR_LOAD_ROWS; i++) {
		assert_string_equal(ar_load_row_words((enum ar_load_row)i)->id,
		    load_ids[i]);
		assert_int_equal(
		    ar_load_row_find(load_ids[i], strlen(load_ids[i])), i);
	}
	assert_null(ar_load_row_words(AR_LOAD_ROWS));
	assert_int_equal(COUNT(tool_ids), AR_TOOLS);
	for (int i = 0; i < AR_TOOLS; i++) {
		assert_string_equal(ar_tool_id((enum ar_tool)i), tool_ids[i]);
		assert_int_equal(ar_tool_find(tool_ids[i], strlen(tool_ids[i])),
		    i);
		assert_non_null(ar_tool_row((enum ar_tool)i)->name);
	}
	assert_null(ar_tool_id(AR_TOOLS));
}

static void
every_pain_site_maps_to_its_regions(void **state)
{
	static const struct {
		const char *site;
		unsigned regions;
	} want[] = {
		{ "groin", BIT(AR_ADDUCTOR) | BIT(AR_HIP_FLEXOR) },
		{ "hip_front", BIT(AR_HIP_FLEXOR) },
		{ "hip_side", BIT(AR_LATERAL_THIGH) | BIT(AR_GLUTE) },
		{ "buttock", BIT(AR_GLUTE) },
		{ "thigh_front", BIT(AR_QUADRICEPS) },
		{ "thigh_back", BIT(AR_HAMSTRING) },
		{ "thigh_inner", BIT(AR_ADDUCTOR) },
		{ "knee_front", BIT(AR_KNEE) | BIT(AR_QUADRICEPS) },
		{ "knee_outer", BIT(AR_KNEE) | BIT(AR_LATERAL_THIGH) },
		{ "knee_inner", BIT(AR_KNEE) | BIT(AR_ADDUCTOR) },
		{ "knee_back",
		    BIT(AR_KNEE) | BIT(AR_HAMSTRING) | BIT(AR_CALF) },
		{ "shin_inner", BIT(AR_SHIN) | BIT(AR_SOLEUS) },
		{ "shin_front", BIT(AR_SHIN) },
		{ "shin_outer", BIT(AR_SHIN) | BIT(AR_PERONEAL) },
		{ "calf", BIT(AR_CALF) | BIT(AR_SOLEUS) },
		{ "achilles", BIT(AR_SOLEUS) | BIT(AR_CALF) },
		{ "heel", BIT(AR_PLANTAR) }, { "arch", BIT(AR_PLANTAR) },
		{ "forefoot", BIT(AR_PLANTAR) }, { "toes", BIT(AR_PLANTAR) },
		{ "midfoot_top", BIT(AR_PLANTAR) },
		{ "outer_foot", BIT(AR_PLANTAR) | BIT(AR_PERONEAL) },
		{ "ankle", BIT(AR_PERONEAL) | BIT(AR_SOLEUS) | BIT(AR_SHIN) },
		{ "low_back", BIT(AR_GLUTE) | BIT(AR_HAMSTRING) },
		{ "whole_leg", BIT(AR_REGIONS) - 1 },
	};

	(void)state;
	assert_int_equal(COUNT(want), 25);
	for (size_t i = 0; i < COUNT(want); i++)
		assert_int_equal(
		    ar_site_regions(want[i].site, strlen(want[i].site)),
		    want[i].regions);
}

static void
load_rows_weigh_regions_as_in_r21b(void **state)
{
	static const enum ar_load_row want[AR_REGIONS] = {
		[AR_PLANTAR] = AR_LOAD_PLANTAR_FOOT,
		[AR_CALF] = AR_LOAD_CALF_SOLEUS,
		[AR_SOLEUS] = AR_LOAD_CALF_SOLEUS,
		[AR_SHIN] = AR_LOAD_TIB_ANTERIOR,
		[AR_PERONEAL] = AR_LOAD_CALF_SOLEUS,
		[AR_HAMSTRING] = AR_LOAD_HAMSTRINGS,
		[AR_QUADRICEPS] = AR_LOAD_QUADRICEPS,
		[AR_ADDUCTOR] = AR_LOAD_ADDUCTORS,
		[AR_LATERAL_THIGH] = AR_LOAD_ROWS,
		[AR_GLUTE] = AR_LOAD_GLUTES,
		[AR_HIP_FLEXOR] = AR_LOAD_HIP_FLEXORS,
		[AR_KNEE] = AR_LOAD_ROWS,
	};

	(void)state;
	for (int i = 0; i < AR_REGIONS; i++) {
		enum ar_region r = (enum ar_region)i;

		assert_int_equal(ar_region_load_row(r), want[i]);
		if (want[i] != AR_LOAD_ROWS)
			assert_int_equal(ar_region_load_rows(r),
			    1u << want[i]);
	}
	assert_int_equal(ar_region_load_rows(AR_LATERAL_THIGH),
	    1u << AR_LOAD_GLUTES | 1u << AR_LOAD_QUADRICEPS);
	assert_int_equal(ar_region_load_rows(AR_KNEE), 0);
	assert_int_equal(ar_region_load_rows(AR_REGIONS), 0);
	assert_int_equal(ar_region_load_row(AR_REGIONS), AR_LOAD_ROWS);
}

/* A cell as in recovery.md 4.2: ok R L A N, then its cap, "b" where a bath
 * is never allowed and "l" for "N local". */
static void
cell_words(const struct ar_matrix_cell *cell, char *out, size_t size)
{
	static const char *const effects[] = { "ok", "R", "L", "A", "N" };
	char cap[16] = "";

	if (!isnan(cell->cap))
		(void)snprintf(cap, sizeof(cap), "%g", cell->cap);
	(void)snprintf(out, size, "%s%s%s%s", effects[cell->effect], cap,
	    cell->immersion_never ? "b" : "", cell->local ? "l" : "");
}

static void
the_matrix_is_the_one_of_the_specification(void **state)
{
	static const struct {
		const char *id;
		const char *cells; /* hand roll gun stretch cold heat comp */
	} want[] = {
		{ "dvt_suspected", "N N N N N N N" },
		{ "dvt_treated", "A N N R3 ok A A" },
		{ "anticoagulant", "R2 R2 N ok ok ok ok" },
		{ "varicose_veins", "L L L ok ok R ok" },
		{ "acute_tear", "L L L L ok10 L ok" },
		{ "contusion", "L L L L ok L ok" },
		{ "open_skin", "L L L ok L L L" },
		{ "bone_stress", "Nl Nl Nl Nl ok Nl A" },
		{ "hot_joint", "L L L L A L A" },
		{ "neuropathy", "R3 R2 L ok L L A" },
		{ "arterial_disease", "R2 R2 N ok N A A" },
		{ "cold_reaction", "ok ok ok ok N ok ok" },
		{ "heart_disease", "ok ok ok ok okb A A" },
		{ "pregnancy", "R3 R3 N R okb ok40 ok" },
		{ "osteoporosis", "R3 L L ok ok ok ok" },
		{ "sensitive_skin", "ok ok ok ok R R38 ok" },
		{ "fever", "N N N N N N N" },
		{ "kidney_disease", "ok ok ok ok ok ok ok" },
		{ "fluid_limit", "ok ok ok ok okb A A" },
		{ "hypermobility", "ok ok ok R3 ok ok ok" },
		{ "recent_surgery", "A N N A A A A" },
		{ "insulin_diabetes", "ok ok ok ok ok L ok" },
	};
	char have[80];
	char cell[32];

	(void)state;
	assert_int_equal(COUNT(want), AR_CONDITIONS);
	for (int c = 0; c < AR_CONDITIONS; c++) {
		enum ar_condition condition = (enum ar_condition)c;

		assert_string_equal(ar_condition_id(condition), want[c].id);
		assert_int_equal(
		    ar_condition_find(want[c].id, strlen(want[c].id)), c);
		assert_non_null(ar_condition_name(condition));
		assert_non_null(ar_condition_row(condition)->note);
		have[0] = '\0';
		for (int m = 0; m < AR_MODALITIES; m++) {
			cell_words(ar_matrix_cell(condition,
				       (enum ar_modality)m),
			    cell, sizeof(cell));
			if (m > 0)
				strcat(have, " ");
			strcat(have, cell);
		}
		assert_string_equal(have, want[c].cells);
	}
}

static void
cells_outside_the_matrix_are_null(void **state)
{
	(void)state;
	assert_null(ar_matrix_cell(AR_CONDITIONS, AR_MOD_HAND));
	assert_null(ar_matrix_cell(AR_COND_FEVER, AR_MODALITIES));
	assert_null(ar_matrix_cell((enum ar_condition)-1, AR_MOD_HAND));
	assert_null(ar_condition_id(AR_CONDITIONS));
	assert_null(ar_condition_name(AR_CONDITIONS));
	assert_null(ar_condition_row(AR_CONDITIONS));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_region_has_a_row_and_is_found),
		cmocka_unit_test(aliases_mean_their_region),
		cmocka_unit_test(unknown_names_are_not_found),
		cmocka_unit_test(load_rows_and_tools_have_names),
		cmocka_unit_test(every_pain_site_maps_to_its_regions),
		cmocka_unit_test(load_rows_weigh_regions_as_in_r21b),
		cmocka_unit_test(the_matrix_is_the_one_of_the_specification),
		cmocka_unit_test(cells_outside_the_matrix_are_null),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
