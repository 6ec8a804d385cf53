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
      errors=$({ { "$@" 2>&4 3>&- 4>&- 5>&-; echo "$?" >&5; } | { head_of 8388608; printf '\n.'; } | quoted '|' >&3; } 4>&1 |
        { head_of 1048576 | tr -d '\000'; printf '\n.'; } | hide | sed 's/^/!/')
      printf '%s\n' "$errors"
    } 5>&1
  )
  # shellcheck disable=SC2016
  printf '$ %s\n.\n' "$rest"
}

# Asks a program: how long it may take, the question as it is written down, and its words.
run() {
  late && return
  limit=$1
  printf '? run %s\n' "$2"
  shift 2
  none=$(case $1 in driver_lines) missing "$2" ;; *) missing "$1" ;; esac)
  if [ -n "$none" ]; then
    printf '%s\n' "$none"
    return
  fi
  case $1 in
    /*) [ -z "$R" ] || { q_program=$R$1; shift; set -- "$q_program" "$@"; } ;;
  esac
  bounded "$limit" spoken "$@" || printf '\n~\n'
}

# Of a kernel log what speaks of the driver, and that there is one.
driver_lines() {
  text=$("$@")
  code=$?
  lines=$(printf '%s\n' "$text" | grep -iE "$driver" | cut -c 1-400)
  if [ -n "$lines" ]; then
    printf '%s\n' "$lines"
  elif [ -n "$text" ]; then
    echo '(no line of the driver)'
  fi
  return "$code"
}
