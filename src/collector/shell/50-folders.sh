# Calls a function with each folder of a list, whose names may have blanks in them.
each() {
  function=$1
  list=$2
  set -f
  IFS=$newline
  # shellcheck disable=SC2086
  set -- $list
  IFS=$blanks
  set +f
  for folder; do
    "$function" "$folder"
  done
}

# The folders of a PATH, each once, one a line.
folders_of() {
  printf '%s\n' "$1" | tr ':' '\n' | grep -v '^$' | sort -u
}

# The numbers that daemons of Docker noted, and those that pgrep found.
daemons() {
  for note in /var/run/docker.pid /run/snap.docker/docker.pid "$runtime/docker.pid"; do
    number=
    read -r number rest <"$R$note"
    printf '%s\n' "$number"
  done
  printf '%s\n' "$found" | sed -n 's/^|//p'
}

# The PATH that a daemon has, by its environment, and by the unit that starts it.
paths_of_daemons() {
  for pid in $pids; do
    tr '\000' '\n' <"$R/proc/$pid/environ" | sed -n 's/^PATH=//p'
  done
  each unit_path "$units"
}

unit_path() {
  for unit in "$R$1"/docker.service "$R$1"/docker.service.d/*.conf; do
    [ -f "$unit" ] && sed -n 's/^[[:space:]]*Environment=.*PATH=\([^"[:space:]]*\).*/\1/p' "$unit"
  done
}

units_of() {
  for folder in /etc /run /usr/local/lib /usr/lib /lib; do
    printf '%s/systemd/system\n' "$folder"
  done
  printf '%s/systemd/user\n' "$config"
}

# Where filesystems of other machines, or of programs, are mounted; those with blanks in their names are left out.
mounts() {
  sed -n 's/^[^ ]* [^ ]* [^ ]* [^ ]* \([^ ]*\) .* - \(nfs4\{0,1\}\|cifs\|smb3\|smbfs\|9p\|afs\|ceph\|glusterfs\|lustre\|beegfs\|gpfs\|panfs\|wekafs\|pvfs2\|orangefs\|ocfs2\|gfs2\|fuse[^ ]*\) .*/\1/p' \
    /proc/self/mountinfo
}

# The line of whoever asks in the list of users; where one is not in the file, a server may have to be asked.
user_line() {
  grep "^[^:]*:[^:]*:$user:" /etc/passwd || [ -n "$offline" ] || getent passwd "$user"
}

user_name() {
  user_line | sed -n '1s/:.*//p'
}

user_home() {
  user_line | cut -d : -f 6 | head -n 1
}

# Sets the folders and the processes that later questions are about.
look_around() {
  user=$(id -u)
  name=$(bounded 5 user_name)
  home=${HOME:-$(bounded 5 user_home)}
  home=${home:-/}
  docker=${DOCKER_CONFIG:-$home/.docker}
  config=${XDG_CONFIG_HOME:-$home/.config}
  runtime=${XDG_RUNTIME_DIR:-/run/user/$user}
  kernel=$(uname -r)
  units=$(units_of)
  remote=$(bounded 10 mounts) || remote=unknown
  # Before any dockerd is asked for its version, which would be found as well.
  found=$(run 10 pgrep -x dockerd)
  pids=$(bounded 5 daemons | sed -n '/^[0-9]\{1,10\}$/p' | sort -u | head -n 8)
  own=$(folders_of "$path_before")
  theirs=$(bounded 10 paths_of_daemons | tr ':' '\n' | grep '^/' | sort -u | head -n 50)
  folders=$(printf '%s\n' "$own" "$theirs" | grep -v '^$' | sort -u)
}

# Who asks, and on what machine.
system() {
  echo '? system'
  {
    printf 'uid %s\n' "$user"
    printf 'gids %s\n' "$(id -G)"
    printf 'user %s\n' "${name:-${USER:-$user}}"
    printf 'home %s\n' "$home"
    printf 'machine %s\n' "$(uname -m)"
    printf 'kernel %s\n' "$kernel"
    printf 'now %s\n' "$(date +%s.%N)"
    printf 'up %s\n' "$(cat /proc/uptime)"
    printf 'cpus %s\n' "$(grep -c '^processor' /proc/cpuinfo)"
    grep -E '^Mem(Total|Available):' /proc/meminfo
    printf 'path %s\n' "$path_before"
    printf 'folder %s\n' "$(pwd -P)"
  } | quoted '|'
}
