"""What each command of foyerctl does, says and returns."""

import datetime

from shop import main


def staff(own):
    own.do('staff', 'add', '--number', '101', '--name', '林芳', '--roles', 'supervisor,frontdesk')
    own.do('staff', 'add', '--number', '102', '--name', '陈静', '--posts', 'reception phone')


def colleagues_are_added_and_listed(own):
    staff(own)
    rows = own.do('staff', 'list', '--json').rows()
    assert [row['number'] for row in rows] == ['101', '102'], rows
    assert rows[0]['roles'] == 'frontdesk supervisor', rows
    assert own.run('staff', 'add', '--number', '101', '--name', '别人').status == 1
    assert own.run('staff', 'add', '--name', '别人').status == 2
    assert own.run('staff', 'add', '--number', '9', '--name', 'x', '--roles', 'boss').status == 2


def a_visit_goes_through_the_shop(own):
    staff(own)
    saved = own.do('visit', 'add', '--name', '周兰', '--phone', '+86 138 5710-2210', '--identity',
                   'parent', '--purpose', 'demo', '--staff', '102').out
    assert saved.startswith('saved V') and saved.endswith('-001\n'), saved
    number = saved.split()[1]

    row = own.do('visit', 'list', '--json').rows()[0]
    assert row['number'] == number and row['state'] == 'waiting', row
    assert row['name'] == '周兰' and row['phone'] == '13857102210', row
    assert row['purpose'] == 'demo' and len(row['id']) == 36, row

    for state in ('receiving', 'demo', 'receiving', 'left'):
        own.do('visit', 'move', number, state, '--staff', '102')
        assert own.do('visit', 'list', '--json').rows()[0]['state'] == state
    run = own.run('visit', 'move', number, 'waiting')
    assert run.status == 1 and run.complaint.count('\n') == 1, run.complaint
    assert own.run('visit', 'move', number, 'nowhere').status == 2
    assert own.run('visit', 'move', 'V20200101-001', 'left').status == 1


def a_purpose_may_be_words(own):
    staff(own)
    own.do('visit', 'add', '--purpose', '看看新款')
    row = own.do('visit', 'list', '--json').rows()[0]
    assert row['purpose'] == 'none' and row['name'] == '', row


def a_message_becomes_work(own):
    staff(own)
    number = own.do('visit', 'add', '--name', '周兰').out.split()[1]
    assert own.run('visit', 'move', number, 'message').status == 2
    own.do('visit', 'move', number, 'message', '--host', '101', '--message', '请回电话', '--staff',
           '102')
    assert own.do('visit', 'list', '--json').rows()[0]['state'] == 'message'


def an_item_goes_through_the_shop(own):
    staff(own)
    saved = own.do('item', 'add', '退货要求', '--who', '周兰 13857102210', '--staff', '102').out
    number = saved.split()[1]
    assert number.startswith('W'), saved
    todo = own.do('item', 'add', '寄资料', '--kind', 'todo', '--due', '+30min', '--owner', '101',
                  '--staff', '102').out.split()[1]

    rows = own.do('item', 'list', '--json').rows()
    assert [row['number'] for row in rows] == [todo, number], rows
    assert rows[1]['name'] == '周兰' and rows[1]['owner'] == rows[1]['taker'] == '102', rows
    assert [row['number'] for row in own.do('item', 'list', '--kind', 'todo', '--json').rows()] \
        == [todo]
    assert len(own.do('item', 'list', '--owner', '102', '--json').rows()) == 1

    # Who is not the owner may note, not move.
    assert own.run('item', 'move', todo, 'close', '--staff', '102').status == 1
    own.do('item', 'move', todo, 'note', '--text', '已打印', '--staff', '102')
    own.do('item', 'move', todo, 'close', '--staff', '101')
    assert own.run('item', 'move', number, 'close', '--staff', '102').status == 1
    own.do('item', 'move', number, 'move-due', '--at', '后天 10:00', '--text', '客户要求', '--staff',
           '102')
    for act, text in (('pause', '等客户寄回'), ('resume', ''), ('solve', '换货'),
                      ('answer', '已告知'), ('close', '')):
        own.do('item', 'move', number, act, '--text', text, '--staff', '102')
    log = own.do('item', 'show', number, '--json').rows()
    assert [line['what'] for line in log] == ['close', 'answer', 'solve', 'resume', 'pause',
                                              'move-due', 'assign', 'open'], log

    assert own.run('item', 'move', number, 'open').status == 2
    assert own.run('item', 'move', number, 'assign').status == 2
    assert own.run('item', 'move', 'W20200101-001', 'note', '--text', 'x').status == 1
    assert own.run('item', 'add', 'x', '--kind', 'wish').status == 2
    assert own.run('item', 'add', 'x', '--due', 'some day').status == 1


