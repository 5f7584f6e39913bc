#!/usr/bin/env python3
"""Holds the words together: every string is listed, translated, and only where it may be.

Nothing below the services speaks to a person, so base, domain, planner and store have no gettext.
"""

import pathlib
import re
import shutil
import subprocess
import tempfile

from house import ROOT, Report, files, text, without_comments

SILENT = ('base', 'domain', 'planner', 'store')
# A call with a string of its own; the catalogue only passes on what others marked.
CALL = re.compile(r'(?<![\w.])(?:(?:_|N_|C_|NC_|Q_|gettext|ngettext)\s*\(\s*"|'
                  r'(?:g_d\w*gettext2?|foyer_catalog_get\w*)\s*\([^()";]*")')
XML_MARK = re.compile(r'\btranslatable="(?:yes|true|1)"')
TOLD = re.compile(r'/\*\s*(Translators:.*?)\*/', re.DOTALL)
DESKTOP_DATA = ('.desktop.in', '.metainfo.xml.in', '.gschema.xml')


def speaks(name):
    """Says whether a file holds strings for translators."""
    if name.suffix in ('.c', '.h') and name.parts[0] == 'src':
        return bool(CALL.search(without_comments(text(name))))
    if name.suffix == '.ui':
        return bool(XML_MARK.search(text(name)))
    return name.parts[0] == 'data' and name.name.endswith(DESKTOP_DATA)


def run(*command):
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def entries(catalogue, *selection):
    """Returns the msgid lines that msgattrib selects, without the header's."""
    listing = run('msgattrib', '--no-location', '--no-wrap', *selection, str(catalogue)).stdout
    return [line for line in listing.split('\n')
            if re.match(r'(#~ )?msgid "', line) and line != 'msgid ""']


def plain(comment):
    """Returns a comment without what depends on where its lines end."""
    return re.sub(r'[\s*]', '', comment)


def lost_comments(listed, template):
    """Finds what is told to translators, and does not reach them."""
    told = plain(''.join(line[3:] for line in template.read_text(encoding='utf-8').split('\n')
                         if line.startswith('#. ')))
    for name in listed:
        source = text(name) if name.endswith('.c') else ''
        for comment in TOLD.finditer(source):
            if plain(comment[1]) not in told:
                line = source[:comment.start()].count('\n') + 1
                yield f'{name}:{line}: stands before no string'


def check_catalogue(report, language, template):
    catalogue = ROOT / 'po' / f'{language}.po'
    result = run('msgfmt', '--check', '--output-file=/dev/null', str(catalogue))
    report.check(f'{language}: the catalogue is sound', result.stderr.split('\n')[:-1]
                 if result.returncode else [])
    merged = template.with_suffix('.po')
    run('msgmerge', '--quiet', '--no-fuzzy-matching', f'--output-file={merged}', str(catalogue),
        str(template))
    report.check(f'{language}: every string is translated (sh build-aux/update-po lists them)',
                 entries(merged, '--untranslated'))
    report.check(f'{language}: nothing is guessed', entries(catalogue, '--only-fuzzy'))
    # The dot between remarks is U+00B7; the one of Japanese is wider and came by an input method.
    report.check(f'{language}: one dot stands between remarks',
                 [line for line in text(f'po/{language}.po').split('\n') if '\u30fb' in line])
    report.check(f'{language}: nothing is left over', entries(merged, '--only-obsolete'))


def main():
    report = Report()
    listed = [line for line in text('po/POTFILES').split('\n') if line and line[0] != '#']
    speaking = {f'{name}' for name in files() if speaks(name)}

    report.check('po/POTFILES is sorted, without doubles',
                 [] if listed == sorted(set(listed)) else ['LC_ALL=C sort -u po/POTFILES'])
    report.check('every file with strings is in po/POTFILES',
                 [f'{name} is not listed' for name in sorted(speaking - set(listed))])
    report.check('every file in po/POTFILES has strings',
                 [f'{name}: no string, or no such file' for name in sorted(set(listed) - speaking)])
    report.check('the lower layers have no words for people',
                 [f'{name}: gettext is for the layers above' for name in sorted(speaking)
                  if name.startswith(tuple(f'src/{layer}/' for layer in SILENT))])

    if not shutil.which('xgettext'):
        report.skip('the catalogues', 'gettext is not installed')
    else:
        with tempfile.TemporaryDirectory() as folder:
            template = pathlib.Path(folder, 'foyer.pot')
            result = run('sh', 'build-aux/update-po', '--pot', str(template))
            report.check('the strings can be extracted without a warning',
                         result.stderr.split('\n')[:-1])
            report.check('what is told to translators reaches them',
                         lost_comments(listed, template))
            for language in text('po/LINGUAS').split():
                check_catalogue(report, language, template)
    report.finish()


if __name__ == '__main__':
    main()
