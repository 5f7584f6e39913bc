"""A chain: headquarters reads along by the server's own replication, as the README says it; run by
tests/with-postgres, and starts a second server for headquarters by it."""

import glob
import os
import pathlib
import re
import subprocess
import sys
import time

from shop import PROGRAM, Run, main

WAIT_S = 60

STORE = pathlib.Path(os.environ.get('FOYER_CHAIN_STORE', os.environ['FOYER_TEST_POSTGRES']))
HEAD = pathlib.Path(os.environ['FOYER_TEST_POSTGRES'])
README = pathlib.Path(__file__).parents[2] / 'README.md'
PSQL = [*glob.glob('/usr/lib/postgresql/*/bin/psql'), 'psql'][0]


def uri(cluster, more=''):
    return f'postgresql://postgres@/foyer?host={cluster}/socket{more}'


def call(*words):
    return Run(subprocess.run([PROGRAM, *words], capture_output=True, check=False, timeout=60))


def do(*words):
    run = call(*words)
    assert run.status == 0, f'{words}: {run.complaint}'
    return run


def sql(cluster, text):
    subprocess.run([PSQL, '--quiet', '--no-psqlrc', '--set=ON_ERROR_STOP=1', '--username=postgres',
                    f'--host={cluster}/socket', 'foyer'], input=text, text=True, check=True,
                   stdout=subprocess.DEVNULL)


def control(cluster, what):
    subprocess.run([os.environ['FOYER_TEST_WITH_POSTGRES'], what], check=True,
                   env={**os.environ, 'FOYER_TEST_POSTGRES': str(cluster)})


def read_recipe():
    """Returns the statements of the README: those for a store, and that for headquarters."""
    block = re.search(r'```sql\n(.*?)```', README.read_text(encoding='utf-8'), re.DOTALL).group(1)
    at_store, at_head = block.split('-- at headquarters')
    return at_store, at_head.replace('host=store7', f'host={STORE}/socket').replace('user=…',
                                                                                     'user=postgres')


def wait_for_visits(names):
    """Waits until headquarters sees exactly these visits of store 7."""
    begun = time.monotonic()
    while True:
        run = call('visit', 'list', '--json', '--database',
                   uri(HEAD, '&options=-c%20foyer.store%3D7'))
        # Before the first table has come there is no such store.
        seen = sorted(row['name'] for row in run.rows()) if run.status == 0 else run.complaint
        if seen == sorted(names):
            return time.monotonic() - begun
        assert time.monotonic() - begun < WAIT_S, seen
        time.sleep(0.05)


def headquarters_reads_along(own):
    front = do('server', 'init', uri(STORE), '--store', '7', '--seat', 'front').out.split()[1]
    sql(STORE, 'ALTER SYSTEM SET wal_level = logical')
    control(STORE, '--crash')
    control(STORE, '--start')
    do('staff', 'add', '--database', front, '--number', '101', '--name', '林芳',
       '--roles', 'supervisor')
    do('visit', 'add', '--database', front, '--name', '周兰', '--staff', '101')
    do('server', 'init', uri(HEAD))
    at_store, at_head = read_recipe()
    sql(STORE, at_store)
    sql(HEAD, at_head)
    wait_for_visits(['周兰'])
    do('visit', 'add', '--database', front, '--name', '吴迪', '--phone', '13812345678',
       '--staff', '101')
    took_s = wait_for_visits(['周兰', '吴迪'])
    print(f'# a visit of the store is at headquarters after {1000 * took_s:.0f} ms')
    found = do('search', 'wud', '--json', '--database', uri(HEAD, '&options=-c%20foyer.store%3D7'))
    assert [row['name'] for row in found.rows()] == ['吴迪'], found.out
    # The shop of headquarters itself is another.
    assert do('visit', 'list', '--json', '--database', uri(HEAD)).rows() == []


def a_line_that_is_cut_loses_nothing(own):
    front = f'postgresql://foyer_seat_front@/foyer?host={STORE}/socket'
    control(HEAD, '--crash')
    do('visit', 'add', '--database', front, '--name', '郑华', '--staff', '101')
    control(HEAD, '--start')
    wait_for_visits(['周兰', '吴迪', '郑华'])


if 'FOYER_CHAIN_STORE' not in os.environ:
    os.environ['FOYER_CHAIN_STORE'] = str(STORE)
    sys.exit(subprocess.run([os.environ['FOYER_TEST_WITH_POSTGRES'], sys.executable, *sys.argv],
                            check=False).returncode)
main(headquarters_reads_along, a_line_that_is_cut_loses_nothing)
