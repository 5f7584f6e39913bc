#!/usr/bin/env python3
"""build-aux/count-tests must never turn a bad run into a good one."""

import json
import pathlib
import subprocess
import tempfile

from house import ROOT, Report

# What happened → the closing line, the exit status.
RUNS = [
    ('cases count, not programs',
     [('OK', '1..2\nok 1 /a\nok 2 /b # comment\n'), ('OK', '')], '3 passed, 0 failed', 0),
    ('a failed case fails',
     [('FAIL', '1..2\nok 1 /a\nnot ok 2 /b\n')], '1 passed, 1 failed', 1),
    ('a program that dies fails, whatever passed before',
     [('FAIL', '1..9\nok 1 /a\n')], '1 passed, 1 failed', 1),
    ('a program that runs out of time fails',
     [('OK', 'ok 1 /a\n1..1\n'), ('TIMEOUT', 'ok 1 /b\n')], '2 passed, 1 failed', 1),
    ('TAP that cannot be read fails', [('ERROR', 'ok 1 /a\n')], '1 passed, 1 failed', 1),
    ('a case that was left out is skipped',
     [('OK', 'ok 1 /a\nok 2 /b # SKIP no server\nnot ok 3 /c # TODO\n1..3\n')],
     '1 passed, 0 failed, 2 skipped', 0),
    ('a program that was left out is skipped',
     [('OK', ''), ('SKIP', '')], '1 passed, 0 failed, 1 skipped', 0),
    ('only skipped tests are no success', [('SKIP', '')], '0 passed, 0 failed, 1 skipped', 1),
    ('no test at all is no success', [], '0 passed, 0 failed', 1),
]


def closing(folder, entries):
    """Returns the last line and the status for a made-up run."""
    log = pathlib.Path(folder, 'testlog.json')
    log.write_text(''.join(
        json.dumps({'name': f'test {number}', 'result': result, 'stdout': stdout}) + '\n'
        for number, (result, stdout) in enumerate(entries)), encoding='utf-8')
    result = subprocess.run([ROOT / 'build-aux' / 'count-tests', folder], capture_output=True,
                            text=True, check=False)
    return result.stdout.splitlines()[-1], result.returncode


def main():
    report = Report()
    with tempfile.TemporaryDirectory() as folder:
        for name, entries, line, status in RUNS:
            got = closing(folder, entries)
            report.check(name, [] if got == (line, status) else [f'{got} instead of {line, status}'])
    report.finish()


if __name__ == '__main__':
    main()
