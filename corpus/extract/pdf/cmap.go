package pdf

import (
	"sort"
	"unicode/utf16"
)

// cmap maps the codes of a font to Unicode text (ToUnicode) or to glyph numbers, called CIDs (an embedded encoding).
// Ranges are kept as ranges: a range over all 65,536 codes is one entry.
type cmap struct {
	spaces []codeRange // which codes have which length
	chars  map[uint32]string
	ranges []textRange
	cids   []cidRange
}

type codeRange struct {
	low, high uint32
	bytes     int
}

// textRange maps low, low+1, … to text with its last code unit stepped up.
type textRange struct {
	low, high uint32
	units     []uint16
}

type cidRange struct{ low, high, first uint32 }

// maxCMapEntries bounds what a hostile CMap can ask for; the largest honest ones have one entry for each of 65,536
// codes.
const maxCMapEntries = 200_000

// readCMap reads the operators that fill a CMap (Adobe Technical Note 5014; ISO 32000-1, 9.10.3). The counts in front
// of the operators are not trusted.
func readCMap(data []byte) *cmap {
	m := &cmap{chars: map[uint32]string{}}
	s := scanner{data: data}
	var operands []token
	for t := s.next(); t.kind != endToken; t = s.next() {
		if t.kind != operatorToken {
			if len(operands) < maxCMapEntries {
				operands = append(operands, t)
			}
			continue
		}
		if define, ok := cmapOperators[t.text]; ok && m.size() < maxCMapEntries {
			define(m, operands)
		}
		operands = operands[:0]
	}
	sort.SliceStable(m.ranges, func(i, j int) bool { return m.ranges[i].low < m.ranges[j].low })
	sort.SliceStable(m.cids, func(i, j int) bool { return m.cids[i].low < m.cids[j].low })
	return m
}

var cmapOperators = map[string]func(*cmap, []token){
	"endcodespacerange": (*cmap).addSpaces,
	"endbfchar":         (*cmap).addChars,
	"endbfrange":        (*cmap).addRanges,
	"endcidrange":       (*cmap).addCIDs,
	"endcidchar":        (*cmap).addCID,
}

func (m *cmap) size() int { return len(m.spaces) + len(m.chars) + len(m.ranges) + len(m.cids) }

func (m *cmap) addSpaces(list []token) {
	for ; len(list) >= 2; list = list[2:] {
		m.spaces = append(m.spaces, codeRange{code(list[0].text), code(list[1].text), len(list[0].text)})
	}
}

func (m *cmap) addChars(list []token) {
	for ; len(list) >= 2; list = list[2:] {
		m.chars[code(list[0].text)] = target(list[1])
	}
}

func (m *cmap) addRanges(list []token) {
	for ; len(list) >= 3; list = list[3:] {
		low, high := code(list[0].text), code(list[1].text)
		if list[2].kind != arrayToken {
			m.ranges = append(m.ranges, textRange{low, high, units(list[2].text)})
			continue
		}
		for i, t := range list[2].list {
			m.chars[low+uint32(i)] = target(t)
		}
	}
}

func (m *cmap) addCIDs(list []token) {
	for ; len(list) >= 3; list = list[3:] {
		m.cids = append(m.cids, cidRange{code(list[0].text), code(list[1].text), uint32(max(0, list[2].num))})
	}
}

func (m *cmap) addCID(list []token) {
	for ; len(list) >= 2; list = list[2:] {
		c := code(list[0].text)
		m.cids = append(m.cids, cidRange{c, c, uint32(max(0, list[1].num))})
	}
}

// text is what a code stands for; ok is false when the map does not say.
func (m *cmap) text(code uint32) (string, bool) {
	if s, ok := m.chars[code]; ok {
		return s, true
	}
	i := sort.Search(len(m.ranges), func(i int) bool { return m.ranges[i].low > code }) - 1
	if i < 0 || code > m.ranges[i].high || len(m.ranges[i].units) == 0 {
		return "", false
	}
	r := m.ranges[i]
	stepped := append([]uint16(nil), r.units...)
	stepped[len(stepped)-1] += uint16(code - r.low)
	return string(utf16.Decode(stepped)), true
}

func (m *cmap) cid(code uint32) uint32 {
	i := sort.Search(len(m.cids), func(i int) bool { return m.cids[i].low > code }) - 1
	if i < 0 || code > m.cids[i].high {
		return 0
	}
	return m.cids[i].first + code - m.cids[i].low
}

// take is the first code of raw and its length in bytes, by the map's code spaces.
func (m *cmap) take(raw string) (uint32, int) {
	for n := 1; n <= min(4, len(raw)); n++ {
		c := code(raw[:n])
		for _, s := range m.spaces {
			if s.bytes == n && s.low <= c && c <= s.high {
				return c, n
			}
		}
	}
	n := min(len(raw), 2)
	if len(m.spaces) > 0 {
		n = min(len(raw), max(1, m.spaces[0].bytes))
	}
	return code(raw[:n]), n
}

// code is the number that up to four bytes spell, most significant first.
func code(raw string) uint32 {
	var c uint32
	for i := range min(len(raw), 4) {
		c = c<<8 | uint32(raw[i])
	}
	return c
}

// target is the text of a bfchar: UTF-16BE, or a glyph name.
func target(t token) string {
	if t.kind == nameToken {
		return glyphText(t.text)
	}
	return string(utf16.Decode(units(t.text)))
}

func units(raw string) []uint16 {
	if len(raw) == 1 {
		return []uint16{uint16(raw[0])}
	}
	list := make([]uint16, 0, len(raw)/2)
	for ; len(raw) >= 2; raw = raw[2:] {
		list = append(list, uint16(raw[0])<<8|uint16(raw[1]))
	}
	return list
}
