# Puts one question to the engine, by whatever tool can; or says, after a "!", which error kept it from an answer. Tools that
# tell no error apart from others are not believed: then nothing is said.
over_socket() {
  error=
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
    *) printf '%s\n' "$error" ;;
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
