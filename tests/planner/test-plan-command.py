#!/usr/bin/env python3
"""Runs the command as a user would, and has each roster judged by the second checker (TAP)."""
import os
import random
import re
import stat
import subprocess
import sys
import tempfile

PLAN, HERE = sys.argv[1], os.path.dirname(os.path.abspath(__file__))
LINE = re.compile(r"\d+\.\d (\d+|-) (\d+|-) (\d+\.\d\d%|-)")
RESULT = re.compile(r"result (\d+) bound (\d+) gap (\d+\.\d\d)% feasible yes proven (yes|no)")


def instance(rng, staff, days):
    names = [f"P{n}" for n in range(staff)]
    lines = ["SECTION_HORIZON", str(days), "SECTION_SHIFTS", "E,480,", "D,480,E", "N,600,E|D",
             "SECTION_STAFF"]
    for name in names:
        hours = rng.choice([160, 150]) * days // 28
        caps = f"E={days}|D={rng.choice([0, days])}|N={rng.choice([2, 4, days])}"
        lines.append(f"{name},{caps},{hours * 60},{(hours - 24) * 60},{rng.choice([5, 6])},2,2,2")
    lines.append("SECTION_DAYS_OFF")
    lines += [f"{name},{rng.randrange(days)}" for name in names]
    for kind in ("ON", "OFF"):
        lines.append(f"SECTION_SHIFT_{kind}_REQUESTS")
        lines += [f"{rng.choice(names)},{rng.randrange(days)},{rng.choice('EDN')},"
                  f"{rng.randint(1, 3)}" for _ in range(staff * 2)]
    lines.append("SECTION_COVER")
    lines += [f"{day},{shift},{rng.randint(1, max(1, staff // 5))},100,1"
              for day in range(days) for shift in "EDN"]
    return "\n".join(lines) + "\n"


def check(condition, why):
    if not condition:
        raise AssertionError(why)


