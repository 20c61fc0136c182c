#include "formats/fit_names.h"

#include <stddef.h>
#include <stdint.h>

struct ar_fit_word {
	uint16_t number;
	const char *word;
};

struct ar_fit_product {
	uint16_t manufacturer;
	uint16_t number;
	const char *word;
	bool barometer;
};

#include "formats/fit_words.inc"

/* Makers whose product numbers are one list. */
enum {
	GARMIN = 1,
	DYNASTREAM_OEM = 13,
	DYNASTREAM = 15,
	TACX = 89
};

#define WORD(list, number) find(list, sizeof(list) / sizeof *(list), number)

static const char *
find(const struct ar_fit_word *list, size_t count, double number)
{
	for (size_t i = 0; i < count; i++)
		if (list[i].number == number)
			return list[i].word;
	return NULL;
}

const char *
ar_fit_sport_name(double number)
{
	return WORD(sport_words, number);
}

const char *
ar_fit_sub_sport_name(double number)
{
	return WORD(sub_sport_words, number);
}

const char *
ar_fit_intensity_name(double number)
{
	return WORD(intensity_words, number);
}

const char *
ar_fit_trigger_name(double number)
{
	return WORD(lap_trigger_words, number);
}

const char *
ar_fit_manufacturer_name(double number)
{
	return WORD(manufacturer_words, number);
}

static const struct ar_fit_product *
product_of(double manufacturer, double number)
{
	if (manufacturer == DYNASTREAM_OEM || manufacturer == DYNASTREAM ||
	    manufacturer == TACX)
		manufacturer = GARMIN;
	for (size_t i = 0; i < sizeof products / sizeof *products; i++)
		if (products[i].manufacturer == manufacturer &&
		    products[i].number == number)
			return &products[i];
	return NULL;
}

const char *
ar_fit_product_name(double manufacturer, double product)
{
	const struct ar_fit_product *row = product_of(manufacturer, product);

	return row ? row->word : NULL;
}

bool
ar_fit_product_barometer(double manufacturer, double product)
{
	const struct ar_fit_product *row = product_of(manufacturer, product);

	return row && row->barometer;
}
