#define _GNU_SOURCE
#include "doors/http/services.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "afterrun/store.h"
#include "afterrun/time.h"
#include "doors/cli/sibling.h"
#include "doors/http/child.h"
#include "doors/http/copy.h"
#include "doors/http/scratch.h"

enum { AUDIO_S = 300, PAGE_S = 60 };

static enum ar_status
keep_path(char *made, char path[AR_API_PATH_MAX], struct ar_error *err)
{
	int n = snprintf(path, AR_API_PATH_MAX, "%s", made);

	if (n > 0 && n < AR_API_PATH_MAX)
		return AR_OK;
	unlink(made);
	return ar_fail(err, AR_ESTORE, 0, "the folder has too long a name");
}

/* text in a file of its own; NULL: err says why. */
static char *
save_text(struct door *door, const char *text, size_t n,
    struct ar_error *err)
{
	int fd;
	char *path = scratch_file(door->scratch, "input", ".json", &fd, err);
	bool sound;

	if (!path)
		return NULL;
	sound = write(fd, text, n) == (ssize_t)n;
	if (close(fd) == 0 && sound)
		return path;
	ar_fail(err, AR_EFULL, 0, "there is no room on the disk");
	unlink(path);
	free(path);
	return NULL;
}

struct job {
	const char *program;
	const char *const *words;
	const char *text;
	size_t n;
	int seconds;
};

/* Give text to a program that makes the file at path. */
static enum ar_status
make(struct door *door, const struct job *job, const char *path,
    struct ar_error *err)
{
	char *input = save_text(door, job->text, job->n, err), *said = NULL;
	const char *words[8] = {"--json", "--force", "-o", path};
	enum ar_status status;

	if (!input)
		return err->status;
	for (size_t i = 0; i + 5 < 8 && job->words[i]; i++)
		words[4 + i] = job->words[i];
	status = child_run(door, &(struct child){job->program, words, input,
	    job->seconds}, &said, err);
	free(said);
	unlink(input);
	free(input);
	return status;
}

/* A cue sheet is written beside the sound, so it gets a folder of its own;
 * what is sent stands outside. */
static enum ar_status
record(struct door *door, const struct job *job, const char *folder,
    char *out, struct ar_error *err)
{
	const char *end = strrchr(out, '.');
	char *sound;
	enum ar_status status;

	if (asprintf(&sound, "%s/session%s", folder, end) < 0)
		return ar_fail(err, AR_EMEM, 0, "there is not enough memory");
	status = make(door, job, sound, err);
	if (status == AR_OK && rename(sound, out) != 0)
		status = ar_fail(err, AR_ESTORE, 0,
		    "the sound could not be written");
	free(sound);
	return status;
}

static enum ar_status
audio(void *context, const char *session, size_t n, const char *format,
    char path[AR_API_PATH_MAX], struct ar_error *err)
{
	static const char *const more[] = {NULL};
	const struct job job = {"afterrun-audio", more, session, n, AUDIO_S};
	struct door *door = context;
	char end[16], *out, *folder = NULL;
	enum ar_status status;

	snprintf(end, sizeof end, ".%s", format);
	out = scratch_file(door->scratch, "sound", end, NULL, err);
	if (out)
		folder = scratch_folder(door->scratch, "sound", err);
	status = folder ? record(door, &job, folder, out, err) : err->status;
	if (status == AR_OK)
		status = keep_path(out, path, err);
	else if (out)
		unlink(out);
	scratch_remove(folder);
	free(folder);
	free(out);
	return status;
}

/* "2026-11-21T07:30:00+01:00" */
static void
local_text(const struct ar_moment *moment, char out[AR_TIME_TEXT])
{
	int minutes = isfinite(moment->utc_offset_s) ?
	    (int)lround(moment->utc_offset_s / 60) : 0;
	struct ar_civil at = ar_civil_from_utc(moment->now_utc_s,
	    minutes * 60.0);

	snprintf(out, AR_TIME_TEXT, "%04d-%02d-%02dT%02d:%02d:%02d%c%02d:%02d",
	    at.year, at.month, at.day, at.hour, at.minute, at.second,
	    minutes < 0 ? '-' : '+', abs(minutes) / 60, abs(minutes) % 60);
}

static enum ar_status
page(void *context, int64_t episode_id, const struct ar_moment *moment,
    char path[AR_API_PATH_MAX], struct ar_error *err)
{
	char now[AR_TIME_TEXT];
	const char *const more[] = {"--now", now, NULL};
	struct job job = {"afterrun-page", more, NULL, 0, PAGE_S};
	struct door *door = context;
	char *made, *text = NULL;
	enum ar_status status;

	local_text(moment, now);
	AR_TRY(copy_case(door, episode_id, &text, err));
	job.text = text;
	job.n = strlen(text);
	made = scratch_file(door->scratch, "page", ".pdf", NULL, err);
	status = made ? make(door, &job, made, err) : err->status;
	if (status == AR_OK)
		status = keep_path(made, path, err);
	else if (made)
		unlink(made);
	free(made);
	free(text);
	return status;
}

static enum ar_status
backup(void *context, char path[AR_API_PATH_MAX], struct ar_error *err)
{
	struct door *door = context;

	return scratch_hide(door->scratch, copy_backup(door, path, err),
	    err);
}

static enum ar_status
export(void *context, const struct ar_moment *moment,
    char path[AR_API_PATH_MAX], struct ar_error *err)
{
	struct door *door = context;

	return scratch_hide(door->scratch, copy_export(door, moment, path,
	    err), err);
}

static enum ar_status
restore(void *context, const char *body_file, char aside[AR_API_PATH_MAX],
    struct ar_error *err)
{
	struct door *door = context;

	return scratch_hide(door->scratch, copy_restore(door, body_file,
	    aside, err), err);
}

static enum ar_status
import_start(void *context, const char *body_file, const char *name,
    const struct ar_moment *moment, char job[AR_API_JOB_MAX],
    struct ar_error *err)
{
	struct door *door = context;

	return imports_start(door->imports, body_file, name, moment, job,
	    err);
}

static enum ar_status
import_state(void *context, const char *job, struct ar_api_import *state,
    struct ar_error *err)
{
	struct door *door = context;

	return imports_state(door->imports, job, state, err);
}

static enum ar_status
import_stop(void *context, const char *job, struct ar_error *err)
{
	struct door *door = context;

	return imports_stop(door->imports, job, err);
}

void
services_find(struct door *door)
{
	char path[SIBLING_PATH];
	bool cli = sibling_find("afterrun", path);

	door->services = (struct ar_api_services){
		.context = door,
		.audio = sibling_find("afterrun-audio", path) ? audio : NULL,
		.page = sibling_find("afterrun-page", path) ? page : NULL,
		.backup = backup,
		.export = cli ? export : NULL,
		.restore = cli ? restore : NULL,
		.import_start = import_start,
		.import_state = import_state,
		.import_stop = import_stop,
	};
}
