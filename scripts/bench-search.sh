#!/bin/sh
# Measures the search index beside SQLite FTS5 and PostgreSQL on generated clauses, and writes the tables of docs/search.md.
# PostgreSQL is Debian's; it runs on loopback only, from a folder that is removed afterwards. Without it the bench leaves it out.
#
#   CLAUSES=50000 sh scripts/bench-search.sh     a smaller corpus (default 250000)
#   OUT= sh scripts/bench-search.sh              print the tables and leave the page alone
set -eu
cd "$(dirname "$0")/.."
clauses=${CLAUSES:-250000}
out=${OUT-docs/search.md}

work=$(mktemp -d)
stop() {
    [ -z "${server:-}" ] || as_server "$server/pg_ctl" -D "$work/data" -m immediate -s stop || true
    rm -rf "$work"
}
trap stop EXIT

# PostgreSQL refuses to run as root.
as_server() {
    if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi
}

install() {
    command -v apt-get >/dev/null 2>&1 || return 0
    run=
    [ "$(id -u)" = 0 ] || run=sudo
    echo "bench-search: installing postgresql" >&2
    $run apt-get update -qq
    DEBIAN_FRONTEND=noninteractive $run apt-get install -y -qq --no-install-recommends postgresql >/dev/null
}

find_server() { find /usr/lib/postgresql -path '*/bin/initdb' 2>/dev/null | sort -V | tail -1 | xargs -r dirname; }

url=
server=$(find_server)
[ -n "$server" ] || { install; server=$(find_server); }
if [ -n "$server" ]; then
    port=${PGBENCHPORT:-54329}
    chmod 755 "$work"
    mkdir "$work/data" "$work/socket"
    [ "$(id -u)" != 0 ] || chown postgres "$work/data" "$work/socket"
    as_server "$server/initdb" -D "$work/data" -U bench -A trust -E UTF8 --locale=C >/dev/null
    # Memory as an office server would give it; no durability, which the other engines do not pay for either.
    as_server "$server/pg_ctl" -D "$work/data" -s -w -l "$work/data/log" -o "-c listen_addresses=127.0.0.1 -c port=$port \
        -c unix_socket_directories=$work/socket -c shared_buffers=512MB -c work_mem=64MB -c maintenance_work_mem=256MB \
        -c synchronous_commit=off -c fsync=off" start
    url="postgres://bench@127.0.0.1:$port/postgres?sslmode=disable"
fi

go build -o "$work/searchbench" ./index/searchbench
TMPDIR=${TMPDIR:-/tmp} "$work/searchbench" -root . -clauses "$clauses" -postgres "$url" -out "$out"
