#!/usr/bin/python3
"""Promises on a notification service as Debian packages it: shown, acts pressed in its own menu,
replaced, taken down, put away.

    test-dunst.py en|zh_CN
"""

import os
import shutil
import sys

import journey
import notices

LANGUAGE = sys.argv[1]
# Of the banner, the act that is pressed, its other acts, of the tray, the tray, and two surnames.
WORDS = {
    'en': ('Call back customer Xu', 'Not reached', ('Open script', 'In 10 min'),
           'stands here until it is done', 'What is due', ('Xu', 'Wang')),
    'zh_CN': (' 回访 许客户', '未接', ('打开话术', '推后 10 分'), '这里仍可处理',
              '到期的事', ('许', '王')),
}
TITLE, NOT_REACHED, OTHERS, FOOT, TRAY, SURNAMES = WORDS[LANGUAGE]

if not shutil.which('dunst'):
    print('1..0 # SKIP dunst is not installed')
    sys.exit(0)
shop = journey.Shop()
promises = notices.Promises(shop)
service = notices.Dunst(shop.folder)
programs = []


def not_reached_in_tray(number):
    """Opens the tray at the callback, and presses there."""
    programs[0].activate()
    programs[0].key('ctrl+d')
    programs[0].find_like(FOOT)
    notices.go_to_callback(programs[0], TRAY, NOT_REACHED)
    programs[0].press(NOT_REACHED, journey.Atspi.Role.PUSH_BUTTON)
    journey.wait('the attempt', lambda: promises.attempts(number))
    assert [line[:2] for line in promises.attempts(number)] == [('no_answer', 'window')]
    programs[0].key('Escape')
    journey.wait('the tray to close', lambda: not programs[0].look(
        NOT_REACHED, journey.Atspi.Role.PUSH_BUTTON))


def not_reached():
    """It shows the banner and its acts; “not reached” in its menu is in the log"""
    program = shop.open(is_signed_in=False, env=dict(os.environ, LANGUAGE=LANGUAGE))
    programs.append(program)
    notices.sign_in(program, LANGUAGE)
    number = promises.plan('许志强')
    service.wait_for(TITLE)
    menu = service.choose(NOT_REACHED)
    assert all(f'#{act} (' in menu for act in OTHERS), menu
    assert '许志强' not in menu and '13912347731' not in menu, menu
    journey.wait('the attempt', lambda: promises.attempts(number))
    assert [line[:2] for line in promises.attempts(number)] == [('no_answer', 'notice')]
    assert promises.is_planned_again(number)
    service.wait_until_gone(TITLE)


def handled_inside():
    """Handled in the window, it is taken down on the desktop"""
    number = promises.plan('许志强')
    service.wait_for(TITLE)
    not_reached_in_tray(number)
    service.wait_until_gone(TITLE)


def put_away():
    """Put away unanswered it is not lost: it stands in the tray"""
    number = promises.plan('许志强')
    service.wait_for(TITLE)
    journey.wait('shown', lambda: promises.tries(number) == [(1, 1)])
    service.tell('close-all')
    service.wait_until_gone(TITLE)
    assert not promises.attempts(number)
    not_reached_in_tray(number)


def clicked():
    """A click on the banner itself opens what it is about"""
    promises.plan('王芳')
    service.wait_for(TITLE.replace(*SURNAMES))
    service.tell('action')
    programs[0].find_like('王芳')


try:
    status = journey.run(not_reached, handled_inside, put_away, clicked)
finally:
    for opened in programs:
        opened.end()
    service.end()
    shop.close()
sys.exit(status)
