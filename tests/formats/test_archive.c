/* Archives larger than memory. */
#include "test_formats.h"

#include <zip.h>
#include <zlib.h>

#include "afterrun/archive.h"

struct file {
	unsigned char *bytes;
	size_t n;
	size_t reads;
	size_t most;   /* bytes asked for at once */
	size_t broken; /* reads from here on fail; 0 none */
};

static bool
read_at(void *context, uint64_t offset, void *bytes, size_t n)
{
	struct file *file = context;

	file->reads++;
	if (n > file->most)
		file->most = n;
	assert_true(offset <= file->n && n <= file->n - offset);
	if (file->broken && offset + n > file->broken)
		return false;
	memcpy(bytes, file->bytes + offset, n);
	return true;
}

struct member {
	const char *name;
	const void *data;
	size_t n;
	bool stored;
	bool locked;
	bool raw_name;
};

/* A zip of members, made by libzip. */
static struct file
zip_of(const struct member *members, size_t count)
{
	struct file out = {0};
	struct zip_error error;
	struct zip_source *source, *whole;
	struct zip_stat stat;
	struct zip *zip;

	zip_error_init(&error);
	whole = zip_source_buffer_create(NULL, 0, 0, &error);
	assert_non_null(whole);
	zip_source_keep(whole);
	zip = zip_open_from_source(whole, ZIP_TRUNCATE, &error);
	assert_non_null(zip);
	for (size_t i = 0; i < count; i++) {
		size_t n = strlen(members[i].name);
		zip_int64_t at;

		if (members[i].name[n - 1] == '/') {
			assert_true(zip_dir_add(zip, members[i].name, 0) >=
			    0);
			continue;
		}
		source = zip_source_buffer(zip, members[i].data, members[i].n,
		    0);
		assert_non_null(source);
		at = zip_file_add(zip, members[i].name, source,
		    members[i].raw_name ? ZIP_FL_ENC_CP437 : 0);
		assert_true(at >= 0);
		if (members[i].stored)
			assert_int_equal(zip_set_file_compression(zip,
			    (zip_uint64_t)at, ZIP_CM_STORE, 0), 0);
		if (members[i].locked)
			assert_int_equal(zip_file_set_encryption(zip,
			    (zip_uint64_t)at, ZIP_EM_TRAD_PKWARE, "x"), 0);
	}
	assert_int_equal(zip_close(zip), 0);
	assert_int_equal(zip_source_open(whole), 0);
	assert_int_equal(zip_source_stat(whole, &stat), 0);
	out.n = stat.size;
	out.bytes = malloc(out.n + 1);
	assert_non_null(out.bytes);
	assert_int_equal(zip_source_read(whole, out.bytes, out.n),
	    (zip_int64_t)out.n);
	zip_source_close(whole);
	zip_source_free(whole);
	return out;
}

static enum ar_status
open_file(struct file *file, struct ar_archive **archive,
    struct ar_error *err)
{
	struct ar_byte_source source = {file, file->n, read_at};

	memset(err, 0, sizeof *err);
	return ar_archive_open(&source, archive, err);
}

/* What a member gave. */
struct sum {
	uint64_t bytes;
	uint64_t pieces;
	uint64_t most;
	uint32_t crc;
	uint64_t stop_at; /* 0: never */
};

static enum ar_status
on_piece(void *context, const void *bytes, size_t n, struct ar_error *err)
{
	struct sum *sum = context;

	sum->bytes += n;
	sum->pieces++;
	if (n > sum->most)
		sum->most = n;
	sum->crc = (uint32_t)crc32(sum->crc, bytes, (unsigned)n);
	if (sum->stop_at && sum->bytes >= sum->stop_at)
		return ar_fail(err, AR_EINPUT, 3, "enough");
	return AR_OK;
}

/* Bytes that do not pack well. */
static unsigned char *
noise(size_t n)
{
	unsigned char *bytes = malloc(n);
	uint32_t x = 12345;

	assert_non_null(bytes);
	for (size_t i = 0; i < n; i++) {
		x = x * 1664525 + 1013904223;
		bytes[i] = (unsigned char)(x >> 24);
	}
	return bytes;
}

