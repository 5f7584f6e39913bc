#!/usr/bin/env python3
"""Second opinion on rosters: every hard rule and the whole cost, from scratch.

usage: check-roster.py INSTANCE ROSTER   a roster of an instance in the public benchmark format:
                                         prints what is broken, then `cost N feasible yes|no`
       check-roster.py --claims          rosters on standard input, each with its whole problem and
                                         what the planner says of it: prints every disagreement

Written from the description of the benchmark format, from ROSTER.md and from what the comments of
foyer-plan-problem.h and foyer-plan-roster.h say a field means, never from the evaluator: it shares
no code and no method with it. A rule is a regular expression or a sum over a string of one
character a day. Both readers end in the same problem, judged by the same rules.

A claim is one JSON object a line (judge.c writes them). A cell is 0 for a day off and n + 1 for the
n-th shift; days, people and shifts count from 0; costs that are 0 are left out of `cost`:

    where          which test made it, for the message
    days, first_weekday (0 is Monday), unit (what every cost and bound is a multiple of)
    shifts         [{id, minutes, forbidden: [cells of the day after], follow: [cost of each cell]}]
    people         [{id, min_minutes, max_minutes, max_run, min_run, min_rest, max_weekends,
                     max_count: [of each shift], before_cell, before_run, skills: [cells],
                     leave: [days], locked: [[day, cell]], cost: [[day, cell, cost]],
                     carried: [of each kind], fair_weight: [of each kind]}]
    fair           [{id, cells: [[cells] of each day]}]
    covers         [[day, [cells], required, under_cost, over_cost]]
    repair         {current: roster, fixed: [[days] of each person], change_cost}, or absent: the
                   fixed days stay as they are in `current`, each other change costs
    roster         [[cell of each day] of each person]
    claim          {cost: {under, over, succession, fairness, wishes, total}, bound (-1: none),
                    proven, feasible, breaches: [[rule, person, day, shift, actual, limit]],
                    present: [of each demand], lines: [what each person's line costs by itself]}

or, instead of a roster, how the rest between shifts was made into successions:

    where, shifts
    rest           {start: [minute of each shift], end: […], hard, soft, cost}
"""
import json
import re
import sys
from collections import Counter, defaultdict

LIMITS = ("count", "min-minutes", "max-minutes", "max-run", "min-run", "min-rest", "weekends")
KINDS = ("under", "over", "succession", "fairness", "wishes")


def sections(path):
    found, name = defaultdict(list), None
    with open(path, encoding="utf-8") as file:
        for line in file:
            line = line.strip()
            if line.startswith("SECTION_"):
                name = line
            elif line and not line.startswith("#"):
                found[name].append([field.strip() for field in line.split(",")])
    return found


def read_instance(path):
    sec = sections(path)
    days, names = int(sec["SECTION_HORIZON"][0][0]), [row[0] for row in sec["SECTION_SHIFTS"]]
    cell = {name: number for number, name in enumerate(names, 1)}
    every = range(len(names) + 1)
    shifts = [{"id": name, "minutes": int(minutes), "follow": [0 for _ in every],
               "forbidden": [cell[after] for after in barred.split("|") if after]}
              for name, minutes, barred in sec["SECTION_SHIFTS"]]
    people = {}
    for who, caps, most, least, run, short_run, short_rest, weekends in sec["SECTION_STAFF"]:
        times = dict(cap.split("=") for cap in caps.split("|"))
        people[who] = {
            "id": who, "min_minutes": int(least), "max_minutes": int(most), "max_run": int(run),
            "min_run": int(short_run), "min_rest": int(short_rest), "max_weekends": int(weekends),
            "max_count": [int(times.get(name, days)) for name in names], "before_cell": 0,
            "before_run": 0, "skills": every, "leave": [], "locked": [], "cost": [], "carried": [],
            "fair_weight": []}
    for who, *off in sec["SECTION_DAYS_OFF"]:
        people[who]["leave"] += map(int, off)
    for who, day, shift, weight in sec["SECTION_SHIFT_ON_REQUESTS"]:
        people[who]["cost"] += [(int(day), other, int(weight)) for other in every
                                if other != cell[shift]]
    for who, day, shift, weight in sec["SECTION_SHIFT_OFF_REQUESTS"]:
        people[who]["cost"].append((int(day), cell[shift], int(weight)))
    covers = [(int(day), [cell[shift]], int(wanted), int(under), int(over))
              for day, shift, wanted, under, over in sec["SECTION_COVER"]]
    return {"days": days, "first_weekday": 0, "shifts": shifts, "people": list(people.values()),
            "fair": [], "covers": covers}


