#!/usr/bin/env python3
"""Holds the tree in order: what may stand at its top, how files are named and written."""

import re

from house import ROOT, Report, files, text

# The user's card names the first eight; a well-kept C project needs the rest.
TOP = {
    'src', 'ui', 'icons', 'data', 'po', 'tests', 'meson.build', 'README.md',
    '.ci', 'build-aux', 'meson_options.txt', 'LICENSE', 'CONTRIBUTING.md', 'NEWS',
    '.clang-format', '.editorconfig', '.gitattributes', '.gitignore',
}
MUST = TOP - {'ui', '.gitattributes', '.editorconfig', '.clang-format'}

LINES_THAT_SMELL = 800
COLUMNS = 100
# Text whose lines are not ours to break: translations, pictures in text form, forms and data.
CODE = {'.c', '.h', '.py', '.sh', '.sql', '.ui', '.css', '.build'}
# Pieced together, or this line would find itself.
UNFINISHED = re.compile(r'\b(TO' r'DO|FIX' r'ME|XX' r'X)(?=[:( ]|$)')


def is_code(name):
    return name.suffix in CODE or name.parts[0] == 'build-aux'


def main():
    report = Report()
    names = files()
    top = {name.parts[0] for name in names}

    report.check('only what belongs there stands at the top',
                 [f'{entry}: not one of the top-level entries' for entry in sorted(top - TOP)])
    report.check('nothing is missing at the top', [f'{entry} is missing' for entry in
                                                   sorted(MUST - top)])
    report.check('a C file of a layer is foyer-<class>, its main file or the seam',
                 [f'{name}: call it foyer-{name.name}' for name in names
                  if name.parts[0] == 'src' and len(name.parts) > 2 and name.suffix in ('.c', '.h')
                  and not re.match(r'foyer-|foyerctl|main\.c|db[-.]', name.name)])
    report.check('every header is guarded by #pragma once',
                 [f'{name}: no #pragma once' for name in names
                  if name.parts[0] in ('src', 'tests') and name.suffix == '.h'
                  and '#pragma once' not in text(name)])

    marks, blanks, columns, ends = [], [], [], []
    for name in filter(is_code, names):
        body = text(name)
        if not body:
            continue
        if not body.endswith('\n'):
            ends.append(f'{name}: the last line has no end')
        for number, line in enumerate(body.split('\n'), 1):
            place = f'{name}:{number}'
            if UNFINISHED.search(line):
                marks.append(f'{place}: finish it or file an issue: {line.strip()}')
            if line != line.rstrip() or ('\t' in line and name.suffix != '.sh'):
                blanks.append(f'{place}: a tab or trailing blanks')
            if len(line) > COLUMNS and name.suffix in ('.c', '.h', '.py', '.build'):
                columns.append(f'{place}: {len(line)} columns')
    report.check('nothing is left for later', marks)
    report.check('no tabs, no trailing blanks', blanks)
    report.check('every file ends with a line end', ends)

    long = [(len(text(name).split('\n')), name) for name in names
            if name.parts[0] == 'src' and name.suffix == '.c']
    for place in columns:
        print(f'# a smell, not an error: {place}')
    for count, name in sorted(long, reverse=True):
        if count > LINES_THAT_SMELL:
            print(f'# a smell, not an error: {name} has {count} lines')

    report.check('scripts can be run', [f'{name}: not executable' for name in names
                                        if text_starts(name, b'#!')
                                        and not (ROOT / name).stat().st_mode & 0o100])
    report.finish()


def text_starts(name, mark):
    with open(ROOT / name, 'rb') as file:
        return file.read(len(mark)) == mark


if __name__ == '__main__':
    main()
