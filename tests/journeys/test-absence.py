#!/usr/bin/python3
"""What is left behind by who is away, in the language that is asked for: leave is granted, a supervisor
is offered to deal out what falls into it, does so, and takes it back."""

import datetime
import sys

import journey
from journey import t

BUTTON = journey.Atspi.Role.PUSH_BUTTON
TODAY = datetime.date.today()

shop = journey.Shop()
program = None


def owner():
    """Whose call Li's is."""
    return shop.query('SELECT s.number FROM item i JOIN staff s ON s.id = i.owner'
                      " WHERE i.phone = '13957107733'")[0][0]


def granted():
    """leave is granted, and what falls into it is offered to be dealt out"""
    global program
    shop.do('callback', 'plan', 'T10', '--who', 'Li 13957107733', '--due',
            f'{TODAY + datetime.timedelta(3)} 15:00', '--owner', '102')
    program = shop.begin()
    program.key('ctrl+7')
    program.find(t('Next month'))
    program.key('ctrl+n')
    program.tab_to(t('Staff', 'field'))
    program.key('space')
    program.key('Down', 'Down', 'Return', at='GtkListView')
    program.take_keys(t('Staff', 'field'))
    program.type(t('From', 'field'), f'{TODAY + datetime.timedelta(2)}')
    program.type(t('Until', 'field'), f'{TODAY + datetime.timedelta(20)}')
    program.tab_to(t('Cover', 'field'))
    program.key('space')
    program.key('Down', 'Down', 'Down', 'Down', 'Return', at='GtkListView')
    program.take_keys(t('Cover', 'field'))
    program.press(t('Ask for this leave', 'button'), BUTTON)
    program.press(f"{t('Approve', 'leave')} 陈静", BUTTON)
    one_call = journey.WORDS.ngettext('%lu callback', '%lu callbacks', 1).replace('%lu', '1')
    program.find_like('陈静', one_call)
    assert owner() == '102'


def dealt():
    """dealt out by one press, it is somebody else's; taken back, it is offered again"""
    program.press(t('Deal it out', 'banner'), BUTTON)
    journey.wait('another owner', lambda: owner() != '102')
    journey.wait('the offer to go', lambda: not program.look(t('Deal it out', 'banner'), BUTTON))
    program.key('Escape')
    program.key('ctrl+z')
    journey.wait('the owner of before', lambda: owner() == '102')
    program.find(t('Deal it out', 'banner'), BUTTON)


def main():
    try:
        return journey.run(granted, dealt)
    finally:
        if program:
            program.end()
        shop.close()


sys.exit(main())
