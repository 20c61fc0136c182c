/* What the runner says of a day, and what stands of it. */
#include <math.h>
#include <string.h>

#include "afterrun/digest.h"
#include "afterrun/feel.h"
#include "api/call_said.h"
#include "api/feel_json.h"
#include "api/feels_json.h"
#include "api/numbers.h"
#include "api/route.h"

struct saying {
	struct ar_feel_word words[AR_FEEL_WORDS_MAX];
	size_t count;
};

/* A word that cannot be used: say which one of the list. */
static void
word_wrong(struct ar_json_in *in, int index)
{
	const struct ar_error was = *in->err;
	size_t length = ar_json_enter(in, NULL, index);

	ar_json_wrong(in, NULL, was.text);
	if (was.hint[0])
		(void)ar_fail_hint(in->err, was.hint);
	ar_json_leave(in, length);
}

static enum ar_status
read_word(struct ar_call *call, json_t *item, struct ar_feel_word *word)
{
	if (!json_is_string(item))
		return ar_fail(call->err, AR_EINPUT, 0,
		    "a text is expected, as calf-left=6");
	return ar_feel_parse(json_string_value(item),
	    ar_moment_day(&call->request->moment), call->arena, word,
	    call->err);
}

static enum ar_status
read_words(struct ar_call *call, struct ar_json_in *in, json_t *root,
    struct saying *saying)
{
	static const char *const keys[] = {"schema", "words", NULL};
	json_t *list;
	size_t length;

	ar_json_only(in, root, keys);
	list = ar_json_get_array(in, root, "words");
	if (json_array_size(list) == 0)
		ar_json_wrong(in, "words", "say how it feels");
	if (json_array_size(list) > AR_FEEL_WORDS_MAX)
		ar_json_wrong(in, "words", "these are too many words");
	AR_TRY(in->status);
	length = ar_json_enter(in, "words", -1);
	while (saying->count < json_array_size(list)) {
		size_t i = saying->count++;
		enum ar_status status = read_word(call,
		    json_array_get(list, i), &saying->words[i]);

		if (status != AR_EINPUT)
			AR_TRY(status);
		else
			word_wrong(in, (int)i);
		AR_TRY(in->status);
	}
	ar_json_leave(in, length);
	return AR_OK;
}

enum ar_status
ar_do_feel_post(struct ar_call *call)
{
	struct saying *saying = ar_arena_alloc(call->arena, sizeof *saying);
	struct ar_feel_kept kept;
	struct ar_json_in in;
	enum ar_status status;
	uint64_t changed;
	json_t *root;

	if (!saying)
		return ar_fail(call->err, AR_EMEM, 0,
		    "there is not enough memory");
	AR_TRY(ar_call_body(call, "feel-case/1", &in, &root));
	status = read_words(call, &in, root, saying);
	json_decref(root);
	AR_TRY(status);
	AR_TRY(ar_feel_keep(call->store, &call->request->moment,
	    saying->words, saying->count, call->arena, &kept, call->err));
	if (ar_feel_moves_person(&kept))
		AR_TRY(ar_resettle(call->store, &call->request->moment,
		    &changed, call->err));
	return ar_call_json(call, AR_HTTP_DONE,
	    ar_feel_json(&kept, call->arena));
}

/* --- what stands --- */

enum ar_status
ar_do_feel(struct ar_call *call)
{
	int64_t today = ar_moment_day(&call->request->moment);
	struct ar_feels said = {.to = today};

	AR_TRY(ar_call_day(call, "to", &said.to));
	said.from = said.to - AR_FEEL_DAYS + 1;
	AR_TRY(ar_call_day(call, "from", &said.from));
	if (said.from > said.to)
		return ar_call_wrong(call, "from",
		    "this day is after the last one");
	if (call->store) {
		AR_TRY(ar_store_feels(call->store, said.from, said.to, false,
		    call->arena, &said.marks, &said.mark_count, call->err));
		AR_TRY(ar_store_wells(call->store, AR_WELLNESS_KINDS,
		    said.from, said.to, false, call->arena, &said.values,
		    &said.value_count, call->err));
		AR_TRY(ar_store_notes(call->store, said.from, said.to,
		    call->arena, &said.notes, &said.note_count, call->err));
	}
	return ar_call_json(call, AR_HTTP_DONE,
	    ar_feels_json(&said, call->arena));
}
