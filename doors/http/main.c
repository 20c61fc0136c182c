/* afterrun-http: the web app and the HTTP API.  A program of its own, so
 * that afterrun starts without the libraries it needs. */
#define _GNU_SOURCE
#include <errno.h>
#include <malloc.h>
#include <signal.h>
#include <sodium.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "doors/cli/report.h"
#include "doors/cli/terminal.h"
#include "doors/common/exits.h"
#include "doors/http/door.h"
#include "doors/http/listen.h"
#include "doors/http/qr.h"
#include "doors/http/scratch.h"
#include "doors/http/server.h"
#include "doors/http/services.h"

enum { WAIT_MS = 5000, LINK_MAX = 512, KEEP_BYTES = 1 << 20 };

extern char **environ;

static int
failed(const struct options *options, const struct ar_error *err)
{
	return log_failed(err, NULL, options->json);
}

/* A door that is open to others has a lock. */
static bool
may_listen(const struct options *options, const struct place *place)
{
	if (options->token != TOKEN_NONE ||
	    (place->loopback && !options->behind_proxy))
		return true;
	report(&(struct trouble){"usage", "others would see your log",
	    options->listen, "add --token, so that only devices you let in "
	    "do"}, options->json);
	return false;
}

/* Whoever shares the network reads along, and is not told so twice. */
static void
warn_of_readers(const struct options *options, const struct place *place)
{
	if (place->loopback || options->tls_cert || options->behind_proxy ||
	    options->unencrypted)
		return;
	fputs("afterrun: this is not encrypted: only for a network that you "
	    "trust; --tls-cert and --tls-key encrypt it, --unencrypted says "
	    "that you know\n", stderr);
}

static void
set_gate(struct door *door, const struct place *place)
{
	const struct options *options = door->options;
	struct gate *gate = &door->gate;

	gate->port = place->port;
	gate->loopback = place->loopback;
	gate->proxy = options->behind_proxy;
	gate->secure = options->tls_cert || options->behind_proxy;
	gate->name = place->name;
	gate->hosts = options->hosts;
	gate->host_count = options->host_count;
	if (gethostname(gate->own, sizeof gate->own) != 0)
		gate->own[0] = '\0';
	gate->own[sizeof gate->own - 1] = '\0';
}

/* The address to open, without a token. */
static void
write_link(const struct door *door, char link[LINK_MAX])
{
	const struct gate *gate = &door->gate;
	const char *name = gate->host_count > 0 ? gate->hosts[0] :
	    gate->name;

	if (gate->proxy && gate->host_count > 0)
		snprintf(link, LINK_MAX, "https://%s/", name);
	else
		snprintf(link, LINK_MAX, "%s://%s:%u/", gate->secure &&
		    !gate->proxy ? "https" : "http", name,
		    (unsigned)gate->port);
}

static void
show_token(const struct options *options, const char *link,
    const char *token, bool here)
{
	struct screen screen;
	char text[LINK_MAX + TOKEN_TEXT + 16];

	snprintf(text, sizeof text, "%s#token=%s", link, token);
	if (options->json) {
		printf("{\"schema\":\"serve-token/1\",\"url\":\"%s\"}\n",
		    text);
		return;
	}
	terminal_screen(&screen);
	printf("Open this once on the device, or let its camera read it. "
	    "It is shown only now.%s\n\n  %s\n\n", here ? "\nIt leads to this "
	    "computer alone; add --listen 0.0.0.0:7654 for a phone at home." :
	    "", text);
	qr_print(stdout, text, screen.utf8, screen.colour);
	putchar('\n');
}

static void
show_link(const struct options *options, const char *link)
{
	if (options->json)
		printf("{\"schema\":\"serve/1\",\"url\":\"%s\"}\n", link);
	else
		printf("afterrun is at %s – stop with Ctrl-C\n", link);
	fflush(stdout);
}

/* Whatever shows pages here; that there is none is no failure.  It gets its
 * signals as usual, and Ctrl-C is not for it. */
