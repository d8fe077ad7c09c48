package odt

import (
	"strings"

	"github.com/huonguoc/huonguoc/corpus/extract/flow"
	"github.com/huonguoc/huonguoc/corpus/extract/listing"
	"github.com/huonguoc/huonguoc/corpus/extract/reading"
)

// lists remembers the lists of a document, because one may go on where another was left.
type lists struct {
	counters *listing.Counters
	byID     map[string]*counted
	byStyle  map[string]*counted
	outline  *counted
}

func newLists() *lists {
	return &lists{counters: listing.NewCounters(), byID: map[string]*counted{}, byStyle: map[string]*counted{}}
}

// counted is a list with its looks.
type counted struct {
	style string
	looks listStyle
	list  *listing.List
}

// place is where in a list the text stands; nil for text outside lists.
type place struct {
	outermost element // the text:list that all is in
	list      *counted
	level     int    // from 0
	start     string // the item's own number
	numbered  bool   // the next paragraph takes the item's number
}

// newList begins a list that counts for itself.
func (w *walker) newList(style string) *counted {
	looks := w.styles.lists[style]
	return &counted{style: style, looks: looks, list: listing.New(&listing.Definition{Levels: looks.levels()})}
}

// list walks a text:list. One inside another is its next level.
func (w *walker) list(e element, emit emitter) {
	outer := w.place
	p := &place{outermost: e}
	if outer != nil {
		p.outermost, p.list, p.level = outer.outermost, outer.list, min(outer.level+1, listing.MaxLevels-1)
	}
	if style := e.attr("text:style-name"); style != "" {
		p.list = w.listAt(p, e, style)
	}
	w.place = p
	w.s.children(func(item element) { w.item(item, emit) })
	if outer != nil && outer.list == nil {
		outer.list = p.list
	}
	w.place = outer
}

// item walks a text:list-item, whose first paragraph has the number, or a text:list-header, which has none.
func (w *walker) item(e element, emit emitter) {
	w.place.numbered = e.name == "text:list-item"
	w.place.start = e.attr("text:start-value")
	w.s.children(func(inner element) { w.block(inner, emit) })
}

// listAt finds the list that begins or goes on at an element. Within a list another style changes how numbers look, not
// what is counted.
func (w *walker) listAt(p *place, e element, style string) *counted {
	before := p.list
	if before == nil {
		before = w.lists.continued(p.outermost, style)
	}
	c := before
	switch {
	case before == nil:
		c = w.newList(style)
	case before.style != style:
		c = w.newList(style)
		c.list.Definition = before.list.Definition
	}
	if p.level == 0 {
		w.lists.keep(e.id(), style, c)
	}
	return c
}

func (ls *lists) keep(id, style string, c *counted) {
	ls.byStyle[style] = c
	if id != "" {
		ls.byID[id] = c
	}
}

// continued is the list that an element goes on with; nil for one that begins anew.
func (ls *lists) continued(e element, style string) *counted {
	if id := e.attr("text:continue-list"); id != "" && ls.byID[id] != nil {
		return ls.byID[id]
	}
	if e.attr("text:continue-numbering") == "true" {
		return ls.byStyle[style]
	}
	return nil
}

// label counts the paragraph and renders its number; "" for one without.
func (w *walker) label(p *paragraph) string {
	switch {
	case w.place != nil && w.place.numbered:
		w.place.numbered = false
		if style := w.styles.listOf(p.style); w.place.list == nil && style != "" {
			w.place.list = w.listAt(w.place, w.place.outermost, style)
		}
		return w.render(w.place.list, w.place.level, w.place.start, p)
	case w.place == nil && p.outline > 0:
		return w.heading(p)
	default:
		return ""
	}
}

// heading counts a heading in the document's outline.
func (w *walker) heading(p *paragraph) string {
	if w.lists.outline == nil {
		looks := w.styles.outline
		w.lists.outline = &counted{looks: looks, list: listing.New(&listing.Definition{Levels: looks.levels()})}
	}
	return w.render(w.lists.outline, min(p.outline, listing.MaxLevels)-1, p.start, p)
}

func (w *walker) render(c *counted, level int, start string, p *paragraph) string {
	if c == nil || c.looks[level] == nil {
		return ""
	}
	w.lists.counters.Advance(c.from(level, start), level)
	label, exact := w.lists.counters.Label(c.list, level, false)
	if !exact {
		w.notes[reading.NoteUnknownNumber]++
	}
	look := w.styles.over(p.look, styleKey{familyText, c.looks[level].textStyle})
	if strings.TrimSpace(label) == "" || look.hidden {
		return ""
	}
	if flow.IsPictureFont(look.face.Font) {
		return label
	}
	var l flow.Line
	l.Write(label, look.face)
	return l.Text()
}

// from is the list, or one that counts with it and begins at a number of the item's own.
func (c *counted) from(level int, start string) *listing.List {
	if start == "" {
		return c.list
	}
	value := number(start, 1)
	again := *c.list
	again.Starts[level] = &value
	return &again
}
