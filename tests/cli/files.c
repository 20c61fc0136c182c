#define _GNU_SOURCE
#include "files.h"

#include <dirent.h>
#include <fcntl.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../check.h"
#include "afterrun/invent.h"
#include "afterrun/time.h"
#include "afterrun/write.h"

enum { ARENA = 256 << 20 };

static char folder[] = "/tmp/afterrun-cli-XXXXXX";
static char name[512];

static const char *
path(const char *file)
{
	snprintf(name, sizeof name, "%s/%s", folder, file);
	return name;
}

static void
put(const char *file, const void *bytes, size_t n)
{
	FILE *out = fopen(path(file), "wb");

	assert_non_null(out);
	assert_int_equal(fwrite(bytes, 1, n, out), n);
	assert_int_equal(fclose(out), 0);
}

static void
put_text(const char *file, const char *text)
{
	put(file, text, strlen(text));
}

/* An invented run that ends half an hour before the tests' now. */
static void
put_run(const char *file, enum ar_format format, size_t cut)
{
	struct ar_arena *arena = ar_arena_open(ARENA);
	struct ar_invent_plan plan = ar_invent_demo_plan();
	struct ar_recording recording;
	const unsigned char *bytes;
	struct ar_error err;
	double offset_s;
	size_t n;

	assert_non_null(arena);
	assert_true(ar_time_parse("2026-06-01T07:20:00Z", 20,
	    &plan.start_utc_s, &offset_s));
	plan.rpe_0_10 = NAN;
	assert_int_equal(ar_invent(&plan, arena, &recording, &err), AR_OK);
	assert_int_equal(ar_recording_write(&recording, format, arena, &bytes,
	    &n, &err), AR_OK);
	put(file, bytes, cut && cut < n ? cut : n);
	ar_arena_close(arena);
}

/* A FIT file with nothing but a file_id of type settings. */
static void
put_settings(void)
{
	unsigned char file[] = {
		12, 0x10, 0x64, 0x00, 11, 0, 0, 0, '.', 'F', 'I', 'T',
		0x40, 0, 0, 0, 0, 1, 0, 1, 0x00, /* file_id: type */
		0x00, 2,                         /* settings */
		0, 0,
	};
	unsigned crc = 0;

	for (size_t i = 0; i < sizeof file - 2; i++) {
		crc ^= file[i];
		for (int bit = 0; bit < 8; bit++)
			crc = crc & 1 ? crc >> 1 ^ 0xa001 : crc >> 1;
	}
	file[sizeof file - 2] = (unsigned char)(crc & 0xff);
	file[sizeof file - 1] = (unsigned char)(crc >> 8);
	put("settings.fit", file, sizeof file);
}

static void
put_sparse(const char *file, off_t size)
{
	int fd = open(path(file), O_CREAT | O_WRONLY, 0600);

	assert_true(fd >= 0);
	assert_int_equal(ftruncate(fd, size), 0);
	close(fd);
}

const char *
files_make(void)
{
	static const unsigned char photo[] = {0xff, 0xd8, 0xff, 0xe0, 0, 16,
	    'J', 'F', 'I', 'F', 0, 1, 1, 0, 0, 72, 0, 72, 0, 0};

	assert_non_null(mkdtemp(folder));
	put_run("run.fit", AR_FORMAT_FIT, 0);
	put_run("run.gpx", AR_FORMAT_GPX, 0);
	put_run("run.tcx", AR_FORMAT_TCX, 0);
	put_run("cut.fit", AR_FORMAT_FIT, 40000);
	put_text("text.fit", "Dear diary, today I ran.\n");
	put("photo.fit", photo, sizeof photo);
	put_text("empty.fit", "");
	put_settings();
	put_text("route.gpx", "<?xml version=\"1.0\"?>\n"
	    "<gpx version=\"1.1\" creator=\"x\" "
	    "xmlns=\"http://www.topografix.com/GPX/1/1\">\n<trk><trkseg>\n"
	    "<trkpt lat=\"23.5\" lon=\"8.1\"><ele>400</ele></trkpt>\n"
	    "<trkpt lat=\"23.6\" lon=\"8.1\"><ele>401</ele></trkpt>\n"
	    "</trkseg></trk></gpx>\n");
	put_text("entity.gpx", "<?xml version=\"1.0\"?>\n<!DOCTYPE gpx "
	    "[<!ENTITY a \"aaaa\">]>\n<gpx>&a;</gpx>\n");
	put_sparse("zeros-5g.fit", (off_t)5 << 30);
	put_sparse("zeros-900m.fit", (off_t)900 << 20);
	assert_int_equal(mkdir(path("folder.fit"), 0700), 0);
	assert_int_equal(mkfifo(path("pipe.fit"), 0600), 0);
	put_text("secret.fit", "x");
	assert_int_equal(chmod(path("secret.fit"), 0), 0);
	put_text("case.json", "{\"schema\":\"session-case/1\","
	    "\"mode\":\"post_run\",\"minutes_available\":10,\"run\":"
	    "{\"duration_min\":25,\"distance_km\":4,\"rpe\":3,"
	    "\"ascent_m\":20,\"descent_m\":20,\"air_c\":15}}\n");
	return folder;
}

void
files_remove(void)
{
	DIR *dir = opendir(folder);
	const struct dirent *entry;

	assert_non_null(dir);
	while ((entry = readdir(dir)) != NULL)
		if (entry->d_name[0] != '.')
			remove(path(entry->d_name));
	closedir(dir);
	rmdir(folder);
}
