"""A notification service of the test's own on the bus of the journey, and what stands in it."""

import json
import os
import sqlite3
import subprocess
import time

from gi.repository import Gio, GLib

import journey

NAME, PATH = 'org.freedesktop.Notifications', '/org/freedesktop/Notifications'
CONTROL = 'org.foyer.TestNotifications'
# As long as what was asked for may take to be seen.
ASK_AGAIN_S = 3
# The question of the sign-in, its entry, and the search box.
WORDS = {'en': ('Who are you?', 'Number', 'Find a person or an act'),
         'zh_CN': ('谁在用？', '工号', '找人或找操作')}


def sign_in(program, language='en'):
    """The panel that comes first is of no matter here: the search box is there with any."""
    question, number, search = WORDS[language]
    program.find(question)
    program.activate()
    program.key('1', '0', '1', 'Return', at=number)
    journey.wait('the search box', lambda: program.find(search).get_state_set().contains(
        journey.Atspi.StateType.SENSITIVE))


def go_to_callback(program, tray, act):
    """Moves in the tray to what can be told of by this act. How many cases are overdue longer, and stand
    above, hangs on the working days before the one on which the journey runs."""
    for step in ['Home', *['Down'] * 5] * 3:
        program.key(step, at=tray)
        until = time.monotonic() + ASK_AGAIN_S
        while time.monotonic() < until:
            if program.look(act, journey.Atspi.Role.PUSH_BUTTON):
                return
            time.sleep(journey.POLL_S)
    raise journey.Lost(f'{act} is not in the tray')


class Service:
    """tests/notification-service: started, asked, pressed, killed."""

    def __init__(self):
        self.bus = Gio.bus_get_sync(Gio.BusType.SESSION)
        self.process = None

    def is_there(self):
        return self.bus.call_sync('org.freedesktop.DBus', '/org/freedesktop/DBus',
                                  'org.freedesktop.DBus', 'NameHasOwner',
                                  GLib.Variant('(s)', (NAME,)), None, 0, -1).unpack()[0]

    def start(self, mode='normal'):
        self.process = subprocess.Popen([os.environ['FOYER_TEST_NOTIFICATIONS'], mode],
                                        stdin=subprocess.DEVNULL)
        journey.wait('the notification service', self.is_there)

    def end(self):
        if self.process is None:
            return
        self.process.kill()
        self.process.wait()
        self.process = None
        journey.wait('the notification service to go', lambda: not self.is_there())

    def call(self, method, parameters=None):
        return self.bus.call_sync(NAME, PATH, CONTROL, method, parameters, None,
                                  Gio.DBusCallFlags.NO_AUTO_START, -1).unpack()

    def behave(self, mode):
        self.call('Behave', GLib.Variant('(s)', (mode,)))

    def count(self):
        """How often something was to be shown."""
        return self.call('Count')[0]

    def standing(self):
        """Returns what stands: number → notification."""
        return {int(number): shown for number, shown in json.loads(self.call('Standing')[0]).items()}

    def find(self, piece):
        """Returns the number of what has this in its title, or None."""
        for number, shown in self.standing().items():
            if piece in shown['title']:
                return number
        return None

    def wait_for(self, piece):
        try:
            return journey.wait(piece, lambda: self.find(piece))
        except journey.Lost:
            raise journey.Lost(f'{piece} was not shown; there stood: '
                               f'{self.standing() if self.is_there() else "nothing"}') from None

    def wait_until_gone(self, piece):
        journey.wait(f'{piece} to go', lambda: self.find(piece) is None)

    def press(self, number, key):
        self.call('Press', GLib.Variant('(us)', (number, key)))


class Promises:
    """The callbacks of a shop: planned from outside, and looked at in its store."""

    def __init__(self, shop):
        self.uri = f'sqlite:{shop.file}'
        self.file = shop.file
        shop.keep_on_duty('101')

    def plan(self, name, seconds=2, staff='101'):
        """Plans a callback that is due so soon; returns its number."""
        return subprocess.run([os.environ['FOYER_PLAN_CALLBACK'], self.uri, staff, name,
                               '13912347731', str(seconds)], check=True, text=True,
                              stdout=subprocess.PIPE).stdout.strip()

    def ask(self, sql, *values):
        """Looks at the store from outside."""
        with sqlite3.connect(f'file:{self.file}?mode=ro', uri=True) as store:
            return store.execute(sql, values).fetchall()

    def attempts(self, number):
        return self.ask('SELECT a.contact, a.way, a.remark FROM attempt a JOIN item i '
                        'ON i.id = a.item WHERE i.number = ?', number)

    def is_planned_again(self, number, staff='101'):
        """It is open, belongs to who owned it, and has a later time than before."""
        return self.ask('SELECT 1 FROM item i JOIN staff s ON s.id = i.owner WHERE i.number = ? '
                        'AND i.closed IS NULL AND s.number = ? AND i.next_contact > ?',
                        number, staff, int(time.time() * 1e6))

    def tries(self, number):
        """At its owner; after the owner's shift the deputy is told, too."""
        return self.ask('SELECT d.tries, d.shown IS NOT NULL FROM delivery d JOIN item i '
                        "ON i.id = d.item WHERE i.number = ? AND d.role = 'owner'", number)


class Dunst:
    """A notification service as it is packaged, used by its own tool as a person uses it."""

    def __init__(self, folder):
        self.chosen = folder / 'chosen'
        self.menu = folder / 'menu'
        chooser = folder / 'choose'
        settings = folder / 'dunstrc'
        # Its menu shows every act of every banner, "#Act (title) [number,key]", and takes the line
        # that is chosen.
        chooser.write_text(f'#!/bin/sh\ntee "{self.menu}" | grep -m 1 -F "#$(cat "{self.chosen}") ("\n',
                           encoding='utf-8')
        chooser.chmod(0o700)
        # What goes by itself would look as if it had been taken down.
        settings.write_text(f'[global]\ndmenu = {chooser}\nfont = Noto Sans CJK SC 10\n'
                            'notification_limit = 20\n[urgency_normal]\ntimeout = 0\n',
                            encoding='utf-8')
        self.process = subprocess.Popen(['dunst', '-conf', settings], stdin=subprocess.DEVNULL,
                                        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        journey.wait('dunst', lambda: self.tell('count', 'displayed'))

    def tell(self, *words):
        return subprocess.run(['dunstctl', *words], check=False, text=True, stdout=subprocess.PIPE,
                              stderr=subprocess.DEVNULL).stdout.strip()

    def choose(self, label):
        """Opens the menu of acts and takes the first with this label; returns the menu."""
        self.chosen.write_text(label, encoding='utf-8')
        self.menu.unlink(missing_ok=True)
        return journey.wait('the menu', self.open_menu)[0]

    def open_menu(self):
        """Returns what the menu shows, if it opens: without a banner there is none, and it is refused
        while the one before is being put away."""
        if self.tell('count', 'displayed') in ('', '0'):
            return ['']
        self.tell('context')
        until = time.monotonic() + ASK_AGAIN_S
        while time.monotonic() < until:
            if self.menu.exists() and self.menu.read_text('utf-8'):
                return [self.menu.read_text('utf-8')]
            time.sleep(journey.POLL_S)
        return None

    def shows(self, title):
        return title in self.choose('–')

    def wait_for(self, title):
        journey.wait(title, lambda: self.shows(title))

    def wait_until_gone(self, title):
        journey.wait(f'{title} to go', lambda: not self.shows(title))

    def end(self):
        self.process.kill()
        self.process.wait()
