/* Seeds for the fuzz targets: small sound files that together use what each
 * format has, and one damaged copy of the first for each kind of damage. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "afterrun/csv.h"
#include "doors/make/files.h"

static struct ar_invent_plan
small_plan(double duration_s)
{
	struct ar_invent_plan plan = ar_invent_demo_plan();

	plan.duration_s = duration_s;
	plan.pause_count = 0;
	plan.lap_m = 0;
	return plan;
}

static void
plain(struct ar_invent_plan *plan)
{
	(void)plan;
}

static void
rich(struct ar_invent_plan *plan)
{
	plan->dynamics = true;
	plan->stance_left_pct = 49.2;
	plan->power_w = 230;
	plan->beats = true;
}

static void
paused(struct ar_invent_plan *plan)
{
	plan->pause_count = 2;
	plan->pause_s = 40;
}

static void
indoors(struct ar_invent_plan *plan)
{
	plan->treadmill = true;
	plan->base_altitude_m = NAN;
}

static void
walked(struct ar_invent_plan *plan)
{
	plan->walk_every_s = 10;
	plan->walk_s = 4;
	plan->sampling = AR_INVENT_SMART;
}

static void
bare(struct ar_invent_plan *plan)
{
	plan->heart = false;
	plan->cadence_spm = NAN;
	plan->temperature_c = NAN;
	plan->base_altitude_m = NAN;
	plan->utc_offset_s = NAN;
	plan->rpe_0_10 = plan->feel_0_100 = NAN;
}

static const struct {
	const char *name;
	void (*change)(struct ar_invent_plan *plan);
} kinds[] = {{"plain", plain}, {"rich", rich}, {"paused", paused},
    {"indoors", indoors}, {"walked", walked}, {"bare", bare}};

enum { KINDS = sizeof kinds / sizeof kinds[0] };

static void
save(const char *folder, const char *kind, const char *ending,
    struct file file)
{
	char name[96];

	snprintf(name, sizeof name, "%s.%s", kind, ending);
	file_save(folder, name, file);
}

static void
save_damaged(const char *folder, const char *ending, struct file file,
    struct ar_arena *arena)
{
	for (size_t i = 0; i < damage_count; i++)
		save(folder, damages[i].name, ending,
		    damages[i].make(file, arena));
}

static void
format_corpus(const char *folder, enum ar_format format, double duration_s,
    struct ar_arena *arena)
{
	const char *ending = strrchr(folder, '/') + 1;

	folder_make(folder);
	for (size_t i = 0; i < KINDS; i++) {
		struct ar_invent_plan plan = small_plan(duration_s);
		struct file file;

		if (format == AR_FORMAT_GPX && kinds[i].change == indoors)
			continue;
		kinds[i].change(&plan);
		file = file_make(&plan, format, arena);
		save(folder, kinds[i].name, ending, file);
		if (kinds[i].change == paused)
			save_damaged(folder, ending, file, arena);
	}
}

/* afterrun's own table of each kind of run. */
static void
csv_corpus(const char *folder, double duration_s, struct ar_arena *arena)
{
	folder_make(folder);
	for (size_t i = 0; i < KINDS; i++) {
		struct ar_invent_plan plan = small_plan(duration_s);
		struct ar_recording recording;
		struct ar_error err = {0};
		struct file file;
		const char *text;

		kinds[i].change(&plan);
		if (ar_invent(&plan, arena, &recording, &err) ||
		    ar_recording_csv(recording.activities, arena, &text,
			&file.n, &err))
			stop("a run", err.text);
		file.bytes = (const unsigned char *)text;
		save(folder, kinds[i].name, "csv", file);
		if (kinds[i].change == paused)
			save_damaged(folder, "csv", file, arena);
	}
}

static void
zip_corpus(const char *folder, struct ar_arena *arena)
{
	struct ar_invent_plan plan = small_plan(20);
	struct file fit = file_make(&plan, AR_FORMAT_FIT, arena);
	struct file tcx = file_make(&plan, AR_FORMAT_TCX, arena);
	struct file zip = pack_zip("run.fit", fit, 0, arena);

	folder_make(folder);
	save(folder, "fit", "gz", pack_gzip(fit, arena));
	save(folder, "tcx", "gz", pack_gzip(tcx, arena));
	save(folder, "tcx-twice", "gz",
	    pack_gzip(pack_gzip(tcx, arena), arena));
	save(folder, "fit", "zip", zip);
	save(folder, "wrong-crc", "zip", pack_zip("run.fit", fit, 1, arena));
	save(folder, "climbs-out", "zip",
	    pack_zip("../../run.fit", fit, 0, arena));
	save(folder, "absolute", "zip", pack_zip("/run.fit", fit, 0, arena));
	save(folder, "in-zip", "zip", pack_zip("run.zip", zip, 0, arena));
	save_damaged(folder, "zip", zip, arena);
}