def plan_callback(own, who):
    """A callback of colleague 102, planned by the console for the day after tomorrow."""
    day = (datetime.date.today() + datetime.timedelta(days=2)).isoformat()
    return own.do('callback', 'plan', '试用情况', '--who', who, '--due', f'{day} 15:00', '--owner',
                  '102', '--product', '点读机').out.split()[1]


def callback(own, number):
    """The open callback of a number, None once it is closed."""
    rows = own.do('callback', 'list', '--json').rows()
    return next((row for row in rows if row['number'] == number), None)


def calling_comes_to_a_digest(own):
    staff(own)
    number = plan_callback(own, '周兰 13857102210')
    done = own.run('callback', 'outcome', number, '--contact', 'reached', '--reaction', 'accepted',
                   '--remark', '很满意', '--staff', '102')
    assert done.status == 0, done.complaint
    text = own.do('callback', 'digest').out
    assert 'Calls 1, reached 1; callbacks 1, done 1 (100.0 %)' in text, text
    table = own.do('callback', 'digest', '--csv', 'calls').out
    assert number in table and '很满意' in table, table
    assert own.run('callback', 'digest', '--csv', 'nothing').status == 2
    assert own.run('callback', 'digest', '--from', '2999-01-01').status == 2


def a_callback_is_called_until_it_is_done(own):
    staff(own)
    number = plan_callback(own, '周兰 13857102210')
    planned = callback(own, number)
    assert planned['kind'] == 'usage' and planned['state'] == 'planned', planned
    assert planned['owner'] == '102' and planned['product'] == '点读机', planned
    assert planned['when'] == planned['due'] and planned['attempts'] == 0, planned
    assert own.do('callback', 'list', '--owner', '101', '--json').rows() == []

    def tell(*words):
        return own.run('callback', 'outcome', number, *words, '--staff', '102')

    # CB-01: a call that reached nobody demands a remark, and blanks are none.
    for remark in ([], ['--remark', ' ']):
        run = tell('--contact', 'no_answer', *remark)
        assert run.status == 1 and run.complaint.count('\n') == 1, run.complaint
    assert callback(own, number) == planned

    # CB-02: it is tried again another day, as the second attempt; what was promised stays.
    assert tell('--contact', 'no_answer', '--remark', '响铃无人接').out == f'saved {number}\n'
    missed = callback(own, number)
    assert missed['attempts'] == 1 and missed['due'] == planned['due'], missed
    soon = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(hours=6)
    assert missed['state'] == 'planned' and missed['when'] != planned['when'], missed
    assert missed['when'] > soon.strftime('%Y-%m-%dT%H:%M:%SZ'), missed
    assert tell('--contact', 'no_answer', '--remark', '关机').status == 0
    assert callback(own, number)['attempts'] == 2

    # CB-04: the customer names a time.
    assert tell('--contact', 'rescheduled', '--again', 'tomorrow 18:30').status == 0
    again = callback(own, number)
    assert again['state'] == 'rescheduled' and ':30:00Z' in again['when'], again

    assert tell('--contact', 'reached', '--reaction', 'accepted', '--remark', '很满意').status == 0
    assert callback(own, number) is None
    assert tell('--contact', 'no_answer', '--remark', '再打').status == 1


