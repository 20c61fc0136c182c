#define _GNU_SOURCE
#include "mux.h"

#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "../check.h"

enum { COMMAND = 4096, SCREEN = 1 << 16 };

void
mux_write(char *out, size_t size, const char *format, ...)
{
	va_list values;
	int n;

	va_start(values, format);
	n = vsnprintf(out, size, format, values);
	va_end(values);
	assert_true(n >= 0 && (size_t)n < size);
}

/* Run a command of the shell; what it prints. */
static char *
output_of(const char *command, int *code)
{
	FILE *out = popen(command, "re");
	char *text = calloc(1, SCREEN);
	size_t n;

	assert_non_null(out);
	assert_non_null(text);
	n = fread(text, 1, SCREEN - 1, out);
	text[n] = '\0';
	*code = pclose(out);
	return text;
}

static char *
tmux(struct mux *mux, const char *words, int *code)
{
	char command[COMMAND];

	mux_write(command, sizeof command, "LC_ALL=C.UTF-8 tmux -u -S '%s/s' "
	    "-f '%s/conf' %s 2>&1", mux->folder, mux->folder, words);
	return output_of(command, code);
}

static void
tell(struct mux *mux, const char *words)
{
	int code;
	char *text = tmux(mux, words, &code);

	if (code != 0)
		print_error("tmux %s: %s\n", words, text);
	assert_int_equal(code, 0);
	free(text);
}

static void
nap(void)
{
	nanosleep(&(struct timespec){ 0, 50000000 }, NULL);
}

bool
mux_is_here(void)
{
	int code;

	free(output_of("tmux -V 2>/dev/null", &code));
	return code == 0;
}

void
mux_open(struct mux *mux)
{
	char name[MUX_PATH + 16];
	FILE *file;

	memset(mux, 0, sizeof *mux);
	strcpy(mux->folder, "/tmp/afterrun-guide-XXXXXX");
	assert_non_null(mkdtemp(mux->folder));
	mux_write(name, sizeof name, "%s/conf", mux->folder);
	file = fopen(name, "w");
	assert_non_null(file);
	fputs("set -g status off\n"
	    "set -s escape-time 0\nset -g default-terminal screen-256color\n"
	    "set -g bell-action none\nset -g default-shell /bin/sh\n", file);
	fclose(file);
}

void
mux_kill(struct mux *mux)
{
	int code;

	if (mux->running)
		free(tmux(mux, "kill-server", &code));
	mux->running = false;
}

void
mux_close(struct mux *mux)
{
	char command[COMMAND];
	int code;

	mux_kill(mux);
	mux_write(command, sizeof command, "rm -rf '%s' 2>&1", mux->folder);
	for (int i = 0, left = 1; i < 100 && left; i++) {
		free(output_of(command, &code));
		left = code != 0;
		if (left)
			nap(); /* somebody still saves what was done */
	}
}

/* The script of the pane: tmux itself sometimes misses the end of a child,
 * so the shell writes the exit code down. */
static void
write_script(struct mux *mux, const char *command)
{
	char path[MUX_PATH + 16];
	FILE *file;

	mux_write(path, sizeof path, "%s/code", mux->folder);
	unlink(path);
	mux_write(path, sizeof path, "%s/run.sh", mux->folder);
	file = fopen(path, "w");
	assert_non_null(file);
	fprintf(file, "%s\necho $? > %s/code.new\n"
	    "mv %s/code.new %s/code\nexec sleep 1000\n", command,
	    mux->folder, mux->folder, mux->folder);
	fclose(file);
}

void
mux_start(struct mux *mux, const char *command, int columns, int rows)
{
	char words[COMMAND];

	mux_kill(mux);
	write_script(mux, command);
	mux_write(words, sizeof words, "new-session -d -x %d -y %d "
	    "'exec sh %s/run.sh'", columns, rows, mux->folder);
	for (int i = 0; i < 100 && !mux->running; i++) {
		int code;

		free(tmux(mux, words, &code));
		mux->running = code == 0;
		if (code != 0)
			nap(); /* the server before is still leaving */
	}
	assert_true(mux->running);
}

