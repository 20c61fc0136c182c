-- Version 2 of the log: the plan.  Added to schema.sql in one transaction;
-- a program of version 1 may still read the rest.

-- A plan as it was made: for what, and from which day on.
CREATE TABLE plan (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	athlete_id INTEGER NOT NULL REFERENCES athlete,
	made_utc_s REAL NOT NULL,
	made_day INTEGER NOT NULL,
	ended_utc_s REAL, -- NULL: it is the one in force
	goal TEXT NOT NULL, -- 5k, 10k, half, marathon, keep, return
	goal_day INTEGER, -- NULL: none
	goal_time_s REAL,
	run_days INTEGER NOT NULL, -- bits, 1 is Monday; 0: any day
	longest_day INTEGER NOT NULL, -- 0 is Monday; -1: the plan chose
	vdot REAL, -- that its paces rest on
	reachable INTEGER NOT NULL CHECK (reachable IN (0, 1)),
	possible_day INTEGER, -- when the goal can be reached
	rules_version TEXT,
	notes TEXT, -- for the runner, one a line
	UNIQUE (athlete_id, id)
) STRICT;

CREATE UNIQUE INDEX plan_in_force ON plan (athlete_id)
	WHERE ended_utc_s IS NULL;

-- One session of a plan in one version.  A change adds a version and takes
-- the one before out of force; undoing it does the opposite.
CREATE TABLE planned_session (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	athlete_id INTEGER NOT NULL,
	plan_id INTEGER NOT NULL,
	stands INTEGER NOT NULL CHECK (stands IN (0, 1)), -- it is in force
	number INTEGER NOT NULL, -- in its plan; 0: a change brought it
	day INTEGER NOT NULL,
	kind TEXT NOT NULL, -- E, L, Q, S, X, strength, rest, race
	flavour TEXT, -- of Q: T, I, R, M, hills, fartlek
	phase TEXT,
	distance_m REAL, -- NULL: by minutes
	minutes REAL, -- NULL: by distance
	descent_m REAL,
	rpe_0_10 REAL,
	pace_lo_s_km REAL, -- the slower bound
	pace_hi_s_km REAL,
	expected_m REAL,
	expected_min REAL,
	regions INTEGER NOT NULL, -- bits by row of the leg load
	reason TEXT, -- for the runner
	rules TEXT, -- "P2 P8"
	swaps INTEGER NOT NULL, -- how often it was moved
	action TEXT, -- what the day made of it; NULL: as planned
	told INTEGER NOT NULL CHECK (told IN (0, 1)), -- the runner says: done
	run_id INTEGER, -- that did it
	UNIQUE (athlete_id, id),
	FOREIGN KEY (athlete_id, plan_id) REFERENCES plan (athlete_id, id),
	FOREIGN KEY (athlete_id, run_id) REFERENCES run (athlete_id, id)
) STRICT;

CREATE INDEX planned_by_day ON planned_session (athlete_id, plan_id, day)
	WHERE stands;
CREATE INDEX planned_by_run ON planned_session (athlete_id, run_id)
	WHERE run_id IS NOT NULL;

-- What a session leads through, in order.
CREATE TABLE planned_step (
	athlete_id INTEGER NOT NULL,
	session_id INTEGER NOT NULL,
	at INTEGER NOT NULL, -- from 0
	what TEXT NOT NULL, -- warm-up, easy, jog, …
	repeats INTEGER NOT NULL, -- how often this and those after it
	together INTEGER NOT NULL, -- how many steps repeat, from here
	seconds REAL, -- NULL: by distance
	distance_m REAL,
	pace_lo_s_km REAL,
	pace_hi_s_km REAL,
	heart_lo_bpm REAL,
	heart_hi_bpm REAL,
	rpe_0_10 REAL,
	PRIMARY KEY (athlete_id, session_id, at),
	FOREIGN KEY (athlete_id, session_id)
		REFERENCES planned_session (athlete_id, id)
) STRICT, WITHOUT ROWID;

-- What a day changed in the plan, by which rule and why.
CREATE TABLE change (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	athlete_id INTEGER NOT NULL,
	plan_id INTEGER NOT NULL,
	made_utc_s REAL NOT NULL,
	undone_utc_s REAL, -- NULL: it holds
	day INTEGER NOT NULL, -- on which it was made
	number INTEGER NOT NULL, -- of the session; 0: of a new one
	action TEXT NOT NULL, -- CUT, SWAP, EASY, EASY-, XT, REST, KEEP
	rule TEXT NOT NULL, -- that decides
	reason TEXT,
	numbers TEXT, -- it rests on
	source TEXT, -- of the rule
	may_undo INTEGER NOT NULL CHECK (may_undo IN (0, 1)),
	before_id INTEGER, -- version before; NULL: the session is new
	after_id INTEGER, -- version after
	UNIQUE (athlete_id, id),
	FOREIGN KEY (athlete_id, plan_id) REFERENCES plan (athlete_id, id),
	FOREIGN KEY (athlete_id, before_id)
		REFERENCES planned_session (athlete_id, id),
	FOREIGN KEY (athlete_id, after_id)
		REFERENCES planned_session (athlete_id, id)
) STRICT;

CREATE INDEX change_by_day ON change (athlete_id, plan_id, day);
