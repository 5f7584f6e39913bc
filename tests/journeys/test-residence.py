#!/usr/bin/python3
"""The shop's own store: the program stays when its window is closed, starts without one, is one on
the bus, is started by the bus, and ends when it is told to.

    test-residence.py en|zh_CN

In Chinese only what is said: what rings with the window closed.
"""

import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

import journey
import notices
from journey import LANGUAGE, t

from gi.repository import Gio, GLib

# Of the banners of two customers.
XU, WANG = {'en': ('Call back customer Xu', 'Call back customer Wang'),
            'zh_CN': ('回访 许客户', '回访 王客户')}[LANGUAGE]

os.environ['LANGUAGE'] = LANGUAGE
NAME, PATH = 'org.foyer.Foyer', '/org/foyer/Foyer'
home = pathlib.Path(os.environ['XDG_DATA_HOME'], 'foyer')
entry = pathlib.Path(os.environ['XDG_CONFIG_HOME'], 'autostart', 'org.foyer.Foyer.desktop')
bus = Gio.bus_get_sync(Gio.BusType.SESSION)
service = notices.Service()
programs = []
shop = None


def start(*arguments):
    program = journey.Program(*arguments)
    programs.append(program)
    return program


def ask_bus(connection, method, *parameters):
    """What the bus says of our name."""
    return connection.call_sync('org.freedesktop.DBus', '/org/freedesktop/DBus',
                                'org.freedesktop.DBus', method,
                                GLib.Variant(f"(s{'u' * len(parameters)})", (NAME, *parameters)),
                                None, 0, -1).unpack()[0]


def is_owned(connection=bus):
    return ask_bus(connection, 'NameHasOwner')


def act(name, *parameters, connection=bus):
    connection.call_sync(NAME, PATH, 'org.gtk.Actions', 'Activate',
                         GLib.Variant('(sava{sv})', (name, list(parameters), {})), None, 0, -1)


def activate(connection=bus):
    connection.call_sync(NAME, PATH, 'org.freedesktop.Application', 'Activate',
                         GLib.Variant('(a{sv})', ({},)), None, 0, 60000)


def has_window_of(pid):
    return subprocess.run(['xdotool', 'search', '--onlyvisible', '--pid', str(pid)],
                          stdout=subprocess.DEVNULL, check=False).returncode == 0


def has_window(program):
    return has_window_of(program.process.pid)


def close_window(program):
    program.activate()
    program.key('alt+F4')
    journey.wait('the window to go', lambda: not has_window(program))


def begin_shop():
    """A shop in the place where the program looks for its own"""
    global shop
    home.mkdir(parents=True, mode=0o700)
    shop = journey.Shop(home)


def stays():
    """Closing the window leaves the program on the bus, and is explained once"""
    service.start()
    program = start()
    notices.sign_in(program, LANGUAGE)
    close_window(program)
    assert program.process.poll() is None and is_owned()
    notice = service.wait_for(t('Foyer keeps ringing'))

    # Where it stood: nobody signs in again. The second start is the first program.
    service.press(notice, 'open')
    journey.wait('the window', lambda: has_window(program))
    program.find(t('Find a person or an act'))
    close_window(program)
    assert subprocess.run([os.environ['FOYER_PROGRAM']], check=True, timeout=30).returncode == 0
    journey.wait('the window', lambda: has_window(program))
    program.find(t('Find a person or an act'))
    assert not service.find(t('Foyer keeps ringing')), 'it was told twice'


def rings_while_closed():
    """With the window closed a promise rings, and is answered on the banner"""
    program = programs[0]
    close_window(program)
    number = subprocess.run([os.environ['FOYER_PLAN_CALLBACK'], f'sqlite:{home}/foyer.db', '101',
                             '许志强', '13912347731', '1'], check=True, text=True,
                            stdout=subprocess.PIPE).stdout.strip()
    service.press(service.wait_for(XU), 'no-answer')

    def attempt():
        return shop.query('SELECT a.way FROM attempt a JOIN item i ON i.id = a.item WHERE '
                          'i.number = ? AND i.closed IS NULL', number)
    journey.wait('the attempt', attempt)
    assert attempt() == [('notice',)] and not has_window(program)

    # The button that opens something brings the window back.
    subprocess.run([os.environ['FOYER_PLAN_CALLBACK'], f'sqlite:{home}/foyer.db', '101',
                    '王芳', '13912347732', '1'], check=True, stdout=subprocess.DEVNULL)
    service.press(service.wait_for(WANG), 'script')
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
    activate()
    program.find(t('Who are you?'))
    act('quit')
    program.process.wait(30)


