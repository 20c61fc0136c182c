/* JSON in and out over jansson, both sticky: the first failure is kept and
 * everything after it is quiet.  Only this floor sees jansson. */
#ifndef API_JSON_H
#define API_JSON_H

#include <stdbool.h>
#include <stddef.h>

#include <jansson.h>

#include "afterrun/arena.h"
#include "afterrun/status.h"

enum { AR_JSON_DEPTH_MAX = 32, AR_JSON_SIZE_MAX = 8 * 1024 * 1024 };

/* --- out --- */
struct ar_json_out {
	bool failed; /* out of memory */
};

/* A new object or array, or NULL (failed is set). */
json_t *ar_json_object(struct ar_json_out *out);
json_t *ar_json_array(struct ar_json_out *out);
/* Put value (stolen; NULL sets failed) under key, or at the end. */
void ar_json_put(struct ar_json_out *out, json_t *object, const char *key,
    json_t *value);
void ar_json_append(struct ar_json_out *out, json_t *array, json_t *value);
/* Absent when value is NAN; rounded to decimals; an integer for 0. */
void ar_json_number(struct ar_json_out *out, json_t *object, const char *key,
    double value, int decimals);
/* Absent when text is NULL; text that is not UTF-8 is cut before the fault. */
void ar_json_text(struct ar_json_out *out, json_t *object, const char *key,
    const char *text);
void ar_json_bool(struct ar_json_out *out, json_t *object, const char *key,
    bool value);
void ar_json_int(struct ar_json_out *out, json_t *object, const char *key,
    json_int_t value);
/* The text of root on one line (keys in the order they were put; numbers
 * with at most 15 significant digits), in the arena.  Takes root away in any
 * case.  NULL: out of memory, now or before. */
char *ar_json_finish(struct ar_json_out *out, json_t *root,
    struct ar_arena *arena);

/* --- in --- */
struct ar_json_in {
	struct ar_error *err;
	enum ar_status status;     /* of the first failure */
	char path[AR_WHERE_MAX];   /* JSON pointer of the current object */
};

/* Parse one JSON object; the caller owns *root (json_decref).
 * AR_EFORMAT  this is none, or text follows it; err->offset says where.
 * AR_EINPUT   a key stands twice, or it is nested beyond AR_JSON_DEPTH_MAX.
 * AR_ELIMIT   it is larger than AR_JSON_SIZE_MAX. */
enum ar_status ar_json_parse(const char *bytes, size_t n, json_t **root,
    struct ar_error *err) AR_MUST_USE;

/* Step into and out of path: ar_json_enter returns the length to give back
 * to ar_json_leave. index < 0: key is used. */
size_t ar_json_enter(struct ar_json_in *in, const char *key, int index);
void ar_json_leave(struct ar_json_in *in, size_t length);
/* Remember a failure at the current path plus key. */
void ar_json_wrong(struct ar_json_in *in, const char *key, const char *text);
/* Fail when object has a key that is not in allowed (ends with NULL). */
void ar_json_only(struct ar_json_in *in, json_t *object,
    const char *const *allowed);
/* Read a number in lo..hi; absent: *value is untouched, returns false. */
bool ar_json_get_number(struct ar_json_in *in, json_t *object,
    const char *key, double lo, double hi, double *value);
/* Read a whole number; the same. */
bool ar_json_get_int(struct ar_json_in *in, json_t *object, const char *key,
    int lo, int hi, int *value);
/* Read one of words ("a|b|c"); *index gets which. */
bool ar_json_get_word(struct ar_json_in *in, json_t *object, const char *key,
    const char *words, int *index);
bool ar_json_get_bool(struct ar_json_in *in, json_t *object, const char *key,
    bool *value);
/* The object or array under key, borrowed, or NULL (absent or wrong). */
json_t *ar_json_get_object(struct ar_json_in *in, json_t *object,
    const char *key);
json_t *ar_json_get_array(struct ar_json_in *in, json_t *object,
    const char *key);

#endif
