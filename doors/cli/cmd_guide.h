/* afterrun guide: its program takes this one's place, so that the terminal,
 * Ctrl-Z and the end belong to it alone. */
#ifndef CLI_CMD_GUIDE_H
#define CLI_CMD_GUIDE_H

/* What stands behind "guide", as it was typed.  Comes back only with the
 * exit code of a reported failure. */
int command_guide(int argc, char **argv);

#endif
