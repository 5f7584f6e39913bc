#!/usr/bin/python3
"""A month of the roster, in the language that is asked for: planned and adopted as one act, leave asked
for and granted, planned again around it, another cover, a conflict and its way out, and who takes a
shift over; a new shift; and every roster that came of it judged by the planner's second checker."""

import contextlib
import datetime
import re
import sqlite3
import subprocess
import sys

import journey
from journey import t

BUTTON = journey.Atspi.Role.PUSH_BUTTON
EPOCH = datetime.date(1970, 1, 1)
MONTH = (datetime.date.today().replace(day=1) + datetime.timedelta(days=31)).replace(day=1)
# A Tuesday: outbound calls want somebody early, and nobody late.
TUESDAY = next(day for day in range(1, 8) if MONTH.replace(day=day).weekday() == 1)
AWAY = (9, 10)
JUDGE = sys.argv[2]
# What the program tells of a roster that it has planned, with G_MESSAGES_DEBUG.
PLAN = re.compile(r'(plan \d{4}-\d\d cost \d+ bound -?\d+ proven (?:yes|no)\n(?:\d+ \d+ \S+\n)+)\n')
shop = journey.Shop()
log = shop.folder / 'log.txt'
# The store before each planning, and how much the log had by then.
planned = []
program = None


def n(singular, plural, number):
    return journey.WORDS.ngettext(singular, plural, number) % number


def cells():
    """What each person does on each day of the month: the code of the shift, None for rest."""
    first = (MONTH - EPOCH).days
    return {(number, day - first + 1): code for number, day, code in shop.query(
        'SELECT staff.number, day, code FROM roster_cell JOIN staff ON staff.id = roster_cell.staff'
        ' LEFT JOIN shift ON shift.id = roster_cell.shift'
        " WHERE roster_cell.state <> 'void' AND slot = 0 AND day BETWEEN ? AND ?", first, first + 30)}


def locked_rests():
    return shop.query('SELECT COUNT (*) FROM roster_cell WHERE is_locked = 1 AND shift IS NULL')[0][0]


def leave():
    """How the newest leave stands, and the number of its cover."""
    return shop.query('SELECT leave.state, staff.number FROM leave'
                      ' JOIN staff ON staff.id = leave.cover ORDER BY leave.number DESC LIMIT 1')[0]


def sign_in(number):
    program.find(t('Who are you?'))
    program.activate()
    program.key(*number, at=t('Number'))
    program.await_text(t('Number'), number)
    program.key('Return', at=t('Number'))
    program.find(t('Next month'))


def next_month(*states):
    program.press(t('Next month'))
    journey.wait(states, lambda: any(program.look(t(state)) for state in states))


def roster():
    """Gives the keyboard to the roster."""
    program.tab_to(t('Roster', 'panel'), by='F6')


def keep_store(start):
    """Keeps the store as it is, for the judge of what the log tells from here on."""
    copy = shop.folder / f'planned-{len(planned)}.db'
    with contextlib.closing(sqlite3.connect(shop.file)) as store, \
            contextlib.closing(sqlite3.connect(copy)) as kept:
        store.backup(kept)
    planned.append((copy, start))


def start_plan():
    """Plans, and keeps what the judge needs of it."""
    keep_store(log.stat().st_size)
    program.press(t('Plan the month', 'button'))


def plan():
    """Plans, and waits for the proposal; returns how many cells it changes."""
    start_plan()
    program.find(t('Adopt the plan', 'button'))
    pieces = [piece for piece in n('%u cell changes', '%u cells change', 1007).split('1007') if piece]
    one = n('%u cell changes', '%u cells change', 1)

    def label():
        name = next((name.partition(': ')[2] for name in program.names()
                     if name.endswith(one) or all(piece in name for piece in pieces)), None)
        return name and re.search(r'\d+', name)
    return int(journey.wait('how many cells change', label).group())


def adopt():
    """Adopts the proposal, and waits until it is stored and shown."""
    before = cells()
    program.press(t('Adopt the plan', 'button'))
    program.find(t('Plan the month', 'button'))
    journey.wait('the plan to be stored', lambda: cells() != before)


def take_back(before):
    """Takes the last act back, and waits until everything is as it was."""
    roster()
    program.key('ctrl+z', at=t('Roster', 'panel'))
    journey.wait('the act to be taken back', lambda: cells() == before)


def gaps(count):
    program.find(t('Empty posts %u') % count)


