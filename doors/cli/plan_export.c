#include "doors/cli/plan_export.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "api/plan_json.h"
#include "api/plan_out.h"
#include "doors/cli/log_file.h"

static enum ar_status
cannot(struct ar_error *err, const char *path)
{
	char text[AR_TEXT_MAX];

	snprintf(text, sizeof text, "this file cannot be written: %.100s",
	    strerror(errno));
	return ar_fail_at(err, AR_ESTORE, path, text);
}

/* Whole, beside the old one, then in its place. */
static enum ar_status
save(const char *path, const void *bytes, size_t n, struct ar_error *err)
{
	char fresh[LOG_PATH_MAX];
	enum ar_status status;
	bool sound;
	FILE *out;

	if (snprintf(fresh, sizeof fresh, "%s.part", path) >=
	    (int)sizeof fresh)
		return ar_fail_at(err, AR_EINPUT, path,
		    "this name is too long");
	out = fopen(fresh, "we");
	if (!out)
		return cannot(err, path);
	sound = fwrite(bytes, 1, n, out) == n;
	sound = fclose(out) == 0 && sound;
	if (sound && rename(fresh, path) == 0)
		return AR_OK;
	status = cannot(err, path);
	unlink(fresh);
	return status;
}

static enum ar_status
save_calendar(struct look *look, const struct ar_plan_view *view,
    struct ar_error *err)
{
	struct ar_plan_file file;

	AR_TRY(ar_plan_calendar(look->store, &look->moment, view,
	    look->arena, &file, err));
	AR_TRY(save(look->options->plan.output, file.bytes, file.n, err));
	if (!look->options->json)
		printf("%s: %zu entries\n", look->options->plan.output,
		    file.entries);
	return AR_OK;
}

static enum ar_status
save_workout(struct look *look, const struct ar_planned *session,
    struct ar_error *err)
{
	char path[LOG_PATH_MAX];
	struct ar_plan_file file;

	AR_TRY(ar_plan_workout(session, &look->moment, look->arena, &file,
	    err));
	if (snprintf(path, sizeof path, "%s/%s", look->options->plan.fit,
	    file.name) >= (int)sizeof path)
		return ar_fail_at(err, AR_EINPUT, look->options->plan.fit,
		    "this name is too long");
	return save(path, file.bytes, file.n, err);
}

static enum ar_status
save_workouts(struct look *look, const struct ar_plan_view *view,
    struct ar_error *err)
{
	const char *folder = look->options->plan.fit;
	int count = 0;

	if (mkdir(folder, 0777) != 0 && errno != EEXIST)
		return cannot(err, folder);
	for (size_t i = 0; i < view->session_count; i++) {
		if (!ar_plan_for_watch(&view->sessions[i], view->today) ||
		    view->sessions[i].day >= view->today + AR_PLAN_WATCH_DAYS)
			continue;
		AR_TRY(save_workout(look, &view->sessions[i], err));
		count++;
	}
	if (!look->options->json)
		printf("%s: %d workouts for the next %d days\n", folder,
		    count, AR_PLAN_WATCH_DAYS);
	return AR_OK;
}

enum ar_status
plan_export_files(struct look *look, const struct ar_plan_view *view,
    struct ar_error *err)
{
	if (look->options->plan.output)
		AR_TRY(save_calendar(look, view, err));
	if (look->options->plan.fit)
		AR_TRY(save_workouts(look, view, err));
	if (look->options->json)
		return look_print(ar_plan_json(view, look->arena), err);
	return AR_OK;
}