def start_bus(folder):
    """A bus of its own that starts what the service file of the build names."""
    services = folder / 'services'
    services.mkdir()
    text = pathlib.Path(os.environ['FOYER_DATA_DIR'], f'{NAME}.service').read_text(encoding='utf-8')
    command = next(line for line in text.splitlines() if line.startswith('Exec=')).split('=')[1]
    installed, *arguments = command.split()
    assert installed.endswith('/bin/foyer') and arguments == ['--gapplication-service'], command
    # Nothing is installed while the tests run: the program of the build stands for it.
    (services / f'{NAME}.service').write_text(text.replace(installed, os.environ['FOYER_PROGRAM']),
                                              encoding='utf-8')
    config = folder / 'bus.conf'
    config.write_text('<busconfig><type>session</type><keep_umask/>'
                      f'<listen>unix:dir={folder}</listen><servicedir>{services}</servicedir>'
                      '<policy context="default"><allow send_destination="*" eavesdrop="true"/>'
                      '<allow eavesdrop="true"/><allow own="*"/></policy></busconfig>',
                      encoding='utf-8')
    daemon = subprocess.Popen(['dbus-daemon', f'--config-file={config}', '--nofork',
                               '--print-address=1'], stdout=subprocess.PIPE, text=True,
                              env=dict(os.environ, GTK_A11Y='none'))
    return daemon, daemon.stdout.readline().strip()


def started_by_bus():
    """Activated while no program runs, the bus starts it; closed, it stays and can be activated"""
    folder = pathlib.Path(tempfile.mkdtemp(prefix='foyer-bus-'))
    daemon, address = start_bus(folder)
    try:
        connection = Gio.DBusConnection.new_for_address_sync(
            address, Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT
            | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION, None, None)
        assert not is_owned(connection)
        activate(connection)
        pid = ask_bus(connection, 'GetConnectionUnixProcessID')
        journey.wait('the window', lambda: has_window_of(pid))
        window = subprocess.run(['xdotool', 'search', '--onlyvisible', '--pid', str(pid)],
                                check=True, text=True, stdout=subprocess.PIPE).stdout.split()[-1]
        subprocess.run(['xdotool', 'windowactivate', '--sync', window, 'key', 'alt+F4'], check=True)
        journey.wait('the window to go', lambda: not has_window_of(pid))
        assert is_owned(connection)
        activate(connection)
        journey.wait('the window', lambda: has_window_of(pid))
        act('quit', connection=connection)
        journey.wait('its end', lambda: not is_owned(connection))

        # Started for its name alone, as at login, it has none and stays.
        assert ask_bus(connection, 'StartServiceByName', 0) == 1
        pid = ask_bus(connection, 'GetConnectionUnixProcessID')
        assert not has_window_of(pid)
        activate(connection)
        journey.wait('the window', lambda: has_window_of(pid))
        act('quit', connection=connection)
        journey.wait('its end', lambda: not is_owned(connection))
    finally:
        # What it started ends with it.
        daemon.kill()
        daemon.wait()
        shutil.rmtree(folder, ignore_errors=True)


def only_the_shop():
    """A program with another store neither stays nor takes the name"""
    elsewhere = journey.Shop()
    other = elsewhere.open(is_signed_in=False)
    programs.append(other)
    other.find('Who are you?')
    assert not is_owned()
    other.activate()
    other.key('alt+F4')
    other.process.wait(30)
    elsewhere.close()


ALL = (begin_shop, stays, rings_while_closed, starts_at_login, quits, in_background, started_by_bus,
       only_the_shop)
SAID = (begin_shop, stays, rings_while_closed, quits)

try:
    status = journey.run(*(ALL if LANGUAGE == 'en' else SAID))
finally:
    for program in programs:
        program.end()
    service.end()
sys.exit(status)
