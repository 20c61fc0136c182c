#!/usr/bin/env python3
"""formats/crc16_tables.inc: CRC-16/ARC by sixteen bytes at a time.

Source: the polynomial x^16 + x^15 + x^2 + 1 of the FIT protocol (reflected
0xA001, start 0).  Table k holds the CRC of a byte followed by k zero bytes.
The fold constants are x^n mod P, reflected into 64 bits, for carry-less
multiplication; n is one less than the distance because a product of two
reflected numbers stands one bit too low.

Usage: gen_crc16.py [--check]   (--check: compare only)
"""
import pathlib
import sys

TARGET = (pathlib.Path(__file__).resolve().parent.parent
          / "formats" / "crc16_tables.inc")
REFLECTED = 0xA001
POLYNOMIAL = 0x18005
SLICES = 16


def tables():
    first = []
    for byte in range(256):
        crc = byte
        for _ in range(8):
            crc = crc >> 1 ^ (REFLECTED if crc & 1 else 0)
        first.append(crc)
    all_tables = [first]
    for _ in range(SLICES - 1):
        last = all_tables[-1]
        all_tables.append([v >> 8 ^ first[v & 0xFF] for v in last])
    return all_tables


def power(n):
    value = 1
    for _ in range(n):
        value <<= 1
        if value & 0x10000:
            value ^= POLYNOMIAL
    return sum(1 << (63 - bit) for bit in range(16) if value >> bit & 1)


def text():
    out = ["/* Generated from the polynomial 0xA001 by tools/gen_crc16.py;",
           " * correct the generator, not this file. */", ""]
    for bits in (512, 128):
        for part, extra in (("FAR", 64), ("NEAR", 0)):
            value = power(bits + extra - 1)
            out.append(f"#define FOLD_{bits}_{part} 0x{value:016x}ULL")
    out += ["", f"static const uint16_t tables[{SLICES}][256] = {{"]
    for table in tables():
        out.append("\t{")
        for row in range(0, 256, 8):
            cells = ", ".join(f"0x{v:04x}" for v in table[row:row + 8])
            out.append(f"\t\t{cells},")
        out.append("\t},")
    return "\n".join(out + ["};", ""])


def main():
    if "--check" not in sys.argv[1:]:
        TARGET.write_text(text(), "utf-8")
    elif not TARGET.exists() or TARGET.read_text("utf-8") != text():
        sys.exit("not regenerated: formats/crc16_tables.inc")


if __name__ == "__main__":
    main()
