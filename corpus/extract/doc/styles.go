package doc

const (
	maxStyleChain = 32    // styles based on one another; Word allows fewer, and a cycle ends here
	noStyle       = 0xfff // where a style is named that is none
	builtInTOC1   = 19    // number of Word's own style "toc 1", in every language
	builtInTOC9   = 27
	kindParagraph = 1
	kindLetters   = 2
	unset         = -1
)

// style is one entry of the style sheet.
type style struct {
	builtIn int // number among Word's own styles
	base    int
	layout  []byte // properties of paragraphs
	look    []byte // properties of letters
}

// styles is the style sheet (§2.4.6.5, §2.9.271), with what its styles come to.
type styles struct {
	list      []*style // nil where a number is not used
	fontASCII int      // where no style names a font
	fontOther int
	looks     map[int]look
	layouts   map[int]layout
}

func readStyles(f *file) (*styles, error) {
	s := &styles{looks: map[int]look{}, layouts: map[int]layout{}}
	b, err := f.part(partStyles)
	if err != nil || b == nil {
		return s, err
	}
	info := span(b, 2, u16(b, 0))
	s.fontASCII, s.fontOther = u16(info, 12), u16(info, 16)
	fixed := u16(info, 2)
	for at := 2 + len(info); at+2 <= len(b) && len(s.list) < u16(info, 0); {
		entry := span(b, at+2, u16(b, at))
		if entry == nil {
			return nil, f.broken("read the style sheet: style %d is cut", len(s.list))
		}
		s.list = append(s.list, readStyle(entry, fixed))
		at += 2 + len(entry) + len(entry)%2
	}
	return s, nil
}

// readStyle reads an entry: a part of fixed size, the name, and property lists (§2.9.260).
func readStyle(b []byte, fixed int) *style {
	if len(b) == 0 {
		return nil
	}
	st := &style{builtIn: u16(b, 0) & 0xfff, base: u16(b, 2) >> 4}
	at := fixed + 2 + 2*u16(b, fixed) + 2
	switch u16(b, 2) & 0xf {
	case kindParagraph:
		var list []byte
		list, at = styleList(b, at)
		if len(list) > 2 {
			st.layout = list[2:] // behind the style's own number
		}
		st.look, _ = styleList(b, at)
	case kindLetters:
		st.look, _ = styleList(b, at)
	}
	return st
}

// styleList is a property list with its size in front, and where the next one is.
func styleList(b []byte, at int) (list []byte, next int) {
	list = span(b, at+2, u16(b, at))
	return list, at + 2 + len(list) + len(list)%2
}

// chain is a style and those it is based on, nearest first.
func (s *styles) chain(number int) []*style {
	var found []*style
	for len(found) < maxStyleChain && number >= 0 && number < len(s.list) && s.list[number] != nil {
		found = append(found, s.list[number])
		number = s.list[number].base
	}
	return found
}

// look is what a style says about letters.
func (s *styles) look(number int) look {
	if known, ok := s.looks[number]; ok {
		return known
	}
	l := look{fontASCII: unset, fontOther: unset}
	chain := s.chain(number)
	for i := len(chain) - 1; i >= 0; i-- {
		l.apply(chain[i].look, l)
	}
	s.looks[number] = l
	return l
}

// letters is how letters look in a style of paragraphs and one of letters. A property that both switch on is off again
// (§2.4.6.6).
func (s *styles) letters(paragraph, letter int) look {
	l := s.look(paragraph)
	if letter == unset {
		return l
	}
	own := s.look(letter)
	l.caps, l.hidden = l.caps != own.caps, l.hidden != own.hidden
	if own.fontASCII != unset {
		l.fontASCII = own.fontASCII
	}
	if own.fontOther != unset {
		l.fontOther = own.fontOther
	}
	return l
}

// layout is what a style says about paragraphs.
func (s *styles) layout(number int) layout {
	if known, ok := s.layouts[number]; ok {
		return known
	}
	l := layout{style: number, list: unset, level: unset}
	chain := s.chain(number)
	for i := len(chain) - 1; i >= 0; i-- {
		l.apply(chain[i].layout, nil)
	}
	s.layouts[number] = l
	return l
}

// isContents tells the styles of a table of contents.
func (s *styles) isContents(number int) bool {
	for _, st := range s.chain(number) {
		if st.builtIn >= builtInTOC1 && st.builtIn <= builtInTOC9 {
			return true
		}
	}
	return false
}
