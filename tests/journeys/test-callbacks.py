#!/usr/bin/python3
"""A morning of callbacks by the keyboard, in the language that is asked for: planned by hand, the
script in both languages, each outcome, the survey, the timer and the quota, undo, what is refused, and
the digest of it."""

import datetime
import sys

import journey
from journey import t

shop = journey.Shop()
program = None


def calls():
    """How each call went, the newest last."""
    return shop.query("SELECT contact, reaction FROM attempt WHERE contact <> 'none' ORDER BY at, n")


def plan(name, phone, *more):
    when = datetime.date.today() + datetime.timedelta(days=1)
    return shop.do('callback', 'plan', 'T10', '--who', f'{name} {phone}', '--due',
                   f'{when} 15:00', '--owner', '101', *more).split()[1]


def is_at_hand(name):
    """Whether the call that is shown is theirs: the list has their name too."""
    pane = program.look('FoyerCallPane')
    return pane and any(node.get_name() == name for node in journey.walk(pane))


def go_to(name):
    """Moves in the list until this is who the call is about."""
    program.find_like(name)
    program.key('ctrl+f', 'Home')
    for _ in range(9):
        if is_at_hand(name):
            return
        program.key('Down')
    journey.wait(f'the call of {name}', lambda: is_at_hand(name))


def tell(digit):
    """Waits for the call that this digit tells of."""
    before = len(calls())
    program.key(digit)
    journey.wait('the call to be told', lambda: len(calls()) == before + 1)
    return calls()[-1]


def by_hand():
    """planned by hand, with what is missing said first"""
    global program
    shop.keep_on_duty('101')
    program = shop.begin()
    program.key('ctrl+5')
    program.find(t('Nobody to call'))
    program.key('ctrl+n')
    program.find(t('New callback'))
    program.key('ctrl+s')
    program.find(t('Write whom to call, with the telephone number'))
    program.write('Zhang 13957107731', at=t('Name and phone'))
    program.key('Tab', 'Tab')
    program.type(t('Day'), '1')
    program.key('ctrl+s')
    journey.wait('the callback', lambda: shop.query(
        "SELECT 1 FROM item WHERE kind = 'callback' AND phone = '13957107731'"))
    program.find_like('Zhang')


def missed():
    """not reached demands a remark, and is tried again"""
    go_to('Zhang')
    program.key('5')
    program.find(t('Write how it went: how long it rang, whether a message was left'))
    assert not calls()
    program.write('rang six times')
    program.key('alt+5')
    journey.wait('the attempt', calls)
    assert calls() == [('no_answer', 'unreached')], calls()
    program.find_like('rang six times')


def spoken():
    """Returns what the steps of the script say."""
    steps = program.look(t('Script of the call'))
    return [node.get_name() for node in journey.walk(steps)
            if node.get_role() == journey.Atspi.Role.LIST_ITEM] if steps else []


def dialogue():
    """the steps of the dialogue, filled, in the language of the customer"""
    plan('Chen', '13957107735', '--kind', 'reply', '--result', 'T20')
    go_to('Chen')
    in_both = {}
    in_chinese = ('您好！请问您是Chen吗？', '工号是101。您现在方便接电话吗？', '现在有处理结果：T20',
                  '这样说您清楚了吗？')
    in_english = ('Hello, is this Chen?', 'staff number is 101. Is this a good moment?',
                  'the result is: T20', 'Is that clear to you?')
    for name, steps in ('中文', in_chinese), ('English', in_english):
        program.press(name)
        journey.wait(name, lambda: spoken() and spoken()[0] == steps[0])
        for said, step in zip(spoken(), steps):
            assert step in said and '{' not in said, said
        in_both[name] = spoken()
    assert len(in_both['中文']) == len(in_both['English']) == 6, in_both


def later():
    """not a good moment: another time, and no past one"""
    go_to('Zhang')
    program.key('F5')
    program.write('25:99', at=t('Time'))
    program.key('Return')
    program.find(t('Write a time such as 18:30'))
    program.key('Escape')
    go_to('Chen')
    program.key('F5')
    program.write('23:59', at=t('Time'))
    program.key('Return')
    journey.wait('the new time', lambda: shop.query(
        "SELECT 1 FROM item i JOIN callback c ON c.id = i.id WHERE i.phone = '13957107735'"
        " AND i.closed IS NULL AND c.state = 'rescheduled'"))
    program.find_like('Chen')
    assert calls()[-1][0] == 'rescheduled', calls()


