"""What the tests of foyerctl share: a folder of one's own, and a TAP report."""

import contextlib
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import traceback

PROGRAM = sys.argv[1]


class Run:
    """What came of one run of foyerctl."""

    def __init__(self, done):
        self.status = done.returncode
        self.out = done.stdout.decode()
        self.complaint = done.stderr.decode()

    def rows(self):
        return json.loads(self.out)


class Shop:
    """A store in a folder that goes away."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.file = self.folder / 'foyer.db'

    def run(self, *words, store=None, **environment):
        n_name = 2 if words[0] in ('calendar', 'callback', 'demo', 'item', 'review', 'roster',
                                   'staff', 'visit') else 1
        if words[:2] == ('demo', 'account'):
            n_name = 3
        command = [PROGRAM, *words[:n_name], '--database', f'sqlite:{store or self.file}',
                   *words[n_name:]]
        return Run(subprocess.run(command, capture_output=True, check=False,
                                  env={**os.environ, **environment}, timeout=120))

    def do(self, *words, **options):
        """A run that must be done."""
        run = self.run(*words, **options)
        assert run.status == 0, f'{words}: {run.status}, {run.complaint}'
        return run


@contextlib.contextmanager
def shop():
    with tempfile.TemporaryDirectory(prefix='foyerctl-') as folder:
        yield Shop(folder)


def main(*tests):
    """Runs the tests, each with a shop of its own, and reports them."""
    failed = 0
    print(f'1..{len(tests)}')
    for number, test in enumerate(tests, 1):
        name = test.__name__.replace('_', ' ')
        try:
            with shop() as own:
                test(own)
            print(f'ok {number} - {name}')
        except Exception:  # a failed test is reported, whatever failed it
            failed += 1
            print(f'not ok {number} - {name}')
            for line in traceback.format_exc().splitlines():
                print(f'# {line}')
    sys.exit(1 if failed else 0)
