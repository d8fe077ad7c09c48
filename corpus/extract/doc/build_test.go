package doc_test

import (
	"bytes"
	"context"
	"encoding/binary"
	"slices"
	"testing"
	"unicode/utf16"

	"golang.org/x/text/encoding/charmap"

	"github.com/huonguoc/huonguoc/corpus/extract/doc"
	"github.com/huonguoc/huonguoc/corpus/extract/reading"
)

// The builder writes small documents of Word 97, as MS-DOC describes them, for what no office program at hand writes:
// fast saves, fonts of old encodings in eight-bit text, property lists in the data stream, and every kind of damage.

// properties of letters and paragraphs, as a person would name them.
func sprm(code int, operand ...byte) []byte { return append(le16(code), operand...) }

func le16(v int) []byte { return binary.LittleEndian.AppendUint16(nil, uint16(v)) }

func le32(v int) []byte { return binary.LittleEndian.AppendUint32(nil, uint32(v)) }

func joinBytes(parts ...[]byte) []byte { return slices.Concat(parts...) }

// letters are text in one format, stored as one piece.
type letters struct {
	text   string
	list   []byte
	narrow bool // in Windows-1252
	prm    int
}

// para is a paragraph; its mark is the last letter of its last run.
type para struct {
	runs  []letters
	style int
	list  []byte
}

// plain is a paragraph of one run.
func plain(text string, list ...byte) para {
	return para{runs: []letters{{text: text + "\r"}}, list: list}
}

func run(text string, list ...byte) letters { return letters{text: text, list: list} }

// runs is a paragraph of several.
func runs(all ...letters) para {
	return para{runs: append(all, letters{text: "\r"})}
}

type testStyle struct {
	kind, builtIn, base int
	layout, look        []byte
}

type testLevel struct {
	start, format int
	text          string // %1 to %9
	flags         byte
	limit, suffix byte
	look          []byte
}

type testUse struct {
	definition int
	changes    []byte // of levels
	count      int
}

type document struct {
	paras       []para
	styles      []testStyle
	fonts       []string
	definitions [][]testLevel
	uses        []testUse
	data        []byte
	lists       [][]byte // that pieces refer to
	backwards   bool     // later text stands first in the file, as after a fast save
	shared      bool     // runs of the same text name the same letters
	flags       int
	body        int // letters of the body; 0 for all
	patch       func(main, table []byte)
}

// placed is a run with its place.
type placed struct {
	letters
	para     *para
	units    []uint16
	at       int
	position int
}

func (d document) build(tb testing.TB) []byte {
	tb.Helper()
	main := make([]byte, 0x800)
	all := d.place(tb, &main)
	var table []byte
	part := func(id int, content []byte) {
		copy(main[0x9a+8*id:], joinBytes(le32(len(table)), le32(len(content))))
		table = append(table, content...)
	}
	part(33, d.pieces(all))
	slices.SortFunc(all, func(a, b *placed) int { return a.at - b.at })
	part(12, bin(&main, all, 1, func(p *placed) []byte { return joinBytes([]byte{byte(len(p.list))}, p.list) }))
	part(13, bin(&main, all, 13, func(p *placed) []byte {
		content := joinBytes(le16(p.para.style), p.para.list)
		content = append(content, make([]byte, len(content)%2)...)
		return joinBytes([]byte{0, byte(len(content) / 2)}, content)
	}))
	part(1, d.styleSheet())
	part(15, d.fontTable())
	d.listTables(part, &table)
	d.head(main, all)
	if d.patch != nil {
		d.patch(main, table)
	}
	return compound(stream{"WordDocument", main}, stream{"1Table", table}, stream{"Data", d.data})
}

// place writes the text and says where each run stands.
func (d document) place(tb testing.TB, main *[]byte) []*placed {
	tb.Helper()
	var all []*placed
	position := 0
	for i := range d.paras {
		for _, r := range d.paras[i].runs {
			p := &placed{letters: r, para: &d.paras[i], units: utf16.Encode([]rune(r.text)), position: position}
			position += len(p.units)
			all = append(all, p)
		}
	}
	order := slices.Clone(all)
	if d.backwards {
		slices.Reverse(order)
	}
	seen := map[string]int{}
	for _, p := range order {
		if at, ok := seen[p.text]; ok && d.shared {
			p.at = at
			continue
		}
		p.at = len(*main)
		seen[p.text] = p.at
		for _, u := range p.units {
			if !p.narrow {
				*main = append(*main, byte(u), byte(u>>8))
				continue
			}
			b, ok := charmap.Windows1252.EncodeRune(rune(u))
			if !ok {
				tb.Fatalf("no letter of Windows-1252: %04x", u)
			}
			*main = append(*main, b)
		}
	}
	return all
}

