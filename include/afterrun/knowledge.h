/* What is known: tables generated from data (one CSV file a table) by
 * tools/gen_knowledge.py; docs/knowledge.md says how to correct a row.
 * Everything is const and lives as long as the process.  A row says where it
 * comes from (source) and how sure that is (tag: S seen, P second-hand,
 * R recalled, A our assumption, M measured; grade A..D as recovery.md). */
#ifndef AFTERRUN_KNOWLEDGE_H
#define AFTERRUN_KNOWLEDGE_H

#include <stdbool.h>
#include <stddef.h>

#include "afterrun/regions.h"
#include "afterrun/status.h"

enum ar_method { /* of a technique */
	AR_METHOD_HAND,
	AR_METHOD_ROLLER,
	AR_METHOD_BALL,
	AR_METHOD_GUN,
	AR_METHOD_STRETCH,
	AR_METHOD_AROM, /* slow pain-free movements (R36) */
	AR_METHODS
};

/* Columns of the contraindication matrix (recovery.md 4.2). */
enum ar_modality {
	AR_MOD_HAND,
	AR_MOD_ROLL,
	AR_MOD_GUN,
	AR_MOD_STRETCH,
	AR_MOD_COLD,
	AR_MOD_HEAT,
	AR_MOD_COMPRESSION,
	AR_MODALITIES
};

enum ar_tool {
	AR_TOOL_HAND,
	AR_TOOL_ROLLER,
	AR_TOOL_BALL,
	AR_TOOL_GUN,
	AR_TOOL_WATER, /* tub or shower, hot and cold */
	AR_TOOL_ICE,
	AR_TOOL_TOWEL,
	AR_TOOLS
};

/* Rows of the matrix, in its order. */
enum ar_condition {
	AR_COND_DVT_SUSPECTED,
	AR_COND_DVT_TREATED,
	AR_COND_ANTICOAGULANT,
	AR_COND_VARICOSE_VEINS,
	AR_COND_ACUTE_TEAR,
	AR_COND_CONTUSION,
	AR_COND_OPEN_SKIN,
	AR_COND_BONE_STRESS,
	AR_COND_HOT_JOINT,
	AR_COND_NEUROPATHY,
	AR_COND_ARTERIAL_DISEASE,
	AR_COND_COLD_REACTION,
	AR_COND_HEART_DISEASE,
	AR_COND_PREGNANCY,
	AR_COND_OSTEOPOROSIS,
	AR_COND_SENSITIVE_SKIN,
	AR_COND_FEVER,
	AR_COND_KIDNEY_DISEASE,
	AR_COND_FLUID_LIMIT,
	AR_COND_HYPERMOBILITY,
	AR_COND_RECENT_SURGERY,
	AR_COND_INSULIN_DIABETES,
	AR_CONDITIONS
};

enum ar_effect {
	AR_EFFECT_OK,
	AR_EFFECT_REDUCE, /* R: cap holds */
	AR_EFFECT_AVOID,  /* L: not on the region (everywhere without one) */
	AR_EFFECT_ASK,    /* A: never until a clinician confirmed */
	AR_EFFECT_NEVER   /* N */
};

/* One cell of the matrix.  cap: pressure or pull 0..10, °C for heat, minutes
 * for cold; NAN where the cell has none (then R10's default holds). */
struct ar_matrix_cell {
	enum ar_effect effect;
	double cap;
	bool immersion_never; /* packs are fine, a bath is not */
	bool local;           /* "N local": only the named region */
	const char *note;     /* NULL: none */
	const char *source;
	const char *tag;
};

struct ar_region_row {
	const char *id;    /* "lateral_thigh" */
	const char *name;  /* "outer thigh" */
	const char *names; /* "outer thighs" */
	const char *latin; /* "tensor fasciae latae, …" */
	const char *source;
	const char *tag;
};

struct ar_condition_row {
	const char *id;   /* "varicose_veins" */
	const char *name; /* "varicose veins" */
	const char *note; /* what afterrun does differently */
	const char *source;
	const char *tag;
};

struct ar_tool_row {
	const char *id;
	const char *name; /* "foam roller" */
	const char *note;
	const char *source;
	const char *tag;
};

struct ar_technique {
	const char *id; /* "3.2-calf-hand" */
	enum ar_region region;
	enum ar_method method;
	int seconds;      /* a side, usual */
	int pressure_lo;  /* 0..10 */
	int pressure_hi;
	const char *title;    /* "Calf with your thumbs" */
	const char *position;
	const char *steps;    /* sentences, each ends with a full stop */
	const char *direction;
	const char *feel;
	const char *avoid;
	const char *purpose;  /* one line */
	const char *grade;    /* "A".."D" */
	const char *source;
	const char *tag;
};

