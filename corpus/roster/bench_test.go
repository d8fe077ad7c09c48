package roster_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/roster"
)

// BenchmarkAttach attaches 5,000 documents to 3,000 villages in 99 communes, about what a province has.
func BenchmarkAttach(b *testing.B) {
	table := table(b)
	today := table.Today()
	var text strings.Builder
	text.WriteString("Thôn,Mã xã\n")
	var files []roster.File
	for i := range 3000 {
		c := today[i%len(today)]
		name := fmt.Sprintf("Thôn %s %s", []string{"Bến", "Cồn", "Dộc", "Gốc", "Hóc"}[i/99%5], []string{"Bưởi", "Chanh", "Duối", "Găng", "Hồng", "Lim", "Mít"}[i/99/5])
		fmt.Fprintf(&text, "%s,%s\n", name, c.Code)
		head := corpus.Convention{Village: strings.ToLower(name[:1]) + name[1:], Commune: c.Title(), Province: c.Province, AdoptedOn: "2026-01-01"}
		files = append(files, roster.File{Path: fmt.Sprintf("/in/%s/%d.docx", c.Name, i), Convention: head})
	}
	files = append(files, files[:2000]...)
	list := made(b, text.String())
	for b.Loop() {
		if r := list.Attach(files, table, nil); len(r.Attached) != len(files) {
			b.Fatalf("%d attached of %d; the first question: %+v", len(r.Attached), len(files), r.Questions[0])
		}
	}
}