def what_a_call_brings_is_work(own):
    staff(own)
    own.do('staff', 'add', '--number', '103', '--name', '王强', '--posts', 'reception')

    # CB-05: a demand without an answer is a case.
    number = plan_callback(own, '周兰 13857102210')
    own.do('callback', 'outcome', number, '--contact', 'reached', '--reaction', 'new_open',
           '--subject', '想换词典版', '--remark', '问有没有词典版', '--staff', '102')
    case, = own.do('item', 'list', '--kind', 'case', '--json').rows()
    assert case['subject'] == '想换词典版' and case['name'] == '周兰', case

    # CB-06: what was not accepted is explained again by somebody else.
    number = plan_callback(own, '王芳 13900139000')
    own.do('callback', 'outcome', number, '--contact', 'reached', '--reaction', 'rejected',
           '--remark', '不接受换货', '--staff', '102')
    recall, = own.do('callback', 'list', '--json').rows()
    assert recall['number'] != number and recall['name'] == '王芳', recall
    assert recall['owner'] not in (None, '102'), recall


def a_callback_is_asked_for_rightly(own):
    staff(own)
    number = plan_callback(own, '周兰 13857102210')
    for words in ([], ['--contact', 'none'], ['--contact', 'reached'],
                  ['--contact', 'reached', '--reaction', 'unreached'],
                  ['--contact', 'no_answer', '--reaction', 'accepted'],
                  ['--contact', 'rescheduled'],
                  ['--contact', 'no_answer', '--remark', 'x', '--again', 'tomorrow 10:00'],
                  ['--contact', 'reached', '--reaction', 'accepted', '--subject', 'x']):
        assert own.run('callback', 'outcome', number, *words).status == 2, words
    assert own.run('callback', 'outcome', 'W20200101-001', '--contact', 'no_answer', '--remark',
                   'x').status == 1
    assert own.run('callback', 'plan', 'x', '--kind', 'wish').status == 2
    assert own.run('callback', 'plan', 'x', '--who', '周兰 13857102210').status == 1
    assert own.run('callback', 'plan', 'x', '--who', '周兰', '--due', '2999-01-01').status == 1
    assert own.run('callback', 'plan', 'x', '--owner', '999').status == 1
    assert own.run('callback', 'list', '--owner', '999').status == 1
    # Somebody else's call is not theirs to tell of.
    own.do('staff', 'add', '--number', '103', '--name', '王强', '--posts', 'reception')
    assert own.run('callback', 'outcome', number, '--contact', 'no_answer', '--remark', 'x',
                   '--staff', '103').status == 1


def what_is_due_is_told_without_ringing(own):
    staff(own)
    number = own.do('item', 'add', '寄资料', '--kind', 'todo', '--due', '+30min', '--owner',
                    '101').out.split()[1]
    assert own.do('due', '--json').rows() == []
    rows = own.do('due', '--at', 'tomorrow 23:00', '--json').rows()
    assert [(row['number'], row['owner']) for row in rows] == [(number, '101')], rows
    assert rows == own.do('due', '--at', 'tomorrow 23:00', '--json').rows()
    assert own.run('due', '--at', 'some day').status == 1

    # C5: a complaint of which nobody writes anything, and one of which somebody has yet to.
    stalled = own.do('item', 'add', '发票', '--kind', 'complaint', '--owner', '101', '--staff',
                     '101').out.split()[1]
    assert own.do('due', '--json').rows() == []
    told = {row['number']: row['reason']
            for row in own.do('due', '--at', '后天 23:00', '--json').rows()}
    assert told[stalled] == 'stalled', told


