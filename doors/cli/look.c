#include "doors/cli/look.h"

#include <stdio.h>
#include <string.h>

#include "doors/cli/commands.h"
#include "doors/cli/log_file.h"
#include "doors/common/exits.h"

static struct ar_store *
open_for(const struct look *look, int *code)
{
	bool json = look->options->json;

	if (look->access == LOOK_WRITES)
		return log_open_old(json, code);
	return log_open(look->access == LOOK_MAKES ? AR_STORE_WRITE :
	    AR_STORE_READ, json, code);
}

int
look_with(struct look *look,
    enum ar_status (*work)(struct look *look, struct ar_error *err))
{
	bool json = look->options->json;
	struct ar_error err;
	int code;

	memset(&err, 0, sizeof err);
	if (!log_moment(&look->moment, json))
		return EXIT_USAGE;
	look->arena = open_arena(0, json);
	if (!look->arena)
		return EXIT_UNUSABLE;
	look->store = open_for(look, &code);
	if (code == EXIT_DONE && work(look, &err) != AR_OK)
		code = err.status == AR_EINPUT ? log_usage(&err, json) :
		    log_failed(&err, NULL, json);
	ar_store_close(look->store);
	ar_arena_close(look->arena);
	return code;
}

enum ar_status
look_absent(struct ar_error *err)
{
	ar_fail(err, AR_EABSENT, 0, "there is no log yet");
	return ar_fail_hint(err, "begin with afterrun run.fit, afterrun feel "
	    "legs=2 or afterrun import FOLDER");
}

enum ar_status
look_no_memory(struct ar_error *err)
{
	return ar_fail(err, AR_EMEM, 0, "there is not enough memory");
}

enum ar_status
look_print(const char *text, struct ar_error *err)
{
	if (!text)
		return look_no_memory(err);
	puts(text);
	return AR_OK;
}
