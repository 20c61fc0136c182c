/* Keep what the runner said of a day, all or nothing. */
#include "afterrun/feel.h"

#include <math.h>
#include <string.h>

#include "afterrun/digest.h"
#include "afterrun/shoes.h"
#include "afterrun/today.h"
#include "app/day_look.h"
#include "app/numbers.h"
#include "app/today_texts.h"
#include "triage/numbers.h"

struct keeper {
	struct ar_store *store;
	const struct ar_moment *moment;
	struct ar_arena *arena;
	struct ar_feel_kept *kept;
	struct ar_error *err;
	struct ar_feel *feels; /* of the day, as they stand */
	size_t feel_count;
	struct ar_well *wells;
	size_t well_count;
	int64_t run_id; /* last run of the day; 0 none */
};

static void
warn(struct ar_feel_kept *kept, const char *text)
{
	for (size_t i = 0; i < kept->warning_count; i++)
		if (kept->warnings[i] == text)
			return;
	if (kept->warning_count < AR_FEEL_WARNINGS)
		kept->warnings[kept->warning_count++] = text;
}

static enum ar_status
settle_day(struct keeper *keeper, const struct ar_feel_word *words,
    size_t count)
{
	int64_t today = ar_moment_day(keeper->moment);
	int64_t day = today;
	size_t said = 0;

	for (size_t i = 0; i < count; i++) {
		if (words[i].kind == AR_FEEL_DATE)
			day = words[i].day;
		else
			said++;
	}
	if (said == 0)
		return ar_fail_at(keeper->err, AR_EINPUT, "",
		    "nothing was said that can be kept");
	if (day > today) {
		ar_fail_at(keeper->err, AR_EINPUT, "date",
		    "this day is still to come");
		return ar_fail_hint(keeper->err, AR_TEXT_FEEL_FUTURE);
	}
	if (day < AR_FEEL_FIRST_DAY)
		return ar_fail_at(keeper->err, AR_EINPUT, "date",
		    "a date after 1970-01-01 is expected");
	keeper->kept->day = day;
	keeper->kept->lines = ar_arena_array(keeper->arena, said,
	    sizeof *keeper->kept->lines);
	if (!keeper->kept->lines)
		return ar_fail(keeper->err, AR_EMEM, 0, "out of memory");
	return AR_OK;
}

/* What stands before the words of now. */
static enum ar_status
look(struct keeper *keeper)
{
	int64_t day = keeper->kept->day;
	struct ar_run_filter filter = {.from_day = day, .to_day = day};
	struct ar_store_about about;
	struct ar_run *runs;
	const char *late;
	size_t count;

	AR_TRY(ar_store_about(keeper->store, &about, keeper->err));
	late = ar_clock_warning(&about, keeper->moment);
	if (late)
		warn(keeper->kept, late);
	AR_TRY(ar_store_feels(keeper->store, day, day, false, keeper->arena,
	    &keeper->feels, &keeper->feel_count, keeper->err));
	AR_TRY(ar_store_wells(keeper->store, AR_WELLNESS_KINDS, day, day,
	    false, keeper->arena, &keeper->wells, &keeper->well_count,
	    keeper->err));
	AR_TRY(ar_store_runs(keeper->store, &filter, keeper->arena, &runs,
	    &count, keeper->err));
	for (size_t i = count; i-- > 0;)
		if (runs[i].on_foot)
			keeper->run_id = runs[i].id;
	if (keeper->run_id == 0 && count > 0)
		keeper->run_id = runs[0].id;
	return AR_OK;
}

static enum ar_status
keep_mark(struct keeper *keeper, struct ar_feel_line *line)
{
	const struct ar_feel_word *word = &line->word;
	struct ar_feel feel = {
		.day = keeper->kept->day,
		.region = word->region,
		.side = word->side,
		.mark = word->value,
		.said_utc_s = keeper->moment->now_utc_s,
		.replaced_utc_s = NAN,
	};

	for (size_t i = 0; i < keeper->feel_count; i++)
		if (keeper->feels[i].region == word->region &&
		    keeper->feels[i].side == word->side)
			line->replaced = keeper->feels[i].mark;
	if (word->value >= AR_T27_MUSCLE ||
	    (word->region == AR_KNEE && word->value >= AR_T27_JOINT))
		keeper->kept->advice = AR_TEXT_FEEL_PAIN;
	return ar_store_feel_put(keeper->store, &feel, keeper->err);
}

/* The effort belongs to the run: its load is made of it (A3.4). */
static enum ar_status
keep_effort(struct keeper *keeper, struct ar_feel_line *line)
{
	if (keeper->run_id == 0) {
		warn(keeper->kept, AR_TEXT_FEEL_NO_RUN);
		return AR_OK;
	}
	line->run_id = keeper->run_id;
	keeper->kept->run_id = keeper->run_id;
	return ar_store_run_words(keeper->store, keeper->run_id,
	    line->word.value, NULL, 0, keeper->err);
}