void
mux_key(struct mux *mux, const char *key)
{
	char words[COMMAND];

	mux_write(words, sizeof words, "send-keys '%s'", key);
	tell(mux, words);
}

void
mux_type(struct mux *mux, const char *line)
{
	char words[COMMAND];

	mux_write(words, sizeof words, "send-keys -l \"%s\"", line);
	tell(mux, words);
	mux_key(mux, "Enter");
}

void
mux_resize(struct mux *mux, int columns, int rows)
{
	char words[COMMAND];

	mux_write(words, sizeof words, "resize-window -x %d -y %d", columns,
	    rows);
	tell(mux, words);
}

static void
strip_blanks(char *text)
{
	char *to = text, *end = text;

	for (const char *from = text; *from; from++) {
		if (*from == '\n')
			to = end;
		*to++ = *from;
		if (*from != ' ')
			end = to;
	}
	*end = '\0';
}

char *
mux_screen(struct mux *mux, bool all)
{
	int code;
	char *text = tmux(mux, all ? "capture-pane -p -S -" :
	    "capture-pane -p", &code);

	strip_blanks(text);
	return text;
}

char *
mux_value(struct mux *mux, const char *format)
{
	char words[COMMAND];
	int code;
	char *text;

	mux_write(words, sizeof words, "display-message -p '%s'", format);
	text = tmux(mux, words, &code);
	text[strcspn(text, "\n")] = '\0';
	return text;
}

static bool
shows(struct mux *mux, const char *text, bool whole, bool last)
{
	char *screen = mux_screen(mux, !whole);
	bool found = whole ? strcmp(screen, text) == 0 :
	    strstr(screen, text) != NULL;

	if (!found && last)
		print_error("waited for:\n%s\nthe screen is:\n%s\n", text,
		    screen);
	free(screen);
	return found;
}

static void
wait_for(struct mux *mux, const char *text, bool whole)
{
	time_t end = time(NULL) + MUX_SECONDS;

	while (!shows(mux, text, whole, time(NULL) > end)) {
		if (time(NULL) > end)
			fail_msg("it did not come");
		nap();
	}
}

void
mux_wait(struct mux *mux, const char *text)
{
	wait_for(mux, text, false);
}

void
mux_wait_golden(struct mux *mux, const char *name)
{
	char path[MUX_PATH];
	char *text = calloc(1, SCREEN);
	FILE *file;

	mux_write(path, sizeof path, "%s/tests/guide/golden/%s.txt",
	    AR_SOURCE_DIR, name);
	file = fopen(path, "rb");
	assert_non_null(file);
	assert_non_null(text);
	assert_true(fread(text, 1, SCREEN - 1, file) > 0);
	fclose(file);
	print_message("screen %s\n", name);
	wait_for(mux, text, true);
	free(text);
}

int
mux_exit_code(struct mux *mux)
{
	time_t end = time(NULL) + MUX_SECONDS;
	char path[MUX_PATH + 16];
	int code = -1;

	mux_write(path, sizeof path, "%s/code", mux->folder);
	for (;;) {
		FILE *file = fopen(path, "r");

		if (file) {
			assert_int_equal(fscanf(file, "%d", &code), 1);
			fclose(file);
			return code;
		}
		if (time(NULL) > end) {
			shows(mux, "the end of the program", false, true);
			fail_msg("it did not come");
		}
		nap();
	}
}

void
mux_signal(struct mux *mux, const char *name)
{
	char *value = mux_value(mux, "#{pane_pid}");
	char command[COMMAND];
	int code;

	mux_write(command, sizeof command, "pkill -%s -P %ld", name,
	    atol(value));
	free(value);
	free(output_of(command, &code));
	assert_int_equal(code, 0);
}
