/* A folder full of files for the program, right ones and wrong ones. */
#ifndef CLI_FILES_H
#define CLI_FILES_H

/* Make it; the name lives until files_remove. */
const char *files_make(void);
void files_remove(void);

#endif
