-- Version 3 of the log: answers to requests that had an id, so that sending
-- one twice does it once.  A program of version 1 may still read the rest.

-- The last answers, for a week.
CREATE TABLE answer (
	athlete_id INTEGER NOT NULL REFERENCES athlete,
	request_id TEXT NOT NULL, -- of the program that asked
	sha256 BLOB NOT NULL, -- of method, path, query and body
	status INTEGER NOT NULL, -- 200, 201, …
	content_type TEXT, -- NULL: no body
	body BLOB,
	at_utc_s REAL NOT NULL,
	PRIMARY KEY (athlete_id, request_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX answer_by_time ON answer (athlete_id, at_utc_s);
