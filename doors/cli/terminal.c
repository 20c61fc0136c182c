#define _GNU_SOURCE
#include "doors/cli/terminal.h"

#include <math.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "afterrun/time.h"
#include "doors/common/exits.h"

static const char *
environment(const char *name)
{
	const char *value = getenv(name);

	return value && value[0] ? value : NULL;
}

/* The locale that holds for letters: the first of the three that is set. */
static bool
letters_are_utf8(void)
{
	const char *locale = environment("LC_ALL");

	if (!locale)
		locale = environment("LC_CTYPE");
	if (!locale)
		locale = environment("LANG");
	return locale && (strcasestr(locale, "UTF-8") ||
	    strcasestr(locale, "UTF8"));
}

static int
columns_of(int fd)
{
	struct winsize size;

	if (ioctl(fd, TIOCGWINSZ, &size) != 0 || size.ws_col == 0)
		return SCREEN_USUAL;
	if (size.ws_col < SCREEN_MIN)
		return SCREEN_MIN;
	return size.ws_col > SCREEN_MAX ? SCREEN_MAX : size.ws_col;
}

void
terminal_screen(struct screen *screen)
{
	bool terminal = isatty(STDOUT_FILENO) == 1;
	const char *kind = environment("TERM");
	bool dumb = !kind || strcmp(kind, "dumb") == 0;

	memset(screen, 0, sizeof *screen);
	screen->out = stdout;
	screen->width = terminal ? columns_of(STDOUT_FILENO) : SCREEN_USUAL;
	screen->utf8 = letters_are_utf8();
	screen->colour = terminal && !dumb && !environment("NO_COLOR");
}

bool
terminal_can_ask(void)
{
	return isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1;
}

bool
terminal_now(double *now_utc_s)
{
	const char *said = environment("AFTERRUN_NOW");
	struct timespec now;
	double offset_s;

	if (said)
		return ar_time_parse(said, strlen(said), now_utc_s,
		    &offset_s);
	if (clock_gettime(CLOCK_REALTIME, &now) == 0)
		*now_utc_s = (double)now.tv_sec;
	else
		*now_utc_s = NAN;
	return true;
}

/* Only async-signal-safe calls here. */
static void
interrupted(int signal_number)
{
	(void)signal_number;
	_exit(EXIT_INTERRUPTED);
}

void
terminal_signals(void)
{
	struct sigaction action;

	memset(&action, 0, sizeof action);
	action.sa_handler = interrupted;
	sigaction(SIGINT, &action, NULL);
}

struct tm
terminal_local(double utc_s, double offset_s, char zone[16])
{
	struct tm local;
	time_t seconds;

	zone[0] = '\0';
	memset(&local, 0, sizeof local);
	if (isfinite(offset_s)) {
		struct ar_civil civil = ar_civil_from_utc(utc_s, offset_s);

		local.tm_year = civil.year - 1900;
		local.tm_mon = civil.month - 1;
		local.tm_mday = civil.day;
		local.tm_hour = civil.hour;
		local.tm_min = civil.minute;
		local.tm_wday = (civil.weekday + 1) % 7;
		return local;
	}
	if (!(fabs(utc_s) < 1e11))
		return local;
	seconds = (time_t)floor(utc_s);
	if (localtime_r(&seconds, &local) && local.tm_zone) {
		strncpy(zone, local.tm_zone, 15);
		zone[15] = '\0';
	}
	return local;
}

double
terminal_offset(double utc_s)
{
	struct tm local;
	time_t seconds;

	if (!(fabs(utc_s) < 1e11))
		return NAN;
	seconds = (time_t)floor(utc_s);
	if (!localtime_r(&seconds, &local))
		return NAN;
	return (double)local.tm_gmtoff;
}
