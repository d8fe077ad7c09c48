package main

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/unicode/norm"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/extract/quality"
	"github.com/huonguoc/huonguoc/corpus/viet"
	"github.com/huonguoc/huonguoc/corpus/viet/legacy"
	"github.com/huonguoc/huonguoc/corpus/viet/legacy/legacytest"
)

// calibration counts the verdicts of package quality on texts that were ruined in one way, or not at all.
type calibration struct {
	name             string
	good             bool
	pages, documents [4]int // by worse
}

// ruin is a way to lose a text. random is the same in every run.
type ruin struct {
	name string
	good bool
	do   func(text string, random *rand.Rand) (string, error)
}

// ruins are what extractions were seen to do to Vietnamese text.
func ruins() []ruin {
	return []ruin{
		{"as typed", true, func(s string, _ *rand.Rand) (string, error) { return s, nil }},
		{"one letter in 1,000 wrong", true, garble(0.001)},
		{"TCVN3 read as Windows-1252", false, undecoded(legacy.TCVN3)},
		{"VNI read as Windows-1252", false, undecoded(legacy.VNI)},
		{"VPS read as Windows-1252", false, undecoded(legacy.VPS)},
		{"UTF-8 read as Windows-1252", false, wrongPage},
		{"letters with marks lost", false, withoutMarkedLetters},
		{"marks lost", false, func(s string, _ *rand.Rand) (string, error) { return viet.Strip(viet.Normal(s)), nil }},
		{"glyph numbers for letters (no ToUnicode)", false, glyphNumbers},
		{"a space inside every third word", false, broken},
		{"every third space lost", false, glued},
		{"letters shuffled within words", false, shuffled},
		{"one letter in 10 wrong", false, garble(0.1)},
		{"one letter in 50 wrong", false, garble(0.02)},
		{"one letter in 100 wrong", false, garble(0.01)},
		{"one letter in 200 wrong", false, garble(0.005)},
		{"one word in 20 with another tone", false, otherTones(0.05)},
	}
}

// calibrate measures every sample, page by page and whole, after every ruin.
func calibrate(ctx context.Context, w *workshop) ([]calibration, error) {
	var list []calibration
	for _, r := range ruins() {
		c := calibration{name: r.name, good: r.good}
		for i, s := range w.judged {
			text, err := r.do(s.text(), rand.New(rand.NewPCG(uint64(i), 7))) //nolint:gosec // the same damage in every run is the point
			if err != nil {
				return nil, fmt.Errorf("ruin %s (%s): %w", s.id, r.name, err)
			}
			c.add(text)
		}
		list = append(list, c)
	}
	return append(list, english(ctx, w)...), nil
}

func (c *calibration) add(text string) {
	c.documents[worse[verdict(text)]]++
	for _, page := range pagesOf(text) {
		c.pages[worse[verdict(page)]]++
	}
}

// verdict is what the signs alone say of a text, before any note of a reader.
func verdict(text string) corpus.Status {
	s := quality.Measure(text)
	switch {
	case s.OtherLanguage() || !s.Readable():
		return corpus.StatusUnreadable
	case s.Doubtful():
		return corpus.StatusDoubtful
	default:
		return corpus.StatusRead
	}
}

// pagesOf cuts a text into pages of about 400 words, at ends of lines.
func pagesOf(text string) []string {
	const perPage = 400
	var pages []string
	var page strings.Builder
	words := 0
	for line := range strings.Lines(text) {
		page.WriteString(line)
		if words += len(strings.Fields(line)); words >= perPage {
			pages = append(pages, page.String())
			page.Reset()
			words = 0
		}
	}
	if words >= quality.Enough { // less says too little to be judged
		pages = append(pages, page.String())
	}
	return pages
}

func undecoded(e legacy.Encoding) func(string, *rand.Rand) (string, error) {
	return func(s string, _ *rand.Rand) (string, error) {
		return legacytest.View(e, strings.ReplaceAll(s, "–", "-")) // VPS has letters in the place of the dash
	}
}

func wrongPage(s string, _ *rand.Rand) (string, error) {
	return charmap.Windows1252.NewDecoder().String(s)
}

func withoutMarkedLetters(s string, _ *rand.Rand) (string, error) {
	return strings.Map(func(r rune) rune {
		if r > unicode.MaxASCII {
			return -1
		}
		return r
	}, s), nil
}

// glyphNumbers shifts the letters as a font's own numbering does, the spaces included.
func glyphNumbers(s string, _ *rand.Rand) (string, error) {
	return strings.Map(func(r rune) rune {
		if r == '\n' {
			return r
		}
		return 3 + r%0x250
	}, s), nil
}

