#!/bin/bash
# Runs in a container's mount namespace before its root is switched: makes the device
# nodes and mounts the driver's files below the container's root.
# inject.sh ROOT LIBRARY_DIRECTORY COMPUTE UTILITY MINOR...
set -e
root=$1 libraries=$2 compute=$3 utility=$4
shift 4

node() {
  [ ! -c "$2" ] || mknod -m 666 "$1$2" c "$3" "$4"
}
mounted() {
  mkdir -p "$root$(dirname "$1")"
  touch "$root$1"
  mount --bind "$1" "$root$1"
  mount -o remount,ro,bind "$root$1"
}

for minor in "$@"; do node "$root" "/dev/nvidia$minor" 195 "$minor"; done
[ $# -eq 0 ] || {
  node "$root" /dev/nvidiactl 195 255
  node "$root" /dev/nvidia-uvm 511 0
  node "$root" /dev/nvidia-uvm-tools 511 1
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
