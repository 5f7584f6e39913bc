#!/usr/bin/python3
"""Two seats on one server: what one saves the other shows; a server that dies loses nothing and both
say so; a seat that is too old, shut out, or has a wrong clock says that, too."""

import pathlib
import socket
import sys
import time

from gi.repository import GLib

import journey

# Connecting is given up after four.
END_S = 3

BUTTON = journey.Atspi.Role.PUSH_BUTTON

shop = journey.ServerShop('front', 'rep1')
programs = {}


def both():
    return programs['front'], programs['rep1']


def register(program, name):
    program.type('Name or phone', name)
    program.press_add()


def banner_button(program, name):
    """Returns a button of the bar that tells what is wrong; the window has a "Close", too."""
    for root in program.roots():
        for node in journey.walk(root):
            if node.get_role() == journey.Atspi.Role.ALERT:
                for child in journey.walk(node.get_parent()):
                    if child.get_name() == name and child.get_role() == BUTTON:
                        return child
    return None


def together():
    """who is checked in at one seat appears at the other by itself"""
    front, rep1 = both()
    register(front, 'Anna')
    rep1.find_like('Anna · ')
    register(rep1, 'Berta')
    front.find_like('Berta · ')


def show(program, name):
    """Shows the card of a visit, found by the search box."""
    program.activate()
    program.key('ctrl+k')
    program.type('Find a person or an act', name)
    program.find('In the shop')
    program.key('Return', at='Find a person or an act')
    program.find_like(name)


def present():
    """two who have the same card open see each other, until one looks at another"""
    front, rep1 = both()
    show(front, 'Anna')
    show(rep1, 'Anna')
    front.find_like('Also open at rep1 (')
    rep1.find_like('Also open at front (')
    show(rep1, 'Berta')
    journey.wait('the other to be gone', lambda: not any(
        'Also open' in name for name in front.names() + rep1.names()))


def killed():
    """the server is killed: both say since when, and what was typed stays"""
    front, rep1 = both()
    front.type('Name or phone', 'Clara')
    shop.control('--kill')
    for program in both():
        program.find_like('Offline since ')
        program.find('Try now', BUTTON)
        program.find_like('Anna · ')
    front.find('Offline: 1 draft is kept')
    rep1.find('Offline')
    front.activate()
    front.key('ctrl+1')
    front.type('A thing to do of your own', 'Ring the bank')
    front.find('Offline: 2 drafts are kept')
    front.key('ctrl+2')
    front.find('Register a visitor')
    assert front.text('Name or phone') == 'Clara'
    front.press_add()
    journey.wait('the act to fail', lambda: banner_button(front, 'Close'))
    assert front.text('Name or phone') == 'Clara', 'shown as saved'


def back():
    """the server is started again: both say so, and nothing is lost or doubled"""
    front, rep1 = both()
    shop.control('--start')
    for program in both():
        program.find_like('Online again since ')
        program.find_like('The server was away from ')
        banner_button(program, 'Close').do_action(0)
        journey.wait('nothing to say "Offline"', lambda: not any(
            name.split(': ', 1)[1].startswith('Offline') for name in program.names()))
    assert front.text('Name or phone') == 'Clara'
    front.press_add()
    rep1.find_like('Clara · ')
    listed = shop.do('visit', 'list')
    for name in ('Anna', 'Berta', 'Clara'):
        assert listed.count(name) == 1, f'{name}: {listed}'
    shop.do('check')


def has_draft(text):
    folder = pathlib.Path(GLib.get_user_state_dir()) / 'foyer'
    return any(text in file.read_text(encoding='utf-8') for file in folder.glob('drafts-*.ini'))


def restarted():
    """what was typed while the server was away is there after a program that was killed starts again"""
    front, rep1 = both()
    shop.control('--kill')
    front.find_like('Offline since ')
    front.type('Name or phone', 'Emil')
    front.find('Offline: 2 drafts are kept')
    journey.wait('the draft to be on the disk', lambda: has_draft('Emil'))
    front.kill()
    shop.control('--start')
    front = programs['front'] = shop.sit_down('front')
    front.await_text('Name or phone', 'Emil')
    front.press_add()
    rep1.find_like('Emil · ')
    front.activate()
    front.key('ctrl+1')
    front.await_text('A thing to do of your own', 'Ring the bank')
    front.key('ctrl+2')
    front.find('Register a visitor')


def migrate(needs):
    """A newer program changes the schema elsewhere."""
    shop.sql(f'INSERT INTO schema_step (version, needs) VALUES (1000 + {needs}, {needs});'
             ' NOTIFY foyer_schema')