def ask_for_leave():
    """a member of staff asks for leave in a month that is not published, and not without a cover"""
    global program
    with open(log, 'wb') as out:
        program = journey.Program('--database', f'sqlite:{shop.file}', stdout=out,
                                  env=dict(journey.os.environ, LANGUAGE=journey.LANGUAGE,
                                           G_MESSAGES_DEBUG='all'))
    program.find(t('Who are you?'))
    program.activate()
    program.key(*'102', at=t('Number'))
    program.await_text(t('Number'), '102')
    program.key('Return', at=t('Number'))
    program.find(t('Find a person or an act'))
    program.key('ctrl+7')
    program.find(t('Next month'))
    next_month('This month is not published yet')
    program.key('ctrl+n', at='FoyerSchedulePanel')
    program.type(t('From', 'field'), f'{MONTH.month}-{AWAY[0]}')
    program.type(t('Until', 'field'), f'{MONTH.month}-{AWAY[1]}')
    program.press(t('Ask for this leave', 'button'))
    program.find_like(t('Choose who does the work meanwhile'))
    program.key('space', at=t('Cover', 'field'))
    program.key('Down', 'Down', 'Down', 'Return', at='GtkListView')
    program.take_keys(t('Cover', 'field'))
    program.press(t('Ask for this leave', 'button'))
    journey.wait('the leave', lambda: leave() == ('applied', '103'))
    program.key('Escape', at='FoyerLeaveBoard')


def plan_and_adopt():
    """the supervisor plans the next month without empty posts, adopts it as one act, takes it back"""
    program.key('ctrl+l')
    sign_in('101')
    # The second in the week before a month that begins with a holiday.
    next_month('Draft, the staff do not see it', 'Draft, and a holiday is near')
    program.find(n('%u cell stays as it is', '%u cells stay as they are', 1))
    before = cells()
    plan()
    gaps(0)
    adopt()
    after = cells()
    take_back(before)
    program.key('ctrl+shift+z', at=t('Roster', 'panel'))
    journey.wait('the plan to be there again', lambda: cells() == after)
    gaps(0)


def press_key(name):
    """Goes to a button and presses it, by the keyboard."""
    program.find(name)
    program.tab_to(name)
    program.key('Return', at=name)


def keys_stay():
    """Waits for the keyboard to be at the leave of before, whose row is another one now."""
    journey.wait('the keyboard to be at the leave',
                 lambda: program.keys_are_in()[0].startswith('陈静, '))


def approve():
    """the leave is granted, and the shifts in it are open; what is done is taken back by one key"""
    before = cells()
    program.press(t('Leave', 'button') + ' 1', BUTTON)
    press_key(t('Approve', 'leave') + ' 陈静')
    journey.wait('the approval', lambda: leave() == ('approved', '103'))
    assert all(cells().get(('102', day)) is None for day in AWAY), cells()
    program.find(t('Take back', 'leave') + ' 陈静')
    keys_stay()
    program.key('ctrl+z')
    journey.wait('the approval to be taken back', lambda: leave() == ('applied', '103'))
    assert cells() == before
    press_key(t('Approve', 'leave') + ' 陈静')
    journey.wait('the approval', lambda: leave() == ('approved', '103'))


def another_cover():
    """somebody else is chosen as the cover, who is not away, and taken back as one act"""
    press_key(t('Another cover…', 'leave') + ' 陈静')
    program.find(t('Who can be the cover of %s, the best first') % '陈静')
    journey.wait('who fits best', lambda: offered(program.keys_are_in()[0]))
    cover = offered(program.keys_are_in()[0])
    program.key('Return', at='FoyerTakerList')
    journey.wait('another cover', lambda: leave()[1] != '103')
    assert shop.query('SELECT name FROM staff WHERE number = ?', leave()[1]) == [(cover,)]
    program.find(t('cover %s', 'leave') % cover)
    keys_stay()
    program.key('ctrl+z')
    journey.wait('the cover of before', lambda: leave() == ('approved', '103'))
    program.find(t('cover %s', 'leave') % '李娜')
    keys_stay()
    program.key('Escape')


def plan_again():
    """planned again few cells change: the proposal says how many, and nothing else does"""
    before = cells()
    count = plan()
    gaps(0)
    assert 0 < count < len(before) / 4, count
    adopt()
    after = cells()
    changed = [where for where in after if after[where] != before.get(where, '')]
    assert len(changed) == count, (count, changed)
    take_back(before)
    plan()
    gaps(0)
    adopt()


