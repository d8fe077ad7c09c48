package ocr_test

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/huonguoc/huonguoc/checker"
	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/extract/ocr"
	"github.com/huonguoc/huonguoc/corpus/extract/pdf"
	"github.com/huonguoc/huonguoc/corpus/extract/reading"
	"github.com/huonguoc/huonguoc/corpus/outline"
	"github.com/huonguoc/huonguoc/rules"
)

var measure = flag.Bool("measure", false, "print the error rates of generated scans by resolution and damage")

// cacheEnv names the folder where one run of the tests keeps the compiled PDF reader.
const cacheEnv = "HUONGUOC_TEST_PDFIUM"

func TestMain(m *testing.M) {
	dir, err := os.MkdirTemp("", "ocr")
	if err = errors.Join(err, os.Setenv(cacheEnv, dir)); err != nil {
		fmt.Fprintln(os.Stderr, "no cache folder, the tests take longer:", err)
	}
	m.Run()
	if err := os.RemoveAll(dir); err != nil {
		fmt.Fprintln(os.Stderr, "remove the cache folder:", err)
	}
}

func limits() reading.Limits { return reading.Limits{CacheDir: os.Getenv(cacheEnv)} }

// engine is the real program; without it a test is skipped, which continuous integration does not allow.
func engine(t testing.TB) ocr.Engine {
	t.Helper()
	e, err := ocr.Find(context.Background())
	switch {
	case err == nil:
		return e
	case os.Getenv("CI") != "":
		t.Fatalf("scripts/install-test-tools.sh installs it: %v", err)
	}
	t.Skipf("NOT TESTED: %v", err)
	return e
}

const formats = "../../samples/testdata/formats/pdf"

// sample is a convention as an office program printed it.
type sample struct {
	data  []byte
	truth reading.Result
	pages []ocr.Picture
}

func load(t testing.TB, name string) sample {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(formats, name))
	if err != nil {
		t.Fatal(err)
	}
	truth, err := pdf.Read(t.Context(), data, limits())
	if err != nil {
		t.Fatal(err)
	}
	s := sample{data: data, truth: truth}
	for _, p := range truth.Pages {
		picture, err := pdf.Render(t.Context(), data, p.Number, limits())
		if err != nil {
			t.Fatal(err)
		}
		s.pages = append(s.pages, picture)
	}
	return s
}

// outcome is how a scan of a sample was read.
type outcome struct {
	characters, words  float64 // share of errors
	confidence, lowest float64
	unsure, missed     float64
	lost, made         int // findings
	found              int
}

// read recognises every page as the scanner saw it, and measures the paragraphs that come of them.
func (s sample) read(t testing.TB, e ocr.Engine, by scanner) outcome {
	t.Helper()
	var o outcome
	var pages []ocr.Page
	o.lowest = 1
	sum, total := 0.0, 0.0
	for i, picture := range s.pages {
		p, err := e.Recognise(t.Context(), i+1, by.scan(t, picture, uint64(i)))
		if err != nil {
			t.Fatal(err)
		}
		pages = append(pages, p)
		n := float64(p.Words)
		total += n
		sum += p.Confidence * n
		o.unsure += p.Unsure * n
		o.missed = max(o.missed, p.Missed)
		o.lowest = min(o.lowest, p.Confidence)
	}
	o.confidence, o.unsure = sum/total, o.unsure/total
	a, b := findings(t, s.truth.Paragraphs), findings(t, paragraphs(pages))
	o.found = len(a)
	for f := range a {
		if !b[f] {
			o.lost++
		}
	}
	for f := range b {
		if !a[f] {
			o.made++
		}
	}
	want, got := plain(s.truth.Paragraphs), plain(paragraphs(pages))
	o.characters, o.words = errorRate([]rune(want), []rune(got)), errorRate(strings.Fields(want), strings.Fields(got))
	if *measure && os.Getenv("SHOW") != "" {
		fmt.Println("WANT", want, "\nGOT ", got)
	}
	return o
}

// findings are the clauses that are flagged, with their rules.
func findings(t testing.TB, list []corpus.Paragraph) map[string]bool {
	t.Helper()
	pack, err := rules.Embedded("gender")
	if err != nil {
		t.Fatal(err)
	}
	judge, err := checker.New(pack)
	if err != nil {
		t.Fatal(err)
	}
	doc := &corpus.Document{Status: corpus.StatusRead}
	doc.Convention, doc.Clauses = outline.Parse(list)
	set := map[string]bool{}
	for _, f := range judge.Check(doc) {
		set[f.Address+" "+f.Rule] = true
	}
	return set
}

// plain is the text of a document in reading order, white space folded.
func plain(list []corpus.Paragraph) string {
	var b strings.Builder
	for _, p := range list {
		b.WriteString(p.Text + "\n")
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// errorRate is the edit distance of two lists over the length of the wanted one.
func errorRate[T comparable](want, got []T) float64 {
	row := make([]int, len(got)+1)
	for j := range row {
		row[j] = j
	}
	for i, w := range want {
		diagonal := row[0]
		row[0] = i + 1
		for j, g := range got {
			cost := diagonal
			if w != g {
				cost++
			}
			diagonal = row[j+1]
			row[j+1] = min(cost, row[j]+1, row[j+1]+1)
		}
	}
	return float64(row[len(got)]) / float64(max(1, len(want)))
}

func scanners() []scanner {
	var list []scanner
	for _, dpi := range []int{150, 200, 300} {
		list = append(list,
			scanner{name: "clean", dpi: dpi},
			scanner{name: "light", dpi: dpi, lean: 0.6, noise: 8, quality: 75},
			scanner{name: "shadow", dpi: dpi, lean: 1, noise: 8, specks: 20, shadow: 0.7, quality: 60},
			scanner{name: "heavy", dpi: dpi, lean: -2, noise: 18, specks: 400, shadow: 0.35, quality: 50},
		)
	}
	return list
}

func TestMeasure(t *testing.T) {
	if !*measure {
		t.Skip("prints a table; run with -measure")
	}
	e := engine(t)
	files, err := filepath.Glob(filepath.Join(formats, "*.pdf"))
	if err != nil {
		t.Fatal(err)
	}
	for i, file := range files {
		if i%2 != 0 {
			continue
		}
		s := load(t, filepath.Base(file))
		for _, by := range scanners() {
			o := s.read(t, e, by)
			fmt.Printf("%-22s %-6s %d  CER %.4f WER %.4f  confidence %.3f lowest %.3f unsure %.4f missed %.4f findings %d lost %d made %d\n",
				filepath.Base(file), by.name, by.dpi, o.characters, o.words, o.confidence, o.lowest, o.unsure, o.missed, o.found, o.lost, o.made)
		}
	}
}
