-- The log, version 1.  This file is the data model in full; every table of
-- it is explained in docs/log.md.  tools/gen_schema.py makes a C string of
-- each statement with its comments, so that who opens the file with any
-- SQLite program in twenty years finds these words in .schema.
--
-- Rules of the house:
--   * Every table carries athlete_id, and every key, index and question
--     begins with it, so that a log can be split by athlete.
--   * NULL is "not known".  Never 0, never -1.
--   * Times are seconds since 1970-01-01T00:00:00Z; days are civil days
--     since 1970-01-01 in the place where they were lived.
--   * Words are those of the program's own naming functions, never numbers
--     of an enum, so that the order of an enum may change.
--   * What the watch wrote and what the runner said is kept for ever; what
--     can be computed from it is marked "derived" and can be dropped.

-- Who runs.  1 is made with the log.
CREATE TABLE athlete (
	athlete_id INTEGER PRIMARY KEY
) STRICT;

INSERT INTO athlete (athlete_id) VALUES (1);

-- One import: its receipt.  Stays when it was undone.
CREATE TABLE batch (
	id INTEGER PRIMARY KEY,
	athlete_id INTEGER NOT NULL REFERENCES athlete,
	source TEXT, -- paths as named, for people
	kind TEXT, -- folder, strava, garmin, apple, …
	started_utc_s REAL,
	finished_utc_s REAL, -- NULL: interrupted, or still going on
	undone_utc_s REAL, -- NULL: not undone
	seen INTEGER NOT NULL, -- files, and what became of them
	imported INTEGER NOT NULL,
	duplicates INTEGER NOT NULL,
	unsupported INTEGER NOT NULL,
	failed INTEGER NOT NULL,
	partial INTEGER NOT NULL,
	bytes INTEGER NOT NULL,
	days INTEGER NOT NULL, -- wellness values
	seconds REAL, -- how long it took
	UNIQUE (athlete_id, id)
) STRICT;

-- What is known of the athlete: rows are added, never changed.  What was
-- said outranks what a file proposed, and later outranks earlier.
CREATE TABLE fact (
	id INTEGER PRIMARY KEY,
	athlete_id INTEGER NOT NULL REFERENCES athlete,
	batch_id INTEGER,
	name TEXT NOT NULL, -- sex, mass_kg, heart_max_bpm, …
	value REAL, -- a number, or
	word TEXT, -- a word
	source TEXT NOT NULL, -- said, fit, apple, …
	since_utc_s REAL,
	FOREIGN KEY (athlete_id, batch_id) REFERENCES batch (athlete_id, id)
) STRICT;

CREATE INDEX fact_by_name ON fact (athlete_id, name, source, since_utc_s);
CREATE INDEX fact_by_batch ON fact (athlete_id, batch_id)
	WHERE batch_id IS NOT NULL;

-- A file a watch or program wrote, known by the SHA-256 of its bytes.
CREATE TABLE recording (
	id INTEGER PRIMARY KEY AUTOINCREMENT, -- a number is never used twice
	athlete_id INTEGER NOT NULL REFERENCES athlete,
	batch_id INTEGER, -- NULL: not from an import
	sha256 BLOB NOT NULL CHECK (length(sha256) = 32),
	name TEXT, -- of the file it came in
	format TEXT NOT NULL, -- fit, gpx, tcx, csv
	container TEXT NOT NULL, -- none, gzip, zip
	verdict TEXT NOT NULL, -- what was wrong with it (docs/formats.md)
	size INTEGER NOT NULL, -- bytes of the file
	packed_size INTEGER, -- bytes in recording_bytes; NULL: not kept
	added_utc_s REAL,
	device TEXT,
	-- what the file says of the person
	profile_sex TEXT,
	profile_age_y REAL,
	profile_height_m REAL,
	profile_mass_kg REAL,
	profile_heart_rest_bpm REAL,
	profile_heart_max_bpm REAL,
	profile_heart_threshold_bpm REAL,
	profile_threshold_power_w REAL,
	UNIQUE (athlete_id, id),
	UNIQUE (athlete_id, sha256),
	FOREIGN KEY (athlete_id, batch_id) REFERENCES batch (athlete_id, id)
) STRICT;

