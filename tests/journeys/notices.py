"""A notification service of the test's own on the bus of the journey, and what stands in it."""

import json
import os
import subprocess

from gi.repository import Gio, GLib

import journey

NAME, PATH = 'org.freedesktop.Notifications', '/org/freedesktop/Notifications'
CONTROL = 'org.foyer.TestNotifications'


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
