package docs_test

import (
	"fmt"
	"reflect"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/huonguoc/huonguoc/checker"
	"github.com/huonguoc/huonguoc/corpus"
)

// tableAfter are the cells of the table that begins with a line, without its head.
func tableAfter(t *testing.T, page, head string) [][]string {
	t.Helper()
	_, rest, found := strings.Cut(page, head+"\n")
	if !found {
		t.Fatalf("no table begins with %q", head)
	}
	var rows [][]string
	for line := range strings.Lines(rest) {
		if !strings.HasPrefix(line, "|") {
			break
		}
		cells := strings.Split(strings.Trim(strings.TrimSpace(line), "|"), "|")
		for i := range cells {
			cells[i] = strings.TrimSpace(cells[i])
		}
		rows = append(rows, cells)
	}
	return rows[1:] // the line between head and body
}

// example makes the inputs of a figure from the table of the worked example.
type example struct {
	in     checker.Inputs
	seen   map[string]bool // villages
	events []checker.Event
}

func (x *example) row(t *testing.T, cells []string) {
	t.Helper()
	commune := checker.Commune{Name: cells[0]}
	village, key := cells[1], "quy-uoc|"+cells[1]
	if !x.seen[village] {
		x.seen[village] = true
		x.in.Villages = append(x.in.Villages, checker.Village{ID: village, Name: village, Commune: commune})
	}
	if cells[4] == "–" {
		return
	}
	p := checker.Paper{
		Path: fmt.Sprint(len(x.in.Papers)), Key: key, Village: village, Villages: []string{village}, Commune: commune,
		Text: "text " + village + cells[2], Status: corpus.Status(cells[4]), Draft: cells[2] == "draft",
	}
	if len(cells[2]) == len("2006-01-02") {
		p.Adopted = corpus.Date(cells[2])
	}
	if cells[3] != "–" {
		p.Recognition = corpus.Recognition{Number: "1/QĐ-UBND", Date: corpus.Date(cells[3])}
	}
	x.findings(t, &p, cells[5])
	if cells[6] == "yes" {
		x.enter(t, checker.Event{Actor: "An", Act: checker.ActConclude, Items: []checker.Item{{Convention: key, Text: p.Text}}})
	}
	if kind, on, ok := strings.Cut(cells[7], " "); ok {
		x.enter(t, checker.Event{
			Actor: "An", Act: checker.ActLife, Life: &checker.Life{Kind: checker.LifeKind(kind), On: corpus.Date(on)}, Items: []checker.Item{{Convention: key}},
		})
	}
	x.in.Papers = append(x.in.Papers, p)
}

func (x *example) findings(t *testing.T, p *checker.Paper, cell string) {
	t.Helper()
	if cell == "–" {
		return
	}
	for _, f := range strings.Split(cell, "; ") {
		name, decisions, _ := strings.Cut(f, ": ")
		fingerprint := p.Key + p.Text + name
		p.Signs = append(p.Signs, checker.Sign{Finding: fingerprint, Rule: "r"})
		for i, d := range strings.Split(decisions, "/") {
			if d == "open" {
				continue
			}
			x.enter(t, checker.Event{
				Actor: []string{"An", "Bình"}[i], Act: checker.ActDecide, Decision: checker.Decision(d), Reason: checker.ReasonMeaning,
				Items: []checker.Item{{Finding: fingerprint}},
			})
		}
	}
}

func (x *example) enter(t *testing.T, e checker.Event) {
	t.Helper()
	e.Book, e.Seq, e.At = "b", int64(len(x.events)+1), time.Date(2026, 11, 1, 8, 0, 0, 0, time.UTC)
	sealed, _, err := checker.Seal(e)
	if err != nil {
		t.Fatal(err)
	}
	x.events = append(x.events, sealed)
}

// The worked example of docs/figure.md comes to the figures that it says.
func TestWorkedExample(t *testing.T) {
	page := read(t, "figure.md")
	x := example{seen: map[string]bool{}}
	for _, cells := range tableAfter(t, page, "| commune | village | adopted | recognised | text | findings | signed off | happened |") {
		x.row(t, cells)
	}
	x.in.Events = x.events
	tally := checker.Count(x.in.Records(), x.in.Villages, checker.Define("2026-11-15"))
	if len(tally.Rows) != 2 || tally.Later != 1 || tally.Reached {
		t.Fatalf("%d rows, %d later, reached %v", len(tally.Rows), tally.Later, tally.Reached)
	}
	rows := []checker.Row{tally.Rows[0], tally.Rows[1], tally.Total}
	said := map[string]bool{}
	for _, cells := range tableAfter(t, page, "| figure | xã Tân Chi | xã Trung Kênh | total |") {
		said[cells[0]] = true
		for i, row := range rows {
			if got := strconv.Itoa(figure(t, row, cells[0])); got != cells[i+1] {
				t.Errorf("%s of column %d: the program counts %s, the page says %s", cells[0], i+1, got, cells[i+1])
			}
		}
	}
	everyFigureIsSaid(t, tally.Total, said)
	want := map[string]checker.Share{
		"30.77": tally.Total.Share, "92.31": tally.Total.Highest, "80": tally.Total.OfReviewed,
	}
	for text, share := range want {
		percent, _ := share.Percent()
		if got := strings.TrimSuffix(strconv.FormatFloat(percent, 'f', 2, 64), ".00"); got != text || !strings.Contains(page, text+" %") {
			t.Errorf("the program comes to %s %%, the page says %s %%", got, text)
		}
	}
	d := checker.Define("2026-11-15")
	d.Basis = checker.BasisConcluded
	if s := checker.Count(x.in.Records(), x.in.Villages, d).Total; s.Share != (checker.Share{Part: 1, Whole: 13}) || s.Unsigned != 3 {
		t.Errorf("signed off only: %+v", s)
	}
}

// figure is a count of a row by its name in JSON.
func figure(t *testing.T, row checker.Row, name string) int {
	t.Helper()
	v := reflect.ValueOf(row)
	for i := range v.NumField() {
		if v.Type().Field(i).Tag.Get("json") == name && v.Field(i).Kind() == reflect.Int {
			return int(v.Field(i).Int())
		}
	}
	t.Fatalf("no figure is called %s", name)
	return 0
}

// everyFigureIsSaid wants every count that is not zero to stand in the table.
func everyFigureIsSaid(t *testing.T, row checker.Row, said map[string]bool) {
	t.Helper()
	v := reflect.ValueOf(row)
	for i := range v.NumField() {
		name := v.Type().Field(i).Tag.Get("json")
		if v.Field(i).Kind() == reflect.Int && v.Field(i).Int() != 0 && !said[name] {
			t.Errorf("the page does not say %s, which is %d", name, v.Field(i).Int())
		}
	}
}
