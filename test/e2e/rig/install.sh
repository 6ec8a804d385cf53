#!/bin/bash
# Installs what the end-to-end rig needs, on Debian as root: packages from the
# distribution, and the real nvidia-smi of Debian's non-free, unpacked into the
# rig's cache without adding a source to this machine. Safe to run again.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
cache=${NGC_DOCTOR_RIG_CACHE:-${TMPDIR:-/tmp}/ngc-doctor-rig}
packages=(docker.io containerd runc docker-registry iptables iproute2 tini curl
  podman crun uidmap rootlesskit slirp4netns
  mmdebstrap apache2-utils openssl sudo tinyproxy tmux util-linux gpg gcc libc6-dev python3-minimal ca-certificates
  chromium openssh-server openssh-client busybox fish csh shellcheck xz-utils bzip2
  mksh yash zsh ksh93u+m)

missing=()
for package in "${packages[@]}"; do
  dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q '^install ok installed$' || missing+=("$package")
done

install_packages() {
  local policy=/usr/sbin/policy-rc.d kept
  kept=$(mktemp -d)
  # Freshly installed engines must not start: the rig starts its own, in namespaces.
  [ -e "$policy" ] && cp -a "$policy" "$kept/policy-rc.d"
  printf '#!/bin/sh\nexit 101\n' >"$policy"
  chmod 755 "$policy"
  restore() {
    rm -f "$policy"
    [ -e "$kept/policy-rc.d" ] && cp -a "$kept/policy-rc.d" "$policy"
    rm -rf "$kept"
  }
  trap restore EXIT
  export DEBIAN_FRONTEND=noninteractive
  apt-get install -y -qq --no-install-recommends "$@" >/dev/null 2>&1 ||
    { apt-get update -qq && apt-get install -y -qq --no-install-recommends "$@" >/dev/null; }
  restore
  trap - EXIT
}

fetch_nvidia_smi() {
  local work=$cache/nvidia-smi.work
  rm -rf "$work" && mkdir -p "$work/lists/partial" "$work/cache/archives/partial"
  echo 'deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] http://deb.debian.org/debian bookworm non-free' \
    >"$work/sources.list"
  local apt=(apt-get -qq -o "Dir::Etc::sourcelist=$work/sources.list" -o Dir::Etc::sourceparts=-
    -o "Dir::State::lists=$work/lists" -o "Dir::Cache=$work/cache" -o APT::Sandbox::User=root)
  "${apt[@]}" update
  (cd "$work" && "${apt[@]}" download nvidia-smi && dpkg-deb -x nvidia-smi_*.deb unpacked)
  install -m 755 "$work/unpacked/usr/lib/nvidia/current/nvidia-smi" "$cache/nvidia-smi"
  rm -rf "$work"
}

# The command that Debian's podman-docker puts in the place of Docker's; the package itself would remove docker.io.
fetch_podman_docker() {
  local work=$cache/podman-docker.work
  rm -rf "$work" && mkdir -p "$work"
  (cd "$work" && { download_podman_docker || { apt-get update -qq && download_podman_docker; }; } &&
    dpkg-deb -x podman-docker_*.deb unpacked)
  install -m 755 "$work/unpacked/usr/bin/docker" "$cache/podman-docker"
  rm -rf "$work"
}
download_podman_docker() { apt-get -qq -o APT::Sandbox::User=root download podman-docker; }

build_libraries() {
  local name
  for name in nvidia-ml cuda; do
    gcc -shared -fPIC -O2 -Wall -Wl,-soname,"lib$name.so.1" -o "$cache/lib$name.so.new" "$here/programs/lib$name.c" -ldl
    mv "$cache/lib$name.so.new" "$cache/lib$name.so"
  done
}

mkdir -p "$cache"
[ ${#missing[@]} -eq 0 ] || install_packages "${missing[@]}"
[ -x "$cache/nvidia-smi" ] || fetch_nvidia_smi
[ -x "$cache/podman-docker" ] || fetch_podman_docker
for source in "$here"/programs/lib*.c; do
  built=$cache/$(basename "$source" .c).so
  [ "$built" -nt "$source" ] || { build_libraries && break; }
done
echo "The rig's programs are installed; its cache is $cache."
