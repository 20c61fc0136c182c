/* What all requests share. */
#ifndef HTTP_DOOR_H
#define HTTP_DOOR_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>

#include "afterrun/api.h"
#include "doors/cli/emergency.h"
#include "doors/cli/log_file.h"
#include "doors/http/gate.h"
#include "doors/http/imports.h"
#include "doors/http/options.h"
#include "doors/http/pool.h"
#include "doors/http/tokens.h"
#include "doors/http/tries.h"
#include "doors/http/watch.h"

/* Connections and threads: a browser opens six, and one for events. */
enum { CONNECTIONS = 128, CONNECTIONS_EACH = 48 };

struct door {
	const struct options *options;
	char log[LOG_PATH_MAX];
	char scratch[LOG_PATH_MAX]; /* folder for bodies and answers */
	char country[COUNTRY_BYTES]; /* room for it */
	struct gate gate;
	struct tokens *tokens; /* NULL: everybody may ask */
	struct tries *tries;
	struct watch *watch;
	struct ar_api_config config;
	struct ar_api_services services;
	struct pool *pool;
	struct imports *imports;
	atomic_bool stopping;
	atomic_uint running;   /* requests from header to last byte */
	atomic_size_t held;    /* bytes of bodies in memory */
	atomic_uint children;  /* programs that work for us now */
};

#endif
