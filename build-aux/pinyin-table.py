#!/usr/bin/env python3
"""Write the table of Mandarin readings that src/base/foyer-pinyin.c includes.

usage: pinyin-table.py UCONV OUTPUT

The readings are those of ICU's Han-Latin transliterator. Opening it costs a quarter of a second, so
it runs here, once, when Foyer is built, and never on a desk. Each character stands on a line of its
own: within a word ICU would choose a reading by context, and the table must not depend on that.
"""

import subprocess
import sys
import unicodedata

# Everything before the supplementary planes that a name is written with, as one dense array.
DENSE_FIRST, DENSE_LAST = 0x3400, 0x9FFF
# Zero as a numeral, and the extensions C to G, which hold most of the rare characters of names:
# a sorted list, for few of them have a reading.
SPARSE = [0x3007, *range(0x2A700, 0x2F800)]

# Where ICU reads a character otherwise than names do.
IN_NAMES = {"卜": "bu", "晟": "sheng"}


def read(uconv, characters):
    """Return one toneless syllable for each character, or None where ICU has no reading."""
    text = "".join(chr(c) + "\n" for c in characters)
    run = subprocess.run([uconv, "-f", "UTF-8", "-t", "UTF-8", "-x", "Han-Latin"],
                         input=text.encode(), stdout=subprocess.PIPE, check=True)
    return [toneless(line) for line in run.stdout.decode().split("\n")[:len(characters)]]


def toneless(reading):
    """Drop the tone and write ü as v, the key that every pinyin keyboard uses for it."""
    reading = unicodedata.normalize("NFD", reading).replace("u\u0308", "v")
    reading = "".join(c for c in reading if not unicodedata.combining(c))
    return reading if reading.isascii() and reading.isalpha() else None


def main():
    uconv, output = sys.argv[1:]
    dense = list(range(DENSE_FIRST, DENSE_LAST + 1))
    readings = dict(zip(dense + SPARSE, read(uconv, dense + SPARSE)))
    readings |= {ord(character): reading for character, reading in IN_NAMES.items()}
    syllables = sorted({reading for reading in readings.values() if reading})
    number = {None: 0, **{syllable: n for n, syllable in enumerate(syllables, 1)}}
    sparse = [c for c in SPARSE if readings[c]]

    if readings[ord("张")] != "zhang" or readings[ord("绿")] != "lv":
        sys.exit(f"{uconv} does not read Chinese as expected")

    with open(output, "w", encoding="ascii") as table:
        table.write("/* Made by build-aux/pinyin-table.py. */\n\n")
        table.write(f"#define DENSE_FIRST 0x{DENSE_FIRST:x}\n")
        table.write(f"#define DENSE_LAST 0x{DENSE_LAST:x}\n\n")
        table.write(f"static const char syllables[][{max(map(len, syllables)) + 1}] =\n{{\n")
        table.write("".join(f'  "{syllable}",\n' for syllable in ["", *syllables]))
        table.write("};\n\nstatic const guint16 dense[] =\n{\n")
        for row in range(0, len(dense), 16):
            numbers = (f"{number[readings[c]]}," for c in dense[row:row + 16])
            table.write("  " + "".join(numbers) + "\n")
        table.write("};\n\n/* The character; in the lower ten bits the number of its syllable. */\n")
        table.write("static const guint32 sparse[] =\n{\n")
        table.write("".join(f"  0x{c << 10 | number[readings[c]]:x},\n" for c in sparse))
        table.write("};\n")


if __name__ == "__main__":
    main()
