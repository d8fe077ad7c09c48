package outline

import "strings"

// writing is a clause that still grows. It keeps the lines and joins them once, since a wrapped paragraph can be long.
type writing struct {
	draft  draft
	lines  []string
	starts []int // the first line of each paragraph
	led    bool  // it stands under a colon of its own unit
}

// extend adds the rest of a wrapped paragraph.
func (w *writing) extend(line string) { w.lines = append(w.lines, line) }

// append adds a paragraph.
func (w *writing) append(line string) {
	w.starts = append(w.starts, len(w.lines))
	w.lines = append(w.lines, line)
}

// last is the last line; its end is the end of the text so far.
func (w *writing) last() string { return w.lines[len(w.lines)-1] }

func (w *writing) lastParagraph() string {
	return strings.Join(w.lines[w.starts[len(w.starts)-1]:], " ")
}

// text is the whole text: paragraphs are parted by a line break, the lines of a wrapped one by a space.
func (w *writing) text() string {
	if len(w.lines) == 1 {
		return w.lines[0]
	}
	var b strings.Builder
	next := 1
	for i, line := range w.lines {
		switch {
		case i == 0:
		case next < len(w.starts) && w.starts[next] == i:
			b.WriteByte('\n')
			next++
		default:
			b.WriteByte(' ')
		}
		b.WriteString(line)
	}
	return b.String()
}
