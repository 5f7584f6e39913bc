"""A seat comes in over the network: with its password, over TLS, and not otherwise; run by
tests/with-postgres --tls."""

import os
import subprocess

from shop import PROGRAM, Run, main

FOLDER = os.environ['FOYER_TEST_POSTGRES']
PORT = os.environ['FOYER_TEST_PORT']
OWNER = f'postgresql://postgres@/shop?host={FOLDER}/socket&port={PORT}'

seat = {}


def look(uri):
    return Run(subprocess.run([PROGRAM, 'visit', 'list', '--database', uri], capture_output=True,
                              check=False, timeout=60))


def assert_shut_out(uri):
    run = look(uri)
    assert run.status == 1 and 'may not' in run.complaint, f'{uri}: {run.status} {run.complaint}'


def the_address_that_is_printed_lets_in(own):
    init = subprocess.run([PROGRAM, 'server', 'init', OWNER, '--host', 'localhost', '--seat', 'front'],
                          capture_output=True, check=True, text=True)
    seat['uri'] = init.stdout.split()[1]
    assert seat['uri'].endswith(f'@localhost:{PORT}/shop?sslmode=require'), seat['uri']
    seat['password'] = seat['uri'].split('@')[0].split(':')[2]
    run = look(seat['uri'])
    assert run.status == 0, run.complaint


def no_password_and_a_wrong_one_are_refused(own):
    assert_shut_out(seat['uri'].replace(seat['password'], 'guessed'))
    assert_shut_out(seat['uri'].replace(':' + seat['password'], ''))


def nothing_goes_over_the_wire_in_the_open(own):
    assert_shut_out(seat['uri'].replace('sslmode=require', 'sslmode=disable'))


def the_password_may_lie_in_a_file(own):
    file = own.folder / 'passfile'
    file.write_text(f'localhost:{PORT}:shop:shop_seat_front:{seat["password"]}\n', encoding='ascii')
    file.chmod(0o600)
    run = look(seat['uri'].replace(':' + seat['password'], '') + f'&passfile={file}')
    assert run.status == 0, run.complaint


def a_server_can_be_told_from_another(own):
    verified = seat['uri'].replace('require', 'verify-full')
    run = look(f'{verified}&sslrootcert={FOLDER}/server.crt')
    assert run.status == 0, run.complaint
    # Another name than that in the certificate is another server.
    run = look(f'{verified}&sslrootcert={FOLDER}/server.crt'.replace('localhost', '127.0.0.1'))
    assert run.status == 1, run.out


main(the_address_that_is_printed_lets_in, no_password_and_a_wrong_one_are_refused,
     nothing_goes_over_the_wire_in_the_open, the_password_may_lie_in_a_file,
     a_server_can_be_told_from_another)
