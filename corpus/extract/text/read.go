package text

import (
	"context"
	"fmt"
	"strings"
	"unicode"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/extract/reading"
)

// Engine is the beginning of this reader's name in a result; the encoding follows it, as in "text/utf-8".
const Engine = "text"

// maxControls is the share of control characters above which bytes are not a text.
const maxControls = 0.002

// Recognise tells whether the bytes are text at all, in a Unicode encoding or an older one.
func Recognise(data []byte) bool {
	f, ok := detect(data)
	sample := data[:min(len(data), sampleSize)]
	if !ok {
		return controls(sample, func(b byte) bool { return b < ' ' && !strings.ContainsRune("\t\n\v\f\r\x1a", rune(b)) }) <= maxControls
	}
	text, _ := f.decode(sample)
	return controls([]rune(text), isControl) <= maxControls
}

func isControl(r rune) bool {
	return unicode.IsControl(r) && !strings.ContainsRune("\t\n\v\f\r\x1a\u0085", r)
}

func controls[T byte | rune](all []T, is func(T) bool) float64 {
	count := 0
	for _, c := range all {
		if is(c) {
			count++
		}
	}
	return float64(count) / float64(max(len(all), 1))
}

// Read reads a plain text in Unicode or an encoding from before it. Bytes in none of them are ReasonGarbledText.
func Read(ctx context.Context, data []byte, limits reading.Limits) (reading.Result, error) {
	limits = limits.WithDefaults()
	result := reading.Result{Format: corpus.FormatTXT, Engine: Engine}
	if int64(len(data)) > limits.Part {
		return result, reading.Fail(corpus.ReasonTooLarge, "text of %d bytes, the limit is %d", len(data), limits.Part)
	}
	text, encoding, invalid := decode(data)
	if encoding == "" {
		return result, reading.Fail(corpus.ReasonGarbledText, "decode %d bytes: in no encoding of Vietnamese", len(data))
	}
	result.Engine += "/" + encoding
	if invalid > 0 {
		result.Notes = append(result.Notes, reading.Note{Kind: reading.NoteInvalidBytes, Count: invalid})
	}
	lines, pages := split(text)
	if converted := convert(lines); converted > 0 {
		result.Notes = append(result.Notes, reading.Note{Kind: reading.NoteOldEncoding, Count: converted})
	}
	if pages > limits.Pages {
		return result, reading.Fail(corpus.ReasonTooLarge, "text of %d pages, the limit is %d", pages, limits.Pages)
	}
	for n := 1; n <= pages; n++ {
		result.Pages = append(result.Pages, reading.Page{Number: n})
	}
	paragraphs, err := join(ctx, lines)
	result.Paragraphs = paragraphs
	return result, err
}

// join makes paragraphs of lines.
func join(ctx context.Context, lines []line) ([]corpus.Paragraph, error) {
	w := findWrapping(lines)
	var out []corpus.Paragraph
	for i := 0; i < len(lines); {
		if err := ctx.Err(); err != nil {
			return out, fmt.Errorf("join lines: %w", err)
		}
		end := i + 1
		for end < len(lines) && !lines[i].blank() && w.goesOn(lines[end-1], lines[end]) {
			end++
		}
		if !lines[i].blank() {
			out = append(out, paragraph(lines[i:end]))
		}
		i = end
	}
	return out, nil
}

// paragraph joins lines by a space; where a word is divided, by the line's end itself, so that the normal form of
// package viet can mend it.
func paragraph(lines []line) corpus.Paragraph {
	var b strings.Builder
	for i, l := range lines {
		if i > 0 && strings.HasSuffix(lines[i-1].text, "-") {
			b.WriteByte('\n')
		} else if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(l.text)
	}
	return corpus.Paragraph{Text: b.String(), Page: lines[0].page, Origin: corpus.OriginBody}
}
