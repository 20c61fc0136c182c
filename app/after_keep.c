#include "afterrun/after_keep.h"

#include <math.h>
#include <string.h>

#include "afterrun/time.h"
#include "app/known.h"
#include "app/pain_look.h"

struct keeping {
	struct ar_store *store;
	const struct ar_after_job *job;
	struct ar_arena *arena;
	struct ar_after_kept *kept;
	struct ar_error *err;
};

/* A file that the log has is not digested again. */
static enum ar_status
keep_digest(struct keeping *k, const struct ar_settled *settled)
{
	const struct ar_after_job *job = k->job;
	struct ar_digest digest;
	int64_t known;

	memset(&digest, 0, sizeof digest);
	ar_sha256(job->bytes, job->n, digest.file.sha256);
	AR_TRY(ar_store_file_find(k->store, digest.file.sha256, &known,
	    k->err));
	k->kept->already = known != 0;
	if (!known)
		AR_TRY(ar_digest_make(job->bytes, job->n, job->name, settled,
		    job->keep_file ? AR_DIGEST_KEEP_FILE : 0, k->arena,
		    &digest, k->err));
	AR_TRY(ar_digest_keep(k->store, &digest, 0, &job->moment, k->arena,
	    &k->kept->kept, k->err));
	k->kept->run_id = k->kept->kept.run_id;
	k->kept->leader = k->kept->kept.leads || !k->kept->kept.same_as ?
	    k->kept->run_id : k->kept->kept.same_as;
	return AR_OK;
}

/* A run without a file. */
static enum ar_status
keep_told(struct keeping *k, const struct ar_settled *settled)
{
	struct ar_kept *kept = &k->kept->kept;

	AR_TRY(ar_workout_keep(k->store, k->job->told, "said", 0, settled,
	    k->arena, kept, k->err));
	k->kept->run_id = kept->run_id;
	k->kept->leader = kept->run_id;
	k->kept->already = kept->same_as != 0;
	return AR_OK;
}

static enum ar_status
keep_effort(struct keeping *k)
{
	double rpe = k->job->said->rpe_0_10;

	if (!isfinite(rpe) || !k->kept->leader)
		return AR_OK;
	AR_TRY(ar_store_run_words(k->store, k->kept->leader, rpe, NULL, 0,
	    k->err));
	return ar_run_refresh(k->store, k->kept->leader, &k->job->moment,
	    k->arena, k->err);
}

/* Marks that stand so already are not said again. */
static bool
stands(const struct ar_feel *feels, size_t count, const struct ar_feel *feel)
{
	for (size_t i = 0; i < count; i++)
		if (feels[i].region == feel->region &&
		    feels[i].side == feel->side)
			return feels[i].mark == feel->mark;
	return false;
}

static enum ar_status
keep_marks(struct keeping *k)
{
	int64_t today = ar_moment_day(&k->job->moment);
	struct ar_feel *feels;
	size_t count;

	AR_TRY(ar_store_feels(k->store, today, today, false, k->arena,
	    &feels, &count, k->err));
	for (int region = 0; region < AR_REGIONS; region++)
		for (int side = 0; side < AR_SIDES; side++) {
			const struct ar_feel feel = {
				.day = today,
				.region = region,
				.side = side,
				.mark = k->job->said->soreness[region][side],
				.said_utc_s = k->job->moment.now_utc_s,
				.replaced_utc_s = NAN,
			};

			if (isfinite(feel.mark) &&
			    !stands(feels, count, &feel))
				AR_TRY(ar_store_feel_put(k->store, &feel,
				    k->err));
		}
	return AR_OK;
}

static enum ar_status
keep_mass(struct keeping *k)
{
	const struct ar_well well = {
		.item = {AR_WELL_MASS_KG, ar_moment_day(&k->job->moment),
		    k->job->said->person.mass_kg, "said"},
		.said_utc_s = k->job->moment.now_utc_s,
		.replaced_utc_s = NAN,
	};

	return isfinite(well.item.value) ?
	    ar_store_well_put(k->store, &well, k->err) : AR_OK;
}

static enum ar_status
keep_fact(struct keeping *k, enum ar_trait trait, double value,
    const char *word)
{
	const struct ar_fact fact = {
		.name = ar_trait_name(trait),
		.value = value,
		.word = word,
		.source = "said",
		.since_utc_s = k->job->moment.now_utc_s,
	};

	return ar_store_fact_put(k->store, &fact, k->err);
}

