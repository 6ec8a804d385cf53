#!/bin/bash
# Makes the rig's certificates in the current folder: a CA, the registry's certificate, and
# one of a second CA that nobody trusts, as a company's TLS inspection would present it.
set -euo pipefail

authority() {
  openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 3650 -sha256 \
    -subj "$2" -keyout "$1.key" -out "$1.crt" -addext 'basicConstraints=critical,CA:TRUE' 2>/dev/null
}
certificate() {
  openssl req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -sha256 -subj /CN=nvcr.io \
    -keyout "$1.key" -out "$1.csr" 2>/dev/null
  printf 'subjectAltName=DNS:nvcr.io,DNS:layers.nvcr.io\nextendedKeyUsage=serverAuth\n' >"$1.ext"
  openssl x509 -req -in "$1.csr" -CA "$2.crt" -CAkey "$2.key" -CAcreateserial -days 3650 -sha256 \
    -extfile "$1.ext" -out "$1.crt" 2>/dev/null
  rm "$1.csr" "$1.ext"
}
authority ca '/O=ngc-doctor test rig/CN=ngc-doctor test rig CA'
authority stranger '/O=Example Corp/CN=Example Corp TLS Inspection'
certificate tls ca
certificate intercepted stranger
htpasswd -Bbn rig rig >htpasswd
