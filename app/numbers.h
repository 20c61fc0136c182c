/* Generated from data/numbers_app.csv by tools/gen_numbers.py;
 * correct the table, not this file. */
#ifndef APP_NUMBERS_H
#define APP_NUMBERS_H

/* min; 6.1 [A] recovery.md 6.1 presets; when the runner says nothing */
#define AR_AFTER_MINUTES_USUAL 20
/* h; R19 [A] recovery.md R19; later is shown as a rest day */
#define AR_AFTER_NOW_H 3
/* h; R19 [A] recovery.md R19; older is shown as for right after the run */
#define AR_AFTER_REST_DAY_H 72

#endif
