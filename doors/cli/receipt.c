#include "doors/cli/receipt.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "api/import_json.h"
#include "doors/cli/render.h"

enum { LINE_MAX = 256, BAR = 20, EXAMPLES = 3, GROUPS_MAX = 24,
	MB = 1000000, REASON_MAX = 512 };

static const char digits[] = "0123456789";

static const size_t arena_limit = (size_t)1 << 30;

/* 12,345 */
static void
grouped(uint64_t number, char out[NUMBER_MAX])
{
	char plain[NUMBER_MAX];
	int n = snprintf(plain, sizeof plain, "%llu",
	    (unsigned long long)number);
	int used = 0;

	for (int i = 0; i < n; i++) {
		if (i > 0 && (n - i) % 3 == 0)
			out[used++] = ',';
		out[used++] = plain[i];
	}
	out[used] = '\0';
}

void
receipt_progress(void *context, const struct import_progress *now)
{
	struct screen *screen = context;
	double share = now->bytes_all > 0 ?
	    (double)now->bytes / (double)now->bytes_all : 0;
	double left_s = share > 0.01 ? now->seconds * (1 - share) / share :
	    NAN;
	char files[NUMBER_MAX], all[NUMBER_MAX], left[NUMBER_MAX];
	char line[LINE_MAX];

	if (now->seconds < 1)
		return;
	grouped(now->files, files);
	grouped(now->files_all, all);
	text_clock(left_s, left);
	snprintf(line, sizeof line, "%s of %s files, %.0f %%, %.0f MB/s%s%s",
	    files, all, fmin(share, 1) * 100,
	    (double)now->bytes / MB / now->seconds,
	    isfinite(left_s) ? ", left about " : "",
	    isfinite(left_s) ? left : "");
	line[screen->width < LINE_MAX ? screen->width - 1 : LINE_MAX - 1] =
	    '\0';
	fprintf(stderr, "\r\033[K%s", line);
	fflush(stderr);
}

void
receipt_clear(struct screen *screen)
{
	(void)screen;
	fputs("\r\033[K", stderr);
	fflush(stderr);
}

static const char *
plural(uint64_t number)
{
	return number == 1 ? "" : "s";
}

static void
say(struct screen *screen, int indent, const char *text)
{
	screen_to(screen, indent);
	screen_flow(screen, indent, text);
	screen_end(screen);
}

/* The words a backup brought; its runs are told with the others. */
static void
render_merged(struct screen *screen, const struct ar_merged *m)
{
	const struct {
		uint64_t count;
		const char *what;
	} parts[] = {{m->feels, "mark"}, {m->notes, "note"},
	    {m->pains, "pain"}, {m->sessions, "session"},
	    {m->shoes, "pair"}, {m->words, "word"}};
	static const char *const after[] = {" of how the legs felt", "", "",
	    "", " of shoes", " about runs the log had"};
	char line[LINE_MAX], number[NUMBER_MAX];
	size_t used = 0;

	for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
		int n;

		if (parts[i].count == 0)
			continue;
		grouped(parts[i].count, number);
		n = snprintf(line + used, sizeof line - used,
		    "%s%s %s%s%s", used ? ", " : "From the backup: ", number,
		    parts[i].what, plural(parts[i].count), after[i]);
		if (n < 0 || (size_t)n >= sizeof line - used)
			break;
		used += (size_t)n;
	}
	if (used > 0)
		say(screen, 0, line);
}

static void
render_head(struct screen *screen, const struct import_result *result,
    bool dry_run)
{
	const struct ar_batch *batch = &result->batch;
	char seen[NUMBER_MAX], imported[NUMBER_MAX], number[NUMBER_MAX];
	char line[LINE_MAX];

	grouped(batch->seen, seen);
	grouped(batch->imported, imported);
	snprintf(line, sizeof line, "%s %s of %s file%s in %.1f s%s.",
	    dry_run ? "Would import" : "Imported", imported, seen,
	    plural(batch->seen), batch->seconds, result->resumed ?
	    ", going on where the last import was interrupted" : "");
	screen_style(screen, STYLE_STRONG);
	say(screen, 0, line);
	screen_style(screen, STYLE_NONE);
	grouped(result->runs, number);
	snprintf(line, sizeof line, "%s activit%s with a recording", number,
	    result->runs == 1 ? "y" : "ies");
	if (result->workouts > 0) {
		size_t used = strlen(line);

		grouped(result->workouts, number);
		snprintf(line + used, sizeof line - used,
		    ", %s told by a table", number);
	}
	if (batch->days > 0) {
		size_t used = strlen(line);

		grouped(batch->days, number);
		snprintf(line + used, sizeof line - used,
		    ", %s value%s of sleep, pulse and weight", number,
		    plural(batch->days));
	}
	if (batch->seen > 0 && (result->runs || result->workouts ||
	    batch->days))
		say(screen, 0, line);
	render_merged(screen, &result->merged);
	if (result->reanalysed > 0) {
		grouped(result->reanalysed, number);
		snprintf(line, sizeof line, "%s run%s looked at again: your "
		    "heart rates or weight are known better now.", number,
		    plural(result->reanalysed));
		say(screen, 0, line);
	}
}

