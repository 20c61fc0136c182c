#include "doors/audio/writer.h"

#include <sndfile.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "doors/audio/loud.h"

/* compression as libsndfile counts it, 0 the best to 1 the smallest, chosen
 * for speech that stays clear on a phone.  Opus beyond 0.8 (56 kbit/s) turns
 * to its hybrid mode, which takes three times as long and writes more. */
struct format {
	const char *ending;
	int kind;
	double compression; /* < 0: the kind has none */
	const char *sheet_word;
};

static const struct format formats[] = {
	{".wav", SF_FORMAT_WAV | SF_FORMAT_PCM_16, -1, "WAVE"},
	{".ogg", SF_FORMAT_OGG | SF_FORMAT_VORBIS, 0.8, "WAVE"},
	{".opus", SF_FORMAT_OGG | SF_FORMAT_OPUS, 0.75, "WAVE"},
	{".mp3", SF_FORMAT_MPEG | SF_FORMAT_MPEG_LAYER_III, 0.8, "MP3"},
	{".flac", SF_FORMAT_FLAC | SF_FORMAT_PCM_16, 0.5, "WAVE"},
};

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

struct writer {
	SNDFILE *file;
};

const struct format *
format_find(const char *file)
{
	const char *dot = strrchr(file, '.');

	for (size_t i = 0; dot && i < COUNT(formats); i++)
		if (strcasecmp(dot, formats[i].ending) == 0)
			return &formats[i];
	return NULL;
}

const char *
format_sheet_word(const struct format *format)
{
	return format->sheet_word;
}

const char *
format_endings(void)
{
	return "end its name in .wav, .ogg, .opus, .mp3 or .flac";
}

struct writer *
writer_open(const struct format *format, int fd, const struct labels *labels,
    const char **message)
{
	struct writer *writer = calloc(1, sizeof *writer);
	SF_INFO info;
	double compression = format->compression;

	*message = "there is not enough memory";
	if (!writer)
		return NULL;
	memset(&info, 0, sizeof info);
	info.samplerate = RATE_HZ;
	info.channels = 1;
	info.format = format->kind;
	writer->file = sf_open_fd(fd, SFM_WRITE, &info, SF_FALSE);
	if (!writer->file) {
		*message = sf_format_check(&info) ? sf_strerror(NULL) :
		    "libsndfile of this computer does not write this kind";
		free(writer);
		return NULL;
	}
	if (compression >= 0)
		sf_command(writer->file, SFC_SET_COMPRESSION_LEVEL,
		    &compression, sizeof compression);
	sf_set_string(writer->file, SF_STR_TITLE, labels->title);
	sf_set_string(writer->file, SF_STR_COMMENT, labels->comment);
	sf_set_string(writer->file, SF_STR_SOFTWARE, "afterrun " AR_VERSION);
	return writer;
}

bool
writer_put(struct writer *writer, const float *samples, size_t n)
{
	sf_count_t put = sf_writef_float(writer->file, samples,
	    (sf_count_t)n);

	return put == (sf_count_t)n && sf_error(writer->file) == 0;
}

bool
writer_close(struct writer *writer)
{
	bool done = true;

	if (writer)
		done = sf_close(writer->file) == 0;
	free(writer);
	return done;
}
