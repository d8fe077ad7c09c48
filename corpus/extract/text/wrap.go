package text

import "regexp"

// The widths in columns between which programs wrap hard, and how sure the lines must be about it.
const (
	narrowest   = 55
	widest      = 120
	fewestPairs = 3    // pairs of lines that look wrapped before wrapping is believed
	fullShare   = 0.75 // of the lines that could go on, how many must be full
)

// wrapping knows how a file's lines were broken.
type wrapping struct {
	width  int // the column at which lines break; 0 when every line is a paragraph
	labels *regexp.Regexp
}

// findWrapping looks at all lines that could go on in the next. If they were broken by a program, nearly all of them
// are full: the next line's first word would not have fitted.
func findWrapping(lines []line) wrapping {
	w := wrapping{labels: labels()}
	width := 0
	for _, l := range lines {
		width = max(width, l.width)
	}
	if width < narrowest || width > widest {
		return w
	}
	w.width = width
	open, full := 0, 0
	for i := 1; i < len(lines); i++ {
		if !w.mayGoOn(lines[i-1], lines[i]) || lines[i-1].width < width/2 {
			continue
		}
		open++
		if w.full(lines[i-1], lines[i]) {
			full++
		}
	}
	if full < fewestPairs || float64(full) < fullShare*float64(open) {
		w.width = 0
	}
	return w
}

// mayGoOn tells whether the second line can be the continuation of the first, by its words alone.
func (w wrapping) mayGoOn(a, b line) bool {
	return !a.blank() && !b.blank() && !a.ended() && !b.isLabelled(w.labels)
}

// full tells that the next line's first word had no room on this one. Programs count combining marks and tabs in
// different ways, so a few columns are allowed.
func (w wrapping) full(a, b line) bool {
	const slack = 3
	return a.width+1+b.firstWord()+slack > w.width
}

// goesOn tells whether the second line continues the paragraph of the first. A deeper indent starts a paragraph, unless
// the line begins in lower case or the first is a list item whose text hangs.
func (w wrapping) goesOn(a, b line) bool {
	if w.width == 0 || !w.mayGoOn(a, b) || !w.full(a, b) {
		return false
	}
	return b.indent <= a.indent || b.isLower() || a.isLabelled(w.labels)
}
