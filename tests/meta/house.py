"""What the tests of the house share: the tree, its files, and TAP, which meson reads.

These tests look at the sources, not at the program: they hold the rules that a compiler cannot see.
A rule that never failed may hold nothing: whoever adds one breaks it once and says so in the commit.
"""

import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]


def files():
    """Returns all files of the project, relative to ROOT: what git tracks or is about to track."""
    try:
        listing = subprocess.run(
            ['git', '-c', f'safe.directory={ROOT}', '-C', ROOT, 'ls-files', '-z', '--cached',
             '--others', '--exclude-standard'],
            capture_output=True, check=True).stdout.decode()
        names = [pathlib.Path(name) for name in listing.split('\0') if name]
    except (OSError, subprocess.CalledProcessError):
        # A release archive has no history; it is unpacked clean, beside any build folder.
        names = [path.relative_to(ROOT) for path in ROOT.rglob('*')
                 if not re.match(r'(build|_\w+|\.git)/', f'{path.relative_to(ROOT)}')]
    return sorted(name for name in names if (ROOT / name).is_file())


def text(name):
    """Returns the contents of a file of the project."""
    return (ROOT / name).read_text(encoding='utf-8')


def without_comments(source):
    """Returns C source with its comments blanked, lines kept, so that a line number stays true."""
    blank = re.compile(r'"(?:\\.|[^"\\\n])*"|/\*.*?\*/|//[^\n]*', re.DOTALL)
    return blank.sub(lambda match: match[0] if match[0][0] == '"'
                     else re.sub(r'[^\n]', ' ', match[0]), source)


class Report:
    """Collects TAP results; every complaint names a file and, where it can, a line."""

    def __init__(self):
        self.count = 0
        self.failed = False

    def check(self, name, complaints):
        """One case: it passes when there is nothing to complain about."""
        self.count += 1
        complaints = list(complaints)
        print(f"{'not ok' if complaints else 'ok'} {self.count} - {name}")
        for complaint in complaints:
            # On standard error, because that is what "meson test --print-errorlogs" shows.
            print(f'{name}: {complaint}', file=sys.stderr)
        self.failed = self.failed or bool(complaints)

    def skip(self, name, reason):
        """One case that cannot be decided here."""
        self.count += 1
        print(f'ok {self.count} - {name} # SKIP {reason}')

    def finish(self):
        """Prints the plan and ends the program."""
        print(f'1..{self.count}')
        sys.exit(1 if self.failed else 0)