/* Who the runner is, where it differs from what was said before. */
static enum ar_status
keep_person(struct keeping *k, const struct ar_settled *settled)
{
	static const char *const experiences[] = {
		[AR_NOVICE] = "novice", [AR_EXPERIENCED] = "experienced"};
	const struct ar_person *said = &k->job->said->person;
	const struct ar_person *old = &settled->person;
	struct ar_civil now = ar_civil_from_utc(k->job->moment.now_utc_s, 0);

	if (said->sex != AR_SEX_UNKNOWN && said->sex != old->sex)
		AR_TRY(keep_fact(k, AR_TRAIT_SEX, NAN,
		    said->sex == AR_SEX_FEMALE ? "f" : "m"));
	if (said->experience != AR_EXPERIENCE_UNKNOWN &&
	    said->experience != old->experience)
		AR_TRY(keep_fact(k, AR_TRAIT_EXPERIENCE, NAN,
		    experiences[said->experience]));
	if (isfinite(said->age_y) && !(fabs(said->age_y - old->age_y) < 1))
		AR_TRY(keep_fact(k, AR_TRAIT_BIRTH_YEAR,
		    now.year - floor(said->age_y), NULL));
	return AR_OK;
}

static double
start_of(const struct ar_after_job *job)
{
	const struct ar_recording *recording = job->recording;
	double start = NAN;

	for (size_t i = 0; i < recording->activity_count; i++)
		start = fmax(start, recording->activities[i].start_utc_s);
	return isfinite(start) ? start : job->moment.now_utc_s;
}

/* The start of the run that is looked at is only known once it is chosen;
 * the latest activity of the file bounds it, and the run itself is left
 * out by its number. */
static enum ar_status
answer(struct ar_store *store, const struct ar_after_job *job,
    int64_t except_id, struct ar_arena *arena, struct ar_after *after,
    struct ar_error *err)
{
	struct ar_history *history = ar_arena_alloc(arena, sizeof *history);
	struct ar_past *past = ar_arena_alloc(arena, sizeof *past);
	struct ar_pain_due *dues;
	size_t due_count;

	if (!history || !past)
		return ar_fail(err, AR_EMEM, 0, "out of memory");
	AR_TRY(ar_history_read(store, &job->moment, arena, history, err));
	AR_TRY(ar_past_make(history, start_of(job), except_id, arena, past,
	    err));
	AR_TRY(ar_pain_clock(history, arena, &dues, &due_count, err));
	ar_pains_carry(dues, due_count, job->moment.now_utc_s, past);
	return ar_after_make_past(job->recording, job->said, past,
	    job->moment.now_utc_s, arena, after, err);
}

enum ar_status
ar_after_keep(struct ar_store *store, const struct ar_after_job *job,
    struct ar_arena *arena, struct ar_after *after,
    struct ar_after_kept *kept, struct ar_error *err)
{
	struct keeping k = {store, job, arena, kept, err};
	struct ar_store_about about;
	struct ar_settled settled;

	memset(kept, 0, sizeof *kept);
	AR_TRY(ar_store_about(store, &about, err));
	kept->first = about.files == 0;
	AR_TRY(ar_settle(store, &job->moment, arena, &settled, err));
	AR_TRY(keep_person(&k, &settled));
	AR_TRY(ar_settle(store, &job->moment, arena, &settled, err));
	AR_TRY(job->told ? keep_told(&k, &settled) :
	    keep_digest(&k, &settled));
	AR_TRY(keep_effort(&k));
	AR_TRY(keep_marks(&k));
	AR_TRY(keep_mass(&k));
	return answer(store, job, kept->leader, arena, after, err);
}

bool
ar_after_moves_person(const struct ar_after_said *said,
    const struct ar_after_kept *kept)
{
	return !kept->already || isfinite(said->person.age_y) ||
	    isfinite(said->person.mass_kg) ||
	    said->person.sex != AR_SEX_UNKNOWN;
}

enum ar_status
ar_after_look(struct ar_store *store, const struct ar_after_job *job,
    struct ar_arena *arena, struct ar_after *after, struct ar_error *err)
{
	unsigned char sum[AR_SHA256_SIZE];
	struct ar_run *runs;
	int64_t file_id, run_id = 0;
	size_t count;

	ar_sha256(job->bytes, job->n, sum);
	AR_TRY(ar_store_file_find(store, sum, &file_id, err));
	if (file_id) {
		const struct ar_run_filter filter = {.to_day = INT64_MAX,
		    .beside = true, .file_id = file_id};

		AR_TRY(ar_store_runs(store, &filter, arena, &runs, &count,
		    err));
		for (size_t i = 0; i < count; i++)
			if (runs[i].on_foot || !run_id)
				run_id = runs[i].same_as ? runs[i].same_as :
				    runs[i].id;
	}
	return answer(store, job, run_id, arena, after, err);
}
