#include "doors/http/qr.h"

#include <qrencode.h>

/* Squares of quiet around it, as the standard asks for. */
enum { QUIET = 4 };

static const char white_on_black[] = "\033[97;40m", usual[] = "\033[0m";

static bool
is_dark(const QRcode *code, int x, int y)
{
	if (x < 0 || y < 0 || x >= code->width || y >= code->width)
		return false;
	return code->data[y * code->width + x] & 1;
}

static void
print_halves(FILE *out, const QRcode *code, int y)
{
	static const char *const squares[] = {"█", "▀", "▄", " "};

	for (int x = -QUIET; x < code->width + QUIET; x++)
		fputs(squares[(is_dark(code, x, y) ? 2 : 0) +
		    (is_dark(code, x, y + 1) ? 1 : 0)], out);
}

static void
print_whole(FILE *out, const QRcode *code, int y)
{
	for (int x = -QUIET; x < code->width + QUIET; x++)
		fputs(is_dark(code, x, y) ? "  " : "##", out);
}

/* Light squares are drawn and dark ones left out: without colours that is
 * right on a dark terminal, and the negative on a light one, which not all
 * cameras read. */
static void
print_code(FILE *out, const QRcode *code, bool utf8, bool colour)
{
	for (int y = -QUIET; y < code->width + QUIET; y += utf8 ? 2 : 1) {
		fputs(colour ? white_on_black : "", out);
		if (utf8)
			print_halves(out, code, y);
		else
			print_whole(out, code, y);
		fputs(colour ? usual : "", out);
		fputc('\n', out);
	}
}

bool
qr_print(FILE *out, const char *text, bool utf8, bool colour)
{
	QRcode *code = QRcode_encodeString(text, 0, QR_ECLEVEL_L,
	    QR_MODE_8, 1);

	if (!code)
		return false;
	print_code(out, code, utf8, colour);
	QRcode_free(code);
	return true;
}
