#include <stdio.h>
#include <string.h>

#include "afterrun/csv.h"
#include "api/recording_json.h"
#include "doors/cli/commands.h"
#include "doors/cli/input.h"
#include "doors/cli/render.h"
#include "doors/common/exits.h"

struct sums {
	uint64_t files;
	uint64_t records;
	uint64_t heart;
	uint64_t bytes;
};

/* A file that could be opened, in whichever form was asked for. */
struct reading {
	struct options *options;
	struct screen *screen;
	struct ar_arena *arena;
	const char *name;
	struct ar_error err;
};

/* Exit 1: nothing came out, and the file is not simply without a run. */
static int
code_for(const struct ar_recording *recording)
{
	if (recording->activity_count > 0 ||
	    recording->verdict == AR_VERDICT_NO_ACTIVITY ||
	    recording->verdict == AR_VERDICT_VALID)
		return EXIT_DONE;
	return EXIT_UNUSABLE;
}

static bool
show(struct reading *reading, const struct ar_overview *overview)
{
	char *text;

	if (!reading->options->json) {
		render_overview(reading->screen, overview, reading->name);
		return true;
	}
	text = ar_recording_json(overview, reading->name, reading->arena);
	if (text)
		puts(text);
	else
		report(&(struct trouble){"memory",
		    "there is not enough memory", reading->name, NULL}, true);
	return text != NULL;
}

static int
read_bytes(struct reading *reading, const struct input *input)
{
	bool raw = reading->options->raw;
	struct ar_recording recording;
	struct ar_overview overview = {&recording, NULL};
	enum ar_status status;
	int code;

	memset(&recording, 0, sizeof recording);
	status = ar_recording_read(input->bytes, input->n,
	    raw ? AR_READ_RAW : 0, reading->arena, &recording, &reading->err);
	code = code_for(&recording);
	if (status == AR_EMEM || (!raw && ar_overview_make(&recording,
	    reading->arena, &overview, &reading->err) != AR_OK)) {
		report_error(&reading->err, reading->name,
		    reading->options->json);
		return EXIT_UNUSABLE;
	}
	if (code != EXIT_DONE && !reading->options->json)
		report_error(&reading->err, reading->name, false);
	else if (!show(reading, &overview))
		return EXIT_UNUSABLE;
	return code;
}

static int
write_csv(struct reading *reading, const struct input *input)
{
	struct ar_recording recording;
	enum ar_status status;

	memset(&recording, 0, sizeof recording);
	status = ar_recording_read(input->bytes, input->n,
	    reading->options->raw ? AR_READ_RAW : 0, reading->arena,
	    &recording, &reading->err);
	if (recording.activity_count == 0) {
		if (status == AR_OK)
			ar_after_refuse(&recording, &reading->err);
		report_error(&reading->err, reading->name, false);
		return code_for(&recording);
	}
	for (size_t i = 0; i < recording.activity_count; i++) {
		const char *text;
		size_t n;

		if (ar_recording_csv(&recording.activities[i], reading->arena,
		    &text, &n, &reading->err) != AR_OK) {
			report_error(&reading->err, reading->name, false);
			return EXIT_UNUSABLE;
		}
		fwrite(text, 1, n, stdout);
	}
	return EXIT_DONE;
}

static int
count_bytes(struct reading *reading, const struct input *input,
    struct sums *sums)
{
	struct ar_count count = {0, 0};
	enum ar_status status = ar_recording_count(input->bytes, input->n,
	    reading->arena, &count, &reading->err);

	sums->files++;
	sums->bytes += input->n;
	sums->records += count.records;
	sums->heart += count.heart_sum;
	if (status == AR_OK)
		return EXIT_DONE;
	report_error(&reading->err, reading->name, false);
	return EXIT_UNUSABLE;
}

static int
read_one(struct options *options, struct screen *screen,
    const char *name, struct input *input, struct sums *sums)
{
	struct reading reading = {options, screen, NULL, name, {0}};
	struct trouble trouble;
	int code;

	if (!input_read(input, name, &trouble)) {
		report(&trouble, options->json);
		return EXIT_UNUSABLE;
	}
	reading.arena = open_arena(input->n, options->json);
	if (!reading.arena)
		return EXIT_UNUSABLE;
	if (options->count)
		code = count_bytes(&reading, input, sums);
	else if (options->csv)
		code = write_csv(&reading, input);
	else
		code = read_bytes(&reading, input);
	ar_arena_close(reading.arena);
	return code;
}

static int
usage(const struct options *options, const char *message)
{
	report(&(struct trouble){"usage", message, NULL,
	    "as in afterrun read run.fit, afterrun read --json *.fit"},
	    options->json);
	return EXIT_USAGE;
}

int
command_read(struct options *options, struct screen *screen)
{
	struct input input = {NULL, 0, 0};
	struct sums sums = {0, 0, 0, 0};
	int code = EXIT_DONE;

	if (options->name_count == 0)
		return usage(options, "name a recording");
	if (options->csv && (options->json || options->count))
		return usage(options, "choose one of --json, --csv, --count");
	for (size_t i = 0; i < options->name_count; i++) {
		if (i > 0 && !options->json && !options->csv &&
		    !options->count)
			screen_end(screen);
		code = worst(code, read_one(options, screen,
		    options->names[i], &input, &sums));
	}
	if (options->count)
		printf("{\"files\":%llu,\"records\":%llu,\"sum_hr\":%llu,"
		    "\"bytes\":%llu}\n", (unsigned long long)sums.files,
		    (unsigned long long)sums.records,
		    (unsigned long long)sums.heart,
		    (unsigned long long)sums.bytes);
	input_free(&input);
	return code;
}
