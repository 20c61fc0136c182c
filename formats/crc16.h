/* CRC-16/ARC, the checksum of FIT files: polynomial 0xA001 reflected, start
 * 0.  Over data followed by its own CRC (low byte first) it gives 0. */
#ifndef FORMATS_CRC16_H
#define FORMATS_CRC16_H

#include <stddef.h>
#include <stdint.h>

/* The CRC of n more bytes after those that gave crc; 0 to begin.  Uses
 * carry-less multiplication where the processor has it. */
uint16_t ar_crc16(uint16_t crc, const unsigned char *bytes, size_t n);

/* The same with tables only, sixteen bytes a step. */
uint16_t ar_crc16_portable(uint16_t crc, const unsigned char *bytes,
    size_t n);

#endif
