/* What GPX and TCX activities have in common once their points are known. */
#ifndef FORMATS_XML_TRACK_H
#define FORMATS_XML_TRACK_H

#include "formats/xml.h"

/* Sport in FIT words for a GPX <type> or a TCX Sport; *sub_sport too.  NULL:
 * the word is not known. */
const char *ar_track_sport(const char *word, size_t n,
    const char **sub_sport);

/* Close an activity whose sport is set or NULL: points into samples, the
 * start if it is not known, a guess at the sport, cadence of both feet.
 * AR_EMEM. */
enum ar_status ar_track_end(struct ar_xml *xml, struct ar_points *points,
    struct ar_activity *activity);

/* Metres between two positions, on a sphere. */
double ar_track_distance_m(double lat_1, double lon_1, double lat_2,
    double lon_2);

#endif
