#include "doors/guide/keys.h"

#include <stddef.h>

struct key {
	char c;
	enum guide_key key;
};

static const struct key always[] = {
	{ ' ', GUIDE_PAUSE }, { '\n', GUIDE_PAUSE }, { '\r', GUIDE_PAUSE },
	{ 'q', GUIDE_QUIT },
};

static const struct key going[] = {
	{ 'p', GUIDE_PAUSE }, { 'n', GUIDE_NEXT }, { 'b', GUIDE_BACK },
	{ '+', GUIDE_MORE }, { '=', GUIDE_MORE }, { 's', GUIDE_SKIP },
	{ 'r', GUIDE_WHY }, { '?', GUIDE_HELP }, { 'h', GUIDE_HELP },
};

static const struct key legs[] = {
	{ 'b', GUIDE_BETTER }, { 's', GUIDE_SAME }, { 'w', GUIDE_WORSE },
};

static const struct key pain[] = {
	{ 'y', GUIDE_YES }, { 'n', GUIDE_NO },
};

static enum guide_key
find(const struct key *keys, size_t count, int c)
{
	for (size_t i = 0; i < count; i++)
		if (keys[i].c == c)
			return keys[i].key;
	return GUIDE_NO_KEY;
}

enum guide_key
guide_key_of(enum guide_mode mode, int c)
{
	enum guide_key key;

	if (c >= 'A' && c <= 'Z')
		c = c - 'A' + 'a';
	key = find(always, sizeof always / sizeof always[0], c);
	if (key != GUIDE_NO_KEY)
		return key;
	switch (mode) {
	case GUIDE_RUNNING:
	case GUIDE_PAUSED:
		return find(going, sizeof going / sizeof going[0], c);
	case GUIDE_ASK_LEGS:
		return find(legs, sizeof legs / sizeof legs[0], c);
	case GUIDE_ASK_PAIN:
		return find(pain, sizeof pain / sizeof pain[0], c);
	default:
		return GUIDE_NO_KEY;
	}
}
