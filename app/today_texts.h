/* Generated from data/today_texts.csv by tools/gen_after_texts.py;
 * correct the table, not this file. */
#ifndef APP_TODAY_TEXTS_H
#define APP_TODAY_TEXTS_H

/* - [A] design */
#define AR_TEXT_FEEL_FUTURE \
	"Say how it was when the day is over; afterrun plans nothing " \
	"from a guess."
/* T27 [seed] load-triage-plan.md T27 */
#define AR_TEXT_FEEL_PAIN \
	"A mark of 7 or more, or 2 or more in a knee, may be a pain " \
	"and not soreness: afterrun pain asks what matters."
/* A3.4 [A] load-triage-plan.md A3.4 */
#define AR_TEXT_FEEL_NO_RUN \
	"The log has no run on this day; the effort is kept for the " \
	"day alone."
/* - [A] design */
#define AR_TEXT_CLOCK_BACK \
	"The clock of this machine is behind the newest entry of the " \
	"log. What you say is kept as of its time; check the clock."
/* - [A] load-triage-plan.md B1 */
#define AR_TEXT_PAIN_NOWHERE \
	"no place said"
/* T2 [A] load-triage-plan.md T2 */
#define AR_TEXT_PAIN_LOCKED \
	"this was to be seen at once. No session and no run until " \
	"you say that a clinician has seen it."
/* T27 [seed] load-triage-plan.md T27 and T28 */
#define AR_TEXT_PAIN_WORSE \
	"if it is still the same now, it should be seen."
/* T27 [seed] load-triage-plan.md T27 */
#define AR_TEXT_PAIN_ASK \
	"it is time to ask again."
/* T27 [A] load-triage-plan.md T27 */
#define AR_TEXT_PAIN_WAIT \
	"nothing to answer yet."
/* T27 [seed] load-triage-plan.md T27 and T28 */
#define AR_TEXT_MARK_ALARM \
	"No running on it until afterrun pain has asked what matters."
/* - [A] forecast.md protocol */
#define AR_TEXT_FORECAST_FEW \
	"Not enough data for a forecast: it needs 10 mornings with a " \
	"mark, say them with afterrun feel legs=2."
/* - [A] forecast.md protocol */
#define AR_TEXT_FORECAST_UNSAID \
	"Say how your legs feel today (afterrun feel legs=2) and " \
	"there is a forecast for tomorrow."
/* - [S] forecast.md what the product may say */
#define AR_TEXT_FORECAST_USUAL \
	"Usual course: most soreness is gone in 1-2 days; in a " \
	"16-person log 96 in 100 leg-sore spells ended within 3 " \
	"days. Longer, severe or in a joint: see a doctor."
/* - [A] forecast.md */
#define AR_TEXT_RECORD_FEW \
	"Its track record begins with the first morning after a " \
	"forecast."
/* - [A] design */
#define AR_TEXT_NEWEST_LATER \
	"The log has an entry that is later than now: the clock went " \
	"back, or a date was mistyped."
/* T0 [A] load-triage-plan.md T0 */
#define AR_TEXT_SESSION_REFUSED \
	"A pain of the log cannot be judged as it stands; afterrun " \
	"pain asks again. Until then there is no session."
/* - [A] product.md, web app: End */
#define AR_TEXT_SESSION_HURT \
	"You said that it hurt during the session: look at it, " \
	"afterrun pain asks what matters."
/* T27 [seed] load-triage-plan.md T27 and T28 */
#define AR_TEXT_MARK_NEXT \
	"No running until afterrun pain has asked what matters; it " \
	"says how to go on."

#endif
