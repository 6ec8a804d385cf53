# The text of a number of seconds since the start of the machine.
seconds() {
  read -r up rest 2>/dev/null </proc/uptime || up=$(date +%s)
  up=${up%% *}
  printf '%s' "${up%.*}"
}

# Of all the time that there is, how much is left.
left() {
  printf '%s' "$((most - $(seconds) + began))"
}

# Whether there is none left.
late() {
  [ "$(left)" -le 0 ]
}

# The number of the process that runs this very subshell: $$ names the first shell.
itself() {
  me=
  read -r me rest </proc/self/stat
  printf '%s\n' "${me:-0}"
}

# Kills what a process has started, and what that has.
kill_below() {
  [ "$1" -gt 1 ] || return 0
  children=
  read -r children <"/proc/$1/task/$1/children"
  # shellcheck disable=SC2086
  set -- $children
  while [ $# -gt 0 ]; do
    kill -STOP "$1"
    kill_below "$1"
    kill -KILL "$1"
    shift
  done
}

# Does nothing for $1 seconds; when it is told to end, its sleep ends with it.
nap() {
  trap 'kill "$asleep" 2>/dev/null; exit 1' TERM
  sleep "$1" &
  asleep=$!
  wait "$asleep"
}

# Hands on what a worker writes, whose number comes first, until it ends or $1 seconds are over.
relay() (
  exec 7<&0
  worker=0
  read -r worker <&7
  cat <&7 &
  copy=$!
  { nap "$1" && { kill -KILL "$copy"; kill_below "$worker"; kill "$worker"; }; } </dev/null >/dev/null 7<&- &
  clock=$!
  trap 'kill_below "$worker"; kill "$worker" "$copy" "$clock"; exit 130' HUP INT TERM
  wait "$copy"
  outcome=$?
  # Ended by the clock, which has more to do.
  if [ "$outcome" -gt 128 ]; then wait "$clock"; else kill "$clock"; fi
  exit "$outcome"
)

# Runs a command, with what it writes, for $1 seconds at most, and no longer than there is time for all. A process that
# hangs in the kernel cannot be killed, and nothing waits for it: the one that is waited for here only waits itself. Fails
# where the time was not enough.
bounded() {
  for_seconds=$(left)
  [ "$for_seconds" -ge 1 ] || for_seconds=1
  [ "$for_seconds" -le "$1" ] || for_seconds=$1
  shift
  {
    # Who interrupts is answered by the relay, which finds all that runs below this one.
    trap : HUP INT
    trap 'exit 0' TERM
    itself
    "$@" &
    while kill -0 "$!"; do wait "$!"; done
  } </dev/null 2>/dev/null | relay "$for_seconds" 2>/dev/null
}

# One part of the questions. Those that it does not come to are not answered.
part() {
  late && return
  bounded "$1" "$2" || printf '\n~\n'
}
