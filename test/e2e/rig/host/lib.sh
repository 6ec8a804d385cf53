# What the stand-in tools of a rig host share: its description, the log of calls,
# and how drivers, modules, nodes and services come and go.
# shellcheck shell=bash disable=SC1091
source /opt/stand-in/description.sh
source /opt/stand-in/cgroup.sh
source /opt/stand-in/services.sh

json_string() {
  local text=$1
  text=${text//\\/\\\\} text=${text//\"/\\\"} text=${text//$'\n'/\\n}
  printf '"%s"' "$text"
}

# log_calls TOOL ARGUMENT...: one JSON line when the tool ends, with its exit code.
log_calls() {
  local argv='' argument
  for argument in "$@"; do argv+=${argv:+,}$(json_string "$argument"); done
  STAND_IN_CALL="[$argv]"
  trap 'printf "{\"argv\":%s,\"uid\":%d,\"code\":%d}\n" "$STAND_IN_CALL" "$EUID" "$?" >>/opt/stand-in/log.jsonl' EXIT
}

# refuse TOOL ARGUMENT...: a stand-in does what it knows and nothing else.
refuse() {
  echo "$1: the stand-in does not know these arguments: ${*:2}" >&2
  exit 2
}

require_root() {
  [ "$EUID" -eq 0 ] && return
  echo "$1" >&2
  exit 1
}

install_driver() {
  cp -a /opt/stand-in/packages/driver/. /
  ldconfig
}

# A later one takes the place of what is installed; the module that is loaded stays until the next start.
upgrade_driver() {
  [ -d /opt/stand-in/packages/driver-next ] || return 0
  rm -f "$LIBRARY_DIRECTORY"/lib{cuda,nvidia-ml}.so.*
  rm -rf /opt/stand-in/packages/driver
  mv /opt/stand-in/packages/driver-next /opt/stand-in/packages/driver
  install_driver
}

log_kernel() { printf '<6>[%12s] %s\n' "$(cut -d ' ' -f 1 /proc/uptime)0000" "$1" >>/opt/stand-in/kernel-log; }

# holders GPU_FOLDER: the processes that hold the GPU, of those that a test has put there: PID MIB a line.
holders() {
  local pid rest
  [ -e "$1/processes" ] || return 0
  while read -r pid rest; do
    [ ! -d "/proc/$pid" ] || echo "$pid $rest"
  done <"$1/processes"
}

# Removing first: an upgraded file is a new inode, as with dpkg.
install_toolkit() {
  local kept
  [ ! -e /etc/nvidia-container-runtime/config.toml ] || kept=yes
  [ -z "${kept:-}" ] || cp -a /etc/nvidia-container-runtime/config.toml /run/config.toml.kept
  cp -a --remove-destination /opt/stand-in/packages/toolkit/. /
  [ -z "${kept:-}" ] || mv /run/config.toml.kept /etc/nvidia-container-runtime/config.toml
}

# The packages bring one release of everything.
unify_toolkit() { sed -i "s/^LIBRARY_VERSION=.*/LIBRARY_VERSION='$TOOLKIT_VERSION'/" /opt/stand-in/description.sh; }

# Where somebody has put the programs who did not use the package, or moved them.
misplace_toolkit() {
  local program directory
  for program in /opt/stand-in/packages/toolkit/usr/bin/*; do
    program=$(basename "$program") directory=$TOOLKIT_DIRECTORY
    case $program in nvidia-container-runtime-hook | nvidia-container-toolkit) directory=$TOOLKIT_HOOK_DIRECTORY ;; esac
    [ "$directory" != /usr/bin ] || continue
    mkdir -p "$directory" && mv "/usr/bin/$program" "$directory/$program"
  done
}

install_docker() {
  local path
  while read -r path; do
    mkdir -p "$(dirname "$path")"
    cp -a "/opt/stand-in/machine$path" "$path"
  done </opt/stand-in/docker-files
  install_runc_wrapper
}

install_runc_wrapper() {
  [ "$GRANTS_MEMLOCK" != yes ] || cp -a /opt/stand-in/packages/docker/. /
}

driver_installed() { [ -e "$LIBRARY_DIRECTORY/libnvidia-ml.so.1" ]; }
module_loaded() { [ -e /sys/module/nvidia/version ]; }
installed_version() { readlink -f "$LIBRARY_DIRECTORY/libnvidia-ml.so.1" | sed "s/.*\.so\.//"; }

load_module() {
  local version=$1 gpu
  [ -n "$GPU_ADDRESSES" ] || return 1
  mkdir -p /sys/module/nvidia /sys/module/nvidia_uvm /sys/module/nvidia_modeset
  echo "$version" >/sys/module/nvidia/version
  echo 32 >/sys/module/nvidia/refcnt
  echo live >/sys/module/nvidia/initstate
  echo 4 >/sys/module/nvidia_uvm/refcnt
  echo live >/sys/module/nvidia_uvm/initstate
  log_kernel "NVRM: loading NVIDIA UNIX x86_64 Kernel Module  $version"
  mkdir -p /sys/bus/pci/drivers/nvidia /proc/driver/nvidia
  sed "s/@VERSION@/$version/" /opt/stand-in/proc/version >/proc/driver/nvidia/version
  cp /opt/stand-in/proc/params /proc/driver/nvidia/params
  for gpu in $GPU_ADDRESSES; do
    [ -e "/opt/stand-in/proc/gpus/$gpu" ] || continue
    mkdir -p "/proc/driver/nvidia/gpus/$gpu"
    cp "/opt/stand-in/proc/gpus/$gpu" "/proc/driver/nvidia/gpus/$gpu/information"
    ln -sfn ../../drivers/nvidia "/sys/bus/pci/devices/$gpu/driver"
    ln -sfn "../../devices/$gpu" "/sys/bus/pci/drivers/nvidia/$gpu"
  done
  register_majors
}

unload_module() {
  local gpu
  rm -rf /sys/module/nvidia /sys/module/nvidia_uvm /sys/module/nvidia_modeset /proc/driver/nvidia
  for gpu in $GPU_ADDRESSES; do rm -f "/sys/bus/pci/devices/$gpu/driver"; done
  rm -rf /sys/bus/pci/drivers/nvidia
  register_majors
}

# The kernel's own files are bind mounts of plain files here, so they are written in place.
register_majors() {
  local devices=/opt/stand-in/run-devices
  grep -v nvidia /proc/devices >"$devices"
  module_loaded && sed -i '/^Block devices:/i 195 nvidia-frontend\n511 nvidia-uvm' "$devices"
  sed -i -e '/^$/d' -e 's/^Block devices:/\n&/' "$devices"
  cat "$devices" >/proc/devices
  rm -f "$devices"
  [ -e /proc/modules ] || return 0
  grep -v '^nvidia' /opt/stand-in/machine/proc/modules >/run/modules 2>/dev/null || true
  module_loaded && printf '%s\n' 'nvidia_uvm 1540096 0 - Live 0x0000000000000000 (POE)' \
    'nvidia 56823808 32 nvidia_uvm, Live 0x0000000000000000 (POE)' >>/run/modules
  cat /run/modules >/proc/modules
}

make_node() {
  [ -e "$1" ] || mknod -m 666 "$1" c "$2" "$3"
}

make_nodes() {
  local minor=0 gpu
  for gpu in $GPU_ADDRESSES; do
    [ -e "/opt/stand-in/proc/gpus/$gpu" ] || continue
    make_node "/dev/nvidia$minor" 195 "$minor"
    minor=$((minor + 1))
  done
  make_node /dev/nvidiactl 195 255
  [ "$1" = no-uvm ] && return
  make_node /dev/nvidia-uvm 511 0
  make_node /dev/nvidia-uvm-tools 511 1
}
