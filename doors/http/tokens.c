#define _GNU_SOURCE
#include "doors/http/tokens.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "doors/cli/log_file.h"

enum { LINE_ROOM = 256, HEX = 2 * TOKEN_BYTES + 1, BASE64 =
	sodium_base64_VARIANT_URLSAFE_NO_PADDING };

static const char first_line[] = "afterrun tokens 1\n";
static const char for_cookies[] = "afterrun cookie";
static const char for_tokens[] = "afterrun token";

struct token {
	unsigned char token[TOKEN_BYTES];  /* hashes of both */
	unsigned char cookie[TOKEN_BYTES];
	long long made_utc_s;
};

struct tokens {
	char path[LOG_PATH_MAX];
	pthread_mutex_t lock;
	struct stat seen; /* the file as it was read */
	struct token token[TOKENS_MAX];
	size_t count;
};

/* 256 random bits need no slow hash: nobody can try them all. */
static void
hash(const unsigned char secret[TOKEN_BYTES], const char *purpose,
    unsigned char out[TOKEN_BYTES])
{
	crypto_generichash(out, TOKEN_BYTES, secret, TOKEN_BYTES,
	    (const unsigned char *)purpose, strlen(purpose));
}

static bool
secret_of(const char *text, unsigned char secret[TOKEN_BYTES])
{
	size_t n;

	return sodium_base642bin(secret, TOKEN_BYTES, text, strlen(text),
	    NULL, &n, NULL, BASE64) == 0 && n == TOKEN_BYTES;
}

static void
text_of(const unsigned char secret[TOKEN_BYTES], char text[TOKEN_TEXT])
{
	sodium_bin2base64(text, TOKEN_TEXT, secret, TOKEN_BYTES, BASE64);
}

static enum ar_status
not_written(const char *path, struct ar_error *err)
{
	ar_fail_at(err, errno == ENOSPC ? AR_EFULL : AR_ESTORE, path,
	    "the tokens could not be kept");
	return ar_fail_hint(err, strerror(errno));
}

static bool
parse(const char *line, struct token *token)
{
	char a[HEX], b[HEX];
	size_t n, m;

	return sscanf(line, "%64s %64s %lld", a, b, &token->made_utc_s) ==
	    3 && sodium_hex2bin(token->token, TOKEN_BYTES, a, strlen(a),
	    NULL, &n, NULL) == 0 && n == TOKEN_BYTES &&
	    sodium_hex2bin(token->cookie, TOKEN_BYTES, b, strlen(b), NULL,
	    &m, NULL) == 0 && m == TOKEN_BYTES;
}

static enum ar_status
read_lines(struct tokens *tokens, FILE *file, struct ar_error *err)
{
	char line[LINE_ROOM];

	tokens->count = 0;
	if (!fgets(line, sizeof line, file) ||
	    strcmp(line, first_line) != 0)
		return ar_fail_at(err, AR_ECORRUPT, tokens->path,
		    "this is no file of tokens");
	while (tokens->count < TOKENS_MAX &&
	    fgets(line, sizeof line, file)) {
		if (!parse(line, &tokens->token[tokens->count]))
			return ar_fail_at(err, AR_ECORRUPT, tokens->path,
			    "the file of tokens is damaged");
		tokens->count++;
	}
	return AR_OK;
}

static enum ar_status
load(struct tokens *tokens, struct ar_error *err)
{
	FILE *file = fopen(tokens->path, "re");
	enum ar_status status;

	tokens->count = 0;
	memset(&tokens->seen, 0, sizeof tokens->seen);
	if (!file && errno == ENOENT)
		return AR_OK;
	if (!file || fstat(fileno(file), &tokens->seen) != 0) {
		ar_fail_at(err, AR_ESTORE, tokens->path,
		    "the tokens could not be read");
		ar_fail_hint(err, strerror(errno));
		status = AR_ESTORE;
	} else {
		status = read_lines(tokens, file, err);
	}
	if (status != AR_OK)
		tokens->count = 0;
	if (file)
		fclose(file);
	return status;
}

static bool
is_seen(const struct stat *a, const struct stat *b)
{
	return a->st_ino == b->st_ino && a->st_size == b->st_size &&
	    a->st_mtim.tv_sec == b->st_mtim.tv_sec &&
	    a->st_mtim.tv_nsec == b->st_mtim.tv_nsec;
}

/* When it cannot be read, nobody gets in. */
static void
refresh(struct tokens *tokens)
{
	struct stat now;
	struct ar_error err;

	if (stat(tokens->path, &now) != 0)
		memset(&now, 0, sizeof now);
	if (!is_seen(&now, &tokens->seen))
		(void)!load(tokens, &err);
}

enum ar_status
tokens_open(const char *path, struct tokens **tokens, struct ar_error *err)
{
	struct tokens *made = calloc(1, sizeof *made);
	enum ar_status status;

	*tokens = NULL;
	if (!made || sodium_init() < 0) {
		free(made);
		return ar_fail(err, AR_EMEM, 0, "there is not enough memory");
	}
	snprintf(made->path, sizeof made->path, "%s", path);
	pthread_mutex_init(&made->lock, NULL);
	status = load(made, err);
	if (status == AR_OK)
		*tokens = made;
	else
		tokens_close(made);
	return status;
}

