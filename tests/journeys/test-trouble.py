#!/usr/bin/python3
"""A store that cannot be used: the window says why, changes no byte, and goes on when it is mended."""

import os
import pathlib
import sys

import journey

place = pathlib.Path(os.environ['HOME'], 'shop.db')
place.write_bytes(b'This is a shopping list, not a shop.\n' * 100)
before = place.read_bytes()
program = journey.Program('--database', f'sqlite:{place}')


def foreign():
    """a file of another program is left as it is"""
    program.find('The shop cannot be opened')
    program.find('This file is no store of Foyer. It was left as it is. Choose another file.')
    program.find('Choose another store…')
    assert place.read_bytes() == before


def mended():
    """trying again opens the shop once the file is out of the way"""
    place.rename(place.with_suffix('.txt'))
    program.press('Try again')
    program.find('Name of the shop')
    program.find('Foyer – shop.db')


def main():
    try:
        return journey.run(foreign, mended)
    finally:
        program.end()


sys.exit(main())
