/* What the command line says. */
#ifndef PAGE_OPTIONS_H
#define PAGE_OPTIONS_H

#include "doors/common/trouble.h"
#include "doors/page/content.h"
#include "doors/page/output.h"

struct options {
	struct output output;
	bool text;
	bool json; /* failures as error/1 on standard output */
	bool help;
	bool version;
	double now_utc_s; /* NAN: not said */
	double now_offset_s;
	struct page_who who;
};

/* Returns an exit code; what is wrong stands in trouble. */
int options_read(struct options *options, int argc, char **argv,
    struct trouble *trouble);
/* A time as RFC 3339; false: it is not one. */
bool options_now(struct options *options, const char *text);

#endif
