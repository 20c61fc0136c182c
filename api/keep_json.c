#include "api/keep_json.h"

#include "api/json.h"

enum { REAL_DECIMALS = 9 };

char *
ar_copy_json(const char *schema, const char *path, const char *aside,
    const struct ar_store_about *about, struct ar_arena *arena)
{
	struct ar_json_out out = {false};
	json_t *root = ar_json_object(&out);

	ar_json_text(&out, root, "schema", schema);
	ar_json_text(&out, root, "path", path);
	ar_json_text(&out, root, "aside", aside);
	ar_json_int(&out, root, "bytes", (json_int_t)about->bytes);
	ar_json_int(&out, root, "runs", (json_int_t)about->runs);
	ar_json_int(&out, root, "recordings", (json_int_t)about->files);
	ar_json_bool(&out, root, "verified", true);
	return ar_json_finish(&out, root, arena);
}

char *
ar_rebuilt_json(const struct ar_rebuilt *rebuilt, struct ar_arena *arena)
{
	struct ar_json_out out = {false};
	json_t *root = ar_json_object(&out);

	ar_json_text(&out, root, "schema", "rebuild/1");
	ar_json_int(&out, root, "runs", (json_int_t)rebuilt->runs);
	ar_json_int(&out, root, "from_files",
	    (json_int_t)rebuilt->from_files);
	ar_json_int(&out, root, "from_samples",
	    (json_int_t)rebuilt->from_samples);
	ar_json_int(&out, root, "told", (json_int_t)rebuilt->told);
	return ar_json_finish(&out, root, arena);
}

char *
ar_undo_json(int64_t batch_id, uint64_t reanalysed, struct ar_arena *arena)
{
	struct ar_json_out out = {false};
	json_t *root = ar_json_object(&out);

	ar_json_text(&out, root, "schema", "undo/1");
	ar_json_int(&out, root, "batch", batch_id);
	ar_json_int(&out, root, "reanalysed", (json_int_t)reanalysed);
	return ar_json_finish(&out, root, arena);
}

char *
ar_export_json(const char *path, uint64_t rows, uint64_t recordings,
    struct ar_arena *arena)
{
	struct ar_json_out out = {false};
	json_t *root = ar_json_object(&out);

	ar_json_text(&out, root, "schema", "export/1");
	ar_json_text(&out, root, "path", path);
	ar_json_int(&out, root, "rows", (json_int_t)rows);
	ar_json_int(&out, root, "recordings", (json_int_t)recordings);
	return ar_json_finish(&out, root, arena);
}

char *
ar_row_json(const struct ar_table_row *row, struct ar_arena *arena)
{
	struct ar_json_out out = {false};
	json_t *root = ar_json_object(&out);

	for (size_t i = 0; i < row->count; i++) {
		const struct ar_cell *cell = &row->cells[i];

		if (cell->type == AR_CELL_INT)
			ar_json_int(&out, root, row->columns[i],
			    cell->integer);
		else if (cell->type == AR_CELL_REAL)
			ar_json_number(&out, root, row->columns[i],
			    cell->real, REAL_DECIMALS);
		else if (cell->type == AR_CELL_TEXT)
			ar_json_text(&out, root, row->columns[i],
			    cell->text);
	}
	return ar_json_finish(&out, root, arena);
}