func (p *placed) size() int {
	if p.narrow {
		return len(p.units)
	}
	return 2 * len(p.units)
}

func (d document) pieces(all []*placed) []byte {
	var clx, positions, pieces []byte
	for _, list := range d.lists {
		clx = joinBytes(clx, []byte{1}, le16(len(list)), list)
	}
	for _, p := range all {
		positions = append(positions, le32(p.position)...)
		at := p.at
		if p.narrow {
			at = at*2 | 0x40000000
		}
		pieces = joinBytes(pieces, le16(0), le32(at), le16(p.prm))
	}
	positions = append(positions, le32(end(all))...)
	return joinBytes(clx, []byte{2}, le32(len(positions)+len(pieces)), positions, pieces)
}

func end(all []*placed) (position int) {
	for _, p := range all {
		position = max(position, p.position+len(p.units))
	}
	return position
}

// bin writes the pages of properties, a few runs a page, and gives the table of pages.
func bin(main *[]byte, all []*placed, entry int, list func(*placed) []byte) []byte {
	*main = append(*main, make([]byte, (512-len(*main)%512)%512)...)
	var offsets, numbers []byte
	for chunk := range slices.Chunk(all, 4) {
		page := make([]byte, 512)
		next := 511
		for i, p := range chunk {
			copy(page[4*i:], le32(p.at))
			content := list(p)
			next = (next - len(content)) &^ 1
			copy(page[next:], content)
			page[4*(len(chunk)+1)+entry*i] = byte(next / 2)
		}
		last := chunk[len(chunk)-1]
		copy(page[4*len(chunk):], le32(last.at+last.size()))
		page[511] = byte(len(chunk))
		offsets = append(offsets, le32(chunk[0].at)...)
		numbers = append(numbers, le32(len(*main)/512)...)
		*main = append(*main, page...)
	}
	last := all[len(all)-1]
	return joinBytes(offsets, le32(last.at+last.size()), numbers)
}

func (d document) styleSheet() []byte {
	styles := append([]testStyle{{kind: 1, base: 0xfff}}, d.styles...)
	sheet := joinBytes(le16(18), le16(len(styles)), le16(10), make([]byte, 14))
	padded := func(list []byte) []byte {
		return joinBytes(le16(len(list)), list, make([]byte, len(list)%2))
	}
	for _, st := range styles {
		content := joinBytes(le16(st.builtIn), le16(st.base<<4|st.kind), make([]byte, 6), le16(1), le16('s'), le16(0))
		if st.kind == 1 {
			content = append(content, padded(joinBytes(le16(0), st.layout))...)
		}
		content = append(content, padded(st.look)...)
		sheet = joinBytes(sheet, padded(content))
	}
	return sheet
}

func (d document) fontTable() []byte {
	table := joinBytes(le16(len(d.fonts)+1), le16(0))
	for _, name := range append([]string{"Times New Roman"}, d.fonts...) {
		entry := make([]byte, 39)
		for _, u := range utf16.Encode([]rune(name + "\x00")) {
			entry = append(entry, le16(int(u))...)
		}
		table = joinBytes(table, []byte{byte(len(entry))}, entry)
	}
	return table
}

func (l testLevel) bytes() []byte {
	var text []byte
	units := utf16.Encode([]rune(l.text))
	count := 0
	for i := 0; i < len(units); i++ {
		u := units[i]
		if u == '%' {
			i++
			u = units[i] - '1'
		}
		count++
		text = append(text, le16(int(u))...)
	}
	return joinBytes(le32(l.start), []byte{byte(l.format), l.flags}, make([]byte, 9), []byte{l.suffix}, make([]byte, 8),
		[]byte{byte(len(l.look)), 0, l.limit, 0}, l.look, le16(count), text)
}

