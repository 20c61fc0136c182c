/* What Apple Health's export.xml says: workouts, days, nights, the person.
 * All files are invented; each is fed in pieces of any size. */
#include "tests/formats/apple_read.h"

static void
new_workout(void **state)
{
	(void)state;
	expect(HEAD
	    "<Workout workoutActivityType=\"HKWorkoutActivityTypeRunning\""
	    " duration=\"30.5\" durationUnit=\"min\" sourceName=\"Watch\""
	    " startDate=\"2026-01-15 07:00:00 +0100\""
	    " endDate=\"2026-01-15 07:35:00 +0100\">\n"
	    "<MetadataEntry key=\"HKIndoorWorkout\" value=\"0\"/>"
	    "<MetadataEntry key=\"HKElevationAscended\" value=\"4200 cm\"/>"
	    "<WorkoutEvent type=\"HKWorkoutEventTypePause\""
	    " date=\"2026-01-15 07:10:00 +0100\"/>"
	    "<WorkoutActivity uuid=\"1\">"
	    "<WorkoutStatistics type=\"HKQuantityTypeIdentifier"
	    "DistanceWalkingRunning\" sum=\"99\" unit=\"km\"/>"
	    "</WorkoutActivity>"
	    "<WorkoutStatistics type=\"HKQuantityTypeIdentifier"
	    "DistanceWalkingRunning\" sum=\"5.25\" unit=\"km\"/>"
	    "<WorkoutStatistics type='HKQuantityTypeIdentifier"
	    "HeartRate' average='148.5' maximum='171' unit='count/min'/>"
	    "<WorkoutStatistics type=\"HKQuantityTypeIdentifier"
	    "ActiveEnergyBurned\" sum=\"1255.2\" unit=\"kJ\"/>"
	    "<WorkoutStatistics type=\"HKQuantityTypeIdentifier"
	    "BasalEnergyBurned\" sum=\"50\" unit=\"kcal\"/>"
	    "<WorkoutRoute><MetadataEntry key=\"HKIndoorWorkout\""
	    " value=\"1\"/><FileReference"
	    " path=\"/workout-routes/route_2026.gpx\"/></WorkoutRoute>"
	    "<Record type=\"HKQuantityTypeIdentifierWorkoutEffortScore\""
	    " unit=\"appleEffortScore\""
	    " startDate=\"2026-01-15 07:00:00 +0100\" value=\"6\"/>"
	    "</Workout>" TAIL,
	    "workout sport=\"running\" file=\"workout-routes/route_2026.gpx\""
	    " start=1768456800 offset=3600 elapsed=2100 moving=1830 m=5250"
	    " up=42 avg=148.5 max=171 kcal=300 rpe=6\n");
}

static void
old_workout(void **state)
{
	(void)state;
	expect(HEAD
	    "<Workout workoutActivityType=\"HKWorkoutActivityTypeRunning\""
	    " totalDistance=\"3.1\" totalDistanceUnit=\"mi\""
	    " totalEnergyBurned=\"310\" totalEnergyBurnedUnit=\"kcal\""
	    " startDate=\"2019-06-11 15:00:00 -0700\""
	    " endDate=\"2019-06-11 15:30:00 -0700\">"
	    "<MetadataEntry key=\"HKIndoorWorkout\" value=\"1\"/>"
	    "<WorkoutEvent type=\"HKWorkoutEventTypePause\""
	    " date=\"2019-06-11 15:10:00 -0700\"/>"
	    "<WorkoutEvent type=\"HKWorkoutEventTypeResume\""
	    " date=\"2019-06-11 15:12:00 -0700\"/>"
	    "</Workout>"
	    "<Workout workoutActivityType=\"HKWorkoutActivityTypeYoga\""
	    " startDate=\"2019-06-12 15:00:00 -0700\"/>"
	    "<Workout workoutActivityType=\"HKWorkoutActivityTypeSwimming\""
	    " startDate=\"2019-06-13 15:00:00 -0700\">"
	    "<MetadataEntry key=\"HKSwimmingLocationType\" value=\"2\"/>"
	    "</Workout>"
	    "<Workout workoutActivityType=\"HKWorkoutActivityTypeMoonwalk\""
	    " startDate=\"2019-06-14 15:00:00 -0700\"></Workout>" TAIL,
	    "workout sport=\"running\" sub=\"treadmill\" start=1560290400"
	    " offset=-25200 elapsed=1800 moving=1680 m=4988.9664 kcal=310\n"
	    "workout sport=\"training\" sub=\"yoga\" start=1560376800"
	    " offset=-25200\n"
	    "workout sport=\"swimming\" sub=\"open_water\" start=1560463200"
	    " offset=-25200\n"
	    "workout sport=\"generic\" start=1560549600 offset=-25200\n");
}

