#include "doors/http/options.h"

#include <stdint.h>
#include <string.h>

#include "base/text.h"
#include "doors/cli/report.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

enum { TIMEOUT_USUAL = 30, TIMEOUT_MIN = 1, TIMEOUT_MAX = 3600 };

const char options_help[] =
    "usage: afterrun serve [--listen HOST:PORT] [--open] [--json]\n"
    "                      [--token[=new|revoke]] [--tls-cert FILE "
    "--tls-key FILE]\n"
    "                      [--behind-proxy] [--unencrypted] [--host NAME]\n"
    "                      [--country CC] [--timeout SECONDS]\n"
    "\n"
    "The web app and the HTTP API, for this computer alone unless you say\n"
    "more: http://127.0.0.1:7654/\n"
    "\n"
    "  --listen HOST:PORT  where to listen; port 0 takes a free one\n"
    "  --open              show it in the browser\n"
    "  --token             let nobody in without a link that is shown once,\n"
    "                      also as a QR code; --token=new makes another for\n"
    "                      one more device, --token=revoke takes all back\n"
    "  --tls-cert, --tls-key  files in PEM form: https\n"
    "  --behind-proxy      a proxy before it speaks https\n"
    "  --unencrypted       say nothing of it when others could read along\n"
    "  --host NAME         one more name it is reached by\n"
    "\n"
    "  afterrun serve --open\n"
    "  afterrun serve --listen 0.0.0.0:7654 --token\n"
    "  afterrun serve --listen 0.0.0.0:7654 --token --tls-cert c.pem "
    "--tls-key k.pem\n"
    "  afterrun serve --token=revoke           man afterrun-serve says the "
    "rest\n";

static bool
wrong(const struct options *options, const char *message, const char *where)
{
	report(&(struct trouble){"usage", message, where,
	    "afterrun serve --help"}, options->json);
	return false;
}

static bool
take_listen(struct options *options, const char *value)
{
	options->listen = value;
	return value[0] || wrong(options, "--listen takes HOST:PORT", NULL);
}

static bool
take_cert(struct options *options, const char *value)
{
	options->tls_cert = value;
	return value[0] || wrong(options, "--tls-cert takes a file", NULL);
}

static bool
take_key(struct options *options, const char *value)
{
	options->tls_key = value;
	return value[0] || wrong(options, "--tls-key takes a file", NULL);
}

static bool
take_token(struct options *options, const char *value)
{
	options->token = strcmp(value, "new") == 0 ? TOKEN_NEW :
	    TOKEN_REVOKE;
	return options->token == TOKEN_NEW || strcmp(value, "revoke") == 0 ||
	    wrong(options, "--token takes new or revoke, or nothing", value);
}

/* A name as it stands in a Host header, without the port. */
static bool
take_host(struct options *options, const char *value)
{
	if (options->host_count == OPTIONS_HOSTS)
		return wrong(options, "these are too many names", value);
	if (!value[0] || value[strcspn(value, "/@ \t\r\n")])
		return wrong(options, "--host takes a name, as in "
		    "run.example.org", value);
	options->hosts[options->host_count++] = value;
	return true;
}

static bool
take_country(struct options *options, const char *value)
{
	options->country = value;
	return (strlen(value) == 2 && value[0] >= 'A' && value[0] <= 'Z' &&
	    value[1] >= 'A' && value[1] <= 'Z') || wrong(options,
	    "--country takes two capital letters, as in DE", value);
}

static bool
take_timeout(struct options *options, const char *value)
{
	int64_t seconds;

	if (!ar_integer_parse(value, strlen(value), &seconds) ||
	    seconds < TIMEOUT_MIN || seconds > TIMEOUT_MAX)
		return wrong(options, "--timeout takes 1 to 3600 seconds",
		    value);
	options->timeout_s = (int)seconds;
	return true;
}

static const struct {
	const char *name;
	bool (*take)(struct options *options, const char *value);
} valued[] = {
	{"--listen", take_listen},
	{"--tls-cert", take_cert},
	{"--tls-key", take_key},
	{"--token", take_token},
	{"--host", take_host},
	{"--country", take_country},
	{"--timeout", take_timeout},
};

static bool
flag(struct options *options, const char *option)
{
	static const char *const names[] = {"--behind-proxy",
	    "--unencrypted", "--open", "--json", "--help", "-h",
	    "--version"};
	bool *const to[] = {&options->behind_proxy, &options->unencrypted,
	    &options->open, &options->json, &options->help, &options->help,
	    &options->version};

	for (size_t i = 0; i < COUNT(names); i++)
		if (strcmp(option, names[i]) == 0)
			return *to[i] = true;
	return false;
}

/* --token may stand alone; "--token new" is said, too. */
static bool
token(struct options *options, char **argv, int *i)
{
	const char *next = argv[*i + 1];

	if (strcmp(argv[*i], "--token") != 0)
		return false;
	options->token = TOKEN_ASKED;
	if (next && strcmp(next, "new") == 0)
		options->token = TOKEN_NEW;
	if (next && strcmp(next, "revoke") == 0)
		options->token = TOKEN_REVOKE;
	*i += options->token == TOKEN_ASKED ? 0 : 1;
	return true;
}

/* A value stands behind the option, or after a = in it. */
static bool
take_valued(struct options *options, char **argv, int *i)
{
	size_t n = strcspn(argv[*i], "=");

	for (size_t k = 0; k < COUNT(valued); k++) {
		if (strlen(valued[k].name) != n ||
		    strncmp(valued[k].name, argv[*i], n) != 0)
			continue;
		if (argv[*i][n])
			return valued[k].take(options, argv[*i] + n + 1);
		if (!argv[*i + 1])
			return wrong(options, "this option takes a value",
			    argv[*i]);
		return valued[k].take(options, argv[++*i]);
	}
	return wrong(options, argv[*i][0] == '-' ?
	    "this option is not known" : "serve takes options only",
	    argv[*i]);
}

bool
options_read(struct options *options, int argc, char **argv)
{
	memset(options, 0, sizeof *options);
	options->listen = "127.0.0.1:7654";
	options->timeout_s = TIMEOUT_USUAL;
	for (int i = 1; i < argc; i++)
		options->json = options->json ||
		    strcmp(argv[i], "--json") == 0;
	for (int i = 1; i < argc; i++)
		if (!flag(options, argv[i]) && !token(options, argv, &i) &&
		    !take_valued(options, argv, &i))
			return false;
	if (!options->tls_cert != !options->tls_key)
		return wrong(options, "--tls-cert and --tls-key go together",
		    NULL);
	return true;
}
