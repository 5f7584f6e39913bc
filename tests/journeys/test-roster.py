#!/usr/bin/python3
"""A month of the roster: planned, adopted as one act and taken back as one; leave; a new shift."""

import sys

import journey

program = journey.Program('--sample')


def status(*words):
    """Waits until one of the labels that can be seen begins with one of these words."""
    def probe():
        return any(name.split(': ', 1)[1].startswith(words) for name in program.names()
                   if ': ' in name)
    journey.wait(' or '.join(words), probe)


def show_roster():
    """The window takes keys only once it has the focus."""
    program.key('ctrl+7')
    return program.look('Next month')


def next_month():
    """the next month is a draft with empty posts"""
    program.find('林芳')
    journey.wait('the roster', show_roster)
    program.find('Next month')
    program.press('Next month')
    program.find('Draft, the staff do not see it')
    program.find('1 cell stays as it is')


def plan():
    """the planner proposes a month without empty posts"""
    program.press('Plan the month')
    program.find('Adopt the plan')
    status('Empty posts 0')


def adopt():
    """the proposal is adopted as one act"""
    program.press('Adopt the plan')
    program.find('Plan accepted')
    program.find('Plan the month')
    status('Empty posts 0')


def undo():
    """and taken back as one"""
    program.key('ctrl+z')
    program.find('Undone: Plan accepted')
    status('Empty posts 1')


def ask_for_leave():
    """leave is asked for where the roster is, and not without a cover"""
    program.key('ctrl+n')
    program.type('From', '12-8')
    program.type('Until', '12-9')
    program.press('Ask for this leave')
    program.find_like('Choose who does the work meanwhile')
    program.key('Escape')


def define_shift():
    """a shift is defined and can be planned at once"""
    program.press('Shifts', journey.Atspi.Role.PUSH_BUTTON)
    program.press('Add…')
    program.type('Code', 'noon')
    program.type('Name of the shift', 'Noon')
    program.type('Name in English', 'Noon')
    program.type('Begins', '10:00')
    program.type('Ends', '14')
    program.press('Save')
    program.find_like('10:00–14:00')
    program.key('Escape')
    program.find_like('10–14')


def main():
    try:
        return journey.run(next_month, plan, adopt, undo, ask_for_leave, define_shift)
    finally:
        program.end()


sys.exit(main())
