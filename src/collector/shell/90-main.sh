say() {
  [ -n "$quiet" ] || printf 'ngc-doctor: %s\n' "$1" >&2
}

usage() {
  echo 'usage: sh collect.sh [--offline] [--image REF] [--volume PATH] [--limit SECONDS] [--quiet] [FILE]' >&2
  exit 64
}

# Sets what all else relies on.
prepare() {
  newline='
'
  blanks=' 	
'
  IFS=$blanks
  umask 077
  LC_ALL=C
  export LC_ALL
  unset LANGUAGE CDPATH GREP_OPTIONS
  path_before=${PATH-}
  PATH=$PATH:/usr/local/sbin:/usr/sbin:/sbin
  R=${NGC_DOCTOR_COLLECT_ROOT-}
  extended=-E
  echo a | sed -E 's/(a)/b/' >/dev/null 2>&1 || extended=-r
  most=240
  began=$(seconds)
  quiet='' offline='' image='' volumes='' file=''
}

main() {
  prepare
  while [ $# -gt 0 ]; do
    case $1 in
      --offline) offline=yes ;;
      --quiet) quiet=yes ;;
      --limit) [ $# -gt 1 ] || usage; most=$2; shift ;;
      --image) [ $# -gt 1 ] || usage; image=$2; shift ;;
      --volume) [ $# -gt 1 ] || usage; volumes=$volumes$newline$2; shift ;;
      -*) usage ;;
      *) [ -z "$file" ] || usage; file=$1 ;;
    esac
    shift
  done
  case $most in '' | *[!0-9]*) usage ;; esac
  case $image in *[!A-Za-z0-9/:@._-]*) usage ;; esac
  if [ -n "$file" ]; then exec >"$file" || exit 73; fi
  trap 'exit 129' HUP
  trap 'exit 130' INT
  trap 'exit 143' TERM
  collect
  say "collected in $(($(seconds) - began)) s"
}

collect() {
  printf 'ngc-doctor-collected 1\nversion %s\ndate %s\noffline %s\nimage %s\n' "$version" "$(date -u +%Y-%m-%dT%H:%M:%SZ)" "${offline:-no}" "${image:-auto}"
  look_around
  part 10 system
  each bounded_volume "$volumes"
  variables
  say 'looks at files'
  files
  for follow in processes unit_files contexts apt_keys toolkit_files; do part 15 "$follow"; done
  say 'asks the engine'
  ask_the_engine
  part 15 spec_files
  say 'asks for the GPUs'
  ask_smi
  say 'asks tools'
  ask_tools
  each version_of "$(bounded 10 toolkit_programs | sort -u | head -n 24)"
  [ -n "$offline" ] || ask_network
  if late; then echo '! out of time'; fi
  echo '! end'
}

main "$@"
