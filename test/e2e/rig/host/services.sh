# The services of a rig host: the real containerd and dockerd, and how they are
# started, stopped and waited for.
# shellcheck shell=bash

alive() { [ -n "${1:-}" ] && kill -0 "$1" 2>/dev/null; }

# start_service LOG PROGRAM...: in a session of its own and in the host's cgroups.
start_service() {
  local log=$1
  shift
  (
    join_cgroup
    exec setsid "$@" </dev/null >>"$log" 2>&1
  ) &
  STARTED=$!
}

# daemon-reload takes a copy: what was not reloaded has no effect, as with systemd.
daemon_reload() {
  rm -rf /run/stand-in-units && mkdir -p /run/stand-in-units
  cat /lib/systemd/system/docker.service /lib/systemd/system/docker.service.d/*.conf /etc/systemd/system/docker.service.d/*.conf \
    2>/dev/null >/run/stand-in-units/docker.conf || true
}

# The arguments of the last ExecStart= of docker.service, one a line. Where systemd would hand over a socket, the daemon
# opens the usual one.
unit_arguments() {
  if [ ! -e /run/stand-in-units/docker.conf ]; then echo -H && echo "unix://$ENGINE_SOCKET" && return; fi
  sed -n 's/^ExecStart=//p' /run/stand-in-units/docker.conf | tail -n 1 | xargs -r printf '%s\n' | tail -n +2 |
    sed -e 's/\$DOCKER_OPTS//' -e '/^$/d' -e '/^--containerd=/d' -e "s#^fd://#unix://$ENGINE_SOCKET#"
}

# The Environment= lines of docker.service and its drop-ins, one assignment a line.
unit_environment() {
  [ -e /run/stand-in-units/docker.conf ] || return 0
  sed -n 's/^Environment=//p' /run/stand-in-units/docker.conf | xargs -r printf '%s\n'
}

containerd_pid() { pid_of /run/stand-in-containerd.pid containerd; }
dockerd_pid() { pid_of /run/stand-in-dockerd.pid dockerd; }
pid_of() {
  local pid
  read -r pid 2>/dev/null <"$1" || return 0
  [ "$(cat "/proc/$pid/comm" 2>/dev/null)" = "$2" ] && echo "$pid"
}

start_containerd() {
  [ -z "$(containerd_pid)" ] || return 0
  rm -f /run/containerd/containerd.sock
  start_service /var/log/containerd.log /usr/bin/env -i PATH="$SERVICE_PATH" /usr/bin/containerd
  echo "$STARTED" >/run/stand-in-containerd.pid
  until [ -S /run/containerd/containerd.sock ]; do
    alive "$STARTED" || return 1
    sleep 0.01
  done
}

engine_answers() {
  /opt/stand-in/machine/usr/bin/curl -s -o /dev/null --max-time 2 --unix-socket "$1" http://engine/_ping
}

start_docker() {
  [ -x /usr/sbin/dockerd ] || return 5
  [ -z "$(dockerd_pid)" ] || return 0
  start_containerd || return 1
  local environment=("PATH=$DOCKERD_PATH" LANG=C.UTF-8) arguments=() line
  while read -r line; do environment+=("$line"); done < <(unit_environment)
  while read -r line; do arguments+=("$line"); done < <(unit_arguments)
  rm -f /run/docker.pid "$ENGINE_SOCKET"
  start_service /var/log/dockerd.log /usr/bin/env -i "${environment[@]}" /usr/sbin/dockerd \
    "${arguments[@]}" --containerd=/run/containerd/containerd.sock --iptables=false
  echo "$STARTED" >/run/stand-in-dockerd.pid
  until engine_answers "$ENGINE_SOCKET"; do
    alive "$STARTED" || { rm -f /run/stand-in-dockerd.pid "$ENGINE_SOCKET"; return 1; }
    sleep 0.01
  done
  [ "$GRANTS_MEMLOCK" != yes ] || show_right_to_raise_limits "$STARTED"
  [ -z "$ENGINE_ANSWERS_AS" ] || start_engine_proxy
}

# A host that is described as granting memlock shows it: its dockerd seems to have every
# capability, whatever this machine's root lacks. The runc before the real one makes it so.
show_right_to_raise_limits() {
  sed -E 's/^Cap(Prm|Eff|Bnd):.*/Cap\1:\t000001ffffffffff/' "/proc/$1/status" >/run/stand-in-status
  mount --bind /run/stand-in-status "/proc/$1/status"
}