static void
open_browser(const char *link)
{
	const char *const words[] = {"xdg-open", link, NULL};
	posix_spawnattr_t how;
	sigset_t none, usual;
	pid_t pid;

	if (posix_spawnattr_init(&how) != 0)
		return;
	sigemptyset(&none);
	sigemptyset(&usual);
	sigaddset(&usual, SIGPIPE);
	posix_spawnattr_setflags(&how, POSIX_SPAWN_SETPGROUP |
	    POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
	posix_spawnattr_setpgroup(&how, 0);
	posix_spawnattr_setsigmask(&how, &none);
	posix_spawnattr_setsigdefault(&how, &usual);
	if (posix_spawnp(&pid, words[0], NULL, &how,
	    (char *const *)(void *)words, environ) != 0)
		fputs("afterrun: there is no browser to open\n", stderr);
	posix_spawnattr_destroy(&how);
}

static enum ar_status
open_tokens(struct door *door, struct ar_error *err)
{
	char path[LOG_PATH_MAX];

	snprintf(path, sizeof path, "%.4000s.tokens", door->log);
	return tokens_open(path, &door->tokens, err);
}

static int
take_back(struct door *door)
{
	struct ar_error err;
	size_t count;

	memset(&err, 0, sizeof err);
	if (open_tokens(door, &err) != AR_OK)
		return failed(door->options, &err);
	count = tokens_count(door->tokens);
	if (tokens_revoke(door->tokens, &err) != AR_OK)
		return failed(door->options, &err);
	if (door->options->json)
		printf("{\"schema\":\"serve-revoked/1\",\"tokens\":%zu}\n",
		    count);
	else if (count == 1)
		puts("1 token was taken back; its device is let in no more.");
	else
		printf("%zu tokens were taken back; their devices are let in "
		    "no more.\n", count);
	return EXIT_DONE;
}

/* A link for a first or one more device. */
static enum ar_status
prepare_token(struct door *door, const char *link, struct ar_error *err)
{
	char token[TOKEN_TEXT];
	double now_utc_s;

	if (!door->tokens)
		return AR_OK;
	if (door->options->token != TOKEN_NEW &&
	    tokens_count(door->tokens) > 0) {
		if (!door->options->json)
			puts("Devices that were let in before still are; "
			    "--token=new makes a link for one more.");
		return AR_OK;
	}
	(void)terminal_now(&now_utc_s);
	AR_TRY(tokens_make(door->tokens, now_utc_s, token, err));
	show_token(door->options, link, token, door->gate.loopback &&
	    !door->gate.proxy);
	sodium_memzero(token, sizeof token);
	return AR_OK;
}

/* The server that runs there already takes the token: it reads their file
 * again when it has changed. */
static int
one_more(struct door *door, const struct place *place)
{
	struct ar_error err;
	char link[LINK_MAX];
	enum ar_status status;

	memset(&err, 0, sizeof err);
	set_gate(door, place);
	write_link(door, link);
	status = open_tokens(door, &err);
	if (status == AR_OK)
		status = prepare_token(door, link, &err);
	if (status != AR_OK)
		return failed(door->options, &err);
	if (!door->options->json)
		puts("afterrun runs there already: it lets the device in.");
	return EXIT_DONE;
}

static int
wait_for_signal(const sigset_t *signals)
{
	int which;

	while (sigwait(signals, &which) != 0)
		continue;
	return which == SIGINT ? EXIT_INTERRUPTED : EXIT_DONE;
}

/* The second Ctrl-C does not wait for anything. */
static void
at_once(int signal_number)
{
	(void)signal_number;
	_exit(EXIT_INTERRUPTED);
}

static void
impatient(void)
{
	struct sigaction action;
	sigset_t again;

	memset(&action, 0, sizeof action);
	action.sa_handler = at_once;
	sigaction(SIGINT, &action, NULL);
	sigemptyset(&again);
	sigaddset(&again, SIGINT);
	pthread_sigmask(SIG_UNBLOCK, &again, NULL);
}

static int
serve_at(struct door *door, struct place *place, const sigset_t *signals)
{
	struct server *server;
	struct ar_error err;
	char link[LINK_MAX];
	int code;

	memset(&err, 0, sizeof err);
	set_gate(door, place);
	write_link(door, link);
	server = server_start(door, place, &err);
	if (!server)
		return failed(door->options, &err);
	warn_of_readers(door->options, place);
	if (prepare_token(door, link, &err) == AR_OK) {
		show_link(door->options, link);
		if (door->options->open)
			open_browser(link);
		code = wait_for_signal(signals);
		impatient();
	} else {
		code = failed(door->options, &err);
	}
	atomic_store(&door->stopping, true);
	imports_end(door->imports);
	server_stop(server);
	return code;
}

static enum ar_status
open_parts(struct door *door, struct ar_error *err)
{
	door->config = (struct ar_api_config){.log_path = door->log,
	    .wait_ms = WAIT_MS, .services = &door->services,
	    .version = AR_VERSION, .country = country_find(
	    door->options->country, door->country)};
	if (door->options->token != TOKEN_NONE)
		AR_TRY(open_tokens(door, err));
	services_find(door);
	door->tries = tries_open();
	door->watch = watch_open(door->options->timeout_s);
	door->pool = pool_open(&door->config);
	door->imports = imports_open(door->log, door->scratch);
	if (door->tries && door->watch && door->pool && door->imports)
		return AR_OK;
	return ar_fail(err, AR_EMEM, 0, "there is not enough memory");
}

static void
close_parts(struct door *door)
{
	imports_close(door->imports);
	pool_close(door->pool);
	watch_close(door->watch);
	tries_close(door->tries);
	tokens_close(door->tokens);
	door->tokens = NULL;
}

static int
serve(struct door *door, struct place *place, const sigset_t *signals)
{
	struct ar_error err;
	int code, fd = -1;

	memset(&err, 0, sizeof err);
	if (scratch_open(door->log, door->scratch, &fd, &err) != AR_OK)
		return failed(door->options, &err);
	if (open_parts(door, &err) == AR_OK)
		code = serve_at(door, place, signals);
	else
		code = failed(door->options, &err);
	close_parts(door);
	scratch_close(door->scratch, fd);
	return code;
}

/* Each request takes memory and gives all of it back: what is given to the
 * system has to be cleared and mapped anew for the next one. */
static void
prepare_process(sigset_t *signals)
{
	struct rlimit files;

	mallopt(M_TRIM_THRESHOLD, KEEP_BYTES);
	sigemptyset(signals);
	sigaddset(signals, SIGINT);
	sigaddset(signals, SIGTERM);
	sigaddset(signals, SIGHUP);
	pthread_sigmask(SIG_BLOCK, signals, NULL);
	signal(SIGPIPE, SIG_IGN);
	if (getrlimit(RLIMIT_NOFILE, &files) == 0) {
		files.rlim_cur = files.rlim_max;
		setrlimit(RLIMIT_NOFILE, &files);
	}
}

static int
run(const struct options *options)
{
	struct door *door = calloc(1, sizeof *door);
	struct ar_moment moment;
	struct place place;
	struct ar_error err;
	sigset_t signals;
	int code = EXIT_USAGE;

	memset(&err, 0, sizeof err);
	if (!door || sodium_init() < 0) {
		ar_fail(&err, AR_EMEM, 0, "there is not enough memory");
		free(door);
		return failed(options, &err);
	}
	door->options = options;
	prepare_process(&signals);
	if (!log_path(door->log, options->json) ||
	    !log_make_folders(door->log, options->json)) {
		code = EXIT_STORAGE;
	} else if (options->token == TOKEN_REVOKE) {
		code = take_back(door);
	} else if (place_find(&place, options->listen, &err) != AR_OK) {
		code = log_usage(&err, options->json);
	} else if (log_moment(&moment, options->json) &&
	    may_listen(options, &place)) {
		code = EXIT_UNUSABLE;
		if (place_open(&place, options->listen, &err) == AR_OK)
			code = serve(door, &place, &signals);
		else if (place.taken && options->token == TOKEN_NEW &&
		    scratch_in_use(door->log))
			code = one_more(door, &place);
		else
			failed(options, &err);
		if (place.fd >= 0)
			close(place.fd);
	}
	tokens_close(door->tokens);
	free(door);
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
		fputs(options_help, stdout);
	else if (options.version)
		puts("afterrun-http " AR_VERSION);
	else
		code = run(&options);
	if (fflush(stdout) != 0 && errno != EPIPE && code == EXIT_DONE)
		code = EXIT_STORAGE;
	return code;
}
