/* Who ran.  Missing numbers are NAN; nothing here is required. */
#ifndef AFTERRUN_PERSON_H
#define AFTERRUN_PERSON_H

enum ar_sex { AR_SEX_UNKNOWN, AR_SEX_FEMALE, AR_SEX_MALE };

enum ar_experience {
	AR_EXPERIENCE_UNKNOWN, /* treated as novice (R20) */
	AR_NOVICE,
	AR_EXPERIENCED
};

struct ar_person {
	enum ar_sex sex;
	enum ar_experience experience;
	double age_y;
	double mass_kg;
	double height_m;
	double heart_rest_bpm;
	double heart_max_bpm;       /* observed, or the device's setting */
	double heart_threshold_bpm; /* LTHR */
	double threshold_m_s;       /* speed one can hold about an hour */
	double vdot;
};

#endif
