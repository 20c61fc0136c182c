/* One row of the tables of options, and what its setters share. */
#ifndef CLI_OPTION_H
#define CLI_OPTION_H

#include "doors/cli/options.h"

struct option {
	const char *name;  /* without the two dashes */
	const char *value; /* what follows, for the message; NULL: nothing */
	int commands;
	/* NULL: it is one of the things of afterrun/said.h */
	bool (*set)(struct options *options, const char *value);
};

extern const struct option run_options[];
extern const size_t run_option_count;
extern const struct option log_options[];
extern const size_t log_option_count;
extern const struct option plan_options[];
extern const size_t plan_option_count;

/* All give false with words for the runner when the value is wrong. */
bool option_wrong(struct options *options, const char *message,
    const char *hint);
/* A number in range[0]..range[1]. */
bool option_number(struct options *options, const char *text,
    const double range[2], double *value);
/* Something that can be said of a run (afterrun/said.h). */
bool option_said(struct options *options, const char *name,
    const char *value);
/* Which of words, separated by bars. */
bool option_word(struct options *options, const char *words,
    const char *value, int *index);

#endif
