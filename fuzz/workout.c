/* A workout file: what was read from sound bytes can be written, and reads
 * back as the same steps. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "afterrun/workout.h"
#include "fuzz.h"

static bool
same(double a, double b)
{
	return isnan(a) ? isnan(b) : a <= b && a >= b;
}

static void
compare(const struct ar_workout *a, const struct ar_workout *b)
{
	fuzz_require(a->step_count == b->step_count);
	for (size_t i = 0; i < a->step_count; i++) {
		const struct ar_workout_step *x = &a->steps[i];
		const struct ar_workout_step *y = &b->steps[i];

		fuzz_require(x->repeats == y->repeats && x->from == y->from);
		fuzz_require(same(x->seconds, y->seconds));
		fuzz_require(same(x->metres, y->metres));
		fuzz_require(same(x->heart_lo_bpm, y->heart_lo_bpm));
		fuzz_require(same(x->heart_hi_bpm, y->heart_hi_bpm));
		fuzz_require(same(x->speed_lo_m_s, y->speed_lo_m_s));
		fuzz_require(same(x->speed_hi_m_s, y->speed_hi_m_s));
	}
}

static void
write_again(const struct ar_workout *workout, struct ar_arena *arena)
{
	struct ar_workout again, third;
	const unsigned char *bytes;
	struct ar_error err = {0};
	size_t n;

	for (size_t i = 0; i < workout->step_count; i++)
		if (workout->steps[i].other)
			return; /* read only */
	if (ar_workout_write(workout, arena, &bytes, &n, &err) != AR_OK)
		return;
	fuzz_require(ar_workout_read(bytes, n, arena, &again, &err) ==
	    AR_OK);
	fuzz_require(again.step_count == workout->step_count);
	/* written units are coarser than read ones; from there it is exact */
	fuzz_require(ar_workout_write(&again, arena, &bytes, &n, &err) ==
	    AR_OK);
	fuzz_require(ar_workout_read(bytes, n, arena, &third, &err) ==
	    AR_OK);
	compare(&again, &third);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct ar_arena *arena = ar_arena_open((size_t)64 << 20);
	struct ar_workout workout;
	struct ar_error err = {0};
	enum ar_status status;

	if (!arena)
		return 0;
	memset(&workout, 0, sizeof workout);
	status = ar_workout_read(data, size, arena, &workout, &err);
	fuzz_require(status == err.status);
	if (status == AR_OK) {
		for (size_t i = 0; i < workout.step_count; i++)
			fuzz_require(workout.steps[i].repeats == 0 ||
			    workout.steps[i].from < (int)i);
		write_again(&workout, arena);
	}
	ar_arena_close(arena);
	return 0;
}
