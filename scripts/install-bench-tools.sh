#!/bin/sh
# Installs what `make bench-extract` compares with and is not here yet. On a system without apt it says what is missing;
# the bench says so in its table and goes on.
set -eu
sh "$(dirname "$0")/install-test-tools.sh"

need() { # program package
    command -v "$1" >/dev/null 2>&1 || missing="$missing $2"
}

missing=
need catdoc catdoc
need antiword antiword
need unrtf unrtf
need odt2txt odt2txt

if [ -z "$missing" ]; then
    echo "bench tools: all here"
    exit 0
fi
if ! command -v apt-get >/dev/null 2>&1; then
    echo "bench tools: missing$missing" >&2
    exit 0
fi
run=
[ "$(id -u)" = 0 ] || run=sudo
echo "bench tools: installing$missing"
$run apt-get update -qq
# shellcheck disable=SC2086 # a list of packages
DEBIAN_FRONTEND=noninteractive $run apt-get install -y -qq --no-install-recommends $missing >/dev/null
