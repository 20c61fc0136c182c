#include "doors/cli/audio_options.h"

#include "doors/cli/option.h"

bool
audio_set_output(struct options *options, const char *value)
{
	if (options->audio.output)
		return option_wrong(options, "two output files",
		    "say one name");
	options->audio.output = value;
	return true;
}

bool
audio_set_cues(struct options *options, const char *value)
{
	options->audio.cues = value;
	return true;
}

bool
audio_set_rate(struct options *options, const char *value)
{
	options->audio.rate = value;
	return true;
}

bool
audio_set_language(struct options *options, const char *value)
{
	options->audio.language = value;
	return true;
}

bool
audio_set_voice(struct options *options, const char *value)
{
	options->audio.voice = value;
	return true;
}

bool
audio_set_tick(struct options *options, const char *value)
{
	(void)value;
	return options->audio.tick = true;
}

bool
audio_set_quiet_bells(struct options *options, const char *value)
{
	(void)value;
	return options->audio.quiet_bells = true;
}

bool
audio_set_farewell(struct options *options, const char *value)
{
	(void)value;
	return options->audio.farewell = true;
}
