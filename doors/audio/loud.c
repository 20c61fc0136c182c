#include "doors/audio/loud.h"

#include <math.h>
#include <stdlib.h>

enum { STEP = RATE_HZ / 10, STEPS_A_BLOCK = 4, LEAD = STEPS_A_BLOCK - 1 };

/* BS.1770-4, tables 1 and 2: the head as a sphere, then the high-pass. */
static const double shelf_b[] = {1.53512485958697, -2.69169618940638,
	1.19839281085285};
static const double shelf_a[] = {-1.69065929318241, 0.73248077421585};
static const double pass_b[] = {1.0, -2.0, 1.0};
static const double pass_a[] = {-1.99004745483398, 0.99007225036621};
static const double OFFSET_LUFS = -0.691;
static const double GATE_LUFS = -70;  /* absolute */
static const double GATE_BELOW_LU = 10; /* relative */
/* BS.1770-4 annex 2 oversamples four times; the window is ours. */
static const double PI = 3.14159265358979323846;

/* One filter of second order; z what it remembers. */
static double
filter(const double b[3], const double a[2], double z[2], double in)
{
	double out = b[0] * in + z[0];

	z[0] = b[1] * in - a[0] * out + z[1];
	z[1] = b[2] * in - a[1] * out;
	return out;
}

/* Mean squares of the weighted sound, a step of 100 ms each; LEAD silent
 * steps before and after it. */
static void
step_powers(const float *samples, size_t n, double *powers, size_t count)
{
	double shelf[2] = {0, 0}, pass[2] = {0, 0};

	for (size_t step = 0; step < count; step++) {
		size_t start = step * STEP;

		powers[step + LEAD] = 0;
		for (size_t i = start; i < start + STEP; i++) {
			double in = i < n ? (double)samples[i] : 0;
			double out = filter(pass_b, pass_a, pass,
			    filter(shelf_b, shelf_a, shelf, in));

			powers[step + LEAD] += out * out / STEP;
		}
	}
}

static double
lufs_of(double power)
{
	return power > 0 ? OFFSET_LUFS + 10 * log10(power) : -INFINITY;
}

/* Mean power of the blocks louder than gate; 0: there are none. */
static double
gated(const double *powers, size_t blocks, double gate_lufs)
{
	double sum = 0;
	size_t kept = 0;

	for (size_t i = 0; i < blocks; i++) {
		double power = 0;

		for (size_t k = 0; k < STEPS_A_BLOCK; k++)
			power += powers[i + k] / STEPS_A_BLOCK;
		if (lufs_of(power) > gate_lufs) {
			sum += power;
			kept++;
		}
	}
	return kept ? sum / (double)kept : 0;
}

double
loud_lufs(const float *samples, size_t n)
{
	size_t steps = n / STEP + 1;
	size_t blocks = steps + LEAD;
	double *powers = calloc(steps + 2 * LEAD, sizeof *powers);
	double power;

	if (!powers)
		return NAN;
	step_powers(samples, n, powers, steps);
	power = gated(powers, blocks, GATE_LUFS);
	if (power > 0)
		power = gated(powers, blocks, lufs_of(power) - GATE_BELOW_LU);
	free(powers);
	return power > 0 ? lufs_of(power) : NAN;
}

void
loud_peaks_make(struct loud_peaks *peaks)
{
	for (int phase = 0; phase < LOUD_PHASES; phase++) {
		double sum = 0;

		for (int k = 0; k < LOUD_TAPS; k++) {
			double t = k - (LOUD_TAPS / 2 - 1) -
			    (double)phase / LOUD_PHASES;
			double sinc = fabs(t) < 1e-9 ? 1 :
			    sin(PI * t) / (PI * t);
			double window = 0.5 + 0.5 *
			    cos(PI * t / (LOUD_TAPS / 2 + 1));

			peaks->weight[phase][k] = (float)(sinc * window);
			sum += sinc * window;
		}
		for (int k = 0; k < LOUD_TAPS; k++)
			peaks->weight[phase][k] /= (float)sum;
	}
}

/* One weighted sum over samples[first] on; what lies outside is silence. */
static float
between(const float weight[LOUD_TAPS], const float *samples, size_t n,
    ptrdiff_t first)
{
	float sum = 0;

	if (first >= 0 && (size_t)first + LOUD_TAPS <= n) {
		for (int k = 0; k < LOUD_TAPS; k++)
			sum += weight[k] * samples[first + k];
		return sum;
	}
	for (ptrdiff_t k = 0; k < LOUD_TAPS; k++)
		if (first + k >= 0 && (size_t)(first + k) < n)
			sum += weight[k] * samples[first + k];
	return sum;
}

float
loud_peak_at(const struct loud_peaks *peaks, const float *samples, size_t n,
    size_t at)
{
	ptrdiff_t first = (ptrdiff_t)at - (LOUD_TAPS / 2 - 1);
	float most = fabsf(samples[at]);

	for (int phase = 1; phase < LOUD_PHASES; phase++)
		most = fmaxf(most, fabsf(between(peaks->weight[phase],
		    samples, n, first)));
	return most;
}

float
loud_peak(const struct loud_peaks *peaks, const float *samples, size_t n)
{
	float most = 0;

	for (size_t i = 0; i < n; i++)
		most = fmaxf(most, loud_peak_at(peaks, samples, n, i));
	return most;
}
