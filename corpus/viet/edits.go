package viet

import "unicode/utf8"

// edit notes that the last size bytes of out stand for src[start:end].
func (n *normalizer) edit(size, start, end int) {
	n.edits = append(n.edits, edit{span{len(n.out) - size, len(n.out)}, span{start, end}})
}

// leaveOut drops src[start:end]: it becomes part of the character before it.
func (n *normalizer) leaveOut(start, end int) int {
	if last := len(n.edits) - 1; last >= 0 && n.edits[last].normal.end == len(n.out) {
		n.edits[last].source.end = end
		return end
	}
	_, size := utf8.DecodeLastRune(n.out) // 0 at the very start: settled at the end
	n.edit(size, start-size, end)
	return end
}

// settleStart gives what was left out at the very start to the first character.
func (n *normalizer) settleStart() {
	if len(n.edits) == 0 || n.edits[0].normal.end > 0 || len(n.out) == 0 {
		return
	}
	if len(n.edits) > 1 && n.edits[1].normal.start == 0 {
		n.edits[1].source.start = 0
		n.edits = n.edits[1:]
		return
	}
	_, size := utf8.DecodeRune(n.out)
	n.edits[0].normal.end = size
	n.edits[0].source.end += size
}

// rewrite replaces out[at:] and makes one edit of it. The word's own edits inside go.
func (n *normalizer) rewrite(at int, with []byte) {
	source := span{n.sourceStart(at), n.sourceEnd()}
	kept := len(n.edits)
	for kept > 0 && n.edits[kept-1].normal.end > at {
		kept--
	}
	n.edits = n.edits[:kept]
	n.out = append(n.out[:at], with...)
	n.edit(len(n.out)-at, source.start, source.end)
}

// sourceStart is where the character that starts at byte i of out starts in the source.
func (n *normalizer) sourceStart(i int) int {
	return Text{edits: n.edits}.sourceStart(i)
}

// sourceEnd is the end of the source that has been written.
func (n *normalizer) sourceEnd() int {
	return Text{edits: n.edits}.sourceEnd(len(n.out))
}
