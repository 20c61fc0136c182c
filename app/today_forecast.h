/* Model 1 put into words. */
#ifndef APP_TODAY_FORECAST_H
#define APP_TODAY_FORECAST_H

#include "afterrun/today.h"
#include "app/log_series.h"

/* The forecast issued today; AR_EMEM only. */
AR_MUST_USE enum ar_status ar_today_forecast_make(
    const struct ar_log_series *series, int64_t today,
    struct ar_arena *arena, struct ar_today_forecast *forecast,
    struct ar_error *err);

#endif
