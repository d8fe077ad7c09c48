package doc

const (
	maxDepth   = 64   // of tables within tables; Word allows fewer
	usesFrom   = 1    // lists are numbered from 1
	usesTo     = 2046 // and up to here
	keepIndent = 0x10000
	oldLists   = 2047 // stands for numbering of Word 6
)

// layout is what a paragraph's properties say about its place.
type layout struct {
	style     int
	inTable   bool
	depth     int // of tables around it, where the file counts
	cellEnd   bool
	rowEnd    bool
	list      int // number of the list, from 1; 0 for none, unset when nothing is said
	level     int // from 0, or unset
	old       bool
	pageBreak bool
}

// apply changes the layout by a property list. A list that is too long for its page stands in the data stream.
func (l *layout) apply(list, data []byte) {
	for code, operand := range sprms(list) {
		on := u8(operand, 0) != 0
		switch code {
		case sprmListLevel:
			l.level = u8(operand, 0)
		case sprmList:
			l.use(u16(operand, 0))
		case sprmOldNumber:
			l.old = on
		case sprmPageBreak:
			l.pageBreak = on
		case sprmInTable:
			l.inTable = on
		case sprmRowEnd, sprmInnerRowEnd:
			l.rowEnd = on
		case sprmInnerCellEnd:
			l.cellEnd = on
		case sprmDepth:
			l.depth = s32(operand, 0)
		case sprmDeeper:
			l.depth += s32(operand, 0)
		case sprmHuge, sprmHugeOld:
			at := u32(operand, 0)
			l.apply(span(data, at+2, u16(data, at)), nil)
		}
	}
}

// use puts the paragraph into a list (§2.6.2, sprmPIlfo). A negative number is the list whose indents do not count.
func (l *layout) use(number int) {
	l.old = l.old || number == oldLists
	if number > keepIndent-usesTo-1 {
		number = keepIndent - number
	}
	if number < usesFrom || number > usesTo {
		number = 0
	}
	l.list = number
}

// tables is how many tables stand around the paragraph.
func (l *layout) tables() int {
	switch {
	case !l.inTable && !l.rowEnd:
		return 0
	default:
		return min(max(l.depth, 1), maxDepth)
	}
}

// layout is that of the paragraph which ends with the given letter.
func (w *walker) layout(end stretch) layout {
	list := w.layouts.find(end.at).list
	number := u16(list, 0)
	if len(list) >= 2 {
		list = list[2:]
	}
	for _, changes := range [][]byte{list, end.change} {
		for code, operand := range sprms(changes) {
			if code == sprmStyle {
				number = u16(operand, 0)
			}
		}
	}
	l := w.styles.layout(number)
	l.apply(list, w.data)
	l.apply(end.change, nil)
	return l
}
