/* What handlers of the API need of the outside (struct ar_api_services). */
#ifndef HTTP_SERVICES_H
#define HTTP_SERVICES_H

#include "doors/http/door.h"

/* Fill door->services with what is there: without its program, sound or page
 * is NULL. */
void services_find(struct door *door);

#endif
