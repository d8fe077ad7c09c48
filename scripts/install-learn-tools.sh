#!/bin/sh
# Installs what `make learn` needs beside Go and is not here yet: PyTorch, which learns the network of the order of words.
set -eu
for python in python3 /usr/bin/python3; do # Debian's package is for its own python3, which may not be the first one
    if "$python" -c 'import torch' 2>/dev/null; then
        echo "learn tools: all here"
        exit 0
    fi
done
if ! command -v apt-get >/dev/null 2>&1; then
    echo "learn tools: PyTorch for python3 is missing; install it and run again" >&2
    exit 1
fi
run=
[ "$(id -u)" = 0 ] || run=sudo
echo "learn tools: installing python3-torch"
$run apt-get update -qq
DEBIAN_FRONTEND=noninteractive $run apt-get install -y -qq --no-install-recommends python3-torch >/dev/null
