/* What is drawn, without a terminal.  AR_UPDATE_GOLDEN=1 writes the texts
 * anew. */
#include <stdlib.h>
#include <string.h>

#include "../check.h"
#include "doors/guide/digits.h"
#include "doors/guide/keys.h"
#include "doors/guide/layout.h"
#include "doors/guide/leg.h"
#include "doors/guide/words.h"
#include "made.h"
#include "scenes.h"
#include "texts.h"

enum { PAGE = CANVAS_ROWS * (CANVAS_COLUMNS * CANVAS_CELL + 1) };

static const char number[] = "112 or your local number";

/* The page as text. */
static char *
page_text(const struct canvas *canvas)
{
	char *text = calloc(1, PAGE + 1);
	size_t used = 0;

	assert_non_null(text);
	for (int i = 0; i < canvas->rows; i++) {
		canvas_line(canvas, i, text + used, PAGE - used);
		used += strlen(text + used);
		text[used++] = '\n';
		text[used] = '\0';
	}
	return text;
}

static void
press_keys(struct guide_state *state, const struct canvas *canvas,
    const char *keys)
{
	for (; *keys; keys++) {
		guide_press(state, guide_key_of(state->mode, *keys));
		if (state->why > layout_why_pages(canvas, state))
			state->why = 0;
	}
}

static void
draw_scene(const struct scene *scene, struct made *made,
    struct canvas *canvas)
{
	struct guide_state state;
	struct guide_view view = { &state, NULL, number, false };

	canvas_start(canvas, scene->rows, scene->columns, !scene->ascii);
	if (made->session.status == AR_STOP) {
		layout_stop(canvas, made->session.stop_text, number, 1);
		return;
	}
	guide_start(&state, &made->guide, made->worked);
	if (scene->at) {
		guide_begin_at(&state, strtod(scene->at, NULL));
		state.mode = GUIDE_RUNNING;
	}
	press_keys(&state, canvas, scene->keys);
	layout_draw(canvas, &view);
}

static void
test_goldens(void **state)
{
	(void)state;
	for (size_t i = 0; i < scene_count; i++) {
		char name[96];
		struct canvas canvas;
		struct made made;
		char *text;

		made_open(&made, scenes[i].session, scenes[i].minutes);
		draw_scene(&scenes[i], &made, &canvas);
		text = page_text(&canvas);
		snprintf(name, sizeof name, "../../guide/golden/%s",
		    scenes[i].name);
		text_compare(name, text);
		assert_true(text_widest(text) <= scenes[i].columns);
		free(text);
		made_close(&made);
	}
}

/* In every size and at every moment the layouts say what matters. */
static void
test_every_size(void **state)
{
	static const char *const names[] = { "g2", "g4", "g6" };

	(void)state;
	for (size_t k = 0; k < 3; k++) {
		struct made made;

		made_open(&made, names[k], 40);
		for (int i = 0; i < 400; i++) {
			struct guide_state guide;
			struct guide_view view = { &guide, NULL, number,
				true };
			struct canvas canvas;
			char *text, clock[CLOCK_MAX];

			guide_start(&guide, &made.guide, made.worked);
			guide_begin_at(&guide, made.guide.total_s * i / 401);
			guide.mode = GUIDE_RUNNING;
			canvas_start(&canvas, 12 + i * 7 % 30,
			    40 + i * 13 % 75, i % 2);
			layout_draw(&canvas, &view);
			text = page_text(&canvas);
			words_clock(guide_now(&guide).left_session_s, clock);
			assert_non_null(strstr(text, clock));
			assert_non_null(strstr(text, "q quit"));
			assert_true(strstr(text, "Next: ") ||
			    strstr(text, "Meanwhile: ") ||
			    strstr(text, "last step"));
			if (guide_now(&guide).side_known)
				assert_non_null(strstr(text,
				    guide_now(&guide).side == AR_LEFT ?
				    "LEFT" : "RIGHT"));
			free(text);
		}
		made_close(&made);
	}
}

/* Any size down to one letter is drawn without a step outside. */
static void
test_tiny_sizes(void **state)
{
	struct guide_state guide;
	struct guide_view view = { &guide, "a word from the door", number,
		true };
	struct canvas canvas;
	struct made made;

	(void)state;
	made_open(&made, "g2", 20);
	for (int i = 0; i < 45 * 14; i++) {
		guide_start(&guide, &made.guide, made.worked);
		guide_begin_at(&guide, 725);
		guide.mode = (enum guide_mode)(i % GUIDE_OVER);
		guide.why = i % 3;
		guide.help = i % 7 == 0;
		canvas_start(&canvas, i % 14, i / 14, i % 2);
		layout_draw(&canvas, &view);
		assert_true(layout_stop(&canvas, "words that are too long "
		    "for it", number, 1 + i % 3) >= 1);
	}
	made_close(&made);
}

