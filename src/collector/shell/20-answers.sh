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

# Why a path tells nothing: it is not there, or a folder before it may not be looked into.
gone() {
  above=${1%/*}
  while [ -n "$above" ] && ! [ -e "$R$above" ]; do
    above=${above%/*}
  done
  if [ -d "$R$above/" ] && ! [ -x "$R$above/" ]; then
    echo '- denied'
  else
    echo '- absent'
  fi
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
  why=$({ true <"$1"; } 2>&1)
  case $why in
    *[Dd]enied* | *permitted*) echo '- denied' ;;
    *'No such file'*) echo '- absent' ;;
    *) printf -- '- failed %s\n' "${why##*: }" ;;
  esac
}

# The kernel's own small files, without starting a program for each.
small() {
  left='' any=''
  {
    while IFS= read -r left; do
      printf '|%s\n' "$left"
      any=yes
    done
  } <"$1"
  if [ -n "$any$left" ]; then printf '|%s\n|.\n.\n' "$left"; else whole "$1"; fi
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
    /lib/modules/*/modules.dep)
      { grep '/nvidia' <"$1" || true; printf '\n.'; } | head_of 1048576 | quoted '|' ;;
    /proc/self/mountinfo)
      { grep -E '^[^ ]+ [^ ]+ [^ ]+ [^ ]+ (/|/etc|/usr) ' <"$1" || true; printf '\n.'; } | quoted '|' ;;
    /run/cloud-init/instance-data.json)
      { grep -E "$instance" <"$1" || true; printf '\n.'; } | quoted '|' ;;
    /etc/motd | /run/motd.dynamic)
      { grep 'NVIDIA GPU Cloud image' <"$1" || true; printf '\n.'; } | quoted '|' ;;
    */build/make.log)
      { head -n 20 <"$1"; grep -E 'error:|\*\*\*' <"$1" | head -n 50; printf '\n.'; } | head_of 65536 | quoted '|' ;;
    /proc/cpuinfo)
      { head -c 16384 <"$1" && printf '\n.' || printf '\n!'; } | quoted '|' ;;
    *) whole "$1" ;;
  esac
}

R() {
  for path; do
    question read "$path" || continue
    if [ -d "$R$path" ]; then
      echo '- failed EISDIR'
    elif [ -f "$R$path" ]; then
      if true <"$R$path"; then text_of "$R$path" "$path"; else refused "$R$path"; fi
    elif [ -e "$R$path" ]; then
      echo '- failed EINVAL'
    else
      gone "$path"
    fi
  done
}

L() {
  for path; do
    question list "$path" || continue
    if [ -d "$R$path" ]; then
      if [ -r "$R$path" ] && [ -x "$R$path" ]; then names "$R$path"; else echo '- denied'; fi
    else
      gone "$path"
    fi
  done
}

# Of folders that hold thousands of names only those that are asked for.
names() (
  cd "$1" || exit
  case $1 in
    */var/lib/dpkg/info | */usr/lib | */usr/lib64 | */usr/lib/*-linux-gnu) wanted='*nvidia* *cuda* *nvcuvid*' ;;
    *) wanted='* .[!.]* ..?*' ;;
  esac
  for name in $wanted; do
    case $name in
      *'*') [ -e "$name" ] || [ -L "$name" ] || continue ;;
      *"$newline"*) continue ;;
    esac
    printf '|%s\n' "$name"
  done
  echo .
)

S() {
  for path; do
    if [ -e "$R$path" ]; then
      value=$(stat -L -c '%f %s %u %g %t %T %W %Z %z' "$R$path") || continue
      question stat "$path" && printf '= %s\n' "$value"
    else
      question stat "$path" && gone "$path"
    fi
  done
}

K() {
  for path; do
    if [ -L "$R$path" ]; then
      value=$(readlink "$R$path") || continue
      question link "$path" && printf '= %s\n' "$value"
    elif [ -e "$R$path" ]; then
      question link "$path" && echo '- failed EINVAL'
    else
      question link "$path" && gone "$path"
    fi
  done
}

A() {
  for path; do
    question access "$path" || continue
    if ! [ -e "$R$path" ]; then
      gone "$path"
    elif [ -r "$R$path" ] && [ -w "$R$path" ]; then
      echo '= yes'
    else
      echo '- denied'
    fi
  done
}

D() {
  for path; do
    if [ -e "$R$path" ]; then
      value=$(stat -f -c '%a %b %s %c %d' "$R$path") || continue
      question disk "$path" && printf '= %s\n' "$value"
    else
      question disk "$path" && gone "$path"
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