def go_to(row, name, day):
    """Moves the cursor of the roster, and waits until the line below tells of that cell."""
    roster()
    program.key('Page_Up', 'Home', *['Down'] * row, *['Right'] * (day - 1), at=t('Roster', 'panel'))
    date = f' {day} ' if journey.LANGUAGE == 'en' else f'月{day}日'
    program.find_like(name + t(', ', 'list'), date)


def rest_and_lock(row, number, name):
    go_to(row, name, TUESDAY)
    count = locked_rests()
    program.key('0', at=t('Roster', 'panel'))
    journey.wait('the rest day', lambda: cells().get((number, TUESDAY), '') is None)
    program.find_like(name + t(', ', 'list'), t('rest day', 'roster'))
    program.key('l', at=t('Roster', 'panel'))
    journey.wait('the lock', lambda: locked_rests() == count + 1)
    program.find_like(name + t(', ', 'list'), t('locked', 'roster'))


def conflict():
    """two locked rest days leave a post empty: why, and the cheapest way out, which is taken"""
    rest_and_lock(7, '108', '孙婷')
    rest_and_lock(8, '109', '周凯')
    # Nothing can be better as long as both are locked, so there may be nothing to adopt.
    start_plan()
    gaps(1)
    program.find_like(t('It cannot all be done, because…'))
    program.find_like(t('Cheapest way out: %s').replace('%s', ''))
    start = log.stat().st_size
    program.press(n('Let the plan change %u cell', 'Let the plan change %u cells', 1), BUTTON)
    journey.wait('one lock less', lambda: locked_rests() == 1)
    keep_store(start)
    gaps(0)
    program.find(t('Adopt the plan', 'button'))
    adopt()
    assert 'aftersale-early' in [cells().get((number, TUESDAY)) for number in ('108', '109')]


def take_over():
    """anybody who can takes a shift over, not only who is proposed, as one act"""
    people = shop.query('SELECT number, name FROM staff ORDER BY number')
    row, (giver, name) = next((row, person) for row, person in enumerate(people)
                              if cells().get((person[0], TUESDAY)) == 'presale-early')
    go_to(row, name, TUESDAY)
    before = cells()
    program.key('g', at=t('Roster', 'panel'))
    program.find(t('Who can stand in, the best first'))
    program.find(t('Who cannot'))
    program.find(t('does not serve this post', 'taker'))
    journey.wait('who is proposed', lambda: offered(program.keys_are_in()[0]))
    button = [node for root in program.roots() for node in journey.walk(root)
              if node.get_role() == BUTTON and offered(node.get_name())][-1]
    another = offered(button.get_name())
    button.do_action(0)
    journey.wait('the shift to be taken', lambda: cells() != before)
    numbers = {name: number for number, name in people}
    assert cells()[(numbers[another], TUESDAY)] == 'presale-early', another
    assert cells()[(giver, TUESDAY)] is None
    take_back(before)


def offered(label):
    """Returns the name of who is offered by a button of this name, or None."""
    name, _, reason = label.partition(', ')
    return name if reason and shop.query('SELECT 1 FROM staff WHERE name = ?', name) else None


def define_shift():
    """a shift is defined and can be planned at once"""
    program.press(t('Shifts', 'button'), BUTTON)
    program.press(t('Add…', 'button'))
    for field, text in (('Code', 'noon'), ('Name of the shift', '午班'), ('Name in English', 'Noon'),
                        ('Begins', '10:00'), ('Ends', '14')):
        program.type(t(field, 'field'), text)
    program.press(t('Save', 'button'))
    program.find_like('10:00–14:00')
    program.find_like('10–14')


def every_roster_is_in_order():
    """the second checker agrees with every roster that was planned, and with what was said of it"""
    told = log.read_bytes()
    ends = [start for _, start in planned[1:]] + [len(told)]
    for (copy, start), end in zip(planned, ends):
        plans = PLAN.findall(told[start:end].decode())
        assert plans, told[start:end].decode()
        file = copy.with_suffix('.txt')
        file.write_text(''.join(plans), encoding='utf-8')
        done = subprocess.run([JUDGE, f'sqlite:{copy}', file], capture_output=True, check=False,
                              timeout=120)
        assert done.returncode == 0, done.stderr.decode()


def main():
    try:
        return journey.run(ask_for_leave, plan_and_adopt, approve, another_cover, plan_again, conflict,
                           take_over, define_shift, every_roster_is_in_order)
    finally:
        if program is not None:
            program.end()
        shop.close()


sys.exit(main())
