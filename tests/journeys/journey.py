"""What the journeys share: the real program, seen and used as a screen reader does.

A journey runs inside build-aux/with-display. FOYER_PROGRAM and FOYERCTL are the programs of the
build tree. A journey in more than one language has the language as its argument.
"""

import contextlib
import gettext
import glob
import os
import pathlib
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time

import gi

gi.require_version('Atspi', '2.0')
from gi.repository import Atspi, GLib  # noqa: E402  (the version comes first)

WAIT_S, POLL_S = 30, 0.1

# A call of its own is given up after less than a second: a busy machine answers later.
Atspi.set_timeout(WAIT_S * 1000, WAIT_S * 1000)

LANGUAGE = sys.argv[1] if len(sys.argv) > 1 else 'en'
WORDS = (gettext.NullTranslations() if LANGUAGE == 'en' else
         gettext.translation('foyer', os.environ['FOYER_LOCALE_DIR'], [LANGUAGE]))


def t(text, context=None):
    """Returns what the window says for it."""
    return WORDS.pgettext(context, text) if context else WORDS.gettext(text)


class Lost(Exception):
    """Something did not come; the message says what, and what was there instead."""


def wait(what, probe):
    """Returns the first true result of probe; the tree may change under it."""
    until = time.monotonic() + WAIT_S
    while time.monotonic() < until:
        try:
            found = probe()
        except GLib.Error:
            found = None
        if found:
            return found
        time.sleep(POLL_S)
    raise Lost(what)


def is_seen(node):
    """Whether somebody can see it: also the pages of a stack that lie below are "visible"."""
    if not node.get_state_set().contains(Atspi.StateType.VISIBLE):
        return False
    component = node.get_component_iface()
    if component is None:
        return True
    extents = component.get_extents(Atspi.CoordType.WINDOW)
    return extents.width > 0 and extents.height > 0


def walk(node):
    """Yields an accessible and all below it that can be seen."""
    yield node
    for index in range(node.get_child_count()):
        child = node.get_child_at_index(index)
        if child is not None and is_seen(child):
            yield from walk(child)


def names_above(node):
    """Returns the names of an accessible and of what it is part of."""
    names = []
    while node is not None and node.get_role() != Atspi.Role.APPLICATION:
        names.append(node.get_name())
        node = node.get_parent()
    return names


class Shop:
    """A small sample shop in a folder that goes away. 101 is a supervisor at the front desk."""

    def __init__(self, folder=None, customers=20):
        self.is_own = folder is None
        self.folder = pathlib.Path(folder or tempfile.mkdtemp(prefix='foyer-journey-'))
        self.file = self.folder / 'foyer.db'
        self.do('sample', '--customers', str(customers), '--visits', '20', '--seed', '1')

    def do(self, *words):
        """Runs foyerctl, and returns what it prints."""
        return subprocess.run([os.environ['FOYERCTL'], *words, '--database', f'sqlite:{self.file}'],
                              check=True, text=True, stdout=subprocess.PIPE).stdout

    def keep_on_duty(self, number):
        """On a day off a call goes to a colleague; the journey may run on any day of the week."""
        with contextlib.closing(sqlite3.connect(self.file)) as store, store:
            store.execute('UPDATE roster_cell SET shift = (SELECT id FROM shift LIMIT 1) '
                          'WHERE shift IS NULL AND staff = '
                          '(SELECT id FROM staff WHERE number = ?)', (number,))

    def open(self, is_signed_in=True, **options):
        program = Program('--database', f'sqlite:{self.file}', **options)
        if is_signed_in:
            program.sign_in('101')
        return program

    def begin(self):
        """Opens the program in the language of the journey, and signs the supervisor in."""
        program = Program('--database', f'sqlite:{self.file}',
                          env=dict(os.environ, LANGUAGE=LANGUAGE))
        program.find(t('Who are you?'))
        program.activate()
        program.key(*'101', 'Return', at=t('Number'))
        program.find(t('Find a person or an act'))
        return program

    def query(self, sql, *values):
        """Reads from the file of the store."""
        with contextlib.closing(sqlite3.connect(f'file:{self.file}?mode=ro', uri=True)) as store:
            return store.execute(sql, values).fetchall()

    def close(self):
        if self.is_own:
            shutil.rmtree(self.folder, ignore_errors=True)


