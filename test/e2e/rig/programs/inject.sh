#!/bin/bash
# Runs in a container's mount namespace before its root is switched: mounts the device
# nodes and the driver's files below the container's root.
# inject.sh ROOT LIBRARY_DIRECTORY COMPUTE UTILITY MINOR...
set -e
root=$1 libraries=$2 compute=$3 utility=$4
shift 4

# As libnvidia-container does: the machine's own nodes, mounted.
node() {
  [ -c "$1" ] || return 0
  touch "$root$1"
  mount --bind "$1" "$root$1"
}
mounted() {
  mkdir -p "$root$(dirname "$1")"
  touch "$root$1"
  mount --bind "$1" "$root$1"
  mount -o remount,ro,bind "$root$1"
}

for minor in "$@"; do node "/dev/nvidia$minor"; done
[ $# -eq 0 ] || {
  for name in nvidiactl nvidia-uvm nvidia-uvm-tools; do node "/dev/$name"; done
}
mkdir -p "$root/opt/stand-in/answers"
mount --bind /opt/stand-in/answers "$root/opt/stand-in/answers"
link_to() {
  local file
  file=$(readlink -f "$libraries/$1.so.1")
  mounted "$file"
  ln -sf "$(basename "$file")" "$root$libraries/$1.so.1"
}
if [ "$compute" = yes ]; then link_to libcuda; fi
if [ "$utility" = yes ]; then
  link_to libnvidia-ml
  mounted /usr/bin/nvidia-smi
fi
ldconfig -r "$root" 2>/dev/null || true