def read_roster(problem, path):
    """The lines of all people, and what cannot be read as one."""
    row = {person["id"]: number for number, person in enumerate(problem["people"])}
    cell = {shift["id"]: number for number, shift in enumerate(problem["shifts"], 1)}
    lines, wrong = [[0] * problem["days"] for _ in row], []
    with open(path, encoding="utf-8") as file:
        for entry in map(str.split, file):
            if not entry:
                continue
            who, day, shift = entry[0], int(entry[1]), entry[2]
            if who not in row or shift not in cell or not 0 <= day < problem["days"]:
                wrong.append(f"nobody, no day or no shift: {' '.join(entry)}")
            elif lines[row[who]][day]:
                wrong.append(f"{who} twice on day {day}")
            else:
                lines[row[who]][day] = cell[shift]
    return lines, wrong


def find_breaches(problem, person, line):
    """What a line breaks: rule, last day concerned, shift, and how much it is and may be of what
    has a limit."""
    worked = [day for day, cell in enumerate(line) if cell]
    for day in worked:
        if line[day] not in person["skills"]:
            yield "skill", day, line[day] - 1, None, None
    for day in person["leave"]:
        if line[day]:
            yield "leave", day, line[day] - 1, None, None
    for day, cell in person["locked"]:
        if line[day] != cell:
            yield "lock", day, line[day] - 1, None, None

    tally = Counter(line)
    for shift, most in enumerate(person["max_count"]):
        if tally[shift + 1] > most:
            yield "count", -1, shift, tally[shift + 1], most
    total = sum(problem["shifts"][line[day] - 1]["minutes"] for day in worked)
    if total < person["min_minutes"]:
        yield "min-minutes", -1, -1, total, person["min_minutes"]
    if total > person["max_minutes"]:
        yield "max-minutes", -1, -1, total, person["max_minutes"]
    weekdays = {day: problem["first_weekday"] + day for day in worked}
    weekends = len({weekday // 7 for weekday in weekdays.values() if weekday % 7 in (5, 6)})
    if weekends > person["max_weekends"]:
        yield "weekends", -1, -1, weekends, person["max_weekends"]

    # The days before belong to a row of work that may be too long, never to one that may be too
    # short: that one touches the end of the horizon.
    picture = "".join("w" if cell else "." for cell in line)
    before = person["before_run"]
    for run in re.finditer("w+", "w" * before + picture):
        if run.end() > before and len(run[0]) > person["max_run"]:
            yield "max-run", run.end() - before - 1, -1, len(run[0]), person["max_run"]
    for rule, row in (("min_run", r"(?<=\.)w+(?=\.)"), ("min_rest", r"(?<=w)\.+(?=w)")):
        for run in re.finditer(row, picture):
            if len(run[0]) < person[rule]:
                yield rule.replace("_", "-"), run.end() - 1, -1, len(run[0]), person[rule]

    for day, (last, cell) in enumerate(zip([person["before_cell"], *line], line)):
        if last and cell in problem["shifts"][last - 1]["forbidden"]:
            yield "succession", day, cell - 1, None, None


def price_line(problem, person, line):
    """What a line costs by itself, by kind."""
    pairs = zip([person["before_cell"], *line], line)
    fairness = 0
    for kind, carried, weight in zip(problem["fair"], person["carried"], person["fair_weight"]):
        had = sum(cell in cells for cell, cells in zip(line, kind["cells"]))
        # Each one costs as much as how many there were before it.
        fairness += weight * sum(range(carried, carried + had))
    return {"succession": sum(problem["shifts"][last - 1]["follow"][cell]
                              for last, cell in pairs if last),
            "fairness": fairness,
            "wishes": sum(cost for day, cell, cost in person["cost"] if line[day] == cell)}


def price_covers(problem, roster):
    """How many people serve each demand, and what too few and too many cost."""
    there = [Counter(cells) for cells in zip(*roster)]
    present, under, over = [], 0, 0
    for day, cells, required, under_cost, over_cost in problem["covers"]:
        have = sum(there[day][cell] for cell in cells)
        present.append(have)
        under += max(0, required - have) * under_cost
        over += max(0, have - required) * over_cost
    return present, {"under": under, "over": over}


def judge(problem, roster):
    """Every breach with the person's number, who serves the demands, the cost of each line and of
    the whole by kind."""
    present, cost = price_covers(problem, roster)
    breaches, lines = [], []
    for number, (person, line) in enumerate(zip(problem["people"], roster)):
        breaches += [(rule, number, *rest)
                     for rule, *rest in find_breaches(problem, person, line)]
        lines.append(price_line(problem, person, line))
    for kind in KINDS[2:]:
        cost[kind] = sum(line[kind] for line in lines)
    cost["total"] = sum(cost[kind] for kind in KINDS)
    return breaches, present, [sum(line.values()) for line in lines], cost


def tell_breach(problem, breach):
    rule, person, day, shift, actual, limit = breach
    words = [problem["people"][person]["id"], rule]
    if day >= 0:
        words += ["day", str(day)]
    if shift >= 0:
        words += ["shift", problem["shifts"][shift]["id"]]
    if limit is not None:
        words.append(f"{actual} against {limit}")
    return " ".join(words)


def with_repair(problem, repair):
    """The same with what stays as a lock and what changes as a wish not to."""
    people, every = [], range(len(problem["shifts"]) + 1)
    for person, line, fixed in zip(problem["people"], repair["current"], repair["fixed"]):
        locked = {**dict(person["locked"]), **{day: line[day] for day in fixed}}
        changes = [(day, cell, repair["change_cost"]) for day, now in enumerate(line)
                   for cell in every if cell != now]
        people.append({**person, "locked": list(locked.items()),
                       "cost": person["cost"] + changes})
    return {**problem, "people": people}


def disagreements(record):
    """Where a claim and the truth part, a sentence each."""
    problem, roster, claim = record, record["roster"], record["claim"]
    size, cells = len(problem["people"]), len(problem["shifts"])
    if (len(roster) != size or any(len(line) != problem["days"] for line in roster)
            or any(not 0 <= cell <= cells for line in roster for cell in line)):
        yield "roster: not a cell of the problem for each person and day"
        return
    if "repair" in record:
        problem = with_repair(problem, record["repair"])
    breaches, present, lines, cost = judge(problem, roster)

    claimed = {(*breach[:4], *(breach[4:] if breach[0] in LIMITS else (None, None)))
               for breach in claim["breaches"]}
    if claim["feasible"] != (not breaches):
        broken = "; ".join(tell_breach(problem, breach) for breach in breaches)
        yield f"feasible: said {claim['feasible']}, broken: {broken or 'nothing'}"
    for breach in sorted(set(breaches) - claimed, key=str):
        yield f"not said: {tell_breach(problem, breach)}"
    for breach in sorted(claimed - set(breaches), key=str):
        yield f"said, but not so: {tell_breach(problem, breach)}"

    for person, said, true in zip(problem["people"], claim["lines"], lines):
        if said != true:
            yield f"line of {person['id']}: said {said}, costs {true}"
    for (day, wanted, *_), said, true in zip(problem["covers"], claim["present"], present):
        if said != true:
            yield f"present on day {day} in {wanted}: said {said}, are {true}"
    for kind in (*KINDS, "total"):
        if claim["cost"][kind] != cost[kind]:
            yield f"cost of {kind}: said {claim['cost'][kind]}, is {cost[kind]}"

    bound, unit = claim["bound"], problem["unit"]
    if not breaches and bound > cost["total"]:
        yield f"bound: {bound} is above a roster of {cost['total']}"
    if claim["proven"] and bound != cost["total"]:
        yield f"proven: the bound is {bound}, the roster costs {cost['total']}"
    for name, amount in (("total", cost["total"]), ("bound", max(bound, 0))):
        if amount % unit:
            yield f"unit: the {name} {amount} is no multiple of {unit}"


def wrong_successions(record):
    """Which successions are not what the hours of the shifts say."""
    rest, shifts = record["rest"], record["shifts"]
    for n, first in enumerate(shifts):
        for m, second in enumerate(shifts):
            free = 24 * 60 - rest["end"][n] + rest["start"][m]
            forbidden = m + 1 in first["forbidden"]
            cost = 0 if free < rest["hard"] or free >= rest["soft"] else rest["cost"]
            if forbidden != (free < rest["hard"]) or first["follow"][m + 1] != cost:
                yield (f"rest: {first['id']} then {second['id']} leaves {free} minutes; "
                       f"forbidden {forbidden}, costs {first['follow'][m + 1]}")


def judge_claims(lines):
    judged = refused = 0
    for line in lines:
        record = json.loads(line)
        wrong = list((wrong_successions if "rest" in record else disagreements)(record))
        judged += 1
        refused += bool(wrong)
        for sentence in wrong:
            print(f"{record['where']}: {sentence}")
        if wrong and refused == 1 and len(line) < 10000:
            print(line.decode().strip())
    if refused:
        print(f"{judged} judged, {refused} refused")
    return 1 if refused else 0


def judge_roster(instance, path):
    problem = read_instance(instance)
    roster, wrong = read_roster(problem, path)
    breaches, _, _, cost = judge(problem, roster)
    wrong += [tell_breach(problem, breach) for breach in breaches]
    for sentence in wrong:
        print("broken:", sentence)
    print(f"cost {cost['total']} feasible {'no' if wrong else 'yes'}")
    return 1 if wrong else 0


if __name__ == "__main__":
    if sys.argv[1:] == ["--claims"]:
        sys.exit(judge_claims(sys.stdin.buffer))
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    sys.exit(judge_roster(sys.argv[1], sys.argv[2]))