CREATE INDEX recording_by_batch ON recording (athlete_id, batch_id)
	WHERE batch_id IS NOT NULL;

-- Its bytes, compressed with zstd; a table of their own, so that a list of
-- recordings does not turn over every page of them.
CREATE TABLE recording_bytes (
	file_id INTEGER PRIMARY KEY,
	athlete_id INTEGER NOT NULL,
	packed BLOB NOT NULL,
	FOREIGN KEY (athlete_id, file_id) REFERENCES recording (athlete_id, id)
		ON DELETE CASCADE
) STRICT;

-- A run, or another activity: what it is and what the runner said of it.
CREATE TABLE run (
	id INTEGER PRIMARY KEY AUTOINCREMENT, -- a number is never used twice
	athlete_id INTEGER NOT NULL REFERENCES athlete,
	file_id INTEGER, -- NULL: told, without a recording
	batch_id INTEGER, -- NULL: not from an import
	same_as INTEGER, -- the run this is another recording of
	shoe_id INTEGER,
	activity_number INTEGER NOT NULL, -- in its file, from 1
	day INTEGER NOT NULL,
	start_utc_s REAL,
	utc_offset_s REAL, -- local minus UTC
	sport TEXT, -- words of FIT
	sub_sport TEXT,
	name TEXT,
	note TEXT,
	outside_id TEXT, -- in the program it was exported from
	on_foot INTEGER NOT NULL CHECK (on_foot IN (0, 1)),
	told INTEGER NOT NULL CHECK (told IN (0, 1)), -- has no samples
	rpe_0_10 REAL,
	feel_0_100 REAL,
	UNIQUE (athlete_id, id),
	FOREIGN KEY (athlete_id, file_id) REFERENCES recording (athlete_id, id),
	FOREIGN KEY (athlete_id, batch_id) REFERENCES batch (athlete_id, id),
	FOREIGN KEY (athlete_id, same_as) REFERENCES run (athlete_id, id),
	FOREIGN KEY (athlete_id, shoe_id) REFERENCES shoe (athlete_id, id)
) STRICT;

CREATE INDEX run_by_day
	ON run (athlete_id, day, start_utc_s, id, on_foot, same_as);
CREATE INDEX run_by_start ON run (athlete_id, start_utc_s);
CREATE INDEX run_by_file ON run (athlete_id, file_id)
	WHERE file_id IS NOT NULL;
CREATE INDEX run_by_batch ON run (athlete_id, batch_id)
	WHERE batch_id IS NOT NULL;
CREATE INDEX run_by_same ON run (athlete_id, same_as)
	WHERE same_as IS NOT NULL;
CREATE INDEX run_by_shoe ON run (athlete_id, shoe_id)
	WHERE shoe_id IS NOT NULL;

-- Derived: the sums of a run, its loads, and the person they were made with.
-- (Of a told run the sums are what was told: they are kept.)
CREATE TABLE run_sum (
	run_id INTEGER PRIMARY KEY,
	athlete_id INTEGER NOT NULL,
	richness REAL, -- known sample values
	heart_high_bpm REAL, -- 99.9th percentile of clean 5-s heart rate
	elapsed_s REAL,
	timer_s REAL,
	moving_s REAL,
	pause_count INTEGER NOT NULL,
	pause_total_s REAL,
	distance_m REAL,
	distance_source TEXT NOT NULL,
	ascent_m REAL,
	descent_m REAL,
	elevation_source TEXT NOT NULL,
	descent_source TEXT NOT NULL,
	elevation_threshold_m REAL,
	heart_avg_bpm REAL,
	heart_max_bpm REAL,
	heart_avg_pct_max REAL,
	heart_anchor_bpm REAL,
	cadence_avg_spm REAL, -- both feet
	speed_avg_m_s REAL,
	gap_m_s REAL, -- grade adjusted
	temperature_device_c REAL,
	easy_tail_s REAL,
	energy_lo_kcal REAL,
	energy_hi_kcal REAL,
	treadmill INTEGER NOT NULL,
	tss REAL,
	load_method TEXT NOT NULL,
	load_confidence TEXT NOT NULL,
	session_rpe_au REAL,
	trimp REAL,
	trimp_sex_guessed INTEGER NOT NULL,
	edwards REAL,
	lucia REAL,
	hrtss REAL,
	rtss REAL,
	ngp_m_s REAL,
	govss REAL,
	efficiency_factor REAL,
	decoupling_pct REAL,
	best_20min_gap_m_s REAL,
	person_sex TEXT,
	person_experience TEXT,
	person_age_y REAL,
	person_mass_kg REAL,
	person_height_m REAL,
	person_heart_rest_bpm REAL,
	person_heart_max_bpm REAL,
	person_heart_threshold_bpm REAL,
	person_threshold_m_s REAL,
	person_vdot REAL,
	FOREIGN KEY (athlete_id, run_id) REFERENCES run (athlete_id, id)
		ON DELETE CASCADE
) STRICT;

