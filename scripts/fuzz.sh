#!/bin/sh
# Runs every fuzz target for FUZZTIME (30s unless told). What a target finds lies in testdata/fuzz beside it: commit it, and
# every later `go test` holds it.
set -eu

FUZZTIME=${FUZZTIME:-30s}
status=0
for package in $(go list ./...); do
    for target in $(go test -list '^Fuzz' "$package" | grep '^Fuzz' || true); do
        echo "== $package $target"
        go test -run '^$' -fuzz "^$target\$" -fuzztime "$FUZZTIME" -fuzzminimizetime 5x "$package" || status=1
    done
done
exit $status
