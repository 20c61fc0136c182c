/* Generated from data/numbers_formats.csv by tools/gen_numbers.py;
 * correct the table, not this file. */
#ifndef FORMATS_NUMBERS_H
#define FORMATS_NUMBERS_H

/* 1; formats 5.2 [A] afterrun; activities kept of one file */
#define AR_FORMAT_ACTIVITIES_MAX 1000
/* byte; formats 2 [A] afterrun; declared namespace prefixes that are remembered */
#define AR_FORMAT_PREFIX_BYTES_MAX 4096
/* 1; formats 2 [A] afterrun; nested elements */
#define AR_FORMAT_XML_DEPTH_MAX 1000
/* s; formats 1.8 [S] spec formats.md 1.8 forgotten stop; longest gap inside one activity */
#define AR_FORMAT_ACTIVITY_GAP_S 21600
/* 1/min; formats 1.4 [S] spec formats.md 1.4 TCX RunCadence; a mean above it counts both feet already */
#define AR_FORMAT_CADENCE_STEPS_SPM 125
/* m/s; formats 2 [A] afterrun; median moving speed below it: walking */
#define AR_FORMAT_WALK_M_S 2.0
/* m/s; formats 2 [A] afterrun; median moving speed above it: not on foot */
#define AR_FORMAT_RUN_M_S 6.5
/* m/s; formats 2 [A] afterrun; slower steps say nothing about the sport */
#define AR_FORMAT_STILL_M_S 0.5
/* s; formats 1.8 [S] spec formats.md 1.8 smart recording; longer steps say nothing about the speed */
#define AR_FORMAT_GUESS_DT_S 60
/* m; formats truth [S] IUGG mean radius rounded; sphere of the reference distances */
#define AR_EARTH_RADIUS_M 6371000.0
/* rad; definition [S] pi/180 */
#define AR_RADIAN_PER_DEG 0.017453292519943295
/* 1/min; formats 1.2 [S] FIT uint8 invalid written out by exports */
#define AR_FORMAT_HEART_INVALID_BPM 255
/* byte; formats 4 [A] afterrun; largest unpacked file */
#define AR_FORMAT_UNPACKED_MAX 536870912
/* byte; formats 4 [A] afterrun; up to this size any ratio is read */
#define AR_FORMAT_RATIO_FREE 16777216
/* 1; formats 4 [A] afterrun; unpacked bytes for a packed one */
#define AR_FORMAT_RATIO_MAX 200
/* 1; formats 4 [A] afterrun; members of a zip */
#define AR_FORMAT_MEMBERS_MAX 10000
/* byte; formats 4 [A] afterrun; bytes unpacked of all members together */
#define AR_FORMAT_ZIP_TOTAL_MAX 2147483648
/* 1; formats 4 [A] afterrun; activities of one zip */
#define AR_FORMAT_ZIP_ACTIVITIES_MAX 100000
/* s; formats 1.8 [S] spec formats.md 1.8 clock set by GPS; a gap above it beside few points is the clock */
#define AR_FORMAT_CLOCK_JUMP_S 86400
/* 1; formats 1.8 [A] spec formats.md 1.8 says about 1 %; fewer points than this share are left out */
#define AR_FORMAT_CLOCK_JUMP_SHARE 0.02
/* s; formats 1.8 [A] afterrun; shorter steps back are points out of order */
#define AR_FORMAT_CLOCK_STEP_S 60
/* m; formats 1.8 [A] afterrun; a record that goes on moves less */
#define AR_FORMAT_CLOCK_STEP_M 1000
/* 1; formats 1.8 [A] afterrun; more steps back are points in no order */
#define AR_FORMAT_CLOCK_STEPS_MAX 3
/* 1; formats 1.8 [A] afterrun; fewer points are only sorted */
#define AR_FORMAT_CLOCK_POINTS_MIN 10
/* deg; formats 1.8 [S] spec formats.md 1.8 start at 0 0 */
#define AR_FORMAT_NULL_ISLAND_DEG 0.0001
/* m; definition [S] WGS 84 meridian and equator degree rounded up; a degree is never longer */
#define AR_FORMAT_DEGREE_M 111400
/* m/s; formats 1.8 [A] afterrun world record sprint speed */
#define AR_FORMAT_SPIKE_FOOT_M_S 12.5
/* m/s; formats 1.8 [A] afterrun; not on foot */
#define AR_FORMAT_SPIKE_M_S 50
/* 1/min; formats 1.8 [S] spec formats.md 1.8 HR */
#define AR_FORMAT_HEART_MIN_BPM 30
/* 1/min; formats 1.8 [S] spec formats.md 1.8 HR */
#define AR_FORMAT_HEART_MAX_BPM 230
/* m; formats 1.8 [A] below the shore of the Dead Sea; raw 0 of FIT is -500 */
#define AR_FORMAT_ALTITUDE_MIN_M (-450)
/* m; formats 1.8 [A] above the highest summit */
#define AR_FORMAT_ALTITUDE_MAX_M 9000
/* 1; formats 3 [A] afterrun; usual steps a gap at a boundary must exceed */
#define AR_FORMAT_PAUSE_STEPS 3
/* s; formats 3 [A] afterrun; gap inside a Track that may be a pause */
#define AR_FORMAT_PAUSE_INSIDE_S 10
/* s; formats 5.6 [S] spec formats.md 5.6 timer tolerance */
#define AR_FORMAT_PAUSE_SLACK_S 2
/* s; formats 1.8 [S] spec formats.md 1.8 smart recording; a Track that begins later is a new segment */
#define AR_FORMAT_SEGMENT_GAP_S 60
/* 1; formats 2 [A] afterrun; a GPX with fewer timed points is a planned route */
#define AR_FORMAT_TIMED_SHARE_MIN 0.5
/* byte; formats 4 [A] afterrun; a longer element of export.xml is stepped over */
#define AR_APPLE_TAG_BYTES_MAX 32768
/* 1; formats 4 [A] afterrun; points kept of a route inside export.xml; 55 hours at one a second */
#define AR_APPLE_POINTS_MAX 200000
/* 1; formats 4 [A] afterrun; pauses kept of one workout */
#define AR_APPLE_PAUSES_MAX 1000
/* 1; formats 4 [A] afterrun; stretches of sleep; 40 years of 18 a night */
#define AR_APPLE_SPANS_MAX 262144
/* s; formats 4 [A] afterrun; a longer stretch of sleep is a mistake */
#define AR_APPLE_SPAN_MAX_S 86400
/* s; formats 4 [A] afterrun; a longer time awake parts a nap from the night */
#define AR_APPLE_NIGHT_GAP_S 7200
/* 1; formats 4 [A] afterrun; devices and apps that are told apart */
#define AR_APPLE_SOURCES_MAX 200
/* 1; formats 4 [A] afterrun; effort scores that wait for their workout; the latest */
#define AR_APPLE_EFFORTS_MAX 4096
/* s; formats 4 [A] afterrun; an effort score starts with its workout */
#define AR_APPLE_EFFORT_MATCH_S 60
/* s; formats 4 [A] afterrun; heart rate variability up to 9 o'clock belongs to the night */
#define AR_APPLE_MORNING_S 32400
/* y; formats 4 [A] afterrun; days before it are refused */
#define AR_APPLE_YEAR_FIRST 1970
/* y; formats 4 [A] afterrun; days after it are refused */
#define AR_APPLE_YEAR_LAST 2099
/* 1; formats 4 [A] include/afterrun/archive.h; members of an archive */
#define AR_ARCHIVE_MEMBERS_MAX 2000000
/* 1; formats 4 [A] include/afterrun/archive.h; unpacked bytes for a packed one */
#define AR_ARCHIVE_RATIO_MAX 2000
/* byte; formats 4 [A] include/afterrun/archive.h; up to this size any ratio is read */
#define AR_ARCHIVE_RATIO_FREE 67108864
/* byte; formats 4 [A] include/afterrun/archive.h; bytes handed out at once */
#define AR_ARCHIVE_PIECE 262144
/* byte; formats 4 [A] afterrun; longest row of a table */
#define AR_STRAVA_ROW_MAX 1048576
/* 1; formats 4 [A] afterrun; rows without their last quote before the rest is left */
#define AR_STRAVA_BROKEN_MAX 100
/* 1; formats 4 [S] spec formats.md 4 Perceived Exertion */
#define AR_STRAVA_EFFORT_LEAST 1
/* 1; formats 4 [S] spec formats.md 4 Perceived Exertion */
#define AR_STRAVA_EFFORT_MOST 10
/* s; formats 1.7 [A] afterrun; a longer hold of one sleep level is a gap; a shorter time awake does not end the night */
#define AR_WELLNESS_SLEEP_GAP_S 14400
/* 1/min; formats 1.7 [S] spec formats.md 1.7 message 281; a provisional pulse this much above the lowest is dropped */
#define AR_WELLNESS_PROVISIONAL_BPM 10
/* s; formats 1.3 [S] FIT epoch plus the largest uint32; no date of a FIT file is later */
#define AR_WELLNESS_UTC_MAX_S 4926032895

#endif
