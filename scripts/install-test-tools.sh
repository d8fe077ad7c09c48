#!/bin/sh
# Installs what the tests need and is not here yet. On a system without apt it says what is missing and goes on: the tests
# that need it are then skipped aloud, and fail in CI.
set -eu

need() { # program package
    command -v "$1" >/dev/null 2>&1 || missing="$missing $2"
}

missing=
need soffice "libreoffice-writer-nogui libreoffice-calc-nogui"
need pdftoppm poppler-utils
need tesseract "tesseract-ocr tesseract-ocr-vie"
need chromium chromium
[ -e /usr/share/fonts/truetype/liberation2 ] || missing="$missing fonts-liberation2" # the first Liberation has no Vietnamese letters

if [ -z "$missing" ]; then
    echo "test tools: all here"
    exit 0
fi
if ! command -v apt-get >/dev/null 2>&1; then
    echo "test tools: missing$missing; install them to run every test" >&2
    exit 0
fi
run=
[ "$(id -u)" = 0 ] || run=sudo
echo "test tools: installing$missing"
$run apt-get update -qq
# shellcheck disable=SC2086 # a list of packages
DEBIAN_FRONTEND=noninteractive $run apt-get install -y -qq --no-install-recommends $missing >/dev/null
