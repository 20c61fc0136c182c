/* The one vocabulary of the legs (spec/README 2).  data/regions.csv holds the
 * ids and data/region_map.csv the mappings; nothing else translates. */
#ifndef AFTERRUN_REGIONS_H
#define AFTERRUN_REGIONS_H

#include "afterrun/status.h"

/* Regions of the session (recovery.md 6.1), in the order of table R21. */
enum ar_region {
	AR_PLANTAR,
	AR_CALF,
	AR_SOLEUS,
	AR_SHIN,
	AR_PERONEAL,
	AR_HAMSTRING,
	AR_QUADRICEPS,
	AR_ADDUCTOR,
	AR_LATERAL_THIGH,
	AR_GLUTE,
	AR_HIP_FLEXOR,
	AR_KNEE,
	AR_REGIONS
};

/* Rows of the leg-load model (load-triage-plan.md A7), table order. */
enum ar_load_row {
	AR_LOAD_CALF_SOLEUS,
	AR_LOAD_ACHILLES,
	AR_LOAD_TIB_ANTERIOR,
	AR_LOAD_QUADRICEPS,
	AR_LOAD_HAMSTRINGS,
	AR_LOAD_GLUTES,
	AR_LOAD_HIP_FLEXORS,
	AR_LOAD_ADDUCTORS,
	AR_LOAD_PLANTAR_FOOT,
	AR_LOAD_KNEE_PF,
	AR_LOAD_TIBIA,
	AR_LOAD_ROWS
};

enum ar_side { AR_LEFT, AR_RIGHT, AR_SIDES };

#endif
