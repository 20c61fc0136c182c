/* The legs in characters, front or back, with a region of a side marked. */
#ifndef GUIDE_LEG_H
#define GUIDE_LEG_H

#include "afterrun/regions.h"
#include "doors/guide/canvas.h"

enum leg_size { LEG_LARGE, LEG_SMALL, LEG_SIZES };

struct leg_mark {
	bool known;          /* else nothing is marked */
	enum ar_region region;
	bool side[AR_SIDES]; /* the person's */
};

int leg_columns(enum leg_size size);
/* The line above and the line of sides below counted. */
int leg_rows(enum leg_size size);
/* From the top left; spot.width is not used.  We look at the person: from
 * the front the person's left is on our right. */
void leg_draw(struct canvas *canvas, struct spot spot, enum leg_size size,
    const struct leg_mark *mark);

#endif