static void
paths_stay_inside(void **state)
{
	static const char *const bad[] = {"../x.gpx", "/a/../x.gpx", "a/..",
	    "a\\x.gpx", "C:x.gpx", "a//x.gpx", ""};
	char xml[1024];

	(void)state;
	for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
		snprintf(xml, sizeof xml, HEAD WORKOUT("<WorkoutRoute>"
		    "<FileReference path=\"%s\"/></WorkoutRoute>") TAIL,
		    bad[i]);
		expect(xml, WORKOUT_TOLD);
	}
}

static void
efforts_find_their_workout(void **state)
{
	(void)state;
	expect(HEAD
	    "<Record type=\"HKQuantityTypeIdentifierWorkoutEffortScore\""
	    " startDate=\"2026-01-14 07:00:00 +0000\" value=\"9\"/>"
	    "<Record type=\"HKQuantityTypeIdentifierWorkoutEffortScore\""
	    " startDate=\"2026-01-15 07:00:01 +0000\" value=\"4\"/>"
	    "<Record type=\"HKQuantityTypeIdentifierEstimatedWorkoutEffort"
	    "Score\" startDate=\"2026-01-15 07:00:00 +0000\" value=\"8\"/>"
	    WORKOUT("") TAIL,
	    "workout sport=\"running\" start=1768460400 offset=0 rpe=4\n");
}

static void
inline_route(void **state)
{
	(void)state;
	expect(HEAD WORKOUT("<WorkoutEvent type=\"HKWorkoutEventTypePause\""
	    " date=\"2026-01-15 07:00:02 +0000\"/>"
	    "<WorkoutEvent type=\"HKWorkoutEventTypeResume\""
	    " date=\"2026-01-15 07:00:04 +0000\"/><WorkoutRoute>"
	    "<Location date=\"2026-01-15 07:00:01 +0000\" latitude=\"45.1\""
	    " longitude=\"5.2\" altitude=\"210.5\" speed=\"-1\"/>"
	    "<Location date=\"2026-01-15 07:00:01 +0000\" latitude=\"45.1\""
	    " longitude=\"5.2\" altitude=\"210.5\" speed=\"2.5\"/>"
	    "<Location date=\"2026-01-15 07:00:05 +0000\""
	    " latitude=\"45.1001\" longitude=\"5.2\" speed=\"-1\"/>"
	    "</WorkoutRoute>") TAIL,
	    "workout sport=\"running\" start=1768460400 offset=0 points=2"
	    " stored=3 speed=2.5 pauses=1\n");
}

