#!/bin/sh
# Lets 50 reviewers work at once in the reviewing room on 250,000 generated clauses; fails on any error or lost decision.
#
#   CLAUSES=50000 RATE=10 SECONDS_LONG=30 sh scripts/bench-web.sh     smaller
set -eu
cd "$(dirname "$0")/.."
go run ./web/webbench -clauses "${CLAUSES:-250000}" -reviewers "${REVIEWERS:-50}" -rate "${RATE:-25}" -time "${SECONDS_LONG:-60}s"
