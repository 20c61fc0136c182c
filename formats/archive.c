/* Zip files larger than memory, through libzip; nothing is taken for
 * granted: names, sizes and the directory may all lie. */
#include "afterrun/archive.h"

#include <stdlib.h>
#include <string.h>
#include <zip.h>
#include <zlib.h>

#include "base/bytes.h"
#include "base/text.h"
#include "formats/container.h"
#include "formats/numbers.h"
#include "formats/zip_name.h"

static const char no_memory[] = "there is not enough memory";

/* Of the end of a zip (APPNOTE 6.3.9, sections 4.3.14 to 4.3.16). */
enum {
	END_SIZE = 22,
	END_TAIL = END_SIZE + 65535, /* with the longest comment */
	END_COUNT_AT = 10,
	END_64_SIZE = 56,
	END_64_COUNT_AT = 32,
	LOCATOR_SIZE = 20,
	LOCATOR_AT = 8,
	COUNT_IN_64 = 0xFFFF,
	ENTRY_MIN = 46
};

struct ar_archive {
	struct ar_byte_source source;
	struct zip *zip;
	uint64_t count;
	uint64_t at; /* of libzip's reading */
	struct zip_error error; /* of the source, for libzip */
	unsigned char piece[AR_ARCHIVE_PIECE];
};

/* --- the bytes, for libzip --- */

static zip_int64_t
source_read(struct ar_archive *archive, void *bytes, uint64_t n)
{
	uint64_t left = archive->source.size - archive->at;

	if (n > left)
		n = left;
	if (n > INT32_MAX)
		n = INT32_MAX;
	if (n && !archive->source.read_at(archive->source.context,
	    archive->at, bytes, (size_t)n)) {
		zip_error_set(&archive->error, ZIP_ER_READ, 0);
		return -1;
	}
	archive->at += n;
	return (zip_int64_t)n;
}

static zip_int64_t
source_seek(struct ar_archive *archive, void *bytes, uint64_t n)
{
	zip_int64_t to = zip_source_seek_compute_offset(archive->at,
	    archive->source.size, bytes, n, &archive->error);

	if (to < 0)
		return -1;
	archive->at = (uint64_t)to;
	return 0;
}

static zip_int64_t
source_stat(const struct ar_archive *archive, struct zip_stat *stat)
{
	zip_stat_init(stat);
	stat->size = archive->source.size;
	stat->valid = ZIP_STAT_SIZE;
	return sizeof *stat;
}

static zip_int64_t
on_source(void *own, void *bytes, zip_uint64_t n, enum zip_source_cmd command)
{
	struct ar_archive *archive = own;

	switch (command) {
	case ZIP_SOURCE_OPEN:
		archive->at = 0;
		return 0;
	case ZIP_SOURCE_READ:
		return source_read(archive, bytes, n);
	case ZIP_SOURCE_SEEK:
		return source_seek(archive, bytes, n);
	case ZIP_SOURCE_TELL:
		return (zip_int64_t)archive->at;
	case ZIP_SOURCE_STAT:
		return source_stat(archive, bytes);
	case ZIP_SOURCE_ERROR:
		return zip_error_to_data(&archive->error, bytes, n);
	case ZIP_SOURCE_CLOSE:
	case ZIP_SOURCE_FREE:
		return 0;
	case ZIP_SOURCE_SUPPORTS:
		return zip_source_make_command_bitmap(ZIP_SOURCE_OPEN,
		    ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE, ZIP_SOURCE_STAT,
		    ZIP_SOURCE_ERROR, ZIP_SOURCE_FREE, ZIP_SOURCE_SEEK,
		    ZIP_SOURCE_TELL, ZIP_SOURCE_SUPPORTS, -1);
	default:
		zip_error_set(&archive->error, ZIP_ER_OPNOTSUPP, 0);
		return -1;
	}
}

/* Whether libzip failed for want of memory, its own or zlib's. */
static bool
lacks_memory(struct zip_error *error)
{
	return zip_error_code_zip(error) == ZIP_ER_MEMORY ||
	    (zip_error_code_zip(error) == ZIP_ER_ZLIB &&
	    zip_error_code_system(error) == Z_MEM_ERROR);
}

/* --- the directory --- */

static bool
source_at(const struct ar_byte_source *source, uint64_t at, void *bytes,
    size_t n)
{
	return at <= source->size && n <= source->size - at &&
	    source->read_at(source->context, at, bytes, n);
}