func broken(s string, _ *rand.Rand) (string, error) {
	return everyThird(s, func(word string) string {
		letters := []rune(word)
		return string(letters[:len(letters)/2]) + " " + string(letters[len(letters)/2:])
	}, " "), nil
}

func glued(s string, _ *rand.Rand) (string, error) {
	return everyThird(s, func(word string) string { return word + "\x00" }, "\x00 "), nil
}

// everyThird changes every third word of a line; joint is what is left out where words meet again.
func everyThird(s string, change func(string) string, joint string) string {
	lines := strings.Split(s, "\n")
	for i, line := range lines {
		words := strings.Fields(line)
		for j := 2; j < len(words); j += 3 {
			words[j] = change(words[j])
		}
		line = strings.Join(words, " ")
		if joint != " " {
			line = strings.ReplaceAll(strings.ReplaceAll(line, joint, ""), "\x00", "")
		}
		lines[i] = line
	}
	return strings.Join(lines, "\n")
}

func shuffled(s string, random *rand.Rand) (string, error) {
	lines := strings.Split(s, "\n")
	for i, line := range lines {
		words := strings.Fields(line)
		for j, word := range words {
			letters := []rune(word)
			random.Shuffle(len(letters), func(a, b int) { letters[a], letters[b] = letters[b], letters[a] })
			words[j] = string(letters)
		}
		lines[i] = strings.Join(words, " ")
	}
	return strings.Join(lines, "\n"), nil
}

// garble replaces letters by others of the text, as a bad recogniser does.
func garble(share float64) func(string, *rand.Rand) (string, error) {
	return func(s string, random *rand.Rand) (string, error) {
		letters := []rune(s)
		for i, r := range letters {
			if unicode.IsLetter(r) && random.Float64() < share {
				if other := letters[random.IntN(len(letters))]; unicode.IsLetter(other) {
					letters[i] = other
				}
			}
		}
		return string(letters), nil
	}
}

// otherTones gives words another tone that makes a syllable too (đinh, đỉnh), as a recogniser does.
func otherTones(share float64) func(string, *rand.Rand) (string, error) {
	tones := []rune("\u0300\u0301\u0303\u0309\u0323")
	return func(s string, random *rand.Rand) (string, error) {
		return eachWord(s, func(word string) string {
			if random.Float64() >= share {
				return word
			}
			changed := norm.NFC.String(strings.Map(func(r rune) rune {
				if slices.Contains(tones, r) {
					return tones[random.IntN(len(tones))]
				}
				return r
			}, norm.NFD.String(word)))
			if !viet.IsSyllable(changed) {
				return word
			}
			return changed
		}), nil
	}
}

// eachWord changes the words between spaces.
func eachWord(s string, change func(string) string) string {
	lines := strings.Split(s, "\n")
	for i, line := range lines {
		words := strings.Split(line, " ")
		for j, word := range words {
			words[j] = change(word)
		}
		lines[i] = strings.Join(words, " ")
	}
	return strings.Join(lines, "\n")
}

// english recognises the scans of this run with the English model, as an office does that installed no other.
func english(ctx context.Context, w *workshop) []calibration {
	c := calibration{name: "recognised with the English model, 200 dpi"}
	for _, d := range w.made["jpg, 200 dpi"] {
		for _, page := range d.files {
			text, err := command(ctx, "tesseract", page, "-", "--psm", "3", "-l", "eng")
			if err != nil {
				return nil
			}
			c.pages[worse[verdict(text)]]++
		}
	}
	if c.total() == 0 {
		return nil
	}
	return []calibration{c}
}

func (c calibration) total() int { return c.pages[1] + c.pages[2] + c.pages[3] }

// calibrationTable tells how often the thresholds are wrong: a good text is wrongly doubted, a bad one wrongly read.
func calibrationTable(list []calibration) string {
	var out strings.Builder
	out.WriteString("| text | pages: read | doubtful | unreadable | wrong | documents: read | doubtful | unreadable | wrong |\n")
	out.WriteString("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |\n")
	for _, c := range list {
		name := "bad: " + c.name
		if c.good {
			name = "good: " + c.name
		}
		fmt.Fprintf(&out, "| %s | %s | %s |\n", name, counts(c.pages, c.good), counts(c.documents, c.good))
	}
	return out.String()
}

func counts(by [4]int, good bool) string {
	all := by[1] + by[2] + by[3]
	wrong := by[1]
	if good {
		wrong = by[2] + by[3]
	}
	return fmt.Sprintf("%d | %d | %d | %s", by[1], by[2], by[3], percent(wrong, all))
}