def outdated():
    """a seat that is older is told by itself, and goes on where it can"""
    migrate(1)
    began = time.monotonic()
    for number, program in enumerate(both()):
        program.find_like('A newer Foyer is at work on another PC.')
        if number == 0:
            # Promised within a second; a busy machine takes longer to look than Foyer to tell.
            print(f'# the first says it after {1000 * (time.monotonic() - began):.0f} ms')
    register(both()[0], 'Dora')
    both()[1].find_like('Dora · ')


def too_new():
    """one that is too old says so, and starts again as it stood once it is updated"""
    front, rep1 = both()
    front.type('Name or phone', 'Emma')
    migrate(1000)
    # Both, before the step is taken back; the button alone stands in the bar of before, too.
    for program in both():
        program.find('A newer Foyer has written this store. Nothing was changed. Update the program '
                     'on this PC.')
        program.find('Start Foyer again', BUTTON)
    shop.sql('DELETE FROM schema_step WHERE version >= 1000')
    front.press('Start Foyer again', BUTTON)
    front.find('Register a visitor')
    front.await_text('Name or phone', 'Emma')
    rep1.press('Try again', BUTTON)
    rep1.find('Register a visitor')


def revoked():
    """one whose login is taken away is shown out, with a sentence and a way to try again"""
    rep1 = programs['rep1']
    shop.foyerctl('server', 'seat', 'revoke', 'rep1', '--database', shop.owner)
    rep1.find_like('The server does not let this PC in')
    rep1.press('Try again', BUTTON)
    rep1.find_like('The server does not let this PC in')
    rep1.find('Try again', BUTTON)


def set_server_clock(seconds):
    shop.sql('CREATE OR REPLACE FUNCTION server_time () RETURNS bigint LANGUAGE sql VOLATILE AS '
             "'SELECT (EXTRACT (EPOCH FROM clock_timestamp ()) * 1000000)::bigint"
             f" + {seconds} * 1000000::bigint'")


def wrong_clock():
    """a clock that is wrong is told; by one that is very wrong nothing is saved"""
    programs.pop('front').end()
    set_server_clock(10)
    front = programs['front'] = shop.sit_down('front')
    front.find_like("This PC's clock is ", ' seconds slow')
    set_server_clock(-600)
    front.press('Check again', BUTTON)
    front.find_like("This PC's clock is more than five minutes wrong")
    register(front, 'Frieda')
    journey.wait('the act to fail', lambda: banner_button(front, 'Close')).do_action(0)
    set_server_clock(0)
    front.press('Check again', BUTTON)
    journey.wait('the clock to be right', lambda: not any(
        "This PC's clock" in name for name in front.names()))
    assert 'Frieda' not in shop.do('visit', 'list'), 'saved by a wrong clock'


def unanswered():
    """a server that does not answer is waited for with a sentence, told, and not waited for at the end"""
    with socket.create_server(('127.0.0.1', 0)) as silent:
        program = journey.Program('--database',
                                  f'postgresql://x@127.0.0.1:{silent.getsockname()[1]}/shop')
        programs['nowhere'] = program
        program.find('Connecting to the server…')
        program.find('Choose another store…', BUTTON)
        program.find_like('The server cannot be reached.')
        program.press('Try again', BUTTON)
        program.find('Connecting to the server…')
        program.activate()
        program.key('ctrl+q')
        program.process.wait(END_S)


def moved():
    """a PC that kept a file of its own goes over to the server by its preferences, and stays there"""
    shop.foyerctl('sample', '--customers', '5', '--visits', '5', '--seed', '2')
    program = programs['moved'] = journey.Program()
    program.sign_in('101')
    program.key('ctrl+comma')
    program.find('Address of a server')
    program.type('Address of a server', 'mysql://somewhere')
    program.press('Open it from now on', BUTTON)
    program.find_like('This is not the address of a server.')
    program.type('Address of a server', shop.seats['front'])
    program.press('Open it from now on', BUTTON)
    # The page of the start lies below and would be found, too.
    program.take_keys('Number')
    program.sign_in('101')
    program.find_like('Clara · ')
    program.end()
    program.process.wait(END_S)
    program = programs['moved'] = journey.Program()
    program.sign_in('101')
    program.find_like('Clara · ')


def main():
    try:
        for seat in ('front', 'rep1'):
            programs[seat] = shop.sit_down(seat)
        return journey.run(together, present, killed, back, restarted, outdated, too_new, revoked, wrong_clock,
                           unanswered, moved)
    finally:
        for program in programs.values():
            program.end()
        shop.close()


sys.exit(main())
