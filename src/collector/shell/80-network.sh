# Whether the registry answers at all, and is one: nothing is sent that says who asks. As the daemon would ask it, where
# there is one, and else as this shell.
ask_network() {
  late || [ -n "$offline" ] && return
  command -v curl >/dev/null || return 0
  registry=nvcr.io
  case $image in
    *.*/* | *:*/* | localhost/*) registry=${image%%/*} ;;
    ?*) registry='registry-1.docker.io' ;;
  esac
  if [ -n "$info" ]; then
    proxy=$(said_in HttpsProxy '"\([^"]*\)"')
    without=$(said_in NoProxy '"\([^"]*\)"')
  else
    proxy=${HTTPS_PROXY:-${https_proxy-}}
    without=${NO_PROXY:-${no_proxy-}}
  fi
  exempt && proxy=
  case $proxy in '' | *://*) ;; *) proxy=http://$proxy ;; esac
  via=
  [ -z "$proxy" ] || via=" via $(printf '%s\n' "$proxy" | hide)"
  said=$(bounded 14 greeting)
  [ -n "$said" ] || return 0
  printf '? http GET https://%s/v2/%s\n' "$registry" "$via"
  case $said in
    HTTP/*) printf '%s\n.' "$said" | quoted '|' ;;
    *) printf -- '- %s\n' "$(printf '%s\n' "$said" | grep '^curl: (' | head -n 1 | hide)" ;;
  esac
}

# Whether the registry is asked without the proxy.
exempt() {
  rest=$without,
  while [ -n "$rest" ]; do
    entry=${rest%%,*}
    rest=${rest#*,}
    entry=${entry# }
    case $entry in
      '') continue ;;
      '*') return 0 ;;
    esac
    entry=${entry#\*}
    case ${registry%:*} in
      "$entry" | *".${entry#.}") return 0 ;;
    esac
  done
  return 1
}

# What the registry says first; or how curl ended and what it says of that.
greeting() {
  authority=
  for file in "$R/etc/docker/certs.d/$registry"/*.crt; do
    [ -f "$file" ] && authority=$file
  done
  asked=$(greet) && { printf '%s\n' "$asked"; return; }
  if [ -n "$authority" ]; then
    asked=$(greet --cacert "$authority") && { printf '%s\n' "$asked"; return; }
  fi
  printf '%s\n' "$asked"
}

# The proxy is told by a variable: on the command line everybody would see its password.
greet() {
  if [ -n "$proxy" ]; then
    HTTPS_PROXY=$proxy https_proxy=$proxy curl -q -sS -i "$@" --noproxy '' --connect-timeout 5 --max-time 10 "https://$registry/v2/" 2>&1
  else
    curl -q -sS -i "$@" --noproxy '*' --connect-timeout 5 --max-time 10 "https://$registry/v2/" 2>&1
  fi
}
