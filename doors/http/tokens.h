/* Tokens: who has one may ask.
 *
 * A token is 256 random bits; it is shown once and only its hash is kept, in
 * a file for this user alone beside the log.  A browser exchanges it for a
 * cookie that is made out of it but does not give it away; taking a token
 * back takes its cookie back, too. */
#ifndef HTTP_TOKENS_H
#define HTTP_TOKENS_H

#include <stdbool.h>
#include <stddef.h>

#include "afterrun/status.h"

enum { TOKEN_BYTES = 32, TOKEN_TEXT = 48, TOKENS_MAX = 32 };

struct tokens;

/* Those in the file at path (copied); the file may be absent.
 * AR_ESTORE, AR_ECORRUPT: it cannot be read or holds something else. */
enum ar_status tokens_open(const char *path, struct tokens **tokens,
    struct ar_error *err) AR_MUST_USE;
void tokens_close(struct tokens *tokens); /* NULL is allowed */
size_t tokens_count(struct tokens *tokens);
/* One more: text is what to show. AR_ELIMIT: there are TOKENS_MAX. */
enum ar_status tokens_make(struct tokens *tokens, double now_utc_s,
    char text[TOKEN_TEXT], struct ar_error *err) AR_MUST_USE;
/* No token holds any more. */
enum ar_status tokens_revoke(struct tokens *tokens, struct ar_error *err)
    AR_MUST_USE;
/* By any thread; the time it takes does not depend on what is right.  What
 * another program changed in the file counts at once. */
bool tokens_hold(struct tokens *tokens, const char *token);
bool tokens_cookie_holds(struct tokens *tokens, const char *cookie);
/* The cookie of a token that holds. */
bool tokens_cookie(const char *token, char cookie[TOKEN_TEXT]);

#endif