static void
test_members(void **state)
{
	const size_t n = 3 * 1000 * 1000;
	unsigned char *data = noise(n);
	const struct member members[] = {
	    {"folder/", NULL, 0, false, false, false},
	    {"folder/größe.fit", data, n, false, false, false},
	    {"b.gpx", "<gpx/>", 6, true, false, false},
	    {"empty", "", 0, false, false, false},
	};
	struct file file = zip_of(members, 4);
	struct ar_archive *archive;
	struct ar_archive_entry entry;
	struct ar_error err;
	struct sum sum = {0};

	(void)state;
	assert_int_equal(open_file(&file, &archive, &err), AR_OK);
	assert_int_equal(ar_archive_count(archive), 4);
	entry = ar_archive_entry(archive, 0);
	assert_true(entry.folder);
	entry = ar_archive_entry(archive, 1);
	assert_string_equal(entry.name, "folder/größe.fit");
	assert_int_equal(entry.size, n);
	assert_false(entry.folder);
	assert_null(entry.refused);
	file.most = 0;
	assert_int_equal(ar_archive_read(archive, 1, n, on_piece, &sum, &err),
	    AR_OK);
	assert_int_equal(sum.bytes, n);
	assert_true(sum.most <= 256 * 1024);
	assert_int_equal(sum.crc, crc32(0, data, (unsigned)n));
	assert_true(file.most <= 1 << 20); /* never the whole of it */
	sum = (struct sum){0};
	assert_int_equal(ar_archive_read(archive, 2, 6, on_piece, &sum, &err),
	    AR_OK);
	assert_int_equal(sum.bytes, 6);
	sum = (struct sum){0};
	assert_int_equal(ar_archive_read(archive, 3, 0, on_piece, &sum, &err),
	    AR_OK);
	assert_int_equal(sum.bytes, 0);
	/* the limit, and a reader that has enough */
	assert_int_equal(ar_archive_read(archive, 1, n - 1, on_piece, &sum,
	    &err), AR_ELIMIT);
	sum = (struct sum){.stop_at = 1};
	assert_int_equal(ar_archive_read(archive, 1, n, on_piece, &sum, &err),
	    AR_EINPUT);
	assert_int_equal(err.offset, 3);
	assert_int_equal(sum.pieces, 1);
	/* no such member */
	assert_non_null(ar_archive_entry(archive, 4).refused);
	assert_int_equal(ar_archive_read(archive, 4, 1, on_piece, &sum, &err),
	    AR_EREFUSED);
	ar_archive_close(archive);
	ar_archive_close(NULL);
	free(file.bytes);
	free(data);
}

static void
test_refused(void **state)
{
	static const struct member members[] = {
	    {"../a", "x", 1, false, false, false},
	    {"/a", "x", 1, false, false, false},
	    {"a/../../b", "x", 1, false, false, false},
	    {"c:a", "x", 1, false, false, false},
	    {"a\\b", "x", 1, false, false, false},
	    {"locked", "x", 1, false, true, false},
	    {"..fine", "x", 1, false, false, false},
	};
	struct file file = zip_of(members, 7);
	struct ar_archive *archive;
	struct ar_error err;
	struct sum sum = {0};

	(void)state;
	assert_int_equal(open_file(&file, &archive, &err), AR_OK);
	for (uint64_t i = 0; i < 6; i++) {
		assert_non_null(ar_archive_entry(archive, i).refused);
		assert_int_equal(ar_archive_read(archive, i, 9, on_piece,
		    &sum, &err), AR_EREFUSED);
		assert_string_equal(err.text,
		    ar_archive_entry(archive, i).refused);
	}
	assert_int_equal(sum.pieces, 0);
	assert_null(ar_archive_entry(archive, 6).refused);
	ar_archive_close(archive);
	free(file.bytes);
}

