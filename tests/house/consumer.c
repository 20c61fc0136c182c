/* A foreign program on libafterrun: reads a recording that is none. */
#include <stdio.h>
#include <string.h>

#include <afterrun/afterrun.h>

int
main(void)
{
	static const char text[] = "not a recording";
	struct ar_arena *arena = ar_arena_open(1 << 20);
	struct ar_recording recording;
	struct ar_error err;
	enum ar_status status;

	if (!arena)
		return 1;
	status = ar_recording_read(text, strlen(text), 0, arena, &recording,
	    &err);
	printf("%s\n", ar_verdict_name(recording.verdict));
	ar_arena_close(arena);
	return status == AR_EFORMAT ? 0 : 1;
}
