#!/usr/bin/python3
"""A demo from the board to the free account, in the language that is asked for: lent, shown by the list,
killed and found again, logged out, followed up, reset. The password is seen by nobody but the eye."""

import datetime
import os
import pathlib
import subprocess
import sys

import journey
from journey import t

SECRET = 'Geheim-7xQ'
ACCOUNT = 'TEST-1'

shop = journey.Shop()
shop.do('demo', 'account', 'add', ACCOUNT, '--product', 'Maths', '--owner', '101',
        '--reset-step', 'Empty the mistake book', '--login', 'demo@example')
program = None


def show_demos():
    program.key('ctrl+3')
    return program.look(t('Demo accounts and demos of today'))


def click(name):
    """A tick has no action of its own for assistive tools: the pointer does it."""
    at = program.find(name).get_component_iface().get_extents(journey.Atspi.CoordType.WINDOW)
    subprocess.run(['xdotool', 'mousemove', str(at.x + 14), str(at.y + at.height // 2 + 4),
                    'click', '1'], check=True)


def account_state():
    for line in shop.do('demo', 'account', 'list').splitlines():
        if line.startswith(ACCOUNT + '\t'):
            return line.split('\t')[1]
    return None


def go_to(title):
    """Moves in the list until this is what the panel is about."""
    program.key('ctrl+f', 'Home')
    for _ in range(40):
        if program.look(title):
            return
        program.key('Down')
    raise journey.Lost(f'{title} is not in the list')


def all_texts():
    """Yields every name, description and text of the accessibility tree."""
    for root in program.roots():
        for node in journey.walk(root):
            yield node.get_name() or ''
            yield node.get_description() or ''
            if 'Text' in node.get_interfaces():
                count = node.get_character_count()
                yield journey.Atspi.Text.get_text(node, 0, count) if count > 0 else ''


def assert_secret_nowhere():
    for text in all_texts():
        assert SECRET not in text, 'the accessibility tree tells the password'
    folders = [shop.folder] + [pathlib.Path(os.environ[name]) for name in
                               ('XDG_DATA_HOME', 'XDG_CONFIG_HOME', 'XDG_CACHE_HOME',
                                'XDG_STATE_HOME')]
    for folder in folders:
        for path in folder.rglob('*'):
            if path.is_file():
                assert SECRET.encode() not in path.read_bytes(), f'{path} holds the password'


def keep_password():
    """a supervisor makes the key, and the password is kept"""
    global program
    program = shop.begin()
    journey.wait('the demo accounts', show_demos)
    go_to(f'{ACCOUNT} Maths')
    program.press(t('Password…', 'button'))
    program.type(t('New password'), SECRET)
    program.press(t('Save the password', 'button'))
    program.find(t('Make the key', 'button'))
    click(t('Keep it in a file, not in the keyring'))
    program.press(t('Make the key', 'button'))
    program.find(t('Show the recovery code (logged)', 'button'))
    program.key('Escape')
    program.press(t('Password…', 'button'))
    program.type(t('New password'), SECRET)
    program.press(t('Save the password', 'button'))
    journey.wait('the password to be kept', lambda: shop.query(
        'SELECT COUNT(*) FROM sealed_secret') == [(1,)])


def lend_from_board():
    """one key on the board begins the demo, and moves the visit"""
    program.key('ctrl+2')
    program.find(t('Register a visitor'))
    program.key('ctrl+n', '1', 'Return')
    journey.wait('the visitor', lambda: 'waiting' in shop.do('visit', 'list').split())
    program.key('F4', at=t('Visits of today'))
    program.find(t('Talking points'))
    assert account_state() == 'lent', account_state()
    assert 'demo' in shop.do('visit', 'list').split()


def present():
    """the points are ticked by their digits, and survive a kill"""
    global program
    program.find(t('Told %1$u / %2$u').replace('%1$u', '0').replace('%2$u', '6'))
    program.key('1')
    program.find(t('Told %1$u / %2$u').replace('%1$u', '1').replace('%2$u', '6'))
    program.key('3')
    told = t('Told %1$u / %2$u').replace('%1$u', '2').replace('%2$u', '6')
    program.find(told)
    program.kill()
    program = shop.begin()
    journey.wait('the demo accounts', show_demos)
    program.find(told)


def show_password():
    """the password is shown to the eye alone"""
    journey.wait('a window that takes keys', show_demos)
    program.key('F4')
    program.find(t('Password, shown on the screen'))
    assert_secret_nowhere()
    program.key('F4')
    program.find(t('Password, hidden'))
    looks = shop.query("SELECT COUNT(*) FROM access_log WHERE what = 'secret.show'")
    assert looks == [(1,)], looks


def log_out():
    """log-out, service centre, right use, frequent questions"""
    for text in ('Logged out, next step', 'Service centre shown', 'Right use shown', 'FAQ shown'):
        program.find(t(text, 'button'))
        program.key('ctrl+Return')
    program.find(t('Finish the demo', 'button'))
    assert account_state() == 'reset', account_state()


def finish():
    """the result is asked for, and the next contact becomes a callback"""
    program.key('ctrl+Return')
    program.find(t('Choose what came of it.'))
    program.press(t('Bought', 'enum:demo_outcome'))
    day = datetime.date.today() + datetime.timedelta(days=4)
    program.type(t('Call back', 'field'), f'{day.isoformat()} 10:00')
    program.press(t('Finish the demo', 'button'))
    journey.wait('the demo to be over', lambda: shop.do('demo', 'list').count('showing') == 2
                 and 'logged-out' not in shop.do('demo', 'list'))
    rows = shop.query(
        "SELECT COUNT(*) FROM item WHERE kind = 'callback' AND origin = 'demo-callback'")
    assert rows == [(1,)], rows


def reset():
    """the account is reset, step by step, and free again"""
    go_to(f'{ACCOUNT} Maths')
    program.find(t('Reset done, free again', 'button'))
    program.key('ctrl+Return')
    assert account_state() == 'reset', account_state()
    program.key('1')
    journey.wait('the tick', lambda: shop.query(
        'SELECT reset_ticks FROM demo_account WHERE label = ?', ACCOUNT) == [(1,)])
    program.key('ctrl+Return')
    journey.wait('a free account', lambda: account_state() == 'free')
    assert_secret_nowhere()


def main():
    try:
        return journey.run(keep_password, lend_from_board, present, show_password, log_out, finish,
                           reset)
    finally:
        if program:
            program.end()
        shop.close()


sys.exit(main())
