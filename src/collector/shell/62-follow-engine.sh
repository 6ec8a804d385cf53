# What the engine's own words lead to.
engine_files() {
  words=$(printf '%s' "$info" | tr -d '\r\n')
  root=$(printf '%s\n' "$words" | sed -n 's/.*"DockerRootDir":"\([^"]*\)".*/\1/p')
  case $root in
    /*) D "$root" "${root%/*}/" "$root/containerd/daemon" ;;
  esac
  case $words in
    *io.containerd.snapshotter*)
      S /run/containerd/containerd.sock
      R /etc/containerd/config.toml
      D /var/lib/containerd /var/lib
      root=$(quoted_in root "$R/etc/containerd/config.toml") && D "$root" "${root%/*}"
      ;;
  esac
  printf '%s\n' "$words" | grep -oE '"path":"[^"]+"' | sed 's/^"path":"//;s/"$//' | sort -u | head -n 50 |
    while IFS= read -r program; do runtime_program "$program"; done
  for pid in $pids; do
    tr '\000' '\n' <"$R/proc/$pid/environ" | sed -n 's/^DOCKER_TMPDIR=//p' | while IFS= read -r file; do D "$file"; done
  done
}

runtime_program() {
  case $1 in
    /*) S "$1" ;;
    */*) ;;
    *) name=$1; each named_in "$folders" ;;
  esac
}

named_in() {
  S "$1/$name"
}

endpoint_file() {
  case $engine in unix:///*) S "${engine#unix://}" ;; esac
}

# The bridges above the GPUs, one a line.
bridges() {
  for device in "$R"/sys/bus/pci/devices/*; do
    of_nvidia "${device#"$R"}" || continue
    case $(cat "$device/class") in 0x0300* | 0x0302*) readlink "$device" ;; esac
  done | sed 's/\/[^/]*$//' | tr '/' '\n' | sed -n '/^[0-9a-f]\{4,8\}:[0-9a-f][0-9a-f]:[0-9a-f][0-9a-f]\.[0-7]$/p' | sort -u | head -n 32
}

# A device of NVIDIA's, by its vendor.
of_nvidia() {
  vendor=
  read -r vendor <"$R$1/vendor"
  [ "$vendor" = 0x10de ]
}

commands_of() {
  for pid in $numbers; do
    R "/proc/$pid/comm"
  done
}
