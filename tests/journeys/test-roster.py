#!/usr/bin/python3
"""A month of the roster: planned, looked at, adopted as one act, and taken back as one."""

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
    program.key('ctrl+4')
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


def main():
    try:
        return journey.run(next_month, plan, adopt, undo)
    finally:
        program.end()


sys.exit(main())
