package scan_test

import (
	"runtime"
	"testing"
	"time"

	"github.com/huonguoc/huonguoc/checker"
	"github.com/huonguoc/huonguoc/corpus/extract"
	"github.com/huonguoc/huonguoc/corpus/source"
	"github.com/huonguoc/huonguoc/corpus/units"
	"github.com/huonguoc/huonguoc/index"
	"github.com/huonguoc/huonguoc/ledger"
	"github.com/huonguoc/huonguoc/rules"
	"github.com/huonguoc/huonguoc/scan"
)

// benchFiles is about what a province of 99 communes has.
const benchFiles = 2_000

// BenchmarkScan takes a generated corpus all the way, in MB of file: files in child processes, outline, rules, ledger,
// index. The second scan finds nothing changed. Memory is that of the program and its children together.
func BenchmarkScan(b *testing.B) {
	all, folder, home := b, b.TempDir(), ""
	size := makeCorpus(b, folder, benchFiles)
	scanner := newScanner(b)
	b.Run("first", func(b *testing.B) {
		m := meter{want: scan.Changed}
		for b.Loop() {
			b.StopTimer()
			m.home = all.TempDir() // outlives this part
			b.StartTimer()
			m.scan(b, scanner, folder)
		}
		m.report(b, size)
		home = m.home
	})
	b.Run("unchanged", func(b *testing.B) {
		m := meter{home: home, want: scan.Unchanged}
		for b.Loop() {
			m.scan(b, scanner, folder)
		}
		m.report(b, size)
	})
}

// meter scans a folder and watches.
type meter struct {
	home string
	want scan.Change // what every file must need, or the benchmark is about something else
	seen int
	peak int64 // bytes of memory
}

func (m *meter) scan(b *testing.B, scanner *scan.Scanner, folder string) {
	listing, err := source.List(b.Context(), []string{folder}, source.DefaultLimits())
	if err != nil {
		b.Fatal(err)
	}
	defer func() { _ = listing.Close() }()
	l, err := ledger.Open(b.Context(), m.home)
	if err != nil {
		b.Fatal(err)
	}
	defer func() { _ = l.Close() }()
	recording := scan.Recording{Scanner: scanner, Ledger: l, Now: time.Now, Each: func(o scan.Outcome) { m.watch(b, o) }}
	sum, err := recording.Run(b.Context(), listing)
	if err != nil {
		b.Fatal(err)
	}
	x, err := index.Open(b.Context(), m.home, l)
	if err != nil {
		b.Fatal(err)
	}
	m.peak = max(m.peak, resident())
	if err := x.Close(); err != nil {
		b.Fatal(err)
	}
	if sum.Read != benchFiles {
		b.Errorf("%d of %d files were read well: %+v", sum.Read, benchFiles, sum)
	}
}

func (m *meter) watch(b *testing.B, o scan.Outcome) {
	if o.Change != m.want {
		b.Errorf("%s: change %d, want %d", o.Document.Path, o.Change, m.want)
	}
	if m.seen++; m.seen%50 == 0 {
		m.peak = max(m.peak, resident())
	}
}

func (m *meter) report(b *testing.B, size int64) {
	seconds := b.Elapsed().Seconds() / float64(b.N)
	b.ReportMetric(benchFiles/seconds, "docs/s")
	b.ReportMetric(float64(size)/1e6/seconds, "MB/s")
	b.ReportMetric(float64(m.peak)/1e6, "peak-MB")
}

func newScanner(b *testing.B) *scan.Scanner {
	b.Helper()
	pack, err := rules.Embedded("gender")
	if err != nil {
		b.Fatal(err)
	}
	judge, err := checker.New(pack)
	if err != nil {
		b.Fatal(err)
	}
	table, err := units.Load()
	if err != nil {
		b.Fatal(err)
	}
	workers := runtime.NumCPU()
	pool := extract.NewPool(workers, extract.DefaultLimits())
	b.Cleanup(func() {
		if err := pool.Close(); err != nil {
			b.Error(err)
		}
	})
	return &scan.Scanner{Extractor: pool, Checker: judge, Units: table, Workers: workers}
}
