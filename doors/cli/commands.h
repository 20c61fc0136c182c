/* The commands.  Each gets what stands behind its name and gives an exit
 * code; the table of names is in main.c. */
#ifndef CLI_COMMANDS_H
#define CLI_COMMANDS_H

#include "afterrun/history.h"
#include "doors/cli/options.h"
#include "doors/cli/screen.h"

int command_after(struct options *options, struct screen *screen);
int command_read(struct options *options, struct screen *screen);
int command_session(struct options *options, struct screen *screen);
int command_before(struct options *options, struct screen *screen);
int command_why(struct options *options, struct screen *screen);
int command_demo(struct options *options, struct screen *screen);
int command_pain(struct options *options, struct screen *screen);
int command_triage(struct options *options, struct screen *screen);
int command_audio(struct options *options, struct screen *screen);
int command_feel(struct options *options, struct screen *screen);
int command_today(struct options *options, struct screen *screen);
int command_log(struct options *options, struct screen *screen);
int command_show(struct options *options, struct screen *screen);
int command_trends(struct options *options, struct screen *screen);
int command_shoes(struct options *options, struct screen *screen);
int command_import(struct options *options, struct screen *screen);
int command_backup(struct options *options, struct screen *screen);
int command_restore(struct options *options, struct screen *screen);
int command_rebuild(struct options *options, struct screen *screen);
int command_export(struct options *options, struct screen *screen);
int command_plan(struct options *options, struct screen *screen);
int command_where(struct options *options, struct screen *screen);

/* The main job for bytes that lie in memory; name stands in messages. */
struct job {
	const unsigned char *bytes;
	size_t n;
	const char *name;
	struct ar_moment moment;
	bool invented; /* nobody ran it: the log stays out of it */
	bool ask; /* the runner is there to answer questions */
};

int after_bytes(const struct job *job, struct options *options,
    struct screen *screen);
/* Ask what was not said on the command line; Enter skips. */
void ask_runner(struct options *options, bool rpe_known,
    struct screen *screen);
/* The command that was perhaps meant, or NULL. */
const char *near_command(const char *typed);
/* The worse of two exit codes. */
int worst(int a, int b);
/* An arena for a file of n bytes; NULL with a report. */
struct ar_arena *open_arena(size_t n, bool json);

#endif