/* The number of members in a zip64 end that a locator before end names. */
static uint64_t
count_64(const struct ar_byte_source *source, uint64_t end)
{
	unsigned char locator[LOCATOR_SIZE], end_64[END_64_SIZE];

	if (end < LOCATOR_SIZE ||
	    !source_at(source, end - LOCATOR_SIZE, locator, sizeof locator) ||
	    memcmp(locator, "PK\6\7", 4) != 0 ||
	    !source_at(source, ar_get_u64le(locator + LOCATOR_AT), end_64,
		sizeof end_64) ||
	    memcmp(end_64, "PK\6\6", 4) != 0)
		return COUNT_IN_64;
	return ar_get_u64le(end_64 + END_64_COUNT_AT);
}

/* The largest number of members that any end of the directory declares:
 * libzip makes room for as many before it looks at one. */
static uint64_t
count_declared(const struct ar_byte_source *source,
    const unsigned char *tail, size_t n)
{
	uint64_t most = 0;

	for (size_t i = 0; n >= END_SIZE && i <= n - END_SIZE; i++) {
		uint64_t count;

		if (memcmp(tail + i, "PK\5\6", 4) != 0)
			continue;
		count = ar_get_u16le(tail + i + END_COUNT_AT);
		if (count == COUNT_IN_64)
			count = count_64(source, source->size - n + i);
		if (count > most)
			most = count;
	}
	return most;
}

/* Whether it begins as a zip does; then one that does not open is damaged. */
static bool
begins_as_zip(const struct ar_byte_source *source)
{
	unsigned char head[4];

	return source_at(source, 0, head, sizeof head) &&
	    ar_zip_looks_like(head, sizeof head);
}

/* What does not open. */
static enum ar_status
no_zip(const struct ar_byte_source *source, struct ar_error *err)
{
	if (begins_as_zip(source))
		return ar_fail(err, AR_EDAMAGE, 0, "the archive is damaged "
		    "or not complete and does not open");
	return ar_fail(err, AR_EFORMAT, 0, "this is no zip archive");
}

/* Look at the end before libzip does. */
static enum ar_status
check_end(struct ar_archive *archive, struct ar_error *err)
{
	const struct ar_byte_source *source = &archive->source;
	size_t n = source->size < END_TAIL ? (size_t)source->size : END_TAIL;
	unsigned char *tail = archive->piece;
	uint64_t count;

	_Static_assert(sizeof archive->piece >= END_TAIL, "room for the tail");
	/* nothing at all is an empty archive to libzip */
	if (n < END_SIZE)
		return no_zip(source, err);
	if (!source_at(source, source->size - n, tail, n))
		return ar_fail(err, AR_EDAMAGE, source->size - n,
		    "the archive cannot be read");
	count = count_declared(source, tail, n);
	if (count > AR_ARCHIVE_MEMBERS_MAX)
		return ar_fail(err, AR_ELIMIT, 0,
		    "the archive holds too many files");
	if (count > source->size / ENTRY_MIN)
		return ar_fail(err, AR_EDAMAGE, source->size - n,
		    "the archive says it holds more than it can");
	return AR_OK;
}

static enum ar_status
open_zip(struct ar_archive *archive, struct ar_error *err)
{
	struct zip_source *bytes;
	struct zip_error error;
	bool memory;

	zip_error_init(&error);
	bytes = zip_source_function_create(on_source, archive, &error);
	if (bytes)
		archive->zip = zip_open_from_source(bytes, ZIP_RDONLY, &error);
	if (bytes && !archive->zip)
		zip_source_free(bytes);
	memory = !bytes || lacks_memory(&error);
	zip_error_fini(&error);
	if (archive->zip)
		return AR_OK;
	if (memory)
		return ar_fail(err, AR_EMEM, 0, no_memory);
	return no_zip(&archive->source, err);
}

enum ar_status
ar_archive_open(const struct ar_byte_source *source,
    struct ar_archive **archive, struct ar_error *err)
{
	struct ar_archive *opened = malloc(sizeof *opened);
	enum ar_status status;
	zip_int64_t count;

	*archive = NULL;
	if (!opened)
		return ar_fail(err, AR_EMEM, 0, no_memory);
	opened->source = *source;
	opened->zip = NULL;
	opened->at = 0;
	zip_error_init(&opened->error);
	status = check_end(opened, err);
	if (status == AR_OK)
		status = open_zip(opened, err);
	if (status != AR_OK) {
		ar_archive_close(opened);
		return status;
	}
	count = zip_get_num_entries(opened->zip, 0);
	opened->count = count > 0 ? (uint64_t)count : 0;
	if (opened->count > AR_ARCHIVE_MEMBERS_MAX) {
		ar_archive_close(opened);
		return ar_fail(err, AR_ELIMIT, 0,
		    "the archive holds too many files");
	}
	*archive = opened;
	return AR_OK;
}

