#!/usr/bin/env python3
"""Second opinion on a roster, written from the description of the benchmark format alone.

usage: check-roster.py INSTANCE ROSTER   prints `cost N feasible yes|no` and what is broken.

It shares no code and no method with the evaluator: every rule is a regular expression or a sum
over a string of one character a day.
"""
import re
import sys
from collections import Counter, defaultdict


def sections(path):
    found, name = defaultdict(list), None
    for line in open(path, encoding="utf-8"):
        line = line.strip()
        if line.startswith("SECTION_"):
            name = line
        elif line and not line.startswith("#"):
            found[name].append([field.strip() for field in line.split(",")])
    return found


def main(instance, roster):
    sec = sections(instance)
    days = int(sec["SECTION_HORIZON"][0][0])
    minutes = {row[0]: int(row[1]) for row in sec["SECTION_SHIFTS"]}
    barred = {(row[0], after) for row in sec["SECTION_SHIFTS"]
              for after in row[2].split("|") if after}
    works = {}
    broken = []
    for line in open(roster, encoding="utf-8"):
        if line.strip():
            who, day, shift = line.split()
            if (who, int(day)) in works:
                broken.append(f"{who} twice on day {day}")
            works[who, int(day)] = shift

    off = {(row[0], int(day)) for row in sec["SECTION_DAYS_OFF"] for day in row[1:]}
    broken += [f"{who} works on day off {day}" for who, day in works if (who, day) in off]
    names = {row[0] for row in sec["SECTION_STAFF"]}
    broken += [f"unknown person {who}" for who, _ in works if who not in names]

    for who, caps, most, least, run, short_run, short_rest, weekends in sec["SECTION_STAFF"]:
        worked = {day: shift for (person, day), shift in works.items() if person == who}
        picture = "".join("w" if day in worked else "." for day in range(days))
        tally = Counter(worked.values())
        total = sum(minutes[shift] for shift in worked.values())
        for cap in caps.split("|"):
            shift, times = cap.split("=")
            if tally[shift] > int(times):
                broken.append(f"{who} {shift} {tally[shift]} > {times}")
        if not int(least) <= total <= int(most):
            broken.append(f"{who} minutes {total}")
        if re.search("w" * (int(run) + 1), picture):
            broken.append(f"{who} too long in a row")
        if any(len(m.group(1)) < int(short_run) for m in re.finditer(r"\.(w+)(?=\.)", picture)):
            broken.append(f"{who} too short in a row")
        if any(len(m.group(1)) < int(short_rest) for m in re.finditer(r"w(\.+)(?=w)", picture)):
            broken.append(f"{who} rest too short")
        touched = {day // 7 for day in worked if day % 7 in (5, 6)}
        if len(touched) > int(weekends):
            broken.append(f"{who} weekends {len(touched)}")
        broken += [f"{who} {shift} then {worked[day + 1]} on day {day + 1}"
                   for day, shift in worked.items()
                   if (shift, worked.get(day + 1)) in barred]

    cost = sum(int(weight) for who, day, shift, weight in sec["SECTION_SHIFT_ON_REQUESTS"]
               if works.get((who, int(day))) != shift)
    cost += sum(int(weight) for who, day, shift, weight in sec["SECTION_SHIFT_OFF_REQUESTS"]
                if works.get((who, int(day))) == shift)
    present = Counter((day, shift) for (_, day), shift in works.items())
    for day, shift, wanted, under, over in sec["SECTION_COVER"]:
        have = present[int(day), shift]
        cost += max(0, int(wanted) - have) * int(under) + max(0, have - int(wanted)) * int(over)

    for line in broken:
        print("broken:", line)
    print(f"cost {cost} feasible {'no' if broken else 'yes'}")
    return 1 if broken else 0


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1], sys.argv[2]))
