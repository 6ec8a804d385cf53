#!/bin/bash
# Process 1 of a rig host. Runs in fresh mount, pid, network, uts, ipc and cgroup
# namespaces: lays the host's files over this machine's root, makes that the root,
# starts what the description asks for, says READY, and stays as the reaper.
set -euo pipefail
stage=$1 cache=$2 checkout=$3
# shellcheck disable=SC1091
source "$stage/description.sh"

mount --make-rprivate /
base=$stage/mount
mkdir "$base"
mount -t tmpfs -o mode=755 rig "$base"
mkdir "$base"/{upper,work,sys-upper,sys-work,root}
cp -a "$stage/upper/." "$base/upper/"
while read -r path; do
  mkdir -p "$base/upper$(dirname "$path")"
  rm -f "$base/upper$path"
  mknod "$base/upper$path" c 0 0
done <"$stage/whiteouts"

root=$base/root
mount -t overlay overlay -o "lowerdir=/,upperdir=$base/upper,workdir=$base/work" "$root"
mount -t tmpfs -o mode=755 tmpfs "$root/run"
mount -t tmpfs -o mode=1777 tmpfs "$root/tmp"

mount -t proc proc "$root/proc"
# The kernel lets a user namespace mount /proc and /sys only where one of each is to be seen in full, and over those of a
# host other things are mounted.
mkdir -p "$root"/opt/stand-in/whole/{proc,sys}
mount -t proc proc "$root/opt/stand-in/whole/proc"
mount -t sysfs sysfs "$root/opt/stand-in/whole/sys"
mount -t tmpfs -o mode=555 tmpfs "$root/proc/driver"
cp /proc/devices "$base/devices"
mount --bind "$base/devices" "$root/proc/devices"
if [ -e /proc/modules ]; then
  cp /proc/modules "$base/modules"
  mount --bind "$base/modules" "$root/proc/modules"
fi

# Writable as a whole: loading a module or binding a driver is then a matter of mkdir.
mount -t sysfs sysfs "$root/sys"
mount -t overlay overlay \
  -o "lowerdir=$root/sys,upperdir=$base/sys-upper,workdir=$base/sys-work" "$root/sys"
for gpu in $GPU_ADDRESSES $SWITCH_ADDRESSES; do
  cp -a "$root/opt/stand-in/pci/$gpu" "$root/sys/bus/pci/devices/"
done

mount_cgroups() {
  local line controllers
  if [ -e /sys/fs/cgroup/cgroup.controllers ]; then
    mount -t cgroup2 cgroup2 "$root/sys/fs/cgroup"
    mkdir "$root/sys/fs/cgroup/init"
    echo $$ >"$root/sys/fs/cgroup/init/cgroup.procs"
    sed 's/[^ ]*/+&/g' "$root/sys/fs/cgroup/cgroup.controllers" >"$root/sys/fs/cgroup/cgroup.subtree_control"
    return
  fi
  mount -t tmpfs -o mode=755 tmpfs "$root/sys/fs/cgroup"
  while IFS=: read -r _ line _; do
    [ -n "$line" ] || continue
    controllers=${line#name=}
    mkdir "$root/sys/fs/cgroup/$controllers"
    if [ "$line" = "$controllers" ]; then
      mount -t cgroup -o "$line" cgroup "$root/sys/fs/cgroup/$controllers"
    else
      mount -t cgroup -o "none,$line" cgroup "$root/sys/fs/cgroup/$controllers"
    fi
  done </proc/self/cgroup
}
mount_cgroups

mount -t tmpfs -o mode=755 tmpfs "$root/dev"
mkdir "$root"/dev/{pts,shm,mqueue}
mknod -m 666 "$root/dev/null" c 1 3
mknod -m 666 "$root/dev/zero" c 1 5
mknod -m 666 "$root/dev/full" c 1 7
mknod -m 666 "$root/dev/random" c 1 8
mknod -m 666 "$root/dev/urandom" c 1 9
mknod -m 666 "$root/dev/tty" c 5 0
ln -s pts/ptmx "$root/dev/ptmx"
ln -s /proc/self/fd "$root/dev/fd"
ln -s fd/0 "$root/dev/stdin"
ln -s fd/1 "$root/dev/stdout"
ln -s fd/2 "$root/dev/stderr"
mount -t devpts -o newinstance,ptmxmode=0666,mode=620,gid=5 devpts "$root/dev/pts"
mount -t tmpfs -o "mode=1777,nosuid,nodev,size=$SHM_SIZE" tmpfs "$root/dev/shm"
mount -t mqueue mqueue "$root/dev/mqueue"

mkdir -p "$root/var/lib/docker" "$root"/opt/stand-in/{machine,layers}
mount -t tmpfs -o "mode=710,size=$DATA_ROOT_SIZE" docker "$root/var/lib/docker"
mount --bind / "$root/opt/stand-in/machine"
mount -o remount,ro,bind "$root/opt/stand-in/machine"
if [ -d "$cache/layers" ]; then
  mount --bind "$cache/layers" "$root/opt/stand-in/layers"
  mount -o remount,ro,bind "$root/opt/stand-in/layers"
fi
for image in $IMAGES; do
  cp -a "$cache/images/$image/." "$root/var/lib/docker/"
done
[ -z "$IMAGES" ] || cp "$stage/repositories.json" "$root/var/lib/docker/image/overlay2/repositories.json"
if [ -n "$REGISTRY_STORE" ]; then
  mkdir -p "$root/var/lib/docker-registry"
  mount --bind "$REGISTRY_STORE" "$root/var/lib/docker-registry"
  mount -o remount,ro,bind "$root/var/lib/docker-registry"
fi

mkdir -p "$root$checkout"
# The ordinary user must get there as well, wherever the checkout lies; only the overlay is changed.
parent=$(dirname "$checkout")
while [ "$parent" != / ]; do
  chmod o+x "$root$parent"
  parent=$(dirname "$parent")
done
mount --bind "$checkout" "$root$checkout"
mount -o remount,ro,bind "$root$checkout"
while read -r path; do
  mkdir -p "$root$path"
  mount --bind "$path" "$root$path"
done <"$stage/binds"

hostname "$HOST_NAME"
ip link set lo up
ip address add 192.0.2.10/32 dev lo
ip address add 192.0.2.11/32 dev lo

mkdir -p "$root/opt/stand-in/old"
cd "$root"
pivot_root . opt/stand-in/old
umount -l /opt/stand-in/old
exec /bin/bash /opt/stand-in/boot.sh
