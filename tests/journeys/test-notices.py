#!/usr/bin/python3
"""A promise rings: with the window closed, on the desktop, in both languages; what is pressed there is
in the list; nothing is lost when the program is killed; two seats ring once."""

import os
import pathlib
import signal
import sys
import time

import journey
import notices

# A lease runs out after a minute; the rest is for a busy machine.
LEASE_S = 75
journey.WAIT_S = LEASE_S

shop = journey.Shop()
service = notices.Service()
promises = notices.Promises(shop)
programs = []


def open_program(language='en', **environment):
    program = shop.open(is_signed_in=False, env=dict(os.environ, LANGUAGE=language, **environment))
    programs.append(program)
    return program


def open_tray(program):
    """Opens it at the callback, with its acts."""
    program.activate()
    program.key('ctrl+d')
    program.find_like('stands here until it is done')
    notices.go_to_callback(program, 'What is due', 'Not reached')


def no_service():
    """Without a notification service the window tells it, and the tray has all acts"""
    program = open_program()
    notices.sign_in(program)
    number = promises.plan('许志强')
    program.find_like('Call back', 'Xu')
    open_tray(program)
    program.find('Open script')
    program.find_like('no notifications on this PC')
    program.find_like('许志强')
    program.press('Not reached')
    journey.wait('the attempt', lambda: promises.attempts(number))
    contact, way, remark = promises.attempts(number)[0]
    assert (contact, way) == ('no_answer', 'window'), (contact, way)
    assert promises.is_planned_again(number)
    journey.wait('the row to go', lambda: not program.look('Open script'))
    program.key('Escape')


def banner():
    """A banner in English; “not reached” on it is in the log, and the next try in the list"""
    service.start()
    number = promises.plan('许志强')
    notice = service.wait_for('Call back customer Xu')
    shown = service.standing()[notice]
    assert list(shown['actions'].values())[1:] == ['Open script', 'Not reached', 'In 10 min'], shown
    assert '许志强' not in str(shown) and '13912347731' not in str(shown)
    journey.wait('shown', lambda: promises.tries(number) == [(1, 1)])

    # Twice, as an impatient hand does: one line in the log (NO-07).
    service.press(notice, 'no-answer')
    service.press(notice, 'no-answer')
    journey.wait('the attempt', lambda: promises.attempts(number))
    service.wait_until_gone('customer Xu')
    contact, way, remark = promises.attempts(number)[0]
    assert len(promises.attempts(number)) == 1 and (contact, way) == ('no_answer', 'notice')
    # Worded for who reads it (NO-07).
    assert remark == 'note:no-answer-notice', remark
    assert promises.is_planned_again(number)


def handled_inside():
    """What is handled in the window is taken down on the desktop"""
    promises.plan('许志强')
    service.wait_for('Call back customer Xu')
    program = programs[-1]
    open_tray(program)
    program.find('Open script')
    program.press('In 10 min')
    service.wait_until_gone('customer Xu')


def killed_before():
    """Killed before it is due: it rings at the next sign-in"""
    number = promises.plan('王芳')
    programs[-1].kill()
    program = open_program()
    notices.sign_in(program)
    service.wait_for('Call back customer Wang')
    assert promises.tries(number)[0][0] == 1


def killed_between():
    """Killed between lease and ring: it rings again when the lease has run out, and says so"""
    service.behave('hung')
    number = promises.plan('赵敏')
    journey.wait('the lease', lambda: promises.tries(number) == [(1, 0)])
    programs[-1].kill()
    service.behave('normal')
    program = open_program()
    notices.sign_in(program)
    service.wait_for('Again: Call back customer Zhao')
    journey.wait('shown', lambda: promises.tries(number) == [(2, 1)])


def stopped():
    """Stopped over its time, as by a PC that sleeps: it rings when the program goes on, once"""
    before = service.count()
    programs[-1].process.send_signal(signal.SIGSTOP)
    number = promises.plan('吴刚', 1)
    journey.wait('its time', lambda: promises.ask('SELECT 1 FROM item WHERE number = ? AND due < ?',
                                                  number, int(time.time() * 1e6)))
    assert not promises.tries(number) and service.count() == before
    programs[-1].process.send_signal(signal.SIGCONT)
    notice = service.wait_for('Call back customer Wu')
    journey.wait('shown', lambda: promises.tries(number) == [(1, 1)])
    assert service.count() == before + 1, 'it rang twice'
    service.press(notice, 'no-answer')
    service.wait_until_gone('customer Wu')


def killed_after_press():
    """Killed after the press: the attempt is there, or it rings again; the store is whole"""
    number = promises.plan('钱伟')
    notice = service.wait_for('Call back customer Qian')
    service.press(notice, 'no-answer')
    programs[-1].kill()
    open_attempts = promises.attempts(number)
    assert len(open_attempts) == 1 or promises.ask(
        'SELECT 1 FROM item WHERE number = ? AND closed IS NULL', number)
    shop.do('check')


def two_seats():
    """One person at two seats: it rings at one of them"""
    first, second = open_program(), None
    notices.sign_in(first)
    other_home = pathlib.Path(os.environ['HOME'], 'other-seat')
    second = open_program(XDG_CONFIG_HOME=str(other_home))
    notices.sign_in(second)
    before = service.count()
    number = promises.plan('孙丽')
    service.wait_for('Call back customer Sun')
    journey.wait('shown', lambda: promises.tries(number) == [(1, 1)])
    for program in (first, second):
        program.find_like('due')
    assert service.count() == before + 1, 'it rang twice'
    for program in (first, second):
        program.kill()


def in_chinese():
    """A banner in Chinese"""
    program = open_program('zh_CN')
    notices.sign_in(program, 'zh_CN')
    promises.plan('周敏')
    notice = service.wait_for('回访 周客户')
    shown = service.standing()[notice]
    assert list(shown['actions'].values())[1:] == ['打开话术', '未接', '推后 10 分'], shown
    assert shown['body'] == '购买后回访。尾号 7731，第 1 次', shown['body']
    service.press(notice, 'later')
    service.wait_until_gone('周客户')


try:
    status = journey.run(no_service, banner, handled_inside, killed_before, killed_between,
                         stopped, killed_after_press, two_seats, in_chinese)
finally:
    for program in programs:
        program.end()
    service.end()
    shop.close()
sys.exit(status)
