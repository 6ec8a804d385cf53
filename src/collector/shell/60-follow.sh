# What one answer leads to.

processes() {
  for pid in $pids; do
    for name in comm cmdline environ limits stat status; do
      R "/proc/$pid/$name"
    done
    K "/proc/$pid/ns/mnt"
    tr '\000' '\n' <"$R/proc/$pid/cmdline" | grep -A 1 '^--config-file' |
      sed -n 's/^--config-file=//p;/^\//p' | while IFS= read -r file; do R "$file"; done
  done
}

# Files that units name, and what they set.
unit_files() {
  each unit_file "$units"
}

unit_file() {
  for unit in "$R$1"/docker.service "$R$1"/docker.service.d/*.conf; do
    [ -f "$unit" ] || continue
    sed -n 's/^[[:space:]]*EnvironmentFile=-\{0,1\}//p' "$unit" | while IFS= read -r file; do R "$file"; done
    sed -n 's/.*DOCKER_TMPDIR=\([^"[:space:]]*\).*/\1/p' "$unit" | while IFS= read -r file; do D "$file"; done
  done
}

contexts() {
  for meta in "$R$docker"/contexts/meta/*/meta.json; do
    R "${meta#"$R"}"
  done
}

# The description of the context that is chosen, whether it is there or not.
context_file() {
  digest=$(printf '%s' "$context" | sha256sum | cut -d ' ' -f 1)
  [ -z "$digest" ] || R "$docker/contexts/meta/$digest/meta.json"
}

# The folders of the keys that apt's sources name.
apt_keys() {
  cat "$R"/etc/apt/sources.list "$R"/etc/apt/sources.list.d/* |
    grep -ioE 'signed-by[=:][[:space:]]*[^]#]+' | sed 's/[ ,=:]/\n/g' | sed -n 's/^\(\/.*\)\/[^/]*$/\1/p' | sort -u |
    while IFS= read -r folder; do L "$folder"; done
}

# A library, and where its links lead to.
library() {
  S "$1"
  next=$1
  for _ in 1 2 3 4 5 6 7 8; do
    [ -n "$next" ] && [ -e "$R$next" ] || return 0
    K "$next"
    [ -L "$R$next" ] || return 0
    target=$(readlink "$R$next")
    case $target in /*) next=$target ;; *) next=${next%/*}/$target ;; esac
  done
}

libraries_found() {
  printf '%s\n' "$cache" | sed -n 's/^|[[:space:]]*lib\(cuda\|nvidia-ml\)\.so\.1 .* => \(\/.*\)$/\2/p' | sort -u
  printf '%s\n' "$libraries"
}

driver_files() {
  each library "$(libraries_found)"
}

# What a description of devices for containers names.
spec_files() {
  each spec_folder "$(printf '%s\n' /etc/cdi /var/run/cdi "$spec_folders" | sort -u)"
}

spec_folder() {
  L "$1"
  for spec in "$R$1"/*.json "$R$1"/*.yaml "$R$1"/*.yml; do
    [ -f "$spec" ] || continue
    R "${spec#"$R"}"
    begin_of 1048576 <"$spec" | grep -oE '"?(hostPath|path)"?[[:space:]]*:[[:space:]]*"?/[^",}[:space:]]+' |
      sed 's/^[^/]*//' | sort -u | head -n 1000 | while IFS= read -r file; do S "$file"; done
  done
}

# What the toolkit's configuration names.
toolkit_files() {
  each toolkit_config "$(printf '%s\n' /etc/nvidia-container-runtime /run/nvidia/driver/etc/nvidia-container-runtime \
    /usr/local/nvidia/toolkit/.config/nvidia-container-runtime /opt/nvidia/toolkit/.config/nvidia-container-runtime)"
}

toolkit_config() {
  file=$R$1/config.toml
  [ -f "$file" ] || return 0
  value=$(quoted_in path "$file") && S "$value"
  value=$(quoted_in ldconfig "$file") && S "${value#@}" && case $value in
    *.real) value=${value%.real} && S "${value#@}" ;;
    *) S "${value#@}.real" ;;
  esac
  value=$(quoted_in root "$file") && [ "$value" != / ] && driver_root "$value"
}

quoted_in() {
  sed -n "s/^[[:space:]]*$1[[:space:]]*=[[:space:]]*[\"']\\([^\"']*\\/[^\"']*\\)[\"'].*/\\1/p" "$2" | head -n 1 | grep .
}

driver_root() {
  S "$1" "$1/etc/ld.so.cache"
  for folder in usr/lib/x86_64-linux-gnu usr/lib/aarch64-linux-gnu usr/lib64 usr/lib lib64 lib; do
    S "$1/$folder/libnvidia-ml.so.1"
  done
}

# The programs of the toolkit that are there, one a line.
toolkit_programs() {
  each programs_in "$(printf '%s\n' "$folders" /usr/bin /usr/local/bin /usr/sbin /usr/local/nvidia/toolkit \
    /opt/nvidia/toolkit /run/current-system/sw/bin | sort -u)"
  sed -n 's/^[[:space:]]*path[[:space:]]*=[[:space:]]*"\(\/[^"]*\)".*/\1/p' "$R"/etc/nvidia-container-runtime/config.toml
}

programs_in() {
  for program in nvidia-container-runtime-hook nvidia-container-toolkit nvidia-ctk nvidia-container-cli; do
    if [ -f "$R$1/$program" ] && [ -x "$R$1/$program" ]; then printf '%s\n' "$1/$program"; fi
  done
}

dockerds() {
  each dockerd_in "$(printf '%s\n' "$own" /usr/bin /usr/sbin /usr/local/bin /usr/local/sbin "$home/bin" | sort -u)"
}

dockerd_in() {
  if [ -x "$R$1/dockerd" ]; then printf '%s\n' "$1/dockerd"; fi
}

# Of paths, a line each, what asks those programs for their versions; names that are not plain are left out.
versions() {
  sed -n 's|^[A-Za-z0-9/._+-]\{1,\}$|run 10 & --version|p'
}
