/* In the place of the web app where it was not built in. */
#include "doors/http/assets.h"

static const char page[] =
    "<!doctype html>\n"
    "<html lang=\"en\">\n"
    "<meta charset=\"utf-8\">\n"
    "<meta name=\"viewport\" content=\"width=device-width\">\n"
    "<title>afterrun</title>\n"
    "<h1>afterrun</h1>\n"
    "<p>The web app was not built into this program; the API under\n"
    "<a href=\"/api/v1/about\">/api/v1/</a> is complete.\n"
    "<p>To build it in, install Node.js 20 or later with npm and build\n"
    "again: in the source folder, <code>./run serve</code> does both.\n"
    "<p>In the terminal, <code>afterrun --help</code> lists what there is.\n"
    "</html>\n";

const struct asset assets[] = {
	{"/", "text/html; charset=utf-8", "no-web",
	    (const unsigned char *)page, sizeof page - 1, NULL, 0},
};
const size_t asset_count = 1;
