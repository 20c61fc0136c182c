/* zlib then takes const input */
#define ZLIB_CONST
#include "formats/container.h"

#include <stdlib.h>
#include <string.h>
#include <zip.h>
#include <zlib.h>

#include "formats/numbers.h"

enum { STEP = 256 * 1024, GZIP_WINDOW = 15 + 16 };

bool
ar_gzip_looks_like(const unsigned char *bytes, size_t n)
{
	return n >= 3 && bytes[0] == 0x1f && bytes[1] == 0x8b && bytes[2] == 8;
}

bool
ar_zip_looks_like(const unsigned char *bytes, size_t n)
{
	return n >= 4 && bytes[0] == 'P' && bytes[1] == 'K' &&
	    ((bytes[2] == 3 && bytes[3] == 4) ||
	    (bytes[2] == 5 && bytes[3] == 6));
}

/* Whether out bytes from in bytes are more than an honest file packs. */
static bool
too_large(uint64_t out, uint64_t in)
{
	return out > AR_FORMAT_UNPACKED_MAX ||
	    (out > AR_FORMAT_RATIO_FREE && out / AR_FORMAT_RATIO_MAX > in);
}

/* Room for at least one step more; false: no memory. */
static bool
make_room(struct ar_unpacked *out, size_t *room)
{
	unsigned char *bytes;

	if (*room - out->n >= STEP)
		return true;
	*room = *room ? 2 * *room : STEP;
	bytes = realloc(out->bytes, *room);
	if (!bytes)
		return false;
	out->bytes = bytes;
	return true;
}

static void
unpacked_free(struct ar_unpacked *out)
{
	free(out->bytes);
	memset(out, 0, sizeof *out);
}

/* zlib counts in unsigned int; give it what it has not been given yet. */
static void
refill(z_stream *z, const unsigned char *bytes, size_t n, size_t *given)
{
	size_t part = n - *given;

	if (z->avail_in || !part)
		return;
	if (part > STEP)
		part = STEP;
	z->next_in = bytes + *given;
	z->avail_in = (unsigned)part;
	*given += part;
}

/* One step of inflate.  Z_STREAM_END: all members are through. */
static int
inflate_step(z_stream *z, const unsigned char *bytes, size_t n,
    size_t *given)
{
	int state;

	refill(z, bytes, n, given);
	state = inflate(z, Z_NO_FLUSH);
	if (state != Z_STREAM_END)
		return state;
	refill(z, bytes, n, given);
	/* another member may follow; anything else behind is padding */
	if (z->avail_in < 2 || z->next_in[0] != 0x1f || z->next_in[1] != 0x8b)
		return Z_STREAM_END;
	return inflateReset(z);
}

static enum ar_status
inflate_all(z_stream *z, const unsigned char *bytes, size_t n,
    struct ar_unpacked *out)
{
	size_t room = 0, given = 0;
	int state;

	for (;;) {
		size_t before = out->n;

		if (!make_room(out, &room))
			return AR_EMEM;
		z->next_out = out->bytes + out->n;
		z->avail_out = STEP;
		state = inflate_step(z, bytes, n, &given);
		out->n += STEP - z->avail_out;
		if (too_large(out->n, given))
			return AR_ELIMIT;
		if (state == Z_MEM_ERROR)
			return AR_EMEM;
		out->complete = state == Z_STREAM_END;
		if (state != Z_OK)
			return AR_OK;
		if (out->n == before && !z->avail_in && given == n)
			return AR_OK; /* the stream is cut */
	}
}

enum ar_status
ar_gzip_unpack(const unsigned char *bytes, size_t n, struct ar_unpacked *out,
    struct ar_error *err)
{
	z_stream z = {0};
	enum ar_status status;

	memset(out, 0, sizeof *out);
	if (inflateInit2(&z, GZIP_WINDOW) != Z_OK)
		return ar_fail(err, AR_EMEM, 0, "there is not enough memory");
	status = inflate_all(&z, bytes, n, out);
	inflateEnd(&z);
	if (status == AR_OK)
		return AR_OK;
	unpacked_free(out);
	if (status == AR_EMEM)
		return ar_fail(err, AR_EMEM, 0, "there is not enough memory");
	return ar_fail(err, AR_ELIMIT, 0,
	    "the file unpacks to far more than a recording holds");
}

/* --- zip --- */

/* Why a member's name is not followed; NULL: it is fine. */
static const char *
name_refused(const char *name)
{
	const char *at = name;

	if (name[0] == '/' || (name[0] && name[1] == ':'))
		return "its name is an absolute path";
	if (strchr(name, '\\'))
		return "its name holds a backslash";
	while (at) {
		if (strncmp(at, "..", 2) == 0 && (!at[2] || at[2] == '/'))
			return "its name leads out of the archive";
		at = strchr(at, '/');
		at = at ? at + 1 : NULL;
	}
	return NULL;
}

/* What the finder of macOS adds, and folders. */
static bool
name_ignored(const char *name)
{
	const char *base = strrchr(name, '/');

	base = base ? base + 1 : name;
	return !*base || strncmp(base, "._", 2) == 0 ||
	    strncmp(name, "__MACOSX/", 9) == 0 ||
	    strstr(name, "/__MACOSX/");
}

