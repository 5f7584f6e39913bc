#!/usr/bin/python3
"""The shop's own store: the program stays when its window is closed, starts without one, is one on
the bus, and ends when it is told to."""

import os
import pathlib
import sqlite3
import subprocess
import sys


import journey
import notices

from gi.repository import Gio, GLib

NAME, PATH = 'org.foyer.Foyer', '/org/foyer/Foyer'
home = pathlib.Path(os.environ['XDG_DATA_HOME'], 'foyer')
entry = pathlib.Path(os.environ['XDG_CONFIG_HOME'], 'autostart', 'org.foyer.Foyer.desktop')
bus = Gio.bus_get_sync(Gio.BusType.SESSION)
service = notices.Service()
programs = []


def start(*arguments):
    program = journey.Program(*arguments)
    programs.append(program)
    return program


def is_owned():
    return bus.call_sync('org.freedesktop.DBus', '/org/freedesktop/DBus', 'org.freedesktop.DBus',
                         'NameHasOwner', GLib.Variant('(s)', (NAME,)), None, 0, -1).unpack()[0]


def act(name, *parameters):
    bus.call_sync(NAME, PATH, 'org.gtk.Actions', 'Activate',
                  GLib.Variant('(sava{sv})', (name, list(parameters), {})), None, 0, -1)


def has_window(program):
    return subprocess.run(['xdotool', 'search', '--onlyvisible', '--pid', str(program.process.pid)],
                          stdout=subprocess.DEVNULL, check=False).returncode == 0


def close_window(program):
    program.activate()
    program.key('alt+F4')
    journey.wait('the window to go', lambda: not has_window(program))


def begin_shop():
    """A shop in the place where the program looks for its own"""
    home.mkdir(parents=True, mode=0o700)
    journey.Shop(home)


def stays():
    """Closing the window leaves the program on the bus, and is explained once"""
    service.start()
    program = start()
    program.sign_in('101')
    program.find('Register a visitor')
    close_window(program)
    assert program.process.poll() is None and is_owned()
    notice = service.wait_for('Foyer keeps ringing')

    # Where it stood: nobody signs in again. The second start is the first program.
    service.press(notice, 'open')
    journey.wait('the window', lambda: has_window(program))
    program.find('Register a visitor')
    close_window(program)
    assert subprocess.run([os.environ['FOYER_PROGRAM']], check=True, timeout=30).returncode == 0
    journey.wait('the window', lambda: has_window(program))
    program.find('Register a visitor')
    assert not service.find('Foyer keeps ringing'), 'it was told twice'


def rings_while_closed():
    """With the window closed a promise rings, and is answered on the banner"""
    program = programs[0]
    close_window(program)
    number = subprocess.run([os.environ['FOYER_PLAN_CALLBACK'], f'sqlite:{home}/foyer.db', '101',
                             '许志强', '13912347731', '1'], check=True, text=True,
                            stdout=subprocess.PIPE).stdout.strip()
    service.press(service.wait_for('Call back customer Xu'), 'no-answer')

    def attempt():
        with sqlite3.connect(f'file:{home}/foyer.db?mode=ro', uri=True) as store:
            return store.execute('SELECT a.way FROM attempt a JOIN item i ON i.id = a.item WHERE '
                                 'i.number = ? AND i.closed IS NULL', [number]).fetchall()
    journey.wait('the attempt', attempt)
    assert attempt() == [('notice',)] and not has_window(program)

    # The button that opens something brings the window back.
    subprocess.run([os.environ['FOYER_PLAN_CALLBACK'], f'sqlite:{home}/foyer.db', '101',
                    '王芳', '13912347732', '1'], check=True, stdout=subprocess.DEVNULL)
    service.press(service.wait_for('Call back customer Wang'), 'script')
    journey.wait('the window', lambda: has_window(program))
    program.find_like('王芳')


def starts_at_login():
    """It writes the entry for the next login, and takes it away where that is switched off"""
    journey.wait('the entry', entry.exists)
    assert '--gapplication-service' in entry.read_text(encoding='utf-8')

    # What the switch in the preferences sets.
    for value, is_there in ('false', False), ('true', True):
        subprocess.run(['gsettings', 'set', NAME, 'autostart', value], check=True)
        journey.wait(f'autostart {value}', lambda: entry.exists() == is_there)


def quits():
    """Quit ends it"""
    act('quit')
    programs[0].process.wait(30)
    assert not is_owned()


def in_background():
    """Started at login it has no window, but the store; activated, it shows one"""
    program = start('--gapplication-service')
    journey.wait('the name', is_owned)
    assert not has_window(program)
    # A service that nobody uses would end by itself after ten seconds.
    try:
        program.process.wait(12)
        raise AssertionError('it ended')
    except subprocess.TimeoutExpired:
        pass
    bus.call_sync(NAME, PATH, 'org.freedesktop.Application', 'Activate',
                  GLib.Variant('(a{sv})', ({},)), None, 0, -1)
    program.find('Who are you?')
    act('quit')
    program.process.wait(30)


def only_the_shop():
    """A program with another store neither stays nor takes the name"""
    shop = journey.Shop()
    other = shop.open(is_signed_in=False)
    programs.append(other)
    other.find('Who are you?')
    assert not is_owned()
    other.activate()
    other.key('alt+F4')
    other.process.wait(30)
    shop.close()


try:
    status = journey.run(begin_shop, stays, rings_while_closed, starts_at_login, quits,
                         in_background, only_the_shop)
finally:
    for program in programs:
        program.end()
    service.end()
sys.exit(status)
