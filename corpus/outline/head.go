package outline

import (
	"strings"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/viet"
)

// closingLines is how many lines at the end of the body may hold the closing formula.
const closingLines = 15

// readHead gathers what a convention says of itself. Places come from the title, then from the agency block, then from
// the closing formula and the decision of recognition. Basis and preamble only complete the place that those told, in the
// sentence that founds the convention.
//
// The day beside Quốc hiệu or above a signature is the day of signing. It is never taken for the day of adoption:
// an officer can fill in a missing date, but does not see a wrong one.
func readHead(lines []line, z zones) corpus.Convention {
	var c corpus.Convention
	c.Title, c.Kind = readTitle(lines, z)
	c.Draft = isDraft(lines, z)
	c.Village, c.Commune, c.District, c.Province = titlePlaces(titleText(lines, z))
	s := statements(lines, z)
	c.AdoptedOn = adoptedOn(s)
	c.Recognition = recognition(s, lines, z)
	for _, l := range lines[:z.titleFrom] {
		fillHead(&c, l)
	}
	for i := z.titleTo; i < z.bodyFrom; i++ {
		if z.of[i] == corpus.ZoneHead {
			fillHead(&c, lines[i])
		}
	}
	for _, st := range s {
		if st.trust != trustPreamble && speaksOfItself(st.normal) {
			fillPlaces(&c, st.text)
		}
	}
	fillPlaces(&c, c.Recognition.Body)
	for _, st := range s {
		if st.trust == trustPreamble && founds(st.normal) {
			fillOwnChain(&c, st.text)
		}
	}
	for _, col := range columns(lines[z.signedFrom:]) {
		if isOffice(firstLine(col)) {
			fillPlaces(&c, col)
		}
	}
	return c
}

// fillHead reads the units of a head line: of the agency block and of place lines, not of a sentence.
func fillHead(c *corpus.Convention, l line) {
	for _, cell := range cellLines(l.text) {
		if l.isRow() || allCaps(cell) || isAgency(cell) || isPlaceLine(cell) {
			fillPlaces(c, cell)
		}
	}
}

// speaksOfItself tells a sentence about the convention: the closing formula, or its recognition.
func speaksOfItself(normal string) bool {
	return namesConvention(normal) && (strings.Contains(normal, " này") || recognises(normal))
}

func namesConvention(normal string) bool {
	for _, n := range titleNames {
		if strings.Contains(normal, n.words) {
			return true
		}
	}
	return false
}

// trust ranks the sources of facts, the surest first.
type trust int

const (
	trustTitle    trust = iota // in and under the title, mostly in brackets
	trustClosing               // the last articles
	trustSigned                // signatures and confirmations
	trustPreamble              // basis, preamble and what opens a body without marks
)

// statement is a sentence that may tell a fact about the convention.
type statement struct {
	text   string // composed
	normal string
	trust  trust
}

// longestStatement in bytes; what is longer is no sentence of a person.
const longestStatement = 4000

// statements are the sentences of head, basis, preamble, closing articles and signatures, the most trusted first.
func statements(lines []line, z zones) []statement {
	var list []statement
	add := func(t trust, text string) {
		for sentence := range strings.SplitSeq(cutSentences(viet.Compose(text)), "\n") {
			if sentence = strings.TrimSpace(sentence); sentence != "" && len(sentence) < longestStatement {
				list = append(list, statement{sentence, viet.Normal(sentence), t})
			}
		}
	}
	for _, text := range paragraphsOf(lines, z, corpus.ZoneHead, z.titleFrom, z.bodyFrom) {
		add(trustTitle, text)
	}
	for _, text := range paragraphsOf(lines, z, corpus.ZoneBody, max(z.bodyFrom, z.signedFrom-closingLines), z.signedFrom) {
		add(trustClosing, text)
	}
	for _, col := range columns(lines[z.signedFrom:]) {
		add(trustSigned, strings.ReplaceAll(col, "\n", " "))
	}
	for _, zone := range []corpus.Zone{corpus.ZoneBasis, corpus.ZonePreamble} {
		for _, text := range paragraphsOf(lines, z, zone, z.titleTo, z.bodyFrom) {
			add(trustPreamble, text)
		}
	}
	for _, text := range paragraphsOf(lines, z, corpus.ZoneBody, z.bodyFrom, openingEnd(lines, z)) {
		add(trustPreamble, text)
	}
	return list
}

const openingLines = 5

// openingEnd is the end of what introduces a body without marks, such as a convention in verse: its first lines.
func openingEnd(lines []line, z zones) int {
	end := z.bodyFrom
	for end < z.signedFrom && end < z.bodyFrom+openingLines && len(lines[end].marks) == 0 && !lines[end].isRow() {
		end++
	}
	return end
}

// cutSentences ends a line after every sentence; the stop of "12.4.2015" or "TP. Bắc Ninh" ends none.
func cutSentences(text string) string {
	var b strings.Builder
	for i, part := range strings.SplitAfter(text, ". ") {
		word := strings.TrimRight(part, ". ")
		word = word[strings.LastIndexAny(word, " ")+1:]
		b.WriteString(part)
		if i >= 0 && len([]rune(word)) > 3 {
			b.WriteByte('\n')
		}
	}
	return strings.ReplaceAll(b.String(), ";", "\n")
}

// paragraphsOf joins the lines of a zone into paragraphs: wrapped lines, and brackets that run over lines.
func paragraphsOf(lines []line, z zones, zone corpus.Zone, from, to int) []string {
	var list []string
	open := false
	for i := from; i < to; i++ {
		if z.of[i] != zone {
			continue
		}
		text := strings.ReplaceAll(lines[i].text, "\t", " ")
		n := len(list)
		wrapped := n > 0 && len(lines[i].marks) == 0 && !terminated(list[n-1]) && (startsLower(text) || isFull(lines, i-1, z.width))
		if n > 0 && (open || wrapped) && len(list[n-1]) < longestStatement {
			list[n-1] += " " + text
		} else {
			list = append(list, text)
		}
		last := list[len(list)-1]
		open = strings.HasPrefix(last, "(") && !strings.Contains(last, ")") && len(last) < 600
	}
	return list
}

// columns gives the text of signature blocks, one an office: rows of a table are read downwards, other lines go with
// the office above them.
func columns(lines []line) []string {
	var done, table []string
	joins := false
	for i := range lines {
		l := &lines[i]
		switch {
		case l.isRow():
			table, joins = appendCells(table, l.text), false
		case joins && !isOffice(l.text) && len(done[len(done)-1]) < longestStatement:
			done[len(done)-1] += "\n" + l.text
		default:
			done = append(append(done, table...), l.text)
			table, joins = nil, true
		}
	}
	return append(done, table...)
}

func appendCells(table []string, row string) []string {
	for k, cell := range strings.Split(row, "\t") {
		if k >= len(table) {
			table = append(table, "")
		}
		if len(table[k]) < longestStatement {
			table[k] = strings.TrimSpace(table[k] + "\n" + cell)
		}
	}
	return table
}

func firstLine(text string) string {
	first, _, _ := strings.Cut(text, "\n")
	return first
}