static const char *const cases[] = {
    "{\"schema\":\"session-case/1\",\"mode\":\"post_run\","
    "\"minutes_available\":20}",
    "{\"schema\":\"session-case/1\",\"mode\":\"post_run\","
    "\"minutes_available\":35,\"run\":{\"duration_min\":62,"
    "\"distance_km\":10.6,\"ascent_m\":230,\"descent_m\":230,\"rpe\":6,"
    "\"air_c\":24,\"drunk_ml\":300},\"person\":{\"sex\":\"f\",\"age\":38,"
    "\"mass_kg\":62,\"experience\":\"experienced\"},\"soreness\":{"
    "\"calf\":3,\"quadriceps\":{\"left\":5,\"right\":2}},\"tools\":["
    "\"roller\",\"ice\",\"towel\"],\"next_hard_h\":24}",
    "{\"schema\":\"session-case/1\",\"mode\":\"rest_day\","
    "\"minutes_available\":15,\"last_run\":{\"load_class\":3,"
    "\"hours_ago\":26,\"ecc\":true},\"conditions\":[\"cold_reaction\","
    "{\"id\":\"varicose_veins\",\"region\":\"calf\",\"side\":\"left\","
    "\"confirmed\":true}]}",
    "{\"schema\":\"session-case/1\",\"mode\":\"post_run\","
    "\"minutes_available\":30,\"preferences\":{\"massage\":\"always\","
    "\"gun\":\"never\",\"order\":\"massage_first\",\"hold_s\":45,"
    "\"version\":\"article\"},\"tools\":[\"water\",\"gun\",\"ball\"],"
    "\"legs\":[{\"region\":\"calf_soleus\",\"ratio\":1.4}]}",
    "{\"schema\":\"session-case/1\",\"mode\":\"post_run\","
    "\"minutes_available\":20,\"pains\":[{\"schema\":\"triage-case/1\","
    "\"date\":\"2026-09-12\",\"others\":\"no\",\"region\":\"calf\","
    "\"severity_worst\":7}]}",
    "{\"schema\":\"session-case/1\",\"mode\":\"post_run\","
    "\"minutes_available\":\"twenty\"}",
    "{\"schema\":\"session-case/1\",\"mode\":\"post_run\","
    "\"minutes_available\":20,\"soreness\":{\"wing\":3}}",
    "{\"schema\":\"session-case/1\",\"mode\":1e400,"
    "\"minutes_available\":-0,\"minutes_available\":5}",
    "{\"a\":[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]]]]]",
};

/* What triage is asked: each tier, a course over days, and what it must
 * refuse. */
static const char *const reports[] = {
    "{\"schema\":\"triage-case/1\",\"others\":\"no\","
    "\"region\":\"calf\",\"side\":\"right\",\"severity_worst\":4,"
    "\"duration_days\":2,\"calf_diff_cm\":3.5,\"breathless\":true}",
    "{\"schema\":\"triage-case/1\",\"others\":\"no\","
    "\"region\":\"calf\",\"side\":\"left\",\"severity_worst\":3,"
    "\"duration_days\":3,\"onset\":\"gradual_in_run\","
    "\"background\":{\"oestrogen\":true,\"age\":31}}",
    "{\"schema\":\"triage-case/1\",\"others\":\"no\","
    "\"region\":\"knee_front\",\"severity_worst\":3,"
    "\"swelling\":\"joint\",\"painkiller_8h\":true}",
    "{\"schema\":\"triage-case/1\",\"others\":\"unknown\","
    "\"region\":\"shin_inner\",\"bone_tender\":\"diffuse\","
    "\"hop_pain\":\"unknown\"}",
    "{\"others\":\"no\",\"region\":\"achilles\","
    "\"side\":\"left\",\"date\":\"2026-09-14\",\"severity_worst\":1,"
    "\"severity_walking\":1,\"severity_next_morning\":0,\"earlier\":["
    "{\"others\":\"no\",\"region\":\"achilles\","
    "\"date\":\"2026-09-12T07:30:00Z\",\"severity_worst\":5},"
    "{\"others\":\"no\",\"region\":\"calf\",\"side\":\"right\","
    "\"date\":\"2026-09-10\",\"calf_diff_cm\":4,"
    "\"severity_worst\":4,\"clinician_seen\":true}]}",
    "{\"others\":\"no\",\"region\":\"toes\",\"knee_locked\":true}",
    "{\"others\":\"no\",\"region\":\"calf\",\"calf_diff_cm\":4}",
    "{\"others\":\"no\",\"severity_worst\":-1}",
    "{\"earlier\":[{\"date\":\"2026-13-41\"}]}",
    ("{\"others\":\"no\",\"severity_worst\":2}\n\nnonsense\n"
     "{\"chest_pain\":true}\n"),
};

enum { REPORTS = sizeof reports / sizeof reports[0] };

static void
text_corpus(const char *folder, const char *const *texts, size_t count)
{
	folder_make(folder);
	for (size_t i = 0; i < count; i++) {
		struct file file = {(const unsigned char *)texts[i],
		    strlen(texts[i])};
		char name[32];

		snprintf(name, sizeof name, "case-%zu", i + 1);
		save(folder, name, "json", file);
	}
}

static void
within(const char *folder, const char *name, char path[FILES_PATH])
{
	snprintf(path, FILES_PATH, "%s/%s", folder, name);
}

void
corpus_make(const char *folder)
{
	struct ar_arena *arena = arena_open();
	char path[FILES_PATH];

	folder_make(folder);
	within(folder, "fit", path);
	format_corpus(path, AR_FORMAT_FIT, 60, arena);
	within(folder, "gpx", path);
	format_corpus(path, AR_FORMAT_GPX, 16, arena);
	within(folder, "tcx", path);
	format_corpus(path, AR_FORMAT_TCX, 16, arena);
	within(folder, "csv", path);
	csv_corpus(path, 16, arena);
	within(folder, "zip", path);
	zip_corpus(path, arena);
	within(folder, "session_json", path);
	text_corpus(path, cases, sizeof cases / sizeof cases[0]);
	within(folder, "triage_json", path);
	text_corpus(path, reports, REPORTS);
	ar_arena_close(arena);
}
