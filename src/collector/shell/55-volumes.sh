# A path that is to be mounted: whether it is there, and can be read. The names in a folder are nobody's business.
volume() {
  S "$1"
  A "$1"
  [ -d "$R$1" ] && question list "$1" || return 0
  if ls "$R$1" >/dev/null 2>&1; then echo .; else echo '- denied'; fi
}

# A share of a server that went away hangs; that one is silent says nothing of the next.
ask_volumes() {
  by_dozens "$(printf '%s\n' "$volumes" | sed -n '/./=' | sed 's/^/part 10 volume_in_line /')"
}

volume_in_line() {
  volume "$(printf '%s\n' "$volumes" | sed -n "$1p")"
}
