/* Strava's table of activities, in the languages it comes in. */
#include "test_formats.h"

#include "afterrun/export.h"
#include "afterrun/time.h"

enum { WORKOUTS = 16, TEXT = 160 };

struct kept {
	char id[TEXT];
	char name[TEXT];
	char note[TEXT];
	char sport[TEXT];
	char sub_sport[TEXT];
	char file[TEXT];
	struct ar_export_workout numbers;
};

/* What a table gave. */
struct told {
	struct kept workout[WORKOUTS];
	size_t workouts;
	struct ar_wellness_item day[WORKOUTS];
	size_t days;
	size_t stop_at; /* 0: never */
	struct ar_export_count count;
	struct ar_error err;
	enum ar_status status;
};

static void
keep(char *to, const char *from)
{
	snprintf(to, TEXT, "%s", from ? from : "(null)");
}

static enum ar_status
on_workout(void *own, const struct ar_export_workout *workout,
    struct ar_error *err)
{
	struct told *told = own;
	struct kept *kept = &told->workout[told->workouts];

	assert_true(told->workouts < WORKOUTS);
	told->workouts++;
	keep(kept->id, workout->id);
	keep(kept->name, workout->name);
	keep(kept->note, workout->note);
	keep(kept->sport, workout->sport);
	keep(kept->sub_sport, workout->sub_sport);
	keep(kept->file, workout->file);
	kept->numbers = *workout;
	if (told->workouts == told->stop_at)
		return ar_fail(err, AR_ELIMIT, 7, "stop");
	return AR_OK;
}

static enum ar_status
on_day(void *own, const struct ar_wellness_item *item, struct ar_error *err)
{
	struct told *told = own;

	(void)err;
	assert_true(told->days < WORKOUTS);
	told->day[told->days++] = *item;
	return AR_OK;
}

static struct told told;

static void
tell_n(const char *text, size_t n)
{
	struct ar_export_sink sink = {.context = &told,
	    .workout = on_workout, .day = on_day};
	size_t stop_at = told.stop_at;
	char *exact = malloc(n ? n : 1);

	assert_non_null(exact);
	memcpy(exact, text, n);
	memset(&told, 0, sizeof told);
	told.stop_at = stop_at;
	told.status = ar_strava_table_read(exact, n, &sink, &told.count,
	    &told.err);
	assert_int_equal(told.status, told.err.status);
	free(exact);
}

static void
tell(const char *text)
{
	told.stop_at = 0;
	tell_n(text, strlen(text));
}

static void
assert_start(size_t i, const char *want)
{
	char text[AR_TIME_TEXT];

	assert_true(i < told.workouts);
	ar_time_utc_text(told.workout[i].numbers.start_utc_s, text);
	assert_string_equal(text, want);
}

#define ENGLISH                                                                \
	"Activity ID,Activity Date,Activity Name,Activity Type,"               \
	"Activity Description,Elapsed Time,Distance,Max Heart Rate,"           \
	"Relative Effort,Commute,Activity Private Note,Activity Gear,"         \
	"Filename,Athlete Weight,Bike Weight,Elapsed Time,Moving Time,"        \
	"Distance,Elevation Gain,Elevation Loss,Max Heart Rate,"               \
	"Average Heart Rate,Calories,Perceived Exertion,"                      \
	"\"<span class=\"\"translation_missing\"\" "                           \
	"title=\"\"x, y\"\">Sport Type</span>\"\r\n"

