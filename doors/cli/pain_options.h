/* The options of "afterrun pain": every key of a triage-case/1 is one, with
 * dashes for underscores. */
#ifndef CLI_PAIN_OPTIONS_H
#define CLI_PAIN_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>

#include "afterrun/pain.h"

struct pain_options {
	double value[AR_PAIN_KEYS_MAX]; /* where said[] is set */
	bool said[AR_PAIN_KEYS_MAX];    /* also as "unknown" */
	bool others_no;                 /* all else was asked and is normal */
	bool others_said;
	bool print_case;
	bool about;
	const char *country; /* "DE"; NULL: not said */
	const char *page;    /* file for the clinician's page; NULL: none */
};

/* The key of an option's name (without the dashes in front); -1: none. */
int pain_option_find(const char *name, size_t n);
/* The option that begins most as name does; NULL: none begins so. */
void pain_option_near(const char *name, char near[64]);
/* value NULL: it is missing.  false: message and hint (size bytes each) say
 * what is wrong. */
bool pain_option_set(struct pain_options *options, int key, const char *value,
    char *texts[2], size_t size);
/* The other options of pain; as all of the table in options.c. */
struct options;
bool pain_set_others(struct options *options, const char *value);
bool pain_set_case(struct options *options, const char *value);
bool pain_set_about(struct options *options, const char *value);
bool pain_set_country(struct options *options, const char *value);
bool pain_set_page(struct options *options, const char *value);

#endif
