# Does several things at the same time, each told in words without blanks in them. What they write comes in their order.
beside() {
  thing=$1
  shift
  # shellcheck disable=SC2086
  after_it "$@" | { $thing </dev/null; cat; }
}

# What comes after the first is kept by tail until it is whole: in a full pipe a writer would wait, and seem to hang.
after_it() {
  [ $# -gt 0 ] || return 0
  thing=$1
  shift
  # shellcheck disable=SC2086
  after_it "$@" | { $thing </dev/null | $keeps; cat; }
}

# The same with a list, a line for each, of which a machine bears a dozen at a time.
by_dozens() {
  set -f
  IFS=$newline
  # shellcheck disable=SC2086
  set -- $1
  IFS=$blanks
  set +f
  while [ $# -gt 12 ]; do
    beside "$1" "$2" "$3" "$4" "$5" "$6" "$7" "$8" "$9" "${10}" "${11}" "${12}"
    shift 12
  done
  [ $# -eq 0 ] || beside "$@"
}
