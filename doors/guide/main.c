/* afterrun-guide: the session in the terminal.  A program of its own, because
 * it draws with ncurses; afterrun guide becomes it. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <langinfo.h>
#include <locale.h>
#include <math.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "api/session_read.h"
#include "doors/cli/emergency.h"
#include "doors/cli/input.h"
#include "doors/cli/log_file.h"
#include "doors/cli/report.h"
#include "doors/cli/terminal.h"
#include "doors/guide/door.h"
#include "doors/cli/sibling.h"
#include "doors/common/exits.h"
#include "doors/guide/signals.h"
#include "doors/guide/words.h"

enum { ARENA_BYTES = 64 << 20 };

static const char help[] =
    "usage: afterrun guide [last | RUN | --input FILE] [options]\n"
    "\n"
    "Leads you through a session step by step: the newest one of the log\n"
    "(last), the one after a run (its number in afterrun log), or a\n"
    "session/1 in a file or, with -, from a pipe.\n"
    "\n"
    "  --voice           speak, by espeak-ng or spd-say\n"
    "  --language CODE   of the words, as in en\n"
    "  --rate N          words a minute, 60 to 450\n"
    "  --quiet           no bell\n"
    "  --flash           flash the screen instead of a sound\n"
    "  --plain           lines of text, for screen readers and pipes\n"
    "  --start           begin at once\n"
    "  --restart         from the beginning, also where you stopped before\n"
    "  --country XX      whose emergency number is shown\n"
    "\n"
    "Keys: space pause, n next, b back, + ten seconds more, s skip side,\n"
    "r why, q save and quit, ? help.\n"
    "\n"
    "  afterrun guide\n"
    "  afterrun guide 12 --voice --rate 150\n"
    "  afterrun session --input case.json --json | afterrun guide --input -\n";

static int
usable(const struct ar_error *err, const char *where)
{
	report_error(err, where, false);
	return EXIT_UNUSABLE;
}

static int
read_file(const char *name, struct ar_arena *arena,
    struct ar_session *session)
{
	struct input input = { NULL, 0, 0 };
	struct trouble trouble = { NULL, NULL, NULL, NULL };
	struct ar_error err;
	int code = EXIT_DONE;

	memset(&err, 0, sizeof err);
	if (!input_read(&input, name, &trouble)) {
		report(&trouble, false);
		code = EXIT_UNUSABLE;
	} else if (ar_session_read((const char *)input.bytes, input.n, arena,
	    session, &err) != AR_OK) {
		code = usable(&err, name);
	}
	input_free(&input);
	return code;
}

static int
read_log(struct door *door, struct ar_arena *arena,
    struct ar_session *session)
{
	int code = keep_find(&door->keep, door->options->run_id, arena);
	struct ar_error err;
	const char *text = door->keep.row.session_json;

	memset(&err, 0, sizeof err);
	if (code != EXIT_DONE)
		return code;
	if (ar_session_read(text ? text : "", text ? strlen(text) : 0, arena,
	    session, &err) != AR_OK)
		return usable(&err, "the session in the log");
	return EXIT_DONE;
}

/* Letters that this terminal shows; where the locale is not installed but
 * asks for UTF-8, that of C is taken. */
static bool
letters(void)
{
	struct screen screen;

	terminal_screen(&screen);
	if (!setlocale(LC_CTYPE, "") && screen.utf8)
		setlocale(LC_CTYPE, "C.UTF-8");
	return strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
}

/* Keys come from standard input, or from the terminal itself where that
 * brought the session. */
static FILE *
open_keys(const struct options *options)
{
	bool taken = options->input && strcmp(options->input, "-") == 0;

	if (!taken)
		return stdin;
	return isatty(STDOUT_FILENO) == 1 ? fopen("/dev/tty", "re") : NULL;
}

static bool
must_be_plain(const struct door *door)
{
	const char *kind = getenv("TERM");

	return door->options->plain || !door->keys || !kind || !kind[0] ||
	    strcmp(kind, "dumb") == 0 || isatty(STDOUT_FILENO) != 1 ||
	    isatty(fileno(door->keys)) != 1;
}