// listTables writes the list definitions and their uses; the levels follow their tables and are not counted in them.
func (d document) listTables(part func(int, []byte), table *[]byte) {
	entries, levels := le16(len(d.definitions)), []byte(nil)
	for i, def := range d.definitions {
		simple := byte(0)
		if len(def) == 1 {
			simple = 1
		}
		entries = joinBytes(entries, le32(i), le32(0))
		for k := range 9 {
			entries = append(entries, le16(d.styleOf(i, k))...)
		}
		entries = append(entries, simple, 0)
		for k := range 9 {
			if k < len(def) {
				levels = append(levels, def[k].bytes()...)
			} else if simple == 0 {
				levels = append(levels, testLevel{start: 1, text: "%1"}.bytes()...)
			}
		}
	}
	part(73, entries)
	*table = append(*table, levels...)
	uses, changes := le32(len(d.uses)), []byte(nil)
	for _, u := range d.uses {
		uses = joinBytes(uses, le32(u.definition), make([]byte, 8), []byte{byte(u.count), 0, 0, 0})
		changes = joinBytes(changes, le32(-1), u.changes)
	}
	part(74, uses)
	*table = append(*table, changes...)
}

// styleOf says which style a level names: that which puts paragraphs there without saying at which level.
func (d document) styleOf(definition, level int) int {
	for i, st := range d.styles {
		if st.builtIn == 1000+10*definition+level {
			return i + 1
		}
	}
	return 0xfff
}

func (d document) head(main []byte, all []*placed) {
	copy(main, joinBytes(le16(0xa5ec), le16(0xc1)))
	copy(main[0x0a:], le16(0x0200|d.flags))
	copy(main[0x20:], le16(14))
	copy(main[0x3e:], le16(22))
	body := d.body
	if body == 0 {
		body = end(all)
	}
	copy(main[0x4c:], le32(body))
	copy(main[0x98:], le16(93))
}

// stream is a file of a compound file.
type stream struct {
	name    string
	content []byte
}

// compound writes a compound file (MS-CFB) of streams, each of at least 4096 bytes, up to 109 times 64 KiB together.
func compound(streams ...stream) []byte {
	const sector, free, endOfChain, table = 512, 0xffffffff, 0xfffffffe, 0xfffffffd
	streams = slices.DeleteFunc(streams, func(s stream) bool { return s.content == nil })
	total := 0
	for i, s := range streams {
		size := max(4096, (len(s.content)+sector-1)/sector*sector)
		streams[i].content = append(bytes.Clone(s.content), make([]byte, size-len(s.content))...)
		total += size / sector
	}
	tables := (total+1)/127 + 1
	next := slices.Repeat([]int{table}, tables)
	next = append(next, endOfChain) // the directory
	directory := directoryEntry("Root Entry", 5, free, 1, endOfChain, 0)
	var content []byte
	for i, s := range streams {
		right := i + 2
		if i == len(streams)-1 {
			right = free
		}
		directory = append(directory, directoryEntry(s.name, 2, right, free, len(next), len(s.content))...)
		for range len(s.content)/sector - 1 {
			next = append(next, len(next)+1)
		}
		next = append(next, endOfChain)
		content = append(content, s.content...)
	}
	header := joinBytes([]byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), make([]byte, 16), le16(0x3e), le16(3), le16(0xfffe), le16(9), le16(6), make([]byte, 6),
		le32(0), le32(tables), le32(tables), le32(0), le32(4096), le32(endOfChain), le32(0), le32(endOfChain), le32(0))
	for i := range 109 {
		if i < tables {
			header = append(header, le32(i)...)
		} else {
			header = append(header, le32(free)...)
		}
	}
	var allocation []byte
	for i := range tables * sector / 4 {
		if i < len(next) {
			allocation = append(allocation, le32(next[i])...)
		} else {
			allocation = append(allocation, le32(free)...)
		}
	}
	return joinBytes(header, allocation, directory, make([]byte, sector-len(directory)), content)
}

func directoryEntry(name string, kind byte, right, child, start, size int) []byte {
	b := make([]byte, 128)
	units := utf16.Encode([]rune(name))
	for i, u := range units {
		copy(b[2*i:], le16(int(u)))
	}
	copy(b[64:], joinBytes(le16(2*len(units)+2), []byte{kind, 1}, le32(-1), le32(right), le32(child)))
	copy(b[116:], joinBytes(le32(start), le32(size), le32(0)))
	return b
}

func read(t testing.TB, data []byte) reading.Result {
	t.Helper()
	result, err := doc.Read(context.Background(), data, reading.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	return result
}

func texts(r reading.Result) []string {
	var list []string
	for _, p := range r.Paragraphs {
		list = append(list, p.Text)
	}
	return list
}
