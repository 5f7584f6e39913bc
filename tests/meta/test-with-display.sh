#!/bin/sh
# build-aux/with-display: a display, a bus and a home of its own, the command's own status and
# output, and nothing left behind.
set -eu

with_display=$(cd "$(dirname "$0")/../.." && pwd)/build-aux/with-display
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
count=0

check() {
  count=$((count + 1))
  if [ "$2" = "$3" ]; then
    echo "ok $count - $1"
  else
    echo "not ok $count - $1"
    printf '%s\n' "$1: expected: $2" "$1: got: $3" >&2
  fi
}

# The temporary folder of this test, so that what is left behind can be seen.
run() {
  status=0
  TMPDIR=$scratch HOME=/nowhere XDG_DATA_HOME=/nowhere XDG_CONFIG_HOME=/nowhere DISPLAY=:nowhere \
    DBUS_SESSION_BUS_ADDRESS=unix:path=/nowhere WAYLAND_DISPLAY=nowhere \
    "$with_display" "$@" >"$scratch/out" 2>"$scratch/err" || status=$?
}

run sh -c 'echo words; echo complaints >&2; exit 7'
check "the command's status" 7 "$status"
check "the command's output and nothing else" words "$(cat "$scratch/out")"
check "the command's complaints and nothing else" complaints "$(cat "$scratch/err")"

run sh -c 'echo "$HOME $XDG_DATA_HOME $XDG_CONFIG_HOME $XDG_RUNTIME_DIR $DISPLAY" \
  "$DBUS_SESSION_BUS_ADDRESS ${WAYLAND_DISPLAY-}"'
check "nothing of the person who starts it" 0 "$(grep -c nowhere "$scratch/out")"

run sh -c 'gdbus call --session --dest org.a11y.Bus --object-path /org/a11y/bus \
  --method org.a11y.Bus.GetAddress'
check "a bus with accessibility" "0 1" "$status $(grep -c unix: "$scratch/out")"

# Several at the same moment each get a display.
for number in 1 2 3 4; do
  TMPDIR=$scratch "$with_display" --wm sh -c 'echo "$DISPLAY"; sleep 0.5' \
    >"$scratch/display-$number" 2>&1 &
done
wait
check "four at a time have four displays" 4 "$(cat "$scratch"/display-* | sort -u | grep -c '^:')"

sleep 1
check "no folder is left behind" "" "$(find "$scratch" -name 'foyer-display*')"
check "no process is left behind" "" "$(cat /proc/[0-9]*/cmdline 2>/dev/null | tr '\0' ' ' |
  grep -ao "$scratch/foyer-[d]isplay[^ ]*" | head -n 1)"

run --nonsense true
check "an unknown option is wrong usage" 2 "$status"
run
check "no command is wrong usage" 2 "$status"
echo "1..$count"
