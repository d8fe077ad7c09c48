package main

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/outline"
)

// truth is what a document says.
type truth struct {
	characters []rune
	words      []string
	numbers    []string // the citations of its clauses, in order
}

// newTruth takes a text of one paragraph a line. Some encodings have no capitals with a tone; they are held against a
// truth without case.
func newTruth(text string, caseless bool) truth {
	folded := fold(text)
	if caseless {
		folded = strings.ToLower(folded)
	}
	return truth{characters: []rune(folded), words: strings.Fields(folded), numbers: numbers(text)}
}

// fold is NFC, with every run of white space as one space: how a line is broken is no matter of letters.
func fold(text string) string {
	visible := strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Cf, r) { // byte order marks and the like, which nobody sees
			return -1
		}
		return r
	}, norm.NFC.String(text))
	return strings.Join(strings.Fields(visible), " ")
}

// numbers are the citations that a text's structure gives: the chain of Điều, khoản, điểm of every clause that has one. A
// line with tabs is a row of a table, whose first cell is no clause's number; a clause may be given in several parts.
func numbers(text string) []string {
	var paragraphs []corpus.Paragraph
	for line := range strings.Lines(text) {
		if line = strings.TrimSpace(line); line != "" {
			origin := corpus.OriginBody
			if strings.Contains(line, "\t") {
				origin = corpus.OriginTable
			}
			paragraphs = append(paragraphs, corpus.Paragraph{Text: norm.NFC.String(line), Origin: origin})
		}
	}
	_, clauses := outline.Parse(paragraphs)
	var list []string
	for _, c := range clauses {
		if len(c.Address) > 0 && (len(list) == 0 || list[len(list)-1] != c.Citation) {
			list = append(list, c.Citation)
		}
	}
	return list
}

// score sums up what an engine got wrong.
type score struct {
	documents                   int
	characters, wrongCharacters int
	words, wrongWords           int
	numbers, wrongNumbers       int
	read, doubtful, unreadable  int // of our own reader: its verdicts
	seconds                     float64
	names                       map[string]bool // of our own reader: the engines that gave the text
	failed                      int             // documents that an engine gave no text of
}

// add compares what an engine says with the truth.
func (s *score) add(want truth, got output, caseless bool) {
	text := fold(got.text)
	if caseless {
		text = strings.ToLower(text)
	}
	s.documents++
	s.seconds += got.seconds
	if text == "" {
		s.failed++
	}
	s.characters += len(want.characters)
	s.wrongCharacters += distance(want.characters, []rune(text))
	s.words += len(want.words)
	s.wrongWords += distance(want.words, strings.Fields(text))
	s.numbers += len(want.numbers)
	s.wrongNumbers += min(len(want.numbers), distance(want.numbers, numbers(got.text)))
	s.judge(got)
}

func (s *score) judge(got output) {
	switch got.status {
	case corpus.StatusRead:
		s.read++
	case corpus.StatusDoubtful:
		s.doubtful++
	case corpus.StatusUnreadable:
		s.unreadable++
	default:
		return
	}
	if s.names == nil {
		s.names = map[string]bool{}
	}
	s.names[got.engine] = true
}
