/* A session in time: for a door that leads, as cues, and as sound. */
#include <math.h>
#include <string.h>

#include "afterrun/guide.h"
#include "api/call_said.h"
#include "api/cues_json.h"
#include "api/guide_json.h"
#include "api/route.h"
#include "api/session_read.h"

static enum ar_status
read_session(struct ar_call *call, struct ar_session *session)
{
	const char *bytes = call->request->body ? call->request->body : "";

	return ar_session_read(bytes, call->request->body_n, call->arena,
	    session, call->err);
}

/* "en-GB" is spoken as "en"; NULL, the usual one, stands for what the guide
 * does not speak: a preference is no condition (RFC 9110, 12.5.4). */
static const char *
find_language(const char *wanted)
{
	const char *name;

	for (size_t i = 0; wanted && (name = ar_guide_language(i)); i++) {
		size_t n = strlen(name);

		if (strncmp(wanted, name, n) == 0 &&
		    (wanted[n] == '\0' || wanted[n] == '-'))
			return name;
	}
	return NULL;
}

/* The session of the body, laid out in time; both live in the arena. */
static enum ar_status
make_guide(struct ar_call *call, struct ar_guide *guide)
{
	struct ar_guide_options options = {.words_per_minute = NAN,
	    .language = find_language(call->request->language)};
	struct ar_session *session = ar_arena_alloc(call->arena,
	    sizeof *session);

	if (!session)
		return ar_fail(call->err, AR_EMEM, 0,
		    "there is not enough memory");
	AR_TRY(ar_call_flag(call, "ticks", &options.ticks));
	AR_TRY(read_session(call, session));
	return ar_guide_make(session, &options, call->arena, guide,
	    call->err);
}

enum ar_status
ar_do_guide(struct ar_call *call)
{
	struct ar_json_out out = {false};
	struct ar_guide guide;

	AR_TRY(make_guide(call, &guide));
	return ar_call_json(call, AR_HTTP_DONE, ar_json_finish(&out,
	    ar_guide_json(&out, &guide), call->arena));
}

enum ar_status
ar_do_cues(struct ar_call *call)
{
	struct ar_json_out out = {false};
	struct ar_guide guide;

	AR_TRY(make_guide(call, &guide));
	return ar_call_json(call, AR_HTTP_DONE, ar_json_finish(&out,
	    ar_cues_json(&out, &guide), call->arena));
}

/* --- sound --- */

struct sound {
	const char *format;
	const char *content_type;
	const char *save_as;
};

static const struct sound sounds[] = {
	{"opus", "audio/ogg", "session.opus"},
	{"mp3", "audio/mpeg", "session.mp3"},
	{"ogg", "audio/ogg", "session.ogg"},
	{"flac", "audio/flac", "session.flac"},
	{"wav", "audio/wav", "session.wav"},
};

static enum ar_status
find_sound(struct ar_call *call, const struct sound **sound)
{
	const char *format = ar_call_value(call, "format");

	*sound = &sounds[0];
	if (!format)
		return AR_OK;
	for (size_t i = 0; i < sizeof sounds / sizeof sounds[0]; i++)
		if (strcmp(sounds[i].format, format) == 0) {
			*sound = &sounds[i];
			return AR_OK;
		}
	return ar_call_wrong(call, "format",
	    "opus, mp3, ogg, flac or wav is expected");
}

/* What is wrong with the session is told before anything is spoken. */
enum ar_status
ar_do_audio(struct ar_call *call)
{
	const struct ar_api_services *services = call->config->services;
	char *path = ar_arena_array(call->arena, AR_API_PATH_MAX, 1);
	const struct sound *sound;
	struct ar_guide guide;

	if (!path)
		return ar_fail(call->err, AR_EMEM, 0,
		    "there is not enough memory");
	AR_TRY(find_sound(call, &sound));
	AR_TRY(make_guide(call, &guide));
	if (!services || !services->audio)
		return ar_call_not_offered(call,
		    "sound needs a program that is not here");
	AR_TRY(services->audio(services->context, call->request->body,
	    call->request->body_n, sound->format, path, call->err));
	call->response->content_type = sound->content_type;
	call->response->save_as = sound->save_as;
	call->response->file = path;
	return AR_OK;
}
