#!/usr/bin/python3
"""Two programs on one store: both show the same, and neither overwrites what the other wrote."""

import statistics
import sys
import time

import journey

ROUNDS = 5
# What DESIGN §9 promises. The best of some counts: the others measure what else the machine does.
PROMISE_MS = 100

shop = journey.Shop()
programs = []


def waiting(program):
    """Returns the row of the queue in the side bar, whose name counts who waits."""
    return program.find_like('Reception, ', 'waiting')


def in_step():
    """who is checked in at one window appears at the other by itself, at once"""
    first, second = programs
    delays_ms = []
    here, there = waiting(first), waiting(second)
    for number in range(ROUNDS):
        before = here.get_name()
        assert there.get_name() == before
        first.type('Name or phone', f'Visitor {number}')
        first.press_add()
        at = {}
        until = time.monotonic() + journey.WAIT_S
        while len(at) < 2 and time.monotonic() < until:
            for node in (there, here):
                node.clear_cache()
                if node not in at and node.get_name() != before:
                    at[node] = time.monotonic()
        assert len(at) == 2, 'the other window did not follow'
        delays_ms.append(1000 * (at[there] - at[here]))
        second.find_like(f'Visitor {number} · ')
    print(f'# after the first window: {min(delays_ms):.0f} to {max(delays_ms):.0f} ms, '
          f'median {statistics.median(delays_ms):.0f} ms')
    assert min(delays_ms) <= PROMISE_MS, f'{delays_ms} ms'


def undone():
    """what is undone at one window is gone at the other"""
    first, second = programs
    second.find_like('Visitor 4 · ')
    first.activate()
    first.key('ctrl+z')
    first.find('Undone: Registered')
    journey.wait('the visit to go', lambda: not any(
        'Visitor 4 · ' in name for name in second.names()))


def edit(program, name):
    """Opens the visit of Zoe and writes another name over hers."""
    program.activate()
    program.key('ctrl+k')
    program.type('Find a person or an act', 'Zoe')
    program.find('In the shop')
    program.key('Return', at='Find a person or an act')
    program.find_like('Zoe')
    program.key('F2', at='Visits of today')
    program.find('Save changes', journey.Atspi.Role.PUSH_BUTTON)
    program.type('Name', name)


def conflict():
    """two who edit one visit learn of each other, and choose"""
    first, second = programs
    edit(first, 'Zoe One')
    edit(second, 'Zoe Two')
    first.press('Save changes', journey.Atspi.Role.PUSH_BUTTON)
    second.find_like('Zoe One')
    second.press('Save changes', journey.Atspi.Role.PUSH_BUTTON)
    second.find_like('Somebody else changed the same')
    second.find_like(': Zoe One')
    assert 'Zoe One' in shop.do('visit', 'list'), 'overwritten'
    second.find('Yours: Zoe Two')
    second.key('Down', at='The visit')
    second.press('Save what is chosen', journey.Atspi.Role.PUSH_BUTTON)
    first.find_like('Zoe Two · ')
    assert 'Zoe Two' in shop.do('visit', 'list')


def main():
    try:
        shop.do('visit', 'add', '--name', 'Zoe')
        programs.extend([shop.open(), shop.open()])
        return journey.run(in_step, undone, conflict)
    finally:
        for program in programs:
            program.end()
        shop.close()


sys.exit(main())
