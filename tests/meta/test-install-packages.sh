#!/bin/sh
# build-aux/install-packages against a made-up Debian: it must be silent when nothing is missing,
# install just what is, and say what to type when it cannot.
set -eu

root=$(cd "$(dirname "$0")/../.." && pwd)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
count=0

check() {
  count=$((count + 1))
  if [ "$2" = "$3" ]; then
    echo "ok $count - $1"
  else
    echo "not ok $count - $1"
    printf '%s\n' "expected: $2" "got: $3" | sed 's/^/# /'
  fi
}

# A copy of the script beside a list of its own, and tools that only write down how they are called.
mkdir "$scratch/aux" "$scratch/bin"
cp "$root/build-aux/install-packages" "$scratch/aux/"
cat >"$scratch/aux/packages" <<'END'
# comment
build  alpha        first
build  beta|gamma   second, or third
test   delta        fourth
END
cat >"$scratch/bin/dpkg-query" <<'END'
#!/bin/sh
for package; do :; done
grep -qx "$package" "$SCRATCH/installed" && printf installed
END
cat >"$scratch/bin/apt-get" <<'END'
#!/bin/sh
echo "$*" >>"$SCRATCH/calls"
case $* in
  *install*) exit "${APT_STATUS:-0}" ;;
esac
END
cat >"$scratch/bin/id" <<'END'
#!/bin/sh
echo "${FAKE_UID:-0}"
END
cat >"$scratch/bin/sudo" <<'END'
#!/bin/sh
echo "sudo $*" >>"$SCRATCH/calls"
[ "${SUDO_STATUS:-0}" = 0 ] || exit "$SUDO_STATUS"
[ "$1" = -n ] && shift
exec "$@"
END
chmod +x "$scratch"/bin/*
export SCRATCH="$scratch" PATH="$scratch/bin:$PATH"

# Prints the exit status; what was said is in $scratch/said, what was called in $scratch/calls.
install() {
  : >"$scratch/calls"
  status=0
  sh "$scratch/aux/install-packages" "$@" >"$scratch/said" 2>&1 </dev/null || status=$?
  echo $status
}

said() { cat "$scratch/said"; }
installed() { sed -n 's/.*--no-install-recommends //p' "$scratch/calls"; }

printf '%s\n' alpha gamma delta >"$scratch/installed"
check "nothing missing: succeeds" 0 "$(install build test)"
check "nothing missing: says nothing" "" "$(said)"
check "nothing missing: asks nobody" "" "$(cat "$scratch/calls")"

printf '%s\n' alpha >"$scratch/installed"
check "missing as root: succeeds" 0 "$(install build test)"
check "missing as root: installs just that, the first of a choice" "beta delta" "$(installed)"
check "only the group asked for" 0 "$(install build)"
check "only the group asked for is installed" "beta" "$(installed)"
check "--list only lists" 0 "$(install --list build test)"
check "--list names what is missing" "beta delta" "$(said | tr '\n' ' ' | sed 's/ $//')"
check "--list asks nobody" "" "$(cat "$scratch/calls")"

check "an installation that fails: 1" 1 "$(APT_STATUS=100; export APT_STATUS; install build)"
check "an installation that fails names what to type" 1 \
  "$(said | grep -c 'apt-get update && apt-get install --no-install-recommends beta')"

FAKE_UID=1000
export FAKE_UID
check "through sudo: succeeds" 0 "$(install build)"
check "through sudo: installs" "beta" "$(installed | tail -n 1)"
check "sudo wants a password and nobody can type it: 1" 1 \
  "$(SUDO_STATUS=1; export SUDO_STATUS; install build)"
check "… and says what root must type" 1 \
  "$(said | grep -c '^  apt-get install --no-install-recommends beta$')"
check "a group that does not exist is wrong usage" 2 "$(install nonsense)"
check "no group is wrong usage" 2 "$(install)"

# The real list: three columns, known groups, no package twice.
check "every line of build-aux/packages has group, package and purpose" "" \
  "$(awk '!/^(#|$)/ && (NF < 3 || $1 !~ /^(build|run|tour|test)$/)' "$root/build-aux/packages")"
check "no package stands there twice" "" \
  "$(awk '!/^(#|$)/ { print $2 }' "$root/build-aux/packages" | sort | uniq -d)"
echo "1..$count"