/* Whatever is cut or turned over: an error or sound bytes, never a crash. */
static void
test_damaged(void **state)
{
	unsigned char *data = noise(5000);
	const struct member members[] = {
	    {"a.fit", data, 5000, false, false, false},
	    {"b.fit", data, 5000, true, false, false},
	};
	struct file file = zip_of(members, 2);
	struct ar_archive *archive;
	struct ar_error err;
	size_t n = file.n, bad = 0;

	(void)state;
	for (size_t cut = 0; cut < n; cut += cut < n - 300 ? 97 : 1) {
		file.n = cut;
		assert_int_equal(open_file(&file, &archive, &err),
		    cut < 4 ? AR_EFORMAT : AR_EDAMAGE);
		assert_null(archive);
		assert_int_equal(err.status, cut < 4 ? AR_EFORMAT :
		    AR_EDAMAGE);
	}
	file.n = n;
	for (size_t i = 0; i < n; i++) {
		struct sum sum = {0};

		file.bytes[i] ^= 0x41;
		if (open_file(&file, &archive, &err) == AR_OK) {
			for (uint64_t m = 0; m < ar_archive_count(archive);
			    m++)
				bad += ar_archive_read(archive, m, 10000,
				    on_piece, &sum, &err) != AR_OK;
			ar_archive_close(archive);
		}
		file.bytes[i] ^= 0x41;
	}
	/* nearly all of the bytes are data, and each one is checked */
	assert_true(bad > 9900);
	/* a disk that fails */
	file.broken = 6000;
	assert_int_equal(open_file(&file, &archive, &err), AR_EDAMAGE);
	file.broken = 0;
	assert_int_equal(open_file(&file, &archive, &err), AR_OK);
	file.broken = 3000;
	{
		struct sum sum = {0};

		assert_int_equal(ar_archive_read(archive, 0, 10000, on_piece,
		    &sum, &err), AR_EDAMAGE);
	}
	ar_archive_close(archive);
	free(file.bytes);
	free(data);
}

static void
test_no_zip(void **state)
{
	static unsigned char text[300000];
	struct file file = {text, sizeof text, 0, 0, 0};
	struct ar_archive *archive;
	struct ar_error err;

	(void)state;
	memset(text, 'x', sizeof text);
	assert_int_equal(open_file(&file, &archive, &err), AR_EFORMAT);
	file.n = 0;
	assert_int_equal(open_file(&file, &archive, &err), AR_EFORMAT);
}

static void
put(unsigned char *at, uint64_t value, size_t n)
{
	for (size_t i = 0; i < n; i++)
		at[i] = (unsigned char)(value >> 8 * i);
}

/* The directory of a zip64 as APPNOTE has it: member "a" of 3 bytes, whose
 * sizes stand in the extra field; count members are declared. */
static struct file
zip_64(uint64_t count)
{
	struct file out = {calloc(1, 400), 0, 0, 0, 0};
	unsigned char *at = out.bytes;
	uint32_t crc = (uint32_t)crc32(0, (const unsigned char *)"abc", 3);

	assert_non_null(at);
	memcpy(at, "PK\3\4", 4);
	put(at + 4, 45, 2);
	put(at + 14, crc, 4);
	put(at + 18, UINT32_MAX, 4);
	put(at + 22, UINT32_MAX, 4);
	put(at + 26, 1, 2);
	put(at + 28, 20, 2);
	at[30] = 'a';
	put(at + 31, 1, 2);
	put(at + 33, 16, 2);
	put(at + 35, 3, 8);
	put(at + 43, 3, 8);
	memcpy(at + 51, "abc", 3);
	at += 54;
	memcpy(at, "PK\1\2", 4);
	put(at + 4, 45, 2);
	put(at + 6, 45, 2);
	put(at + 16, crc, 4);
	put(at + 20, UINT32_MAX, 4);
	put(at + 24, UINT32_MAX, 4);
	put(at + 28, 1, 2);
	put(at + 30, 28, 2);
	put(at + 42, UINT32_MAX, 4);
	at[46] = 'a';
	put(at + 47, 1, 2);
	put(at + 49, 24, 2);
	put(at + 51, 3, 8);
	put(at + 59, 3, 8);
	put(at + 67, 0, 8);
	at += 75;
	memcpy(at, "PK\6\6", 4);
	put(at + 4, 44, 8);
	put(at + 12, 45, 2);
	put(at + 14, 45, 2);
	put(at + 24, count, 8);
	put(at + 32, count, 8);
	put(at + 40, 75, 8);
	put(at + 48, 54, 8);
	at += 56;
	memcpy(at, "PK\6\7", 4);
	put(at + 8, 54 + 75, 8);
	put(at + 16, 1, 4);
	at += 20;
	memcpy(at, "PK\5\6", 4);
	put(at + 8, UINT16_MAX, 2);
	put(at + 10, UINT16_MAX, 2);
	put(at + 12, UINT32_MAX, 4);
	put(at + 16, UINT32_MAX, 4);
	at += 22;
	out.n = (size_t)(at - out.bytes);
	return out;
}

