say() {
  [ -n "$quiet" ] || printf 'ngc-doctor: %s\n' "$1" >&2
}

usage() {
  echo 'usage: sh collect.sh [--offline] [--image REF] [--volume PATH] [--limit SECONDS] [--names] [--quiet] [FILE]' >&2
  exit 64
}

# Sets what all else relies on.
prepare() {
  set +aCefuvx
  # shellcheck disable=SC3040
  (set +o pipefail) 2>/dev/null && set +o pipefail
  newline='
'
  blanks=' 	
'
  IFS=$blanks
  umask 077
  LC_ALL=C
  export LC_ALL
  unset LANGUAGE CDPATH GREP_OPTIONS POSIXLY_CORRECT TMOUT ENV BASH_ENV
  path_before=${PATH-}
  PATH=$PATH:/usr/local/sbin:/usr/sbin:/sbin
  R=${NGC_DOCTOR_COLLECT_ROOT-}
  extended=-E
  echo a | sed -E 's/(a)/b/' >/dev/null 2>&1 || extended=-r
  head_counts='' keeps=cat
  [ "$(echo ab | head -c 1)" != a ] || head_counts=yes
  [ "$(echo a | tail -n 100000000)" != a ] || keeps='tail -n 100000000'
  most=240 began=0
  tick
  began=$up
  quiet='' offline='' image='' volumes='' naming='' file=''
}

main() {
  prepare
  while [ $# -gt 0 ]; do
    case $1 in
      --offline) offline=yes ;;
      --quiet) quiet=yes ;;
      --names) naming=yes ;;
      --limit) [ $# -gt 1 ] || usage; most=$2; shift ;;
      --image) [ $# -gt 1 ] || usage; image=$2; shift ;;
      --volume) [ $# -gt 1 ] || usage; volumes=$volumes$newline$2; shift ;;
      -*) usage ;;
      *) [ -z "$file" ] || usage; file=$1 ;;
    esac
    shift
  done
  case $most in '' | 0?* | ????????* | *[!0-9]*) usage ;; esac
  case $image in *[!A-Za-z0-9/:@._-]*) usage ;; esac
  if [ -n "$file" ]; then
    (: >"$file") || exit 73
    exec >"$file"
  fi
  say 'looks at files, and asks the engine, the GPUs and tools'
  guarded
  say "collected in $((up - began)) s"
}

# Collects, and ends all that was started for that where somebody interrupts, or nobody reads any more. All of it is deaf
# to signals but those from here, lest a part of it be gone before what it has started.
guarded() {
  itself
  trap 'interrupted 129' HUP
  trap 'interrupted 130' INT
  trap 'interrupted 143' TERM
  {
    trap '' HUP INT TERM
    within "$((most + 15))" collect
  } 2>/dev/null &
  wait "$!" || {
    say 'could not write all of it'
    exit 74
  }
  tick
}

interrupted() {
  trap '' HUP INT TERM
  end_below "$me" 2>/dev/null
  exit "$1"
}

collect() {
  printf 'ngc-doctor-collected 1\nversion %s\ndate %s\noffline %s\nimage %s\n' "$version" "$(date -u +%Y-%m-%dT%H:%M:%SZ)" "${offline:-no}" "${image:-auto}"
  look_around
  beside 'part 25 system' who_is_named variables files ask_volumes follow_files ask_the_engine ask_smi ask_tools
  if late; then echo '! out of time'; fi
  echo '! end'
}

# What names people and machines, for whoever takes their names out of all else.
who_is_named() {
  [ -z "$naming" ] || part 5 R /etc/passwd /etc/hosts /etc/hostname /etc/resolv.conf /proc/sys/kernel/hostname
}

# What one answer leads to.
follow_files() {
  printf '%s\n' "$found"
  for follow in processes unit_files contexts apt_keys toolkit_files; do part 25 "$follow"; done
}

main "$@"
