#!/bin/sh
# Runs every fuzz target for FUZZTIME (30s unless told), of the packages that are named or of all.
#
#   FUZZTIME=10s sh scripts/fuzz.sh ./corpus/...
#   FUZZKEEP=12 sh scripts/fuzz.sh          keep of what each target found new so many of the smallest inputs
#
# What breaks a target lies in testdata/fuzz beside it: commit it, and every later `go test` holds it. With FUZZKEEP the
# inputs that reached new code are kept there too, so that the next run does not begin with nothing.
set -eu

FUZZTIME=${FUZZTIME:-30s}
FUZZKEEP=${FUZZKEEP:-0}
LARGEST=2048 # bytes of an input that is kept
found=$(go env GOCACHE)/fuzz
status=0

keep() { # package target
    folder=$(go list -f '{{.Dir}}' "$1")/testdata/fuzz/$2
    mkdir -p "$folder"
    # The names are hashes of the inputs.
    find "$found/$1/$2" -type f -size -"$LARGEST"c -printf '%s %p\n' 2>/dev/null | sort -n | head -n "$FUZZKEEP" | cut -d' ' -f2- |
        while read -r input; do cp "$input" "$folder/"; done
    rmdir "$folder" 2>/dev/null || true
}

[ $# -gt 0 ] || set -- ./...
for package in $(go list "$@"); do
    for target in $(go test -list '^Fuzz' "$package" | grep '^Fuzz' || true); do
        echo "== $package $target"
        go test -run '^$' -fuzz "^$target\$" -fuzztime "$FUZZTIME" -fuzzminimizetime 5x "$package" || status=1
        [ "$FUZZKEEP" = 0 ] || keep "$package" "$target"
    done
done
exit $status
