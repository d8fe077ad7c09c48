package doc

import (
	"github.com/huonguoc/huonguoc/corpus/extract/flow"
	"github.com/huonguoc/huonguoc/corpus/extract/listing"
)

const (
	definitionSize = 28 // §2.9.147
	useSize        = 16 // §2.9.131
	levelSize      = 28 // §2.9.150
	maxUses        = 1 << 16
)

// formats are the names of Word's number formats ([MS-OSHARED] §2.2.1.3).
var formats = map[int]string{
	0: "decimal", 1: "upperRoman", 2: "lowerRoman", 3: "upperLetter", 4: "lowerLetter", 5: "ordinal", 6: "cardinalText",
	7: "ordinalText", 8: "hex", 9: "chicago", 22: "decimalZero", 23: "bullet", 57: "numberInDash", 255: "none",
}

// numberer is a list with what is known about it beyond counting.
type numberer struct {
	*listing.List
	styles [listing.MaxLevels]int  // that bring a paragraph to a level
	faced  [listing.MaxLevels]bool // the label's font is its own, not that of the paragraph's end
}

// lists are the uses of list definitions, by number from 1.
type lists []*numberer

// definition is a list definition as it stands in the file.
type definition struct {
	counted listing.Definition
	faced   [listing.MaxLevels]bool
	styles  [listing.MaxLevels]int
}

func readLists(f *file, names fonts) (lists, error) {
	definitions, err := readDefinitions(f, names)
	if err != nil {
		return nil, err
	}
	b, err := f.tail(partListUses)
	if err != nil || b == nil {
		return nil, err
	}
	count := min(u32(b, 0), maxUses)
	uses := span(b, 4, count*useSize)
	if uses == nil {
		return nil, f.broken("read the lists: %d uses", count)
	}
	c := &cursor{b: b, at: 4 + len(uses), f: f, fonts: names}
	var all lists
	for i := range count {
		use := span(uses, i*useSize, useSize)
		all = append(all, c.use(definitions[s32(use, 0)], u8(use, 12)))
	}
	return all, c.err
}

// tail is a part with all that follows it: of lists, the header gives only the size of the first part.
func (f *file) tail(id int) ([]byte, error) {
	b, err := f.part(id)
	if err != nil || b == nil {
		return nil, err
	}
	at, _ := f.place(id)
	return f.table[at:], nil
}

// readDefinitions reads the list definitions, by their names: first one entry for each, then all their levels (§2.9.188).
func readDefinitions(f *file, names fonts) (map[int]*definition, error) {
	all := map[int]*definition{}
	b, err := f.tail(partLists)
	if err != nil || b == nil {
		return all, err
	}
	count := u16(b, 0)
	entries := span(b, 2, count*definitionSize)
	if entries == nil {
		return nil, f.broken("read the lists: %d definitions", count)
	}
	c := &cursor{b: b, at: 2 + len(entries), f: f, fonts: names}
	for i := range count {
		entry := span(entries, i*definitionSize, definitionSize)
		all[s32(entry, 0)] = c.definition(entry)
	}
	return all, c.err
}

// cursor reads parts of unequal size one after another.
type cursor struct {
	b     []byte
	at    int
	f     *file
	fonts fonts
	err   error
}

func (c *cursor) take(n int) []byte {
	taken := span(c.b, c.at, n)
	if taken == nil && c.err == nil {
		c.err = c.f.broken("read the lists: they are cut at %d", c.at)
	}
	c.at += n
	return taken
}

func (c *cursor) definition(entry []byte) *definition {
	d := &definition{}
	levels := listing.MaxLevels
	if u8(entry, 26)&1 != 0 { // fSimpleList
		levels = 1
	}
	for i := range listing.MaxLevels {
		d.styles[i] = u16(entry, 8+2*i)
		if i < levels && c.err == nil {
			d.counted.Levels[i], d.faced[i] = c.level()
		}
	}
	return d
}

// level reads the definition of a level (§2.9.149): numbers, two property lists, and the label's text, in which the
// letters 0 to 8 stand for the numbers of levels.
func (c *cursor) level() (lv *listing.Level, faced bool) {
	b := c.take(levelSize)
	c.take(u8(b, 25))
	list := c.take(u8(b, 24))
	letters := utf16Letters(c.take(2 * u16(c.take(2), 0)))
	flags := u8(b, 5)
	lv = &listing.Level{Start: s32(b, 0), Format: formatName(u8(b, 4)), Legal: flags&4 != 0, Suffix: suffix(u8(b, 15))}
	if flags&8 != 0 { // fNoRestart
		limit := u8(b, 26)
		lv.Restart = &limit
	}
	l := look{fontASCII: unset, fontOther: unset}
	l.apply(list, l)
	lv.Caps = capsOf(list)
	lv.Text = c.text(letters, l)
	return lv, l.fontOther != unset || l.fontASCII != unset
}

func formatName(code int) string {
	if name, ok := formats[code]; ok {
		return name
	}
	return "unknown"
}

func suffix(code int) string {
	switch code {
	case 1:
		return listing.SuffixSpace
	case 2:
		return listing.SuffixNothing
	default:
		return listing.SuffixTab
	}
}

// capsOf is what a property list says about capitals, nil when it says nothing.
func capsOf(list []byte) (caps *bool) {
	for code, operand := range sprms(list) {
		if code == sprmCaps {
			on := toggled(operand, false)
			caps = &on
		}
	}
	return caps
}

// text makes a label's text of its letters. Where the label has a font of its own, that font says what they are.
func (c *cursor) text(letters []rune, l look) string {
	number := l.fontOther
	if number == unset {
		number = l.fontASCII
	}
	var line flow.Line
	face := flow.Face{Font: c.fonts.at(number).name}
	for _, r := range letters {
		if r < listing.MaxLevels {
			line.Write("%"+string('1'+r), face)
			continue
		}
		line.Write(string(r), face)
	}
	return line.Text()
}

// use reads a use of a definition: the levels that it changes (§2.9.132, §2.9.133).
func (c *cursor) use(d *definition, changes int) *numberer {
	c.take(4)
	if d == nil {
		d = &definition{}
	}
	n := &numberer{List: listing.New(&d.counted), styles: d.styles, faced: d.faced}
	for range changes {
		b := c.take(8)
		if c.err != nil {
			break
		}
		start, flags := s32(b, 0), u32(b, 4)
		index := flags & 0xf
		if index >= listing.MaxLevels {
			continue
		}
		if flags&0x20 != 0 { // fFormatting: the level is replaced
			n.Levels[index], n.faced[index] = c.level()
			start = n.Levels[index].Start
		}
		if flags&0x10 != 0 { // fStartAt
			n.Starts[index] = &start
		}
	}
	return n
}