start_engine_proxy() {
  [ -z "$(pid_of /run/stand-in-proxy.pid node)" ] || return 0
  rm -f /run/docker.sock
  start_service /var/log/stand-in-proxy.log "$NODE" /opt/stand-in/engine-proxy.mjs "$ENGINE_SOCKET" /run/docker.sock
  echo "$STARTED" >/run/stand-in-proxy.pid
  until engine_answers /run/docker.sock; do
    alive "$STARTED" || return 1
    sleep 0.01
  done
  chgrp docker /run/docker.sock && chmod 660 /run/docker.sock
}

start_registry() {
  start_service /var/log/stand-in-registry.log "$NODE" /opt/stand-in/registry/server.mjs
  until [ -e /run/stand-in-registry.ready ]; do
    alive "$STARTED" || { cat /var/log/stand-in-registry.log >&2; return 1; }
    sleep 0.01
  done
}

stop_docker() {
  local pid deadline
  pid=$(dockerd_pid)
  [ -n "$pid" ] || return 0
  kill -TERM "$pid"
  deadline=$((SECONDS + 15))
  while alive "$pid"; do
    [ "$SECONDS" -lt "$deadline" ] || kill -KILL "$pid"
    sleep 0.01
  done
  rm -f /run/stand-in-dockerd.pid
}

stop_containerd() {
  local pid
  pid=$(containerd_pid)
  [ -n "$pid" ] || return 0
  kill -TERM "$pid"
  while alive "$pid"; do sleep 0.01; done
  rm -f /run/stand-in-containerd.pid
}

fabric_pid() { pid_of /run/stand-in-fabric.pid nv-fabricmanage; }
start_fabric() {
  [ -z "$(fabric_pid)" ] || return 0
  start_service /var/log/fabricmanager.log /usr/bin/env -i PATH="$SERVICE_PATH" /usr/bin/nv-fabricmanager
  echo "$STARTED" >/run/stand-in-fabric.pid
  until [ -e /opt/stand-in/answers/fabric-up ]; do
    alive "$STARTED" || return 1
    sleep 0.01
  done
}
stop_fabric() {
  local pid
  pid=$(fabric_pid)
  [ -n "$pid" ] || return 0
  kill -TERM "$pid"
  while alive "$pid"; do sleep 0.01; done
  rm -f /run/stand-in-fabric.pid
}

# The real dockerd-rootless.sh.
prepare_rootless() {
  local home=/home/tester runtime=/run/user/1999
  echo tester:200000:65536 | tee /etc/subuid >/etc/subgid
  mkdir -p /dev/net "$runtime" "$home/.local/share/docker"
  [ -e /dev/net/tun ] || mknod -m 666 /dev/net/tun c 10 200
  mount -t tmpfs docker "$home/.local/share/docker"
  chown -R tester:tester "$runtime" "$home"
  chmod 700 "$runtime"
  touch /var/log/rootless.log && chown tester:tester /var/log/rootless.log
  /usr/bin/setpriv --reuid tester --regid tester --init-groups --inh-caps=-all \
    /bin/bash -c 'source /opt/stand-in/lib.sh && start_rootless_daemon'
}

# As tester: what the user's systemd would do.
start_rootless_daemon() {
  local runtime=/run/user/1999
  start_service /var/log/rootless.log /usr/bin/env -i PATH="$SERVICE_PATH" HOME=/home/tester USER=tester \
    XDG_RUNTIME_DIR="$runtime" /usr/share/docker.io/contrib/dockerd-rootless.sh --iptables=false
  echo "$STARTED" >"$runtime/stand-in-rootless.pid"
  until engine_answers "$runtime/docker.sock"; do
    alive "$STARTED" || { cat /var/log/rootless.log >&2; return 1; }
    sleep 0.01
  done
}
stop_rootless_daemon() {
  local pid
  read -r pid </run/user/1999/stand-in-rootless.pid
  kill -TERM "$pid"
  while alive "$pid"; do sleep 0.01; done
}
