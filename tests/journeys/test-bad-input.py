#!/usr/bin/python3
"""What people and other programs put into the box: nothing of it hurts, and nothing is cut silently."""

import sys

import journey

BOX, BUTTON = 'Name or phone', journey.Atspi.Role.PUSH_BUTTON
STRANGE = [
    '<b>Bold</b> & "quoted" \'name\'',
    '<span size="9999">huge</span>',
    '100 % _ * OR NEAR( " -- ;',
    '王🐲👨‍👩‍👧 明',
    'عبد الله ابن',
    '%s%n%d\\x00\\u0000',
]

shop = journey.Shop()
program = None


def names_in_store():
    return [row.split('\t')[1] for row in shop.do('visit', 'list').splitlines()]


def strange():
    """markup, wildcards, emoji and letters from right to left are names like others"""
    for name in STRANGE:
        program.type(BOX, name)
        program.press_add()
        journey.wait(f'{name} in the store', lambda: name in names_in_store())
        program.find_like(name)


def long():
    """fifty thousand characters are refused, and stay"""
    name = 'x' * 50_000
    program.type(BOX, name)
    program.press_add()
    program.find_like('“Name” is too long. What you typed is still here.')
    assert program.text(BOX) == name, 'it was cut'
    program.type(BOX, '')


def direction():
    """a mark that would turn the rest of a line around does not reach the store"""
    program.type(BOX, 'Ann\u202eAnnson')
    program.press_add()
    journey.wait('AnnAnnson', lambda: 'AnnAnnson' in names_in_store())


def phones():
    """a phone may be written as people write it"""
    for name, phone in [('Ada', '+86 138 1234 5678'), ('Bea', '138-1234-5679'),
                        ('Cleo', '010 8888 6666')]:
        program.type(BOX, f'{name} {phone}')
        program.press_add()
        journey.wait(phone, lambda: name in names_in_store())


def search():
    """and the search box takes all of it"""
    for hint in [*STRANGE, '长' * 50_000, '"', '*', "'; DROP TABLE person; --"]:
        program.type('Find a person or an act', hint)
        program.find_like('Register a visit: “')
    program.type('Find a person or an act', 'Bea')
    program.find('1 person')
    assert program.process.poll() is None


def main():
    global program
    try:
        program = shop.open()
        return journey.run(strange, long, direction, phones, search)
    finally:
        if program is not None:
            program.end()
        shop.close()


sys.exit(main())