class ServerShop(Shop):
    """The same shop, moved to the private server of tests/with-postgres, with a login for each seat."""

    def __init__(self, *seats):
        super().__init__()
        self.cluster = pathlib.Path(os.environ['FOYER_TEST_POSTGRES'])
        self.owner = f'postgresql://postgres@/shop?host={self.cluster}/socket'
        file = f'sqlite:{self.file}'
        names = [word for seat in seats for word in ('--seat', seat)]
        self.foyerctl('server', 'init', self.owner, *names)
        self.foyerctl('copy', file, self.owner)
        self.seats = {seat: f'postgresql://shop_seat_{seat}@/shop?host={self.cluster}/socket'
                      for seat in seats}

    def foyerctl(self, *words):
        return subprocess.run([os.environ['FOYERCTL'], *words], check=True, text=True,
                              stdout=subprocess.PIPE).stdout

    def do(self, *words):
        if not hasattr(self, 'seats'):
            return super().do(*words)
        return self.foyerctl(*words, '--database', self.owner)

    def sql(self, text):
        """Does as the owner what no program of ours does."""
        psql = [*glob.glob('/usr/lib/postgresql/*/bin/psql'), 'psql'][0]
        subprocess.run([psql, '--quiet', '--no-psqlrc', '--set=ON_ERROR_STOP=1',
                        '--host', str(self.cluster / 'socket'), '--username=postgres',
                        '--command', f'SET search_path TO foyer; {text}', 'shop'],
                       check=True, stdout=subprocess.DEVNULL)

    def control(self, what):
        """Ends the server hard (--kill) or starts it (--start)."""
        subprocess.run([os.environ['FOYER_TEST_WITH_POSTGRES'], what], check=True)

    def sit_down(self, seat, is_signed_in=True):
        """Opens the program at this seat, with the seat's own settings."""
        config = self.folder / f'config-{seat}'
        settings = config / 'glib-2.0' / 'settings' / 'keyfile'
        settings.parent.mkdir(parents=True, exist_ok=True)
        settings.write_text(f"[org/foyer/Foyer]\nseat-name='{seat}'\n", encoding='utf-8')
        program = Program('--database', self.seats[seat],
                          env={**os.environ, 'XDG_CONFIG_HOME': str(config)})
        if is_signed_in:
            program.sign_in('101')
        return program


