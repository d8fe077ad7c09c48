package outline_test

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/extract"
	"github.com/huonguoc/huonguoc/corpus/outline"
	"github.com/huonguoc/huonguoc/corpus/samples"
	"github.com/huonguoc/huonguoc/corpus/viet"
)

// copyOf is a sample whose layout is changed: what stands above the title, the title, and the rest.
type copyOf struct {
	head               corpus.Convention
	above, title, rest []corpus.Paragraph
}

func (c copyOf) all() []corpus.Paragraph { return slices.Concat(c.above, c.title, c.rest) }

// layouts are ways in which the same convention is typed. The facts of the head that are still there must be read, or
// nothing; never others.
var layouts = []struct {
	name   string
	whole  bool // nothing is left out, so that every fact must be read
	change func(copyOf) []corpus.Paragraph
}{
	{"title in one line", true, func(c copyOf) []corpus.Paragraph {
		return slices.Concat(c.above, texts(c.head.Title), c.rest)
	}},
	{"title in small letters", true, func(c copyOf) []corpus.Paragraph {
		return slices.Concat(c.above, texts(kindWords[c.head.Kind]+" "+placeWords(c.head)), c.rest)
	}},
	{"title without places", false, func(c copyOf) []corpus.Paragraph {
		return slices.Concat(c.above, texts(strings.ToUpper(kindWords[c.head.Kind])), c.rest)
	}},
	{"places above the title", true, func(c copyOf) []corpus.Paragraph {
		return slices.Concat(c.above, texts(strings.ToUpper(placeWords(c.head)), strings.ToUpper(kindWords[c.head.Kind])), c.rest)
	}},
	{"each place on its line", true, func(c copyOf) []corpus.Paragraph {
		return slices.Concat(c.above, texts(strings.Split(strings.ToUpper(kindWords[c.head.Kind]+", "+placeWords(c.head)), ", ")...), c.rest)
	}},
	{"nothing above the title", false, func(c copyOf) []corpus.Paragraph { return slices.Concat(c.title, c.rest) }},
	{"no title", false, func(c copyOf) []corpus.Paragraph { return slices.Concat(c.above, c.rest) }},
	{"no head", false, func(c copyOf) []corpus.Paragraph { return c.rest }},
	{"a title with spaced letters", true, func(c copyOf) []corpus.Paragraph {
		spaced := strings.Join(strings.Split(strings.ToUpper(kindWords[c.head.Kind]), ""), " ")
		return slices.Concat(c.above, texts(spaced, strings.ToUpper(placeWords(c.head))), c.rest)
	}},
	{"columns as one line", true, func(c copyOf) []corpus.Paragraph { return flatten(c.all(), " ") }},
	{"columns as spaces", true, func(c copyOf) []corpus.Paragraph { return flatten(c.all(), "          ") }},
	{"one column behind the other", true, func(c copyOf) []corpus.Paragraph {
		return slices.Concat(unstack(c.above), c.title, c.rest)
	}},
	{"signatures first", false, func(c copyOf) []corpus.Paragraph {
		at := len(c.rest) - min(4, len(c.rest))
		return slices.Concat(c.rest[at:], c.above, c.title, c.rest[:at])
	}},
	{"head in short lines", true, func(c copyOf) []corpus.Paragraph {
		return slices.Concat(wrap(c.above, 24), wrap(c.title, 24), c.rest)
	}},
	{"all in lines of 60", true, func(c copyOf) []corpus.Paragraph { return wrap(c.all(), 60) }},
	{"no marks", false, func(c copyOf) []corpus.Paragraph { return unmark(c.all()) }},
	{"only the rest in capitals", false, func(c copyOf) []corpus.Paragraph {
		return slices.Concat(c.above, c.title, upper(c.rest))
	}},
}

func TestLayouts(t *testing.T) {
	for _, c := range copies(t) {
		for _, l := range layouts {
			head, _ := outline.Parse(l.change(c))
			for _, f := range fields(c.head, head) {
				left := f.got == "" && !l.whole
				if !left && viet.Normal(f.got) != viet.Normal(f.want) {
					t.Errorf("%s, %s: %s %q, want %q", c.head.Title, l.name, f.name, f.got, f.want)
				}
			}
		}
	}
}

type field struct{ name, want, got string }