-- Derived: what a run did to each part of the legs, as kilometres on the
-- flat that do the same (docs/analysis.md).
CREATE TABLE leg_load (
	athlete_id INTEGER NOT NULL,
	run_id INTEGER NOT NULL,
	region TEXT NOT NULL, -- rows of the leg-load model
	dose_eq_km REAL,
	lo_eq_km REAL,
	hi_eq_km REAL,
	left_eq_km REAL,
	right_eq_km REAL,
	cumulative_eq_km REAL,
	eccentric_ratio REAL,
	PRIMARY KEY (athlete_id, run_id, region),
	FOREIGN KEY (athlete_id, run_id) REFERENCES run (athlete_id, id)
		ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

-- The samples of a run as one blob of columns (docs/log.md, "Samples").
-- Derived where the recording's bytes are kept.
CREATE TABLE stream (
	run_id INTEGER PRIMARY KEY,
	athlete_id INTEGER NOT NULL,
	packed BLOB NOT NULL,
	FOREIGN KEY (athlete_id, run_id) REFERENCES run (athlete_id, id)
		ON DELETE CASCADE
) STRICT;

-- How a part of the legs felt on a day.  A corrected mark stays.
CREATE TABLE feel (
	id INTEGER PRIMARY KEY,
	athlete_id INTEGER NOT NULL REFERENCES athlete,
	day INTEGER NOT NULL,
	region TEXT NOT NULL, -- a region of the session, or legs
	side TEXT NOT NULL, -- left, right, both
	mark REAL NOT NULL CHECK (mark BETWEEN 0 AND 10),
	said_utc_s REAL NOT NULL,
	replaced_utc_s REAL -- NULL: it stands
) STRICT;

CREATE UNIQUE INDEX feel_stands ON feel (athlete_id, day, region, side)
	WHERE replaced_utc_s IS NULL;
CREATE INDEX feel_by_day ON feel (athlete_id, day);
CREATE INDEX feel_by_said ON feel (athlete_id, said_utc_s);

-- What belongs to a day: sleep, pulse, mass, effort (data/wellness.csv).
CREATE TABLE wellness (
	id INTEGER PRIMARY KEY,
	athlete_id INTEGER NOT NULL REFERENCES athlete,
	batch_id INTEGER,
	day INTEGER NOT NULL, -- the waking day
	kind TEXT NOT NULL,
	value REAL NOT NULL,
	source TEXT NOT NULL, -- said, or who measured
	said_utc_s REAL NOT NULL,
	replaced_utc_s REAL, -- NULL: it stands
	FOREIGN KEY (athlete_id, batch_id) REFERENCES batch (athlete_id, id)
) STRICT;

CREATE UNIQUE INDEX wellness_stands
	ON wellness (athlete_id, day, kind, source)
	WHERE replaced_utc_s IS NULL;
CREATE INDEX wellness_by_day ON wellness (athlete_id, day, kind, source);
CREATE INDEX wellness_by_batch ON wellness (athlete_id, batch_id)
	WHERE batch_id IS NOT NULL;
CREATE INDEX wellness_said ON wellness (athlete_id, said_utc_s)
	WHERE source = 'said';

-- A sentence of the runner about a day.
CREATE TABLE note (
	id INTEGER PRIMARY KEY,
	athlete_id INTEGER NOT NULL REFERENCES athlete,
	day INTEGER NOT NULL,
	text TEXT NOT NULL,
	said_utc_s REAL NOT NULL
) STRICT;

CREATE INDEX note_by_day ON note (athlete_id, day);

-- One pain at one place, until it is gone or closed.
CREATE TABLE episode (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	athlete_id INTEGER NOT NULL REFERENCES athlete,
	opened_utc_s REAL NOT NULL,
	closed_utc_s REAL, -- NULL: open
	closed_why TEXT, -- gone, runner, merged
	UNIQUE (athlete_id, id)
) STRICT;

-- What the runner told of it once, and what triage said then.
CREATE TABLE pain_report (
	id INTEGER PRIMARY KEY,
	athlete_id INTEGER NOT NULL,
	episode_id INTEGER NOT NULL,
	date_utc_s REAL NOT NULL,
	age_assumed INTEGER NOT NULL CHECK (age_assumed IN (0, 1)),
	tier TEXT,
	within TEXT,
	rules TEXT, -- numbers of rules, most severe first
	recheck_utc_s REAL, -- NULL: not to be asked again
	UNIQUE (athlete_id, id),
	FOREIGN KEY (athlete_id, episode_id) REFERENCES episode (athlete_id, id)
) STRICT;

CREATE INDEX pain_report_by_episode
	ON pain_report (athlete_id, episode_id, date_utc_s);

-- The answers of a report (data/pain_keys.csv); what was not answered has
-- no row.
CREATE TABLE pain_answer (
	athlete_id INTEGER NOT NULL,
	report_id INTEGER NOT NULL,
	key TEXT NOT NULL,
	value REAL, -- a number or yes (1) and no (0), or
	word TEXT, -- one of the key's words
	PRIMARY KEY (athlete_id, report_id, key),
	FOREIGN KEY (athlete_id, report_id)
		REFERENCES pain_report (athlete_id, id)
) STRICT, WITHOUT ROWID;

-- A recovery session as it was offered and done.
CREATE TABLE session (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	athlete_id INTEGER NOT NULL REFERENCES athlete,
	run_id INTEGER, -- NULL: not after a run of the log
	day INTEGER NOT NULL,
	made_utc_s REAL,
	case_json TEXT,
	session_json TEXT,
	status TEXT, -- normal, care, stop
	step_count INTEGER NOT NULL,
	total_s INTEGER NOT NULL,
	ended_utc_s REAL, -- NULL: not done (yet)
	steps_done INTEGER NOT NULL,
	steps_skipped INTEGER NOT NULL,
	outcome TEXT, -- better, same, worse
	stopped_at_s REAL, -- where to resume
	FOREIGN KEY (athlete_id, run_id) REFERENCES run (athlete_id, id)
) STRICT;

CREATE INDEX session_by_run ON session (athlete_id, run_id);

-- A pair of shoes.
CREATE TABLE shoe (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	athlete_id INTEGER NOT NULL REFERENCES athlete,
	name TEXT NOT NULL,
	note TEXT,
	start_m REAL, -- run before the log knew them
	alert_m REAL, -- NULL: no alert
	usual INTEGER NOT NULL CHECK (usual IN (0, 1)), -- for new runs
	added_utc_s REAL,
	retired_utc_s REAL, -- NULL: in use
	UNIQUE (athlete_id, id)
) STRICT;

CREATE UNIQUE INDEX shoe_usual ON shoe (athlete_id) WHERE usual;

-- A file that an import looked at, and what became of it.
CREATE TABLE batch_file (
	id INTEGER PRIMARY KEY,
	athlete_id INTEGER NOT NULL,
	batch_id INTEGER NOT NULL,
	path TEXT NOT NULL, -- bytes of the file system; a member after "!"
	size INTEGER NOT NULL,
	changed_ns INTEGER NOT NULL, -- last change, as the file system says
	sha256 BLOB, -- NULL: it was not read
	outcome TEXT NOT NULL, -- imported, duplicate, unsupported, …
	reason TEXT, -- NULL for imported
	file_id INTEGER, -- NULL: nothing was kept
	UNIQUE (athlete_id, batch_id, path),
	FOREIGN KEY (athlete_id, batch_id) REFERENCES batch (athlete_id, id),
	FOREIGN KEY (athlete_id, file_id) REFERENCES recording (athlete_id, id)
) STRICT;

CREATE INDEX batch_file_by_path ON batch_file (athlete_id, path, id);
CREATE INDEX batch_file_by_file ON batch_file (athlete_id, file_id)
	WHERE file_id IS NOT NULL;
