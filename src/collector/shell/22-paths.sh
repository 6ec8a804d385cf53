# The questions about paths and variables, each by a letter: read, list, stat, link, access, disk, variable.

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

# Of each path what is said of it in a line: the kind of the question, and who says it.
each_told() {
  q_kind=$1
  q_who=$2
  shift 2
  for q_path; do
    if [ -e "$R$q_path" ] || { [ "$q_kind" = link ] && [ -L "$R$q_path" ]; }; then
      q_value=$("$q_who" "$R$q_path") || continue
      case $q_value in *"$newline"*) continue ;; esac
      question "$q_kind" "$q_path" && printf '%s\n' "$q_value"
    else
      question "$q_kind" "$q_path" && gone "$q_path"
    fi
  done
}

S() {
  each_told stat state_of "$@"
}

state_of() {
  stat -L -c '= %f %s %u %g %t %T %W %Z %z' "$1"
}

D() {
  each_told disk room_of "$@"
}

room_of() {
  stat -f -c '= %a %b %s %c %d' "$1"
}

K() {
  each_told link target_of "$@"
}

target_of() {
  if ! [ -L "$1" ]; then
    echo '- failed EINVAL'
  elif q_value=$(readlink "$1"); then
    printf '= %s\n' "$q_value"
  else
    return 1
  fi
}

A() {
  each_told access use_of "$@"
}

use_of() {
  if [ -r "$1" ] && [ -w "$1" ]; then echo '= yes'; else echo '- denied'; fi
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