func fields(want, got corpus.Convention) []field {
	return []field{
		{"village", bareVillage(want), bareVillage(got)}, {"commune", want.Commune, got.Commune},
		{"district", want.District, got.District}, {"province", want.Province, got.Province},
		{"adopted", string(want.AdoptedOn), string(got.AdoptedOn)}, {"decision", want.Recognition.Number, got.Recognition.Number},
		{"decided", string(want.Recognition.Date), string(got.Recognition.Date)}, {"by", want.Recognition.Body, got.Recognition.Body},
		{"kind", string(want.Kind), string(got.Kind)},
	}
}

// bareVillage is the name without its type: a làng of the title is often the thôn of the agency block.
func bareVillage(c corpus.Convention) string {
	for _, name := range []string{"tổ dân phố ", "khu phố ", "thôn ", "làng ", "bản "} {
		if rest, ok := strings.CutPrefix(c.Village, name); ok {
			return rest
		}
	}
	return c.Village
}

var kindWords = map[corpus.Kind]string{corpus.KindHuongUoc: "Hương ước", corpus.KindQuyUoc: "Quy ước"}

func placeWords(c corpus.Convention) string {
	return strings.Join(slices.DeleteFunc([]string{c.Village, c.Commune, c.District, c.Province}, func(s string) bool { return s == "" }), ", ")
}

// copies are the samples that can be read, parted at their title.
func copies(t *testing.T) []copyOf {
	t.Helper()
	keys, err := samples.Keys()
	if err != nil {
		t.Fatal(err)
	}
	list := make([]copyOf, len(keys))
	for i, key := range keys {
		list[i] = partAtTitle(t, key)
	}
	return list
}

// partAtTitle finds the title of the key in the Word file.
func partAtTitle(t *testing.T, key samples.Key) copyOf {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "samples", "testdata", "formats", "docx", key.ID+".docx"))
	if err != nil {
		t.Fatal(err)
	}
	list := extract.Read(context.Background(), data, extract.Limits{}).Paragraphs
	for from := range list {
		title := ""
		for to := from; to < len(list) && len(title) < len(key.Head.Title); to++ {
			title = strings.TrimSpace(title + " " + list[to].Text)
			if title == key.Head.Title {
				return copyOf{key.Head, list[:from], list[from : to+1], list[to+1:]}
			}
		}
	}
	t.Fatalf("%s: the title of the key does not stand in the text", key.ID)
	return copyOf{}
}

func texts(lines ...string) []corpus.Paragraph {
	list := make([]corpus.Paragraph, len(lines))
	for i, l := range lines {
		list[i] = corpus.Paragraph{Text: l, Origin: corpus.OriginBody}
	}
	return list
}

// flatten writes the rows of tables as lines.
func flatten(list []corpus.Paragraph, gap string) []corpus.Paragraph {
	list = slices.Clone(list)
	for i, p := range list {
		list[i].Text, list[i].Origin = strings.ReplaceAll(p.Text, "\t", gap), corpus.OriginBody
	}
	return list
}

// unstack writes the columns of rows one behind the other.
func unstack(list []corpus.Paragraph) []corpus.Paragraph {
	var left, right []string
	for _, p := range list {
		before, after, _ := strings.Cut(p.Text, "\t")
		left = append(left, before)
		right = append(right, after)
	}
	return texts(append(left, right...)...)
}

func wrap(list []corpus.Paragraph, width int) []corpus.Paragraph {
	var wrapped []corpus.Paragraph
	for _, p := range list {
		line := ""
		for _, word := range strings.Fields(p.Text) {
			if line != "" && len([]rune(line+" "+word)) > width {
				wrapped = append(wrapped, texts(line)...)
				line = ""
			}
			line = strings.TrimSpace(line + " " + word)
		}
		wrapped = append(wrapped, texts(line)...)
	}
	return wrapped
}

// unmark takes the first word and number of headings and articles away.
func unmark(list []corpus.Paragraph) []corpus.Paragraph {
	list = slices.Clone(list)
	for i, p := range list {
		for _, word := range []string{"Điều ", "ĐIỀU ", "Chương ", "CHƯƠNG "} {
			if strings.HasPrefix(p.Text, word) {
				list[i].Text = strings.Join(strings.Fields(p.Text)[2:], " ")
			}
		}
	}
	return list
}

func upper(list []corpus.Paragraph) []corpus.Paragraph {
	list = slices.Clone(list)
	for i, p := range list {
		list[i].Text = strings.ToUpper(p.Text)
	}
	return list
}
