package ocr

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"
)

// word is what tesseract takes for one, in pixels from the upper left corner.
type word struct {
	text                     string
	left, top, right, bottom float64
	confidence               float64 // 0 to 100
}

// line is a row of words on one baseline.
type line struct {
	left, bottom  float64
	slope, offset float64 // the baseline is bottom + offset + slope·(x − left), y downwards
	size          float64 // from descenders to ascenders
	words         []word
}

// parse reads an hOCR document (the classes ocr_line and its kin, and ocrx_word). What it does not know it passes over;
// the error tells of a document that breaks off.
func parse(document []byte) ([]line, error) {
	d := xml.NewDecoder(bytes.NewReader(document))
	d.Strict, d.AutoClose, d.Entity = false, xml.HTMLAutoClose, xml.HTMLEntity
	var p parser
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return p.lines, nil
		}
		if err != nil {
			return nil, fmt.Errorf("read what tesseract answered: %w", err)
		}
		p.take(token)
	}
}

// parser gathers words into the line that was begun last. inside is the depth within a word's element.
type parser struct {
	lines  []line
	inside int
}

func (p *parser) take(token xml.Token) {
	switch t := token.(type) {
	case xml.StartElement:
		if p.inside > 0 {
			p.inside++
			return
		}
		p.start(attribute(t, "class"), properties(attribute(t, "title")))
	case xml.EndElement:
		p.inside = max(0, p.inside-1)
	case xml.CharData:
		if p.inside > 0 {
			w := p.last()
			w.text += string(t)
		}
	}
}

func (p *parser) last() *word {
	words := p.lines[len(p.lines)-1].words
	return &words[len(words)-1]
}

func (p *parser) start(class string, title map[string][]float64) {
	box := title["bbox"]
	if len(box) != 4 {
		return
	}
	switch class {
	case "ocr_line", "ocr_header", "ocr_textfloat", "ocr_caption":
		l := line{left: box[0], bottom: box[3], size: first(title["x_size"], box[3]-box[1])}
		if b := title["baseline"]; len(b) == 2 {
			l.slope, l.offset = b[0], b[1]
		}
		p.lines = append(p.lines, l)
	case "ocrx_word":
		if len(p.lines) == 0 {
			return
		}
		l := &p.lines[len(p.lines)-1]
		l.words = append(l.words, word{left: box[0], top: box[1], right: box[2], bottom: box[3], confidence: first(title["x_wconf"], 0)})
		p.inside = 1
	}
}

func attribute(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// properties reads "bbox 400 243 2200 379; baseline 0 -11". Values that are no numbers end their list.
func properties(title string) map[string][]float64 {
	all := map[string][]float64{}
	for part := range strings.SplitSeq(title, ";") {
		fields := strings.Fields(part)
		if len(fields) == 0 {
			continue
		}
		for _, f := range fields[1:] {
			n, err := strconv.ParseFloat(f, 64)
			if err != nil || math.IsNaN(n) || math.Abs(n) > 1e7 {
				break
			}
			all[fields[0]] = append(all[fields[0]], n)
		}
	}
	return all
}

func first(list []float64, otherwise float64) float64 {
	if len(list) == 0 {
		return otherwise
	}
	return list[0]
}