static void
open_voice(struct door *door)
{
	const char *language = door->guide.language ? door->guide.language
	                                            : "en";

	if (door->options->voice && !voice_open(&door->voice, language,
	    door->options->words_per_minute))
		snprintf(door->notice, sizeof door->notice, "No voice: "
		    "neither espeak-ng nor spd-say is here; install one of "
		    "them.");
}

static void
set_off(struct door *door)
{
	const struct options *options = door->options;
	const struct ar_kept_session *row = &door->keep.row;
	double stopped = door->keep.found && !options->restart ?
	    row->stopped_at_s : (double)NAN;

	door->state.speed = options->speed;
	if (options->start)
		door->state.mode = GUIDE_RUNNING;
	if (options->at_s >= 0) {
		guide_begin_at(&door->state, options->at_s);
	} else if (stopped > 0 && stopped < door->guide.total_s) {
		guide_resume(&door->state, stopped, row->steps_done,
		    row->steps_skipped);
		if (options->start)
			door->state.mode = GUIDE_RUNNING;
	}
	door->kept_step = door->session->step_count;
}

const char *
door_notice(const struct door *door)
{
	return door->notice[0] ? door->notice : NULL;
}

void
door_voice(struct door *door)
{
	voice_poll(&door->voice);
	if (door->voice.failed && !door->notice[0])
		snprintf(door->notice, sizeof door->notice,
		    "The voice does not speak: %.300s ended with an error.",
		    door->voice.program);
}

void
door_keep_step(struct door *door)
{
	struct ar_guide_now now;
	struct ar_error err;

	if (door->session->status == AR_STOP || !door->keep.found ||
	    door->state.mode == GUIDE_INTRO)
		return;
	now = ar_guide_at(&door->guide, door->state.elapsed_s);
	if (door->kept_step == now.step && !door->state.ended)
		return;
	if (door->kept_step > door->session->step_count)
		return;
	door->kept_step = now.step;
	if (!keep_state(&door->keep, &door->state, KEEP_SHORT_MS, &err))
		snprintf(door->notice, sizeof door->notice, "The log cannot "
		    "be written now (%.200s); it is tried again at the end.",
		    err.text);
	else if (door->state.ended) /* asked again only when all is said */
		door->kept_step = door->session->step_count + 1;
}

/* The last word to the log.  The answers are said again if it refuses. */
static int
keep_end(struct door *door)
{
	struct ar_error err;
	bool begun = door->state.mode != GUIDE_INTRO &&
	    (door->state.elapsed_s > 0 || door->state.ended);

	if (!door->keep.found || !begun)
		return EXIT_DONE;
	if (keep_state(&door->keep, &door->state, KEEP_LONG_MS, &err))
		return EXIT_DONE;
	door->unsaved = true;
	return log_failed(&err, "the session was not kept", false);
}

static void
farewell(const struct door *door)
{
	char text[WORDS_MAX], at[CLOCK_MAX], total[CLOCK_MAX];
	const struct guide_state *state = &door->state;

	words_done(state, text);
	words_clock(floor(state->elapsed_s), at);
	words_clock(door->guide.total_s, total);
	if (door->unsaved) {
		printf("%s; %s of %s.\n", text, at, total);
	} else if (!door->keep.found) {
		printf("%s; %s of %s. Nothing was kept: the session is not "
		    "from the log.\n", text, at, total);
	} else if (state->ended) {
		printf("%s. Kept in the log.\n", text);
	} else if (state->elapsed_s > 0) {
		printf("Saved at %s of %s, %s. afterrun guide goes on from "
		    "there.\n", at, total, text);
	}
}

static int
start_pain(bool plain)
{
	static const char *const arguments[] = { "afterrun", "pain", NULL };
	char path[SIBLING_PATH];

	if (!plain && isatty(STDIN_FILENO) == 1 &&
	    sibling_find("afterrun", path)) {
		fflush(NULL);
		execv(path, (char *const *)(void *)arguments);
	}
	puts("For the pain: afterrun pain asks some questions and says how "
	    "urgent it is.");
	return EXIT_DONE;
}

