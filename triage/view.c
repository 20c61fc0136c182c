/* Answers into values, and conditions over them. */
#include "triage/view.h"

#include <math.h>

#include "base/text.h"
#include "triage/numbers.h"

static const double SCALE_MAX = 10;

bool
ar_view_abnormal(int key, double value)
{
	switch (ar_triage_worse(key)) {
	case AR_WORSE_TRUE:
		return value == 1;
	case AR_WORSE_FALSE:
		return value == 0;
	case AR_WORSE_UP:
	case AR_WORSE_LATER:
		return value > 0;
	case AR_WORSE_FACT:
		break;
	}
	return false;
}

static double
limit_value(double pain, double painkiller)
{
	if (painkiller == 1 && pain + AR_T52_ADD > SCALE_MAX)
		return SCALE_MAX;
	return painkiller == 1 ? pain + AR_T52_ADD : pain;
}

static void
derive(struct ar_view *view)
{
	double *v = view->value;
	double now = v[AR_PAIN_SEVERITY_NOW];
	double worst = v[AR_PAIN_SEVERITY_WORST];
	double killer = v[AR_PAIN_PAINKILLER_8H];

	v[AR_VIEW_SEVERITY] = isnan(now) ? worst : now;
	v[AR_VIEW_SEVERITY_LARGER] = fmax(now, worst);
	view->larger_open = isnan(worst);
	v[AR_VIEW_WALKING_LIMIT] =
	    limit_value(v[AR_PAIN_SEVERITY_WALKING], killer);
	v[AR_VIEW_IN_RUN_LIMIT] =
	    limit_value(v[AR_PAIN_SEVERITY_IN_RUN], killer);
	v[AR_VIEW_MORNING_LIMIT] =
	    limit_value(v[AR_PAIN_SEVERITY_NEXT_MORNING], killer);
}

void
ar_view_fill(struct ar_view *view, const struct ar_pain *pain,
    const struct ar_triage_tables *tables)
{
	size_t count;
	const struct ar_pain_key *keys = ar_pain_keys(&count);

	view->tables = tables;
	view->broken = count != AR_PAIN_KEYS;
	view->clean = true;
	for (int i = 0; i < AR_PAIN_KEYS; i++) {
		int decimals = keys[i].type == AR_PAIN_SCALE ? 0 : 1;

		view->value[i] = ar_round(pain->value[i], decimals);
		if (!ar_triage_sign(i)->soreness_ok &&
		    ar_view_abnormal(i, view->value[i]))
			view->clean = false;
	}
	derive(view);
}

static enum ar_tri
tri(bool yes)
{
	return yes ? AR_YES : AR_NO;
}

static enum ar_tri
compare(const struct ar_view *view, const struct ar_node *node)
{
	double value = view->value[node->key];
	bool yes;

	if (isnan(value))
		return AR_UNKNOWN;
	switch (node->op) {
	case NODE_GE:
		yes = value >= node->number;
		break;
	case NODE_GT:
		yes = value > node->number;
		break;
	case NODE_LT:
		yes = value < node->number;
		break;
	default:
		yes = value <= node->number;
		break;
	}
	if (node->key == AR_VIEW_SEVERITY_LARGER && view->larger_open &&
	    yes != (node->op == NODE_GE || node->op == NODE_GT))
		return AR_UNKNOWN; /* the other one may be larger */
	return tri(yes);
}

static enum ar_tri
leaf(struct ar_view *view, const struct ar_node *node)
{
	double value = view->value[node->key];

	switch (node->op) {
	case NODE_TRUE:
		return isnan(value) ? AR_UNKNOWN : tri(value == 1);
	case NODE_GE:
	case NODE_GT:
	case NODE_LT:
	case NODE_LE:
		return compare(view, node);
	case NODE_WORD:
		if (isnan(value))
			return AR_UNKNOWN;
		return tri(value >= 0 && value < 32 &&
		    (node->mask >> (unsigned)value & 1u) != 0);
	case NODE_KNOWN:
		return tri(!isnan(value));
	case NODE_CLEAN:
		return tri(view->clean);
	case NODE_ALWAYS:
		return AR_YES;
	case NODE_NEVER:
		return AR_NO;
	default:
		view->broken = true;
		return AR_NO;
	}
}

