# The variables of these functions begin with q_, since a shell has no others than its own.

# The first bytes of a text; all of it where head cannot count them.
begin_of() {
  if [ -n "$head_counts" ]; then head -c "$1"; else cat; fi
}

# The same, and the rest is read and thrown away: whoever writes it must not die of it.
head_of() {
  begin_of "$1" && cat >/dev/null
}

# Lines of a text, so that none can be mistaken for one of ours.
quoted() {
  hide -e "s/^/$1/"
  printf '\n.\n'
}

# Why a path tells nothing: it is not there, or a folder before it may not be looked into. On a filesystem whose server is
# gone nothing seems to be there, nor behind a link into a closed folder: of such the system's own words are asked for.
gone() {
  if is_remote "$1"; then
    confirmed "$1"
    return
  fi
  q_above=$1
  while [ -n "$q_above" ] && ! [ -e "$R$q_above" ]; do
    if [ -L "$R$q_above" ]; then
      confirmed "$1"
      return
    fi
    case $q_above in /*) q_above=${q_above%/*} ;; *) q_above= ;; esac
  done
  if [ -d "$R$q_above/" ] && ! [ -x "$R$q_above/" ]; then
    echo '- denied'
  else
    echo '- absent'
  fi
}

is_remote() {
  [ "$remote" != unknown ] || return 0
  for q_mount in $remote; do
    case $1 in "$q_mount" | "$q_mount"/*) return 0 ;; esac
  done
  return 1
}

confirmed() {
  q_why=$(stat -L "$R$1" 2>&1 >/dev/null)
  case $q_why in
    *'No such file'* | *'Not a directory'*) echo '- absent' ;;
    *[Dd]enied*) echo '- denied' ;;
    *) printf -- '- failed %s\n' "${q_why##*: }" ;;
  esac
}

# Begins an answer about a path; fails for a name that no line can hold.
question() {
  case $2 in
    *"$newline"* | *'*'*) return 1 ;;
  esac
  printf '? %s %s\n' "$1" "$2"
}

# The system's own words for why a file cannot be opened.
refused() {
  q_why=$({ true <"$1"; } 2>&1)
  case $q_why in
    *[Dd]enied* | *permitted*) echo '- denied' ;;
    *'No such file'*) echo '- absent' ;;
    *) printf -- '- failed %s\n' "${q_why##*: }" ;;
  esac
}

# The kernel's own small files, without starting a program for each.
small() {
  q_left='' q_any=''
  {
    while IFS= read -r q_left; do
      printf '|%s\n' "$q_left"
      q_any=yes
    done
  } <"$1"
  if [ -n "$q_any$q_left" ]; then printf '|%s\n|.\n.\n' "$q_left"; else whole "$1"; fi
}

# Of a file that is read here the lines that grep finds.
only() {
  {
    grep "$@"
    if [ "$?" -lt 2 ]; then printf '\n.'; else printf '\n!'; fi
  } | head_of 1048576 | quoted '|'
}

# Any file, as it is.
whole() {
  { begin_of 1048576 <"$1" && printf '\n.' || printf '\n!'; } | quoted '|'
}

# The text of a file. Its last line says whether it was read to its end.
text_of() {
  case $2 in
    /sys/firmware/* | /proc/device-tree/* | /proc/*/cmdline)
      { tr '\000' '\n' <"$1" && printf '\n.' || printf '\n!'; } | head_of 1048576 | quoted 0 ;;
    /proc/*/environ)
      { tr '\000' '\n' <"$1" && printf '\n.' || printf '\n!'; } | head_of 1048576 | told | quoted 0 ;;
    /sys/*) small "$1" ;;
    /etc/ssl/* | /etc/pki/* | */certs.d/*) printf 'certificates\n.' | quoted '|' ;;
    /lib/modules/*/modules.dep)
      only '/nvidia' <"$1" ;;
    /proc/self/mountinfo)
      only -E '^[^ ]+ [^ ]+ [^ ]+ [^ ]+ (/|/etc|/usr) ' <"$1" ;;
    /run/cloud-init/instance-data.json)
      only -E "$instance" <"$1" ;;
    /etc/motd | /run/motd.dynamic)
      only 'NVIDIA GPU Cloud image' <"$1" ;;
    */build/make.log)
      only -E '^DKMS|error:|\*\*\*' <"$1" ;;
    /proc/cpuinfo)
      { begin_of 16384 <"$1" && printf '\n.' || printf '\n!'; } | quoted '|' ;;
    *) whole "$1" ;;
  esac
}