/* A title from a file cannot move the cursor. */
static void
test_hostile_title(void **state)
{
	struct guide_state guide;
	struct guide_view view = { &guide, "\033[2J", number, true };
	struct canvas canvas;
	struct made made;
	char *text;

	(void)state;
	made_open(&made, "g2", 20);
	made.session.steps[0].title =
	    "\033]0;x\007\302\233 \342\200\256 wa\377lk";
	made.session.steps[0].text = "\r\n\033[31m";
	guide_start(&guide, &made.guide, made.worked);
	guide.mode = GUIDE_RUNNING;
	canvas_start(&canvas, 24, 80, true);
	layout_draw(&canvas, &view);
	text = page_text(&canvas);
	for (const char *c = text; *c; c++)
		assert_true(*c == '\n' || (unsigned char)*c >= ' ');
	assert_null(strstr(text, "\302\233"));
	assert_null(strstr(text, "\342\200\256"));
	assert_non_null(strstr(text, "wa?lk"));
	free(text);
	made_close(&made);
}

static int
marked(const struct canvas *canvas, int from, int to)
{
	int count = 0;

	for (int row = 0; row < canvas->rows; row++)
		for (int i = from; i < to; i++)
			count += canvas->cells[row][i].style == CANVAS_MARK;
	return count;
}

/* Each region can be seen, on the side it is on: from behind the person's
 * left is on our left, from the front on our right. */
static void
test_legs_mark_the_side(void **state)
{
	static const bool behind[AR_REGIONS] = { [AR_PLANTAR] = true,
		[AR_CALF] = true, [AR_SOLEUS] = true, [AR_HAMSTRING] = true,
		[AR_GLUTE] = true };

	(void)state;
	for (int i = 0; i < AR_REGIONS * LEG_SIZES; i++) {
		enum leg_size size = (enum leg_size)(i % LEG_SIZES);
		struct leg_mark mark = { true,
			(enum ar_region)(i / LEG_SIZES), { true, false } };
		int columns = leg_columns(size);
		struct canvas canvas;
		int left, right;

		canvas_start(&canvas, leg_rows(size), columns, false);
		leg_draw(&canvas, (struct spot){ 0, 0, 0 }, size, &mark);
		left = marked(&canvas, 0, columns / 2);
		right = marked(&canvas, columns / 2, columns);
		assert_true(left + right >= 3);
		assert_int_equal(behind[mark.region] ? right : left, 0);
	}
}

static void
test_digits(void **state)
{
	struct canvas canvas;
	char *text;

	(void)state;
	assert_int_equal(digits_width("1:05", 1), 23);
	canvas_start(&canvas, 5, 30, false);
	digits_draw(&canvas, (struct spot){ 0, 0, 1 }, CANVAS_BIG, "2:47");
	text = page_text(&canvas);
	assert_string_equal(text,
	    "######    ##  ## ######\n"
	    "    ## ## ##  ##     ##\n"
	    "######    ######     ##\n"
	    "##     ##     ##     ##\n"
	    "######        ##     ##\n");
	free(text);
}

static void
test_clock_words(void **state)
{
	static const struct {
		double seconds;
		const char *want;
	} rows[] = { { 0, "0:00" }, { 0.2, "0:01" }, { 59.1, "1:00" },
		{ 60, "1:00" }, { 3600, "1:00:00" }, { -3, "0:00" },
		{ NAN, "0:00" }, { 1e300, "0:00" } };

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		char clock[CLOCK_MAX];

		words_clock(rows[i].seconds, clock);
		assert_string_equal(clock, rows[i].want);
	}
}

/* All of a text is shown in turn, and each piece fits. */
static void
test_pieces(void **state)
{
	static const char text[] = "Sit down. Put one leg over the other, so "
	    "that the sole looks at you and is near both of your hands, and "
	    "stay like this for all of the time. Breathe.";
	struct canvas canvas;
	char piece[WORDS_MAX], all[4 * WORDS_MAX] = "";

	(void)state;
	canvas_start(&canvas, 12, 40, true);
	for (int i = 0; i < 3; i++) {
		words_piece(&canvas, text, 38, 2, 8.0 * i + 1, piece);
		assert_true(canvas_lines(&canvas, 38, piece) <= 2);
		strcat(all, i ? " " : "");
		strcat(all, piece);
	}
	assert_true(strstr(text, all) == text);
	words_piece(&canvas, text, 38, 2, 0, piece);
	assert_string_equal(piece, "Sit down.");
	words_piece(&canvas, "", 38, 2, 3, piece);
	assert_string_equal(piece, "");
	words_piece(&canvas, "Averyveryveryverylongwordthatnoscreenhasroomfor",
	    10, 1, 0, piece);
	assert_true(piece[0] == 'A');
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_goldens),
		cmocka_unit_test(test_every_size),
		cmocka_unit_test(test_tiny_sizes),
		cmocka_unit_test(test_hostile_title),
		cmocka_unit_test(test_legs_mark_the_side),
		cmocka_unit_test(test_digits),
		cmocka_unit_test(test_clock_words),
		cmocka_unit_test(test_pieces),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
