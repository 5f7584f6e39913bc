#!/usr/bin/python3
"""The search box on a sample shop: a few letters, Enter takes the person, Enter checks them in."""

import subprocess
import sys

import journey

shop = journey.Shop()
program = journey.Program('--sample')
BOX = 'Find a person or an act'


def waiting():
    """Returns what the sidebar says of the queue: it stays, where a toast goes after a while."""
    return program.find_like('Reception, ', 'waiting').get_name()


def await_waiting(is_reached):
    journey.wait('the queue to change', lambda: is_reached(waiting()))


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
    program.find_like('Check in ')
    before = waiting()
    program.key('Return', at=BOX)
    await_waiting(lambda now: now != before)


def hurried():
    """Enter takes who was typed, also before the list has followed the letters"""
    program.key('ctrl+k')
    program.write('zhou', at=BOX)
    program.find('Customers')
    subprocess.run(['xdotool', 'key', '--delay', '1', 'BackSpace', 'BackSpace', *'angxiaoxuan',
                    'Return'], check=True)
    program.find('Check in 张小轩')
    program.key('Escape', at=BOX)
    program.await_text(BOX, '')
    journey.wait('the list to be closed', lambda: not program.look('Check in 张小轩'))


def many():
    """of more people than are shown it is said that there are more"""
    program.key('ctrl+k')
    program.write('zh', at=BOX)
    program.find('The latest 20. More letters find more exactly')
    program.key('Escape', at=BOX)
    program.await_text(BOX, '')


def unknown():
    """what was typed becomes a visit by Ctrl+Enter, and Ctrl+Z takes it back"""
    program.key('ctrl+k')
    program.type(BOX, 'Qian Duoduo')
    program.find('Register a visit: “Qian Duoduo”')
    before = waiting()
    program.key('ctrl+Return', at=BOX)
    await_waiting(lambda now: now != before)
    program.key('ctrl+z')
    await_waiting(lambda now: now == before)


def await_row(name):
    """Waits for the row of the visitor to have the keyboard."""
    program.take_keys('Visits of today')
    journey.wait(name, lambda: any((node.get_name() or '').startswith(f'{name} · ')
                                   for node in journey.walk(program.focus())))


def chosen(name):
    """Presses Enter, and waits for who is taken."""
    program.key('Return', at=BOX)
    await_row(name)


def elsewhere():
    """a visitor whom another PC registers meanwhile is found, and not registered anew"""
    global program
    program.end()
    program = shop.open()
    program.key('ctrl+k')
    program.write('Ada Quill', at=BOX)
    program.find('Nobody fits')
    shop.do('visit', 'add', '--name', 'Ada Quill', '--phone', '13957100001', '--staff', '101')
    program.find('In the shop')
    chosen('Ada Quill')
    assert len(shop.query("SELECT 1 FROM visit WHERE name = 'Ada Quill'")) == 1


def kept():
    """who is selected stays selected when the same letters find somebody else, too"""
    program.key('ctrl+k')
    program.write('Quill', at=BOX)
    program.find('Ada Quill 139****0001')
    shop.do('visit', 'add', '--name', 'Bea Quill', '--phone', '13957100002', '--staff', '101')
    program.find('Bea Quill 139****0002')
    program.find('2 people')
    chosen('Ada Quill')


def list_top():
    """Returns where the list begins on the screen, once it is there: it is a window of its own."""
    found = subprocess.run(['xdotool', 'search', '--onlyvisible', '--class', '',
                            'getwindowgeometry', '--shell', '%@'], text=True, capture_output=True)
    tops = [int(line[2:]) for line in found.stdout.splitlines() if line.startswith('Y=')]
    return [top for top in tops if top > 0]


def point_at(name, *more):
    """Moves the pointer onto the row of this name; more: what xdotool does then."""
    row = program.find(name).get_component_iface().get_extents(journey.Atspi.CoordType.WINDOW)
    top = journey.wait('the list', list_top)[0]
    subprocess.run(['xdotool', 'mousemove', '683', str(top + row.y + row.height // 2), *more],
                   check=True)


def pointed():
    """Enter takes who is selected, wherever the pointer rests; a click takes who is clicked"""
    program.key('ctrl+k')
    program.write('Quill', at=BOX)
    program.find('2 people')
    point_at('Register a visit: “Quill”')
    chosen('Bea Quill')
    program.key('ctrl+k')
    program.write('Quill', at=BOX)
    program.find('2 people')
    point_at('Ada Quill 139****0001', 'click', '1')
    await_row('Ada Quill')
    assert len(shop.query("SELECT 1 FROM visit WHERE name LIKE '%Quill'")) == 2


def main():
    try:
        return journey.run(present, hurried, known, many, unknown, elsewhere, kept,
                           pointed)
    finally:
        program.end()
        shop.close()


sys.exit(main())
