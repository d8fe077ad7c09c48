package doc

const binSize = 512

// bins gives the property list for an offset in the main stream. The lists stand in pages, and a table says which page
// is about which offsets (§2.8.5, §2.8.6). Pages are read when they are asked for: a damaged table may name one page a
// million times.
type bins struct {
	main  []byte
	table plc
	entry int // bytes of an entry behind a page's offsets
	list  func(page []byte, at int) []byte
}

// run is a range of offsets with one property list.
type run struct {
	start, end int
	list       []byte
}

func readBins(f *file, id, entry int, list func([]byte, int) []byte) (bins, error) {
	table, err := f.plc(id, 4)
	return bins{f.main, table, entry, list}, err
}

// find is the run that holds an offset. Where the file says nothing, it is an empty one of unknown end.
func (b *bins) find(at int) run {
	none := run{start: at, end: at + 1}
	i := b.table.find(at)
	if i < 0 {
		return none
	}
	page := span(b.main, binSize*(u32(b.table.at(i), 0)&0x3fffff), binSize)
	count := u8(page, binSize-1)
	if page == nil || 4*(count+1)+b.entry*count >= binSize {
		return none
	}
	within := plc{page[:4*(count+1)], count, 0}
	k := within.find(at)
	if k < 0 {
		return none
	}
	found := run{start: within.pos(k), end: within.pos(k + 1)}
	if offset := 2 * u8(page, 4*(count+1)+b.entry*k); offset > 0 {
		found.list = b.list(page, offset)
	}
	return found
}

// looksList is the property list of letters at an offset of a page (§2.9.32).
func looksList(page []byte, at int) []byte { return span(page, at+1, u8(page, at)) }

// layoutsList is the style and property list of a paragraph at an offset of a page (§2.9.185). Its size is given in
// words, of which the first form lacks half.
func layoutsList(page []byte, at int) []byte {
	if size := u8(page, at); size > 0 {
		return span(page, at+1, 2*size-1)
	}
	return span(page, at+2, 2*u8(page, at+1))
}
