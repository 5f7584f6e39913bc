#!/usr/bin/python3
"""Faults at the desk: a full disk, a program that is killed, a store that cannot be opened."""

import os
import random
import sqlite3
import subprocess
import sys
import tempfile

import journey

BOX, BUTTON = 'Name or phone', journey.Atspi.Role.PUSH_BUTTON
KILLS = 4
# A mount that only this test and what it starts can see: it needs no rights, but a kernel that
# allows it. The disk must be of its own to be full without harm.
OWN_MOUNTS = ['unshare', '--map-current-user', '--keep-caps', '--mount']
DISK_SIZE = 24 << 20

shop = None


def names_in_store():
    return {row.split('\t')[1] for row in shop.do('visit', 'list').splitlines()}


def fill_disk():
    """Leaves no block free, and returns the file that takes them."""
    path = shop.folder / 'ballast'
    with open(path, 'wb', buffering=0) as ballast:
        for size in (1 << 20, 4096):
            try:
                while True:
                    ballast.write(bytes(size))
            except OSError:
                pass
    return path


def full():
    """on a full disk what was typed stays, the bar names the cause, and it heals by itself"""
    program = shop.open()
    try:
        program.type(BOX, 'Before')
        program.press_add()
        program.find_like('Before · ')
        ballast = fill_disk()
        program.type(BOX, 'During 13812345678')
        program.press_add()
        program.find_like('the disk is full')
        assert program.text(BOX) == 'During 13812345678'
        ballast.unlink()
        assert 'During' not in names_in_store()
        program.press_add()
        program.find_like('During · ')
        program.await_text(BOX, '')
        journey.wait('the bar to go', lambda: not any(
            'the disk is full' in name for name in program.names()))
        assert 'During' in names_in_store()
    finally:
        program.end()


def killed():
    """killed in the middle of a check-in, nothing that was shown as saved is lost"""
    shown = {'Before', 'During'}
    for number in range(KILLS):
        name = f'Visitor {number}'
        program = shop.open()
        try:
            for known in shown:
                program.find_like(f'{known} · ')
            program.type(BOX, name)
            program.press_add()
            if number % 2 == 0:
                program.find_like(f'{name} · ')
                shown.add(name)
        finally:
            program.kill()
        shop.do('check')
        assert shown <= names_in_store(), f'{shown - names_in_store()} is lost'


def drafts():
    """and what was typed and not yet saved comes back"""
    program = shop.open()
    program.type(BOX, 'Half a na')
    folder = os.path.join(os.environ['XDG_STATE_HOME'], 'foyer')

    # What is being written has another name until it is whole.
    def is_kept():
        return any('Half a na' in open(os.path.join(folder, name), encoding='utf-8').read()
                   for name in os.listdir(folder) if name.endswith('.ini'))
    journey.wait('the draft', is_kept)
    program.kill()
    program = shop.open()
    try:
        program.await_text(BOX, 'Half a na')
        assert 'Half a na' not in names_in_store()
    finally:
        program.end()


def refused(sentence, act):
    """Opens the store, which must refuse with a sentence and an act, and leave the file as it is."""
    before = shop.file.read_bytes()
    program = shop.open(is_signed_in=False)
    try:
        program.find('The shop cannot be opened')
        program.find_like(sentence)
        program.find(act, BUTTON)
    finally:
        program.end()
    assert shop.file.read_bytes() == before, 'the file was changed'


def newer():
    """a store of a newer Foyer is left as it is"""
    sound = shop.file.read_bytes()
    with sqlite3.connect(shop.file) as database:
        version = database.execute('PRAGMA user_version').fetchone()[0]
        database.execute(f'PRAGMA user_version = {version + 1000}')
    database.close()
    try:
        refused('A newer Foyer has written this store.', 'Choose another store…')
    finally:
        shop.file.write_bytes(sound)


def read_only():
    """a store on a disk that can only be read is told as that, and opens by itself once it can"""
    disk = str(shop.folder)
    before = shop.file.read_bytes()
    subprocess.run(['mount', '-o', 'remount,ro', disk], check=True)
    program = shop.open(is_signed_in=False)
    try:
        program.find_like('The store can be read but not written.')
        assert shop.file.read_bytes() == before, 'the file was changed'
        subprocess.run(['mount', '-o', 'remount,rw', disk], check=True)
        # Nobody presses anything: the sentence says that it goes on by itself.
        program.find('Who are you?')
    finally:
        subprocess.run(['mount', '-o', 'remount,rw', disk], check=False)
        program.end()


def damaged():
    """a damaged store is left as it is, and a backup is offered"""
    sound = shop.file.read_bytes()
    shop.file.write_bytes(sound[:4096] + random.Random(4096).randbytes(len(sound) - 4096))
    try:
        refused('The store file is damaged.', 'Restore a backup…')
    finally:
        shop.file.write_bytes(sound)


def main():
    global shop
    if 'FOYER_OWN_DISK' not in os.environ:
        if subprocess.run([*OWN_MOUNTS, 'true'], check=False, stderr=subprocess.DEVNULL).returncode:
            print('1..0 # SKIP no disk can be made here that may be full')
            return 0
        os.environ['FOYER_OWN_DISK'] = tempfile.mkdtemp(prefix='foyer-disk-')
        try:
            return subprocess.run([*OWN_MOUNTS, sys.executable, __file__], check=False).returncode
        finally:
            os.rmdir(os.environ['FOYER_OWN_DISK'])

    disk = os.environ['FOYER_OWN_DISK']
    subprocess.run(['mount', '-t', 'tmpfs', '-o', f'size={DISK_SIZE},mode=700', 'foyer', disk],
                   check=True)
    shop = journey.Shop(disk)
    try:
        return journey.run(full, killed, drafts, newer, read_only, damaged)
    finally:
        shop.close()


sys.exit(main())
