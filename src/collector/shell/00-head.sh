#!/bin/sh
# Collects what ngc-doctor needs to know of this machine, for a diagnosis elsewhere:
#
#   sh collect.sh host.txt        and there: ngc-doctor replay host.txt
#   ssh HOST sh -s -- [FLAGS] <collect.sh >host.txt
#
#   --offline      asks nothing on the network
#   --image REF    the image that is to be launched
#   --volume PATH  a path that is to be mounted (repeatable)
#   --limit S      asks nothing more after so many seconds (240)
#   --quiet        says nothing while it works
#   --names        reads /etc/passwd and /etc/hosts as well, to know whom to leave out of a recording
#
# It looks, and changes nothing: it needs a shell and takes what tools there are. Each question has a time limit. Passwords,
# tokens, keys and serial numbers are taken out; names of users, hosts, addresses and UUIDs are in it. Look at it before you
# hand it on.

# Names that the environment gave another meaning.
unalias -a 2>/dev/null
unset -f cat curl cut date docker dmesg echo fuser getent grep head id journalctl kill ldconfig ls lspci modinfo nc perl \
  pgrep printf python python2 python3 read readlink sed sleep socat sort stat systemctl tail tr uname wait 2>/dev/null
