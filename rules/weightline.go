package rules

import (
	"math"
	"strconv"
	"strings"
)

// weightLine is a line of a file of weights.
type weightLine struct {
	is        lineOf
	weight    float64
	kind      string // of a topic
	sign      sign
	lean      float64 // of a topic the step of its letters
	letters   string
	lettersAt int // where they begin in the file
	spelled   spelled
}

// lineOf says what a line is of.
type lineOf uint8

const (
	ofSign lineOf = iota
	ofBias
	ofTopic
)

// The words that begin lines of no sign.
const (
	biasLine  = "bias"
	topicLine = "topic" // before a kind
)

// read reads the line that begins here, and tells where it ends; ok is false where it is none.
func (l *weightLine) read(at int, s *spelling) (end int, ok bool) {
	text, size := l.spelled.text, usualFigure
	if l.weight, ok = usualWeight(text[at:]); !ok {
		figure, _, _ := strings.Cut(text[at:], "\t")
		size = len(figure)
		if l.weight, ok = readWeight(figure); !ok {
			return at, false
		}
	}
	if at, ok = l.readSign(min(at+size+1, len(text)), s); !ok {
		return at, false
	}
	l.lean, l.letters = 0, ""
	if at == len(text) || text[at] == '\n' {
		return at, true
	}
	return l.readLean(at)
}

// readSign reads what the weight is of.
func (l *weightLine) readSign(at int, s *spelling) (end int, ok bool) {
	if strings.HasPrefix(l.spelled.text[at:], factSign+" ") {
		return l.readFact(at, s)
	}
	if end, ok = l.spelled.split(at); !ok {
		return end, false
	}
	switch words := &l.spelled; {
	case words.count == 1 && words.of(0) == biasLine:
		l.is = ofBias
	case words.count == 2 && words.of(0) == topicLine:
		l.is, l.kind = ofTopic, words.of(1)
	default:
		l.is = ofSign
		l.sign, ok = s.read(words)
	}
	return end, ok
}

func (l *weightLine) readFact(at int, s *spelling) (end int, ok bool) {
	at += len(factSign + " ")
	name := l.spelled.text[at:]
	if i := strings.IndexAny(name, "\t\n"); i >= 0 {
		name = name[:i]
	}
	l.is = ofSign
	l.sign, ok = s.fact(name)
	return at + len(name), ok
}

// readLean reads what stands behind the sign: a tab, the lean, and behind another tab the letters.
func (l *weightLine) readLean(at int) (end int, ok bool) {
	rest, _, _ := strings.Cut(l.spelled.text[at:], "\n")
	if rest[0] != '\t' {
		return at, false
	}
	lean, letters, _ := strings.Cut(rest[1:], "\t")
	if lean != "" {
		if l.lean, ok = readWeight(lean); !ok {
			return at, false
		}
	}
	l.letters, l.lettersAt = letters, at+len(rest)-len(letters)
	return at + len(rest), true
}

// usualFigure is the length of a figure as the files have it, "+1.234".
const usualFigure = len("+1.234")

// usualWeight reads a usual figure before a tab; ok is false where none stands.
func usualWeight(text string) (weight float64, ok bool) {
	if len(text) <= usualFigure || text[usualFigure] != '\t' || text[0] != '+' && text[0] != '-' || text[2] != '.' {
		return 0, false
	}
	a, b, c, d := text[1]-'0', text[3]-'0', text[4]-'0', text[5]-'0'
	thousandths := 1000*int(a) + 100*int(b) + 10*int(c) + int(d)
	if text[0] == '-' {
		thousandths = -thousandths
	}
	return float64(float32(thousandths) / 1000), max(a, b, c, d) <= 9
}

// readWeight reads any figure.
func readWeight(figure string) (weight float64, ok bool) {
	weight, err := strconv.ParseFloat(figure, 32)
	return weight, err == nil && !math.IsNaN(weight) && !math.IsInf(weight, 0)
}
