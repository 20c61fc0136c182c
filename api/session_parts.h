/* What the files that read session/1 share; session_read.h is the entry. */
#ifndef API_SESSION_PARTS_H
#define API_SESSION_PARTS_H

#include "afterrun/session.h"
#include "api/json.h"

/* Sticky: in.status is the first failure. */
struct ar_session_reader {
	struct ar_json_in in;
	struct ar_arena *arena;
	struct ar_session *to;
};

enum { AR_SESSION_LIST_MAX = 192 };

/* session_texts.c.  The text under key, copied; NULL: absent or wrong. */
const char *ar_session_text(struct ar_session_reader *reader,
    json_t *object, const char *key);
/* A list of texts, copied; NULL and *count 0: absent or wrong. */
const char **ar_session_texts(struct ar_session_reader *reader,
    json_t *object, const char *key, size_t *count);
/* The rules of a step or card: at most AR_STEP_RULES - 1 texts. */
void ar_session_rules(struct ar_session_reader *reader, json_t *object,
    const char **rules);
/* Room for the objects under key, at most most of them; *list is the JSON
 * array, NULL: none. */
void *ar_session_room(struct ar_session_reader *reader, json_t *list,
    size_t most, size_t size);
/* A key that must be there. */
void ar_session_need(struct ar_session_reader *reader, json_t *object,
    const char *key);

/* session_cards.c: cards and the verdict. */
void ar_session_cards(struct ar_session_reader *reader, json_t *root);
void ar_session_verdict(struct ar_session_reader *reader, json_t *root);

#endif
