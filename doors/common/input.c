#include "doors/common/input.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "api/json.h"

enum { CHUNK = 64 << 10 };

int
input_read(struct input *input, struct trouble *trouble)
{
	size_t room = 0;

	*input = (struct input){NULL, 0};
	for (;;) {
		ssize_t got;

		if (input->n == room) {
			char *more = realloc(input->bytes, room + CHUNK);

			if (!more)
				return fail_memory(trouble);
			input->bytes = more;
			room += CHUNK;
		}
		got = read(STDIN_FILENO, input->bytes + input->n,
		    room - input->n);
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return fail(trouble, EXIT_UNUSABLE, strerror(errno),
			    "standard input", NULL);
		if (got == 0)
			return EXIT_DONE;
		input->n += (size_t)got;
		if (input->n > AR_JSON_SIZE_MAX)
			return fail(trouble, EXIT_UNUSABLE,
			    "this is too large", "standard input",
			    trouble->give);
	}
}
