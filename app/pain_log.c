/* Keep a report of a pain in its episode. */
#include "afterrun/pain_log.h"

#include <math.h>
#include <string.h>

#include "app/pain_look.h"
#include "base/text.h"
#include "knowledge/pain_keys.h"

static const double second_per_hour = 3600;

struct book {
	struct ar_store *store;
	const struct ar_moment *moment;
	struct ar_arena *arena;
	struct ar_error *err;
	struct ar_episode *episodes; /* open ones */
	size_t count;
	struct ar_episode *own; /* NULL: a new one */
	struct ar_pain pain;    /* dated */
};

static enum ar_status
find_own(struct book *book, int64_t episode_id)
{
	for (size_t i = 0; i < book->count; i++) {
		struct ar_episode *episode = &book->episodes[i];
		bool here = episode_id == 0 ?
		    ar_episode_at(episode, &book->pain) :
		    episode->id == episode_id;

		if (here && !book->own)
			book->own = episode;
	}
	if (episode_id != 0 && !book->own) {
		ar_fail_at(book->err, AR_EABSENT, "episode",
		    "there is no open pain of this number");
		return ar_fail_hint(book->err, "afterrun pain lists them");
	}
	return AR_OK;
}

/* Place and side that were not said again are those of the episode. */
static enum ar_status
take_place(struct book *book)
{
	double *value = book->pain.value;
	const struct ar_pain *last;

	if (!book->own || book->own->report_count == 0)
		return AR_OK;
	last = &book->own->reports[book->own->report_count - 1].pain;
	if (isnan(value[AR_PAIN_REGION]))
		value[AR_PAIN_REGION] = last->value[AR_PAIN_REGION];
	if (isnan(value[AR_PAIN_SIDE]))
		value[AR_PAIN_SIDE] = last->value[AR_PAIN_SIDE];
	if (!ar_episode_at(book->own, &book->pain)) {
		ar_fail_at(book->err, AR_EINPUT, "region",
		    "this pain of the log is at another place");
		return ar_fail_hint(book->err,
		    "leave the number out to open a new one");
	}
	return AR_OK;
}

static bool
is_lock(const struct ar_pain_report *report)
{
	return ar_tier_find(report->tier) <= AR_TIER_E1 ||
	    report->pain.value[AR_PAIN_CLINICIAN_SEEN] == 1;
}

/* Reports of open episodes up to the new one, which comes last.  Of too many
 * those that lock or unlock stay, then the newest of its own episode. */
static size_t
gather(const struct book *book, struct ar_pain *reports)
{
	size_t used = 0;
	const size_t most = AR_TRIAGE_REPORTS_MAX - 1;

	for (int pass = 0; pass < 2; pass++) {
		for (size_t e = 0; e < book->count; e++) {
			const struct ar_episode *one = &book->episodes[e];

			for (size_t i = one->report_count; i-- > 0;) {
				const struct ar_pain_report *old =
				    &one->reports[i];
				bool first = is_lock(old);

				if (used < most && first == (pass == 0) &&
				    (first || one == book->own) &&
				    old->pain.date_utc_s <=
				    book->pain.date_utc_s)
					reports[used++] = old->pain;
			}
		}
	}
	reports[used++] = book->pain;
	return used;
}

static enum ar_status
judge(struct book *book, struct ar_verdict *verdict)
{
	struct ar_pain *reports = ar_arena_array(book->arena,
	    AR_TRIAGE_REPORTS_MAX, sizeof *reports);
	size_t count;

	if (!reports)
		return ar_fail(book->err, AR_EMEM, 0, "out of memory");
	count = gather(book, reports);
	return ar_triage_course(reports, count, book->pain.date_utc_s,
	    verdict, book->err);
}

static const char *
rules_text(const struct ar_verdict *verdict, struct ar_arena *arena)
{
	struct ar_text text;

	ar_text_start(&text, arena);
	for (size_t i = 0; i < verdict->fired_count; i++) {
		if (i > 0)
			ar_text_add(&text, " ");
		ar_text_add(&text, verdict->fired[i].rule->id);
	}
	return ar_text_end(&text);
}

