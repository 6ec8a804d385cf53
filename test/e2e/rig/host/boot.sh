#!/bin/bash
# What happens when a rig host starts, once its root is in place.
set -uo pipefail
# shellcheck disable=SC1091
source /opt/stand-in/lib.sh

# The date that the packages' files carry is not the date of their installation.
find /opt/stand-in/packages -exec touch -h -d 2025-05-30 {} +
[ "$SERVICE_MANAGER" != systemd ] || mkdir -p /run/systemd/system
mkdir -p /home/tester && chown -R 1999:1999 /home/tester
[ -z "$DRIVER_INSTALLED" ] || install_driver
[ -z "$MODULE_LOADED" ] || load_module "$MODULE_LOADED"
while read -r line; do log_kernel "$line"; done </opt/stand-in/kernel-log-lines
[ -z "$NODES" ] || make_nodes "$NODES"
if [ "$TOOLKIT_INSTALLED" = yes ]; then install_toolkit && misplace_toolkit; fi
[ "$DOCKER_INSTALLED" != yes ] || install_runc_wrapper
for program in $TOOLKIT_WITHOUT; do rm -f "$TOOLKIT_DIRECTORY/$program" "$TOOLKIT_HOOK_DIRECTORY/$program"; done
# Podman keeps its images where an overlay can be laid over them, and this root is one itself.
if [ -n "$PODMAN" ]; then mkdir -p /var/lib/containers && mount -t tmpfs containers /var/lib/containers; fi
[ "$PODMAN" != as-docker ] || cp /opt/stand-in/packages/podman-docker /usr/bin/docker
cp -a /opt/stand-in/files/. /
[ "$SERVICE_MANAGER" != systemd ] || daemon_reload

[ "$FABRIC_MANAGER" != running ] || start_fabric
[ -z "$REGISTRY" ] || start_registry
if [ "$DOCKER_RUNNING" = yes ]; then start_docker || true; fi
[ "$ROOTLESS" != yes ] || prepare_rootless

if [ "$TOOLKIT_INSTALLED" = after-dockerd ]; then
  # The kernel tells a process's start to the second only (boot time), so stay clear of it.
  sleep 1.2
  install_toolkit && misplace_toolkit
fi
echo READY
exec >/dev/null 2>&1
exec /usr/bin/tini -s -- sleep infinity
