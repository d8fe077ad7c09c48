package main

import (
	"bytes"
	"fmt"
	"os"
	"regexp"
	"slices"
	"time"
)

// row is what an engine did with a corpus of so many bytes of text.
type row struct {
	measured
	text int64
}

type table struct{ rows []row }

func (t table) write(path string) error {
	text := t.build() + "\n" + t.ask()
	if path == "" {
		fmt.Fprintln(os.Stdout, text)
		return nil
	}
	page, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	place := regexp.MustCompile(`(?s)<!-- bench -->\n.*<!-- /bench -->`)
	if !place.Match(page) {
		return fmt.Errorf("%s has no place for the table", path)
	}
	return os.WriteFile(path, place.ReplaceAllLiteral(page, []byte("<!-- bench -->\n"+text+"<!-- /bench -->")), 0o600) //nolint:gosec // the page that the caller names
}

// build is the table of what building costs.
func (t table) build() string {
	var b bytes.Buffer
	fmt.Fprintln(&b, "| engine | clauses | clauses a second | clauses a processor second | index ÷ text | memory, building | memory, then searching |")
	fmt.Fprintln(&b, "| --- | --- | --- | --- | --- | --- | --- |")
	for _, r := range t.rows {
		processor := "–"
		if r.Processor > 0 && r.Engine != (*postgres).name(nil) {
			processor = fmt.Sprintf("%.0f", float64(r.Clauses)/r.Processor.Seconds())
		}
		fmt.Fprintf(&b, "| %s | %d | %.0f | %s | %.2f | %d MB | %d MB |\n", r.Engine, r.Clauses, float64(r.Clauses)/r.Build.Seconds(), processor,
			float64(r.Size)/float64(r.text), r.PeakBuild>>20, r.PeakAsk>>20)
	}
	return b.String()
}

// ask is the table of times, a line a shape and size.
func (t table) ask() string {
	var b bytes.Buffer
	fmt.Fprint(&b, "| 20 best clauses and all counts, p50 / p95 in ms | clauses | found (median)")
	var names []string
	for _, r := range t.rows {
		if !slices.Contains(names, r.Engine) {
			names = append(names, r.Engine)
			fmt.Fprint(&b, " | ", r.Engine)
		}
	}
	fmt.Fprint(&b, " |\n| --- | --- | ---")
	for range names {
		fmt.Fprint(&b, " | ---")
	}
	fmt.Fprintln(&b, " |")
	for i, s := range shapes {
		for start := 0; start < len(t.rows); start += len(names) {
			t.line(&b, s.name, i, t.rows[start:start+len(names)])
		}
	}
	return b.String()
}

func (table) line(b *bytes.Buffer, name string, shape int, rows []row) {
	first := rows[0].Shapes[shape]
	hits := slices.Clone(first.Hits)
	slices.Sort(hits)
	fmt.Fprintf(b, "| %s | %d | %d", name, rows[0].Clauses, hits[len(hits)/2])
	for _, r := range rows {
		s := r.Shapes[shape]
		fmt.Fprintf(b, " | %s / %s", milliseconds(s.P50), milliseconds(s.P95))
		if r.Engine != rows[0].Engine {
			fmt.Fprintf(b, " (×%.1f / ×%.1f)", ratio(s.P50, first.P50), ratio(s.P95, first.P95))
		}
		if !slices.Equal(s.Hits, first.Hits) {
			fmt.Fprint(b, " †")
		}
	}
	fmt.Fprintln(b, " |")
}

func milliseconds(d time.Duration) string {
	ms := float64(d.Microseconds()) / 1000
	if ms < 10 {
		return fmt.Sprintf("%.1f", ms)
	}
	return fmt.Sprintf("%.0f", ms)
}

func ratio(a, b time.Duration) float64 { return float64(a) / float64(b) }
