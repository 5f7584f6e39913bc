#!/usr/bin/python3
"""A morning at the desk: a walk-in with three keys, to the demonstration and out, and back by undo;
a caller; the register; the other language."""

import sys

import journey

BUTTON = journey.Atspi.Role.PUSH_BUTTON
LIST = 'Visits of today'
program = journey.Program()


def three_keys():
    """a walk-in takes three keys: Ctrl+N, a digit, Enter"""
    program.type('Name of the shop', '人民路店')
    program.type('Your number', '1')
    program.type('Your name', '林芳')
    program.press('Open the shop')
    program.go_to_reception()
    program.find('No visits yet')
    program.key('ctrl+n', '1', 'Return')
    program.find('Visitor #1')
    program.find('Receive: Visitor #1')


def next_steps():
    """Enter is the next step: received, to the demonstration and out of it"""
    program.key('Return', at=LIST)
    program.find('Start demo: Visitor #1')
    program.key('Return', at=LIST)
    program.find('Talking points')
    program.key('ctrl+2')
    program.find('End demo: Visitor #1')
    program.key('Return')
    program.find('Talking points')
    program.press('Break off…')
    program.type('Why does it end without a result?', 'no time')
    program.press('Break off', BUTTON)
    program.find('Demo broken off')
    program.key('ctrl+2')
    program.find('Leaves: Visitor #1')


def leaves():
    """whoever saw a demonstration is asked once why nothing was bought"""
    program.key('Return', at=LIST)
    program.find('Nothing bought. What was it?')
    program.key('1', 'ctrl+Return', at='The visit')
    program.find('Left')


def undo():
    """the departure is taken back"""
    program.key('ctrl+z')
    program.find('Leaves: Visitor #1')


def by_name():
    """a name under the digit, and a number in it"""
    program.key('ctrl+n', '2')
    program.type('Name or phone', '周女士 13812342210')
    program.key('Return', at='Name or phone')
    program.find('Receive: Ms Zhou')
    program.find('138****2210')


def change():
    """F2, a word, Ctrl+S"""
    program.key('F2', at=LIST)
    program.type('City', '杭州', 'The visit')
    program.key('ctrl+s', at='The visit')
    program.find('杭州')
    program.find('Receive: Ms Zhou')


def enquiry():
    """a call is answered at once"""
    program.key('ctrl+4')
    program.find('No enquiries yet')
    program.key('ctrl+n')
    program.type('Enquiry', '年卡能不能转给别人', 'New enquiry')
    program.type('Reply given', '可以', 'New enquiry')
    program.key('ctrl+Return', at='New enquiry')
    program.find('1 enquiry today')


def register():
    """both visits stand in the register"""
    program.key('ctrl+6')
    program.find('2 visits')
    program.find('All days')


def language():
    """in the other language the desk stands where it stood"""
    program.key('ctrl+2')
    program.key('ctrl+comma')
    program.press('中文')
    program.find('接待：周女士')
    program.find('开始接待 周女士')


def main():
    try:
        return journey.run(three_keys, next_steps, leaves, undo, by_name, change, enquiry, register,
                           language)
    finally:
        program.end()


sys.exit(main())