static void
day_values(void **state)
{
	(void)state;
	expect(HEAD
	    /* corrected in the evening, told earlier in the file */
	    "<Record type=\"HKQuantityTypeIdentifierRestingHeartRate\""
	    " sourceName=\"W\" unit=\"count/min\" value=\"51\""
	    " startDate=\"2026-01-15 00:01:00 +0100\""
	    " endDate=\"2026-01-15 21:00:00 +0100\"/>"
	    "<Record type=\"HKQuantityTypeIdentifierRestingHeartRate\""
	    " sourceName=\"W\" unit=\"count/min\" value=\"58\""
	    " startDate=\"2026-01-15 00:01:00 +0100\""
	    " endDate=\"2026-01-15 09:00:00 +0100\"/>"
	    "<Record type=\"HKQuantityTypeIdentifierBodyMass\""
	    " sourceName=\"Scale\" unit=\"lb\" value=\"154\""
	    " startDate=\"2026-01-15 08:00:00 +0100\""
	    " endDate=\"2026-01-15 08:00:00 +0100\"/>"
	    "<Record type=\"HKQuantityTypeIdentifierBodyMass\""
	    " sourceName=\"Scale\" unit=\"st\" value=\"12\""
	    " startDate=\"2026-01-15 07:00:00 +0100\""
	    " endDate=\"2026-01-15 07:00:00 +0100\"/>"
	    "<Record type=\"HKQuantityTypeIdentifierHeight\""
	    " sourceName=\"Scale\" unit=\"cm\" value=\"178\""
	    " startDate=\"2026-01-15 07:00:00 +0100\""
	    " endDate=\"2026-01-15 07:00:00 +0100\"/>"
	    "<Record type=\"HKQuantityTypeIdentifierHeartRateVariabilitySDNN"
	    "\" sourceName=\"W\" unit=\"ms\" value=\"40\""
	    " startDate=\"2026-01-15 02:00:00 +0100\""
	    " endDate=\"2026-01-15 02:01:00 +0100\">"
	    "<HeartRateVariabilityMetadataList>"
	    "<InstantaneousBeatsPerMinute bpm=\"60\" time=\"8:00:01.00 AM\"/>"
	    "</HeartRateVariabilityMetadataList></Record>"
	    "<Record type=\"HKQuantityTypeIdentifierHeartRateVariabilitySDNN"
	    "\" sourceName=\"W\" unit=\"ms\" value=\"50\""
	    " startDate=\"2026-01-15 08:59:59 +0100\""
	    " endDate=\"2026-01-15 09:00:59 +0100\"/>"
	    "<Record type=\"HKQuantityTypeIdentifierHeartRateVariabilitySDNN"
	    "\" sourceName=\"W\" unit=\"ms\" value=\"90\""
	    " startDate=\"2026-01-15 15:00:00 +0100\""
	    " endDate=\"2026-01-15 15:01:00 +0100\"/>"
	    "<Record type=\"HKQuantityTypeIdentifierHeartRateVariabilitySDNN"
	    "\" sourceName=\"Ring\" unit=\"ms\" value=\"20\""
	    " startDate=\"2026-01-15 03:00:00 +0100\""
	    " endDate=\"2026-01-15 03:01:00 +0100\"/>"
	    "<Record type=\"HKQuantityTypeIdentifierVO2Max\" value=\"50\""
	    " startDate=\"2026-01-15 03:00:00 +0100\"/>" TAIL,
	    "day n=" DAY_2026_01_15 " mass=69.853 by=\"Scale\"\n"
	    "day n=" DAY_2026_01_15 " pulse=51 by=\"W\"\n"
	    "day n=" DAY_2026_01_15 " sdnn=45 by=\"W\"\n"
	    "person height=1.78 mass=69.85322498\n");
}

static void
the_day_is_local(void **state)
{
	(void)state;
	expect(HEAD
	    "<Record type=\"HKQuantityTypeIdentifierBodyMass\""
	    " sourceName=\"S\" unit=\"kg\" value=\"70\""
	    " startDate=\"2026-01-14 23:30:00 -0800\""
	    " endDate=\"2026-01-14 23:30:00 -0800\"/>" TAIL,
	    "day n=20467 mass=70 by=\"S\"\nperson mass=70\n");
}

static void
the_person(void **state)
{
	(void)state;
	expect(HEAD "<ExportDate value=\"2026-02-01 10:00:00 +0100\"/>"
	    "<Me HKCharacteristicTypeIdentifierDateOfBirth=\"1990-02-02\""
	    " HKCharacteristicTypeIdentifierBiologicalSex="
	    "\"HKBiologicalSexFemale\"/>" TAIL,
	    "person sex=\"f\" age=35 since=1769936400\n");
	expect(HEAD "<ExportDate value=\"2026-02-02 00:10:00 +0100\"/>"
	    "<Me HKCharacteristicTypeIdentifierDateOfBirth=\"1990-02-02\""
	    " HKCharacteristicTypeIdentifierBiologicalSex="
	    "\"HKBiologicalSexNotSet\"/>" TAIL,
	    "person age=36 since=1769987400\n");
}

static void
one_source_a_night(void **state)
{
	(void)state;
	expect(HEAD
	    /* the phone says more, but has no stages */
	    SLEEP("iPhone", "InBed", "14 22:00:00", "15 08:00:00")
	    SLEEP("iPhone", "Asleep", "14 22:30:00", "15 08:00:00")
	    /* one watch under two apostrophes, overlapping */
	    SLEEP("Ann's Watch", "AsleepCore", "14 23:00:00", "15 02:00:00")
	    SLEEP("Ann\xe2\x80\x99s Watch", "AsleepDeep", "15 01:00:00",
		"15 03:00:00")
	    SLEEP("Ann&#x2019;s Watch", "Awake", "15 03:00:00",
		"15 03:30:00")
	    SLEEP("Ann&apos;s Watch", "AsleepREM", "15 03:30:00",
		"15 06:30:00")
	    /* the ring has fewer stages */
	    SLEEP("Ring", "AsleepCore", "14 23:00:00", "15 05:00:00")
	    /* naps: the hours are those of the night */
	    SLEEP("Ann's Watch", "AsleepUnspecified", "15 14:00:00",
		"15 14:30:00")
	    SLEEP("Ring", "AsleepCore", "15 14:00:00", "15 15:00:00") TAIL,
	    "day n=" DAY_2026_01_15 " sleep=7 by=\"Ann's Watch\"\n");
}

