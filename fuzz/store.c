/* A log whose file is damaged, hostile or of another version: opened,
 * migrated, read, written.  It ends with a clear status or with rows that
 * keep the promises of store.h.
 *
 * The first byte says: bit 0, the rest is the file itself, else four bytes
 * each are a change (place in 24 bits, value) in a log with a few rows; bits
 * 1-2, how many versions this program knows (1..3, the later ones invented);
 * bit 3, only to read; bits 4-5, the version the log claims to be. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "fuzz.h"
#include "store/sqlite/db.h"

enum { HOW_BYTES = 1, CHANGE_BYTES = 4, STEPS = 3 };

static const size_t arena_limit = (size_t)64 << 20;

static const char *const step_2[] = {
	"ALTER TABLE note ADD COLUMN mood TEXT",
	"UPDATE note SET mood = 'of ' || text",
};
static const char *const step_3[] = {
	"CREATE TABLE moon (athlete_id INTEGER NOT NULL, phase REAL) STRICT",
	"INSERT INTO moon SELECT athlete_id, mark FROM feel",
	"CREATE INDEX moon_by_phase ON moon (athlete_id, phase)",
};

static enum ar_status
give_words(struct ar_store *store, struct ar_error *err)
{
	struct ar_feel feel = { 0, 20000, AR_CALF, AR_LEFT, 3, 1, NAN };
	struct ar_well well = { 0, 0, { AR_WELL_SLEEP_H, 20000, 7, "said" },
		1, NAN };
	struct ar_note note = { 0, 20000, "a day", 1 };
	struct ar_pain_report report = { .recheck_utc_s = NAN };
	int64_t id;

	AR_TRY(ar_store_feel_put(store, &feel, err));
	AR_TRY(ar_store_well_put(store, &well, err));
	AR_TRY(ar_store_note_put(store, &note, err));
	for (size_t i = 0; i < AR_PAIN_KEYS_MAX; i++)
		report.pain.value[i] = i < 9 ? 0 : NAN;
	report.pain.date_utc_s = 5;
	return ar_store_pain_put(store, &report, &id, err);
}

static enum ar_status
give(struct ar_store *store, struct ar_error *err)
{
	struct ar_batch batch = { .source = "/a", .kind = "folder" };
	struct ar_kept_file file = { .name = "x.fit", .packed = "bytes",
		.packed_n = 5 };
	struct ar_batch_file seen = { .path = "/a/x.fit" };
	struct ar_run run = { .sport = "running", .day = 20000,
		.on_foot = true, .legs_known = true };
	struct ar_shoe shoe = { .name = "light", .usual = true };
	struct ar_kept_session session = { .status = "normal" };

	AR_TRY(ar_store_batch_put(store, &batch, &seen.batch_id, err));
	file.batch_id = seen.batch_id;
	file.sha256[0] = 1;
	AR_TRY(ar_store_file_put(store, &file, &seen.file_id, err));
	AR_TRY(ar_store_batch_file_put(store, &seen, err));
	AR_TRY(ar_store_shoe_put(store, &shoe, &run.shoe_id, err));
	run.file_id = seen.file_id;
	run.batch_id = seen.batch_id;
	AR_TRY(ar_store_run_put(store, &run, "packed", 6, &session.run_id,
	    err));
	AR_TRY(ar_store_session_put(store, &session, &session.id, err));
	return give_words(store, err);
}

/* --- promises ----------------------------------------------------------- */

static void
sound_text(const char *text)
{
	fuzz_require(!text || ar_utf8_prefix(text, strlen(text)) ==
	    strlen(text));
}

static enum ar_status
look_at_days(struct ar_store *store, struct ar_arena *arena,
    struct ar_error *err)
{
	struct ar_feel *feels;
	struct ar_well *wells;
	struct ar_note *notes;
	struct ar_day_load *days;
	size_t count;

