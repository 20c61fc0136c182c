/* Apple Health's export.xml, whole and in pieces: the same must come out.
 * The first byte says how long the pieces are. */
#include <math.h>
#include <string.h>

#include "afterrun/export.h"
#include "fuzz.h"

struct sum {
	uint64_t items;
	double values;
	double text; /* bytes of it */
	int64_t last_day;
};

static void
add(struct sum *sum, double value)
{
	if (!isnan(value))
		sum->values += fmod(value, 1e6);
}

static void
add_text(struct sum *sum, const char *text)
{
	if (text)
		sum->text += (double)strlen(text);
}

static enum ar_status
workout(void *context, const struct ar_export_workout *told,
    struct ar_error *err)
{
	struct sum *sum = context;

	(void)err;
	sum->items++;
	fuzz_require(told->sport);
	fuzz_require(isfinite(told->start_utc_s));
	fuzz_require(isnan(told->moving_s) || told->moving_s > 0);
	fuzz_require(isnan(told->distance_m) || told->distance_m > 0);
	fuzz_require(isnan(told->rpe_0_10) ||
	    (told->rpe_0_10 >= 0 && told->rpe_0_10 <= 10));
	if (told->file)
		fuzz_require(told->file[0] != '/' && told->file[0] &&
		    !strstr(told->file, "/../") && !strchr(told->file, '\\'));
	add(sum, told->start_utc_s);
	add(sum, told->moving_s);
	add(sum, told->distance_m);
	add(sum, told->heart_avg_bpm);
	add_text(sum, told->id);
	add_text(sum, told->file);
	if (!told->activity)
		return AR_OK;
	fuzz_require(told->activity->samples.count > 0);
	for (size_t i = 1; i < told->activity->samples.count; i++)
		fuzz_require(told->activity->samples.time_s[i] >
		    told->activity->samples.time_s[i - 1]);
	add(sum, (double)told->activity->samples.count);
	return AR_OK;
}

static enum ar_status
day(void *context, const struct ar_wellness_item *item, struct ar_error *err)
{
	struct sum *sum = context;

	(void)err;
	sum->items++;
	fuzz_require(item->source && item->value > 0);
	fuzz_require(isfinite(item->value));
	fuzz_require(item->kind != AR_WELL_SLEEP_H || item->value <= 24);
	fuzz_require(item->day >= sum->last_day);
	sum->last_day = item->day;
	add(sum, item->value);
	add_text(sum, item->source);
	return AR_OK;
}

static enum ar_status
person(void *context, const struct ar_user_profile *profile,
    double since_utc_s, struct ar_error *err)
{
	(void)err;
	add(context, profile->height_m);
	add(context, profile->age_y);
	add(context, since_utc_s);
	return AR_OK;
}

static enum ar_status
read_pieces(const uint8_t *data, size_t size, size_t piece, struct sum *sum,
    struct ar_export_count *count)
{
	struct ar_export_sink sink = {sum, workout, day, person};
	struct ar_apple *apple = ar_apple_open(&sink);
	struct ar_error err = {0};
	enum ar_status status = AR_OK;

	fuzz_require(apple);
	memset(sum, 0, sizeof *sum);
	for (size_t at = 0; at < size && status == AR_OK; at += piece)
		status = ar_apple_feed(apple, data + at,
		    size - at < piece ? size - at : piece, &err);
	status = ar_apple_end(apple, count, &err);
	fuzz_require(status == err.status);
	ar_apple_close(apple);
	return status;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct ar_export_count whole_count, count;
	struct sum whole, sum;
	size_t piece;
	enum ar_status status;

	if (!size)
		return 0;
	piece = data[0] % 64 + 1;
	data++;
	size--;
	status = read_pieces(data, size, size ? size : 1, &whole,
	    &whole_count);
	fuzz_require(read_pieces(data, size, piece, &sum, &count) == status);
	fuzz_require(memcmp(&whole_count, &count, sizeof count) == 0);
	fuzz_require(whole.items == sum.items);
	fuzz_require(fabs(whole.values - sum.values) < 1e-6);
	fuzz_require(fabs(whole.text - sum.text) < 0.5);
	return 0;
}
