#include "api/guide_json.h"

#include "api/log_words.h"

static const char *
phase_word(enum ar_guide_phase phase)
{
	static const char *const words[] = {
		[AR_GUIDE_READY] = "ready",
		[AR_GUIDE_EASE] = "ease",
		[AR_GUIDE_WORK] = "work",
		[AR_GUIDE_CHANGE] = "change",
		[AR_GUIDE_REST] = "rest",
		[AR_GUIDE_DONE] = "done",
	};

	return words[phase];
}

static const char *
bell_word(enum ar_bell bell)
{
	static const char *const words[] = {
		[AR_BELL_START] = "start",
		[AR_BELL_CHANGE] = "change",
		[AR_BELL_COUNT] = "count",
		[AR_BELL_END] = "end",
		[AR_BELL_TICK] = "tick",
	};

	return words[bell];
}

static json_t *
part_json(struct ar_json_out *out, const struct ar_guide *guide,
    const struct ar_guide_part *part)
{
	struct ar_guide_now now = ar_guide_at(guide, part->start_s);
	json_t *object = ar_json_object(out);

	ar_json_number(out, object, "start_s", part->start_s, 1);
	ar_json_number(out, object, "length_s", part->length_s, 1);
	ar_json_text(out, object, "phase", phase_word(part->phase));
	ar_json_int(out, object, "step", (json_int_t)part->step);
	ar_json_int(out, object, "set", part->set);
	if (part->side_known)
		ar_json_side(out, object, (int)part->side);
	if (part->half != AR_GUIDE_WHOLE)
		ar_json_text(out, object, "half",
		    part->half == AR_GUIDE_WARM ? "warm" : "cold");
	if (now.pressure_max)
		ar_json_int(out, object, "pressure_max", now.pressure_max);
	return object;
}

static json_t *
span_json(struct ar_json_out *out, const struct ar_guide *guide,
    const struct ar_guide_span *span)
{
	json_t *object = ar_json_object(out);

	ar_json_number(out, object, "start_s", span->start_s, 1);
	ar_json_number(out, object, "end_s", span->end_s, 1);
	if (span->beside < guide->session->step_count)
		ar_json_int(out, object, "beside", (json_int_t)span->beside);
	return object;
}

static json_t *
cue_json(struct ar_json_out *out, const struct ar_cue *cue)
{
	json_t *object = ar_json_object(out);

	ar_json_number(out, object, "at_s", cue->at_s, 1);
	ar_json_text(out, object, "kind",
	    cue->kind == AR_CUE_SPEECH ? "speech" : "bell");
	ar_json_text(out, object, "text", cue->text);
	if (cue->kind == AR_CUE_BELL)
		ar_json_text(out, object, "bell", bell_word(cue->bell));
	ar_json_int(out, object, "step", (json_int_t)cue->step);
	return object;
}

json_t *
ar_guide_json(struct ar_json_out *out, const struct ar_guide *guide)
{
	json_t *root = ar_json_object(out);
	json_t *parts = ar_json_array(out);
	json_t *spans = ar_json_array(out);
	json_t *cues = ar_json_array(out);

	ar_json_text(out, root, "schema", "guide/1");
	ar_json_text(out, root, "language", guide->language);
	ar_json_number(out, root, "total_s", guide->total_s, 0);
	for (size_t i = 0; i < guide->part_count; i++)
		ar_json_append(out, parts,
		    part_json(out, guide, &guide->parts[i]));
	for (size_t i = 0; i < guide->session->step_count; i++)
		ar_json_append(out, spans,
		    span_json(out, guide, &guide->spans[i]));
	for (size_t i = 0; i < guide->cue_count; i++)
		ar_json_append(out, cues, cue_json(out, &guide->cues[i]));
	ar_json_put(out, root, "parts", parts);
	ar_json_put(out, root, "spans", spans);
	ar_json_put(out, root, "cues", cues);
	ar_json_text(out, root, "farewell", guide->farewell);
	return root;
}