static void
test_english(void **state)
{
	const struct ar_export_workout *w = &told.workout[0].numbers;

	(void)state;
	tell(ENGLISH
	    "11,\"Mar 3, 2024, 6:05:09 PM\",Hills,Run,\"Warm, then\n"
	    "\"\"rain\"\"\",2700,\"8,10\",170,40,false,left calf,Shoe,"
	    "activities/11.fit.gz,61.5,,2705.5,2650,8123.4,120.5,119,171,"
	    "150.5,512,6,TrailRun\r\n"
	    "12,\"Mar 5, 2024, 12:00:01 AM\",,Weight Training,,1800,0,,,false,"
	    ",,,61.5,,1800,1800,0,,,,,,11,\r\n"
	    "13,\"Mar 6, 2024, 12:30:00 PM\",Odd,Quidditch,,60,1,,,false,"
	    ",,,62,,60\r\n");
	assert_int_equal(told.status, AR_OK);
	assert_int_equal(told.count.workouts, 3);
	assert_int_equal(told.count.refused, 0);
	assert_string_equal(told.count.first_refused, "");
	assert_start(0, "2024-03-03T18:05:09Z");
	assert_string_equal(told.workout[0].id, "11");
	assert_string_equal(told.workout[0].name, "Hills");
	assert_string_equal(told.workout[0].note,
	    "Warm, then\n\"rain\"\nleft calf");
	assert_string_equal(told.workout[0].sport, "running");
	assert_string_equal(told.workout[0].sub_sport, "trail");
	assert_string_equal(told.workout[0].file, "activities/11.fit.gz");
	assert_near(w->elapsed_s, 2705.5, 0);
	assert_near(w->moving_s, 2650, 0);
	assert_near(w->distance_m, 8123.4, 0);
	assert_near(w->ascent_m, 120.5, 0);
	assert_near(w->descent_m, 119, 0);
	assert_near(w->heart_max_bpm, 171, 0);
	assert_near(w->heart_avg_bpm, 150.5, 0);
	assert_near(w->calories_kcal, 512, 0);
	assert_near(w->rpe_0_10, 6, 0);
	assert_true(isnan(w->utc_offset_s) && isnan(w->feel_0_100));
	assert_null(w->activity);
	/* midnight, no file, an effort that cannot be */
	assert_start(1, "2024-03-05T00:00:01Z");
	assert_string_equal(told.workout[1].name, "(null)");
	assert_string_equal(told.workout[1].file, "(null)");
	assert_string_equal(told.workout[1].sport, "training");
	assert_string_equal(told.workout[1].sub_sport, "strength_training");
	assert_true(isnan(told.workout[1].numbers.rpe_0_10));
	/* a short row and a sport nobody knows */
	assert_start(2, "2024-03-06T12:30:00Z");
	assert_string_equal(told.workout[2].sport, "generic");
	assert_true(isnan(told.workout[2].numbers.distance_m));
	/* the weight only when it changes */
	assert_int_equal(told.days, 2);
	assert_int_equal(told.day[0].kind, AR_WELL_MASS_KG);
	assert_near(told.day[0].value, 61.5, 0);
	assert_int_equal(told.day[0].day, ar_days_from_civil(2024, 3, 3));
	assert_near(told.day[1].value, 62, 0);
	assert_string_equal(told.day[1].source, "Strava");
}

/* The rest of a header up to the 18th column, each language's own. */
static void
test_languages(void **state)
{
	static const struct {
		const char *table;
		const char *start;
		const char *sport;
		double distance_m;
		double mass_kg;
	} languages[] = {
	    {"\xEF\xBB\xBF" "Aktivitäts-ID,Aktivitätsdatum,Name der "
	     "Aktivität,Aktivitätsart,Verstrichene Zeit,Distanz,Dateiname,"
	     "Sportlergewicht,Verstrichene Zeit,Distanz\r\n"
	     "1,\"03.04.2024, 17:05:09\",See,LAUF,\"2.700\",\"8,1\",,\"72,4\","
	     "2700,8100.5\r\n",
	     "2024-04-03T17:05:09Z", "running", 8100.5, 72.4},
	    {"ID de l’activité,Date de l&#39;activité,Nom de l'activité,Type "
	     "d'activité,Temps écoulé,Distance,Poids de l'athlète,Temps "
	     "écoulé,Distance\n1,\"23 févr. 2024 à 07:15:00\",Tour,Course à "
	     "pied,1500,\"4,9\",70,1500,4905.5\n",
	     "2024-02-23T07:15:00Z", "running", 4905.5, 70},
	    {"ID de actividad,Fecha de la actividad,Nombre de la actividad,"
	     "Tipo de actividad,Tiempo transcurrido,Distancia,Peso del "
	     "atleta,Distancia\n1,\"23 may 2023, 12:40:57\",Rodaje,Carrera,"
	     "1341,\"4,03\",68,4030.5\n",
	     "2023-05-23T12:40:57Z", "running", 4030.5, 68},
	    {"ID attività,Data attività,Nome attività,Tipo attività,"
	     "Distanza,Peso dell'atleta,Distanza\n1,\"9 mag 2023, 12:40:57\","
	     "Giro,Camminata,\"4,03\",68,\"4.030,5\"\n",
	     "2023-05-09T12:40:57Z", "walking", 4030.5, 68},
	    {"ID da atividade,Data da atividade,Nome da atividade,Tipo de "
	     "atividade,Distância,Peso do atleta,Distância\n1,\"23 de set. de "
	     "2023, 12:40:57\",Volta,Corrida,\"4,03\",68,4030.5\n",
	     "2023-09-23T12:40:57Z", "running", 4030.5, 68},
	    {"Activiteits-ID,Datum van activiteit,Naam activiteit,"
	     "Activiteitstype,Afstand,Gewicht van atleet,Afstand\n"
	     "1,\"6 mrt. 2024 14:23:15\",Rondje,Hardloopsessie,5,68,5000.0\n",
	     "2024-03-06T14:23:15Z", "running", 5000, 68},
	    {"アクティビティID,アクティビティ実行日,アクティビティ名,"
	     "アクティビティタイプ,距離,距離\n1,2024/06/09 20:14:15,朝,"
	     "トレイルラン,12.40,12403.3\n",
	     "2024-06-09T20:14:15Z", "running", 12403.3, NAN},
	};

	(void)state;
	for (size_t i = 0; i < sizeof languages / sizeof *languages; i++) {
		tell(languages[i].table);
		assert_int_equal(told.status, AR_OK);
		assert_string_equal(told.count.first_refused, "");
		assert_int_equal(told.workouts, 1);
		assert_string_equal(told.workout[0].id, "1");
		assert_start(0, languages[i].start);
		assert_string_equal(told.workout[0].sport,
		    languages[i].sport);
		assert_near(told.workout[0].numbers.distance_m,
		    languages[i].distance_m, 1e-9);
		if (isnan(languages[i].mass_kg))
			assert_int_equal(told.days, 0);
		else
			assert_near(told.day[0].value, languages[i].mass_kg,
			    1e-9);
	}
}

