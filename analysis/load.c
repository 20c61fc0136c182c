/* One session's load (A3). */
#include "analysis/load.h"

#include <math.h>

#include "afterrun/fitness.h"
#include "analysis/numbers.h"

static const double s_per_min = 60, s_per_hour = 3600;

struct anchors {
	double rest, max, threshold;
	bool max_guessed, threshold_guessed;
	double factor, exponent; /* of TRIMP */
};

static struct anchors
find_anchors(const struct ar_person *person)
{
	struct anchors a = { .rest = person->heart_rest_bpm };

	a.max = ar_person_heart_max(person, &a.max_guessed);
	a.threshold = ar_person_heart_threshold(person, &a.threshold_guessed);
	bool woman = person->sex == AR_SEX_FEMALE;
	a.factor = woman ? AR_TRIMP_WOMEN_FACTOR : AR_TRIMP_MEN_FACTOR;
	a.exponent = woman ? AR_TRIMP_WOMEN_EXPONENT : AR_TRIMP_MEN_EXPONENT;
	return a;
}

/* Banister's TRIMP of a minute at a heart rate. */
static double
trimp_min(const struct anchors *a, double bpm)
{
	double x = ar_heart_reserve_ratio(bpm, a->rest, a->max);

	if (isnan(x))
		return NAN;
	x = fmin(fmax(x, 0), 1);
	return x * a->factor * exp(a->exponent * x);
}

/* What a minute at a heart rate is worth. */
struct minute {
	double bpm;
	double trimp;
	int edwards, lucia;
};

static struct minute
minute_at(const struct anchors *a, double bpm)
{
	return (struct minute){ bpm, trimp_min(a, bpm),
		ar_zone_edwards(bpm, a->max), ar_zone_three(bpm,
		    a->threshold) };
}

static void
sum_heart(const struct ar_clean *clean, const struct anchors *a,
    struct ar_load *load)
{
	double trimp = 0, edwards = 0, lucia = 0;
	struct minute minute = { .bpm = NAN };

	for (size_t i = 0; i < clean->count; i++) {
		const struct ar_step *step = &clean->steps[i];
		double bpm = (double)step->heart_bpm;
		double minutes = (double)step->dt_s / s_per_min;
		if (!step->moving || !isfinite(bpm))
			continue;
		/* The heart rate stays the same for seconds. */
		if (!(bpm <= minute.bpm && bpm >= minute.bpm))
			minute = minute_at(a, bpm);
		trimp += minutes * minute.trimp;
		edwards += minutes * minute.edwards;
		lucia += minutes * minute.lucia;
	}
	load->trimp = trimp;
	if (isfinite(a->max))
		load->edwards = edwards;
	if (isfinite(a->threshold))
		load->lucia = lucia;
	load->hrtss = 100 * trimp / (s_per_min * trimp_min(a, a->threshold));
}

static double
mean_heart(const struct ar_clean *clean)
{
	double sum = 0, time = 0;

	for (size_t i = 0; i < clean->count; i++) {
		const struct ar_step *step = &clean->steps[i];
		if (!step->moving || !isfinite(step->heart_bpm))
			continue;
		sum += (double)step->heart_bpm * (double)step->dt_s;
		time += (double)step->dt_s;
	}
	return time > 0 ? sum / time : NAN;
}

static void
take(struct ar_load *load, double tss, enum ar_load_method method,
    enum ar_confidence confidence)
{
	load->tss = tss;
	load->method = method;
	load->confidence = confidence;
}

static enum ar_confidence
heart_confidence(const struct ar_clean *clean, const struct anchors *a)
{
	if (a->max_guessed)
		return AR_LOW;
	return a->threshold_guessed || clean->heart_suspect ||
	    clean->heart_valid_ratio < AR_HEART_VALID_GOOD_RATIO ? AR_MEDIUM :
	    AR_HIGH;
}

/* A3.10: rTSS, else hrTSS, else from the rating, else from the minutes. */
static void
choose(const struct ar_clean *clean, const struct anchors *a,
    bool threshold_guessed, struct ar_load *load)
{
	double minutes = clean->moving_s / s_per_min;
	bool gps_good = clean->speed_known_ratio >= AR_GPS_GOOD_RATIO;

	if (isfinite(load->rtss) && gps_good)
		take(load, load->rtss, AR_LOAD_RTSS,
		    threshold_guessed ? AR_MEDIUM : AR_HIGH);
	else if (isfinite(load->hrtss))
		take(load, load->hrtss, AR_LOAD_HRTSS,
		    heart_confidence(clean, a));
	else if (isfinite(load->session_rpe_au))
		take(load, load->session_rpe_au * AR_TSS_PER_SRPE,
		    AR_LOAD_SRPE, AR_MEDIUM);
	else if (minutes > 0)
		take(load, minutes * AR_TSS_PER_MIN, AR_LOAD_MINUTES, AR_LOW);
}

static void
pace_load(const struct ar_clean *clean, const struct ar_person *person,
    struct ar_load *load)
{
	struct ar_pace pace = ar_pace_make(clean);
	double threshold = ar_person_threshold_m_s(person, NULL);
	double intensity = pace.ngp_m_s / threshold;
	double heart = mean_heart(clean);

	load->ngp_m_s = pace.ngp_m_s;
	load->best_20min_gap_m_s = pace.best_20min_m_s;
	if (threshold > 0)
		load->rtss = 100 * pace.known_s / s_per_hour * intensity *
		    intensity;
	load->govss = ar_govss(clean, person);
	load->efficiency_factor = pace.ngp_m_s * s_per_min / heart;
	if (pace.ngp_m_s <= AR_STEADY_RATIO_MAX * pace.mean_gap_m_s)
		load->decoupling_pct = ar_decoupling_pct(clean);
}

void
ar_load_make(const struct ar_clean *clean, const struct ar_summary *summary,
    const struct ar_person *person, double rpe_0_10, struct ar_load *load)
{
	struct anchors anchors = find_anchors(person);
	bool threshold_guessed;

	*load = (struct ar_load){ NAN, AR_LOAD_NONE, AR_LOW, NAN, NAN, false,
		NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN };
	(void)ar_person_threshold_m_s(person, &threshold_guessed);
	if (rpe_0_10 >= 0 && rpe_0_10 <= 10)
		load->session_rpe_au = rpe_0_10 * summary->moving_s /
		    s_per_min;
	if (clean->heart_valid_ratio >= AR_HEART_VALID_MIN_RATIO)
		sum_heart(clean, &anchors, load);
	load->trimp_sex_guessed = isfinite(load->trimp) &&
	    person->sex == AR_SEX_UNKNOWN;
	if (clean->on_foot)
		pace_load(clean, person, load);
	choose(clean, &anchors, threshold_guessed, load);
}
