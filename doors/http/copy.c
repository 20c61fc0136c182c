#define _GNU_SOURCE
#include "doors/http/copy.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "afterrun/pain_again.h"
#include "api/json.h"
#include "api/pain_case_json.h"
#include "doors/http/archive.h"
#include "doors/http/child.h"
#include "doors/http/scratch.h"

enum { WAIT_MS = 5000, EXPORT_S = 1800, RESTORE_S = 1800,
	ARENA_MAX = 64 << 20 };

static const char archive_top[] = "afterrun-export";

static enum ar_status
no_memory(struct ar_error *err)
{
	return ar_fail(err, AR_EMEM, 0, "there is not enough memory");
}

static enum ar_status
open_log(const struct door *door, struct ar_store **store,
    struct ar_error *err)
{
	enum ar_status status = ar_store_open(door->log, AR_STORE_READ,
	    WAIT_MS, store, err);

	if (status != AR_EABSENT)
		return status;
	ar_fail(err, AR_EABSENT, 0, "there is no log yet");
	return ar_fail_hint(err, "add a run, and it begins");
}

static enum ar_status
back_up(const struct door *door, const char *path, struct ar_error *err)
{
	struct ar_store_about about;
	struct ar_store *store = NULL;
	enum ar_status status;

	AR_TRY(open_log(door, &store, err));
	status = ar_store_backup(store, path, err);
	ar_store_close(store);
	return status == AR_OK ? ar_store_verify(path, &about, err) : status;
}

/* In a folder of its own: the copy makes its file itself, and a journal
 * beside it.  What is sent stands outside, so that the folder can go. */
enum ar_status
copy_backup(struct door *door, char path[AR_API_PATH_MAX],
    struct ar_error *err)
{
	char *folder = scratch_folder(door->scratch, "backup", err);
	char *made = NULL, *out = NULL;
	enum ar_status status = folder ? AR_OK : err->status;

	if (folder && asprintf(&made, "%s/copy.db", folder) < 0) {
		made = NULL;
		status = no_memory(err);
	}
	if (status == AR_OK)
		status = back_up(door, made, err);
	if (status == AR_OK) {
		out = scratch_file(door->scratch, "backup", ".db", NULL,
		    err);
		status = out ? AR_OK : err->status;
	}
	if (status == AR_OK && rename(made, out) != 0)
		status = ar_fail(err, AR_ESTORE, 0,
		    "the backup could not be made");
	if (status == AR_OK)
		snprintf(path, AR_API_PATH_MAX, "%s", out);
	scratch_remove(folder);
	free(folder);
	free(made);
	free(out);
	return status;
}

/* afterrun itself writes the files. */
enum ar_status
copy_export(struct door *door, const struct ar_moment *moment,
    char path[AR_API_PATH_MAX], struct ar_error *err)
{
	char *folder = scratch_folder(door->scratch, "export", err);
	char *files = NULL, *said = NULL, *out = NULL;
	enum ar_status status = folder ? AR_OK : err->status;

	if (folder && asprintf(&files, "%s/%s", folder, archive_top) < 0) {
		files = NULL;
		status = no_memory(err);
	}
	if (status == AR_OK) {
		const char *const words[] = {"export", "--json", files,
		    NULL};

		status = child_run(door, &(struct child){"afterrun", words,
		    NULL, EXPORT_S}, &said, err);
	}
	if (status == AR_OK) {
		out = scratch_file(door->scratch, "export", ".tar", NULL,
		    err);
		status = out ? archive_make(out, files, archive_top,
		    moment->now_utc_s, err) : err->status;
	}
	if (status == AR_OK)
		snprintf(path, AR_API_PATH_MAX, "%s", out);
	else if (out)
		unlink(out);
	scratch_remove(folder);
	free(folder);
	free(files);
	free(said);
	free(out);
	return status;
}

static void
take_aside(const char *said, char aside[AR_API_PATH_MAX])
{
	struct ar_error unused;
	json_t *root = NULL;
	const char *text;

	aside[0] = '\0';
	if (ar_json_parse(said, strlen(said), &root, &unused) != AR_OK)
		return;
	text = json_string_value(json_object_get(root, "aside"));
	if (text)
		snprintf(aside, AR_API_PATH_MAX, "%s", text);
	json_decref(root);
}

/* What is wrong with the backup is wrong with what was sent. */
static enum ar_status
of_body(enum ar_status status, struct ar_error *err)
{
	if (status == AR_ECORRUPT)
		err->status = AR_EDAMAGE;
	else if (status == AR_ENEWER)
		err->status = AR_EREFUSED;
	else
		return status;
	return err->status;
}

enum ar_status
copy_restore(struct door *door, const char *body_file,
    char aside[AR_API_PATH_MAX], struct ar_error *err)
{
	const char *const words[] = {"restore", "--force", "--json",
	    body_file, NULL};
	char *said = NULL;
	enum ar_status status;

	if (!imports_idle(door->imports)) {
		ar_fail(err, AR_EREFUSED, 0, "an import is under way");
		return ar_fail_hint(err, "wait for its end, or stop it");
	}
	AR_TRY(pool_alone(door->pool, err));
	status = child_run(door, &(struct child){"afterrun", words, NULL,
	    RESTORE_S}, &said, err);
	pool_shared(door->pool);
	if (status == AR_OK)
		take_aside(said, aside);
	free(said);
	return of_body(status, err);
}

/* The newest report and, as far as there is room, those before it. */
static void
fill_course(const struct ar_episode *episode, struct ar_pain_course *course)
{
	size_t last = episode->report_count - 1, from = 0;

	if (last > AR_PAIN_EARLIER_MAX)
		from = last - AR_PAIN_EARLIER_MAX;
	course->now = episode->reports[last].pain;
	course->earlier_count = last - from;
	for (size_t i = from; i < last; i++)
		course->earlier[i - from] = episode->reports[i].pain;
}

static enum ar_status
read_case(struct ar_store *store, int64_t episode_id,
    struct ar_arena *arena, char **text, struct ar_error *err)
{
	struct ar_pain_course *course = ar_arena_alloc(arena,
	    sizeof *course);
	struct ar_episode *episodes;
	size_t count;
	char *json;

	if (!course)
		return no_memory(err);
	AR_TRY(ar_store_episodes(store, false, arena, &episodes, &count,
	    err));
	for (size_t i = 0; i < count; i++) {
		if (episodes[i].id != episode_id ||
		    episodes[i].report_count == 0)
			continue;
		fill_course(&episodes[i], course);
		json = ar_pain_course_json(course, arena);
		*text = json ? strdup(json) : NULL;
		return *text ? AR_OK : no_memory(err);
	}
	return ar_fail(err, AR_EABSENT, 0, "the log has no such pain");
}

enum ar_status
copy_case(struct door *door, int64_t episode_id, char **text,
    struct ar_error *err)
{
	struct ar_arena *arena = ar_arena_open(ARENA_MAX);
	struct ar_store *store = NULL;
	enum ar_status status = arena ? open_log(door, &store, err) :
	    no_memory(err);

	*text = NULL;
	if (status == AR_OK)
		status = read_case(store, episode_id, arena, text, err);
	ar_store_close(store);
	ar_arena_close(arena);
	return status;
}
