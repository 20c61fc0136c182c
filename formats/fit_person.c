/* Devices, the person and developer fields of a FIT file. */
#include <math.h>
#include <string.h>

#include "base/text.h"
#include "formats/fit_notes.h"
#include "formats/fit_value.h"

/* The first that says something holds. */
static void
keep(double *kept, double value)
{
	if (isnan(*kept))
		*kept = value;
}

/* Only a value above 0 says something; devices write 0 for "not set". */
static void
keep_positive(double *kept, double value)
{
	if (isnan(*kept) && value > 0)
		*kept = value;
}

static void
keep_within(double *kept, double value, double lo, double hi)
{
	if (isnan(*kept) && value >= lo && value <= hi)
		*kept = value;
}

void
ar_fit_notes_device(struct ar_fit_notes *notes, unsigned kind,
    const struct ar_fit_note *note)
{
	const double *value = note->value;

	if (kind == AR_FIT_KIND_FILE_ID) {
		notes->has_file_id = true;
		notes->course = value[AR_FIT_FILE_ID_TYPE] ==
		    AR_FIT_FILE_COURSE;
		keep(&notes->manufacturer, value[AR_FIT_FILE_ID_MANUFACTURER]);
		keep(&notes->product, value[AR_FIT_FILE_ID_PRODUCT]);
	} else if (kind == AR_FIT_KIND_FILE_CREATOR) {
		keep(&notes->software,
		    value[AR_FIT_FILE_CREATOR_SOFTWARE_VERSION]);
	} else if (value[AR_FIT_DEVICE_INFO_DEVICE_INDEX] == 0) {
		keep(&notes->creator_manufacturer,
		    value[AR_FIT_DEVICE_INFO_MANUFACTURER]);
		keep(&notes->creator_product,
		    value[AR_FIT_DEVICE_INFO_PRODUCT]);
		keep(&notes->creator_software,
		    value[AR_FIT_DEVICE_INFO_SOFTWARE_VERSION]);
	}
}

static void
take_profile(struct ar_fit_notes *notes, const double *value)
{
	struct ar_user_profile *profile = &notes->profile;
	double gender = value[AR_FIT_USER_PROFILE_GENDER];

	if (!profile->sex && gender == AR_FIT_GENDER_FEMALE)
		profile->sex = "f";
	if (!profile->sex && gender == AR_FIT_GENDER_MALE)
		profile->sex = "m";
	keep_positive(&profile->age_y, value[AR_FIT_USER_PROFILE_AGE]);
	keep_positive(&profile->height_m, value[AR_FIT_USER_PROFILE_HEIGHT]);
	keep_positive(&profile->mass_kg, value[AR_FIT_USER_PROFILE_WEIGHT]);
	keep_within(&profile->heart_rest_bpm,
	    value[AR_FIT_USER_PROFILE_RESTING_HEART_RATE],
	    AR_FIT_REST_MIN_BPM, AR_FIT_REST_MAX_BPM);
	keep_within(&notes->profile_heart_max[1],
	    value[AR_FIT_USER_PROFILE_MAX_RUNNING_HEART_RATE],
	    AR_FIT_HEART_MIN_BPM, AR_FIT_HEART_MAX_BPM);
	keep_within(&notes->profile_heart_max[2],
	    value[AR_FIT_USER_PROFILE_MAX_HEART_RATE],
	    AR_FIT_HEART_MIN_BPM, AR_FIT_HEART_MAX_BPM);
}

void
ar_fit_notes_person(struct ar_fit_notes *notes, unsigned kind,
    const struct ar_fit_note *note)
{
	const double *value = note->value;
	double lo = AR_FIT_HEART_MIN_BPM;
	double hi = AR_FIT_HEART_MAX_BPM;

	switch (kind) {
	case AR_FIT_KIND_USER_PROFILE:
		take_profile(notes, value);
		break;
	case AR_FIT_KIND_ZONES_TARGET:
		keep_within(&notes->profile_heart_max[0],
		    value[AR_FIT_ZONES_TARGET_MAX_HEART_RATE], lo, hi);
		keep_within(&notes->profile_threshold[0],
		    value[AR_FIT_ZONES_TARGET_THRESHOLD_HEART_RATE], lo, hi);
		keep_positive(&notes->profile.threshold_power_w,
		    value[AR_FIT_ZONES_TARGET_THRESHOLD_POWER]);
		break;
	case AR_FIT_KIND_TIME_IN_ZONE:
		keep_within(&notes->zone_heart_max,
		    value[AR_FIT_TIME_IN_ZONE_MAX_HEART_RATE], lo, hi);
		keep_within(&notes->profile_threshold[1],
		    value[AR_FIT_TIME_IN_ZONE_THRESHOLD_HEART_RATE], lo, hi);
		keep_within(&notes->profile.heart_rest_bpm,
		    value[AR_FIT_TIME_IN_ZONE_RESTING_HEART_RATE],
		    AR_FIT_REST_MIN_BPM, AR_FIT_REST_MAX_BPM);
		break;
	case AR_FIT_KIND_USER_METRICS:
		keep_within(&notes->zone_heart_max,
		    value[AR_FIT_USER_METRICS_MAX_HEART_RATE], lo, hi);
		keep_within(&notes->profile_threshold[2],
		    value[AR_FIT_USER_METRICS_THRESHOLD_HEART_RATE], lo, hi);
		break;
	default:
		break;
	}
}

