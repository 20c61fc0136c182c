#include <stddef.h>

#include "afterrun/analysis.h"

const char *
ar_distance_source_name(enum ar_distance_source source)
{
	static const char *const names[] = { "none", "device", "track",
		"speed" };

	return names[source];
}

const char *
ar_elevation_source_name(enum ar_elevation_source source)
{
	static const char *const names[] = { "none", "device", "barometer",
		"gps" };

	return names[source];
}

const char *
ar_load_method_name(enum ar_load_method method)
{
	static const char *const names[] = { "none", "rtss", "hrtss", "srpe",
		"minutes" };

	return names[method];
}

const char *
ar_confidence_name(enum ar_confidence confidence)
{
	static const char *const names[] = { "low", "medium", "high" };

	return names[confidence];
}