	AR_TRY(ar_store_feels(store, INT64_MIN, INT64_MAX, true, arena,
	    &feels, &count, err));
	for (size_t i = 0; i < count; i++) {
		fuzz_require(feels[i].region >= 0 &&
		    feels[i].region <= AR_FEEL_LEGS);
		fuzz_require(feels[i].side >= 0 && feels[i].side <= AR_SIDES);
		fuzz_require(feels[i].mark >= 0 && feels[i].mark <= 10);
	}
	AR_TRY(ar_store_wells(store, AR_WELLNESS_KINDS, INT64_MIN, INT64_MAX,
	    true, arena, &wells, &count, err));
	for (size_t i = 0; i < count; i++) {
		fuzz_require(wells[i].item.kind < AR_WELLNESS_KINDS);
		fuzz_require(wells[i].item.source);
		sound_text(wells[i].item.source);
	}
	AR_TRY(ar_store_notes(store, INT64_MIN, INT64_MAX, arena, &notes,
	    &count, err));
	for (size_t i = 0; i < count; i++) {
		fuzz_require(notes[i].text);
		sound_text(notes[i].text);
	}
	return ar_store_days(store, INT64_MIN, INT64_MAX, arena, &days,
	    &count, err);
}

static void
look_at_run(struct ar_store *store, struct ar_arena *arena,
    const struct ar_run *run)
{
	struct ar_activity activity;
	struct ar_error err = {0};
	float values[64];
	size_t count;
	enum ar_status status;

	sound_text(run->name);
	sound_text(run->sport);
	fuzz_require((unsigned)run->load.method <= AR_LOAD_MINUTES);
	fuzz_require((unsigned)run->person.sex <= AR_SEX_MALE);
	status = ar_store_run_samples(store, run->id, arena, &activity, &err);
	fuzz_require(status == AR_OK || err.text[0]);
	status = ar_store_run_column(store, run->id, AR_COLUMN_HEART, values,
	    64, &count, &err);
	fuzz_require(status == AR_OK || err.text[0]);
}

static enum ar_status
look_at_runs(struct ar_store *store, struct ar_arena *arena,
    struct ar_error *err)
{
	struct ar_run_filter filter = { .beside = true, .legs = true };
	struct ar_kept_file *files, file;
	struct ar_run *runs;
	size_t count;

	AR_TRY(ar_store_runs(store, &filter, arena, &runs, &count, err));
	for (size_t i = 0; i < count && i < 20; i++)
		look_at_run(store, arena, &runs[i]);
	AR_TRY(ar_store_files(store, arena, &files, &count, err));
	for (size_t i = 0; i < count && i < 20; i++) {
		enum ar_status status = ar_store_file_get(store, files[i].id,
		    arena, &file, err);

		fuzz_require((unsigned)files[i].verdict < AR_VERDICTS);
		if (status != AR_OK && status != AR_EABSENT)
			return status;
	}
	return AR_OK;
}

static enum ar_status
look_at_rest(struct ar_store *store, struct ar_arena *arena,
    struct ar_error *err)
{
	struct ar_episode *episodes;
	struct ar_kept_session *sessions;
	struct ar_shoe *shoes;
	struct ar_batch *batches;
	struct ar_batch_file *files;
	struct ar_fact *facts;
	struct ar_store_about about;
	size_t count;

	AR_TRY(ar_store_episodes(store, false, arena, &episodes, &count,
	    err));
	for (size_t i = 0; i < count; i++)
		for (size_t k = 0; k < episodes[i].report_count; k++)
			sound_text(episodes[i].reports[k].tier);
	AR_TRY(ar_store_sessions(store, 0, 0, arena, &sessions, &count, err));
	AR_TRY(ar_store_shoes(store, arena, &shoes, &count, err));
	AR_TRY(ar_store_batches(store, arena, &batches, &count, err));
	AR_TRY(ar_store_batch_files(store, 0, arena, &files, &count, err));
	for (size_t i = 0; i < count; i++)
		fuzz_require(files[i].path &&
		    (unsigned)files[i].outcome < AR_OUTCOMES);
	AR_TRY(ar_store_facts(store, arena, &facts, &count, err));
	return ar_store_about(store, &about, err);
}

static enum ar_status
take_row(void *context, const struct ar_table_row *row, struct ar_error *err)
{
	(void)context;
	(void)err;
	fuzz_require(row->table || !row->cells);
	for (size_t i = 0; row->cells && i < row->count; i++)
		fuzz_require(row->cells[i].type != AR_CELL_TEXT ||
		    row->cells[i].text);
	return AR_OK;
}

