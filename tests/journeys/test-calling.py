#!/usr/bin/python3
"""What a supervisor settles about calling, and what comes of it, in the language that is asked for: the
page of the preferences, and greetings for a group of customers."""

import contextlib
import datetime
import re
import sqlite3
import sys

import journey
from journey import t

BUTTON = journey.Atspi.Role.PUSH_BUTTON
ITEM = journey.Atspi.Role.LIST_ITEM
TODAY = datetime.date.today()
# Chinese and English: what is said of them is the other one in the other language.
FESTIVAL, QUESTION = ('店庆', 'Founding day'), ('等候时间', 'Waiting time')
SATISFACTION = t('Satisfaction', 'enum:cb_kind')
KNOWN = {'en': 'Attitude', 'zh_CN': '服务态度'}[journey.LANGUAGE]
GREETINGS = "SELECT COUNT(*) FROM item WHERE origin GLOB 'festival-*' AND state <> 'void'"

shop = journey.Shop(customers=300)
program = None


def in_window(words):
    return words[0] if journey.LANGUAGE == 'zh_CN' else words[1]


def ngettext(one, many, n):
    return journey.WORDS.ngettext(one, many, n).replace('%u', str(n))


def set_number(name, number):
    """Does what the buttons of a number do, often enough."""
    def write():
        for root in program.roots():
            for node in journey.walk(root):
                if node.get_name() == name and node.get_role() == journey.Atspi.Role.SPIN_BUTTON:
                    return journey.Atspi.Value.set_current_value(node, number)
        return False
    journey.wait(name, write)


def press_beside(name, label):
    """Presses the button of this label in the row of this name."""
    def press():
        row = program.look(name, ITEM)
        for node in journey.walk(row) if row else ():
            if node.get_name() == label and node.get_role() == BUTTON:
                return node.do_action(0)
        return False
    journey.wait(f'{label} of {name}', press)


def questions():
    """The questions of the survey, in their order."""
    return [words for words, in shop.query("SELECT label FROM survey_question WHERE state = 'active'"
                                           ' ORDER BY position')]


def page():
    """the page of the preferences is entered by the keyboard, and the retry plan changed"""
    global program
    program = shop.begin()
    program.key('ctrl+comma')
    program.key('shift+Tab', at=t('Language'))
    program.key('Down', 'Down', at='Sidebar')
    program.find(t('Add a festival', 'festival'))
    program.key('Tab', at='Sidebar')
    program.take_keys(t('Calls are made', 'setting'))
    set_number(t('Not reached: again after (days, 0 for never)', 'setting'), 40)
    journey.wait('the plan', lambda: shop.query(
        "SELECT value FROM setting WHERE name = 'callback.retry'") == [('40d',)])
    program.tab_to(SATISFACTION)
    program.write('60d', at=SATISFACTION)
    program.key('Return', at=SATISFACTION)
    journey.wait('the plan of one kind', lambda: shop.query(
        "SELECT value FROM setting WHERE name = 'callback.retry.satisfaction'") == [('60d',)])


def festival():
    """a festival of the shop's own, with a day of every year"""
    program.press(t('Add a festival', 'festival'), BUTTON)
    day = TODAY + datetime.timedelta(12)
    for label, text in ((t('In Chinese', 'festival'), FESTIVAL[0]),
                        (t('In English', 'festival'), FESTIVAL[1]),
                        (t('Day', 'festival'), f'{day:%m-%d}')):
        program.type(label, text)
    # Holidays are no days to call, and none is so long.
    set_number(t('Days before', 'festival'), 10)
    program.press(t('Save the festival', 'festival'), BUTTON)
    program.find_like(in_window(FESTIVAL) + ', ')


def survey():
    """a question is added, and asked first, which is taken back and done again"""
    program.press(t('Add a question', 'survey'), BUTTON)
    for label, text in zip((t('In Chinese', 'survey'), t('In English', 'survey')), QUESTION):
        program.type(label, text)
    program.press(t('Save the question', 'survey'), BUTTON)
    journey.wait('the question', lambda: questions()[3:] == [QUESTION[1]])
    for place in 2, 1, 0:
        press_beside(in_window(QUESTION), t('Ask earlier (Alt+Up)'))
        journey.wait(f'place {place}', lambda: questions().index(QUESTION[1]) == place)
    program.key('Escape')
    journey.wait('the preferences to go', lambda: not program.look(t('Preferences')))
    for keys, place in ('ctrl+z', 1), ('ctrl+shift+z', 0):
        program.key(keys)
        journey.wait(f'place {place}', lambda: questions().index(QUESTION[1]) == place)


def plan(name, phone, kind):
    """Plans a call of this kind for tomorrow; returns its number."""
    return shop.do('callback', 'plan', 'T10', '--who', f'{name} {phone}', '--kind', kind, '--due',
                   f'{TODAY + datetime.timedelta(1)} 15:00', '--owner', '101').split()[1]


