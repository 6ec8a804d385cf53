# Where the docker command would find its engine.
find_engine() {
  context=${DOCKER_CONTEXT-}
  engine=${DOCKER_HOST-}
  [ -z "$engine" ] || return 0
  if [ -z "$context" ] && [ -r "$R$docker/config.json" ]; then
    context=$(bounded 5 member currentContext "$R$docker/config.json")
  fi
  case $context in
    '' | default) engine=unix:///var/run/docker.sock ;;
    *) engine=$(bounded 5 engine_of "$context") ;;
  esac
}

# The first value of a member in a file of JSON.
member() {
  tr -d '\n' <"$2" | grep -o "\"$1\"[[:space:]]*:[[:space:]]*\"[^\"]*\"" | head -n 1 | sed 's/^[^:]*:[[:space:]]*"//;s/"$//'
}

# The endpoint that a context names.
engine_of() {
  for meta in "$R$docker"/contexts/meta/*/meta.json; do
    [ "$(member Name "$meta")" = "$1" ] || continue
    member Host "$meta"
    return
  done
}

# Puts one question to the engine, by whatever tool can.
over_socket() {
  request="GET $2 HTTP/1.0\r\nHost: docker\r\n\r\n"
  if command -v curl >/dev/null && curl -q -sS -i --noproxy '*' --max-time 5 --unix-socket "$1" "http://docker$2"; then
    return
  fi
  if command -v python3 >/dev/null && python3 -c "$python" "$1" "$2"; then
    return
  fi
  if command -v perl >/dev/null && perl -MIO::Socket::UNIX -e "$perl" "$1" "$2"; then
    return
  fi
  if command -v socat >/dev/null; then
    printf '%b' "$request" | socat -t 5 - "UNIX-CONNECT:$1"
  elif command -v nc >/dev/null; then
    printf '%b' "$request" | nc -U "$1"
  fi
}

python='import socket, sys
s = socket.socket(socket.AF_UNIX)
s.settimeout(5)
s.connect(sys.argv[1])
s.sendall(("GET %s HTTP/1.0\r\nHost: docker\r\n\r\n" % sys.argv[2]).encode())
while True:
    part = s.recv(65536)
    if not part:
        break
    sys.stdout.buffer.write(part)'
# shellcheck disable=SC2016
perl='my $s = IO::Socket::UNIX->new(Peer => $ARGV[0]) or exit 1;
print $s "GET $ARGV[1] HTTP/1.0\r\nHost: docker\r\n\r\n";
binmode STDOUT; print while <$s>;'

# The docker command, where nothing else speaks to a socket.
by_command() {
  case $1 in
    /version) docker version --format '{{json .Server}}' ;;
    /info) docker info --format '{{json .}}' ;;
  esac | grep '^{' | grep -v '"ServerErrors":\["' | sed '1s/^/HTTP\/1.0 200 OK\
\
/'
}

over_tcp() {
  curl -q -sS -i --noproxy '*' --max-time 5 "http://${1#*://}$2"
}

asked_engine() {
  case $engine in
    unix://*) over_socket "$R${engine#unix://}" "$1" ;;
    *) over_tcp "$engine" "$1" ;;
  esac
}

# Why the engine is not to be reached at all; nothing where it may be.
closed() {
  socket=${engine#unix://}
  case $engine in
    unix:///*)
      if ! [ -e "$R$socket" ]; then
        case $(gone "$socket") in *denied) echo EACCES ;; *) echo ENOENT ;; esac
      elif ! [ -w "$R$socket" ]; then
        echo EACCES
      fi
      ;;
    tcp://* | http://*) command -v curl >/dev/null || echo no-tool ;;
    *) echo ENOTSUP ;;
  esac
}

# Why it did not answer, though it may be asked.
silent() {
  [ "$1" -lt 5 ] || { echo ETIMEDOUT; return; }
  case $engine in
    unix://*) command -v curl >/dev/null || command -v python3 >/dev/null || command -v perl >/dev/null ||
      command -v socat >/dev/null || { echo no-tool; return; } ;;
  esac
  echo ECONNREFUSED
}

# One question to the engine; what it says is kept in `said`.
ask_engine() {
  late && return
  said=
  case $engine in '' | *"$newline"* | *' '*) return ;; esac
  bar=$(bounded 5 closed)
  if [ -z "$bar" ]; then
    before=$(seconds)
    said=$(bounded 7 asked_engine "$1")
    case $said in
      HTTP/*) ;;
      *)
        said=
        bar=$(silent "$(($(seconds) - before))")
        if [ "$bar" = no-tool ] && command -v docker >/dev/null; then said=$(bounded 10 by_command "$1"); fi
        ;;
    esac
  fi
  if [ -n "$said" ]; then
    printf '? engine GET %s %s\n' "$(printf '%s\n' "$engine" | hide)" "$1"
    printf '%s\n.' "$said" | quoted '|'
  elif [ "$bar" != no-tool ]; then
    printf '? engine GET %s %s\n- failed %s\n' "$(printf '%s\n' "$engine" | hide)" "$1" "$bar"
  fi
}
