# Where the docker command would find its engine.
find_engine() {
  context=${DOCKER_CONTEXT-}
  engine=${DOCKER_HOST-}
  [ -z "$engine" ] || return 0
  [ -n "$context" ] || context=$(bounded 5 member currentContext "$R$docker/config.json")
  case $context in
    '' | default) engine=unix:///var/run/docker.sock ;;
    *) engine=$(bounded 5 engine_of "$context") ;;
  esac
}

# The first value of a member in a file of JSON.
member() {
  tr -d '\n' <"$2" | grep -o "\"$1\"[[:space:]]*:[[:space:]]*\"[^\"]*\"" | head -n 1 | sed 's/^[^:]*:[[:space:]]*"//;s/"$//'
}

# The endpoint that a context names.
engine_of() {
  for meta in "$R$docker"/contexts/meta/*/meta.json; do
    [ "$(member Name "$meta")" = "$1" ] || continue
    member Host "$meta"
    return
  done
}

asked_engine() {
  case $engine in
    unix://*) over_socket "$R${engine#unix://}" "$1" ;;
    *) over_tcp "$engine" "$1" ;;
  esac
}

# Why the engine is not to be reached at all; nothing where it may be.
closed() {
  socket=${engine#unix://}
  case $engine in
    unix:///*)
      if ! [ -e "$R$socket" ]; then
        case $(gone "$socket") in *denied) echo EACCES ;; *) echo ENOENT ;; esac
      elif ! [ -w "$R$socket" ]; then
        echo EACCES
      fi
      ;;
    tcp://* | http://*) ;;
    *) echo ENOTSUP ;;
  esac
}

# One question to the engine; what it says is kept in `said`, and in `bar` why it says nothing. Where it could not be
# reached, `shut`, it is not tried again.
ask_engine() {
  said='' bar=$shut
  late && return
  case $engine in '' | *"$newline"* | *' '*) return ;; esac
  [ -n "$bar" ] || bar=$(bounded 5 closed)
  if [ -z "$bar" ]; then
    said=$(bounded 9 asked_engine "$1") || bar=ETIMEDOUT
    case $said in
      HTTP/*) bar= ;;
      !E*) bar=${said#!} said= ;;
      *) said= ;;
    esac
    if [ -z "$said$bar" ] && command -v docker >/dev/null; then said=$(bounded 10 by_command "$1"); fi
  fi
  [ -n "$said$bar" ] || return 0
  printf '? engine GET %s %s\n' "$(printf '%s\n' "$engine" | hide)" "$1"
  if [ -n "$said" ]; then
    printf '%s\n.' "$said" | quoted '|'
  else
    printf -- '- failed %s\n' "$bar"
  fi
}

ask_the_engine() {
  find_engine
  case $context in '' | default) ;; *) part 5 context_file ;; esac
  ask_engine /version
  version_said=$said shut=$bar
  ask_engine /info
  info=$said
  spec_folders=$(said_in CDISpecDirs '\[\([^]]*\)\]' | tr ',' '\n' | tr -d '"')
  if [ -n "$version_said" ]; then
    beside ask_for_images 'part 25 engine_files' 'part 25 spec_files' ask_network
  else
    beside 'part 5 endpoint_file' ask_why_down 'part 25 spec_files' ask_network
  fi
}

# A member of what the engine says of itself, by the form of its value.
said_in() {
  printf '%s\n' "$info" | tr -d '\r\n' | sed -n "s/.*\"$1\":$2.*/\\1/p"
}

ask_for_images() {
  ask_engine /images/json
  by_dozens "$(
    {
      printf '%s\n' "$said" | grep -oE '"[^" ]*nvidia/pytorch:[^" ]+"' | tr -d '"' | sort -ru | head -n 20
      printf '%s\n' "$image"
    } | sed -n 's|^[A-Za-z0-9/:@._-]\{1,\}$|ask_engine /images/&/json|p'
  )"
}

# The journal of a daemon that does not answer, and which daemon there is.
ask_why_down() {
  journals=
  if [ -d "$R/run/systemd/system" ]; then
    journals='run 10 journalctl -u docker -n 40 -o cat --no-pager
run 10 journalctl --user -u docker -n 40 -o cat --no-pager'
  fi
  by_dozens "$journals$newline$(bounded 10 dockerds | versions)"
}
