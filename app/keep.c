/* A digest into the log, once. */
#include <math.h>
#include <string.h>

#include "afterrun/after.h"
#include "app/analyse.h"
#include "app/keep.h"
#include "app/numbers.h"
#include "base/text.h"

static const double second_per_day = 86400;

struct keeping {
	struct ar_store *store;
	const struct ar_digest *digest;
	int64_t batch_id;
	const struct ar_moment *moment;
	struct ar_arena *arena;
	struct ar_kept *kept;
	struct ar_text reason;
	size_t pairs;  /* runs of the digest that were in the log */
	int64_t said_of; /* the run the reason names last */
	bool on_foot;  /* kept->run_id is a run on foot */
	bool news;     /* the file says something new of its owner */
	struct ar_error *err;
};

static void
say(struct keeping *k, const char *words)
{
	if (!words)
		k->reason.failed = true;
	if (k->reason.used)
		ar_text_add(&k->reason, "; ");
	if (words)
		ar_text_add(&k->reason, words);
}

static void
say_number(struct keeping *k, const char *before, int64_t number,
    const char *after)
{
	say(k, before);
	ar_text_int(&k->reason, number);
	ar_text_add(&k->reason, after);
}

static enum ar_status
finish(struct keeping *k, enum ar_outcome outcome)
{
	k->kept->outcome = outcome;
	if (!k->reason.used && !k->reason.failed)
		return AR_OK;
	k->kept->reason = ar_text_end(&k->reason);
	return k->kept->reason ? AR_OK :
	    ar_fail(k->err, AR_EMEM, 0, "out of memory");
}

/* The bytes were kept before: say as which run. */
static enum ar_status
same_bytes(struct keeping *k, int64_t file_id)
{
	const struct ar_run_filter filter = {.to_day = INT64_MAX,
	    .beside = true, .file_id = file_id};
	const struct ar_run *found = NULL;
	struct ar_run *runs;
	size_t count;

	AR_TRY(ar_store_runs(k->store, &filter, k->arena, &runs, &count,
	    k->err));
	for (size_t i = 0; i < count; i++)
		if (!found || (runs[i].on_foot && !found->on_foot))
			found = &runs[i];
	k->kept->file_id = file_id;
	if (!found) {
		say(k, "already in the log");
		return finish(k, AR_OUT_DUPLICATE);
	}
	k->kept->run_id = found->id;
	k->kept->same_as = found->same_as ? found->same_as : found->id;
	k->kept->leads = found->same_as == 0;
	say_number(k, "already in the log as run ", k->kept->same_as, "");
	return finish(k, AR_OUT_DUPLICATE);
}

/* Nothing can be taken from the file. */
static enum ar_status
unusable(struct keeping *k)
{
	const struct ar_digest *digest = k->digest;
	struct ar_error why;

	if (digest->status != AR_OK) {
		say(k, digest->error.text);
		return finish(k, digest->status == AR_EFORMAT ?
		    AR_OUT_UNSUPPORTED : AR_OUT_FAILED);
	}
	memset(&why, 0, sizeof why);
	(void)ar_after_refuse(digest->recording, &why);
	say(k, why.text);
	return finish(k, AR_OUT_UNSUPPORTED);
}

static enum ar_status
keep_file(struct keeping *k)
{
	struct ar_kept_file file = k->digest->file;

	file.batch_id = k->batch_id;
	file.added_utc_s = k->moment->now_utc_s;
	return ar_store_file_put(k->store, &file, &k->kept->file_id, k->err);
}

static enum ar_status
keep_days(struct keeping *k)
{
	enum ar_status status;

	for (size_t i = 0; i < k->digest->days.count; i++) {
		const struct ar_well well = {
			.batch_id = k->batch_id,
			.item = k->digest->days.items[i],
			.said_utc_s = k->moment->now_utc_s,
			.replaced_utc_s = NAN,
		};

		status = ar_store_well_put(k->store, &well, k->err);
		if (status == AR_EINPUT)
			continue; /* no value of a person */
		AR_TRY(status);
		k->kept->days++;
	}
	return AR_OK;
}

