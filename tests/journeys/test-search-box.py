#!/usr/bin/python3
"""The search box on a sample shop: a few letters, Enter takes the person, Enter checks them in."""

import subprocess
import sys

import journey

program = journey.Program('--sample')
BOX = 'Find a person or an act'


def present():
    """a visitor in the shop is found by initials and the last digits"""
    program.go_to_reception()
    program.find('Ms Zhou')
    program.key('ctrl+k')
    program.type(BOX, 'zl 10')
    program.find('In the shop')
    program.find('周兰 138****2210')
    program.key('Escape')
    program.await_text(BOX, '')


def known():
    """a customer is taken by Enter and checked in by the next"""
    program.key('ctrl+k')
    program.type(BOX, 'zhangx')
    program.find('Customers')
    program.key('Return', at=BOX)
    taken = journey.wait('somebody to check in', lambda: next(
        (name for name in program.names() if 'Check in ' in name), None))
    program.key('Return', at=BOX)
    journey.wait('the toast', lambda: next(
        (name for name in program.names() if name.endswith(': Registered')), None))
    assert taken


def hurried():
    """Enter takes who was typed, also before the list has followed the letters"""
    program.key('ctrl+k')
    program.write('zhou', at=BOX)
    program.find('Customers')
    subprocess.run(['xdotool', 'key', '--delay', '1', 'BackSpace', 'BackSpace', *'angx', 'Return'],
                   check=True)
    program.find('Check in 张小轩')
    program.key('Escape', at=BOX)
    program.await_text(BOX, '')
    journey.wait('the list to be closed', lambda: not program.look('Check in 张小轩'))


def unknown():
    """what was typed becomes a visit by Ctrl+Enter, and Ctrl+Z takes it back"""
    program.key('ctrl+k')
    program.type(BOX, 'Qian Duoduo')
    program.find('Register a visit: “Qian Duoduo”')
    program.key('ctrl+Return', at=BOX)
    program.find('Qian Duoduo: Registered')
    program.key('ctrl+z')
    program.find('Undone: Registered')


def main():
    try:
        return journey.run(present, hurried, known, unknown)
    finally:
        program.end()


sys.exit(main())
