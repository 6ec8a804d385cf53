#!/bin/bash
# Runs a program inside a rig host: enter.sh USER DIRECTORY NAME=VALUE... -- PROGRAM ARGUMENT...
# shellcheck disable=SC1091
source /opt/stand-in/cgroup.sh
join_cgroup
user=$1 directory=$2
shift 2
environment=()
while [ "$1" != -- ]; do environment+=("$1") && shift; done
shift
cd "$directory" || exit 127
if [ "$user" = root ]; then exec /usr/bin/env -i "${environment[@]}" "$@"; fi
exec /usr/bin/setpriv --reuid "$user" --regid "$user" --init-groups --inh-caps=-all \
  /usr/bin/env -i "${environment[@]}" "$@"
