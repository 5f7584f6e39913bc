#!/usr/bin/env python3
"""Every oracle about a deadline, a notice or a callback is run by a test, which names it.

The oracles stand in the handbook (T1, T3, C5, H3, B2, B9); what a test needs of them stands in the
test, or in the tables of tests/domain. An oracle that no test names has been forgotten.
"""

import re

from house import Report, files, text

# How many there are of each family.
FAMILIES = {'WD': 44, 'CN': 26, 'CD': 13, 'MO': 13, 'AB': 16, 'WC': 19, 'CB': 15, 'NO': 8}
# Of complaints those with a clock; the others are of the forms of complaints.
SINGLE = {'CP-04', 'CP-05', 'CP-06', 'CP-10', 'CP-11'}
# What waits for something that the shop does not have yet: for work logs (L1).
NOT_YET = {'WC-05'}


def expected():
    return SINGLE | {f'{family}-{n:02}' for family, count in FAMILIES.items()
                     for n in range(1, count + 1)} - NOT_YET


def named():
    found = set()
    for name in files():
        if name.parts[0] != 'tests' or name.suffix not in {'.c', '.csv', '.py'} \
           or name.name == 'test-oracles.py':
            continue
        found.update(re.findall(r'\b[A-Z]{2}-\d\d\b', text(name)))
    return found


def main():
    report = Report()
    missing = expected() - named()
    report.check('every oracle about time is named by a test', sorted(missing))
    stale = NOT_YET & named()
    report.check('what is not run yet is run by no test', sorted(stale))
    report.finish()


if __name__ == '__main__':
    main()
