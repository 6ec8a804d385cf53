# Moves this shell into the host's own cgroups: it came in from outside.
join_cgroup() {
  local procs
  if [ -d /sys/fs/cgroup/init ]; then
    echo $$ >/sys/fs/cgroup/init/cgroup.procs
    return
  fi
  for procs in /sys/fs/cgroup/*/cgroup.procs; do echo $$ >"$procs"; done 2>/dev/null
}