/* Names stand twice at the places of the 2023 layout. */
static void
test_unknown_language(void **state)
{
	(void)state;
	tell("q1,q2,q3,q4,q5,aika,matka,q8,q9,q10,q11,q12,q13,q14,q15,aika,"
	    "liike,matka\n"
	    "51,2024-01-02 03:04:05,Lenkki,Run,hyvä,60,1,,,,oma,,"
	    "activities/51.fit,64,,61.5,59,1000.5\n"
	    "52,\"3/4/2024, 10:00:00\",Lenkki,Run\n");
	assert_int_equal(told.status, AR_OK);
	assert_int_equal(told.workouts, 1);
	assert_start(0, "2024-01-02T03:04:05Z");
	assert_string_equal(told.workout[0].note, "hyvä\noma");
	assert_string_equal(told.workout[0].file, "activities/51.fit");
	assert_near(told.workout[0].numbers.elapsed_s, 61.5, 0);
	assert_near(told.workout[0].numbers.moving_s, 59, 0);
	assert_near(told.workout[0].numbers.distance_m, 1000.5, 0);
	assert_near(told.day[0].value, 64, 0);
	assert_int_equal(told.count.refused, 1);
	assert_non_null(strstr(told.count.first_refused,
	    "a language that is not known"));
	/* without that, nothing says what the columns are */
	tell("q1,q2,q3,q4\n51,2024-01-02 03:04:05,Lenkki,Run\n");
	assert_int_equal(told.status, AR_EFORMAT);
	tell("id,date,type\n51,2024-01-02 03:04:05,Run\n");
	assert_int_equal(told.status, AR_EFORMAT);
	tell("");
	assert_int_equal(told.status, AR_EFORMAT);
}

/* Up to June 2019 the only distance was in metres; later it is in the
 * account's unit, and then it is not guessed. */
static void
test_single_distance(void **state)
{
	(void)state;
	tell("id,date,name,type,description,elapsed_time,distance,commute,"
	    "gear,filename\n61,2018-09-12 15:02:23,Loop,Run,,783,3681.0,false,"
	    ",activities/61.gpx\n");
	assert_int_equal(told.workouts, 1);
	assert_start(0, "2018-09-12T15:02:23Z");
	assert_near(told.workout[0].numbers.distance_m, 3681, 0);
	assert_near(told.workout[0].numbers.elapsed_s, 783, 0);
	assert_string_equal(told.workout[0].file, "activities/61.gpx");
	tell("Activity ID,Activity Date,Activity Name,Activity Type,Distance\n"
	    "61,\"Sep 12, 2018, 3:02:23 PM\",Loop,Run,3.68\n");
	assert_int_equal(told.workouts, 1);
	assert_true(isnan(told.workout[0].numbers.distance_m));
}

static void
test_refused(void **state)
{
	(void)state;
	tell(ENGLISH
	    "1,\"05/06/2024, 10:00:00\",A,Run\n"
	    "2,yesterday,B,Run\n"
	    "\n"
	    "3,\"Jun 7, 2024, 10:00:00 AM\",C,Run\n"
	    "4,\"Jun 8, 2024, 10:00:00 AM\",\"never closed,Run\n"
	    "5,\"Jun 9, 2024, 10:00:00 AM\",\"E\",Run,1,2,3,4,5,6,7,8,9,10,"
	    "11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30");
	assert_int_equal(told.status, AR_OK);
	assert_int_equal(told.count.refused, 3);
	assert_string_equal(told.count.first_refused, "which number is the "
	    "month cannot be told from this date: \"05/06/2024, 10:00:00\"");
	assert_int_equal(told.workouts, 2);
	assert_string_equal(told.workout[0].id, "3");
	assert_string_equal(told.workout[1].id, "5");
	assert_string_equal(told.workout[1].name, "E");
}

