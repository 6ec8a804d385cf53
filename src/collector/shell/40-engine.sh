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

# Puts one question to the engine, by whatever tool can; or says, after a "!", which error kept it from an answer. Tools that
# tell no error apart from others are not believed: then nothing is said.
over_socket() {
  if command -v curl >/dev/null; then
    reply=$(curl -q -sS -i --noproxy '*' --max-time 5 --unix-socket "$1" "http://docker$2")
    case $? in
      0) printf '%s\n' "$reply"; return ;;
      28) echo '!ETIMEDOUT'; return ;;
      7) error='!ECONNREFUSED' ;;
    esac
  fi
  for tool in python3 python2 python /usr/libexec/platform-python perl; do
    command -v "$tool" >/dev/null || continue
    case $tool in
      perl) reply=$(perl -MIO::Socket::UNIX -MErrno -e "$perl" "$1" "$2") ;;
      *) reply=$("$tool" -c "$python" "$1" "$2") ;;
    esac
    case $reply in HTTP/* | !E*) printf '%s\n' "$reply"; return ;; esac
  done
  request="GET $2 HTTP/1.0\r\nHost: docker\r\n\r\n"
  reply=
  if command -v socat >/dev/null; then
    reply=$(printf '%b' "$request" | socat -t 5 - "UNIX-CONNECT:$1" 2>&1)
  elif command -v nc >/dev/null; then
    reply=$(printf '%b' "$request" | nc -U "$1" 2>&1)
  fi
  case $reply in
    HTTP/*) printf '%s\n' "$reply" ;;
    *'onnection refused'*) echo '!ECONNREFUSED' ;;
    *) printf '%s\n' "${error-}" ;;
  esac
}

python='import errno, socket, sys
out = getattr(sys.stdout, "buffer", sys.stdout)
try:
    s = socket.socket(socket.AF_UNIX)
    s.settimeout(5)
    s.connect(sys.argv[1])
    s.sendall(("GET %s HTTP/1.0\r\nHost: docker\r\n\r\n" % sys.argv[2]).encode())
    while True:
        part = s.recv(65536)
        if not part:
            break
        out.write(part)
except socket.timeout:
    print("!ETIMEDOUT")
except EnvironmentError as e:
    print("!" + errno.errorcode.get(e.errno, "EIO"))'
# shellcheck disable=SC2016
perl='my $s = IO::Socket::UNIX->new(Peer => $ARGV[0]);
my $n = $! + 0;
if (!$s) { $! = $n; for my $e (qw(ENOENT EACCES ECONNREFUSED)) { print "!$e" if $!{$e} } exit 1 }
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
  case $? in
    6) echo '!ENOTFOUND' ;;
    7) echo '!ECONNREFUSED' ;;
    28) echo '!ETIMEDOUT' ;;
  esac
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
    tcp://* | http://*) ;;
    *) echo ENOTSUP ;;
  esac
}

# One question to the engine; what it says is kept in `said`.
ask_engine() {
  said=
  late && return
  case $engine in '' | *"$newline"* | *' '*) return ;; esac
  bar=$(bounded 5 closed)
  if [ -z "$bar" ]; then
    said=$(bounded 9 asked_engine "$1") || bar=ETIMEDOUT
    case $said in
      HTTP/*) bar= ;;
      !E*) bar=${said#!} said= ;;
      *) said= ;;
    esac
    if [ -z "$said$bar" ] && command -v docker >/dev/null; then said=$(bounded 10 by_command "$1"); fi
  fi
  [ -n "$said$bar" ] || return 0
  printf '? engine GET %s %s\n' "$(printf '%s\n' "$engine" | hide)" "$1"
  if [ -n "$said" ]; then
    printf '%s\n.' "$said" | quoted '|'
  else
    printf -- '- failed %s\n' "$bar"
  fi
}
