/* What the command line says. */
#ifndef AUDIO_OPTIONS_H
#define AUDIO_OPTIONS_H

#include <stdbool.h>

#include "doors/common/trouble.h"

struct options {
	const char *output;   /* NULL: no file */
	bool cues;            /* print cues/1 */
	bool force;
	bool tick;
	bool quiet_bells;
	bool farewell;
	double rate_wpm;
	const char *language; /* of the texts: "en" */
	const char *voice;    /* of espeak-ng; NULL: the language's */
	bool json;            /* failures as error/1 on standard output */
	bool help;
	bool version;
};

/* Returns an exit code. */
int options_read(struct options *options, int argc, char **argv,
    struct trouble *trouble);

#endif
