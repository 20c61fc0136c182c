#include "faulty_vfs.h"

#include <sqlite3.h>
#include <string.h>

#include "tests/check.h"

const char faulty_name[] = "faulty";

/* What happens next: the one state, as the system's disk is one. */
static struct {
	enum faulty_how how;
	uint64_t in;
	uint64_t calls;
	bool stays;
	bool failed;
	bool write; /* the first that failed */
	uint64_t visit_in;
	void (*visit)(void *context);
	void *visit_context;
	bool visited;
	sqlite3_vfs *below;
	sqlite3_vfs vfs;
} fault;

/* An open file: ours first, then that of the layer below. */
struct file {
	sqlite3_file base;
	sqlite3_file *below;
};

void
faulty_arm(enum faulty_how how, uint64_t in, bool stays)
{
	fault.how = how;
	fault.in = in;
	fault.stays = stays;
	fault.calls = 0;
	fault.failed = false;
	fault.write = false;
}

bool
faulty_was_write(void)
{
	return fault.write;
}

uint64_t
faulty_calls(void)
{
	return fault.calls;
}

void
faulty_visit(uint64_t in, void (*visit)(void *), void *context)
{
	fault.visit_in = in;
	fault.visit = visit;
	fault.visit_context = context;
	fault.visited = false;
}

bool
faulty_visited(void)
{
	return fault.visited;
}

static bool
strikes(bool write)
{
	fault.calls++;
	if (fault.in && fault.calls == fault.in) {
		fault.failed = true;
		fault.write = write;
	} else if (!fault.stays) {
		return false;
	}
	return fault.failed;
}

static sqlite3_file *
below(sqlite3_file *file)
{
	return ((struct file *)file)->below;
}

static int
file_close(sqlite3_file *file)
{
	return below(file)->pMethods->xClose(below(file));
}

static int
file_read(sqlite3_file *file, void *bytes, int n, sqlite3_int64 at)
{
	return below(file)->pMethods->xRead(below(file), bytes, n, at);
}

static int
file_write(sqlite3_file *file, const void *bytes, int n, sqlite3_int64 at)
{
	if (!strikes(true))
		return below(file)->pMethods->xWrite(below(file), bytes, n,
		    at);
	if (fault.how == FAULTY_BROKEN)
		return SQLITE_IOERR_WRITE;
	if (fault.how == FAULTY_SHORT)
		(void)below(file)->pMethods->xWrite(below(file), bytes, n / 2,
		    at);
	return SQLITE_FULL;
}

static int
file_truncate(sqlite3_file *file, sqlite3_int64 size)
{
	if (strikes(false))
		return SQLITE_IOERR_TRUNCATE;
	return below(file)->pMethods->xTruncate(below(file), size);
}

static int
file_sync(sqlite3_file *file, int flags)
{
	if (strikes(false))
		return SQLITE_IOERR_FSYNC;
	return below(file)->pMethods->xSync(below(file), flags);
}

static int
file_size(sqlite3_file *file, sqlite3_int64 *size)
{
	return below(file)->pMethods->xFileSize(below(file), size);
}

static int
file_lock(sqlite3_file *file, int lock)
{
	if (fault.visit_in && --fault.visit_in == 0) {
		fault.visited = true;
		fault.visit(fault.visit_context);
	}
	return below(file)->pMethods->xLock(below(file), lock);
}

static int
file_unlock(sqlite3_file *file, int lock)
{
	return below(file)->pMethods->xUnlock(below(file), lock);
}

static int
file_reserved(sqlite3_file *file, int *result)
{
	return below(file)->pMethods->xCheckReservedLock(below(file), result);
}

static int
file_control(sqlite3_file *file, int what, void *argument)
{
	return below(file)->pMethods->xFileControl(below(file), what,
	    argument);
}

static int
file_sector(sqlite3_file *file)
{
	return below(file)->pMethods->xSectorSize(below(file));
}

static int
file_traits(sqlite3_file *file)
{
	return below(file)->pMethods->xDeviceCharacteristics(below(file));
}

static const sqlite3_io_methods methods = {
	.iVersion = 1,
	.xClose = file_close,
	.xRead = file_read,
	.xWrite = file_write,
	.xTruncate = file_truncate,
	.xSync = file_sync,
	.xFileSize = file_size,
	.xLock = file_lock,
	.xUnlock = file_unlock,
	.xCheckReservedLock = file_reserved,
	.xFileControl = file_control,
	.xSectorSize = file_sector,
	.xDeviceCharacteristics = file_traits,
};

static int
open_file(sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags,
    int *out)
{
	struct file *ours = (struct file *)file;
	int code;

	(void)vfs;
	ours->base.pMethods = NULL;
	if (strikes(false))
		return SQLITE_CANTOPEN;
	ours->below = (sqlite3_file *)(ours + 1);
	code = fault.below->xOpen(fault.below, name, ours->below, flags, out);
	if (code == SQLITE_OK)
		ours->base.pMethods = &methods;
	return code;
}

void
faulty_register(void)
{
	if (fault.below)
		return;
	fault.below = sqlite3_vfs_find(NULL);
	assert_non_null(fault.below);
	fault.vfs = *fault.below;
	fault.vfs.zName = faulty_name;
	fault.vfs.pNext = NULL;
	fault.vfs.szOsFile = (int)sizeof(struct file) + fault.below->szOsFile;
	fault.vfs.xOpen = open_file;
	assert_int_equal(sqlite3_vfs_register(&fault.vfs, 0), SQLITE_OK);
}
