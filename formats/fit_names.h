/* Words for the numbers of the FIT profile. */
#ifndef FORMATS_FIT_NAMES_H
#define FORMATS_FIT_NAMES_H

#include <stdbool.h>

/* Each takes the number as read (NAN: absent) and gives NULL where the
 * profile has no word. */
const char *ar_fit_sport_name(double number);
const char *ar_fit_sub_sport_name(double number);
const char *ar_fit_intensity_name(double number);
const char *ar_fit_trigger_name(double number);
const char *ar_fit_manufacturer_name(double number);
const char *ar_fit_product_name(double manufacturer, double product);

/* Whether the device measures altitude by air pressure. */
bool ar_fit_product_barometer(double manufacturer, double product);

#endif