/* What the file says of its owner, as of its first sound clock. */
static enum ar_status
keep_profile(struct keeping *k)
{
	const struct ar_digest *digest = k->digest;
	struct ar_fact fact = {
		.source = ar_format_name(digest->file.format),
		.batch_id = k->batch_id,
	};

	for (size_t i = 0; i < digest->run_count; i++) {
		const struct ar_run *run = &digest->runs[i].run;

		if (digest->recording->activities[run->activity_number - 1]
		    .clock_unset || !isfinite(run->summary.start_utc_s))
			continue;
		fact.since_utc_s = run->summary.start_utc_s;
		return ar_profile_learn(k->store, &digest->file.profile,
		    &fact, &k->news, k->err);
	}
	return AR_OK;
}

/* A watch whose clock was never set: the run ended now, as far as one
 * knows.  One that is ahead: the run stays out of today's numbers. */
static bool
place_in_time(struct keeping *k, const struct ar_activity *activity,
    struct ar_run *run)
{
	double elapsed = run->summary.elapsed_s, now = k->moment->now_utc_s;

	if (activity->clock_unset || !isfinite(run->summary.start_utc_s)) {
		run->summary.start_utc_s = now -
		    (elapsed > 0 && isfinite(elapsed) ? elapsed : 0);
		run->summary.utc_offset_s = k->moment->utc_offset_s;
		run->day = ar_moment_day(k->moment);
		say(k, "the watch's clock was not set; the run was put at the "
		    "day it came in");
		return false;
	}
	if (run->summary.start_utc_s > now + AR_FUTURE_DAYS * second_per_day)
		say(k, "the run starts in the future; a clock is wrong, and "
		    "it does not count until then");
	return true;
}

/* The shoe that new runs are in, for a run of the last days. */
static enum ar_status
choose_shoe(struct keeping *k, struct ar_run *run)
{
	int64_t today = ar_moment_day(k->moment);
	struct ar_shoe *shoes;
	size_t count;

	if (k->batch_id || !run->on_foot ||
	    run->day < today - AR_SHOE_RECENT_DAYS)
		return AR_OK;
	AR_TRY(ar_store_shoes(k->store, k->arena, &shoes, &count, k->err));
	for (size_t i = 0; i < count; i++)
		if (shoes[i].usual && isnan(shoes[i].retired_utc_s))
			run->shoe_id = shoes[i].id;
	return AR_OK;
}

/* Analyse the run again, with another person or effort. */
static enum ar_status
derive_again(struct keeping *k, const struct ar_activity *activity,
    const struct ar_person *person, struct ar_run *run)
{
	const struct ar_analyse_of of = {.activity = activity,
	    .person = person, .rpe_0_10 = run->rpe_0_10};
	double start_s = run->summary.start_utc_s;
	double offset_s = run->summary.utc_offset_s;

	AR_TRY(ar_run_derive(&of, k->arena, run, k->err));
	run->summary.start_utc_s = start_s;
	run->summary.utc_offset_s = offset_s;
	return AR_OK;
}

/* The person was settled before the file was read; what it says anew may
 * outrank an older word.  An import does this for all runs at its end. */
static enum ar_status
settle_again(struct keeping *k, const struct ar_activity *activity,
    struct ar_run *run)
{
	struct ar_settled settled;
	struct ar_person person;

	if (!k->news || k->batch_id)
		return AR_OK;
	AR_TRY(ar_settle(k->store, k->moment, k->arena, &settled, k->err));
	person = ar_person_resolve(&settled, run->summary.start_utc_s,
	    &k->digest->file.profile, run->heart_high_bpm);
	return ar_person_equal(&person, &run->person) ? AR_OK :
	    derive_again(k, activity, &person, run);
}

/* The richer of two recordings leads.  The words of the one that was there
 * go with the lead; its effort may change the load. */
