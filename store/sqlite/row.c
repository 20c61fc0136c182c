/* Structs in and out of rows, by tables of columns (columns.c). */
#include <math.h>
#include <string.h>

#include "store/sqlite/db.h"

int
ar_db_word_find(const struct ar_db_words *words, const char *word)
{
	for (int i = 0; word != NULL && i < words->count; i++) {
		const char *name = words->name(i);

		if (name != NULL && strcmp(name, word) == 0)
			return i;
	}
	return words->none;
}

static void
put_sha(struct ar_db_query *query, int at, const unsigned char *sha)
{
	static const unsigned char none[AR_SHA256_SIZE];

	if (memcmp(sha, none, sizeof none) != 0)
		ar_db_put_blob(query, at, sha, AR_SHA256_SIZE);
}

static void
put_size(struct ar_db_query *query, int at, uint64_t value)
{
	if (value > INT64_MAX)
		ar_db_stop(query, AR_ELIMIT,
		    "a number is too large to be kept in the log");
	ar_db_put_int(query, at, (int64_t)value);
}

static void
put_number(struct ar_db_query *query, int at,
    const struct ar_db_column *column, const char *place)
{
	int64_t wide;
	uint64_t size;
	int value;
	bool truth;

	switch (column->type) {
	case AR_DB_SIZE:
		memcpy(&size, place, sizeof size);
		put_size(query, at, size);
		break;
	case AR_DB_INT:
		memcpy(&value, place, sizeof value);
		ar_db_put_int(query, at, value);
		break;
	case AR_DB_WORD:
		memcpy(&value, place, sizeof value);
		ar_db_put_text(query, at, column->words->name(value));
		break;
	case AR_DB_BOOL:
		memcpy(&truth, place, sizeof truth);
		ar_db_put_int(query, at, truth);
		break;
	case AR_DB_ID:
		memcpy(&wide, place, sizeof wide);
		ar_db_put_id(query, at, wide);
		break;
	default:
		memcpy(&wide, place, sizeof wide);
		ar_db_put_int(query, at, wide);
	}
}

void
ar_db_put_row(struct ar_db_query *query, const struct ar_db_row *row,
    const void *object)
{
	for (size_t i = 0; i < row->count; i++) {
		const struct ar_db_column *column = &row->columns[i];
		const char *place = (const char *)object + column->offset;
		int at = AR_DB_ROW + (int)i;
		const char *text;
		double real;

		switch (column->type) {
		case AR_DB_REAL:
			memcpy(&real, place, sizeof real);
			ar_db_put_real(query, at, real);
			break;
		case AR_DB_TEXT:
			memcpy(&text, place, sizeof text);
			ar_db_put_text(query, at, text);
			break;
		case AR_DB_PATH:
			memcpy(&text, place, sizeof text);
			ar_db_put_path(query, at, text);
			break;
		case AR_DB_SHA:
			put_sha(query, at, (const unsigned char *)place);
			break;
		default:
			put_number(query, at, column, place);
		}
	}
}

static void
read_sha(sqlite3_stmt *statement, int at, char *place)
{
	const void *bytes = sqlite3_column_blob(statement, at);

	memset(place, 0, AR_SHA256_SIZE);
	if (bytes != NULL &&
	    sqlite3_column_bytes(statement, at) == AR_SHA256_SIZE)
		memcpy(place, bytes, AR_SHA256_SIZE);
}

static int
int_of(int64_t wide)
{
	if (wide > INT32_MAX)
		return INT32_MAX;
	return wide < INT32_MIN ? INT32_MIN : (int)wide;
}

static void
read_number(sqlite3_stmt *statement, int at,
    const struct ar_db_column *column, char *place)
{
	int64_t wide;
	bool truth;
	int narrow;

	if (column->type == AR_DB_WORD) {
		narrow = ar_db_word_find(column->words,
		    (const char *)sqlite3_column_text(statement, at));
		memcpy(place, &narrow, sizeof narrow);
		return;
	}
	wide = sqlite3_column_int64(statement, at);
	narrow = int_of(wide);
	truth = wide != 0;
	if (column->type == AR_DB_BOOL)
		memcpy(place, &truth, sizeof truth);
	else if (column->type == AR_DB_INT)
		memcpy(place, &narrow, sizeof narrow);
	else if (column->type != AR_DB_INT64 && wide < 0) /* not ours */
		memset(place, 0, sizeof wide);
	else
		memcpy(place, &wide, sizeof wide);
}

void
ar_db_read_row(struct ar_db_query *query, int first,
    const struct ar_db_row *row, struct ar_arena *arena, void *object)
{
	for (size_t i = 0; i < row->count; i++) {
		const struct ar_db_column *column = &row->columns[i];
		char *place = (char *)object + column->offset;
		int at = first + (int)i;
		const char *text;
		double real;

		switch (column->type) {
		case AR_DB_REAL:
			real = ar_db_real(query, at);
			memcpy(place, &real, sizeof real);
			break;
		case AR_DB_TEXT:
			text = ar_db_text(query, at, arena);
			memcpy(place, &text, sizeof text);
			break;
		case AR_DB_PATH:
			text = ar_db_path(query, at, arena);
			memcpy(place, &text, sizeof text);
			break;
		case AR_DB_SHA:
			read_sha(query->statement, at, place);
			break;
		default:
			read_number(query->statement, at, column, place);
		}
	}
}

void
ar_db_blank_row(const struct ar_db_row *row, void *object)
{
	static const double none = NAN;

	for (size_t i = 0; i < row->count; i++) {
		const struct ar_db_column *column = &row->columns[i];
		char *place = (char *)object + column->offset;

		if (column->type == AR_DB_REAL)
			memcpy(place, &none, sizeof none);
		else if (column->type == AR_DB_WORD)
			memcpy(place, &column->words->none, sizeof(int));
	}
}

enum ar_status
ar_db_list(struct ar_db_query *query, const struct ar_db_row *row,
    struct ar_arena *arena, void **list, size_t *count)
{
	size_t room = 0;
	char *items = NULL;

	*list = NULL;
	*count = 0;
	while (ar_db_next(query)) {
		if (*count == room) {
			size_t more = room ? 2 * room : 16;

			items = ar_arena_grow(arena, items, room, more,
			    row->size);
			room = more;
		}
		if (items == NULL) {
			ar_db_stop(query, AR_EMEM,
			    "there is not enough memory");
			break;
		}
		ar_db_read_row(query, 0, row, arena,
		    items + *count * row->size);
		*list = items;
		if (!row->sound || row->sound(items + *count * row->size))
			++*count;
	}
	if (query->status != AR_OK)
		*count = 0;
	if (*count == 0)
		*list = NULL;
	return ar_db_end(query);
}