static bool
text_is(const struct ar_fit_note *note, unsigned slot, const char *word)
{
	const unsigned char *bytes = note->bytes[slot];
	size_t n = 0;

	while (bytes && n < note->size[slot] && bytes[n])
		n++;
	return ar_text_same_word((const char *)bytes, n, word);
}

/* Columns a developer field may stand for.  Heart rate stays the device's
 * own, and a time stamp or packed field has no business here. */
static unsigned
developer_target(double field)
{
	unsigned target = AR_FIT_TARGETS;

	if (field >= 0 && field <= UINT8_MAX)
		target = ar_fit_target_of((unsigned)field);
	switch (target) {
	case AR_FIT_TO_TIME:
	case AR_FIT_TO_LAT:
	case AR_FIT_TO_LON:
	case AR_FIT_TO_HEART:
	case AR_FIT_TO_PACKED:
	case AR_FIT_TO_FRACTION:
	case AR_FIT_TO_FOOT:
		return AR_FIT_TARGETS;
	default:
		return target;
	}
}

/* Units as Stryd, Garmin and others spell them. */
static double
unit_scale(const struct ar_fit_note *note, unsigned target)
{
	unsigned units = AR_FIT_FIELD_DESCRIPTION_UNITS;

	if (target == AR_FIT_TO_OSCILLATION &&
	    (text_is(note, units, "cm") ||
	    text_is(note, units, "centimeters")))
		return 1.0 / AR_FIT_MM_PER_CM;
	if (target == AR_FIT_TO_CADENCE && (text_is(note, units, "spm") ||
	    text_is(note, units, "steps/min")))
		return 2;
	return 1;
}

static uint8_t
byte_of(double value)
{
	return (uint8_t)fmax(0, fmin(UINT8_MAX, value));
}

void
ar_fit_notes_describe(struct ar_fit_notes *notes,
    const struct ar_fit_note *note)
{
	const double *value = note->value;
	double scale = value[AR_FIT_FIELD_DESCRIPTION_SCALE];
	double offset = value[AR_FIT_FIELD_DESCRIPTION_OFFSET];
	unsigned target = AR_FIT_TARGETS;
	struct ar_fit_developer *field;
	const char *name = NULL;

	if (note->bytes[AR_FIT_FIELD_DESCRIPTION_NAME])
		name = ar_fit_text(notes->arena,
		    note->bytes[AR_FIT_FIELD_DESCRIPTION_NAME],
		    note->size[AR_FIT_FIELD_DESCRIPTION_NAME], &notes->failed);
	if (name && notes->name_count < notes->name_room)
		notes->names[notes->name_count++] = name;
	if (isnan(value[AR_FIT_FIELD_DESCRIPTION_DEVELOPER_INDEX]) ||
	    isnan(value[AR_FIT_FIELD_DESCRIPTION_NUMBER]) ||
	    isnan(value[AR_FIT_FIELD_DESCRIPTION_BASE_TYPE]) ||
	    notes->developer_count == sizeof notes->developers /
	    sizeof *notes->developers)
		return;
	if (value[AR_FIT_FIELD_DESCRIPTION_NATIVE_MESSAGE] ==
	    AR_FIT_MESSAGE_RECORD)
		target = developer_target(
		    value[AR_FIT_FIELD_DESCRIPTION_NATIVE_FIELD]);
	field = &notes->developers[notes->developer_count++];
	field->index =
	    byte_of(value[AR_FIT_FIELD_DESCRIPTION_DEVELOPER_INDEX]);
	field->number = byte_of(value[AR_FIT_FIELD_DESCRIPTION_NUMBER]);
	field->type = byte_of(value[AR_FIT_FIELD_DESCRIPTION_BASE_TYPE]) &
	    AR_FIT_TYPE_MASK;
	field->target = (uint8_t)target;
	field->scale = (scale > 0 ? scale : 1) * unit_scale(note, target);
	field->offset = isnan(offset) ? 0 : offset;
}
