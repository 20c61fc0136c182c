/* libafterrun: everything.  See each header for what it promises. */
#ifndef AFTERRUN_AFTERRUN_H
#define AFTERRUN_AFTERRUN_H

#include "afterrun/analysis.h"
#include "afterrun/arena.h"
#include "afterrun/knowledge.h"
#include "afterrun/pain.h"
#include "afterrun/person.h"
#include "afterrun/recording.h"
#include "afterrun/regions.h"
#include "afterrun/session.h"
#include "afterrun/status.h"
#include "afterrun/time.h"

#endif
