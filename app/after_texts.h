/* Generated from data/after_texts.csv by tools/gen_after_texts.py;
 * correct the table, not this file. */
#ifndef APP_AFTER_TEXTS_H
#define APP_AFTER_TEXTS_H

/* R87 [A] recovery.md 4.1 and R87 */
#define AR_TEXT_WATCH_FOR \
	"See someone today if one calf is swollen, warm or red, or " \
	"if the leg will not carry you; soon for pain at one spot of " \
	"bone or at night, or if you are not half as sore after 72 " \
	"hours."
/* R2 [A] recovery.md 4.1 RF1-RF5 */
#define AR_TEXT_WATCH_NOW \
	"Chest pain, collapse, confusion, dark urine or a numb, cold " \
	"foot: emergency."
/* R21 [A] recovery.md R21 and R21b */
#define AR_TEXT_LEGS_TOLD \
	"No leg load: that takes a recording. The session goes by " \
	"the minutes, the effort and the hills you told."
/* R21 [A] recovery.md R21b */
#define AR_TEXT_LEGS_FEW \
	"The recording holds too little speed or distance for a leg " \
	"load; the session is one for any run."

#endif
