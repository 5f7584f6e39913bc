#!/usr/bin/python3
"""The first minutes with Foyer: a new shop, somebody else at the desk, the other language."""

import sys

import journey

program = journey.Program()


def first_start():
    """a new shop asks three questions and opens"""
    program.type('Name of the shop', '人民路店')
    program.type('Your number', '1')
    program.press('Open the shop')
    # The name is missing: the field says so, and what was typed stays.
    program.find('What is your name?')
    assert program.text('Name of the shop') == '人民路店'
    program.type('Your name', '林芳')
    program.press('Open the shop')
    program.find('林芳')
    program.find('Supervisor')
    program.find('人民路店')


def another_one():
    """somebody else signs in by number and Enter"""
    program.key('ctrl+l')
    program.find('Who are you?')
    program.key('9', 'Return', at='Number')
    program.find('There is no colleague with this number. Check it, or choose a name.')
    program.key('Escape')
    program.key('ctrl+l')
    program.key('1', 'Return', at='Number')
    program.find('Supervisor')


def language():
    """the other language comes at once, and the desk stands where it stood"""
    pid = program.process.pid
    program.key('ctrl+comma')
    program.press('中文')
    program.find('迎宾台')
    program.find('主管')
    program.find('林芳')
    assert program.process.poll() is None and program.process.pid == pid


def main():
    try:
        return journey.run(first_start, another_one, language)
    finally:
        program.end()


sys.exit(main())
