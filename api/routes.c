#include "api/route.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* What can be said of a run and of a session, as on the command line. */
#define SAID "minutes|sore|tools|rpe|temp|drunk|mass|mass-after|next-hard|" \
	"condition|age|sex|experience|article|gun|massage|order"

#define V1 "/api/v1"

static const struct ar_route routes[] = {
	{"GET", V1 "/about", NULL,
	    ar_do_about, AR_ROUTE_READ, AR_ROUTE_EMPTY},
	{"GET", V1 "/where", NULL,
	    ar_do_where, AR_ROUTE_READ, AR_ROUTE_EMPTY},
	{"GET", V1 "/example", SAID,
	    ar_do_example, AR_ROUTE_NO_LOG, AR_ROUTE_EMPTY},
	{"GET", V1 "/why/{word}", NULL,
	    ar_do_why, AR_ROUTE_READ, AR_ROUTE_EMPTY},
	{"GET", V1 "/person", NULL,
	    ar_do_person, AR_ROUTE_READ, AR_ROUTE_EMPTY},
	{"PUT", V1 "/person", NULL,
	    ar_do_person_put, AR_ROUTE_WRITE, AR_ROUTE_JSON},
	{"GET", V1 "/settings", NULL,
	    ar_do_settings, AR_ROUTE_READ, AR_ROUTE_EMPTY},
	{"PUT", V1 "/settings", NULL,
	    ar_do_settings_put, AR_ROUTE_WRITE, AR_ROUTE_JSON},

	{"POST", V1 "/runs", "name|" SAID,
	    ar_do_run_post, AR_ROUTE_WRITE, AR_ROUTE_BYTES},
	{"POST", V1 "/runs/look", "name|" SAID,
	    ar_do_run_look, AR_ROUTE_READ, AR_ROUTE_BYTES},
	{"POST", V1 "/runs/told", NULL,
	    ar_do_run_told, AR_ROUTE_WRITE, AR_ROUTE_JSON},
	{"GET", V1 "/runs", "from|to|limit|all",
	    ar_do_runs, AR_ROUTE_READ, AR_ROUTE_EMPTY},
	{"GET", V1 "/runs/{id}", NULL,
	    ar_do_run, AR_ROUTE_READ, AR_ROUTE_EMPTY},
	{"GET", V1 "/runs/{id}/streams", "points",
	    ar_do_run_streams, AR_ROUTE_READ, AR_ROUTE_EMPTY},
	{"GET", V1 "/runs/{id}/file", NULL,
	    ar_do_run_file, AR_ROUTE_READ, AR_ROUTE_EMPTY},
	{"POST", V1 "/read", "name|raw",
	    ar_do_read, AR_ROUTE_NO_LOG, AR_ROUTE_BYTES},

	{"POST", V1 "/feel", NULL,
	    ar_do_feel_post, AR_ROUTE_WRITE, AR_ROUTE_JSON},
	{"GET", V1 "/feel", "from|to",
	    ar_do_feel, AR_ROUTE_READ, AR_ROUTE_EMPTY},
	{"GET", V1 "/today", SAID,
	    ar_do_today, AR_ROUTE_READ, AR_ROUTE_EMPTY},

	{"POST", V1 "/sessions", NULL,
	    ar_do_session_case, AR_ROUTE_NO_LOG, AR_ROUTE_JSON},
	{"GET", V1 "/sessions/last", "run",
	    ar_do_session_last, AR_ROUTE_READ, AR_ROUTE_EMPTY},
	{"POST", V1 "/sessions/{id}/progress", NULL,
	    ar_do_session_progress, AR_ROUTE_WRITE, AR_ROUTE_JSON},
	{"GET", V1 "/before", "fast|minutes|sore|temp|age|sex|experience",
	    ar_do_before, AR_ROUTE_NO_LOG, AR_ROUTE_EMPTY},
	{"POST", V1 "/guide", "ticks",
	    ar_do_guide, AR_ROUTE_NO_LOG, AR_ROUTE_JSON},
	{"POST", V1 "/cues", "ticks",
	    ar_do_cues, AR_ROUTE_NO_LOG, AR_ROUTE_JSON},
	{"POST", V1 "/audio", "format",
	    ar_do_audio, AR_ROUTE_OUTSIDE, AR_ROUTE_JSON},

	{"POST", V1 "/triage", NULL,
	    ar_do_triage, AR_ROUTE_NO_LOG, AR_ROUTE_JSON},
	{"POST", V1 "/interview", NULL,
	    ar_do_interview, AR_ROUTE_READ, AR_ROUTE_JSON},
	{"GET", V1 "/pains", "all",
	    ar_do_pains, AR_ROUTE_READ, AR_ROUTE_EMPTY},
	{"POST", V1 "/pains", NULL,
	    ar_do_pain_post, AR_ROUTE_WRITE, AR_ROUTE_JSON},
	{"POST", V1 "/pains/{id}/close", NULL,
	    ar_do_pain_close, AR_ROUTE_WRITE, AR_ROUTE_EMPTY},
	{"GET", V1 "/pains/{id}/page.pdf", NULL,
	    ar_do_pain_page, AR_ROUTE_OUTSIDE, AR_ROUTE_EMPTY},

	{"GET", V1 "/plan", NULL,
	    ar_do_plan, AR_ROUTE_READ, AR_ROUTE_EMPTY},
	{"POST", V1 "/plan", NULL,
	    ar_do_plan_new, AR_ROUTE_WRITE, AR_ROUTE_JSON},
	{"POST", V1 "/plan/today", NULL,
	    ar_do_plan_today, AR_ROUTE_WRITE, AR_ROUTE_EMPTY},
	{"POST", V1 "/plan/not-right", NULL,
	    ar_do_plan_not_right, AR_ROUTE_WRITE, AR_ROUTE_EMPTY},
	{"POST", V1 "/plan/done", "date",
	    ar_do_plan_done, AR_ROUTE_WRITE, AR_ROUTE_EMPTY},
	{"POST", V1 "/plan/undo", NULL,
	    ar_do_plan_undo, AR_ROUTE_WRITE, AR_ROUTE_EMPTY},
	{"POST", V1 "/plan/move", "from|to",
	    ar_do_plan_move, AR_ROUTE_WRITE, AR_ROUTE_EMPTY},
	{"GET", V1 "/plan/plan.ics", NULL,
	    ar_do_plan_ics, AR_ROUTE_READ, AR_ROUTE_EMPTY},
	{"GET", V1 "/plan/workouts/{date}", NULL,
	    ar_do_plan_fit, AR_ROUTE_READ, AR_ROUTE_EMPTY},
	{"POST", V1 "/plan/case", NULL,
	    ar_do_plan_case, AR_ROUTE_NO_LOG, AR_ROUTE_JSON},

	{"GET", V1 "/trends", "from|to|days",
	    ar_do_trends, AR_ROUTE_READ, AR_ROUTE_EMPTY},
	{"GET", V1 "/shoes", NULL,
	    ar_do_shoes, AR_ROUTE_READ, AR_ROUTE_EMPTY},
	{"POST", V1 "/shoes", NULL,
	    ar_do_shoe_post, AR_ROUTE_WRITE, AR_ROUTE_JSON},

	{"GET", V1 "/imports", NULL,
	    ar_do_imports, AR_ROUTE_READ, AR_ROUTE_EMPTY},
	{"POST", V1 "/imports", "name",
	    ar_do_import_post, AR_ROUTE_OUTSIDE, AR_ROUTE_FILE},
	{"GET", V1 "/imports/jobs/{job}", NULL,
	    ar_do_import_job, AR_ROUTE_READ, AR_ROUTE_EMPTY},
	{"GET", V1 "/imports/jobs/{job}/events", NULL,
	    ar_do_import_events, AR_ROUTE_OUTSIDE, AR_ROUTE_EMPTY},
	{"DELETE", V1 "/imports/jobs/{job}", NULL,
	    ar_do_import_stop, AR_ROUTE_OUTSIDE, AR_ROUTE_EMPTY},
	{"DELETE", V1 "/imports/{id}", NULL,
	    ar_do_import_undo, AR_ROUTE_WRITE, AR_ROUTE_EMPTY},

	{"GET", V1 "/log/backup", NULL,
	    ar_do_backup, AR_ROUTE_OUTSIDE, AR_ROUTE_EMPTY},
	{"POST", V1 "/log/restore", NULL,
	    ar_do_restore, AR_ROUTE_OUTSIDE, AR_ROUTE_FILE},
	{"GET", V1 "/log/export", NULL,
	    ar_do_export, AR_ROUTE_OUTSIDE, AR_ROUTE_EMPTY},
	{"POST", V1 "/log/rebuild", NULL,
	    ar_do_rebuild, AR_ROUTE_WRITE, AR_ROUTE_EMPTY},
	{"POST", V1 "/log/erase", NULL,
	    ar_do_erase, AR_ROUTE_WRITE, AR_ROUTE_JSON},
};

const struct ar_route *
ar_routes(size_t *count)
{
	*count = COUNT(routes);
	return routes;
}
