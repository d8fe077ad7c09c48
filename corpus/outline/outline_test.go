package outline_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/outline"
)

var update = flag.Bool("update", false, "write the golden parts of testdata anew")

// paragraphs reads the small notation of the tests: a paragraph a line; "| a | b |" is a row of a table, "# " begins a
// number that was rendered from a list, "^ " a footnote, "~ " a page header, "⏎" a forced line break.
func paragraphs(text string) []corpus.Paragraph {
	var list []corpus.Paragraph
	for _, l := range strings.Split(text, "\n") {
		p := corpus.Paragraph{Text: l, Origin: corpus.OriginBody}
		switch {
		case strings.TrimSpace(l) == "":
			continue
		case strings.HasPrefix(l, "| "):
			cells := strings.Split(strings.Trim(l, "| "), "|")
			for i := range cells {
				cells[i] = strings.TrimSpace(cells[i])
			}
			p.Text, p.Origin = strings.Join(cells, "\t"), corpus.OriginTable
		case strings.HasPrefix(l, "# "):
			p.Text, p.AutoNumber = l[2:], true
		case strings.HasPrefix(l, "^ "):
			p.Text, p.Origin = l[2:], corpus.OriginFootnote
		case strings.HasPrefix(l, "~ "):
			p.Text, p.Origin = l[2:], corpus.OriginHeader
		}
		p.Text = strings.ReplaceAll(p.Text, "⏎", "\n")
		list = append(list, p)
	}
	return list
}

// show writes what was read so that a person can compare it with the text.
func show(c corpus.Convention, clauses []corpus.Clause) string {
	var b strings.Builder
	for _, f := range []struct{ name, value string }{
		{"title", c.Title}, {"kind", string(c.Kind)}, {"village", c.Village}, {"commune", c.Commune},
		{"district", c.District}, {"province", c.Province}, {"adopted", string(c.AdoptedOn)},
		{"decision", c.Recognition.Number}, {"decided", string(c.Recognition.Date)}, {"by", c.Recognition.Body}, {"draft", draftWord(c.Draft)},
	} {
		if f.value != "" {
			fmt.Fprintf(&b, "%s: %s\n", f.name, f.value)
		}
	}
	for _, cl := range clauses {
		fmt.Fprintf(&b, "\n%d %s [%s]", cl.Ordinal, cl.Zone, cl.Citation)
		if a := cl.Address.String(); a != cl.Citation {
			fmt.Fprintf(&b, " {%s}", a)
		}
		b.WriteByte('\n')
		for _, h := range cl.Headings {
			fmt.Fprintf(&b, "  heading: %s\n", h)
		}
		for _, l := range cl.LeadIns {
			fmt.Fprintf(&b, "  lead-in: %s\n", l)
		}
		fmt.Fprintf(&b, "  %s\n", strings.ReplaceAll(strings.ReplaceAll(cl.Text, "\n", "\n  "), "\t", " | "))
	}
	return b.String()
}

// Every file of testdata/styles holds a convention ("text") and how it is read ("outline").
func TestParseStyles(t *testing.T) {
	files, err := filepath.Glob("testdata/styles/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) { testStyle(t, file) })
	}
}

func testStyle(t *testing.T, file string) {
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	archive := txtar.Parse([]byte(strings.ReplaceAll(string(data), "\r\n", "\n")))
	got := show(outline.Parse(paragraphs(part(archive, "text"))))
	if *update {
		archive.Files = []txtar.File{archive.Files[0], {Name: "outline", Data: []byte(got)}}
		if err := os.WriteFile(file, txtar.Format(archive), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(part(archive, "outline"), got); diff != "" {
		t.Errorf("outline differs (-want +got):\n%s", diff)
	}
}

func part(a *txtar.Archive, name string) string {
	for _, f := range a.Files {
		if f.Name == name {
			return string(f.Data)
		}
	}
	return ""
}

func draftWord(draft bool) string {
	if draft {
		return "yes"
	}
	return ""
}