static void
test_zip64(void **state)
{
	struct file file = zip_64(1);
	struct ar_archive *archive;
	struct ar_error err;
	struct sum sum = {0};

	(void)state;
	assert_int_equal(open_file(&file, &archive, &err), AR_OK);
	assert_int_equal(ar_archive_count(archive), 1);
	assert_string_equal(ar_archive_entry(archive, 0).name, "a");
	assert_int_equal(ar_archive_entry(archive, 0).size, 3);
	assert_int_equal(ar_archive_read(archive, 0, 3, on_piece, &sum, &err),
	    AR_OK);
	assert_int_equal(sum.bytes, 3);
	ar_archive_close(archive);
	free(file.bytes);
	/* directories that lie about their size cost nothing */
	file = zip_64((uint64_t)1 << 40);
	assert_int_equal(open_file(&file, &archive, &err), AR_ELIMIT);
	free(file.bytes);
	file = zip_64(1999999);
	assert_int_equal(open_file(&file, &archive, &err), AR_EDAMAGE);
	free(file.bytes);
}

static void
test_bomb(void **state)
{
	size_t n = (size_t)160 << 20, at = 0;
	unsigned char *zeros = calloc(1, n);
	struct member member = {"z", zeros, n, false, false, false};
	struct file file;
	struct ar_archive *archive;
	struct ar_error err;
	struct sum sum = {0};

	(void)state;
	assert_non_null(zeros);
	file = zip_of(&member, 1);
	/* an honest zip of nothing but zeros packs 1:1000, which is read */
	assert_true(file.n < 200000);
	assert_int_equal(open_file(&file, &archive, &err), AR_OK);
	assert_int_equal(ar_archive_read(archive, 0, UINT64_MAX, on_piece,
	    &sum, &err), AR_OK);
	assert_int_equal(sum.bytes, n);
	ar_archive_close(archive);
	/* one that declares a tenth of its packed size is stopped */
	while (at + 4 <= file.n && memcmp(file.bytes + at, "PK\1\2", 4) != 0)
		at++;
	put(file.bytes + at + 20, 16000, 4);
	put(file.bytes + 18, 16000, 4);
	sum = (struct sum){0};
	if (open_file(&file, &archive, &err) == AR_OK) {
		assert_int_not_equal(ar_archive_read(archive, 0, UINT64_MAX,
		    on_piece, &sum, &err), AR_OK);
		ar_archive_close(archive);
	}
	assert_true(sum.bytes <= (uint64_t)65 << 20);
	free(file.bytes);
	free(zeros);
}

static void
test_larger_than_memory(void **state)
{
	const uint64_t count = 70000; /* more than a zip without 64 names */
	struct zip_error error;
	struct zip_source *whole;
	struct zip_stat stat;
	struct file file = {0};
	struct ar_archive *archive;
	struct ar_error err;
	struct zip *zip;
	char name[32];

	(void)state;
	zip_error_init(&error);
	whole = zip_source_buffer_create(NULL, 0, 0, &error);
	assert_non_null(whole);
	zip_source_keep(whole);
	zip = zip_open_from_source(whole, ZIP_TRUNCATE, &error);
	assert_non_null(zip);
	for (uint64_t i = 0; i < count; i++) {
		snprintf(name, sizeof name, "f/%u", (unsigned)i);
		assert_true(zip_file_add(zip, name, zip_source_buffer(zip,
		    "q", 1, 0), 0) >= 0);
	}
	assert_int_equal(zip_close(zip), 0);
	assert_int_equal(zip_source_open(whole), 0);
	assert_int_equal(zip_source_stat(whole, &stat), 0);
	file.n = stat.size;
	file.bytes = malloc(file.n);
	assert_non_null(file.bytes);
	assert_int_equal(zip_source_read(whole, file.bytes, file.n),
	    (zip_int64_t)file.n);
	zip_source_close(whole);
	zip_source_free(whole);
	assert_int_equal(open_file(&file, &archive, &err), AR_OK);
	assert_int_equal(ar_archive_count(archive), count);
	assert_string_equal(ar_archive_entry(archive, count - 1).name,
	    "f/69999");
	ar_archive_close(archive);
	free(file.bytes);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_members),
		cmocka_unit_test(test_refused),
		cmocka_unit_test(test_damaged),
		cmocka_unit_test(test_no_zip),
		cmocka_unit_test(test_zip64),
		cmocka_unit_test(test_bomb),
		cmocka_unit_test(test_larger_than_memory),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