/* What must not be lost with the full screen. */
static void
repeat_advice(const struct door *door)
{
	bool stop = door->session->status == AR_STOP;
	struct screen screen;

	if (!door->session->stop_text)
		return;
	terminal_screen(&screen);
	screen_flow(&screen, 0, stop ? "Stop. No session today." :
	    "Take care.");
	screen_flow_on(&screen, 0, door->session->stop_text);
	screen_end(&screen);
	if (stop)
		printf("Emergency number: %s.\n", door->number);
}

static int
finish(struct door *door, bool plain)
{
	bool gone = door->leave == SIGHUP || door->leave == DOOR_LOST;
	int code;

	if (!plain && !gone)
		repeat_advice(door);
	if (door->session->status == AR_STOP)
		return door->leave ? EXIT_INTERRUPTED : EXIT_DONE;
	code = keep_end(door);
	if (!gone)
		farewell(door);
	if (code != EXIT_DONE)
		return code;
	if (door->leave)
		return EXIT_INTERRUPTED;
	return door->state.pain ? start_pain(plain) : EXIT_DONE;
}

static int
lead(struct door *door)
{
	bool plain = must_be_plain(door);

	signals_catch();
	if (plain || !full_screen(door)) {
		plain = true;
		/* a pipe has nobody behind it who would start */
		if (!door->keys || isatty(fileno(door->keys)) != 1)
			door->state.mode = GUIDE_RUNNING;
		line_by_line(door);
	}
	return finish(door, plain);
}

static int
prepare(struct door *door, struct ar_session *session,
    struct ar_arena *arena)
{
	const struct options *options = door->options;
	struct ar_guide_options wishes = { options->language,
		options->words_per_minute, false };
	struct ar_error err;
	double *worked;
	int code = options->input ? read_file(options->input, arena, session)
	                          : read_log(door, arena, session);

	memset(&err, 0, sizeof err);
	if (code != EXIT_DONE)
		return code;
	door->session = session;
	emergency_number(options->country, door->number);
	if (session->status == AR_STOP)
		return EXIT_DONE;
	if (ar_guide_make(session, &wishes, arena, &door->guide, &err) !=
	    AR_OK)
		return usable(&err, options->input);
	worked = ar_arena_alloc(arena, session->step_count * sizeof *worked);
	if (!worked) {
		ar_fail(&err, AR_EMEM, 0, "there is not enough memory");
		return usable(&err, NULL);
	}
	guide_start(&door->state, &door->guide, worked);
	return EXIT_DONE;
}

static int
run(const struct options *options)
{
	struct ar_arena *arena = ar_arena_open(ARENA_BYTES);
	struct door *door = calloc(1, sizeof *door);
	struct ar_session session;
	struct screen screen;
	int code = EXIT_UNUSABLE;

	terminal_screen(&screen);
	if (arena && door) {
		door->options = options;
		code = prepare(door, &session, arena);
		if (code == EXIT_DONE) {
			door->utf8 = letters();
			door->colour = screen.colour;
			door->keys = open_keys(options);
			open_voice(door);
			if (session.status != AR_STOP)
				set_off(door);
			code = lead(door);
			if (door->keys && door->keys != stdin)
				fclose(door->keys);
		}
	} else {
		report(&(struct trouble){ "memory",
		    "there is not enough memory", NULL, NULL }, false);
	}
	free(door);
	ar_arena_close(arena);
	return code;
}

int
main(int argc, char **argv)
{
	struct options options;
	int code = EXIT_DONE;

	if (!options_read(&options, argc, argv))
		return EXIT_USAGE;
	if (options.help)
		fputs(help, stdout);
	else if (options.version)
		puts("afterrun-guide " AR_VERSION);
	else
		code = run(&options);
	if (fflush(stdout) != 0 && errno != EPIPE && code == EXIT_DONE)
		code = EXIT_STORAGE;
	return code;
}
