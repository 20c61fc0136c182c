/* The command line of afterrun-http. */
#ifndef HTTP_OPTIONS_H
#define HTTP_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>

enum { OPTIONS_HOSTS = 8 };

enum token_wish { TOKEN_NONE, TOKEN_ASKED, TOKEN_NEW, TOKEN_REVOKE };

struct options {
	const char *listen;   /* "HOST:PORT" */
	const char *tls_cert; /* files; both or none */
	const char *tls_key;
	enum token_wish token;
	bool behind_proxy; /* something before it speaks TLS */
	bool unencrypted;  /* the runner knows that others can read along */
	const char *hosts[OPTIONS_HOSTS]; /* more names it goes by */
	size_t host_count;
	const char *country; /* NULL: not said */
	int timeout_s;       /* how long a silent client is kept */
	bool open;           /* show it in a browser */
	bool json;
	bool help;
	bool version;
};

extern const char options_help[];

/* false: it was reported. */
bool options_read(struct options *options, int argc, char **argv);

#endif
