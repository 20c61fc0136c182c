#include <math.h>

#include "base/text.h"
#include "recovery/build.h"
#include "recovery/numbers.h"

static const struct ar_weight_row weights[AR_REGIONS] = {
#include "recovery/weights.inc"
};

enum { PROFILE_LEVEL, PROFILE_FAST, PROFILE_DESCENT, PROFILE_ASCENT };

const struct ar_weight_row *
ar_weight_row(enum ar_region region)
{
	return &weights[region];
}

/* R22: the largest of the profiles that apply. */
static double
table_weight(enum ar_region region, unsigned flags)
{
	const double *w = weights[region].weight;
	double best = w[PROFILE_LEVEL];

	if (flags & AR_FLAG_FAST)
		best = fmax(best, w[PROFILE_FAST]);
	if (flags & AR_FLAG_ECC)
		best = fmax(best, w[PROFILE_DESCENT]);
	if (flags & AR_FLAG_ASC)
		best = fmax(best, w[PROFILE_ASCENT]);
	return best;
}

/* x(r) of R21b: the share of the region, rounded before it is compared. */
static double
leg_share(const double *ratio, enum ar_region region)
{
	enum ar_load_row row = ar_region_load_row(region);

	if (region == AR_LATERAL_THIGH)
		return (ar_round(ratio[AR_LOAD_GLUTES], 2)
		    + ar_round(ratio[AR_LOAD_QUADRICEPS], 2)) / 2;
	return row < AR_LOAD_ROWS ? ar_round(ratio[row], 2) : NAN;
}

/* The nine muscle rows of R21b; soleus and peroneal share the calf's. */
static const enum ar_region median_of[] = { AR_PLANTAR, AR_CALF, AR_SHIN,
	AR_HAMSTRING, AR_QUADRICEPS, AR_ADDUCTOR, AR_GLUTE, AR_HIP_FLEXOR,
	AR_LATERAL_THIGH };

enum { MEDIAN_OF = sizeof median_of / sizeof *median_of };

/* NAN when a row is missing. */
static double
median_share(const double *ratio)
{
	double sorted[MEDIAN_OF];

	for (int i = 0; i < MEDIAN_OF; i++) {
		double x = leg_share(ratio, median_of[i]);
		int at = i;

		if (isnan(x))
			return NAN;
		for (; at > 0 && sorted[at - 1] > x; at--)
			sorted[at] = sorted[at - 1];
		sorted[at] = x;
	}
	return sorted[MEDIAN_OF / 2];
}

static double
leg_weight(enum ar_region region, double share, double median)
{
	double level = weights[region].weight[PROFILE_LEVEL];
	double times = share / median;

	if (!(level > 0))
		return 0;
	times = fmin(fmax(times, AR_LEG_SHARE_LO), AR_LEG_SHARE_HI);
	/* six decimals first: a half must not hang on the last bit */
	times = ar_round(ar_round(AR_LEG_HALVES * level * times, 6), 0);
	return fmin(AR_LEG_WEIGHT_MAX, times / AR_LEG_HALVES);
}

static void
weigh(struct ar_build *build)
{
	const struct ar_session_case *in = build->in;
	double median = in->legs_known ? median_share(in->leg_ratio) : NAN;

	for (int r = 0; r < AR_REGIONS; r++) {
		enum ar_region region = (enum ar_region)r;

		if (in->mode == AR_REST_DAY)
			build->weight[r] = 0;
		else if (median > 0)
			build->weight[r] = leg_weight(region,
			    leg_share(in->leg_ratio, region), median);
		else
			build->weight[r] = table_weight(region,
			    build->out->flags);
	}
}

/* Put region into the list, best score first, then the lower rank. */
static void
insert(struct ar_rank *list, const double *score, const int *rank,
    enum ar_region region)
{
	int at = list->count++;

	for (; at > 0; at--) {
		enum ar_region before = list->region[at - 1];

		if (score[before] > score[region]
		    || (!(score[before] < score[region])
		    && rank[before] < rank[region]))
			break;
		list->region[at] = before;
	}
	list->region[at] = region;
}

static void
rank_massage(struct ar_build *build)
{
	double score[AR_REGIONS];
	int rank[AR_REGIONS];
	bool side[AR_SIDES];

	for (int r = 0; r < AR_REGIONS; r++) {
		enum ar_region region = (enum ar_region)r;

		rank[r] = weights[r].massage_rank;
		score[r] = build->weight[r]
		    + AR_SORENESS_WEIGHT * build->soreness[r];
		if (!rank[r] || !ar_build_massage_sides(build, region, side))
			continue;
		insert(&build->massage, score, rank, region);
		if (build->soreness[r] >= AR_MASSAGE_SORENESS)
			insert(&build->sore_massage, score, rank, region);
	}
}

static void
rank_stretch(struct ar_build *build)
{
	double score[AR_REGIONS];
	int rank[AR_REGIONS];
	bool side[AR_SIDES];

	for (int r = 0; r < AR_REGIONS; r++) {
		enum ar_region region = (enum ar_region)r;

		rank[r] = weights[r].stretch_rank;
		score[r] = fmin(build->weight[r],
		    weights[r].stretch_weight_max)
		    + AR_SORENESS_WEIGHT * build->soreness[r];
		if (!rank[r] || !ar_build_stretch_sides(build, region, side))
			continue;
		insert(weights[r].core ? &build->core : &build->extra, score,
		    rank, region);
		if (build->soreness[r] >= AR_MASSAGE_SORENESS)
			insert(&build->sore_stretch, score, rank, region);
	}
}

static void
best(struct ar_rank *list)
{
	if (list->count > AR_BEST_REGIONS)
		list->count = AR_BEST_REGIONS;
}

void
ar_build_rank(struct ar_build *build)
{
	weigh(build);
	rank_massage(build);
	rank_stretch(build);
	best(&build->sore_massage);
	best(&build->sore_stretch);
	/* R47: no sore region that may be stretched: the core three, once */
	if (!build->sore_stretch.count)
		build->sore_stretch = build->core;
}