def run(*arguments):
    return subprocess.run([PLAN, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                          text=True, timeout=60)


def plans(folder):
    rng = random.Random(20261121)
    for number in range(12):
        path, roster = os.path.join(folder, "instance"), os.path.join(folder, "roster")
        with open(path, "w", encoding="utf-8") as file:
            file.write(instance(rng, rng.randint(4, 12), rng.choice([14, 28])))
        done = run(path, "--iterations", "40", "--threads", str(1 + number % 2), "--output", roster,
                   *(["--no-bound"] if number % 4 == 3 else []))
        check(done.returncode == 0, done.stderr)
        lines = done.stdout.splitlines()
        check(all(LINE.fullmatch(line) for line in lines[:-1]), done.stdout)
        cost = re.match(r"result (\d+) bound (\d+|-) ", lines[-1])
        check(cost, lines[-1])
        check(cost[2] == "-" or int(cost[2]) <= int(cost[1]), lines[-1])
        if number % 4 == 3:
            check("bound - gap - feasible yes proven no" in lines[-1], lines[-1])
        judged = subprocess.run([sys.executable, os.path.join(HERE, "check-roster.py"), path, roster],
                                stdout=subprocess.PIPE, text=True)
        check(judged.stdout.splitlines()[-1] == f"cost {cost[1]} feasible yes", judged.stdout)


def proves(folder):
    path = os.path.join(folder, "instance")
    with open(path, "w", encoding="utf-8") as file:
        file.write(instance(random.Random(5), 6, 14))
    done = run(path, "--seconds", "50", "--figures")
    check(re.fullmatch(r"figures first \d+ ms wall \d+ ms processor \d+ ms memory \d+ MiB\n",
                       done.stderr), done.stderr)
    match = RESULT.fullmatch(done.stdout.splitlines()[-1])
    if match is None:
        check("bound -" in done.stdout, done.stdout)  # built without bounds
    else:
        check(match[1] == match[2] and match[4] == "yes", done.stdout)


def takes_for_ever(folder):
    """More seconds than fit into a clock are no reason to stop before the first roster."""
    path = os.path.join(folder, "instance")
    with open(path, "w", encoding="utf-8") as file:
        file.write(instance(random.Random(5), 6, 14))
    for seconds in ("inf", "1e300"):
        done = run(path, "--seconds", seconds, "--iterations", "5")
        check(done.returncode == 0, done.stderr)
        check("feasible yes" in done.stdout.splitlines()[-1], done.stdout)


def refuses(folder):
    path = os.path.join(folder, "instance")
    with open(path, "w", encoding="utf-8") as file:
        file.write("SECTION_HORIZON\nfourteen\n")
    for arguments, sentence in (
            ([path], "SECTION_HORIZON"), ([], "Name one file"), ([path, "--threads", "0"], "above"),
            ([os.path.join(folder, "nothing")], "nothing"), (["--pizza"], "pizza")):
        done = run(*arguments)
        check(done.returncode == 2, f"{arguments}: {done.returncode}")
        check(sentence in done.stderr or "Line 2" in done.stderr, done.stderr)
        check(done.stdout == "", done.stdout)


def write(folder, text):
    path = os.path.join(folder, "instance")
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
    return path


def writes_where_it_is_told(folder):
    """A pipe stays a pipe, and what could not be written is no success."""
    path = write(folder, instance(random.Random(5), 6, 14))
    for place in (folder, os.path.join(folder, "no", "where")):
        done = run(path, "--iterations", "2", "--output", place)
        check(done.returncode == 2 and place in done.stderr, f"{place}: {done.stderr}")

    pipe = os.path.join(folder, "pipe")
    os.mkfifo(pipe)
    # Both ends are open before anybody writes, and the roster fits in between.
    ends = os.open(pipe, os.O_RDWR | os.O_NONBLOCK)
    done = run(path, "--iterations", "2", "--output", pipe)
    check(done.returncode == 0, done.stderr)
    check(stat.S_ISFIFO(os.stat(pipe).st_mode), "the pipe was replaced")
    first = os.read(ends, 65536).decode().splitlines()[0]
    os.close(ends)
    check(re.fullmatch(r"P0 \d+ [EDN]", first), first)

    with open("/dev/full", "w", encoding="utf-8") as full:
        done = subprocess.run([PLAN, path, "--iterations", "2"], stdout=full, timeout=60)
    check(done.returncode == 2, "printed on a full disk")


WEEK = """SECTION_HORIZON
7
SECTION_SHIFTS
E,480,
SECTION_STAFF
A,E=7,3360,{minutes},{run},1,1,1
B,E=7,3360,0,7,1,1,1
"""


def says_why_impossible(folder):
    done = run(write(folder, WEEK.format(minutes=3360, run=5)), "--seconds", "20")
    check(done.returncode == 1, str(done.returncode))
    check(done.stdout.splitlines()[-1] == "result - bound - gap - feasible no proven yes",
          done.stdout)
    check("A works 5 days in a row at most; A works 3360 minutes at least" in done.stderr,
          done.stderr)
    check(" B " not in done.stderr, done.stderr)

    # The way out leads out, and half of it does not.
    out = re.search(r"way out: let A work (\d+) minutes less", done.stderr)
    check(out, done.stderr)
    for minutes, status in ((3360 - int(out[1]), 0), (3361 - int(out[1]), 1)):
        path = write(folder, WEEK.format(minutes=minutes, run=5))
        check(run(path, "--iterations", "5").returncode == status, f"{minutes} minutes")


def says_why_short(folder):
    days = "".join(f"{day},E,3,100,1\n" if day == 2 else f"{day},E,1,100,1\n" for day in range(7))
    path = write(folder, WEEK.format(minutes=0, run=5) + "SECTION_COVER\n" + days)
    done = run(path, "--seconds", "20", "--why")
    if "bound -" in done.stdout:
        return  # built without bounds
    check(done.returncode == 0, str(done.returncode))
    check("3 shifts are wanted and 2 can be worked at most: 3 wanted for E on day 2\n" in done.stderr,
          done.stderr)
    check("way out: 1 fewer of the 3 wanted for E on day 2\n" in done.stderr, done.stderr)
    check(run(path, "--seconds", "20").stderr == "", "unasked")


TESTS = [plans, proves, takes_for_ever, refuses, writes_where_it_is_told, says_why_impossible,
         says_why_short]
print(f"1..{len(TESTS)}")
failed = False
for number, test in enumerate(TESTS, 1):
    with tempfile.TemporaryDirectory() as scratch:
        try:
            test(scratch)
            print(f"ok {number} {test.__name__}")
        except AssertionError as error:
            failed = True
            print(f"not ok {number} {test.__name__}")
            print("# " + str(error).replace("\n", "\n# "))
sys.exit(failed)
