#!/usr/bin/env python3
"""The second checker agrees with what was counted by hand, and with nothing else (TAP)."""
import copy
import json
import os
import subprocess
import sys
import tempfile

CHECKER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "check-roster.py")


def line(picture):
    return [0 if sign == "." else int(sign) for sign in picture]


# Two weeks from a Monday, every rule one cell from being broken. Counted by hand: A had an early
# shift before, so three times early after early (3) and once late after late (3), the evenings after
# three and after four (weight 2: 14), the wish of day 8 (7); B twice early after early (2), the wish
# of day 0 (4). One is missing on day 2 (100), one too many on day 5 (5).
GOOD = {
    "days": 14, "first_weekday": 0, "unit": 1,
    "shifts": [{"id": "early", "minutes": 480, "forbidden": [], "follow": [0, 1, 0]},
               {"id": "late", "minutes": 600, "forbidden": [1], "follow": [0, 0, 3]}],
    "people": [{"id": "A", "min_minutes": 3000, "max_minutes": 3600, "max_run": 3, "min_run": 2,
                "min_rest": 2, "max_weekends": 1, "max_count": [4, 3], "before_cell": 1,
                "before_run": 1, "skills": [0, 1, 2], "leave": [3], "locked": [[1, 1], [11, 0]],
                "cost": [[8, 1, 7]], "carried": [3], "fair_weight": [2]},
               {"id": "B", "min_minutes": 0, "max_minutes": 9999, "max_run": 5, "min_run": 1,
                "min_rest": 1, "max_weekends": 2, "max_count": [9, 9], "before_cell": 2,
                "before_run": 0, "skills": [0, 1], "leave": [], "locked": [],
                "cost": [[0, 0, 4]], "carried": [0], "fair_weight": [2]}],
    "fair": [{"id": "evening", "cells": [[2]] * 14}],
    "covers": [[0, [1], 1, 100, 5], [2, [1], 2, 100, 5], [5, [1, 2], 0, 100, 5]],
    "roster": [line("11..22..11...."), line("..11..11......")],
    "claim": {"cost": {"under": 100, "over": 5, "succession": 8, "fairness": 14, "wishes": 11,
                       "total": 138},
              "bound": 130, "proven": False, "feasible": True, "breaches": [],
              "present": [1, 1, 1], "lines": [27, 6]},
}

# The same, planned again: B had day 7 off, which may change; what A has may not.
REPAIRED = {**copy.deepcopy(GOOD),
            "repair": {"current": [line("11..22..11...."), line("..11..1.......")],
                       "fixed": [list(range(14)), []], "change_cost": 9}}
REPAIRED["claim"]["cost"].update(wishes=20, total=147)
REPAIRED["claim"]["lines"] = [27, 15]

# 22:00 and then 08:00 is a rest of ten hours; the same shift again leaves sixteen.
REST = {"shifts": [{"id": "early", "minutes": 480, "forbidden": [], "follow": [0, 7, 0]},
                   {"id": "late", "minutes": 480, "forbidden": [1], "follow": [0, 0, 7]}],
        "rest": {"start": [480, 840], "end": [960, 1320], "hard": 660, "soft": 990, "cost": 7}}

