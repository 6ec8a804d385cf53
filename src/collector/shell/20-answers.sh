# The variables of these functions begin with q_, since a shell has no others than its own.

# What the first bytes of a text are, the rest is read and thrown away: whoever writes it must not die of it.
head_of() {
  head -c "$1"
  cat >/dev/null
}

# Lines of a text, so that none can be mistaken for one of ours.
quoted() {
  hide | sed "s/^/$1/"
  printf '\n.\n'
}

# Why a path tells nothing: it is not there, or a folder before it may not be looked into. On a filesystem whose server is
# gone nothing seems to be there: of such a one the system's own words are asked for.
gone() {
  if is_remote "$1"; then
    confirmed "$1"
    return
  fi
  case $1 in /*) q_above=${1%/*} ;; *) q_above= ;; esac
  while [ -n "$q_above" ] && ! [ -e "$R$q_above" ]; do
    q_above=${q_above%/*}
  done
  if [ -d "$R$q_above/" ] && ! [ -x "$R$q_above/" ]; then
    echo '- denied'
  else
    echo '- absent'
  fi
}

is_remote() {
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
  { head -c 1048576 <"$1" && printf '\n.' || printf '\n!'; } | quoted '|'
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
      { head -c 16384 <"$1" && printf '\n.' || printf '\n!'; } | quoted '|' ;;
    *) whole "$1" ;;
  esac
}

R() {
  for q_path; do
    question read "$q_path" || continue
    if [ -d "$R$q_path" ]; then
      echo '- failed EISDIR'
    elif [ -f "$R$q_path" ]; then
      if true <"$R$q_path"; then text_of "$R$q_path" "$q_path"; else refused "$R$q_path"; fi
    elif [ -e "$R$q_path" ]; then
      echo '- failed EINVAL'
    else
      gone "$q_path"
    fi
  done
}

L() {
  for q_path; do
    question list "$q_path" || continue
    if [ -d "$R$q_path" ]; then
      if [ -r "$R$q_path" ] && [ -x "$R$q_path" ]; then listed "$R$q_path"; else echo '- denied'; fi
    else
      gone "$q_path"
    fi
  done
}

# An empty list is believed where ls finds no fault with the folder.
listed() {
  q_names=$(names "$1")
  if [ "$q_names" != . ] || ls "$1" >/dev/null; then
    printf '%s\n' "$q_names"
  else
    echo '- failed EIO'
  fi
}

# Of folders that hold thousands of names only those that are asked for.
names() (
  cd "$1" || exit
  case $1 in
    */var/lib/dpkg/info | */usr/lib | */usr/lib64 | */usr/lib/*-linux-gnu) q_wanted='*nvidia* *cuda* *nvcuvid*' ;;
    *) q_wanted='* .[!.]* ..?*' ;;
  esac
  for q_name in $q_wanted; do
    case $q_name in
      *'*') [ -e "$q_name" ] || [ -L "$q_name" ] || continue ;;
      *"$newline"*) continue ;;
    esac
    printf '|%s\n' "$q_name"
  done
  echo .
)

S() {
  for q_path; do
    if [ -e "$R$q_path" ]; then
      q_value=$(stat -L -c '%f %s %u %g %t %T %W %Z %z' "$R$q_path") || continue
      question stat "$q_path" && printf '= %s\n' "$q_value"
    else
      question stat "$q_path" && gone "$q_path"
    fi
  done
}

K() {
  for q_path; do
    if [ -L "$R$q_path" ]; then
      q_value=$(readlink "$R$q_path") || continue
      question link "$q_path" && printf '= %s\n' "$q_value"
    elif [ -e "$R$q_path" ]; then
      question link "$q_path" && echo '- failed EINVAL'
    else
      question link "$q_path" && gone "$q_path"
    fi
  done
}

A() {
  for q_path; do
    question access "$q_path" || continue
    if ! [ -e "$R$q_path" ]; then
      gone "$q_path"
    elif [ -r "$R$q_path" ] && [ -w "$R$q_path" ]; then
      echo '= yes'
    else
      echo '- denied'
    fi
  done
}

D() {
  for q_path; do
    if [ -e "$R$q_path" ]; then
      q_value=$(stat -f -c '%a %b %s %c %d' "$R$q_path") || continue
      question disk "$q_path" && printf '= %s\n' "$q_value"
    else
      question disk "$q_path" && gone "$q_path"
    fi
  done
}

# A variable: whether it is set, and its value.
V() {
  printf '? env %s\n' "$1"
  if [ -n "$2" ]; then
    printf '%s\n.' "$3" | quoted '|'
  else
    echo '- unset'
  fi
}
