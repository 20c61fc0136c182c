#include "api/cues_json.h"

json_t *
ar_cues_json(struct ar_json_out *out, const struct ar_guide *guide)
{
	json_t *root = ar_json_object(out);
	json_t *cues = ar_json_array(out);

	ar_json_text(out, root, "schema", "cues/1");
	ar_json_number(out, root, "total_s", guide->total_s, 0);
	for (size_t i = 0; i < guide->cue_count; i++) {
		const struct ar_cue *cue = &guide->cues[i];
		json_t *object = ar_json_object(out);

		ar_json_number(out, object, "at_s", cue->at_s, 1);
		ar_json_text(out, object, "kind",
		    cue->kind == AR_CUE_SPEECH ? "speech" : "bell");
		ar_json_text(out, object, "text", cue->text);
		ar_json_append(out, cues, object);
	}
	ar_json_put(out, root, "cues", cues);
	return root;
}