def every_open_item_is_looked_at(own):
    staff(own)
    numbers = [own.do('item', 'add', subject, '--kind', 'todo', '--owner', '101').out.split()[1]
               for subject in ('清点样机', '寄资料')]
    assert own.run('review', 'tick', numbers[0], '--staff', '101').status == 1
    own.do('review', 'start', '--staff', '102')
    assert own.run('review', 'start', '--staff', '101').status == 1
    assert own.run('review', 'tick', numbers[0], '--staff', '102').status == 1
    own.do('review', 'tick', numbers[0], '--text', '还差两台', '--staff', '101')
    rows = own.do('review', 'list', '--json').rows()
    assert {row['number']: (row['ticked_by'], row['comment']) for row in rows} \
        == {numbers[0]: ('101', '还差两台'), numbers[1]: (None, '')}, rows
    own.do('review', 'tick', numbers[1], '--staff', '101')
    assert own.run('review', 'tick', numbers[1], '--staff', '101').status == 1
    assert own.run('review', 'tick').status == 2

    # What was counted stands in the log.
    day, = own.do('review', 'log', '--json').rows()
    assert (day['state'], day['starter'], day['open'], day['ticked'], day['commented']) \
        == ('cleared', '102', 2, 1, 1), day
    assert own.run('review', 'log', '--days', '0').status == 2


def everybody_is_found(own):
    staff(own)
    own.do('visit', 'add', '--name', '张晓明', '--phone', '13800138000', '--organisation', '启智教育')
    own.do('visit', 'add', '--name', '王强', '--phone', '13900139000')
    for hint in ('张', '晓明', 'zhangxm', 'zxm', 'zhang xiao', '138', '8000', '启智', 'zxm 138'):
        rows = own.do('search', *hint.split(), '--json').rows()
        assert [row['name'] for row in rows] == ['张晓明'], (hint, rows)
    assert [row['name'] for row in own.do('search', '1', '--json').rows()] == ['王强', '张晓明']
    assert len(own.do('search', '1', '--limit', '1', '--json').rows()) == 1
    assert own.do('search', 'nobody', '--json').rows() == []
    assert own.run('search').status == 2


def who_is_named_answers(own):
    staff(own)
    run = own.run('visit', 'add', '--staff', '999')
    assert run.status == 1 and run.complaint, run.complaint
    # The front desk adds nobody (HANDBOOK 17).
    run = own.run('staff', 'add', '--number', '103', '--name', '新人', '--staff', '102')
    assert run.status == 1, run.out
    own.do('staff', 'add', '--number', '103', '--name', '新人', '--staff', '101')


def sentences_are_in_the_language_of_the_user(own):
    staff(own)
    english = own.run('visit', 'add', '--phone', 'abc').complaint
    chinese = own.run('visit', 'add', '--phone', 'abc', LANGUAGE='zh_CN').complaint
    assert english.startswith('This is not a telephone number'), english
    assert chinese.startswith('这不是电话号码'), chinese


def wrong_usage_is_two(own):
    for words in (['nonsense'], ['visit', 'nonsense'], ['backup'], ['check', 'x'],
                  ['visit', 'add', '--nonsense'], ['register'], ['sample', '--customers', '-1'],
                  ['visit', 'list', '--day', '21.11.2026']):
        run = own.run(*words)
        assert run.status == 2 and run.complaint, (words, run.status)
    assert own.run('--help').status == 2     # with an option more
    assert own.run('visit', 'add', '--help').status == 0


def documents_are_written(own):
    staff(own)
    own.do('visit', 'add', '--name', '周兰')
    for language in ('zh_CN', 'en'):
        path = own.folder / f'{language}.pdf'
        own.do('register', '--pdf', str(path), '--language', language)
        assert path.read_bytes().startswith(b'%PDF-')


