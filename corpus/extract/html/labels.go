package html

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/extract/reading"
)

// LibreOffice saves automatic numbers to a web page as bare lists: that the first level read "Điều 1." and the third "a)"
// is not in the file. What the numbers themselves tell is put back; what they do not tell is noted.

// numbered is a list item of the body.
type numbered struct {
	at            int // of its paragraph
	depth         int // of its list, 0 for one that stands in no other
	format, label string
	value         int
}

// noteNumber keeps the item whose label a paragraph of the body has taken.
func (w *walker) noteNumber(label string) {
	if label != "" && label == w.item.label && w.origin == corpus.OriginBody {
		w.item.at = len(w.out)
		w.numbers = append(w.numbers, w.item)
	}
	w.item = numbered{}
}

// savedByOffice tells whether LibreOffice or one of its forerunners wrote the page.
func savedByOffice(root *html.Node) bool {
	for n := range root.Descendants() {
		if n.DataAtom == atom.Meta && strings.EqualFold(attr(n, "name"), "generator") {
			program := strings.ToLower(attr(n, "content"))
			return strings.Contains(program, "office") && !strings.Contains(program, "microsoft")
		}
	}
	return false
}

// The words that tell of articles: at the head of a paragraph, in a closing clause ("gồm 2 chương, 15 điều"), and at the
// heads of parts, behind which articles may be counted anew.
var (
	typedArticle = regexp.MustCompile(`^(?i:điều)\s+(?:thứ\s+)?\d`)
	soManyOf     = regexp.MustCompile(`(\d{1,3})\s+[đĐ]iều`)
	partHead     = regexp.MustCompile(`^(?i:phần|chương|mục)\s`)
)

// restoreLabels puts "Điều" before the outermost numbers where they count articles, and a bracket behind letters. Where
// that is a guess it is noted as such.
func (w *walker) restoreLabels() {
	nested := w.nestedAlike()
	if nested > 0 {
		w.notes[reading.NoteLostLabels] = nested
	}
	if w.hasArticles() {
		return
	}
	articles, sure := w.articles()
	if len(articles) < fewest || nested == 0 && !sure {
		return // plain numbers, as a page without articles has them
	}
	for i, n := range w.outermost() {
		w.relabel(n, fmt.Sprintf("Điều %d. ", articles[i]))
	}
	for _, n := range w.numbers {
		if n.depth > 0 && strings.HasSuffix(n.format, "Letter") {
			w.relabel(n, strings.TrimSuffix(n.label, ". ")+") ")
		}
	}
	w.notes[reading.NoteRestoredNumbers] = len(articles)
	if sure {
		delete(w.notes, reading.NoteLostLabels)
	}
}

func (w *walker) relabel(n numbered, label string) {
	p := &w.out[n.at]
	p.Text = label + strings.TrimPrefix(p.Text, n.label)
}

// hasArticles tells whether a paragraph has its article's number as text.
func (w *walker) hasArticles() bool {
	for _, p := range w.out {
		if typedArticle.MatchString(p.Text) {
			return true
		}
	}
	return false
}

// outermost are the decimal numbers that stand in no other list.
func (w *walker) outermost() (list []numbered) {
	for _, n := range w.numbers {
		if n.depth == 0 && n.format == "decimal" {
			list = append(list, n)
		}
	}
	return list
}

// nestedAlike counts the decimal numbers inside decimal lists: of two levels that look alike at least one has lost its
// label.
func (w *walker) nestedAlike() (count int) {
	decimal := map[int]bool{} // by depth, of the items that are open
	for _, n := range w.numbers {
		decimal[n.depth] = n.format == "decimal"
		for depth := range n.depth {
			if decimal[depth] && decimal[n.depth] {
				count++
				break
			}
		}
	}
	return count
}

// fewest is the number of items that make a series of articles.
const fewest = 3

// articles are the numbers of the outermost items if those are articles, nil else. They run from 1 and begin anew behind
// the head of a part; where a list begins anew elsewhere, the page has lost its start, as behind a table, and the
// articles are counted on. sure tells that they begin anew nowhere, and that either they run on behind the head of a part,
// as nothing but articles does, or the text itself says how many there are.
func (w *walker) articles() (values []int, sure bool) {
	items := w.outermost()
	anew, lost, through := false, false, false
	for i, n := range items {
		before := numbered{}
		if i > 0 {
			before = items[i-1]
		}
		switch {
		case n.value == before.value+1:
			through = through || i > 0 && w.headBetween(before.at, n.at)
		case n.value == 1 && w.headBetween(before.at, n.at):
			anew = true
		case n.value == 1 || n.value == i+1:
			lost = true
		default:
			return nil, false
		}
		values = append(values, n.value)
	}
	if lost {
		for i := range values {
			values[i] = i + 1
		}
	}
	return values, !anew && (through && !lost || w.says(len(items)))
}

func (w *walker) headBetween(from, to int) bool {
	for _, p := range w.out[from+1 : to] {
		if partHead.MatchString(p.Text) {
			return true
		}
	}
	return false
}

// says tells whether the text names the number of its articles.
func (w *walker) says(total int) bool {
	for _, p := range w.out {
		for _, m := range soManyOf.FindAllStringSubmatch(p.Text, -1) {
			if n, err := strconv.Atoi(m[1]); err == nil && n == total {
				return true
			}
		}
	}
	return false
}
