package rtf

import "github.com/huonguoc/huonguoc/corpus"

// textWords lists the control words that stand for letters.
func textWords() map[string]string {
	return map[string]string{
		"tab": "\t", "line": "\n", "lbr": "\n", "softline": "\n",
		"emdash": "—", "endash": "–", "bullet": "•",
		"lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”",
		"emspace": " ", "enspace": " ", "qmspace": " ",
	}
}

// textSymbols lists the control symbols that stand for letters. The optional hyphen "\-" is not seen.
func textSymbols(sign byte) string {
	switch sign {
	case '\\', '{', '}':
		return string(rune(sign))
	case '~':
		return "\u00a0"
	case '_':
		return "-"
	case '\t':
		return "\t"
	default:
		return ""
	}
}

// symbol does what a backslash with a sign says.
func (r *reader) symbol(sign byte) {
	switch {
	case sign == '*':
		r.starred = true
		return
	case r.replace > 0:
		r.replace--
		return
	case sign == '\r' || sign == '\n':
		r.flush()
		r.endParagraph(r.state.paragraph.tables())
		return
	case sign == '\\' || sign == '{' || sign == '}':
		r.pending = append(r.pending, sign)
		return
	}
	r.flush()
	r.write(textSymbols(sign))
}

// on reads a word that switches something: alone it means on, with a zero off.
func (t token) on() bool { return !t.has || t.value != 0 }

// stateWords lists what the control words do that change the state, or end a part of the text.
func stateWords() map[string]func(*reader, token) {
	words := map[string]func(*reader, token){
		"u":        func(r *reader, t token) { r.unicode(t.value) },
		"uc":       func(r *reader, t token) { r.state.uc = min(max(t.value, 0), maxWord) },
		"f":        func(r *reader, t token) { r.state.font = t.value },
		"plain":    func(r *reader, _ token) { r.plain() },
		"v":        func(r *reader, t token) { r.state.hidden = t.on() },
		"caps":     func(r *reader, t token) { r.state.caps = t.on() },
		"deleted":  func(r *reader, t token) { r.state.deleted = t.on() },
		"revised":  func(r *reader, t token) { r.state.inserted = t.on() },
		"mvf":      func(r *reader, t token) { r.state.deleted = t.on() },
		"mvt":      func(r *reader, t token) { r.state.inserted = t.on() },
		"deff":     func(r *reader, t token) { r.base, r.state.font = t.value, t.value },
		"ansicpg":  func(r *reader, t token) { r.codePage = t.value },
		"mac":      func(r *reader, _ token) { r.codePage = 10000 },
		"pc":       func(r *reader, _ token) { r.codePage = 437 },
		"pca":      func(r *reader, _ token) { r.codePage = 850 },
		"nofpages": func(r *reader, t token) { r.counted = t.value },
	}
	for word, do := range paragraphWords() {
		words[word] = do
	}
	for word, text := range textWords() {
		words[word] = func(r *reader, _ token) { r.write(text) }
	}
	return words
}

func paragraphWords() map[string]func(*reader, token) {
	return map[string]func(*reader, token){
		"pard":     func(r *reader, _ token) { r.state.paragraph = paragraphFormat{} },
		"s":        func(r *reader, t token) { r.state.paragraph.style = t.value },
		"ls":       func(r *reader, t token) { r.state.paragraph.ls = t.value },
		"ilvl":     func(r *reader, t token) { r.state.paragraph.ilvl = t.value },
		"intbl":    func(r *reader, t token) { r.state.paragraph.inTable = t.on() },
		"itap":     func(r *reader, t token) { r.state.paragraph.depth = t.value },
		"par":      func(r *reader, _ token) { r.inText(func() { r.endParagraph(r.state.paragraph.tables()) }) },
		"cell":     func(r *reader, _ token) { r.inText(func() { r.endCell(1) }) },
		"row":      func(r *reader, _ token) { r.inText(func() { r.endTableRow(1) }) },
		"nestcell": func(r *reader, _ token) { r.inText(func() { r.endCell(r.nested()) }) },
		"nestrow":  func(r *reader, _ token) { r.endTableRow(r.nested()) },
		"sect":     func(r *reader, _ token) { r.inText(r.sectionEnd) },
		"sectd":    func(r *reader, _ token) { r.sameSheet = false },
		"sbknone":  func(r *reader, _ token) { r.sameSheet = true },
		"sbkcol":   func(r *reader, _ token) { r.sameSheet = true },
		"page":     func(r *reader, _ token) { r.inText(r.pageEnd) },
		"softpage": func(r *reader, _ token) { r.inText(r.pageEnd) },
		"pagebb":   func(r *reader, t token) { r.state.paragraph.breakBefore = t.on() },
	}
}

// inText does what only has a meaning where letters are written.
func (r *reader) inText(do func()) {
	if r.state.sink == &r.story.line {
		do()
	}
}

// nested is the depth of a cell that stands in another.
func (r *reader) nested() int { return min(max(r.state.paragraph.depth, 2), maxTables) }

func (r *reader) sectionEnd() {
	r.endParagraph(0)
	if r.story.origin == corpus.OriginBody {
		r.endSection()
		r.section, r.sameSheet = true, false
	}
}

func (r *reader) pageEnd() {
	if r.story.origin == corpus.OriginBody {
		r.endSection()
		r.breaks++
	}
}

// plain takes back everything that is said about letters.
func (r *reader) plain() {
	r.state.font = r.base
	r.state.hidden, r.state.deleted, r.state.inserted, r.state.caps = false, false, false, false
}
