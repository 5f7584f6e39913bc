#!/usr/bin/python3
"""A day at the desk by its list: a thing of one's own, done and taken back, and the day-end review."""

import sys

import journey

shop = journey.Shop()
program = shop.open(is_signed_in=False)


def first():
    """the program begins with the day"""
    program.find('Who are you?')
    program.activate()
    program.key(*'101', 'Return', at='Number')
    program.find('A thing to do of your own')
    program.find('Nothing to do')


def note():
    """one line is a thing to do; while it is typed it says when it rings"""
    program.key('ctrl+n')
    program.type('A thing to do of your own', 'tomorrow 10:00 send the papers')
    program.find_like('10:00', 'send the papers', 'Rings on')
    program.key('Return')
    program.find('send the papers')
    program.find('Tomorrow')
    program.await_text('A thing to do of your own', '')


def half_a_line():
    """a time that has passed is refused, and the words stay"""
    program.key('ctrl+n')
    program.type('A thing to do of your own', '2020-01-01 count')
    program.key('Return')
    program.find('That time has passed: write one that is still ahead')
    assert program.text('A thing to do of your own') == '2020-01-01 count'
    program.type('A thing to do of your own', '')


def done_and_undone():
    """Enter does it, Ctrl+Z takes it back"""
    program.key('Escape')
    program.key('Return', at='What there is to do')
    journey.wait('it to go', lambda: not program.look('send the papers'))
    program.key('ctrl+z')
    program.find('send the papers')


def review():
    """every open item is looked at, and the day is cleared: one press of Enter for each"""
    program.press('Begin the review')
    program.find_like('send the papers', 'Not looked at yet')
    program.key(*['Return'] * 4, at='Open items to be looked at')
    program.find('Every open item was looked at: the day is cleared.')


def language():
    """in the other language the desk stands where it stood"""
    program.key('ctrl+comma')
    program.press('中文')
    program.find('今日')
    program.find('每一件都看过了，当天已日清。')


def main():
    try:
        return journey.run(first, note, done_and_undone, half_a_line, review, language)
    finally:
        program.end()
        shop.close()


sys.exit(main())
