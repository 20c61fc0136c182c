/* From the library's calls to one exchange. */
#ifndef HTTP_REQUEST_H
#define HTTP_REQUEST_H

#include <microhttpd.h>

/* The calls that libmicrohttpd makes; their context is struct door. */
void *request_line(void *context, const char *target,
    struct MHD_Connection *connection);
enum MHD_Result request_part(void *context,
    struct MHD_Connection *connection, const char *url, const char *method,
    const char *version, const char *bytes, size_t *n, void **exchange);
void request_end(void *context, struct MHD_Connection *connection,
    void **exchange, enum MHD_RequestTerminationCode why);
void request_connection(void *context, struct MHD_Connection *connection,
    void **seat, enum MHD_ConnectionNotificationCode what);
/* Paths and queries stay as they were sent. */
size_t request_unescape(void *context, struct MHD_Connection *connection,
    char *text);

#endif
