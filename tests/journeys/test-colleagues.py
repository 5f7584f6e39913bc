#!/usr/bin/python3
"""Two supervisors change one colleague at the same time: neither word is lost unseen."""

import os
import pathlib
import sys
import time

import gi

import journey

gi.require_version('Atspi', '2.0')
from gi.repository import Atspi  # noqa: E402  (the version comes first)

place = pathlib.Path(os.environ['HOME'], 'shop.db')
programs = [journey.Program('--database', f'sqlite:{place}')]
ROW = '1 Lin Fang, Supervisor'


def open_colleague(program):
    program.activate()
    journey.wait('the keyboard', program.focus)
    program.key('F10')
    # The first entry has the focus; this one is the fourth.
    program.key('Down', 'Down', 'Down', 'Return', at='Somebody else signs in')
    for _ in range(12):
        # A row is named by what it shows.
        row = program.find(ROW, Atspi.Role.LIST_ITEM)
        if row.get_state_set().contains(Atspi.StateType.FOCUSED):
            program.key('Return')
            program.find('Save the colleague')
            return
        program.key('Tab')
        time.sleep(journey.POLL_S)
    raise journey.Lost(f'{ROW}: Tab does not come there')


def two_windows():
    """two windows on one store show the same colleague"""
    first = programs[0]
    first.type('Name of the shop', 'Renmin Road')
    first.type('Your number', '1')
    first.type('Your name', 'Lin Fang')
    first.press('Open the shop')
    first.find('Supervisor')
    open_colleague(first)
    second = journey.Program('--database', f'sqlite:{place}')
    programs.append(second)
    second.find('Who are you?')
    second.activate()
    second.key('1', 'Return', at='Number')
    second.find('Supervisor')
    open_colleague(second)


def conflict():
    """who saves second sees both names, and the chosen one stands"""
    first, second = programs
    first.type('Name', 'Lin Yi')
    second.type('Name', 'Lin Er')
    first.press('Save the colleague')
    first.find('1 Lin Yi, Supervisor')
    second.press('Save the colleague')
    second.find_like(': Lin Yi')
    second.find('Yours: Lin Er')
    second.press('Save the colleague')
    # Nothing was chosen: what is stored stays.
    second.find('1 Lin Yi, Supervisor')


def main():
    try:
        return journey.run(two_windows, conflict)
    finally:
        for program in programs:
            program.end()


sys.exit(main())
