/* The log as a whole: copies of it that are sent, one that is put back, and
 * one pain of it as a case. */
#ifndef HTTP_COPY_H
#define HTTP_COPY_H

#include "doors/http/door.h"

enum ar_status copy_backup(struct door *door, char path[AR_API_PATH_MAX],
    struct ar_error *err) AR_MUST_USE;
enum ar_status copy_export(struct door *door, const struct ar_moment *moment,
    char path[AR_API_PATH_MAX], struct ar_error *err) AR_MUST_USE;
enum ar_status copy_restore(struct door *door, const char *body_file,
    char aside[AR_API_PATH_MAX], struct ar_error *err) AR_MUST_USE;
/* A pain with all its reports as triage-case/1; *text is to be freed. */
enum ar_status copy_case(struct door *door, int64_t episode_id,
    char **text, struct ar_error *err) AR_MUST_USE;

#endif
