/* Trends as a picture: one SVG file, readable without colours, with a title
 * and a description of every chart for screen readers. */
#ifndef CLI_SVG_H
#define CLI_SVG_H

#include <stdbool.h>

#include "afterrun/trends.h"

/* Write a new or replace an old file; false: errno says why. */
bool svg_trends(const char *path, const struct ar_trends *trends);

#endif
