package roster_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/extract"
	"github.com/huonguoc/huonguoc/corpus/outline"
	"github.com/huonguoc/huonguoc/corpus/roster"
	"github.com/huonguoc/huonguoc/corpus/samples"
	"github.com/huonguoc/huonguoc/corpus/viet"
)

// The samples in all their formats, against a list of their villages: as they lie in their folders, and with what a careless
// hand does to them. A file may be asked about; it must never lie under the wrong village.
func TestSamplesFindTheirVillages(t *testing.T) {
	keys, err := samples.Keys()
	if err != nil {
		t.Fatal(err)
	}
	list, want := rosterOfSamples(t, keys)
	for name, test := range map[string]struct {
		file  func(samples.Key, corpus.Convention) roster.File
		asked int // at most, of 72
	}{
		"as they are": {func(k samples.Key, c corpus.Convention) roster.File {
			return roster.File{Path: "/vào/" + k.Folder + "/" + k.ID + ".docx", Convention: c}
		}, 0},
		"in one heap, under numbers": {func(_ samples.Key, c corpus.Convention) roster.File {
			return roster.File{Path: "/vào/scan 01.pdf", Convention: c}
		}, 0},
		"unreadable, named by hand": {func(k samples.Key, _ corpus.Convention) roster.File {
			return roster.File{Path: "/vào/" + k.Head.Commune + "/" + k.Head.Village + ".pdf"}
		}, 0},
		"unreadable, named without marks": {func(k samples.Key, _ corpus.Convention) roster.File {
			return roster.File{Path: strings.ReplaceAll("/vao/"+viet.Fold(k.Head.Commune)+"/"+viet.Fold(k.Head.Village)+".pdf", " ", "_")}
		}, 0},
		"in the folder of another commune": {func(k samples.Key, c corpus.Convention) roster.File {
			return roster.File{Path: "/vào/Phường Kinh Bắc/" + k.ID + ".docx", Convention: c}
		}, 72},
	} {
		t.Run(name, func(t *testing.T) {
			attached, asked := 0, map[roster.Why]int{}
			for _, k := range keys {
				for _, c := range heads(t, k.ID) {
					result := list.Attach([]roster.File{test.file(k, c)}, table(t), nil)
					if len(result.Attached) == 0 {
						asked[result.Questions[0].Why]++
						continue
					}
					attached++
					if got := result.Attached[0].Villages[0]; got != want[k.ID] {
						t.Errorf("%s lies under %s, not under %s", k.ID, got, want[k.ID])
					}
				}
			}
			t.Logf("%d attached, asked %v", attached, asked)
			if n := 72 - attached; n > test.asked {
				t.Errorf("%d of 72 are asked about: %v", n, asked)
			}
		})
	}
}

// rosterOfSamples is the list of the samples' villages among others, by today's communes, and the ID of each.
func rosterOfSamples(t *testing.T, keys []samples.Key) (*roster.Roster, map[string]string) {
	t.Helper()
	var b strings.Builder
	b.WriteString("Mã thôn,Thôn,Mã xã\n")
	want := map[string]string{}
	for _, k := range keys {
		fmt.Fprintf(&b, "%s,%s,%s\n", k.ID, k.Head.Village, k.Today)
		// Others of the name, elsewhere, and of nearly the name, beside it.
		fmt.Fprintf(&b, "%s-khác,%s,07210\n%s-ngoài,%s Ngoài,%s\n", k.ID, k.Head.Village, k.ID, k.Head.Village, k.Today)
		want[k.ID] = k.ID
	}
	return made(t, b.String()), want
}

// heads are the heads that are read from a sample's files.
func heads(t *testing.T, id string) []corpus.Convention {
	t.Helper()
	var list []corpus.Convention
	for _, form := range []string{"txt", "docx", "pdf"} {
		data, err := os.ReadFile(filepath.Join("..", "samples", "testdata", "formats", form, id+"."+form))
		if err != nil {
			t.Fatal(err)
		}
		c, _ := outline.Parse(extract.Read(context.Background(), data, extract.Limits{}).Paragraphs)
		list = append(list, c)
	}
	return list
}