void
tokens_close(struct tokens *tokens)
{
	if (!tokens)
		return;
	pthread_mutex_destroy(&tokens->lock);
	free(tokens);
}

size_t
tokens_count(struct tokens *tokens)
{
	size_t count;

	pthread_mutex_lock(&tokens->lock);
	refresh(tokens);
	count = tokens->count;
	pthread_mutex_unlock(&tokens->lock);
	return count;
}

static bool
write_lines(const struct tokens *tokens, FILE *file)
{
	char a[HEX], b[HEX];

	fputs(first_line, file);
	for (size_t i = 0; i < tokens->count; i++) {
		const struct token *token = &tokens->token[i];

		sodium_bin2hex(a, HEX, token->token, TOKEN_BYTES);
		sodium_bin2hex(b, HEX, token->cookie, TOKEN_BYTES);
		fprintf(file, "%s %s %lld\n", a, b, token->made_utc_s);
	}
	return fflush(file) == 0 && fsync(fileno(file)) == 0;
}

/* Whole or not at all. */
static enum ar_status
save(struct tokens *tokens, struct ar_error *err)
{
	char fresh[LOG_PATH_MAX + 8];
	FILE *file = NULL;
	bool sound = false;
	int fd;

	snprintf(fresh, sizeof fresh, "%s.new", tokens->path);
	unlink(fresh);
	fd = open(fresh, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	if (fd >= 0)
		file = fdopen(fd, "w");
	if (file) {
		sound = write_lines(tokens, file);
		sound = fclose(file) == 0 && sound;
	}
	if (!sound || rename(fresh, tokens->path) != 0 ||
	    !log_sync_folder(tokens->path)) {
		not_written(tokens->path, err);
		unlink(fresh);
		return err->status;
	}
	if (stat(tokens->path, &tokens->seen) != 0)
		memset(&tokens->seen, 0, sizeof tokens->seen);
	return AR_OK;
}

enum ar_status
tokens_make(struct tokens *tokens, double now_utc_s, char text[TOKEN_TEXT],
    struct ar_error *err)
{
	unsigned char secret[TOKEN_BYTES], cookie[TOKEN_BYTES];
	struct token *token;
	enum ar_status status;

	pthread_mutex_lock(&tokens->lock);
	refresh(tokens);
	if (tokens->count == TOKENS_MAX) {
		ar_fail(err, AR_ELIMIT, 0, "there are too many tokens");
		status = ar_fail_hint(err, "take them back with afterrun "
		    "serve --token revoke, and make new ones");
	} else {
		token = &tokens->token[tokens->count++];
		randombytes_buf(secret, sizeof secret);
		hash(secret, for_tokens, token->token);
		hash(secret, for_cookies, cookie);
		hash(cookie, for_tokens, token->cookie);
		token->made_utc_s = (long long)now_utc_s;
		text_of(secret, text);
		status = save(tokens, err);
	}
	pthread_mutex_unlock(&tokens->lock);
	sodium_memzero(secret, sizeof secret);
	return status;
}

enum ar_status
tokens_revoke(struct tokens *tokens, struct ar_error *err)
{
	enum ar_status status = AR_OK;

	pthread_mutex_lock(&tokens->lock);
	tokens->count = 0;
	memset(&tokens->seen, 0, sizeof tokens->seen);
	if (unlink(tokens->path) != 0 && errno != ENOENT)
		status = not_written(tokens->path, err);
	pthread_mutex_unlock(&tokens->lock);
	return status;
}

/* All are compared, whichever was right. */
static bool
holds(struct tokens *tokens, const char *text, bool cookie)
{
	unsigned char secret[TOKEN_BYTES], found[TOKEN_BYTES];
	unsigned right = 0;

	if (!secret_of(text, secret))
		return false;
	hash(secret, for_tokens, found);
	pthread_mutex_lock(&tokens->lock);
	refresh(tokens);
	for (size_t i = 0; i < tokens->count; i++)
		right += sodium_memcmp(found, cookie ?
		    tokens->token[i].cookie : tokens->token[i].token,
		    TOKEN_BYTES) == 0;
	pthread_mutex_unlock(&tokens->lock);
	return right > 0;
}

bool
tokens_hold(struct tokens *tokens, const char *token)
{
	return holds(tokens, token, false);
}

bool
tokens_cookie_holds(struct tokens *tokens, const char *cookie)
{
	return holds(tokens, cookie, true);
}

bool
tokens_cookie(const char *token, char cookie[TOKEN_TEXT])
{
	unsigned char secret[TOKEN_BYTES], made[TOKEN_BYTES];

	if (!secret_of(token, secret))
		return false;
	hash(secret, for_cookies, made);
	text_of(made, cookie);
	return true;
}