def a_backup_is_the_way_back(own):
    staff(own)
    own.do('visit', 'add', '--name', '周兰')
    copy = own.folder / 'copy.db'
    own.do('backup', str(copy))
    assert own.run('backup', str(copy)).status == 1
    own.do('visit', 'add', '--name', '王强')
    assert len(own.do('visit', 'list', '--json').rows()) == 2

    assert own.run('restore', str(copy), '--staff', '102').status == 1
    assert len(own.do('visit', 'list', '--json').rows()) == 2
    kept = own.do('restore', str(copy), '--staff', '101').out.split('kept ')[1].strip()
    assert len(own.do('visit', 'list', '--json').rows()) == 1
    assert len(own.do('visit', 'list', '--json', store=kept).rows()) == 2
    own.do('check')


def a_year_of_public_holidays_is_imported(own):
    staff(own)
    notice = own.folder / '2027.json'
    notice.write_text('{"year": 2027, "days": ['
                      '{"name": "元旦", "date": "2027-01-04", "isOffDay": true},'
                      '{"name": "元旦", "date": "2027-01-09", "isOffDay": false}]}')
    out = own.do('calendar', 'import', str(notice)).out
    assert out == 'imported 2027 off 1 work 1\n', out
    assert own.run('calendar', 'import', str(notice), '--staff', '102').status == 1
    assert own.run('calendar', 'import', str(own.folder / 'nothing.json')).status == 1
    notice.write_text('{"year": 2027, "days": ['
                      '{"name": "元旦", "date": "2027-01-04", "isOffDay": true},'
                      '{"name": "元旦", "date": "2027-01-04", "isOffDay": false}]}')
    run = own.run('calendar', 'import', str(notice))
    assert run.status == 1 and 'stays' in run.complaint, run.complaint
    assert own.run('calendar', 'import').status == 2


def the_roster_leaves_the_program(own):
    own.do('sample', '--customers', '5', '--visits', '5', '--seed', '1')
    for language in ('zh_CN', 'en'):
        path = own.folder / f'{language}.pdf'
        own.do('roster', 'print', '--pdf', str(path), '--language', language)
        assert path.read_bytes().startswith(b'%PDF-')

    everybody, one = own.folder / 'all.ics', own.folder / 'one.ics'
    own.do('roster', 'export', '--ics', str(everybody), '--language', 'zh_CN')
    own.do('roster', 'export', '--ics', str(one), '--person', '102', '--language', 'zh_CN')
    text, shorter = everybody.read_text(), one.read_text()
    assert text.startswith('BEGIN:VCALENDAR') and 'STATUS:CONFIRMED' in text
    uids = [line for line in text.splitlines() if line.startswith('UID:')]
    assert len(uids) == len(set(uids)) > shorter.count('UID:') > 0
    own.do('roster', 'export', '--ics', str(everybody), '--language', 'zh_CN')
    assert uids == [line for line in everybody.read_text().splitlines() if line.startswith('UID:')]

    assert own.run('roster', 'export').status == 2
    assert own.run('roster', 'print', '--pdf', 'x', '--month', '11.2026').status == 2
    assert own.run('roster', 'export', '--ics', str(one), '--person', '999').status == 1


def migrate_makes_nothing(own):
    assert own.run('migrate').status == 1
    assert not own.file.exists()
    staff(own)
    own.do('migrate')


main(colleagues_are_added_and_listed, a_visit_goes_through_the_shop, a_purpose_may_be_words,
     a_message_becomes_work, an_item_goes_through_the_shop,
     a_callback_is_called_until_it_is_done, calling_comes_to_a_digest, what_a_call_brings_is_work,
     a_callback_is_asked_for_rightly, what_is_due_is_told_without_ringing,
     every_open_item_is_looked_at, everybody_is_found, who_is_named_answers,
     sentences_are_in_the_language_of_the_user, wrong_usage_is_two, documents_are_written,
     a_backup_is_the_way_back, a_year_of_public_holidays_is_imported,
     the_roster_leaves_the_program, migrate_makes_nothing)
