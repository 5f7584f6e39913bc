#!/usr/bin/python3
"""A promise rings: with the window closed, on the desktop, in both languages; what is pressed there is
in the list; nothing is lost when the program is killed; two seats ring once."""

import os
import pathlib
import sqlite3
import subprocess
import sys
import time

import journey
import notices

SOON_S = '2'
# A lease runs out after a minute; the rest is for a busy machine.
LEASE_S = 75
journey.WAIT_S = LEASE_S

shop = journey.Shop()
service = notices.Service()
programs = []


def plan(name, seconds=SOON_S, staff='101'):
    """Plans a callback; returns its number."""
    return subprocess.run([os.environ['FOYER_PLAN_CALLBACK'], f'sqlite:{shop.file}', staff, name,
                           '13912347731', seconds], check=True, text=True,
                          stdout=subprocess.PIPE).stdout.strip()


def ask(sql, *values):
    """Looks at the store from outside."""
    with sqlite3.connect(f'file:{shop.file}?mode=ro', uri=True) as store:
        return store.execute(sql, values).fetchall()


def attempts(number):
    return ask('SELECT a.contact, a.way, a.remark FROM attempt a JOIN item i ON i.id = a.item '
               'WHERE i.number = ?', number)


def is_planned_again(number):
    """It is open, belongs to who owned it, and has a later time than before."""
    return ask('SELECT 1 FROM item i JOIN staff s ON s.id = i.owner WHERE i.number = ? '
               'AND i.closed IS NULL AND s.number = ? AND i.next_contact > ?',
               number, '101', int(time.time() * 1e6))


def tries(number):
    return ask('SELECT d.tries, d.shown IS NOT NULL FROM delivery d JOIN item i ON i.id = d.item '
               'WHERE i.number = ?', number)


def open_program(language='en', **environment):
    program = shop.open(is_signed_in=False, env=dict(os.environ, LANGUAGE=language, **environment))
    programs.append(program)
    return program


def sign_in(program, question='Who are you?', search='Find a person or an act'):
    """The panel that comes first is of no matter here: the search box is there with any."""
    program.find(question)
    program.activate()
    program.key('1', '0', '1', 'Return')
    journey.wait('the search box', lambda: program.find(search).get_state_set().contains(
        journey.Atspi.StateType.SENSITIVE))


def open_tray(program):
    """Opens it at the newest, with its acts."""
    program.activate()
    program.key('ctrl+d')
    program.find_like('stands here until it is done')
    program.key('End')


def no_service():
    """Without a notification service the window tells it, and the tray has all acts"""
    program = open_program()
    sign_in(program)
    number = plan('许志强')
    program.find_like('Call back', 'Xu')
    open_tray(program)
    program.find('Open script')
    program.find_like('no notifications on this PC')
    program.find_like('许志强')
    program.press('Not reached')
    journey.wait('the attempt', lambda: attempts(number))
    contact, way, remark = attempts(number)[0]
    assert (contact, way) == ('no_answer', 'window'), (contact, way)
    assert is_planned_again(number)
    journey.wait('the row to go', lambda: not program.look('Open script'))
    program.key('Escape')


def banner():
    """A banner in English; “not reached” on it is in the log, and the next try in the list"""
    service.start()
    number = plan('许志强')
    notice = service.wait_for('Call back customer Xu')
    shown = service.standing()[notice]
    assert list(shown['actions'].values())[1:] == ['Open script', 'Not reached', 'In 10 min'], shown
    assert '许志强' not in str(shown) and '13912347731' not in str(shown)
    assert tries(number) == [(1, 1)] or journey.wait('shown', lambda: tries(number) == [(1, 1)])

    # Twice, as an impatient hand does: one line in the log (NO-07).
    service.press(notice, 'no-answer')
    service.press(notice, 'no-answer')
    journey.wait('the attempt', lambda: attempts(number))
    service.wait_until_gone('customer Xu')
    contact, way, remark = attempts(number)[0]
    assert len(attempts(number)) == 1 and (contact, way) == ('no_answer', 'notice')
    assert 'notification' in remark, remark
    assert is_planned_again(number)


def handled_inside():
    """What is handled in the window is taken down on the desktop"""
    plan('许志强')
    service.wait_for('Call back customer Xu')
    program = programs[-1]
    open_tray(program)
    program.find('Open script')
    program.press('In 10 min')
    service.wait_until_gone('customer Xu')


def killed_before():
    """Killed before it is due: it rings at the next sign-in"""
    number = plan('王芳')
    programs[-1].kill()
    program = open_program()
    sign_in(program)
    service.wait_for('Call back customer Wang')
    assert tries(number)[0][0] == 1


def killed_between():
    """Killed between lease and ring: it rings again when the lease has run out, and says so"""
    service.behave('hung')
    number = plan('赵敏')
    journey.wait('the lease', lambda: tries(number) == [(1, 0)])
    programs[-1].kill()
    service.behave('normal')
    program = open_program()
    sign_in(program)
    service.wait_for('Again: Call back customer Zhao')
    journey.wait('shown', lambda: tries(number) == [(2, 1)])


def killed_after_press():
    """Killed after the press: the attempt is there, or it rings again; the store is whole"""
    number = plan('钱伟')
    notice = service.wait_for('Call back customer Qian')
    service.press(notice, 'no-answer')
    programs[-1].kill()
    open_attempts = attempts(number)
    assert len(open_attempts) == 1 or ask(
        'SELECT 1 FROM item WHERE number = ? AND closed IS NULL', number)
    shop.do('check')


def two_seats():
    """One person at two seats: it rings at one of them"""
    first, second = open_program(), None
    sign_in(first)
    other_home = pathlib.Path(os.environ['HOME'], 'other-seat')
    second = open_program(XDG_CONFIG_HOME=str(other_home))
    sign_in(second)
    before = service.count()
    number = plan('孙丽')
    service.wait_for('Call back customer Sun')
    journey.wait('shown', lambda: tries(number) == [(1, 1)])
    for program in (first, second):
        program.find_like('due')
    assert service.count() == before + 1, 'it rang twice'
    for program in (first, second):
        program.kill()


def in_chinese():
    """A banner in Chinese"""
    program = open_program('zh_CN')
    sign_in(program, '谁在用？', '找人或找操作')
    plan('周敏')
    notice = service.wait_for('回访 周客户')
    shown = service.standing()[notice]
    assert list(shown['actions'].values())[1:] == ['打开话术', '未接', '推后 10 分'], shown
    assert shown['body'] == '购买后回访。尾号 7731，第 1 次', shown['body']
    service.press(notice, 'later')
    service.wait_until_gone('周客户')


try:
    status = journey.run(no_service, banner, handled_inside, killed_before, killed_between,
                         killed_after_press, two_seats, in_chinese)
finally:
    for program in programs:
        program.end()
    service.end()
    shop.close()
sys.exit(status)
