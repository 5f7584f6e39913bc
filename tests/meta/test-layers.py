#!/usr/bin/env python3
"""Holds the layers apart: greps every #include against the table of the house.

A lower layer never names a higher one, panels meet through services only, SQL drivers are known to
the store alone and the toolkit to the layers of the window alone.
"""

import pathlib
import re

from house import Report, files, text, without_comments

# Layer → the layers below that it may include (beside itself).
TABLE = {
    'base': set(),
    'domain': {'base'},
    'planner': {'base'},
    'store': {'base', 'domain'},
    'service': {'base', 'domain', 'store', 'planner'},
    'ctl': {'base', 'domain', 'store', 'planner', 'service'},
    'widgets': {'base'},
    'panels': {'base', 'domain', 'service', 'widgets'},
    'shell': {'base', 'domain', 'service', 'widgets', 'panels'},
    'main.c': {'base', 'domain', 'service', 'widgets', 'panels', 'shell'},
}

# What comes from outside → the only layers that may know it.
OUTSIDE = [
    (r'(sqlite3|libpq-fe|libpq-events|postgres_ext)\b', {'store'}),
    (r'(gtk|gdk|gsk)/|adwaita', {'widgets', 'panels', 'shell', 'main.c'}),
    (r'libnotify/', {'service'}),
    (r'(libsecret/|sodium\b)', {'service'}),
    (r'(coin/|Clp_|Coin_)', {'planner'}),
    (r'glib/gi18n', {'service', 'ctl', 'widgets', 'panels', 'shell', 'main.c'}),
]

INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*([<"])([^>"]+)[>"]', re.MULTILINE)


def includes():
    """Yields (place, path inside src, quote, target) for every include of our own sources."""
    for name in files():
        if name.parts[0] == 'src' and name.suffix in ('.c', '.h'):
            source = without_comments(text(name))
            for match in INCLUDE.finditer(source):
                line = source.count('\n', 0, match.start()) + 1
                yield f'{name}:{line}', pathlib.Path(*name.parts[1:]), match[1], match[2]


def home(path, target):
    """Returns the path inside src that an include with quotes names, or None for a made file."""
    if (pathlib.PurePath(target)).parts[0] in TABLE:
        return pathlib.PurePath(target)
    return pathlib.PurePath(path.parent, target) if '/' not in target else None


def main():
    report = Report()
    unknown, upward, crossing, foreign, dotted = [], [], [], [], []
    seen = 0

    for place, path, quote, target in includes():
        seen += 1
        layer = path.parts[0]
        if layer not in TABLE:
            unknown.append(f'{place}: src/{layer} is not in the table of layers')
            continue
        if '..' in pathlib.PurePath(target).parts:
            dotted.append(f'{place}: name the file from src/: {target}')
            continue
        inner = home(path, target) if quote == '"' else None
        if inner and inner.parts[0] in TABLE and inner.parts[0] != layer \
                and inner.parts[0] not in TABLE[layer]:
            upward.append(f'{place}: {layer} may not include {target}')
        if inner and layer == inner.parts[0] == 'panels' and len(path.parts) > 2 \
                and len(inner.parts) > 2 and path.parts[1] != inner.parts[1]:
            crossing.append(f'{place}: panel {path.parts[1]} may not include {target}')
        for pattern, allowed in OUTSIDE:
            if re.match(pattern, target) and layer not in allowed:
                foreign.append(f'{place}: {layer} may not include {target}')

    report.check('there are includes to look at', [] if seen else ['no include found under src'])
    report.check('every folder of src is a layer of the table', unknown)
    report.check('no layer names a higher one', upward)
    report.check('panels do not know each other', crossing)
    report.check('drivers, toolkit and gettext stay in their layers', foreign)
    report.check('includes are named from src/', dotted)
    report.finish()


if __name__ == '__main__':
    main()