# What to change in which claim (a path and the value), and the sentence that has to come of it.
CASES = [
    ("early for late", GOOD, "roster 1 2", 2, "not said: B skill day 2 shift late"),
    ("work on leave", GOOD, "roster 0 3", 1, "not said: A leave day 3 shift early"),
    ("locked work is off", GOOD, "roster 0 1", 0, "not said: A lock day 1"),
    ("locked rest is worked", GOOD, "roster 0 11", 2, "not said: A lock day 11 shift late"),
    ("a fifth early", GOOD, "roster 0 10", 1, "not said: A count shift early 5 against 4"),
    ("too little work", GOOD, "roster 0 0", 0, "not said: A min-minutes 2640 against 3000"),
    ("too much work", GOOD, "roster 0 10", 2, "not said: A max-minutes 3720 against 3600"),
    ("a fourth day", GOOD, "roster 0 2", 1, "not said: A max-run day 2 4 against 3"),
    ("a day by itself", GOOD, "roster 0 5", 0, "not said: A min-run day 4 1 against 2"),
    ("one day of rest", GOOD, "roster 0 6", 2, "not said: A min-rest day 7 1 against 2"),
    ("a second weekend", GOOD, "roster 0 12", 1, "not said: A weekends 2 against 1"),
    ("early after late", GOOD, "roster 0 6", 1, "not said: A succession day 6 shift early"),
    ("early after late of the month before", GOOD, "roster 1 0", 1,
     "not said: B succession day 0 shift early"),
    ("legal, but said not to be", GOOD, "claim feasible", False, "feasible: said False"),
    ("a breach that is none", GOOD, "claim breaches", [["max-run", 0, 9, -1, 4, 3]],
     "said, but not so: A max-run day 9 4 against 3"),
    *((f"wrong {kind}", GOOD, f"claim cost {kind}", GOOD["claim"]["cost"][kind] + 1,
       f"cost of {kind}: said {GOOD['claim']['cost'][kind] + 1}, is {GOOD['claim']['cost'][kind]}")
      for kind in GOOD["claim"]["cost"]),
    ("a cheaper line", GOOD, "claim lines 0", 26, "line of A: said 26, costs 27"),
    ("somebody uncounted", GOOD, "claim present 2", 0, "present on day 5 in [1, 2]: said 0, are 1"),
    ("nobody where one was", GOOD, "roster 1 2", 0, "present on day 2 in [1]: said 1, are 0"),
    ("a bound above", GOOD, "claim bound", 139, "bound: 139 is above a roster of 138"),
    ("a proof with a gap", GOOD, "claim proven", True,
     "proven: the bound is 130, the roster costs 138"),
    ("no multiple", GOOD, "unit", 5, "unit: the total 138 is no multiple of 5"),
    ("more carried", GOOD, "people 0 carried 0", 4, "cost of fairness: said 14, is 18"),
    ("a day too few", GOOD, "roster 1", [0] * 13, "roster: not a cell"),
    ("no such shift", GOOD, "roster 1 9", 3, "roster: not a cell"),
    ("a fixed cell is changed", REPAIRED, "repair fixed 1", [7], "not said: B lock day 7"),
    ("an unpaid change", REPAIRED, "repair current 1 6", 0, "cost of wishes: said 20, is 29"),
    ("too short a rest", REST, "rest hard", 600, "rest: late then early leaves 600 minutes"),
    ("a rest that costs", REST, "shifts 1 follow 2", 0, "rest: late then late leaves 960 minutes"),
]

INSTANCE = """SECTION_HORIZON
14
SECTION_SHIFTS
E,480,
L,600,E
SECTION_STAFF
A,E=4|L=3,3600,3000,3,2,2,1
SECTION_DAYS_OFF
A,3
SECTION_SHIFT_ON_REQUESTS
A,2,E,6
SECTION_SHIFT_OFF_REQUESTS
A,8,E,7
SECTION_COVER
0,E,2,100,1
4,L,0,100,1
"""
WORKED = ["A 0 E", "A 1 E", "A 4 L", "A 5 L", "A 8 E", "A 9 E"]

# A line more, a line to leave out, and what is said then; 114 is the cost counted by hand.
FILES = [
    ("", "", "cost 114 feasible yes"),
    ("A 3 E", "", "broken: A leave day 3 shift E"),
    ("A 10 E", "", "broken: A count shift E 5 against 4"),
    ("", "A 0 E", "broken: A min-minutes 2640 against 3000"),
    ("A 10 L", "", "broken: A max-minutes 3720 against 3600"),
    ("A 6 L\nA 7 L", "", "broken: A max-run day 9 6 against 3"),
    ("", "A 5 L", "broken: A min-run day 4 1 against 2"),
    ("A 6 L", "", "broken: A min-rest day 7 1 against 2"),
    ("A 12 E", "", "broken: A weekends 2 against 1"),
    ("A 6 E", "", "broken: A succession day 6 shift E"),
    ("A 0 L", "", "broken: A twice on day 0"),
    ("B 0 E", "", "broken: nobody, no day or no shift: B 0 E"),
]


