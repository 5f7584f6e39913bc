#!/usr/bin/env python3
"""Holds the interface to its rules: sound XML, no markup from users, nothing that GTK gives up."""

import re
import shutil
import subprocess
import xml.etree.ElementTree as tree

from house import ROOT, Report, files, text, without_comments

# A label that gets broken markup keeps its old text: the name of the customer before, in a list row
# that is used again. Text of users goes through "label" and "text" only.
MARKUP_CALL = re.compile(r'\b(gtk_\w*set(?:_tooltip)?_markup\w*|pango_parse_markup)\b')
MARKUP_NAME = re.compile(r'\b(use-markup|secondary-use-markup|tooltip-markup)\b')

# Deprecated after 4.8: an interface without these builds silently on every later GTK 4.
GIVEN_UP = re.compile(
    r'\b(Gtk(?:Dialog|MessageDialog|InfoBar|TreeView|TreeStore|ListStore|CellRenderer\w*|IconView|'
    r'ComboBox\w*|EntryCompletion|Statusbar|Assistant|ShortcutsWindow|LockButton|VolumeButton)|'
    r'gtk_(?:dialog|message_dialog|info_bar|tree_view|list_store|tree_store|combo_box|'
    r'entry_completion|statusbar|assistant)_\w+|'
    r'gtk_widget_(?:show|hide|get_style_context)|gtk_show_uri|GTK_STYLE_CONTEXT)\b')
ICON_ONLY = {'GtkButton', 'GtkToggleButton', 'GtkMenuButton'}


def properties(element):
    return {child.get('name').replace('_', '-'): child for child in element.findall('property')}


def nameless(name):
    """Yields the buttons of a .ui file that show only an icon and have no tooltip."""
    for element in tree.fromstring(text(name)).iter('object'):
        own = properties(element)
        if element.get('class') in ICON_ONLY and 'icon-name' in own \
                and not {'label', 'tooltip-text', 'child'} & own.keys():
            yield f"{name}: the button with {own['icon-name'].text} has no tooltip"


def traps(name):
    """Yields the labels at which the Tab key ends: GtkLabel takes it for a focus that it refuses."""
    for element in tree.fromstring(text(name)).iter('object'):
        own = properties(element)
        if {'selectable', 'focusable'} <= own.keys():
            yield f'{name}: a label that is selectable is kept out of the way by can-focus'


def main():
    report = Report()
    names = files()
    templates = [name for name in names if name.suffix == '.ui']
    sources = [name for name in names if name.suffix in ('.c', '.h') and name.parts[0] == 'src']
    documents = [name for name in names
                 if name.suffix in ('.ui', '.svg') or name.name.endswith('.gresource.xml')]

    if shutil.which('xmllint'):
        broken = subprocess.run(['xmllint', '--noout', '--nonet', *map(str, documents)], cwd=ROOT,
                                capture_output=True, text=True, check=False).stderr.split('\n')
        report.check('every document is well formed', [line for line in broken if line]
                     if documents else [])
    else:
        report.skip('every document is well formed', 'xmllint is not installed')

    report.check('no markup in templates', (f'{name}: {match[1]}' for name in templates
                                            for match in MARKUP_NAME.finditer(text(name))))
    report.check('no markup in code', (f'{name}: {match[0]}' for name in sources
                                       for pattern in (MARKUP_CALL, MARKUP_NAME)
                                       for match in pattern.finditer(
                                           without_comments(text(name)))))
    report.check('nothing that later toolkits give up',
                 (f'{name}: {match[1]}' for name in templates + sources
                  for match in GIVEN_UP.finditer(without_comments(text(name)))))
    report.check('a button with only an icon says what it does',
                 (complaint for name in templates for complaint in nameless(name)))
    report.check('no label keeps the Tab key',
                 (complaint for name in templates for complaint in traps(name)))
    report.check('every template mirrors a class of src',
                 (f'{name}: there is no src/{name.relative_to("ui").with_suffix(".c")}'
                  for name in templates
                  if name.name.startswith('foyer-')
                  and not (ROOT / 'src' / name.relative_to('ui').with_suffix('.c')).exists()))
    report.finish()


if __name__ == '__main__':
    main()