/* Whether libzip failed for want of memory, its own or zlib's. */
static bool
no_memory(struct zip_error *error)
{
	return zip_error_code_zip(error) == ZIP_ER_MEMORY ||
	    (zip_error_code_zip(error) == ZIP_ER_ZLIB &&
	    zip_error_code_system(error) == Z_MEM_ERROR);
}

static enum ar_status
member_inflate(struct zip_file *file, uint64_t packed,
    struct ar_unpacked *out)
{
	size_t room = 0;

	for (;;) {
		zip_int64_t got;

		if (!make_room(out, &room))
			return AR_EMEM;
		got = zip_fread(file, out->bytes + out->n, STEP);
		if (got < 0 && no_memory(zip_file_get_error(file)))
			return AR_EMEM;
		if (got <= 0) {
			out->complete = got == 0;
			return AR_OK;
		}
		out->n += (size_t)got;
		if (too_large(out->n, packed))
			return AR_ELIMIT;
	}
}

static enum ar_status
member_visit(struct zip *zip, const struct zip_stat *entry,
    const struct ar_zip_visitor *visitor, uint64_t *total)
{
	struct ar_unpacked out = {0};
	struct zip_file *file;
	enum ar_status status;

	if ((entry->valid & ZIP_STAT_ENCRYPTION_METHOD) &&
	    entry->encryption_method != ZIP_EM_NONE)
		return visitor->refused(visitor->own, "member_encrypted",
		    entry->name, "it is locked with a password");
	if (too_large(entry->size, entry->comp_size))
		return visitor->refused(visitor->own, "member_too_large",
		    entry->name, "it unpacks to far more than a recording");
	file = zip_fopen_index(zip, entry->index, 0);
	if (!file && no_memory(zip_get_error(zip)))
		return AR_EMEM;
	if (!file)
		return visitor->refused(visitor->own, "member_damaged",
		    entry->name, "it cannot be unpacked");
	status = member_inflate(file, entry->comp_size, &out);
	zip_fclose(file);
	*total += out.n;
	if (status == AR_ELIMIT)
		status = visitor->refused(visitor->own, "member_too_large",
		    entry->name, "it unpacks to far more than a recording");
	else if (status == AR_OK && !out.complete && !out.n)
		status = visitor->refused(visitor->own, "member_damaged",
		    entry->name, "it cannot be unpacked");
	else if (status == AR_OK)
		status = visitor->member(visitor->own, entry->name, &out);
	free(out.bytes);
	return status;
}

/* One member; *total counts the bytes really unpacked, because declared sizes
 * may lie. */
static enum ar_status
walk_one(struct zip *zip, zip_uint64_t index,
    const struct ar_zip_visitor *visitor, uint64_t *total)
{
	struct zip_stat entry;
	const char *why;

	if (zip_stat_index(zip, index, 0, &entry) != 0)
		return no_memory(zip_get_error(zip)) ? AR_EMEM : AR_OK;
	if (!(entry.valid & ZIP_STAT_NAME) || name_ignored(entry.name))
		return AR_OK;
	why = name_refused(entry.name);
	if (why)
		return visitor->refused(visitor->own, "member_name_refused",
		    entry.name, why);
	if (!(entry.valid & ZIP_STAT_SIZE))
		entry.size = 0;
	if (!(entry.valid & ZIP_STAT_COMP_SIZE))
		entry.comp_size = 0;
	return member_visit(zip, &entry, visitor, total);
}

static enum ar_status
walk(struct zip *zip, const struct ar_zip_visitor *visitor,
    struct ar_error *err)
{
	zip_int64_t count = zip_get_num_entries(zip, 0);
	uint64_t total = 0;

	if (count > AR_FORMAT_MEMBERS_MAX)
		return ar_fail(err, AR_ELIMIT, 0,
		    "the zip holds too many files");
	for (zip_int64_t i = 0; i < count; i++) {
		AR_TRY(walk_one(zip, (zip_uint64_t)i, visitor, &total));
		if (total > AR_FORMAT_ZIP_TOTAL_MAX)
			return ar_fail(err, AR_ELIMIT, 0,
			    "the zip unpacks to more than is read at once");
	}
	return AR_OK;
}

enum ar_status
ar_zip_walk(const unsigned char *bytes, size_t n,
    const struct ar_zip_visitor *visitor, struct ar_error *err)
{
	struct zip_error error;
	struct zip_source *source;
	struct zip *zip;
	enum ar_status status;

	zip_error_init(&error);
	source = zip_source_buffer_create(bytes, n, 0, &error);
	if (!source) {
		zip_error_fini(&error);
		return ar_fail(err, AR_EMEM, 0, "there is not enough memory");
	}
	zip = zip_open_from_source(source, ZIP_RDONLY, &error);
	if (!zip) {
		bool memory = no_memory(&error);

		zip_source_free(source);
		zip_error_fini(&error);
		return ar_fail(err, memory ? AR_EMEM : AR_EDAMAGE, 0,
		    memory ? "there is not enough memory"
			   : "the zip is damaged and does not open");
	}
	status = walk(zip, visitor, err);
	zip_discard(zip);
	zip_error_fini(&error);
	return status;
}
