# nvidia-smi makes device nodes that are missing, and may load the module: it is asked only where there is nothing to make.
may_ask_smi() {
  release=
  read -r release <"$R/proc/sys/kernel/osrelease"
  case $release in *[Mm]icrosoft*) echo yes; return ;; esac
  if [ -e "$R/run/WSL" ] || [ -e "$R/dev/dxg" ] || [ -e "$R/etc/nv_tegra_release" ]; then
    echo yes
    return
  fi
  [ -e "$R/proc/driver/nvidia/version" ] || [ -e "$R/sys/module/nvidia/version" ] || return
  [ -c "$R/dev/nvidiactl" ] || [ -n "$R" ] || return
  for told in "$R"/proc/driver/nvidia/gpus/*/information; do
    minor=$(sed -n 's/^Device Minor:[[:space:]]*\([0-9]*\).*/\1/p' "$told")
    [ -z "$minor" ] || [ -c "$R/dev/nvidia$minor" ] || [ -n "$R" ] || return
  done
  echo yes
}

# What is asked of the program that tells of the GPUs: where Windows or the system's maker put it, else by its name.
smi_questions() {
  for program in /usr/lib/wsl/lib/nvidia-smi /var/lib/nvidia/bin/nvidia-smi nvidia-smi; do
    case $program in /*) [ -x "$R$program" ] || continue ;; esac
    printf "run 30 $program %s\n" '-q -x' '--query-gpu=index,compute_cap --format=csv,noheader' 'topo -m'
  done
}

ask_smi() {
  [ "$(bounded 10 may_ask_smi)" = yes ] || return 0
  gpus=$(by_dozens "$(bounded 5 smi_questions)")
  printf '%s\n' "$gpus"
  case $gpus in *protected_memory*) run 30 nvidia-smi conf-compute -grs ;; esac
  numbers=$(printf '%s\n' "$gpus" | grep -oE '<pid>[0-9]+' | sed 's/<pid>//' | sort -un | head -n 64)
  numbers="$numbers $(bounded 5 first_of /tmp/nvidia-mps/nvidia-cuda-mps-control.pid)"
  part 10 commands_of
  case $gpus in *mismatch*) who_holds ;; esac
}

first_of() {
  sed -n '1s/^ *\([0-9]\{1,10\}\) *$/\1/p' "$R$1"
}

who_holds() {
  [ "$user" = 0 ] || return 0
  holders=$(run 10 fuser /dev/nvidiactl)
  printf '%s\n' "$holders"
  numbers=$(printf '%s\n' "$holders" | grep '^|' | grep -oE '[0-9]+' | head -n 32)
  part 10 commands_of
}

# Programs that have nothing to do with one another.
ask_tools() {
  beside 'run 10 docker --version' ask_loader 'ask_modinfo modinfo' 'ask_modinfo /usr/sbin/modinfo' \
    'run_for_driver dmesg' 'run_for_driver journalctl -k -b -q --no-pager -o short-monotonic' ask_fabric_manager \
    'run 10 systemctl show nvidia-fabricmanager --property=LoadState,ActiveState,UnitFileState' \
    'ask_unit nvidia-cdi-refresh.service' 'ask_unit nvidia-container-toolkit-cdi-generator.service' \
    ask_bridges ask_windows ask_toolkit
}

# The loader's list of libraries, and the driver's among them.
ask_loader() {
  cache=$(run 10 ldconfig -p)
  printf '%s\n' "$cache"
  case $cache in *'- not-found'*) cache=$(run 10 /sbin/ldconfig -p); printf '%s\n' "$cache" ;; esac
  part 25 driver_files
}

ask_modinfo() {
  module=$(run 10 "$1" nvidia)
  printf '%s\n' "$module"
  file=$(printf '%s\n' "$module" | sed -n 's/^|filename:[[:space:]]*\(\/.*\)$/\1/p')
  [ -z "$file" ] || part 5 S "$file"
}

# One after the other: the program that is asked for its version would be found as a process of that name.
ask_fabric_manager() {
  run 10 pgrep -x nv-fabricmanage
  run 10 nv-fabricmanager --version
}

ask_unit() {
  [ -z "$(bounded 5 has_unit "$1")" ] || run 10 journalctl --boot "--unit=$1" --output=cat --lines=100 --no-pager --quiet
}

has_unit() {
  ls -d "$R/usr/lib/systemd/system/$1" "$R/lib/systemd/system/$1" "$R/etc/systemd/system/$1"
}

ask_bridges() {
  [ "$user" != 0 ] || by_dozens "$(bounded 10 bridges | sed 's/^/run 10 lspci -vvv -s /')"
}

ask_windows() {
  [ ! -e "$R/run/WSL" ] || run 10 /mnt/c/Windows/System32/nvidia-smi.exe --query-gpu=name,driver_model.current,driver_version --format=csv,noheader
}

ask_toolkit() {
  by_dozens "$(bounded 10 toolkit_programs | sort -u | head -n 24 | versions)"
}
