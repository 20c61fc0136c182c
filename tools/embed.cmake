# One file as one C file: cmake -DIN=FILE -DOUT=FILE.c -DNAME=… -DPATH=… -DTYPE=…
# -P embed.cmake.  For the server where there is no node.
file(READ ${IN} hex HEX)
file(SHA256 ${IN} tag)
string(SUBSTRING ${tag} 0 32 tag)
string(REGEX REPLACE "(..)" "0x\\1," bytes ${hex})
string(REGEX REPLACE "(0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,0x..,)"
	"\\1\n\t" bytes ${bytes})
get_filename_component(file ${IN} NAME)
file(WRITE ${OUT} "/* Generated from ${file} by tools/embed.cmake; correct "
	"that, not this file. */\n#include \"doors/http/assets.h\"\n\n"
	"static const unsigned char bytes[] = {\n\t${bytes}\n};\n\n"
	"const struct asset ${NAME} = {\"${PATH}\",\n\t\"${TYPE}\",\n"
	"\t\"${tag}\", bytes, sizeof bytes, NULL, 0};\n")