def retried():
    """who is not reached is tried again when the page says"""
    plan('Zhang', '13957107731', 'usage')
    program.key('ctrl+5')
    program.find(t('Start the call', 'button'), BUTTON)
    program.key('ctrl+f', '5')
    program.write('rang six times', at=t('What the customer said'))
    program.key('alt+5')
    journey.wait('the next try', lambda: shop.query(
        'SELECT 1 FROM item i JOIN attempt a ON a.item = i.id WHERE i.next_contact > ?',
        (datetime.datetime.now().timestamp() + 38 * 86400) * 1e6))


def retried_by_kind():
    """a kind with a plan of its own is tried again when that says, and another as all are"""
    for phone, kind, days in (('13957107732', 'satisfaction', 60), ('13957107733', 'install', 40)):
        number = plan('Li', phone, kind)
        shop.do('callback', 'outcome', number, '--contact', 'no_answer', '--remark', 'rang six times')
        # The day that is foreseen, or the next on which the shop calls.
        [(again,)] = shop.query('SELECT next_contact FROM item WHERE phone = ?', phone)
        left = again / 86400e6 - datetime.datetime.now().timestamp() / 86400
        assert days - 2 < left < days + 15, (kind, left)


def asked():
    """the survey asks the new question first"""
    program.key('ctrl+f', '1')
    program.find(t('Save the survey', 'button'), BUTTON)
    names = program.seen()
    assert names.index(in_window(QUESTION)) < names.index(KNOWN), names
    program.press(t('Declined', 'button'))
    journey.wait('the survey', lambda: shop.query('SELECT 1 FROM survey WHERE is_declined = 1'))


def show_form(per_day):
    """Opens the form of a group, at the festival of the shop's own."""
    program.key('ctrl+f')
    program.tab_to(t('More about callbacks'), by='shift+Tab')
    program.key('space')
    program.key('Down', 'Down', at=t('Digest of the week or month', 'menu'))
    program.key('Return', at=t('Greet customers…', 'menu'))
    program.key('space', at=t('Occasion', 'group'))
    program.key('End', 'Return', at='GtkListView')
    program.take_keys(t('Occasion', 'group'))
    set_number(t('Calls a day at most', 'group'), per_day)


def greetings():
    """How many are planned, and on how many days, of which none has more than so many."""
    days = [n for n, in shop.query(f'{GREETINGS} GROUP BY due / 86400000000')]
    return sum(days), max(days, default=0)


def told():
    """Waits until it is said for how many there is no room; returns that, and how many belong to it."""
    for_whom = journey.WORDS.ngettext('For %u there is no room: call more a day.',
                                      'For %u there is no room: call more a day.', 2).split('%u')
    numbers = re.findall(r'\d+', program.find_like(*for_whom).get_name())
    return int(numbers[-1]), int(numbers[0])


def greet():
    """greetings are told before, planned as told, no more a day than asked, and nobody twice"""
    show_form(2)
    n_left, n = told()
    program.press(ngettext('Plan %u callback', 'Plan %u callbacks', n - n_left), BUTTON)
    journey.wait('the calls', lambda: greetings() == (n - n_left, 2))
    program.take_keys('FoyerCallList')
    show_form(2)
    program.find_like(ngettext('%u has a call already.', '%u have a call already.', n - n_left))
    program.press(t('Plan callbacks', 'group'), BUTTON)
    assert told() == (n_left, n)
    assert greetings() == (n - n_left, 2)
    program.key('ctrl+z')
    journey.wait('no calls', lambda: greetings() == (0, 0))


def stop():
    """stopped on the way, what is planned stays, and is taken back as one"""
    # Each call now takes the store so long that there is time to stop.
    with contextlib.closing(sqlite3.connect(shop.file)) as store:
        store.execute("CREATE TRIGGER slow BEFORE INSERT ON item WHEN NEW.origin GLOB 'festival-*'"
                      ' BEGIN SELECT length(hex(zeroblob(4000000))); END')
    set_number(t('Calls a day at most', 'group'), 999)
    # More than a hundred of them have a number and may be called.
    plan_many = re.compile(ngettext('Plan %u callback', 'Plan %u callbacks', 2).replace(
        '2', r'\d{3}'))
    button = journey.wait('the preview', lambda: [node for root in program.roots()
                                                  for node in journey.walk(root)
                                                  if plan_many.fullmatch(node.get_name() or '')])
    n_all = int(re.search(r'\d+', button[0].get_name())[0])
    button[0].do_action(0)
    journey.wait('the first calls', lambda: greetings()[0] > 0)
    program.press(t('Stop', 'group'), BUTTON)
    journey.wait('the end', lambda: not program.look(t('Stop', 'group'), BUTTON))
    n, _ = greetings()
    assert 0 < n < n_all, (n, n_all)
    program.find_like(ngettext('%u has a call already.', '%u have a call already.', n))
    program.key('ctrl+z')
    journey.wait('no calls', lambda: greetings() == (0, 0))


def main():
    try:
        return journey.run(page, festival, survey, retried, retried_by_kind, asked, greet, stop)
    finally:
        if program:
            program.end()
        shop.close()


sys.exit(main())
