/* The options of "afterrun audio"; afterrun-audio looks at their values. */
#ifndef CLI_AUDIO_OPTIONS_H
#define CLI_AUDIO_OPTIONS_H

#include <stdbool.h>

/* NULL, false: not said. */
struct audio_options {
	const char *output;
	const char *cues;
	const char *rate;
	const char *language;
	const char *voice;
	bool tick;
	bool quiet_bells;
	bool farewell;
};

/* As all of the tables of options. */
struct options;
bool audio_set_output(struct options *options, const char *value);
bool audio_set_cues(struct options *options, const char *value);
bool audio_set_rate(struct options *options, const char *value);
bool audio_set_language(struct options *options, const char *value);
bool audio_set_voice(struct options *options, const char *value);
bool audio_set_tick(struct options *options, const char *value);
bool audio_set_quiet_bells(struct options *options, const char *value);
bool audio_set_farewell(struct options *options, const char *value);

#endif