static void
test_sink_stops(void **state)
{
	static const char table[] = ENGLISH
	    "1,\"Jun 7, 2024, 10:00:00 AM\",A,Run\n"
	    "2,\"Jun 8, 2024, 10:00:00 AM\",B,Run\n";
	struct ar_export_sink none = {.context = NULL};

	(void)state;
	told.stop_at = 1;
	tell_n(table, sizeof table - 1);
	assert_int_equal(told.status, AR_ELIMIT);
	assert_int_equal(told.err.offset, 7);
	assert_int_equal(told.workouts, 1);
	assert_int_equal(ar_strava_table_read(table, sizeof table - 1, &none,
	    &told.count, &told.err), AR_OK);
	assert_int_equal(told.count.workouts, 0);
}

/* Ten thousand columns, NULs, every cut, quotes that never close. */
static void
test_hostile(void **state)
{
	static const char table[] = ENGLISH
	    "1,\"Jun 7, 2024, 10:00:00 AM\",\"A\0B\",Run,\"\xFF\xFEx\"\n";
	size_t n = 0, room = 1 << 20;
	char *text = malloc(room);

	(void)state;
	assert_non_null(text);
	told.stop_at = 0;
	for (size_t cut = 0; cut < sizeof table - 1; cut++)
		tell_n(table, cut);
	tell_n(table, sizeof table - 1);
	assert_int_equal(told.workouts, 1);
	assert_string_equal(told.workout[0].name, "A");
	assert_string_equal(told.workout[0].note, "(null)");
	n = sizeof ENGLISH - 1;
	memcpy(text, ENGLISH, n);
	n += (size_t)snprintf(text + n, room - n,
	    "9,\"Jun 7, 2024, 10:00:00 AM\",W,Run");
	for (size_t i = 0; i < 10000; i++)
		n += (size_t)snprintf(text + n, room - n, ",%zu", i);
	tell_n(text, n);
	assert_int_equal(told.workouts, 1);
	n = sizeof ENGLISH - 1;
	while (n < room - 2) {
		text[n++] = '"';
		text[n++] = '\n';
	}
	/* cells that hold a line end, and no date */
	tell_n(text, n - 1);
	assert_int_equal(told.status, AR_OK);
	assert_true(told.count.refused > 100000);
	n = sizeof ENGLISH - 1;
	while (n + 3 < room)
		n += (size_t)snprintf(text + n, room - n, "\"a\n");
	tell_n(text, n);
	assert_int_equal(told.status, AR_EDAMAGE);
	assert_int_equal(told.count.refused, 100);
	free(text);
}

static void
test_shared(void **state)
{
	static char text[1 << 16];
	FILE *in = fopen(AR_SHARED_DIR
	    "/data/recordings/exports/strava/activities.csv", "rb");
	size_t n;

	(void)state;
	if (!in) {
		puts("skipped: the shared Strava table");
		skip();
	}
	n = fread(text, 1, sizeof text, in);
	fclose(in);
	told.stop_at = 0;
	tell_n(text, n);
	assert_int_equal(told.status, AR_OK);
	assert_int_equal(told.workouts, 8);
	assert_int_equal(told.count.refused, 0);
	for (size_t i = 0; i < 8; i++) {
		assert_string_equal(told.workout[i].sport, "cycling");
		assert_string_equal(told.workout[i].file, "(null)");
	}
	assert_start(0, "2023-05-23T12:40:57Z");
	assert_start(1, "2023-05-27T01:24:16Z");
	assert_start(2, "2023-06-02T11:48:52Z");
	assert_start(3, "2023-06-09T13:02:03Z");
	assert_string_equal(told.workout[5].id, "9239384321");
	assert_near(told.workout[0].numbers.distance_m, 33912.48046875, 0);
	assert_near(told.workout[1].numbers.distance_m, 122675.9921875, 0);
	assert_near(told.workout[1].numbers.moving_s, 19143, 0);
	assert_near(told.workout[1].numbers.elapsed_s, 31872, 0);
	assert_near(told.workout[5].numbers.distance_m, 67206.78125, 0);
	assert_int_equal(ar_member_of("activities.csv", text, 4096),
	    AR_MEMBER_STRAVA_TABLE);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_english),
		cmocka_unit_test(test_languages),
		cmocka_unit_test(test_unknown_language),
		cmocka_unit_test(test_single_distance),
		cmocka_unit_test(test_refused),
		cmocka_unit_test(test_sink_stops),
		cmocka_unit_test(test_hostile),
		cmocka_unit_test(test_shared),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
