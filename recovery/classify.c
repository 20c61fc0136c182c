#include <math.h>

#include "base/text.h"
#include "recovery/build.h"
#include "recovery/numbers.h"

struct heart_row {
	double from_pct;
	double rpe;
};

static const struct heart_row heart_rows[] = {
#include "recovery/heart_rpe.inc"
};

static const struct ar_class_row classes[] = {
#include "recovery/load_classes.inc"
};

enum { CLASSES = sizeof classes / sizeof *classes };

const struct ar_class_row *
ar_class_row(int load_class)
{
	return &classes[load_class];
}

/* R18: what the runner says, else the heart rate, else a guess. */
static double
effort(const struct ar_case_run *run, bool *guessed)
{
	double rpe = AR_RPE_GUESS;
	double pct = ar_round(run->heart_mean_pct_max, 0);

	*guessed = false;
	if (!isnan(run->rpe_0_10))
		return run->rpe_0_10;
	*guessed = isnan(pct);
	for (size_t i = 0; i < sizeof heart_rows / sizeof *heart_rows; i++)
		if (pct >= heart_rows[i].from_pct)
			rpe = heart_rows[i].rpe;
	return rpe;
}

/* R14, R15. */
static bool
hilly(double climb_m, double distance_km)
{
	climb_m = ar_round(climb_m, 0);
	if (climb_m >= AR_ECC_CLIMB_M)
		return true;
	return climb_m >= AR_ECC_CLIMB_LEAST_M && distance_km > 0
	    && ar_round(climb_m / distance_km, 2) >= AR_ECC_CLIMB_M_KM;
}

/* R13: the class of a run of au arbitrary units; 1 when it is unknown. */
static int
class_of(double au, bool ecc)
{
	int load_class = 1;

	for (int c = 1; c < CLASSES; c++)
		if (au >= classes[c].au_from)
			load_class = c;
	if (ecc && load_class < AR_LOAD_CLASS_MAX)
		load_class++;
	return load_class;
}

static void
after_rest_day(struct ar_build *build, int run_class)
{
	const struct ar_session_case *in = build->in;
	bool run = !isnan(build->minutes);

	build->out->flags &= AR_FLAG_HOT;
	build->out->au = NAN;
	build->ladder_class = 0;
	build->after_class = run ? run_class : 0;
	build->since_h = in->run.hours_ago;
	if (in->last_run_known) {
		build->after_class = in->last_load_class;
		build->since_h = in->last_hours_ago;
		build->after_ecc = in->last_ecc;
	} else if (!run) {
		build->after_ecc = false;
	}
	/* R83: once its hours are over the last run counts no more */
	if (build->since_h >= (build->after_ecc ? AR_DESCENT_HOURS
	    : classes[build->after_class].quality_h)) {
		build->after_class = 0;
		build->after_ecc = false;
	}
}

static void
classify_run(struct ar_build *build)
{
	const struct ar_case_run *run = &build->in->run;
	unsigned *flags = &build->out->flags;

	build->minutes = ar_round(run->duration_min, 1);
	build->rpe = effort(run, &build->out->rpe_guessed);
	/* L3 etc. are whole numbers of minutes times effort */
	build->out->au = ar_round(build->minutes * build->rpe, 0);
	if (hilly(run->descent_m, run->distance_km))
		*flags |= AR_FLAG_ECC;
	if (hilly(run->ascent_m, run->distance_km))
		*flags |= AR_FLAG_ASC;
	if (build->rpe >= AR_FAST_RPE)
		*flags |= AR_FLAG_FAST;
	if (run->air_c >= AR_HOT_AIR_C)
		*flags |= AR_FLAG_HOT;
}

void
ar_build_classify(struct ar_build *build)
{
	const struct ar_session_case *in = build->in;
	struct ar_session *out = build->out;

	build->minutes = NAN;
	build->rpe = AR_RPE_GUESS;
	out->au = NAN;
	out->rpe_guessed = true;
	classify_run(build);
	build->after_ecc = out->flags & AR_FLAG_ECC;
	build->ladder_class = class_of(out->au, build->after_ecc);
	build->after_class = build->ladder_class;
	build->since_h = 0;
	if (in->mode == AR_REST_DAY)
		after_rest_day(build, build->ladder_class);
	out->mode = in->mode;
	out->load_class = build->ladder_class;
	build->soreness_max = 0;
	for (int r = 0; r < AR_REGIONS; r++) {
		build->soreness[r] = 0;
		for (int s = 0; s < AR_SIDES; s++)
			if (in->soreness[r][s] > build->soreness[r])
				build->soreness[r] = in->soreness[r][s];
		if (build->soreness[r] > build->soreness_max)
			build->soreness_max = build->soreness[r];
	}
}
