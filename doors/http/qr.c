#include "doors/http/qr.h"

#include <qrencode.h>

/* Squares of quiet around it, as the standard asks for. */
enum { QUIET = 4 };

static bool
is_dark(const QRcode *code, int x, int y)
{
	if (x < 0 || y < 0 || x >= code->width || y >= code->width)
		return false;
	return code->data[y * code->width + x] & 1;
}

/* Light squares are drawn and dark ones left out: right on a dark terminal;
 * on a light one it is the negative, which cameras read as well. */
static void
print_halves(FILE *out, const QRcode *code)
{
	static const char *const squares[] = {"█", "▀", "▄", " "};

	for (int y = -QUIET; y < code->width + QUIET; y += 2) {
		for (int x = -QUIET; x < code->width + QUIET; x++)
			fputs(squares[(is_dark(code, x, y) ? 2 : 0) +
			    (is_dark(code, x, y + 1) ? 1 : 0)], out);
		fputc('\n', out);
	}
}

static void
print_whole(FILE *out, const QRcode *code)
{
	for (int y = -QUIET; y < code->width + QUIET; y++) {
		for (int x = -QUIET; x < code->width + QUIET; x++)
			fputs(is_dark(code, x, y) ? "  " : "##", out);
		fputc('\n', out);
	}
}

bool
qr_print(FILE *out, const char *text, bool utf8)
{
	QRcode *code = QRcode_encodeString(text, 0, QR_ECLEVEL_L,
	    QR_MODE_8, 1);

	if (!code)
		return false;
	if (utf8)
		print_halves(out, code);
	else
		print_whole(out, code);
	QRcode_free(code);
	return true;
}
