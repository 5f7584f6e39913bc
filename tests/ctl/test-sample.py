"""The sample shop as a script asks for it."""

from shop import main


def the_same_seed_gives_the_same_shop(own):
    size = ['--customers', '150', '--visits', '700', '--today', '2026-11-21']
    lists = []
    for name, seed in (('one', '4'), ('two', '4'), ('three', '5')):
        store = own.folder / f'{name}.db'
        own.do('sample', *size, '--seed', seed, store=store)
        customers = own.do('search', '1', '--limit', '500', '--json', store=store).rows()
        visits = own.do('visit', 'list', '--day', '2026-11-20', '--json', store=store).rows()
        assert customers and visits
        # Where the day of today stands depends on the clock.
        lists.append(sorted((row['number'], row['name'], row['phone']) for row in customers)
                     + [(row['number'], row['name'], row['state']) for row in visits])
        own.do('check', store=store)
    assert lists[0] == lists[1]
    assert lists[0] != lists[2]


def it_goes_into_an_empty_store_only(own):
    own.do('sample', '--customers', '10', '--visits', '20')
    before = own.do('search', '1', '--json').out
    run = own.run('sample', '--customers', '10', '--visits', '20')
    assert run.status == 1 and 'empty' in run.complaint, run.complaint
    assert own.do('search', '1', '--json').out == before


def the_board_of_today_is_full(own):
    own.do('sample', '--customers', '100', '--visits', '600')
    rows = own.do('visit', 'list', '--json').rows()
    states = {row['state'] for row in rows}
    assert {'waiting', 'receiving', 'demo', 'expected'} <= states, states
    # And the desk can go on with it.
    number = next(row['number'] for row in rows if row['state'] == 'waiting')
    own.do('visit', 'move', number, 'receiving', '--staff', '102')
    own.do('visit', 'add', '--name', '新来的', '--staff', '102')


main(the_same_seed_gives_the_same_shop, it_goes_into_an_empty_store_only,
     the_board_of_today_is_full)
