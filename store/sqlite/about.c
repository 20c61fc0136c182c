/* The log as a whole: what is in it, is it sound, a copy, and a fresh
 * start for all that was computed. */
#include <math.h>
#include <string.h>

#include "store/sqlite/db.h"

static double
later(double a, double b)
{
	return isnan(a) || b > a ? b : a;
}

static enum ar_status
about_bytes(struct ar_store *store, struct ar_store_about *about,
    struct ar_error *err)
{
	int64_t pages, size, version;

	AR_TRY(ar_db_pragma(store, "PRAGMA page_count", &pages, err));
	AR_TRY(ar_db_pragma(store, "PRAGMA page_size", &size, err));
	AR_TRY(ar_db_pragma(store, "PRAGMA user_version", &version, err));
	about->bytes = (uint64_t)(pages * size);
	about->schema = (int)(version % AR_DB_READER_UNIT);
	return AR_OK;
}

static enum ar_status
about_runs(struct ar_store *store, struct ar_store_about *about,
    struct ar_error *err)
{
	struct ar_db_query query = ar_db_start(store, AR_DB_ABOUT_FILES, err);

	if (ar_db_next(&query)) {
		double bytes = ar_db_real(&query, 1);

		about->files = (uint64_t)ar_db_int(&query, 0);
		if (bytes > 0 && bytes < 9e18)
			about->file_bytes = (uint64_t)bytes;
	}
	AR_TRY(ar_db_end(&query));
	query = ar_db_start(store, AR_DB_ABOUT_RUNS, err);
	if (ar_db_next(&query)) {
		about->runs = (uint64_t)ar_db_int(&query, 0);
		about->first_day = ar_db_int(&query, 1);
		about->last_day = ar_db_int(&query, 2);
	}
	return ar_db_end(&query);
}

static enum ar_status
about_counts(struct ar_store *store, struct ar_store_about *about,
    struct ar_error *err)
{
	struct ar_db_query query = ar_db_start(store, AR_DB_ABOUT_COUNTS, err);
	uint64_t *const counts[] = { &about->feels, &about->wells,
		&about->pains, &about->sessions, &about->shoes };
	const int n = (int)(sizeof counts / sizeof counts[0]);

	if (ar_db_next(&query))
		for (int i = 0; i < n; i++)
			*counts[i] = (uint64_t)ar_db_int(&query, i);
	return ar_db_end(&query);
}

static enum ar_status
about_time(struct ar_store *store, enum ar_db_sql sql, double *time,
    struct ar_error *err)
{
	struct ar_db_query query = ar_db_start(store, sql, err);

	*time = NAN;
	if (ar_db_next(&query))
		*time = ar_db_real(&query, 0);
	return ar_db_end(&query);
}

static enum ar_status
about_all(struct ar_store *store, struct ar_store_about *about,
    struct ar_error *err)
{
	double kept;

	*about = (struct ar_store_about){0};
	AR_TRY(about_bytes(store, about, err));
	AR_TRY(about_runs(store, about, err));
	AR_TRY(about_counts(store, about, err));
	AR_TRY(about_time(store, AR_DB_ABOUT_SAID, &about->last_said_utc_s,
	    err));
	AR_TRY(about_time(store, AR_DB_ABOUT_KEPT, &kept, err));
	about->last_kept_utc_s = later(kept, about->last_said_utc_s);
	return AR_OK;
}

enum ar_status
ar_store_about(struct ar_store *store, struct ar_store_about *about,
    struct ar_error *err)
{
	AR_TRY(ar_db_look(store, err));
	return ar_db_looked(store, about_all(store, about, err), err);
}

static enum ar_status
drop_derived(struct ar_store *store, struct ar_error *err)
{
	/* streams last: the others ask whether there is one */
	static const enum ar_db_sql order[] = {
		AR_DB_DROP_LEGS, AR_DB_DROP_SUMS, AR_DB_DROP_STREAMS
	};

	for (size_t i = 0; i < sizeof order / sizeof order[0]; i++) {
		struct ar_db_query query = ar_db_start(store, order[i], err);

		AR_TRY(ar_db_run(&query));
	}
	return AR_OK;
}

enum ar_status
ar_store_drop_derived(struct ar_store *store, struct ar_error *err)
{
	ar_db_blob_close(store);
	AR_TRY(ar_db_enter(store, err));
	return ar_db_leave(store, drop_derived(store, err), err);
}