static enum ar_status
join(struct keeping *k, const struct ar_activity *activity,
    const struct ar_run *partner, struct ar_run *run)
{
	const struct ar_person person = run->person;
	bool said = k->said_of == partner->id;

	k->pairs++;
	k->said_of = partner->id;
	if (!(run->richness > partner->richness)) {
		run->same_as = partner->id;
		if (!said)
			say_number(k, "the same run as run ", partner->id,
			    "; this recording stands beside it");
		return AR_OK;
	}
	say_number(k, "the same run as run ", partner->id,
	    "; this recording is richer and leads now");
	return ar_words_take(run, partner) ?
	    derive_again(k, activity, &person, run) : AR_OK;
}

/* Of several runs the last on foot is told of. */
static void
tell_of(struct keeping *k, const struct ar_run *run, int64_t id,
    const struct ar_run *partner)
{
	if (k->on_foot && !run->on_foot)
		return;
	k->on_foot = run->on_foot;
	k->kept->run_id = id;
	k->kept->same_as = partner ? partner->id : 0;
	k->kept->leads = partner && !run->same_as;
}

static enum ar_status
keep_run(struct keeping *k, const struct ar_digest_run *from)
{
	struct ar_run run = from->run;
	const struct ar_activity *activity =
	    &k->digest->recording->activities[run.activity_number - 1];
	const struct ar_run *partner = NULL;
	int64_t id;

	run.file_id = k->kept->file_id;
	run.batch_id = k->batch_id;
	if (place_in_time(k, activity, &run))
		AR_TRY(ar_pair_find(k->store, &run, k->arena, &partner,
		    k->err));
	AR_TRY(settle_again(k, activity, &run));
	if (partner)
		AR_TRY(join(k, activity, partner, &run));
	else
		AR_TRY(choose_shoe(k, &run));
	AR_TRY(ar_store_run_put(k->store, &run, from->packed, from->packed_n,
	    &id, k->err));
	tell_of(k, &run, id, partner);
	return partner && !run.same_as ?
	    ar_store_run_beside(k->store, partner->id, id, k->err) : AR_OK;
}

/* What came before a damage was kept: say which; NULL: the file is sound. */
static const char *
damage_of(const struct ar_digest *digest)
{
	switch (digest->file.verdict) {
	case AR_VERDICT_DAMAGED_CONTAINER:
		return "the packed file is damaged; what could be read is "
		    "kept";
	case AR_VERDICT_MALFORMED:
	case AR_VERDICT_DAMAGED:
		return "the file is damaged; what came before is kept";
	case AR_VERDICT_UNFINISHED:
		return "the watch did not finish the file; what it wrote is "
		    "kept";
	case AR_VERDICT_TRUNCATED:
		return "the file is cut off; what came before is kept";
	default:
		return digest->status == AR_OK ? NULL : digest->error.text;
	}
}

static enum ar_status
judge(struct keeping *k)
{
	const char *damage = damage_of(k->digest);

	if (damage)
		say(k, damage);
	if (k->digest->run_count && k->pairs == k->digest->run_count)
		return finish(k, AR_OUT_DUPLICATE);
	return finish(k, damage ? AR_OUT_PARTIAL : AR_OUT_IMPORTED);
}

enum ar_status
ar_digest_keep(struct ar_store *store, const struct ar_digest *digest,
    int64_t batch_id, const struct ar_moment *moment, struct ar_arena *arena,
    struct ar_kept *kept, struct ar_error *err)
{
	struct keeping k = {.store = store, .digest = digest,
	    .batch_id = batch_id, .moment = moment, .arena = arena,
	    .kept = kept, .err = err};
	int64_t file_id;

	memset(kept, 0, sizeof *kept);
	ar_text_start(&k.reason, arena);
	AR_TRY(ar_store_file_find(store, digest->file.sha256, &file_id, err));
	if (file_id)
		return same_bytes(&k, file_id);
	if (!digest->run_count && !digest->days.count)
		return unusable(&k);
	AR_TRY(keep_file(&k));
	AR_TRY(keep_profile(&k));
	AR_TRY(keep_days(&k));
	for (size_t i = 0; i < digest->run_count; i++)
		AR_TRY(keep_run(&k, &digest->runs[i]));
	return judge(&k);
}