static enum ar_status
use(struct ar_store *store, struct ar_arena *arena, bool reads,
    struct ar_error *err)
{
	AR_TRY(look_at_days(store, arena, err));
	AR_TRY(look_at_runs(store, arena, err));
	AR_TRY(look_at_rest(store, arena, err));
	AR_TRY(ar_store_dump(store, take_row, NULL, err));
	if (reads)
		return AR_OK;
	AR_TRY(give_words(store, err));
	AR_TRY(ar_store_batch_undo(store, 1, 9, err));
	return ar_store_drop_derived(store, err);
}

/* --- inputs ------------------------------------------------------------- */

/* The file of a log with a few rows, made once; the one state here. */
static struct {
	unsigned char *bytes;
	size_t n;
} base;

static void
base_make(void)
{
	struct ar_store *store;
	struct ar_error err = {0};
	sqlite3_int64 n = 0;

	if (base.bytes)
		return;
	fuzz_require(ar_store_open(":memory:", AR_STORE_WRITE, 0, &store,
	    &err) == AR_OK);
	fuzz_require(give(store, &err) == AR_OK);
	base.bytes = sqlite3_serialize(store->db, "main", &n, 0);
	base.n = (size_t)n;
	fuzz_require(base.bytes && n > 0);
	ar_store_close(store);
}

static void
change(unsigned char *image, const uint8_t *data, size_t size)
{
	for (; size >= CHANGE_BYTES; data += CHANGE_BYTES,
	    size -= CHANGE_BYTES) {
		size_t at = (size_t)data[0] << 16 | (size_t)data[1] << 8 |
		    data[2];

		image[at % base.n] = data[3];
	}
}

/* user_version stands at byte 60 of the file, in network order. */
static void
claim(unsigned char *image, size_t n, unsigned version)
{
	static const unsigned char numbers[4][4] = {
		{ 0, 0, 0x03, 0xe9 }, /* 1001 */
		{ 0, 0, 0x03, 0xea },
		{ 0, 0, 0x07, 0xd2 }, /* 2002 */
		{ 0, 0, 0x03, 0xeb },
	};

	if (version && n >= 64)
		memcpy(image + 60, numbers[version], 4);
}

static void
open_and_use(const unsigned char *image, size_t n, unsigned how)
{
	struct ar_db_step list[STEPS];
	struct ar_db_steps steps = { list, 1 + (int)(how >> 1 & 3) % STEPS };
	bool reads = how & 8;
	struct ar_db_how open = { ":memory:", NULL,
		reads ? AR_STORE_READ : AR_STORE_WRITE, 0, 0, &steps, image,
		n };
	struct ar_arena *arena = ar_arena_open(arena_limit);
	struct ar_store *store = NULL;
	struct ar_error err = {0};
	enum ar_status status;

	list[0] = ar_db_log_steps.steps[0];
	list[1] = (struct ar_db_step){ step_2, 2, 1 };
	list[2] = (struct ar_db_step){ step_3, 3, 3 };
	if (!arena)
		return;
	status = ar_db_open(&open, &store, &err);
	fuzz_require((status == AR_OK) == (store != NULL));
	if (status == AR_OK)
		status = use(store, arena, reads, &err);
	fuzz_require(status == AR_OK || (err.status == status &&
	    err.text[0]));
	ar_store_close(store);
	ar_arena_close(arena);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	unsigned char *image;
	size_t n;

	if (size < HOW_BYTES)
		return 0;
	base_make();
	n = data[0] & 1 ? size - HOW_BYTES : base.n;
	image = malloc(n ? n : 1);
	fuzz_require(image);
	if (data[0] & 1) {
		memcpy(image, data + HOW_BYTES, n);
	} else {
		memcpy(image, base.bytes, n);
		change(image, data + HOW_BYTES, size - HOW_BYTES);
	}
	claim(image, n, data[0] >> 4 & 3);
	open_and_use(image, n, data[0]);
	free(image);
	return 0;
}