void
ar_archive_close(struct ar_archive *archive)
{
	if (!archive)
		return;
	if (archive->zip)
		zip_discard(archive->zip);
	zip_error_fini(&archive->error);
	free(archive);
}

uint64_t
ar_archive_count(const struct ar_archive *archive)
{
	return archive->count;
}

/* Why a member may not be read; NULL: it may.  Only what every zip program
 * writes is unpacked: others may need any amount of memory. */
static const char *
refused(const struct zip_stat *stat)
{
	const char *why = ar_zip_name_refused(stat->name);

	if (why)
		return why;
	if ((stat->valid & ZIP_STAT_ENCRYPTION_METHOD) &&
	    stat->encryption_method != ZIP_EM_NONE)
		return "it is locked with a password";
	if ((stat->valid & ZIP_STAT_COMP_METHOD) &&
	    stat->comp_method != ZIP_CM_STORE &&
	    stat->comp_method != ZIP_CM_DEFLATE)
		return "it is packed in a way that is not read";
	return NULL;
}

struct ar_archive_entry
ar_archive_entry(const struct ar_archive *archive, uint64_t index)
{
	struct ar_archive_entry entry = {.name = "",
	    .refused = "its place in the archive is damaged"};
	struct zip_stat stat;
	size_t n;

	if (index >= archive->count ||
	    zip_stat_index(archive->zip, index, 0, &stat) != 0 ||
	    !(stat.valid & ZIP_STAT_NAME))
		return entry;
	n = strlen(stat.name);
	if (ar_utf8_prefix(stat.name, n) == n)
		entry.name = stat.name;
	entry.size = stat.valid & ZIP_STAT_SIZE ? stat.size : 0;
	entry.packed = stat.valid & ZIP_STAT_COMP_SIZE ? stat.comp_size : 0;
	entry.folder = n && stat.name[n - 1] == '/';
	entry.refused = refused(&stat);
	return entry;
}

/* --- members --- */

/* Whether out bytes from in bytes are more than an honest file packs. */
static bool
bomb(uint64_t out, uint64_t in)
{
	return out > AR_ARCHIVE_RATIO_FREE &&
	    out / AR_ARCHIVE_RATIO_MAX > in;
}

struct take {
	enum ar_status (*take)(void *context, const void *bytes, size_t n,
	    struct ar_error *err);
	void *context;
	uint64_t limit;
	uint64_t packed;
};

static enum ar_status
read_member(struct ar_archive *archive, struct zip_file *file,
    const struct take *to, struct ar_error *err)
{
	uint64_t total = 0;

	for (;;) {
		zip_int64_t got = zip_fread(file, archive->piece,
		    sizeof archive->piece);

		if (got < 0 && lacks_memory(zip_file_get_error(file)))
			return ar_fail(err, AR_EMEM, 0, no_memory);
		if (got < 0)
			return ar_fail(err, AR_EDAMAGE, total, "a file in "
			    "the archive is damaged or not complete");
		if (got == 0)
			return AR_OK;
		total += (uint64_t)got;
		if (total > to->limit || bomb(total, to->packed))
			return ar_fail(err, AR_ELIMIT, 0,
			    "a file in the archive unpacks to far more than "
			    "is read");
		AR_TRY(to->take(to->context, archive->piece, (size_t)got,
		    err));
	}
}

enum ar_status
ar_archive_read(struct ar_archive *archive, uint64_t index, uint64_t limit,
    enum ar_status (*take)(void *context, const void *bytes, size_t n,
	struct ar_error *err),
    void *context, struct ar_error *err)
{
	struct ar_archive_entry entry = ar_archive_entry(archive, index);
	struct take to = {take, context, limit, entry.packed};
	struct zip_file *file;
	enum ar_status status;

	if (entry.refused)
		return ar_fail(err, AR_EREFUSED, 0, entry.refused);
	file = zip_fopen_index(archive->zip, index, 0);
	if (!file && lacks_memory(zip_get_error(archive->zip)))
		return ar_fail(err, AR_EMEM, 0, no_memory);
	if (!file)
		return ar_fail(err, AR_EDAMAGE, 0,
		    "a file in the archive cannot be unpacked");
	status = read_member(archive, file, &to, err);
	zip_fclose(file);
	return status;
}
