/* fmin and fmax without a call: what the loops over samples need. */
#ifndef ANALYSIS_QUICK_H
#define ANALYSIS_QUICK_H

/* The second where one of them is NAN. */
static inline double
ar_least(double a, double b)
{
	return a < b ? a : b;
}

/* The second where one of them is NAN. */
static inline double
ar_most(double a, double b)
{
	return a > b ? a : b;
}

/* low where value is NAN. */
static inline double
ar_clamp(double value, double low, double high)
{
	return ar_least(ar_most(value, low), high);
}

#endif
