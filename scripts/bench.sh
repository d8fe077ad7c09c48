#!/bin/sh
# Measures every station of a document's way, and the whole scan of a generated corpus, and prints one table.
#
#   BENCHTIME=5s sh scripts/bench.sh     longer runs of each station, for calmer figures (default 2s)
#   BENCHOUT=file sh scripts/bench.sh    keep the benchmarks' own lines as well, for benchstat
set -eu
cd "$(dirname "$0")/.."
benchtime=${BENCHTIME:-2s}
out=${BENCHOUT:-}
if [ -z "$out" ]; then
    out=$(mktemp)
    trap 'rm -f "$out"' EXIT
fi
: >"$out"

run() { # package benchmarks duration
    echo "measuring $1" >&2
    go test -run '^$' -bench "$2" -benchtime "$3" -timeout 30m "$1" >>"$out" || { cat "$out" >&2; exit 1; }
}

run ./corpus/extract '^BenchmarkFormats$' "$benchtime"
run ./corpus/outline '^BenchmarkSamples$' "$benchtime"
run ./rules '^Benchmark(Match|Copies|Rules|Compile)$' "$benchtime"
run ./ledger '^BenchmarkRecord$' "$benchtime"
run ./index '^Benchmark(Rebuild|Search)$' "$benchtime"
run ./scan '^BenchmarkScan$' 1x

awk '
# A benchmark line: name, rounds, then pairs of value and unit.
function label(name, text, of, beside) { labels[name] = text; base[name] = of; versus[name] = beside; order[++n] = name }
BEGIN {
    label("Formats/docx", "extract .docx", "file", "")
    label("Formats/docx-inflate", "  least work: inflate, drop the tags", "file", "Formats/docx")
    label("Formats/pdf", "extract .pdf", "file", "")
    label("Formats/pdf-pdftotext", "  pdftotext -raw, a process a file", "file", "Formats/pdf")
    label("Formats/txt", "extract .txt", "file", "")
    label("Samples", "outline", "text", "")
    label("Match/pack", "match", "text", "")
    label("Match/pack-syllables", "  least work: syllables from the source", "text", "Match/pack")
    label("Copies/packs=2", "  with the pack twice over", "text", "Match/pack")
    label("Copies/packs=4", "  with the pack four times over", "text", "Match/pack")
    label("Rules/rules=500", "match clause by clause, 500 drawn rules", "text", "")
    label("Rules/rules=1000", "  1,000 rules", "text", "Rules/rules=500")
    label("Rules/rules=2000", "  2,000 rules", "text", "Rules/rules=500")
    label("Rules/silent-rules=500", "  500 rules that find next to nothing", "text", "Rules/rules=500")
    label("Rules/silent-rules=2000", "  2,000 of them", "text", "Rules/silent-rules=500")
    label("Rules/re2-set=500", "  RE2, a set of the 500, text made normal before", "text", "Rules/rules=500")
    label("Rules/aho-corasick=500", "  Aho-Corasick, their words alone, same text", "text", "Rules/rules=500")
    label("Rules/syllables", "  least work: syllables from the source", "text", "Rules/rules=500")
    label("Record", "record", "text", "")
    label("Rebuild", "index", "text", "")
    label("Scan/first", "scan of 2,000 files", "file", "")
    label("Scan/unchanged", "scan again, nothing changed", "file", "")
}
/^cpu:/ { sub(/^cpu: */, ""); cpu = $0 }
/^Benchmark/ {
    name = $1
    sub(/^Benchmark/, "", name)
    if (match(name, /-[0-9]+$/)) {
        processors = substr(name, RSTART + 1)
        name = substr(name, 1, RSTART - 1)
    }
    seen[name] = 1
    for (i = 3; i < NF; i += 2) value[name, $(i + 1)] = $i
    if (name ~ /^(Search|Compile)/) others[++m] = name
}
END {
    printf "\n%s, %d processors, one file at a time but for the scan; MB = 10^6 bytes of file or of text\n\n", cpu, processors
    printf "%-50s %10s %9s  %-5s %s\n", "station", "docs/s", "MB/s", "of", ""
    for (i = 1; i <= n; i++) {
        name = order[i]
        if (!(name in seen)) { printf "%-50s %10s\n", labels[name], "not run"; continue }
        note = ""
        speed = (name, "docs/s") in value ? "docs/s" : "MB/s"
        if (versus[name] != "") note = sprintf("%.2f times as fast", value[name, speed] / value[versus[name], speed])
        if ((name, "peak-MB") in value) note = sprintf("peak memory %.0f MB", value[name, "peak-MB"])
        if ((name, "×text") in value) note = sprintf("size %.2f of the text", value[name, "×text"])
        documents = speed == "docs/s" ? sprintf("%.1f", value[name, speed]) : ""
        printf "%-50s %10s %9.2f  %-5s %s\n", labels[name], documents, value[name, "MB/s"], base[name], note
    }
    print ""
    for (i = 1; i <= m; i++) {
        name = others[i]
        text = name == "Compile" ? "load and compile the pack" : name
        sub(/^Search\//, "search ", text)
        gsub(/_/, " ", text)
        printf "%10.2f ms  %s\n", value[name, "ns/op"] / 1e6, text
    }
}' "$out"
