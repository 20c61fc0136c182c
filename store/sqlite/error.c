/* What SQLite says, as a status and in words for a runner. */
#include <string.h>

#include "store/sqlite/db.h"

/* Numbers of the system behind a failed call (errno), which the core cannot
 * include; these are the same on Linux, the BSDs and macOS. */
enum {
	SYSTEM_NOT_ALLOWED = 1, /* EPERM */
	SYSTEM_DENIED = 13,     /* EACCES */
	SYSTEM_NO_SPACE = 28,   /* ENOSPC */
	SYSTEM_READ_ONLY = 30,  /* EROFS */
	SYSTEM_QUOTA_BSD = 69,  /* EDQUOT */
	SYSTEM_QUOTA = 122      /* EDQUOT on Linux */
};

static const struct words {
	enum ar_status status;
	const char *text;
	const char *hint;
} says[] = {
	{ AR_EMEM, "there is not enough memory for the log",
	    "close other programs and try again; nothing was changed" },
	{ AR_ELIMIT, "this is too large to be kept in the log", "" },
	{ AR_EINPUT, "the log refuses this value, or it names an item that "
	    "the log does not have", "" },
	{ AR_EABSENT, "there is no log here yet",
	    "it is made when the first run or word is kept" },
	{ AR_ESTORE, "the log could not be read or written",
	    "look whether the disk is sound and the folder is there; nothing "
	    "was changed" },
	{ AR_ELOCKED, "another program is using the log",
	    "wait until it is done, or close it, and try again; nothing was "
	    "changed" },
	{ AR_EFULL, "the disk is full",
	    "make room and try again; nothing was changed" },
	{ AR_EREADONLY, "the log may only be read here",
	    "look who owns its file and folder; both must be writable" },
	{ AR_ECORRUPT, "the file is damaged, or is not a log",
	    "keep it as it is, and restore your last backup beside it" },
	{ AR_ENEWER, "a newer version of the program made this log",
	    "update the program; nothing was changed" },
};

enum ar_status
ar_db_say(enum ar_status status, const char *path, struct ar_error *err)
{
	for (size_t i = 0; i < sizeof says / sizeof says[0]; i++) {
		if (says[i].status != status)
			continue;
		ar_fail_at(err, status, path ? path : "", says[i].text);
		if (says[i].hint[0])
			ar_fail_hint(err, says[i].hint);
		return status;
	}
	return ar_fail_at(err, status, path ? path : "",
	    "the log could not be used");
}

/* A file could not be opened, made, written or cut: why? */
static enum ar_status
system_status(sqlite3 *db)
{
	switch (sqlite3_system_errno(db)) {
	case SYSTEM_NO_SPACE:
	case SYSTEM_QUOTA:
	case SYSTEM_QUOTA_BSD:
		return AR_EFULL;
	case SYSTEM_NOT_ALLOWED:
	case SYSTEM_DENIED:
	case SYSTEM_READ_ONLY:
		return AR_EREADONLY;
	default:
		return AR_ESTORE;
	}
}

static enum ar_status
status_of(sqlite3 *db, int code)
{
	switch (code & 0xff) {
	case SQLITE_FULL:
		return AR_EFULL;
	case SQLITE_BUSY:
	case SQLITE_LOCKED:
		return AR_ELOCKED;
	case SQLITE_READONLY:
	case SQLITE_PERM:
	case SQLITE_AUTH:
		return AR_EREADONLY;
	case SQLITE_CORRUPT:
	case SQLITE_NOTADB:
	case SQLITE_ERROR: /* its tables are not ours */
	case SQLITE_MISMATCH:
	case SQLITE_FORMAT:
		return AR_ECORRUPT;
	case SQLITE_NOMEM:
		return AR_EMEM;
	case SQLITE_TOOBIG:
		return AR_ELIMIT;
	case SQLITE_CONSTRAINT:
		return AR_EINPUT;
	case SQLITE_CANTOPEN:
	case SQLITE_IOERR:
		return system_status(db);
	default:
		return AR_ESTORE;
	}
}

enum ar_status
ar_db_fail(struct ar_store *store, int code, struct ar_error *err)
{
	enum ar_status status = status_of(store->db, code);
	const char *path = NULL;

	/* sqlite3_open fails without a handle only when memory is short */
	if (store->db == NULL)
		return ar_db_say(AR_EMEM, NULL, err);
	if (code == SQLITE_IOERR_NOMEM)
		status = AR_EMEM;
	if (code == SQLITE_IOERR_CORRUPTFS)
		status = AR_ECORRUPT;
	path = sqlite3_db_filename(store->db, "main");
	return ar_db_say(status, path, err);
}
