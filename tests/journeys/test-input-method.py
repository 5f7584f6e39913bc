#!/usr/bin/python3
"""A person is found while a real Chinese input method still holds what is typed (NOTES §1)."""

import glob
import os
import shutil
import signal
import subprocess
import sys

import journey

PINYIN = '/usr/share/ibus/component/libpinyin.xml'
MODULE = '/usr/lib/*/gtk-4.0/*/immodules/libim-ibus.so'
FIELD = 'Find a person or an act'


def start_input_method():
    """Starts ibus with pinyin chosen, in a process group of its own."""
    daemon = subprocess.Popen(['ibus-daemon', '--panel=disable', '--emoji-extension=disable'],
                              stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                              start_new_session=True)

    def is_pinyin():
        subprocess.run(['ibus', 'engine', 'libpinyin'], check=False,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        run = subprocess.run(['ibus', 'engine'], check=False, text=True,
                             stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        return run.stdout.strip() == 'libpinyin'
    journey.wait('pinyin', is_pinyin)
    return daemon


def find_by(program, letters):
    program.activate()
    program.key('ctrl+k')
    program.write(letters, at=FIELD)
    program.find('1 person')
    program.find_like('张晓明')
    # Nothing was committed: the letters are the input method's still.
    assert program.text(FIELD) == '', 'the input method let go'


def main():
    if not (shutil.which('ibus-daemon') and os.path.exists(PINYIN) and glob.glob(MODULE)):
        print('1..0 # SKIP ibus, ibus-libpinyin or ibus-gtk4 is not there')
        return 0

    os.environ['GTK_IM_MODULE'] = 'ibus'
    # Or a key that it does not want comes back when others have overtaken it, on a busy machine.
    os.environ['IBUS_ENABLE_SYNC_MODE'] = '1'
    shop = journey.Shop()
    daemon = program = None

    def whole():
        """a name in whole pinyin is found while it is held"""
        find_by(program, 'zhangxiaoming')

    def initials():
        """and by its initials, which the input method takes for other characters"""
        # The input method is a program of its own: until it has let go, more keys would overtake it.
        program.key('Escape', at=FIELD)
        journey.wait('the search to go', lambda: not program.look('1 person'))
        find_by(program, 'zhxm')

    def corrected():
        """a letter taken back is taken back in the search"""
        program.key('BackSpace', at=FIELD)
        program.write('q', at=FIELD)
        program.find('Nobody fits')
        program.key('BackSpace', at=FIELD)
        program.write('m', at=FIELD)
        program.find('1 person')

    try:
        shop.do('visit', 'add', '--name', '张晓明', '--phone', '13812345678')
        daemon = start_input_method()
        program = shop.open()
        return journey.run(whole, initials, corrected)
    finally:
        if program is not None:
            program.end()
        if daemon is not None:
            os.killpg(daemon.pid, signal.SIGKILL)
            daemon.wait()
        shop.close()


sys.exit(main())
