# Why a program cannot be asked; nothing where it can.
missing() {
  case $1 in
    /*)
      [ -x "$R$1" ] && return
      if [ -e "$R$1" ]; then
        printf -- '- failed permission denied: %s may not be executed\n' "$1"
      else
        echo '- not-found'
      fi
      ;;
    *)
      command -v "$1" >/dev/null 2>&1 || echo '- not-found'
      ;;
  esac
}

# What a program says on both of its ways, and how it ends.
spoken() {
  exec 3>&1
  rest=$(
    {
      errors=$({ { "$@" 2>&4 3>&- 4>&- 5>&-; echo "$?" >&5; } | { head_of 8388608 && printf '\n.'; } | quoted '|' >&3; } 4>&1 |
        { head_of 1048576 | tr -d '\000' && printf '\n.'; } | hide -e 's/^/!/')
      printf '%s\n' "$errors"
    } 5>&1
  )
  # shellcheck disable=SC2016
  printf '$ %s\n.\n' "$rest"
}

# Asks a program, for $1 seconds at most. `through`: who shortens what it says.
through=
run() {
  late && return
  limit=$1
  shift
  printf '? run %s\n' "$*"
  bounded "$limit" asked "$@" || printf '\n~\n'
}

# To look for it takes its time as well, where a folder is on another machine.
asked() {
  none=$(missing "$1")
  if [ -n "$none" ]; then
    printf '%s\n' "$none"
    return
  fi
  case $1 in
    /*) [ -z "$R" ] || { q_program=$R$1; shift; set -- "$q_program" "$@"; } ;;
  esac
  # shellcheck disable=SC2086
  spoken $through "$@"
}

# Asks a program for the kernel log, where somebody can look through it.
run_for_driver() {
  [ -z "$(missing grep)$(missing cut)" ] || return
  through=driver_lines
  run 10 "$@"
  through=
}

# Of a kernel log what speaks of the driver, and that there is one.
driver_lines() {
  exec 8>&1
  code=$({ { "$@" 8>&- 9>&-; echo "$?" >&9; } | of_driver >&8; } 9>&1)
  return "${code:-1}"
}

of_driver() {
  IFS= read -r q_line || [ -n "$q_line" ] || return
  { printf '%s\n' "$q_line"; cat; } | grep -iE "$driver" | cut -c 1-400 | grep . || echo '(no line of the driver)'
}