static enum ar_status
keep_well(struct keeper *keeper, struct ar_feel_line *line)
{
	const struct ar_well well = {
		.item = {line->word.well, keeper->kept->day,
		    line->word.value, "said"},
		.said_utc_s = keeper->moment->now_utc_s,
		.replaced_utc_s = NAN,
	};

	for (size_t i = 0; i < keeper->well_count; i++) {
		const struct ar_wellness_item *item =
		    &keeper->wells[i].item;

		if (item->kind == line->word.well && item->source &&
		    strcmp(item->source, "said") == 0)
			line->replaced = item->value;
	}
	AR_TRY(ar_store_well_put(keeper->store, &well, keeper->err));
	return line->word.well == AR_WELL_RPE ? keep_effort(keeper, line) :
	    AR_OK;
}

static enum ar_status
keep_shoe(struct keeper *keeper, struct ar_feel_line *line)
{
	struct ar_shoe shoe;

	AR_TRY(ar_shoe_find(keeper->store, line->word.text, keeper->arena,
	    &shoe, keeper->err));
	if (keeper->run_id == 0) {
		ar_fail_at(keeper->err, AR_EINPUT, "shoe",
		    "the log has no run on this day");
		return ar_fail_hint(keeper->err,
		    "say the day of the run with date=");
	}
	line->run_id = keeper->run_id;
	line->shoe = shoe.name;
	return ar_store_run_words(keeper->store, keeper->run_id, NAN, NULL,
	    shoe.id, keeper->err);
}

static enum ar_status
keep_note(struct keeper *keeper, const struct ar_feel_line *line)
{
	const struct ar_note note = {
		.day = keeper->kept->day,
		.text = line->word.text,
		.said_utc_s = keeper->moment->now_utc_s,
	};

	return ar_store_note_put(keeper->store, &note, keeper->err);
}

static enum ar_status
keep_one(struct keeper *keeper, const struct ar_feel_word *word)
{
	struct ar_feel_line *line =
	    &keeper->kept->lines[keeper->kept->count++];

	*line = (struct ar_feel_line){.word = *word, .replaced = NAN};
	switch (word->kind) {
	case AR_FEEL_MARK:
		return keep_mark(keeper, line);
	case AR_FEEL_WELL:
		return keep_well(keeper, line);
	case AR_FEEL_NOTE:
		return keep_note(keeper, line);
	case AR_FEEL_SHOE:
		return keep_shoe(keeper, line);
	case AR_FEEL_DATE:
		break;
	}
	return AR_OK;
}

static enum ar_status
keep_all(struct keeper *keeper, const struct ar_feel_word *words,
    size_t count)
{
	AR_TRY(look(keeper));
	for (size_t i = 0; i < count; i++)
		if (words[i].kind != AR_FEEL_DATE)
			AR_TRY(keep_one(keeper, &words[i]));
	if (keeper->kept->run_id != 0)
		AR_TRY(ar_run_refresh(keeper->store, keeper->kept->run_id,
		    keeper->moment, keeper->arena, keeper->err));
	return ar_store_commit(keeper->store, keeper->err);
}

enum ar_status
ar_feel_keep(struct ar_store *store, const struct ar_moment *moment,
    const struct ar_feel_word *words, size_t count, struct ar_arena *arena,
    struct ar_feel_kept *kept, struct ar_error *err)
{
	struct keeper keeper = {.store = store, .moment = moment,
	    .arena = arena, .kept = kept, .err = err};
	enum ar_status status;

	*kept = (struct ar_feel_kept){0};
	AR_TRY(settle_day(&keeper, words, count));
	AR_TRY(ar_store_begin(store, err));
	status = keep_all(&keeper, words, count);
	if (status != AR_OK)
		ar_store_rollback(store);
	return status;
}

bool
ar_feel_moves_person(const struct ar_feel_kept *kept)
{
	for (size_t i = 0; i < kept->count; i++) {
		const struct ar_feel_word *word = &kept->lines[i].word;

		if (word->kind == AR_FEEL_WELL &&
		    (word->well == AR_WELL_MASS_KG ||
		    word->well == AR_WELL_PULSE_BPM))
			return true;
	}
	return false;
}

void
ar_feel_yesterday(const struct ar_history *history,
    struct ar_feel_before *before)
{
	before->day = history->today - 1;
	before->run = history->run_count > 0 ? &history->runs[0] : NULL;
	for (int region = 0; region <= AR_REGIONS; region++)
		for (int side = 0; side <= AR_SIDES; side++)
			before->mark[region][side] = NAN;
	for (size_t i = ar_feels_from(history, before->day);
	     i < history->feel_count; i++) {
		const struct ar_feel *feel = &history->feels[i];

		if (feel->day != before->day)
			break;
		if (feel->region >= 0 && feel->region <= AR_REGIONS &&
		    feel->side >= 0 && feel->side <= AR_SIDES)
			before->mark[feel->region][feel->side] = feel->mark;
	}
	for (int kind = 0; kind < AR_WELLNESS_KINDS; kind++)
		before->well[kind] = ar_day_well(history,
		    (enum ar_wellness)kind, before->day);
}
