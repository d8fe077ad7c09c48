package html

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/huonguoc/huonguoc/corpus/extract/listing"
	"github.com/huonguoc/huonguoc/corpus/extract/reading"
)

// list is an open list and its running number.
type list struct {
	format string // a name of package listing; "bullet" or "none"
	next   int
	step   int
}

// maxAlpha is how far letters count before they double: browsers go on with aa, ab, Word with aa, bb.
const maxAlpha = 26

func (w *walker) list(n *html.Node, p properties, l look) {
	made := &list{format: listFormat(n, p), next: 1, step: 1}
	if has(n, "reversed") {
		made.next, made.step = items(n), -1
	}
	if start, err := strconv.Atoi(strings.TrimSpace(attr(n, "start"))); err == nil {
		made.next = start
	}
	w.lists = append(w.lists, made)
	w.children(n, l)
	w.lists = w.lists[:len(w.lists)-1]
	w.pending = ""
}

func items(n *html.Node) (count int) {
	for c := range n.ChildNodes() {
		if c.DataAtom == atom.Li {
			count++
		}
	}
	return count
}

// listFormat is how the numbers of a list look: the style sheet says it, or the old attribute type.
func listFormat(n *html.Node, p properties) string {
	style := strings.ToLower(p["list-style-type"])
	if style == "" {
		style, _, _ = strings.Cut(strings.ToLower(strings.TrimSpace(p["list-style"])), " ")
	}
	if style == "" {
		style = attr(n, "type")
	}
	switch style {
	case "none":
		return "none"
	case "a":
		return "lowerLetter"
	case "A":
		return "upperLetter"
	case "i":
		return "lowerRoman"
	case "I":
		return "upperRoman"
	case "lower-alpha", "lower-latin":
		return "lowerLetter"
	case "upper-alpha", "upper-latin":
		return "upperLetter"
	case "lower-roman":
		return "lowerRoman"
	case "upper-roman":
		return "upperRoman"
	case "decimal-leading-zero":
		return "decimalZero"
	}
	if n.DataAtom == atom.Ol {
		return "decimal"
	}
	return "bullet"
}

// listItem walks a list item. Its number belongs to the first paragraph in it that has letters.
func (w *walker) listItem(n *html.Node, l look) {
	w.pending = "- "
	if open := len(w.lists); open > 0 {
		w.pending = w.number(n, w.lists[open-1])
	}
	w.children(n, l)
	w.endParagraph()
	w.pending = ""
}

// number renders an item's number as browsers do, with a full stop.
func (w *walker) number(n *html.Node, in *list) string {
	if value, err := strconv.Atoi(strings.TrimSpace(attr(n, "value"))); err == nil {
		in.next = value
	}
	value := in.next
	in.next += in.step
	switch in.format {
	case "none":
		return ""
	case "bullet":
		return "- "
	}
	text, exact := listing.Number(in.format, value)
	if !exact || strings.HasSuffix(in.format, "Letter") && value > maxAlpha {
		w.notes[reading.NoteUnknownNumber]++
	}
	w.item = numbered{depth: len(w.lists) - 1, format: in.format, value: value, label: text + ". "}
	return w.item.label
}