static void
a_night_belongs_to_its_end(void **state)
{
	(void)state;
	/* a nap in the evening is not the night's; the order is free */
	expect(HEAD
	    SLEEP("W", "AsleepCore", "15 00:30:00", "15 06:30:00")
	    SLEEP("W", "AsleepCore", "14 18:00:00", "14 19:00:00")
	    SLEEP("W", "AsleepCore", "14 22:30:00", "14 23:30:00") TAIL,
	    "day n=20467 sleep=1 by=\"W\"\n"
	    "day n=20468 sleep=7 by=\"W\"\n");
	/* local midnight, not that of UTC */
	expect(HEAD SLEEP("W", "Asleep", "14 20:00:00", "15 00:30:00") TAIL,
	    "day n=20468 sleep=4.5 by=\"W\"\n");
	/* told as a whole and in stages */
	expect(HEAD SLEEP("W", "Asleep", "14 23:00:00", "15 07:00:00")
	    SLEEP("W", "AsleepREM", "14 23:30:00", "15 06:00:00") TAIL,
	    "day n=20468 sleep=8 by=\"W\"\n");
}

static void
awake_is_not_sleep(void **state)
{
	(void)state;
	expect(HEAD SLEEP("W", "InBed", "14 23:00:00", "15 07:00:00")
	    SLEEP("W", "Awake", "15 01:00:00", "15 02:00:00")
	    SLEEP("W", "NeverHeardOf", "15 01:00:00", "15 02:00:00") TAIL,
	    "");
}

static void
refusals(void **state)
{
	static const char *const bad[] = {
	    "<Workout startDate=\"yesterday\"/>",
	    "<Record type=\"HKQuantityTypeIdentifierBodyMass\""
	    " unit=\"kg\" value=\"70\"/>",
	    "<Record type=\"HKQuantityTypeIdentifierBodyMass\""
	    " unit=\"ducks\" value=\"70\" startDate=\"2026-01-15 08:00:00"
	    " +0100\" endDate=\"2026-01-15 08:00:00 +0100\"/>",
	    "<Record type=\"HKQuantityTypeIdentifierBodyMass\""
	    " unit=\"kg\" value=\"70\" startDate=\"2562-01-15 08:00:00"
	    " +0100\" endDate=\"2562-01-15 08:00:00 +0100\"/>",
	    "<Record type=\"HKQuantityTypeIdentifierRestingHeartRate\""
	    " value=\"nan\" startDate=\"2026-01-15 08:00:00"
	    " +0100\" endDate=\"2026-01-15 08:00:00 +0100\"/>",
	    SLEEP("W", "Asleep", "15 08:00:00", "15 07:00:00"),
	    SLEEP("W", "Asleep", "15 08:00:00", "17 07:00:00"),
	    SLEEP("W", "Asleep", "14 08:00:00", "15 08:00:00")
	    SLEEP("W", "Asleep", "15 08:00:00", "15 09:00:00"),
	    "<Record type=\"HKQuantityTypeIdentifierWorkoutEffortScore\""
	    " startDate=\"2026-01-15 07:00:00 +0100\" value=\"11\"/>",
	};
	static struct export_log log;
	char xml[1024];

	(void)state;
	for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
		snprintf(xml, sizeof xml, HEAD "%s" TAIL, bad[i]);
		read_xml(&log, xml, strlen(xml));
		check_text(log.text, "");
		assert_int_equal(log.count.refused, 1);
		assert_true(log.count.first_refused[0]);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(new_workout),
	    cmocka_unit_test(old_workout),
	    cmocka_unit_test(paths_stay_inside),
	    cmocka_unit_test(efforts_find_their_workout),
	    cmocka_unit_test(inline_route),
	    cmocka_unit_test(day_values),
	    cmocka_unit_test(the_day_is_local),
	    cmocka_unit_test(the_person),
	    cmocka_unit_test(one_source_a_night),
	    cmocka_unit_test(a_night_belongs_to_its_end),
	    cmocka_unit_test(awake_is_not_sleep),
	    cmocka_unit_test(refusals),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