def accepted():
    """content: the timer ran, the survey is asked, the quota counts; Ctrl+Z takes it back"""
    plan('Wang', '13957107732')
    go_to('Wang')
    program.key('Return')
    journey.wait('the timer', lambda: not program.look(t('Start the call', 'button')))
    assert tell('1') == ('reached', 'accepted')
    program.find(t('Save the survey', 'button'))
    program.press(t('Declined', 'button'))
    journey.wait('the survey', lambda: shop.query('SELECT 1 FROM survey WHERE is_declined = 1'))
    program.key('ctrl+z')
    program.key('ctrl+z')
    journey.wait('the callback to be open', lambda: not shop.query(
        "SELECT 1 FROM item WHERE phone = '13957107732' AND closed IS NOT NULL"))
    program.find_like('Wang')


def rejected():
    """not accepted: another colleague calls"""
    go_to('Wang')
    assert tell('3') == ('reached', 'rejected')
    journey.wait('the other call', lambda: shop.query(
        "SELECT 1 FROM item i JOIN callback c ON c.id = i.id WHERE i.phone = '13957107732'"
        ' AND i.closed IS NULL AND c.refused_by IS NOT NULL AND i.owner IS NOT c.refused_by'))


def demand():
    """a new demand without an answer is a case of its own"""
    plan('Li', '13957107733')
    go_to('Li')
    program.key('2')
    program.key('Return', at=t('Asked for'))
    program.find(t('Write what is asked for'))
    program.write('larger case', at=t('Asked for'))
    program.key('Return')
    journey.wait('the case', lambda: shop.query(
        "SELECT 1 FROM item WHERE kind = 'case' AND subject = 'larger case'"))


def demand_with_solution():
    """a new demand that is answered in the call ends it, and opens nothing"""
    cases = shop.query("SELECT COUNT(*) FROM item WHERE kind = 'case'")
    plan('Sun', '13957107736')
    go_to('Sun')
    program.key('2')
    program.write('opening hours', at=t('Asked for'))
    program.press(t('Answered in the call', 'button'))
    journey.wait('the call to be told', lambda: calls()[-1] == ('reached', 'new_known'))
    assert shop.query("SELECT COUNT(*) FROM item WHERE kind = 'case'") == cases


def look_up(words, label):
    """Opens what the search box finds for it."""
    program.key('ctrl+k')
    program.write(words, at=t('Find a person or an act'))
    program.find(label)
    program.key('Return', at=t('Find a person or an act'))


def plan_offered(phone):
    """Plans from what is looked at: whom to call is known, and the day is asked for."""
    program.choose(t('Plan a callback…', 'menu'))
    program.write('1', at=t('Day'))
    program.key('ctrl+s')
    journey.wait(f'the callback of {phone}', lambda: shop.query(
        "SELECT 1 FROM item WHERE kind = 'callback' AND closed IS NULL AND phone = ?"
        " AND origin = ''", phone))


def from_visit():
    """planned from a visit, by the menu of its row"""
    shop.do('visit', 'add', '--name', 'Zhao', '--phone', '13957107737', '--staff', '101')
    program.key('ctrl+2')
    program.find_like('Zhao')
    look_up('Zhao', 'Zhao 139****7737')
    program.take_keys(t('Visits of today'))
    journey.wait('the row of Zhao', lambda: any('Zhao' in (node.get_name() or '')
                                                for node in journey.walk(program.focus())))
    program.key('shift+F10')
    program.take_keys(t('Receive', 'menu'))
    plan_offered('13957107737')


def from_closed():
    """planned from a matter that is closed, by the menu of its card"""
    case = shop.do('item', 'add', 'T30', '--who', 'Zhou 13957107738', '--owner', '101', '--staff',
                   '101').split()[1]
    for act in 'solve', 'answer', 'close':
        shop.do('item', 'move', case, act, '--text', 'x', '--staff', '101')
    look_up(case, case)
    program.find(t('Back to the list'))
    program.press(t('More', 'button'), journey.Atspi.Role.PUSH_BUTTON)
    program.take_keys('GtkPopoverMenu')
    plan_offered('13957107738')


def digest():
    """the digest says what it came to, and Esc goes back"""
    program.key('ctrl+p')
    program.find(t('Copy as text', 'button'))
    program.find_like('60.0 %')
    program.key('Escape')
    program.find(t('Open callbacks'))


def main():
    try:
        return journey.run(by_hand, missed, dialogue, later, accepted, rejected, demand,
                           demand_with_solution, from_visit, from_closed, digest)
    finally:
        if program:
            program.end()
        shop.close()


sys.exit(main())
