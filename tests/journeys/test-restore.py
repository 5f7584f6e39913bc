#!/usr/bin/python3
"""The way back: a copy is made, the shop goes on, and returns to the copy in three acts; then the
file is damaged, and the window offers the copies by itself."""

import contextlib
import os
import pathlib
import sqlite3
import sys
import time

import gi

import journey

gi.require_version('Atspi', '2.0')
from gi.repository import Atspi  # noqa: E402  (the version comes first)

place = pathlib.Path(os.environ['HOME'], 'shop.db')
backups = place.parent / 'backups'
program = journey.Program('--database', f'sqlite:{place}')
BOX = 'Find a person or an act'
ITEM, BUTTON = Atspi.Role.LIST_ITEM, Atspi.Role.PUSH_BUTTON
DONE = 'The shop stands as it did in the backup.'


def names_in(path):
    """Returns whose visits a store holds."""
    with contextlib.closing(sqlite3.connect(f'file:{path}?mode=ro', uri=True)) as store:
        return [row[0] for row in store.execute('SELECT name FROM visit ORDER BY number')]


def search(part, *roles):
    """Waits for what has one of these roles and this in its name."""
    def probe():
        for root in program.roots():
            for node in journey.walk(root):
                if node.get_role() in roles and part in (node.get_name() or ''):
                    return node
        return None
    try:
        return journey.wait(part, probe)
    except journey.Lost:
        raise journey.Lost(f'{part} did not come; there was: {program.names()}') from None


def enter(part, *roles):
    """Goes to it by Tab and presses Enter."""
    for _ in range(12):
        node = search(part, *roles)
        if node.get_state_set().contains(Atspi.StateType.FOCUSED):
            program.key('Return')
            return
        program.key('Tab')
        time.sleep(journey.POLL_S)
    raise journey.Lost(f'{part}: Tab does not come there')


def register(name):
    program.key('ctrl+k')
    program.type(BOX, name)
    program.find(f'Register a visit: “{name}”')
    program.key('ctrl+Return', at=BOX)
    program.find(f'{name}: Registered')


def open_backups():
    program.activate()
    journey.wait('the keyboard', program.focus)
    program.key('F10')
    # The first entry has the focus; this one is the fifth.
    program.key('Down', 'Down', 'Down', 'Down', 'Return', at='Somebody else signs in')
    program.find('Make a copy now')


def copy_is_made():
    """the menu opens the backups, and a copy is made now and listed with what it holds"""
    program.type('Name of the shop', 'Renmin Road')
    program.type('Your number', '1')
    program.type('Your name', 'Lin Fang')
    program.press('Open the shop')
    program.find('Supervisor')
    register('Zhou Lan')
    open_backups()
    program.press('Make a copy now')
    search(', 1 visit, ', ITEM)
    program.key('Escape')


def three_acts():
    """choose, confirm by verb and time, done: the board stands as it did, the file is kept"""
    register('Qian Duoduo')
    assert names_in(place) == ['Zhou Lan', 'Qian Duoduo']
    open_backups()
    enter(', 1 visit, ', ITEM)
    before = {path.name for path in backups.iterdir()}
    enter('Go back to today ', BUTTON)
    program.find(DONE)
    # Whoever sat there sits there again, before the shop of the copy.
    program.find('Supervisor')
    assert names_in(place) == ['Zhou Lan'], names_in(place)
    kept = {path.name for path in backups.iterdir()} - before
    assert any(names_in(backups / name) == ['Zhou Lan', 'Qian Duoduo'] for name in kept
               if name.endswith('.db')), kept
    search('The file from before is kept as ', Atspi.Role.LABEL)


def damaged():
    """a damaged store offers its copies by itself, the newest chosen"""
    global program
    program.end()
    for rest in ('-wal', '-shm'):
        pathlib.Path(f'{place}{rest}').unlink(missing_ok=True)
    body = bytearray(place.read_bytes())
    body[4096:] = b'\x5a' * (len(body) - 4096)
    place.write_bytes(body)
    program = journey.Program('--database', f'sqlite:{place}')
    program.find('The shop cannot be opened')
    search(', 1 visit, ', ITEM)
    enter('Go back to today ', BUTTON)
    program.find(DONE)
    program.type('Number', '1')


def main():
    try:
        return journey.run(copy_is_made, three_acts, damaged)
    finally:
        program.end()


sys.exit(main())
