/* The command line of afterrun-guide. */
#ifndef GUIDE_OPTIONS_H
#define GUIDE_OPTIONS_H

#include <stdbool.h>
#include <stdint.h>

struct options {
	int64_t run_id;     /* 0: the last session of the log */
	const char *input;  /* session/1 file or "-"; NULL: the log */
	bool plain;
	bool quiet;         /* no bell */
	bool flash;         /* the bell as a flash */
	bool voice;
	const char *language; /* NULL: English */
	double words_per_minute; /* NAN: the usual */
	double speed;
	double at_s;        /* NAN: where it was stopped, else 0 */
	bool start;         /* without the page before */
	bool restart;       /* from 0, whatever was kept */
	const char *country; /* NULL: not said */
	bool help;
	bool version;
};

/* false: it was reported. */
bool options_read(struct options *options, int argc, char **argv);

#endif
