package viet

import "sort"

// Text is a source string, its normal form, and the map between them. The zero value is the empty text.
type Text struct {
	source, normal string
	edits          []edit
}

// edit is a stretch where source and normal form differ in length or in the places of their letters. Outside of the
// edits both have the same number of bytes, rune by rune.
//
// Edits are in order and do not overlap. None is empty in the source; one is empty in the normal form only when the
// whole normal form is: what is left out belongs to the character before it, at the very start to the one behind it.
type edit struct {
	normal, source span
}

// span is a half-open range of bytes.
type span struct{ start, end int }

// Source is the string that the text was made from.
func (t Text) Source() string { return t.source }

// Normal is the normal form (see the package comment).
func (t Text) Normal() string { return t.normal }

// SourceSpan turns a byte span of Normal into the smallest byte span of Source that covers it. Spans that start and end
// between runes give such spans. Ends out of range are moved into it; an empty span gives an empty one.
//
// In both directions spans keep their order, and SourceSpan(NormalSpan(x)) covers x when x and Normal are not empty.
func (t Text) SourceSpan(start, end int) (int, int) {
	s := clamp(start, end, len(t.normal))
	from := t.sourceStart(s.start)
	if s.start == s.end {
		return from, from
	}
	return from, t.sourceEnd(s.end)
}

// NormalSpan turns a byte span of Source into the smallest byte span of Normal that covers it.
func (t Text) NormalSpan(start, end int) (int, int) {
	s := clamp(start, end, len(t.source))
	from := t.normalStart(s.start)
	if s.start == s.end {
		return from, from
	}
	return from, t.normalEnd(s.end)
}

func clamp(start, end, limit int) span {
	start = min(max(start, 0), limit)
	return span{start, min(max(end, start), limit)}
}

// sourceStart is where the character that holds byte i of the normal form starts.
func (t Text) sourceStart(i int) int {
	k := sort.Search(len(t.edits), func(k int) bool { return t.edits[k].normal.start > i }) - 1
	return start(t.edits, k, i, edit.fromNormal)
}

// sourceEnd is where the character that holds the byte before i ends.
func (t Text) sourceEnd(i int) int {
	k := sort.Search(len(t.edits), func(k int) bool { return t.edits[k].normal.start >= i }) - 1
	return end(t.edits, k, i, edit.fromNormal)
}

func (t Text) normalStart(i int) int {
	k := sort.Search(len(t.edits), func(k int) bool { return t.edits[k].source.start > i }) - 1
	return start(t.edits, k, i, edit.fromSource)
}

func (t Text) normalEnd(i int) int {
	k := sort.Search(len(t.edits), func(k int) bool { return t.edits[k].source.start >= i }) - 1
	return end(t.edits, k, i, edit.fromSource)
}

func (e edit) fromNormal() (from, to span) { return e.normal, e.source }
func (e edit) fromSource() (from, to span) { return e.source, e.normal }

// start maps i by edit k, the last one that begins at or before it.
func start(edits []edit, k, i int, ends func(edit) (from, to span)) int {
	if k < 0 {
		return i
	}
	from, to := ends(edits[k])
	if i < from.end {
		return to.start
	}
	return to.end + i - from.end
}

// end maps i by edit k, the last one that begins before it.
func end(edits []edit, k, i int, ends func(edit) (from, to span)) int {
	if k < 0 {
		return i
	}
	from, to := ends(edits[k])
	if i < from.end {
		return to.end
	}
	return to.end + i - from.end
}
