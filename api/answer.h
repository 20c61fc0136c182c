/* Requests with an id: the first answer is kept in the log and given again,
 * so that sending the same twice does it once. */
#ifndef API_ANSWER_H
#define API_ANSWER_H

#include "api/route.h"

/* Answer as before, when the log of the call knows the request's id: then
 * response->repeated is true.  AR_EREFUSED: the id was used for another
 * request. */
AR_MUST_USE enum ar_status ar_answer_again(struct ar_call *call);
/* Keep the answer of the call in its log, inside its transaction.  One that
 * is longer than AR_ANSWER_BODY_MAX is not kept. */
AR_MUST_USE enum ar_status ar_answer_keep(struct ar_call *call);
/* The same when nothing is open; waits no longer than a moment, and it is no
 * failure when it cannot be kept. */
void ar_answer_keep_outside(struct ar_call *call);

#endif
