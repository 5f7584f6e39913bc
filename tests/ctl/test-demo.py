"""Demo accounts from the command line: registered, lent, refused with who has them, returned."""

from shop import main


def staff(own):
    own.do('staff', 'add', '--number', '101', '--name', '林芳', '--roles', 'supervisor')
    own.do('staff', 'add', '--number', '102', '--name', '李娜', '--roles', 'frontdesk')


def states(own):
    return {row['label']: row['state'] for row in own.do('demo', 'account', 'list', '--json').rows()}


def an_account_is_lent_and_returned(own):
    staff(own)
    own.do('demo', 'account', 'add', 'DEMO-01', '--product', 'Maths', '--reset-step', 'Empty it')
    own.do('demo', 'account', 'add', 'DEMO-02', '--owner', '102')
    assert states(own) == {'DEMO-01': 'free', 'DEMO-02': 'free'}

    assert own.do('demo', 'lend', 'DEMO-01', '--rep', '102', '--identity',
                  'parent').out.startswith('saved D')
    refused = own.run('demo', 'lend', 'DEMO-01', '--rep', '101', LANGUAGE='en')
    assert refused.status == 1 and '李娜' in refused.complaint, refused.complaint
    rows = own.do('demo', 'list', '--json').rows()
    assert [(row['rep'], row['state'], row['identity']) for row in rows] == \
        [('102', 'showing', 'parent')]

    own.do('demo', 'return', 'DEMO-01')
    assert states(own)['DEMO-01'] == 'reset'
    assert own.run('demo', 'return', 'DEMO-01').status == 1
    assert own.run('demo', 'lend', 'DEMO-01', '--rep', '101').status == 1


def everybody_has_their_own(own):
    staff(own)
    own.do('demo', 'account', 'add', 'DEMO-02', '--owner', '101')
    assert own.run('demo', 'lend', 'DEMO-02', '--rep', '102').status == 1
    assert own.run('demo', 'account', 'add', 'DEMO-03', '--staff', '102').status == 1
    assert own.run('demo', 'account', 'add', 'DEMO-02').status == 1


def wrong_usage_is_two(own):
    staff(own)
    own.do('demo', 'account', 'add', 'DEMO-01')
    assert own.run('demo', 'lend', 'DEMO-01').status == 2
    assert own.run('demo', 'lend', 'DEMO-01', '--rep', '102', '--identity', 'king').status == 2
    assert own.run('demo', 'account', 'add').status == 2
    assert own.run('demo', 'list', '--day', 'today').status == 2
    assert own.run('demo', 'lend', 'NOBODY', '--rep', '102').status == 1


main(an_account_is_lent_and_returned, everybody_has_their_own, wrong_usage_is_two)
