"""A shop on a server, as its keeper sets it up; run by tests/with-postgres."""

import os
import subprocess

from shop import PROGRAM, Run, main

SOCKET = os.environ['FOYER_TEST_POSTGRES'] + '/socket'
SIZE = ['--customers', '300', '--visits', '900', '--today', '2026-11-21']


def owner(name):
    return f'postgresql://postgres@/{name}?host={SOCKET}'


def call(*words):
    return Run(subprocess.run([PROGRAM, *words], capture_output=True, check=False, timeout=120))


def do(*words):
    run = call(*words)
    assert run.status == 0, f'{words}: {run.status}, {run.complaint}'
    return run


def seats(run):
    return dict(line.split('\t') for line in run.out.splitlines())


def a_second_pc_sees_what_the_first_registers(own):
    given = seats(do('server', 'init', owner('two'), '--seat', 'front', '--seat', 'rep1'))
    do('staff', 'add', '--database', owner('two'), '--number', '101', '--name', '林芳',
       '--roles', 'supervisor')
    do('visit', 'add', '--database', given['front'], '--name', '周兰', '--staff', '101')
    there = do('visit', 'list', '--database', given['rep1'], '--json').rows()
    assert [row['name'] for row in there] == ['周兰'], there
    do('check', '--database', owner('two'))


def a_revoked_pc_stays_outside(own):
    given = seats(do('server', 'init', owner('three'), '--seat', 'front'))
    do('server', 'seat', 'revoke', 'front', '--database', owner('three'))
    run = call('visit', 'list', '--database', given['front'])
    assert run.status == 1 and 'may not' in run.complaint, run.complaint
    again = call('server', 'seat', 'revoke', 'front', '--database', owner('three'))
    assert again.status == 1 and 'no seat' in again.complaint, again.complaint


def a_shop_moves_to_a_server_and_back(own):
    own.do('sample', *SIZE)
    before = own.do('search', '1', '--limit', '400', '--json').out
    do('server', 'init', owner('four'))
    there = do('copy', f'sqlite:{own.file}', owner('four')).out
    assert 'customer\t300' in there and 'visit\t900' in there, there
    assert do('search', '1', '--limit', '400', '--json', '--database', owner('four')).out == before
    own.file = own.folder / 'back.db'
    assert do('copy', owner('four'), f'sqlite:{own.file}').out == there
    assert own.do('search', '1', '--limit', '400', '--json').out == before
    own.do('check')
    run = call('copy', f'sqlite:{own.file}', owner('four'))
    assert run.status == 1 and 'already' in run.complaint, run.complaint


def a_backup_of_a_server_is_a_file(own):
    given = seats(do('server', 'init', owner('five'), '--seat', 'front'))
    do('staff', 'add', '--database', owner('five'), '--number', '101', '--name', '林芳',
       '--roles', 'supervisor')
    do('visit', 'add', '--database', given['front'], '--name', '周兰', '--staff', '101')
    file = own.folder / 'taken-along.db'
    # A seat sees all rows of its shop.
    do('backup', str(file), '--database', given['front'])
    assert sorted(own.folder.glob('taken-along*')) == [file], list(own.folder.iterdir())
    own.file = file
    assert [row['name'] for row in own.do('visit', 'list', '--json').rows()] == ['周兰']
    own.do('check')
    again = call('backup', str(file), '--database', given['front'])
    assert again.status == 1 and 'already' in again.complaint, again.complaint
    back = call('restore', str(file), '--database', owner('five'))
    assert back.status == 1 and 'foyerctl copy' in back.complaint, back.complaint


def what_is_no_server_is_refused(own):
    assert call('server', 'init', f'sqlite:{own.file}').status == 1
    assert call('server', 'init').status == 2
    assert call('server', 'seat', 'lend', 'front', '--database', owner('x')).status == 2


main(a_second_pc_sees_what_the_first_registers, a_revoked_pc_stays_outside,
     a_shop_moves_to_a_server_and_back, a_backup_of_a_server_is_a_file,
     what_is_no_server_is_refused)
