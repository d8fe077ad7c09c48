package rtf

import (
	"context"
	"fmt"
	"slices"
	"unicode/utf16"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/extract/flow"
	"github.com/huonguoc/huonguoc/corpus/extract/reading"
)

// state is what a group keeps and brings back.
type state struct {
	sink  *flow.Line               // where letters go; nil for nowhere
	words func(token)              // takes the words of a table instead of the text's own; nil in text
	names func(text string)        // takes the letters of a table of names
	begin func(word string) func() // opens the groups of a table
	skip  bool                     // nothing in this group is read
	font  int                      //
	uc    int                      // how many characters stand in for one \u

	hidden, deleted, inserted, caps bool
	inStyles                        bool // the style sheet is read

	paragraph paragraphFormat
}

// frame is an open group: the state before it, and what its end does, the last first.
type frame struct {
	outer state
	leave []func()
}

// reader walks one file.
type reader struct {
	ctx    context.Context
	limits reading.Limits
	lex    lexer
	words  map[string]func(*reader, token)
	places map[string]destination

	frames  []frame
	state   state
	starred bool // "\*" stood before
	pending []byte
	replace int  // characters still to be passed over, which stand in for a \u
	high    rune // first half of a character that takes two \u

	fonts    map[int]font
	styles   map[int]string
	entry    names
	lists    *lists
	codePage int
	base     int // the default font

	story     *story
	hasLabels bool // the file holds its numbers as rendered
	around    map[corpus.Origin][]corpus.Paragraph
	notes     flow.Notes
	last      state // in which the last letters were met

	breaks    int  // pages that ended in the body
	section   bool // a section ended, and nothing of the next was written
	sameSheet bool // the next section begins on the same page
	counted   int  // pages, as the writing program counted them

	tokens, groups int
	written        int64
}

// run reads all tokens. What stands before the place where a file breaks off is kept.
func (r *reader) run() error {
	for {
		if r.tokens++; r.tokens&0x3ff == 0 {
			if err := r.check(); err != nil {
				return err
			}
		}
		t := r.lex.next()
		if t.kind == end {
			break
		}
		r.take(t)
		if t.kind == shut && len(r.frames) == 0 {
			break
		}
		if len(r.frames) > r.limits.Depth {
			return reading.Fail(corpus.ReasonTooLarge, "more than %d groups in each other", r.limits.Depth)
		}
	}
	r.finish()
	return r.check()
}

func (r *reader) check() error {
	switch {
	case r.ctx.Err() != nil:
		return fmt.Errorf("read the tokens: %w", r.ctx.Err())
	case r.groups > r.limits.Nodes:
		return reading.Fail(corpus.ReasonTooLarge, "more than %d groups", r.limits.Nodes)
	case r.written > r.limits.Part:
		return reading.Fail(corpus.ReasonTooLarge, "text of more than %d bytes", r.limits.Part)
	default:
		return nil
	}
}

// finish closes what is still open. A file that ends inside a group has lost its end, one that goes on after its last
// group its balance.
func (r *reader) finish() {
	if len(r.frames) > 0 || hasControls(r.lex.data[min(r.lex.at, len(r.lex.data)):]) {
		r.notes[reading.NoteTruncated]++
	}
	for len(r.frames) > 0 {
		r.shut()
	}
	r.flush()
	r.endStory()
}

func (r *reader) take(t token) {
	if r.state.skip && t.kind != open && t.kind != shut {
		return
	}
	switch t.kind {
	case open:
		r.open()
	case shut:
		r.shut()
	case plain, letter:
		r.bytes(t.text)
	case symbol:
		r.symbol(t.text[0])
	case word:
		r.word(t)
	}
}

func (r *reader) open() {
	r.flush()
	r.groups++
	r.replace, r.starred = 0, false
	r.frames = append(r.frames, frame{outer: r.state})
}

func (r *reader) shut() {
	r.flush()
	r.replace, r.starred = 0, false
	last := len(r.frames) - 1
	if last < 0 {
		return
	}
	f := r.frames[last]
	r.frames = r.frames[:last]
	for _, do := range slices.Backward(f.leave) {
		do()
	}
	r.state = f.outer
}

// word does what a control word says: a destination, a word of the table being read, or one of the text.
func (r *reader) word(t token) {
	r.flush()
	if t.word != "u" {
		r.replace = 0
	}
	starred := r.starred
	r.starred = false
	if r.enter(t.word, starred) {
		return
	}
	if r.state.words != nil {
		r.state.words(t)
	}
	if do := r.words[t.word]; do != nil {
		do(r, t)
	}
}

// enter opens a destination and tells whether the word was one. Unknown ones marked "\*" are passed over.
func (r *reader) enter(name string, starred bool) bool {
	if r.state.begin != nil {
		if leave := r.state.begin(name); leave != nil {
			r.leave(leave)
			return true
		}
	}
	place, known := r.places[name]
	switch {
	case known:
		place(r)
	case starred:
		r.state.skip = true
	}
	return known || starred
}

// leave adds to what the end of the present group does. There is always one: a file begins with a group and ends with
// it.
func (r *reader) leave(do func()) {
	last := &r.frames[len(r.frames)-1]
	last.leave = append(last.leave, do)
}

// bytes takes letters in the code page of the font.
func (r *reader) bytes(raw []byte) {
	n := min(r.replace, len(raw))
	r.replace -= n
	r.pending = append(r.pending, raw[n:]...)
}

// flush decodes the bytes that wait.
func (r *reader) flush() {
	if len(r.pending) == 0 {
		return
	}
	text := letters(r.pending, r.page())
	r.pending = r.pending[:0]
	r.write(text)
}

// unicode takes a \u: a number of 16 bits that may be written as negative, or half of a character beyond them.
func (r *reader) unicode(value int) {
	c := rune(uint16(value))
	high := r.high
	r.high = 0
	switch {
	case utf16.IsSurrogate(c) && high == 0:
		r.high = c
	case high != 0:
		r.write(string(utf16.DecodeRune(high, c)))
	default:
		r.write(string(c))
	}
	r.replace = r.state.uc
}

// write takes letters in the present state.
func (r *reader) write(text string) {
	switch {
	case r.state.names != nil:
		r.state.names(text)
	case r.state.sink == nil || text == "":
	case r.leftOut(text):
	default:
		r.begun()
		r.state.sink.Write(text, flow.Face{Font: r.font().name, Caps: r.state.caps})
	}
}

// begun notes where the paragraph starts.
func (r *reader) begun() {
	if r.story.origin == corpus.OriginBody {
		r.endSection()
	}
	if r.story.page == 0 {
		r.breakBefore()
		r.story.page = r.pages()
	}
}

// breakBefore starts a page where the paragraph that begins wants one.
func (r *reader) breakBefore() {
	first := len(r.story.out) == 0 && len(r.story.rows) == 0
	if r.state.paragraph.breakBefore && r.story.origin == corpus.OriginBody && !first {
		r.breaks++
	}
}

func (r *reader) endSection() {
	if r.section && !r.sameSheet {
		r.breaks++
	}
	r.section = false
}

// pages is the number of the page that the body has reached.
func (r *reader) pages() int { return r.breaks + 1 }
