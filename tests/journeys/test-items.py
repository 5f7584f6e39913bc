#!/usr/bin/python3
"""A case from the number on a slip to its end, by the keyboard, and a message that rings at whom it is
for; in the language that is asked for."""

import sys

import journey
from journey import t

shop = journey.Shop()
CASE = shop.do('item', 'add', '换一台新的', '--who', '周兰 13857102210', '--owner', '101',
               '--staff', '101').split()[1]
program = None


def state(number=CASE):
    for line in shop.do('item', 'list').splitlines():
        if line.startswith(number + '\t'):
            return line.split('\t')[2]
    return 'closed'


def owner(number=CASE):
    return next(line for line in shop.do('item', 'list').splitlines()
                if line.startswith(number + '\t')).split('\t')[7]


def become(wanted):
    journey.wait(f'{CASE} to be {wanted}', lambda: state() == wanted)


def find_by_number():
    """the number on a slip finds the case in the search box"""
    global program
    program = shop.begin()
    program.find(t('What there is to do'))
    program.key('ctrl+k')
    program.write(CASE)
    program.find(t('Matters', 'search'))
    program.key('Return', at=t('Find a person or an act'))
    program.find(CASE)


def row_menu():
    """the menu key of a row offers what can be done with it, and opens it"""
    program.key('Escape', 'ctrl+f', 'shift+F10')
    program.key('Down', 'Return', at=t('Do it now', 'menu'))
    program.find(t('Propose solution…', 'item act'), journey.Atspi.Role.PUSH_BUTTON)


def solve_and_answer():
    """solution, answer and end, each by the key of the next step"""
    program.key('ctrl+Return')
    program.write('Swap it on Saturday', at='FoyerItemQuestion')
    program.key('ctrl+Return')
    become('solution')
    program.key('ctrl+Return', at=t('Tell the customer…', 'item act'))
    program.key('ctrl+Return', at='FoyerItemQuestion')
    become('answered')
    program.key('ctrl+Return', at=t('Close', 'item act'))
    program.key('ctrl+Return', at='FoyerItemQuestion')
    become('closed')


def undo():
    """the end is taken back, and the case waits to be closed again"""
    program.key('ctrl+z')
    become('answered')


def transfer():
    """handed over, it is the colleague's"""
    program.press(t('Transfer', 'button'))
    program.find(t('Transfer', 'item form'), journey.Atspi.Role.PUSH_BUTTON)
    program.key('space', at=t('To whom', 'item form'))
    program.key('Down', 'Down', 'Return', at='GtkListView')
    program.key('ctrl+Return', at=t('To whom', 'item form'))
    journey.wait('another owner', lambda: owner() != '101')


def message():
    """a message rings at whom it is for, when they sign in"""
    number = shop.do('item', 'add', '回电话谈年卡', '--kind', 'message', '--who',
                     '王芳 13900139000', '--owner', '102', '--staff', '101').split()[1]
    program.key('ctrl+l')
    program.find(t('Who are you?'))
    program.key(*'102', 'Return', at=t('Number'))
    program.find(t('What there is to do'))
    program.key('ctrl+d')
    program.find_like('王芳')
    assert owner(number) == '102'


def main():
    try:
        return journey.run(find_by_number, row_menu, solve_and_answer, undo, transfer, message)
    finally:
        program.end()
        shop.close()


sys.exit(main())