def spoilt(record, path, value):
    record = copy.deepcopy(record)
    *way, last = [int(step) if step.isdigit() else step for step in path.split()]
    at = record
    for step in way:
        at = at[step]
    at[last] = value
    return record


def run(*arguments, text=None):
    return subprocess.run([sys.executable, CHECKER, *arguments], input=text,
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def judge(records):
    """The answer, and the sentences about each record by its name."""
    done = run("--claims", text="".join(json.dumps({"where": name, **record}) + "\n"
                                        for name, record in records))
    found = {name: [] for name, _ in records}
    for sentence in done.stdout.splitlines():
        name, _, rest = sentence.partition(": ")
        if name in found:
            found[name].append(rest)
    return done, found


def check(condition, why):
    if not condition:
        raise AssertionError(why)


def agrees():
    done, found = judge([("good", GOOD), ("repaired", REPAIRED), ("rest", REST)])
    check(done.returncode == 0 and done.stdout == "" and not any(found.values()), done.stdout)


def agrees_with_an_honest_breach():
    record = spoilt(GOOD, "people 0 max_run", 1)
    record["claim"].update(feasible=False, breaches=[["max-run", 0, 1, -1, 3, 1],
                                                     ["max-run", 0, 5, -1, 2, 1],
                                                     ["max-run", 0, 9, -1, 2, 1]])
    done, _ = judge([("honest", record)])
    check(done.returncode == 0, done.stdout)


def refuses_what_is_no_claim():
    record = copy.deepcopy(GOOD)
    del record["people"][0]["leave"]
    for text in (json.dumps({"where": "bare", **record}), "pizza"):
        check(run("--claims", text=text + "\n").returncode != 0, text)


def refuses(name, sentence, answer):
    done, found = answer
    check(done.returncode == 1, str(done.returncode))
    check(any(said.startswith(sentence) for said in found[name]), f"{sentence} in {found[name]}")


def judges_a_file(more, less, sentence):
    with tempfile.TemporaryDirectory() as folder:
        instance, roster = os.path.join(folder, "instance"), os.path.join(folder, "roster")
        with open(instance, "w", encoding="utf-8") as file:
            file.write(INSTANCE)
        with open(roster, "w", encoding="utf-8") as file:
            file.write("\n".join([*(entry for entry in WORKED if entry != less), more]) + "\n")
        done = run(instance, roster)
    check(sentence in done.stdout.splitlines(), done.stdout)
    check(done.returncode == (1 if "broken" in sentence else 0), str(done.returncode))


def main():
    answer = judge([(name, spoilt(record, path, value)) for name, record, path, value, _ in CASES])
    tests = [("agrees", agrees, ()), ("honest breach", agrees_with_an_honest_breach, ()),
             ("no claim", refuses_what_is_no_claim, ())]
    tests += [(name, refuses, (name, sentence, answer)) for name, *_, sentence in CASES]
    tests += [(f"file: {sentence}", judges_a_file, (more, less, sentence))
              for more, less, sentence in FILES]
    print(f"1..{len(tests)}")
    failed = False
    for number, (name, test, arguments) in enumerate(tests, 1):
        try:
            test(*arguments)
            print(f"ok {number} {name}")
        except AssertionError as error:
            failed = True
            print(f"not ok {number} {name}")
            print("# " + str(error).replace("\n", "\n# "))
    return failed


if __name__ == "__main__":
    sys.exit(main())
