package html

import (
	"regexp"
	"strings"

	"golang.org/x/net/html"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/extract/reading"
)

// office walks an element that an office program means in its own way, and tells whether it was one. Word says so by
// style properties that browsers do not know, LibreOffice by classes, names and titles.
func (w *walker) office(n *html.Node, p properties, l look) bool {
	class := strings.ToLower(attr(n, "class"))
	switch {
	case p.is("mso-list", "ignore"):
		w.sink = &w.label
		w.children(n, l)
		w.sink, w.space = &w.line, true
	case isNoteMark(class, p), class == "msocommentreference":
	case isContents(class):
		w.leaveOut(n, reading.NoteContents)
	case p.is("mso-element", "comment"):
		w.notes[reading.NoteComments]++
	default:
		origin := originOf(n, p)
		if origin == "" {
			return false
		}
		w.beside(origin, func() { w.children(n, l) })
	}
	return true
}

// isNoteMark tells the number of a footnote, which stands in the text and again at the note.
func isNoteMark(class string, p properties) bool {
	switch class {
	case "sdfootnoteanc", "sdfootnotesym", "sdendnoteanc", "sdendnotesym":
		return true
	}
	_, marked := p["mso-footnote-id"]
	_, endnote := p["mso-endnote-id"]
	return marked || endnote
}

// isContents tells a line of a table of contents, which would be taken for an article of its own.
func isContents(class string) bool {
	rest, ok := strings.CutPrefix(class, "msotoc")
	return ok && len(rest) == 1
}

// notesOf matches the names that LibreOffice gives to the notes below a page.
var notesOf = regexp.MustCompile(`^sd(foot|end)note\d+$`)

// originOf tells which part of a printed page an element is, "" for the body.
func originOf(n *html.Node, p properties) corpus.Origin {
	switch title := attr(n, "title"); {
	case p.is("mso-element", "footnote"), p.is("mso-element", "endnote"), notesOf.MatchString(attr(n, "id")):
		return corpus.OriginFootnote
	case p.is("mso-element", "header"), n.Data == "div" && title == "header":
		return corpus.OriginHeader
	case p.is("mso-element", "footer"), n.Data == "div" && title == "footer":
		return corpus.OriginFooter
	default:
		return ""
	}
}

// beside walks text that stands beside the body. Pages repeat headers; the same text is given once.
func (w *walker) beside(origin corpus.Origin, walk func()) {
	known := map[string]bool{}
	for _, p := range w.around[origin] {
		known[p.Text] = true
	}
	for _, p := range w.story(origin, walk) {
		if origin == corpus.OriginFootnote || !known[p.Text] {
			w.around[origin] = append(w.around[origin], p)
		}
	}
}
