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

# The program that tells of the GPUs: where Windows or the system's maker put it, else by its name.
smi_programs() {
  for program in /usr/lib/wsl/lib/nvidia-smi /var/lib/nvidia/bin/nvidia-smi; do
    if [ -x "$R$program" ]; then echo "$program"; fi
  done
  echo nvidia-smi
}

ask_smi() {
  [ "$(bounded 10 may_ask_smi)" = yes ] || return 0
  gpus=
  for program in $(smi_programs); do
    answer=$(run 30 "$program -q -x" "$program" -q -x)
    printf '%s\n' "$answer"
    gpus=$gpus$answer
    case $answer in *"$newline~"*) hangs=yes ;; *) hangs= ;; esac
    run_unless "$hangs" "$program" --query-gpu=index,compute_cap --format=csv,noheader
    run_unless "$hangs" "$program" topo -m
  done
  case $gpus in *protected_memory*) run 30 'nvidia-smi conf-compute -grs' nvidia-smi conf-compute -grs ;; esac
  numbers=$(printf '%s\n' "$gpus" | grep -oE '<pid>[0-9]+' | sed 's/<pid>//' | sort -un | head -n 64)
  numbers="$numbers $(bounded 5 first_of /tmp/nvidia-mps/nvidia-cuda-mps-control.pid)"
  part 10 commands_of
  case $gpus in *mismatch*) who_holds ;; esac
}

# Of a program that hangs no more is asked: it would hang again.
run_unless() {
  hung=$1
  shift
  if [ -n "$hung" ]; then printf '? run %s\n~\n' "$*"; else run 30 "$*" "$@"; fi
}

first_of() {
  sed -n '1s/^ *\([0-9]\{1,10\}\) *$/\1/p' "$R$1"
}

who_holds() {
  [ "$user" = 0 ] || return 0
  holders=$(run 10 'fuser /dev/nvidiactl' fuser /dev/nvidiactl)
  printf '%s\n' "$holders"
  numbers=$(printf '%s\n' "$holders" | grep '^|' | grep -oE '[0-9]+' | head -n 32)
  part 10 commands_of
}

# Programs that have nothing to do with the engine.
ask_tools() {
  run 10 'docker --version' docker --version
  cache=$(run 10 'ldconfig -p' ldconfig -p)
  printf '%s\n' "$cache"
  case $cache in *'- not-found'*) cache=$(run 10 '/sbin/ldconfig -p' /sbin/ldconfig -p); printf '%s\n' "$cache" ;; esac
  part 10 driver_files
  for program in modinfo /usr/sbin/modinfo; do
    module=$(run 10 "$program nvidia" "$program" nvidia)
    printf '%s\n' "$module"
    file=$(printf '%s\n' "$module" | sed -n 's/^|filename:[[:space:]]*\(\/.*\)$/\1/p')
    [ -z "$file" ] || part 5 module_file
  done
  run 10 dmesg driver_lines dmesg
  run 10 'journalctl -k -b -q --no-pager -o short-monotonic' driver_lines journalctl -k -b -q --no-pager -o short-monotonic
  run 10 'systemctl show nvidia-fabricmanager --property=LoadState,ActiveState,UnitFileState' \
    systemctl show nvidia-fabricmanager --property=LoadState,ActiveState,UnitFileState
  run 10 'pgrep -x nv-fabricmanage' pgrep -x nv-fabricmanage
  run 10 'nv-fabricmanager --version' nv-fabricmanager --version
  found=$(run 10 'pgrep -x dockerd' pgrep -x dockerd)
  printf '%s\n' "$found"
  # One that has started since: a daemon that comes and goes does so all the time.
  pids=$(printf '%s\n' "$found" | sed -n 's/^|\([0-9]\{1,10\}\)$/\1/p' | grep -vxF "$pids" | head -n 8)
  [ -z "$pids" ] || part 15 processes
  if [ "$user" = 0 ]; then
    for bridge in $(bounded 10 bridges); do run 10 "lspci -vvv -s $bridge" lspci -vvv -s "$bridge"; done
  fi
  for unit in nvidia-cdi-refresh.service nvidia-container-toolkit-cdi-generator.service; do
    [ -n "$(bounded 5 has_unit "$unit")" ] && run 10 "journalctl --boot --unit=$unit --output=cat --lines=100 --no-pager --quiet" \
      journalctl --boot "--unit=$unit" --output=cat --lines=100 --no-pager --quiet
  done
  windows=/mnt/c/Windows/System32/nvidia-smi.exe
  [ -e "$R/run/WSL" ] && run 10 "$windows --query-gpu=name,driver_model.current,driver_version --format=csv,noheader" \
    "$windows" --query-gpu=name,driver_model.current,driver_version --format=csv,noheader
}

module_file() {
  S "$file"
}

has_unit() {
  ls -d "$R/usr/lib/systemd/system/$1" "$R/lib/systemd/system/$1" "$R/etc/systemd/system/$1"
}

# The journal of a daemon that does not answer.
ask_why_down() {
  if [ -d "$R/run/systemd/system" ]; then
    run 10 'journalctl -u docker -n 40 -o cat --no-pager' journalctl -u docker -n 40 -o cat --no-pager
    run 10 'journalctl --user -u docker -n 40 -o cat --no-pager' journalctl --user -u docker -n 40 -o cat --no-pager
  fi
  each version_of "$(bounded 10 dockerds)"
}

ask_the_engine() {
  find_engine
  case $context in '' | default) ;; *) part 5 context_file ;; esac
  ask_engine /version
  version_said=$said
  ask_engine /info
  info=$said
  if [ -n "$version_said" ]; then
    ask_engine /images/json
    for image in $(printf '%s\n' "$said" | grep -oE '"[^" ]*nvidia/pytorch:[^" ]+"' | tr -d '"' | sort -ru | head -n 20) $image; do
      ask_engine "/images/$image/json"
    done
    spec_folders=$(printf '%s' "$info" | tr -d '\r\n' | sed -n 's/.*"CDISpecDirs":\[\([^]]*\)\].*/\1/p' | tr ',' '\n' | tr -d '"')
    part 10 engine_files
  else
    part 5 endpoint_file
    ask_why_down
  fi
}
