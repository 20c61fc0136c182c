/* afterrun-page: one page about a pain for a clinician.  A program of its
 * own, because cairo and pango take longer to load than afterrun to run. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "api/triage_json.h"
#include "doors/common/input.h"
#include "doors/page/options.h"
#include "doors/page/pdf.h"
#include "doors/page/text.h"

enum { ARENA_BYTES = 64 << 20 };

static const char usage[] =
    "usage: afterrun-page [-o FILE] [--force] [--text] [--now TIME]\n"
    "                     [--name TEXT] [--sex f|m] [--json] < CASE.json\n"
    "\n"
    "Reads one triage-case/1 and writes one A4 page for a clinician as a\n"
    "PDF, or with --text as plain text.  afterrun pain --page calls it.\n";

/* --now, else AFTERRUN_NOW, else the report's date, else the clock. */
static int
choose_now(struct options *options, struct page_case *found,
    struct trouble *trouble)
{
	const char *given = getenv("AFTERRUN_NOW");
	const struct page_report *last = &found->reports[found->count - 1];

	if (isnan(options->now_utc_s) && given && given[0] &&
	    !options_now(options, given))
		return fail_usage(trouble, "AFTERRUN_NOW is not a time", given);
	found->now_utc_s = options->now_utc_s;
	found->now_offset_s = options->now_offset_s;
	if (isnan(found->now_utc_s)) {
		found->now_utc_s = last->pain.date_utc_s;
		found->now_offset_s = 0;
		if (isnan(found->now_utc_s))
			found->now_utc_s = (double)time(NULL);
	}
	return EXIT_DONE;
}

static int
write_page(struct options *options, const struct page_content *content,
    double now_utc_s, struct ar_arena *arena, struct trouble *trouble)
{
	struct page_bytes pdf = { NULL, 0, 0, false };
	struct ar_error err;
	const char *message = NULL;
	char *text = options->text ? page_text_make(content, arena) : NULL;
	const char *name = options->output.name;
	bool done = false;

	if (options->text && !text)
		return fail_memory(trouble);
	if (text)
		done = output_write(&options->output, text, strlen(text),
		    &message);
	else if (page_pdf_make(content, now_utc_s, &pdf, &err) == AR_OK)
		done = output_write(&options->output, pdf.bytes, pdf.n,
		    &message);
	free(pdf.bytes);
	if (done)
		return EXIT_DONE;
	if (!message)
		return fail_error(trouble, &err);
	return fail(trouble, EXIT_STORAGE, message,
	    name ? name : "standard output", NULL);
}

static int
make(struct options *options, const struct input *input,
    struct ar_arena *arena, struct trouble *trouble)
{
	struct page_case found;
	struct page_content *content;
	struct ar_error err;
	int code;

	if (page_case_read(input->bytes, input->n, arena, &found, &err) !=
	    AR_OK)
		return fail_error(trouble, &err);
	code = choose_now(options, &found, trouble);
	if (code != EXIT_DONE)
		return code;
	if (ar_triage_case_judge(input->bytes, input->n, found.now_utc_s,
	    arena, &found.verdict, &err) != AR_OK)
		return fail_error(trouble, &err);
	content = page_content_make(&found, options->who, arena);
	if (!content)
		return fail_memory(trouble);
	return write_page(options, content, found.now_utc_s, arena,
	    trouble);
}

static int
run(struct options *options, struct trouble *trouble)
{
	struct input input = { NULL, 0 };
	struct ar_arena *arena;
	int code;

	if (isatty(STDIN_FILENO) == 1)
		return fail_usage(trouble,
		    "give a triage-case/1 on standard input", NULL);
	if (!options->text && !options->output.name &&
	    isatty(STDOUT_FILENO) == 1)
		return fail_usage(trouble, "a PDF is nothing for a terminal: "
		    "use -o FILE or --text", NULL);
	code = input_read(&input, trouble);
	arena = code == EXIT_DONE ? ar_arena_open(ARENA_BYTES) : NULL;
	if (arena)
		code = make(options, &input, arena, trouble);
	else if (code == EXIT_DONE)
		code = fail_memory(trouble);
	ar_arena_close(arena);
	free(input.bytes);
	return code;
}

int
main(int argc, char **argv)
{
	struct trouble trouble = {.code = "input",
	    .help = "afterrun-page --help", .give = "give one triage-case/1"};
	struct options options = { .now_utc_s = NAN };
	int code = options_read(&options, argc, argv, &trouble);

	if (code == EXIT_DONE && (options.help || options.version)) {
		fputs(options.help ? usage : "afterrun-page " AR_VERSION "\n",
		    stdout);
		return fflush(stdout) == 0 ? EXIT_DONE : EXIT_STORAGE;
	}
	if (code == EXIT_DONE)
		code = run(&options, &trouble);
	if (code != EXIT_DONE)
		trouble_report(&trouble, options.json);
	return code;
}
