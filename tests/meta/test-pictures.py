#!/usr/bin/env python3
"""Holds the icons together: the folder, the resource and the installation name the same files.

A symbolic icon is 16 × 16 and has fills only: strokes would keep their black on a dark ground.
"""

import re
import xml.etree.ElementTree as tree

from house import Report, files, text

SVG = '{http://www.w3.org/2000/svg}'


def complaints_about(name):
    """Yields what is wrong with one symbolic icon."""
    root = tree.fromstring(text(name))
    if (root.get('width'), root.get('height'), root.get('viewBox')) != ('16', '16', '0 0 16 16'):
        yield f'{name}: not 16 × 16'
    for element in root.iter():
        if element.tag not in (SVG + 'svg', SVG + 'path'):
            yield f'{name}: {element.tag.removeprefix(SVG)} instead of a path'
        for attribute in element.attrib:
            if attribute.startswith(('stroke', 'style', 'fill')):
                yield f'{name}: the toolkit gives the colour, not {attribute}'


def main():
    report = Report()
    icons = [str(name.relative_to('icons')) for name in files()
             if name.parts[0] == 'icons' and name.suffix == '.svg']
    symbolic = [name for name in icons if name.endswith('-symbolic.svg')]
    resource = tree.fromstring(text('icons/foyer-icons.gresource.xml'))
    bundled = {file.text: file.get('alias') for file in resource.iter('file')}
    installed = re.findall(r"'(hicolor/scalable/actions/[^']+)'", text('icons/meson.build'))

    report.check('there are icons', [] if symbolic else ['no symbolic icon under icons/'])
    report.check('every icon is in the resource', sorted(set(icons) ^ set(bundled)))
    report.check('the resource keeps the layout of the theme',
                 (f'{name}: alias {alias}' for name, alias in bundled.items()
                  if f'hicolor/{alias}' != name))
    report.check('every action icon is installed',
                 sorted(set(installed) ^ {name for name in icons if '/actions/' in name}))
    report.check('action icons are named foyer-…-symbolic',
                 (name for name in icons if '/actions/' in name
                  and not re.search(r'/foyer-[a-z-]+-symbolic\.svg$', name)))
    report.check('symbolic icons are filled paths on 16 × 16',
                 (complaint for name in symbolic
                  for complaint in complaints_about(f'icons/{name}')))
    report.check('an icon that is named exists',
                 (f'{name}: there is no {icon}' for name in files()
                  if name.suffix in ('.c', '.ui') and name.parts[0] in ('src', 'ui')
                  for icon in re.findall(r'"(foyer-[a-z-]+-symbolic)"|>(foyer-[a-z-]+-symbolic)<',
                                         text(name))
                  for icon in filter(None, icon)
                  if f'hicolor/scalable/actions/{icon}.svg' not in icons))
    report.finish()


if __name__ == '__main__':
    main()
