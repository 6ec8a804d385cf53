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
#
# It looks, and changes nothing: it needs a shell and takes what tools there are. Each question has a time limit. Passwords,
# tokens, keys and serial numbers are taken out; names of users, hosts, addresses and UUIDs are in it. Look at it before you
# hand it on.