class Program:
    """The running program."""

    def __init__(self, *arguments, **options):
        self.process = subprocess.Popen([os.environ['FOYER_PROGRAM'], *arguments],
                                        stdin=subprocess.DEVNULL, **options)

    def sign_in(self, number):
        self.find('Who are you?')
        self.activate()
        self.key(*number, at='Number')
        self.await_text('Number', number)
        self.key('Return', at='Number')
        self.go_to_reception()

    def go_to_reception(self):
        """The program begins with the day, or where it was left."""
        wait('a panel', lambda: self.look('A thing to do of your own')
             or self.look('Register a visitor'))
        if not self.look('Register a visitor'):
            self.activate()
            self.key('ctrl+2')
        self.find('Register a visitor')

    def activate(self):
        """Gives its window the keyboard."""
        window = wait('a window', lambda: subprocess.run(
            ['xdotool', 'search', '--onlyvisible', '--pid', str(self.process.pid)],
            stdout=subprocess.PIPE, text=True, check=False).stdout.split())[0]
        subprocess.run(['xdotool', 'windowactivate', '--sync', window], check=True)

    def roots(self):
        desktop = Atspi.get_desktop(0)
        for index in range(desktop.get_child_count()):
            application = desktop.get_child_at_index(index)
            if application is not None and application.get_process_id() == self.process.pid:
                yield application

    def look(self, name, *roles):
        """Returns what has this name, and one of these roles, or None."""
        for root in self.roots():
            for node in walk(root):
                if node.get_name() == name and (not roles or node.get_role() in roles):
                    return node
        return None

    def find_like(self, *pieces):
        """Waits for something whose name has all these pieces, and returns it."""
        def look():
            for root in self.roots():
                for node in walk(root):
                    if all(piece in (node.get_name() or '') for piece in pieces):
                        return node
            return None
        try:
            return wait(str(pieces), look)
        except Lost:
            raise Lost(f'{pieces} did not come; there was: {self.names()}') from None

    def names(self):
        return sorted({f'{node.get_role_name()}: {node.get_name()}' for root in self.roots()
                       for node in walk(root) if node.get_name()})

    def seen(self):
        """Returns the names of what can be seen, in their order."""
        return [node.get_name() for root in self.roots() for node in walk(root)]

    def find(self, name, *roles):
        """Waits for what has this name."""
        try:
            return wait(name, lambda: self.look(name, *roles))
        except Lost:
            if self.process.poll() is not None:
                raise Lost(f'{name}: the program ended with {self.process.returncode}') from None
            raise Lost(f'{name} did not come; there was: {self.names()}') from None

    def press(self, name, *roles):
        """Does what a click does."""
        self.find(name, *roles).do_action(0)

    def press_add(self):
        """Adds who stands in the walk-in bar: other panels have a button of this name too."""
        def press():
            bar = self.look('Register a visitor')
            for node in walk(bar) if bar else ():
                if node.get_name() == 'Add' and node.get_role() == Atspi.Role.PUSH_BUTTON:
                    return node.do_action(0)
            return False
        wait('the walk-in bar', press)

    def type(self, name, text, under=None):
        """Writes into the field of this name; under: the name of what it is part of."""
        def write():
            for root in [self.look(under)] if under else self.roots():
                for node in walk(root) if root else ():
                    if node.get_name() == name and node.get_editable_text_iface() is not None:
                        return node.set_text_contents(text)
            return False
        wait(f'a field {name}', write)

    def text(self, name):
        """Returns what stands in the field of this name."""
        def read():
            for root in self.roots():
                for node in walk(root):
                    if node.get_name() == name and node.get_editable_text_iface() is not None:
                        return [Atspi.Text.get_text(node, 0, node.get_character_count())]
            return None
        return wait(f'a field {name}', read)[0]

    def await_text(self, name, text):
        """Waits for the field of this name to hold this text."""
        wait(f'"{text}" in {name}', lambda: self.text(name) == text)

    def focus(self):
        """Returns what the keyboard writes into, or None. The window that came last has it."""
        for root in self.roots():
            for index in reversed(range(root.get_child_count())):
                for node in walk(root.get_child_at_index(index)):
                    if node.get_state_set().contains(Atspi.StateType.FOCUSED):
                        return node
        return None

    def keys_are_in(self):
        """Returns the names of what the keyboard writes into, and of what that is part of."""
        return names_above(self.focus())

    def take_keys(self, at):
        """Waits for what has this name to have the keyboard, in a part of it perhaps."""
        try:
            wait(at, lambda: at is None or at in self.keys_are_in())
        except Lost:
            raise Lost(f'the keyboard is not in {at} but in {self.keys_are_in()}') from None

    def key(self, *keys, at=None):
        """Presses keys as the keyboard does, as soon as what has this name takes them."""
        self.take_keys(at)
        subprocess.run(['xdotool', 'key', '--delay', '30', *keys], check=True)

    def choose(self, entry):
        """Goes up in the menu that is open, until this entry has the keyboard, and takes it."""
        node = wait('the keyboard', self.focus)
        for _ in range(20):
            if entry in names_above(node):
                return self.key('Return')
            self.key('Up')
            node = wait('the menu to go on',
                        lambda: [now for now in [self.focus()] if now not in (None, node)])[0]
        raise Lost(f'{entry} is not in the menu')

    def tab_to(self, name, by='Tab'):
        """Goes on with the tabulator until what has this name has the keyboard."""
        node, passed = wait('the keyboard', self.focus), []
        while name not in names_above(node):
            passed.append(node.get_name())
            if len(passed) > 40:
                raise Lost(f'the tabulator does not come to {name}, but to {passed}')
            self.key(by)
            node = wait('the keyboard to go on',
                        lambda: [now for now in [self.focus()] if now not in (None, node)])[0]

    def write(self, text, at=None):
        """Types ASCII as the keyboard does, as soon as what has this name takes it."""
        self.take_keys(at)
        subprocess.run(['xdotool', 'type', '--delay', '30', text], check=True)

    def kill(self):
        self.process.kill()
        self.process.wait()

    def end(self):
        if self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(10)
            except subprocess.TimeoutExpired:
                self.process.kill()


def run(*steps):
    """Runs the steps of a journey, one test each; the first that fails ends it."""
    print(f'1..{len(steps)}')
    for number, step in enumerate(steps, 1):
        try:
            step()
        except (Lost, AssertionError, GLib.Error) as error:
            print(f'not ok {number} - {step.__doc__}')
            print(f'{step.__doc__}: {error}', file=sys.stderr)
            return 1
        print(f'ok {number} - {step.__doc__}', flush=True)
    return 0
