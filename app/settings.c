/* Settings as facts: "setting.units" and so on, one value or one word each. */
#include "afterrun/settings.h"

#include <math.h>
#include <string.h>

#include "afterrun/said.h"
#include "app/numbers.h"
#include "base/text.h"

enum setting {
	UNITS,
	TOOLS,
	CONDITIONS,
	MINUTES,
	VERSION,
	VOICE,
	BELLS,
	VIBRATE,
	COUNTRY,
	THEME,
	SETTINGS
};

static const char *const names[SETTINGS] = {
	[UNITS] = "setting.units",
	[TOOLS] = "setting.tools",
	[CONDITIONS] = "setting.conditions",
	[MINUTES] = "setting.minutes",
	[VERSION] = "setting.version",
	[VOICE] = "setting.voice",
	[BELLS] = "setting.bells",
	[VIBRATE] = "setting.vibrate",
	[COUNTRY] = "setting.country",
	[THEME] = "setting.theme",
};

static const char *const units[] = {"metric", "imperial"};
static const char *const versions[] = {[AR_EVIDENCE] = "evidence",
	[AR_ARTICLE] = "article"};
static const char *const themes[AR_THEMES] = {"auto", "light", "dark"};

/* One setting on its way into or out of the log. */
struct value {
	double number;    /* NAN: a word */
	const char *word; /* NULL: a number */
};

const char *
ar_theme_name(enum ar_theme theme)
{
	return (unsigned)theme < AR_THEMES ? themes[theme] : NULL;
}

void
ar_settings_minutes(int *lo, int *hi)
{
	*lo = AR_SETTING_MINUTES_MIN;
	*hi = AR_SETTING_MINUTES_MAX;
}

static void
usual(struct ar_settings *settings)
{
	*settings = (struct ar_settings){
		.minutes = AR_AFTER_MINUTES_USUAL,
		.version = AR_EVIDENCE,
		.voice = true,
		.bells = true,
		.vibrate = true,
	};
	settings->tool[AR_TOOL_HAND] = true;
}

static bool
same_word(const char *word, const char *other)
{
	return word && strcmp(word, other) == 0;
}

static bool
is_country(const char *word)
{
	return word && strlen(word) == 2 && word[0] >= 'A' &&
	    word[0] <= 'Z' && word[1] >= 'A' && word[1] <= 'Z';
}

/* --- out of the log: what cannot be understood leaves what is usual ------- */

static void
take_tools(struct ar_settings *settings, const char *word)
{
	bool tool[AR_TOOLS] = {false};
	char bad[AR_SAID_BAD];

	if (!word || (word[0] && !ar_said_tools(word, tool, bad)))
		return;
	tool[AR_TOOL_HAND] = true;
	memcpy(settings->tool, tool, sizeof tool);
}

static void
take_conditions(struct ar_settings *settings, const char *word)
{
	struct ar_case_condition list[AR_SAID_CONDITIONS];
	struct ar_after_said said;

	memset(&said, 0, sizeof said);
	said.conditions = list;
	if (!word || !word[0] ||
	    ar_said_take(&said, "condition", word, NULL) != AR_OK)
		return;
	for (size_t i = 0; i < said.condition_count &&
	    i < AR_SETTINGS_CONDITIONS; i++)
		settings->condition[i] = list[i];
	settings->condition_count = said.condition_count;
}

static void
take(struct ar_settings *settings, enum setting setting,
    const struct value *value)
{
	switch (setting) {
	case UNITS:
		settings->imperial = same_word(value->word, units[1]);
		break;
	case TOOLS:
		take_tools(settings, value->word);
		break;
	case CONDITIONS:
		take_conditions(settings, value->word);
		break;
	case MINUTES:
		if (value->number >= AR_SETTING_MINUTES_MIN &&
		    value->number <= AR_SETTING_MINUTES_MAX)
			settings->minutes = (int)value->number;
		break;
	case VERSION:
		settings->version = same_word(value->word,
		    versions[AR_ARTICLE]) ? AR_ARTICLE : AR_EVIDENCE;
		break;
	case VOICE:
		settings->voice = value->number > 0;
		break;
	case BELLS:
		settings->bells = value->number > 0;
		break;
	case VIBRATE:
		settings->vibrate = value->number > 0;
		break;
	case COUNTRY:
		if (is_country(value->word)) /* "": taken back */
			memcpy(settings->country, value->word,
			    AR_COUNTRY_SIZE);
		break;
	case THEME:
		for (int i = 0; i < AR_THEMES; i++)
			if (same_word(value->word, themes[i]))
				settings->theme = (enum ar_theme)i;
		break;
	case SETTINGS:
		break;
	}
}

/* The fact told last counts, whatever the clock said then; 0: none. */
static const struct ar_fact *
newest(const struct ar_fact *facts, size_t count, const char *name)
{
	const struct ar_fact *best = NULL;

	for (size_t i = 0; i < count; i++)
		if (strcmp(facts[i].name, name) == 0 &&
		    strcmp(facts[i].source, "said") == 0 &&
		    (!best || facts[i].id > best->id))
			best = &facts[i];
	return best;
}

static enum ar_status
read_values(struct ar_store *store, struct ar_arena *arena,
    struct value values[SETTINGS], struct ar_error *err)
{
	struct ar_fact *facts;
	size_t count;

