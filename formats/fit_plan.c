#include "formats/fit_plan.h"

#include <math.h>
#include <stddef.h>

#include "formats/fit_value.h"

struct ar_fit_field {
	uint8_t number;
	uint8_t special;
	double scale;
	double offset;
};

struct ar_fit_row {
	uint16_t message;
	uint8_t kind;
	uint8_t field_count;
	const struct ar_fit_field *fields;
};

struct ar_fit_column {
	uint8_t number;
	uint8_t target;
	uint8_t rank;
	double scale;
	double offset;
};

#include "formats/fit_profile.inc"

static const size_t message_count = sizeof messages / sizeof *messages;
static const size_t column_count =
    sizeof record_fields / sizeof *record_fields;

unsigned
ar_fit_kind_of(unsigned message)
{
	for (size_t i = 0; i < message_count; i++)
		if (messages[i].message == message)
			return messages[i].kind;
	return AR_FIT_KIND_SKIP;
}

static const struct ar_fit_row *
row_of(unsigned kind)
{
	for (size_t i = 0; i < message_count; i++)
		if (messages[i].kind == kind)
			return &messages[i];
	return NULL;
}

static bool
has_slot(const struct ar_fit_note_plan *plan, size_t slot)
{
	for (size_t i = 0; i < plan->count; i++)
		if (plan->place[i].slot == slot)
			return true;
	return false;
}

/* Add the place of one field, unless nobody asks for it. */
static void
place_field(struct ar_fit_note_plan *plan, const struct ar_fit_row *row,
    const unsigned char *field, uint32_t at)
{
	for (size_t slot = 0; slot < row->field_count; slot++) {
		const struct ar_fit_field *known = &row->fields[slot];
		struct ar_fit_place *place = &plan->place[plan->count];

		if (known->number != field[0] || has_slot(plan, slot))
			continue;
		place->at = at;
		place->scale = known->scale;
		place->offset = known->offset;
		place->slot = (uint8_t)slot;
		place->size = field[1];
		place->type = field[2] & AR_FIT_TYPE_MASK;
		place->special = known->special;
		plan->count++;
		return;
	}
}

void
ar_fit_note_plan(const struct ar_fit_define *define,
    struct ar_fit_note_plan *plan)
{
	const struct ar_fit_row *row = row_of(define->kind);
	uint32_t at = 0;

	plan->serial = define->serial;
	plan->count = 0;
	for (size_t i = 0; row && i < define->field_count; i++) {
		const unsigned char *field =
		    define->fields + i * AR_FIT_FIELD_BYTES;

		if (field[1] > 0)
			place_field(plan, row, field, at);
		at += field[1];
	}
}

void
ar_fit_note_read(const struct ar_fit_define *define,
    const struct ar_fit_note_plan *plan, const unsigned char *message,
    struct ar_fit_note *note)
{
	note->big = define->big;
	for (size_t i = 0; i < AR_FIT_SLOTS; i++) {
		note->value[i] = NAN;
		note->bytes[i] = NULL;
		note->size[i] = 0;
	}
	for (size_t i = 0; i < plan->count; i++) {
		const struct ar_fit_place *place = &plan->place[i];
		const unsigned char *bytes = message + place->at;

		note->size[place->slot] = place->size;
		note->type[place->slot] = place->type;
		if (place->special != AR_FIT_SCALAR)
			note->bytes[place->slot] = bytes;
		else
			note->value[place->slot] = ar_fit_number(bytes,
			    place->size, place->type, define->big) /
			    place->scale - place->offset;
	}
}

unsigned
ar_fit_target_of(unsigned field)
{
	for (size_t i = 0; i < column_count; i++)
		if (record_fields[i].number == field)
			return record_fields[i].target;
	return AR_FIT_TARGETS;
}

static uint8_t
reader_of(const struct ar_fit_step *step, bool big)
{
	if (step->size != ar_fit_type_size(step->type))
		return AR_FIT_READ_ANY;
	switch (step->type) {
	case AR_FIT_ENUM:
	case AR_FIT_U8:
		return AR_FIT_READ_U8;
	case AR_FIT_S8:
		return AR_FIT_READ_S8;
	case AR_FIT_U16:
		return big ? AR_FIT_READ_U16_BIG : AR_FIT_READ_U16;
	case AR_FIT_S16:
		return big ? AR_FIT_READ_S16_BIG : AR_FIT_READ_S16;
	case AR_FIT_U32:
		return big ? AR_FIT_READ_U32_BIG : AR_FIT_READ_U32;
	case AR_FIT_S32:
		return big ? AR_FIT_READ_S32_BIG : AR_FIT_READ_S32;
	default:
		return AR_FIT_READ_ANY;
	}
}

/* Insert in the order of rank; equals keep theirs.  A definition with more
 * fields than there are steps is nonsense; what is over is left out. */
static void
insert(struct ar_fit_record_plan *plan, struct ar_fit_step step)
{
	size_t i;

	if (plan->count == AR_FIT_STEPS)
		return;
	step.read = reader_of(&step, plan->big);
	for (i = plan->count; i > 0 && plan->step[i - 1].rank > step.rank; i--)
		plan->step[i] = plan->step[i - 1];
	plan->step[i] = step;
	plan->count++;
}

static void
plan_native(struct ar_fit_record_plan *plan, const unsigned char *field,
    uint32_t at)
{
	for (size_t i = 0; i < column_count; i++) {
		const struct ar_fit_column *known = &record_fields[i];
		struct ar_fit_step step = {.at = at, .size = field[1],
		    .target = known->target, .scale = known->scale,
		    .offset = known->offset};

		if (known->number != field[0])
			continue;
		if (step.target == AR_FIT_TO_PACKED &&
		    step.size != AR_FIT_PACKED_BYTES)
			return;
		step.rank = (uint8_t)(known->rank + 1);
		step.type = field[2] & AR_FIT_TYPE_MASK;
		if (step.target == AR_FIT_TO_TIME)
			plan->timed = true;
		insert(plan, step);
		return;
	}
}

/* The last description of a field is the one that holds; rank 0 lets the
 * native field win. */
static void
plan_developer(struct ar_fit_record_plan *plan, const unsigned char *field,
    uint32_t at, const struct ar_fit_developer *developers, size_t count)
{
	while (count-- > 0) {
		const struct ar_fit_developer *known = &developers[count];
		struct ar_fit_step step = {.at = at, .size = field[1],
		    .target = known->target, .type = known->type,
		    .scale = known->scale, .offset = known->offset};

		if (known->number != field[0] || known->index != field[2])
			continue;
		if (known->target < AR_FIT_TARGETS)
			insert(plan, step);
		return;
	}
}

void
ar_fit_record_plan(const struct ar_fit_define *define,
    const struct ar_fit_developer *developers, size_t developer_count,
    struct ar_fit_record_plan *plan)
{
	uint32_t at = 0;

	plan->serial = define->serial;
	plan->big = define->big;
	plan->timed = false;
	plan->count = 0;
	for (size_t i = 0; i < define->field_count; i++) {
		const unsigned char *field =
		    define->fields + i * AR_FIT_FIELD_BYTES;

		if (field[1] > 0)
			plan_native(plan, field, at);
		at += field[1];
	}
	for (size_t i = 0; i < define->developer_count; i++) {
		const unsigned char *field =
		    define->developer + i * AR_FIT_FIELD_BYTES;

		if (field[1] > 0)
			plan_developer(plan, field, at, developers,
			    developer_count);
		at += field[1];
	}
}
