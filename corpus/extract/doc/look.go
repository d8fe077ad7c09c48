package doc

import "unicode/utf8"

// look is how letters appear, as far as it changes what a person reads.
type look struct {
	deleted  bool
	inserted bool
	hidden   bool
	caps     bool

	special bool // control characters have their meaning: fields, pictures, references
	object  bool // a picture is that of an embedded file
	form    bool // a picture holds the data of a form field

	fontASCII int // number, or unset
	fontOther int // for letters outside ASCII
	symbol    rune
	symbolIn  int // font of the symbol
}

// apply changes the look by a property list; base is what properties can refer to: the look without the list.
func (l *look) apply(list []byte, base look) {
	for code, operand := range sprms(list) {
		on := u8(operand, 0) != 0
		switch code {
		case sprmDeleted:
			l.deleted = on
		case sprmInserted:
			l.inserted = on
		case sprmHidden:
			l.hidden = toggled(operand, base.hidden)
		case sprmCaps:
			l.caps = toggled(operand, base.caps)
		case sprmSpecial:
			l.special = on
		case sprmObject, sprmSmallObject:
			l.object = on
		case sprmFormField:
			l.form = on
		case sprmFontASCII:
			l.fontASCII = u16(operand, 0)
		case sprmFontOther:
			l.fontOther = u16(operand, 0)
		case sprmSymbol:
			l.symbolIn, l.symbol = u16(operand, 0), rune(u16(operand, 2))
		case sprmPlain:
			l.hidden, l.caps, l.fontASCII, l.fontOther = base.hidden, base.caps, base.fontASCII, base.fontOther
		}
	}
}

// toggled is the value of an on/off property: off, on, as in the style, or against the style (§2.6.1).
func toggled(operand []byte, base bool) bool {
	switch u8(operand, 0) {
	case 0:
		return false
	case 0x80:
		return base
	case 0x81:
		return !base
	default:
		return true
	}
}

// look is how the letters of a stretch appear in a paragraph of the given style.
func (w *walker) look(paragraphStyle int, s stretch) look {
	letterStyle := unset
	for _, list := range [][]byte{s.list, s.change} {
		for code, operand := range sprms(list) {
			if code == sprmLetterStyle {
				letterStyle = u16(operand, 0)
			}
		}
	}
	base := w.styles.letters(paragraphStyle, letterStyle)
	l := base
	l.apply(s.list, base)
	l.apply(s.change, base)
	return l
}

// font is the font in which a letter is shown.
func (w *walker) font(l look, letter rune) typeface {
	number, otherwise := l.fontASCII, w.styles.fontASCII
	if letter >= utf8.RuneSelf {
		number, otherwise = l.fontOther, w.styles.fontOther
	}
	if number == unset {
		number = otherwise
	}
	return w.fonts.at(number)
}
