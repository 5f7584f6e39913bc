#!/usr/bin/env python3
"""Recomputes that what the style sheets put on each other can be read (WCAG 2 contrast).

    test-contrast.py UI-FOLDER

Text needs 4.5, the outline of a control and the ring of the focus 3 (look/DESIGN-LANGUAGE.md §2).
"""

import pathlib
import re
import sys

TOKEN = re.compile(r'@define-color\s+(\w+)\s+([^;]+);')
TEXT, CONTROL = 4.5, 3.0
PAIRS = [
    *[('fg', ground, TEXT) for ground in ('window', 'side', 'view', 'raised', 'accent_soft',
                                          'weekend', 'holiday')],
    *[('dim', ground, TEXT) for ground in ('window', 'side', 'view', 'raised', 'accent_soft',
                                           'weekend', 'holiday')],
    ('accent_fg', 'accent', TEXT),
    ('accent_text', 'accent_soft', TEXT),
    ('accent_text', 'side', TEXT),
    *[(f'{name}_fg', f'{name}_bg', TEXT) for name in ('warn', 'crit', 'ok', 'neutral', 'early',
                                                      'late')],
    *[(f'{name}_fg', 'view', TEXT) for name in ('warn', 'crit', 'ok')],
    *[(f'{name}_fg', 'raised', TEXT) for name in ('warn', 'crit')],
    *[('line_strong', ground, CONTROL) for ground in ('window', 'view', 'side')],
    *[('focus', ground, CONTROL) for ground in ('window', 'view', 'side', 'accent_soft')],
]


def tokens(*sheets):
    """Returns the tokens of the sheets, each laid over the ones before, as colours."""
    raw = {}
    for sheet in sheets:
        new = dict(TOKEN.findall(sheet.read_text(encoding='utf-8')))
        # A token that names another means the one of the sheets below.
        raw.update({name: raw[value[1:]] if value.startswith('@') else value
                    for name, value in new.items()})
    return {name.removeprefix('fy_'): value for name, value in raw.items()}


def luminance(colour):
    channels = [int(colour[at:at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
              for value in channels]
    return sum(weight * value for weight, value in zip((0.2126, 0.7152, 0.0722), linear))


def contrast(first, second):
    light, dark = sorted((luminance(first), luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def main(folder):
    base, dark, strong = (folder / name for name in ('style.css', 'style-dark.css',
                                                     'style-contrast.css'))
    looks = {
        'light': tokens(base),
        'dark': tokens(base, dark),
        'light, high contrast': tokens(base, strong),
        'dark, high contrast': tokens(base, dark, strong),
    }
    print(f'1..{len(looks) + 1}')
    failed = False
    for number, (look, colours) in enumerate(looks.items(), 1):
        weak = [f'{text} on {ground}: {contrast(colours[text], colours[ground]):.2f} < {least}'
                for text, ground, least in PAIRS
                if contrast(colours[text], colours[ground]) < least]
        print(f"{'not ok' if weak else 'ok'} {number} - {look}")
        for line in weak:
            print(f'{look}: {line}', file=sys.stderr)
        failed = failed or bool(weak)

    # A token that only one of the sheets knows would keep its light value in the dark.
    missing = set(looks['light']) - {name.removeprefix('fy_') for name, _ in
                                     TOKEN.findall(dark.read_text(encoding='utf-8'))}
    print(f"{'not ok' if missing else 'ok'} {len(looks) + 1} - the dark sheet has every token")
    for name in sorted(missing):
        print(f'style-dark.css lacks fy_{name}', file=sys.stderr)
    sys.exit(1 if failed or missing else 0)


if __name__ == '__main__':
    main(pathlib.Path(sys.argv[1]))
