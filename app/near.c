#include "app/near.h"

#include <string.h>

#include "base/text.h"

static char
lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

bool
ar_word_near(const char *word, size_t n, const char *id)
{
	size_t m = strlen(id), same = 0, tail = 0;

	if (n == 0)
		return false;
	while (same < n && same < m && lower(word[same]) == lower(id[same]))
		same++;
	if (same == n && n > 1)
		return true;
	while (tail < n - same && tail < m - same &&
	    lower(word[n - 1 - tail]) == lower(id[m - 1 - tail]))
		tail++;
	if (n - same - tail <= 1 && (m - same - tail) <= 1 && n > 2)
		return true;
	for (size_t at = 1; n > 3 && at + n <= m; at++) {
		size_t k = 0;

		while (k < n && lower(word[k]) == lower(id[at + k]))
			k++;
		if (k == n)
			return true;
	}
	return false;
}