/* A modality sheet (recovery.md 2). */
struct ar_sheet {
	const char *id; /* "static_stretch", "roller", "cool_down", … */
	const char *name;
	const char *article_dose;
	const char *evidence_dose;
	const char *grade;
	const char *likely;  /* what it likely does, one line */
	const char *skip_if;
	const char *stop_if;
	const char *source;
	const char *tag;
};

/* A statement of the articles against the evidence (recovery.md 5). */
struct ar_claim {
	int number;
	const char *article;
	const char *evidence;
	const char *shown;
	const char *topics; /* sheet ids, by blanks; "general": no sheet */
	const char *source;
	const char *tag;
};

struct ar_food {
	const char *id;
	const char *name;
	double carb_g;
	double protein_g;
	const char *portion;  /* "1 medium" */
	const char *swaps; /* "milk lactose vegan" words that exclude it */
	const char *source;
	const char *tag;
};

/* A dose that the two articles give, with what the evidence puts in its
 * place (spec/README 6). */
struct ar_article_dose {
	const char *id; /* "stretch_hold" */
	double value;
	const char *unit;    /* "s", "min", "°C", "l", "h", "days" */
	const char *article; /* "S0", "S1" */
	const char *text;    /* what the article says */
	const char *used_by; /* sheet ids, by blanks; "general": no sheet */
	const char *evidence; /* what afterrun does by default instead */
	bool safe_switch; /* may a runner switch a session to it? */
	const char *source;
	const char *tag;
};

/* What a source key stands for.  tag S: seen, P: second-hand, R: recalled;
 * quote only S to runners (spec/README 7). */
struct ar_source {
	const char *id; /* "herbert2011" */
	const char *citation;
	const char *link; /* doi, PMID, PMC; NULL: none */
	const char *tag;
	const char *note; /* NULL: none */
};

/* A rule in words, for why: R, T, P numbers and A sections. */
struct ar_rule {
	const char *id; /* "R31" */
	const char *text;
	const char *source;
	const char *tag;
};

/* Every function that takes an enum gives NULL for a value outside it. */
AR_API const struct ar_region_row *ar_region_row(enum ar_region region);
/* Input aliases too (calves, quads, foot, …); AR_REGIONS: unknown. */
AR_API enum ar_region ar_region_find(const char *id, size_t n);
/* The rows of the leg-load model in words; AR_LOAD_ROWS: unknown. */
AR_API const struct ar_region_row *ar_load_row_words(enum ar_load_row row);
AR_API enum ar_load_row ar_load_row_find(const char *id, size_t n);
AR_API const struct ar_condition_row *ar_condition_row(
    enum ar_condition condition);
AR_API const char *ar_condition_id(enum ar_condition condition);
AR_API const char *ar_condition_name(enum ar_condition condition);
/* AR_CONDITIONS: unknown. */
AR_API enum ar_condition ar_condition_find(const char *id, size_t n);
AR_API const struct ar_matrix_cell *ar_matrix_cell(
    enum ar_condition condition, enum ar_modality modality);
AR_API const struct ar_tool_row *ar_tool_row(enum ar_tool tool);
AR_API const char *ar_tool_id(enum ar_tool tool);
/* AR_TOOLS: unknown. */
AR_API enum ar_tool ar_tool_find(const char *id, size_t n);
/* NULL where the article or evidence has no such technique. */
AR_API const struct ar_technique *ar_technique_get(enum ar_region region,
    enum ar_method method);
/* These find a row by its id, a C string; NULL: unknown. */
AR_API const struct ar_technique *ar_technique_find(const char *id);
AR_API const struct ar_sheet *ar_sheet_find(const char *id);
AR_API const struct ar_food *ar_food_find(const char *id);
AR_API const struct ar_rule *ar_rule_find(const char *id);
AR_API const struct ar_article_dose *ar_article_dose_find(const char *id);
AR_API const struct ar_source *ar_source_find(const char *id);
/* Tables in full: *count gets the length. */
AR_API const struct ar_technique *ar_techniques(size_t *count);
AR_API const struct ar_sheet *ar_sheets(size_t *count);
AR_API const struct ar_claim *ar_claims(size_t *count);
AR_API const struct ar_food *ar_foods(size_t *count);
AR_API const struct ar_rule *ar_rules(size_t *count);
AR_API const struct ar_article_dose *ar_article_doses(size_t *count);
AR_API const struct ar_source *ar_sources(size_t *count);
/* Session regions of a pain site (B1), as bits 1 << enum ar_region;
 * 0: unknown site. */
AR_API unsigned ar_site_regions(const char *site, size_t n);
/* The load rows that weigh a session region in R21b, as bits
 * 1 << enum ar_load_row; 0: none.  Of two rows the mean counts. */
AR_API unsigned ar_region_load_rows(enum ar_region region);
/* The same where it is one row; AR_LOAD_ROWS: none, or two (outer thigh). */
AR_API enum ar_load_row ar_region_load_row(enum ar_region region);

#endif