/* Children stand before their parent, so this ends. */
static bool
sound(struct ar_view *view, int index)
{
	const struct ar_triage_tables *t = view->tables;

	if (index >= 0 && (size_t)index < t->node_count) {
		const struct ar_node *node = &t->nodes[index];
		bool inner = node->op <= NODE_TWO;

		if (node->key >= 0 && node->key < AR_VIEW_KEYS &&
		    (!inner || (node->left >= 0 && node->left < index &&
		        node->right >= 0 && node->right < index)))
			return true;
	}
	view->broken = true;
	return false;
}

static void
tally(struct ar_view *view, int index, int *yes, int *open)
{
	const struct ar_node *node = &view->tables->nodes[index];

	if (sound(view, index) && node->op == NODE_OR) {
		tally(view, node->left, yes, open);
		tally(view, node->right, yes, open);
		return;
	}
	enum ar_tri value = ar_view_eval(view, index);

	*yes += value == AR_YES;
	*open += value == AR_UNKNOWN;
}

static enum ar_tri
two(struct ar_view *view, int index)
{
	int yes = 0;
	int open = 0;

	tally(view, index, &yes, &open);
	if (yes >= 2)
		return AR_YES;
	return yes + open >= 2 ? AR_UNKNOWN : AR_NO;
}

enum ar_tri
ar_view_eval(struct ar_view *view, int index)
{
	if (!sound(view, index))
		return AR_NO;
	const struct ar_node *node = &view->tables->nodes[index];
	enum ar_tri left;
	enum ar_tri right;

	switch (node->op) {
	case NODE_AND:
		left = ar_view_eval(view, node->left);
		if (left == AR_NO)
			return AR_NO;
		right = ar_view_eval(view, node->right);
		return left < right ? left : right;
	case NODE_OR:
		left = ar_view_eval(view, node->left);
		if (left == AR_YES)
			return AR_YES;
		right = ar_view_eval(view, node->right);
		return left > right ? left : right;
	case NODE_NOT:
		left = ar_view_eval(view, node->left);
		return left == AR_UNKNOWN ? left : tri(left == AR_NO);
	case NODE_UNLESS:
		return tri(ar_view_eval(view, node->left) != AR_YES);
	case NODE_TWO:
		return two(view, node->left);
	default:
		return leaf(view, node);
	}
}

static void
mark(const struct ar_view *view, int key, bool keys[AR_PAIN_KEYS])
{
	static const int behind[] = { AR_PAIN_SEVERITY_NOW, 0,
		AR_PAIN_SEVERITY_WALKING, AR_PAIN_SEVERITY_IN_RUN,
		AR_PAIN_SEVERITY_NEXT_MORNING };

	if (key < AR_PAIN_KEYS) {
		keys[key] = true;
		return;
	}
	if (key != AR_VIEW_SEVERITY && key != AR_VIEW_SEVERITY_LARGER) {
		keys[behind[key - AR_PAIN_KEYS]] = true;
		return;
	}
	for (int i = AR_PAIN_SEVERITY_WORST; i <= AR_PAIN_SEVERITY_NOW; i++)
		if (isnan(view->value[i]))
			keys[i] = true;
}

void
ar_view_collect(struct ar_view *view, int index, bool keys[AR_PAIN_KEYS])
{
	if (ar_view_eval(view, index) != AR_UNKNOWN)
		return;
	const struct ar_node *node = &view->tables->nodes[index];

	switch (node->op) {
	case NODE_AND:
		if (ar_view_eval(view, node->left) == AR_UNKNOWN)
			ar_view_collect(view, node->left, keys);
		else
			ar_view_collect(view, node->right, keys);
		return;
	case NODE_OR:
		ar_view_collect(view, node->left, keys);
		ar_view_collect(view, node->right, keys);
		return;
	case NODE_NOT:
	case NODE_TWO:
		ar_view_collect(view, node->left, keys);
		return;
	default:
		mark(view, node->key, keys);
	}
}