/* T51: nothing is felt and nothing holds the tier. */
static bool
is_gone(const struct book *book, const struct ar_verdict *verdict)
{
	const struct ar_episode *own = book->own;

	if (ar_pain_severity(&book->pain) != 0 || verdict->locked ||
	    verdict->tier != AR_TIER_E4)
		return false;
	return !own || own->report_count == 0 ||
	    own->reports[own->report_count - 1].pain.date_utc_s <=
	    book->pain.date_utc_s;
}

static enum ar_status
store_it(struct book *book, struct ar_pain_kept *kept)
{
	const struct ar_verdict *verdict = &kept->verdict;
	const struct ar_pain_report report = {
		.episode_id = book->own ? book->own->id : 0,
		.pain = book->pain,
		.tier = ar_tier_name(verdict->tier),
		.within = ar_within_name(verdict->within),
		.rules = rules_text(verdict, book->arena),
		.recheck_utc_s = kept->recheck_utc_s,
	};

	if (!report.rules)
		return ar_fail(book->err, AR_EMEM, 0, "out of memory");
	kept->opened = report.episode_id == 0;
	kept->episode_id = report.episode_id;
	AR_TRY(ar_store_pain_put(book->store, &report, &kept->episode_id,
	    book->err));
	if (kept->closed_why)
		AR_TRY(ar_store_pain_close(book->store, kept->episode_id,
		    book->pain.date_utc_s, kept->closed_why, book->err));
	return AR_OK;
}

static enum ar_status
keep_pain(struct book *book, int64_t episode_id, struct ar_pain_kept *kept)
{
	double hours;

	AR_TRY(ar_store_episodes(book->store, true, book->arena,
	    &book->episodes, &book->count, book->err));
	AR_TRY(find_own(book, episode_id));
	AR_TRY(take_place(book));
	AR_TRY(judge(book, &kept->verdict));
	hours = kept->verdict.recheck_h;
	if (is_gone(book, &kept->verdict))
		kept->closed_why = "gone";
	kept->recheck_utc_s = kept->closed_why ? NAN :
	    book->pain.date_utc_s + hours * second_per_hour;
	return store_it(book, kept);
}

enum ar_status
ar_pain_keep_within(struct ar_store *store, const struct ar_moment *moment,
    const struct ar_pain *pain, int64_t episode_id, struct ar_arena *arena,
    struct ar_pain_kept *kept, struct ar_error *err)
{
	struct book book = {.store = store, .moment = moment, .arena = arena,
	    .err = err, .pain = *pain};

	*kept = (struct ar_pain_kept){.recheck_utc_s = NAN};
	if (isnan(pain->date_utc_s))
		book.pain.date_utc_s = moment->now_utc_s;
	return keep_pain(&book, episode_id, kept);
}

enum ar_status
ar_pain_keep(struct ar_store *store, const struct ar_moment *moment,
    const struct ar_pain *pain, int64_t episode_id, struct ar_arena *arena,
    struct ar_pain_kept *kept, struct ar_error *err)
{
	enum ar_status status;

	AR_TRY(ar_store_begin(store, err));
	status = ar_pain_keep_within(store, moment, pain, episode_id, arena,
	    kept, err);
	if (status == AR_OK)
		return ar_store_commit(store, err);
	ar_store_rollback(store);
	return status;
}

enum ar_status
ar_pain_close(struct ar_store *store, const struct ar_moment *moment,
    int64_t episode_id, struct ar_arena *arena, struct ar_error *err)
{
	struct book book = {.store = store, .moment = moment, .arena = arena,
	    .err = err};

	AR_TRY(ar_store_episodes(store, true, arena, &book.episodes,
	    &book.count, err));
	ar_pain_clear(&book.pain);
	if (episode_id == 0)
		return ar_fail_at(err, AR_EABSENT, "episode",
		    "there is no open pain of this number");
	AR_TRY(find_own(&book, episode_id));
	if (ar_episode_locked(book.own)) {
		ar_fail_at(err, AR_EREFUSED, "episode",
		    "this had to be seen at once and nobody has seen it yet");
		return ar_fail_hint(err, "when a clinician has seen it, "
		    "say so: afterrun pain asks");
	}
	return ar_store_pain_close(store, episode_id, moment->now_utc_s,
	    "runner", err);
}
