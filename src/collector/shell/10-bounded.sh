# Sets how many seconds are left of all the time that there is; `up` is the time since the start of the machine.
tick() {
  read -r up rest 2>/dev/null </proc/uptime || up=$(date +%s)
  up=${up%%.*}
  left=$((most - up + began))
}

# Whether there is none left.
late() {
  tick
  [ "$left" -le 0 ]
}

# Sets `me` to the number of the process that runs this very subshell: $$ names the first shell.
itself() {
  me=
  read -r me rest 2>/dev/null </proc/self/stat
  # shellcheck disable=SC2016
  [ -n "$me" ] || me=$(exec sh -c 'echo "$PPID"')
}

# Whether the kernel itself lists what a process has started.
lists_children() {
  [ -e "/proc/$1/task/$1/children" ]
}

# Sets `below` to what a process has started, by all of its threads: as the kernel lists it, or, where an old one does not,
# by whose parent it is.
look_below() {
  below=
  if lists_children "$1"; then
    for task in "/proc/$1/task"/*/children; do
      # It has no end of a line.
      children=
      read -r children <"$task"
      below="$below $children"
    done
    return
  fi
  for task in /proc/[0-9]*/stat; do
    children=
    read -r children <"$task"
    children=${children##*')' ? }
    task=${task%/stat}
    [ "${children%% *}" != "$1" ] || below="$below ${task#/proc/}"
  done
}

# Kills a process and all that it has started; what is stopped starts nothing more meanwhile.
end_all() {
  [ "$1" -gt 1 ] || return 0
  kill -s STOP "$1"
  end_below "$1"
  kill -s KILL "$1"
}

end_below() {
  look_below "$1"
  # shellcheck disable=SC2086
  set -- $below
  while [ $# -gt 0 ]; do
    end_all "$1"
    shift
  done
}

# Hands on what a worker writes, whose number comes first, until it ends, $1 seconds are over, or nobody reads it any more.
relay() (
  exec 7<&0
  worker=
  read -r worker <&7
  cat <&7 &
  copy=$!
  { sleep "$1"; kill -s KILL "$copy"; } </dev/null >/dev/null 7<&- &
  clock=$!
  wait "$copy"
  outcome=$?
  end_all "$clock"
  [ "$outcome" -eq 0 ] || end_all "$worker"
  exit "$outcome"
)

# Runs a command, with what it writes, for $1 seconds at most. A process that hangs in the kernel cannot be killed, and
# nothing waits for it: the one that is waited for here only waits itself. Fails where the time was not enough.
within() {
  for_seconds=$1
  shift
  {
    {
      itself
      printf '%s\n' "$me"
      "$@" &
      wait "$!"
    } </dev/null | relay "$for_seconds"
  } 2>/dev/null
}

# The same, and no longer than there is time for all.
bounded() {
  tick
  [ "$left" -ge 1 ] || left=1
  [ "$left" -le "$1" ] || left=$1
  shift
  within "$left" "$@"
}

# One part of the questions. Those that it does not come to are not answered.
part() {
  late || bounded "$@" || printf '\n~\n'
}