	AR_TRY(ar_store_facts(store, arena, &facts, &count, err));
	for (int i = 0; i < SETTINGS; i++) {
		const struct ar_fact *fact = newest(facts, count, names[i]);

		values[i] = (struct value){NAN, NULL};
		if (fact)
			values[i] = (struct value){fact->value, fact->word};
	}
	return AR_OK;
}

static bool
is_known(const struct value *value)
{
	return value->word || isfinite(value->number);
}

enum ar_status
ar_settings_read(struct ar_store *store, struct ar_arena *arena,
    struct ar_settings *settings, struct ar_error *err)
{
	struct value values[SETTINGS];

	usual(settings);
	if (!store)
		return AR_OK;
	AR_TRY(read_values(store, arena, values, err));
	for (int i = 0; i < SETTINGS; i++)
		if (is_known(&values[i]))
			take(settings, (enum setting)i, &values[i]);
	return AR_OK;
}

/* --- into the log --------------------------------------------------------- */

static void
add_comma(struct ar_text *text)
{
	if (text->used > 0)
		ar_text_add(text, ",");
}

static const char *
tools_word(const struct ar_settings *settings, struct ar_arena *arena)
{
	struct ar_text text;

	ar_text_start(&text, arena);
	for (int i = 0; i < AR_TOOLS; i++) {
		if (!settings->tool[i])
			continue;
		add_comma(&text);
		ar_text_add(&text, ar_tool_id((enum ar_tool)i));
	}
	return ar_text_end(&text);
}

/* As it is said on the command line: "varicose_veins:calf-left:confirmed". */
static void
add_condition(struct ar_text *text, const struct ar_case_condition *condition)
{
	add_comma(text);
	ar_text_add(text, ar_condition_id(condition->id));
	if (condition->region_known) {
		ar_text_add(text, ":");
		ar_text_add(text, ar_region_row(condition->region)->id);
		if (!condition->side[AR_RIGHT])
			ar_text_add(text, "-left");
		else if (!condition->side[AR_LEFT])
			ar_text_add(text, "-right");
	}
	if (condition->confirmed)
		ar_text_add(text, ":confirmed");
}

static const char *
conditions_word(const struct ar_settings *settings, struct ar_arena *arena)
{
	struct ar_text text;

	ar_text_start(&text, arena);
	for (size_t i = 0; i < settings->condition_count; i++)
		add_condition(&text, &settings->condition[i]);
	return ar_text_end(&text);
}

/* NULL words: no memory. */
static void
give(const struct ar_settings *settings, struct ar_arena *arena,
    struct value values[SETTINGS])
{
	values[UNITS] = (struct value){NAN, units[settings->imperial]};
	values[TOOLS] = (struct value){NAN, tools_word(settings, arena)};
	values[CONDITIONS] = (struct value){NAN,
	    conditions_word(settings, arena)};
	values[MINUTES] = (struct value){settings->minutes, NULL};
	values[VERSION] = (struct value){NAN, versions[settings->version]};
	values[VOICE] = (struct value){settings->voice, NULL};
	values[BELLS] = (struct value){settings->bells, NULL};
	values[VIBRATE] = (struct value){settings->vibrate, NULL};
	values[COUNTRY] = (struct value){NAN, settings->country};
	values[THEME] = (struct value){NAN, themes[settings->theme]};
}

static bool
same_value(const struct value *a, const struct value *b)
{
	if (a->word || b->word)
		return a->word && b->word && strcmp(a->word, b->word) == 0;
	return a->number >= b->number && a->number <= b->number;
}

static enum ar_status
check(const struct ar_settings *settings, struct ar_error *err)
{
	if (settings->minutes < AR_SETTING_MINUTES_MIN ||
	    settings->minutes > AR_SETTING_MINUTES_MAX)
		return ar_fail_at(err, AR_EINPUT, "/minutes",
		    "no session is as short or as long as that");
	if (settings->country[0] && !is_country(settings->country))
		return ar_fail_at(err, AR_EINPUT, "/country",
		    "a country has two capital letters, as FR");
	if (settings->condition_count > AR_SETTINGS_CONDITIONS ||
	    (unsigned)settings->theme >= AR_THEMES)
		return ar_fail(err, AR_EINPUT, 0,
		    "these settings cannot be kept");
	return AR_OK;
}

enum ar_status
ar_settings_keep(struct ar_store *store, const struct ar_settings *settings,
    const struct ar_moment *moment, struct ar_arena *arena,
    struct ar_error *err)
{
	struct value old[SETTINGS], now[SETTINGS];
	struct ar_settings stands;

	AR_TRY(check(settings, err));
	AR_TRY(ar_settings_read(store, arena, &stands, err));
	give(&stands, arena, old);
	give(settings, arena, now);
	if (!now[TOOLS].word || !now[CONDITIONS].word || !old[TOOLS].word ||
	    !old[CONDITIONS].word)
		return ar_fail(err, AR_EMEM, 0, "out of memory");
	for (int i = 0; i < SETTINGS; i++) {
		const struct ar_fact fact = {
			.name = names[i],
			.value = now[i].number,
			.word = now[i].word,
			.source = "said",
			.since_utc_s = moment->now_utc_s,
		};

		if (!same_value(&old[i], &now[i]))
			AR_TRY(ar_store_fact_put(store, &fact, err));
	}
	return AR_OK;
}
