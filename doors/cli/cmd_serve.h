/* afterrun serve: its program takes this one's place, so that Ctrl-C and the
 * end belong to it alone. */
#ifndef CLI_CMD_SERVE_H
#define CLI_CMD_SERVE_H

/* What stands behind "serve", as it was typed.  Comes back only with the
 * exit code of a reported failure. */
int command_serve(int argc, char **argv);

#endif