static void
render_every(struct screen *screen, const struct import_result *result)
{
	for (size_t i = 0; i < result->entry_count; i++) {
		const struct import_entry *entry = &result->entries[i];

		screen_put(screen, ar_outcome_name(entry->outcome));
		screen_flow_on(screen, 2, entry->path);
		screen_put(screen, ":");
		screen_flow_on(screen, 2, entry->reason);
		screen_end(screen);
	}
}

/* Files with the same outcome and reason, whatever the numbers in it. */
struct group {
	const struct import_entry *first;
	uint64_t count;
	bool varied; /* the numbers differ */
};

/* The same words, numbers aside; *varied when those differ. */
static bool
same_reason(const char *a, const char *b, bool *varied)
{
	while (*a && *b) {
		size_t n = strspn(a, digits), m = strspn(b, digits);

		if (n == 0 || m == 0) {
			if (*a++ != *b++)
				return false;
			continue;
		}
		if (n != m || strncmp(a, b, n) != 0)
			*varied = true;
		a += n;
		b += m;
	}
	return *a == *b;
}

static bool
belongs(const struct group *group, const struct import_entry *entry,
    bool *varied)
{
	return group->first->outcome == entry->outcome &&
	    same_reason(group->first->reason, entry->reason, varied);
}

static size_t
make_groups(const struct import_result *result,
    struct group groups[GROUPS_MAX], uint64_t *others)
{
	size_t count = 0;

	*others = 0;
	for (size_t i = 0; i < result->entry_count; i++) {
		const struct import_entry *entry = &result->entries[i];
		bool varied = false;
		size_t at = 0;

		while (at < count && !belongs(&groups[at], entry, &varied)) {
			varied = false;
			at++;
		}
		if (at == GROUPS_MAX) {
			++*others;
			continue;
		}
		if (at == count)
			groups[count++] = (struct group){entry, 0, false};
		groups[at].count++;
		groups[at].varied = groups[at].varied || varied;
	}
	return count;
}

/* "the same run as run N" for several runs. */
static void
reason_of(const struct group *group, char reason[REASON_MAX])
{
	const char *from = group->first->reason;
	size_t used = 0;

	while (*from && used + 1 < REASON_MAX) {
		size_t n = group->varied ? strspn(from, digits) : 0;

		reason[used++] = n > 0 ? 'N' : *from;
		from += n > 0 ? n : 1;
	}
	reason[used] = '\0';
}

static void
render_group(struct screen *screen, const struct import_result *result,
    const struct group *group)
{
	char number[NUMBER_MAX], head[LINE_MAX], reason[REASON_MAX];
	bool varied;
	int shown = 0;

	grouped(group->count, number);
	snprintf(head, sizeof head, "%s %s:", number,
	    ar_outcome_name(group->first->outcome));
	reason_of(group, reason);
	say(screen, 0, head);
	say(screen, 2, reason);
	for (size_t i = 0; i < result->entry_count && shown < EXAMPLES;
	    i++) {
		if (!belongs(group, &result->entries[i], &varied))
			continue;
		say(screen, 4, result->entries[i].path);
		shown++;
	}
	if (group->count > EXAMPLES)
		say(screen, 4, "...");
}

void
receipt_render(struct screen *screen, const struct import_result *result,
    bool dry_run)
{
	struct group groups[GROUPS_MAX];
	char line[LINE_MAX];
	uint64_t others;
	size_t count;

	render_head(screen, result, dry_run);
	if (screen->full) {
		render_every(screen, result);
	} else {
		count = make_groups(result, groups, &others);
		for (size_t i = 0; i < count; i++)
			render_group(screen, result, &groups[i]);
		if (others > 0) {
			snprintf(line, sizeof line,
			    "%llu more; --full names every file",
			    (unsigned long long)others);
			say(screen, 0, line);
		}
	}
	if (result->interrupted)
		say(screen, 0, "Interrupted. What is counted above is kept; "
		    "the same command goes on from here.");
	if (dry_run) {
		say(screen, 0, "Nothing was kept: this was a dry run.");
	} else if (result->batch.imported + result->batch.partial > 0) {
		snprintf(line, sizeof line, "Undo: afterrun import undo %lld",
		    (long long)result->batch.id);
		say(screen, 0, line);
	}
}

bool
receipt_json(const struct import_result *result)
{
	struct ar_arena *arena = ar_arena_open(arena_limit);
	struct ar_batch_file *files = calloc(result->entry_count + 1,
	    sizeof *files);
	char *text = NULL;

	for (size_t i = 0; files && i < result->entry_count; i++) {
		files[i].path = result->entries[i].path;
		files[i].reason = result->entries[i].reason;
		files[i].outcome = result->entries[i].outcome;
	}
	if (arena && files)
		text = ar_import_json(&result->batch, files,
		    result->entry_count, arena);
	if (text)
		puts(text);
	free(files);
	ar_arena_close(arena);
	return text != NULL;
}
