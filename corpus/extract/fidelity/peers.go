package main

import (
	"context"
	"crypto/sha256"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
	"unicode"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/extract"
)

// output is what an engine says about one file. status and engine are of our own reader only.
type output struct {
	text    string
	seconds float64
	status  corpus.Status
	engine  string
}

// engine reads files. A peer's failure on a file is an empty text, not an error: the table tells.
type engine struct {
	name    string
	program string // that must be installed; empty for our own
	read    func(ctx context.Context, w *workshop, files []string) ([]output, error)
}

var (
	own       = engine{"huonguoc", "", readOwn}
	pdftotext = engine{"pdftotext -raw", "pdftotext", each(func(ctx context.Context, file string) string {
		text, _ := command(ctx, "pdftotext", "-raw", "-enc", "UTF-8", file, "-")
		return withoutPageNumbers(text)
	})}
	catdoc = engine{"catdoc", "catdoc", each(func(ctx context.Context, file string) string {
		text, _ := command(ctx, "catdoc", "-w", "-d", "utf-8", file)
		return text
	})}
	antiword = engine{"antiword", "antiword", each(func(ctx context.Context, file string) string {
		text, _ := command(ctx, "antiword", "-w", "0", "-m", "UTF-8.txt", file)
		return text
	})}
	unrtf = engine{"unrtf", "unrtf", each(func(ctx context.Context, file string) string {
		text, _ := command(ctx, "unrtf", "--text", "--quiet", file)
		return text
	})}
	odt2txt = engine{"odt2txt", "odt2txt", each(func(ctx context.Context, file string) string {
		text, _ := command(ctx, "odt2txt", "--width=-1", "--encoding=UTF-8", file)
		return text
	})}
	libreoffice = engine{"LibreOffice", "soffice", readLibreOffice}
	tesseract   = engine{"tesseract (psm 3)", "tesseract", recognise("--psm", "3")}
	// tesseractBest has the options with which the program by itself reads phone-like scans best (docs/ocr.md).
	tesseractBest = engine{"tesseract (psm 4), best options found", "tesseract", recognise("--psm", "4")}
)

// readOwn reads in this process, as a child of the pool would.
func readOwn(ctx context.Context, w *workshop, files []string) ([]output, error) {
	var outputs []output
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			return nil, fmt.Errorf("read a document of the bench: %w", err)
		}
		start := time.Now()
		result := extract.Read(ctx, data, extract.Limits{CacheDir: w.cache})
		out := output{seconds: time.Since(start).Seconds(), status: result.Status, engine: result.Engine}
		for _, p := range slices.DeleteFunc(result.Paragraphs, isFurniture) {
			out.text += p.Text + "\n"
		}
		outputs = append(outputs, out)
	}
	return outputs, nil
}

func isFurniture(p corpus.Paragraph) bool {
	return p.Origin == corpus.OriginHeader || p.Origin == corpus.OriginFooter
}

// each makes an engine of a program that reads one file.
func each(read func(ctx context.Context, file string) string) func(context.Context, *workshop, []string) ([]output, error) {
	return func(ctx context.Context, _ *workshop, files []string) ([]output, error) {
		outputs := make([]output, len(files))
		for i, file := range files {
			start := time.Now()
			text := read(ctx, file)
			outputs[i] = output{text: text, seconds: time.Since(start).Seconds()}
		}
		return outputs, ctx.Err()
	}
}

// readLibreOffice starts the program once for all files, which is the kindest way to measure it.
func readLibreOffice(ctx context.Context, w *workshop, files []string) ([]output, error) {
	folder, err := w.folder("libreoffice-text")
	if err != nil {
		return nil, err
	}
	start := time.Now()
	made, err := w.office.convert(ctx, "txt:Text (encoded):UTF8", folder, files)
	if err != nil {
		return nil, err
	}
	outputs := make([]output, len(files))
	for i, name := range made {
		outputs[i].seconds = time.Since(start).Seconds() / float64(len(files))
		if text, err := os.ReadFile(name); err == nil { // no file: it could not convert
			outputs[i].text = string(text)
		}
	}
	return outputs, nil
}

// recognise has tesseract read the pages as they are; those of a PDF are taken out of it.
func recognise(options ...string) func(context.Context, *workshop, []string) ([]output, error) {
	return func(ctx context.Context, w *workshop, files []string) ([]output, error) {
		outputs := make([]output, len(files))
		for i, file := range files {
			text := ""
			for _, page := range w.pictures(ctx, file) {
				said := w.recognise(ctx, page, options)
				text += said.text + "\f"
				outputs[i].seconds += said.seconds
			}
			outputs[i].text = withoutPageNumbers(text)
		}
		return outputs, ctx.Err()
	}
}

// recognise reads a picture once: the pages of a scanned PDF are the photographs that were read before.
func (w *workshop) recognise(ctx context.Context, page string, options []string) output {
	data, err := os.ReadFile(page)
	if err != nil {
		return output{}
	}
	key := fmt.Sprintf("%x %q", sha256.Sum256(data), options)
	if said, ok := w.said[key]; ok {
		return said
	}
	start := time.Now()
	text, _ := command(ctx, "tesseract", append([]string{page, "-", "-l", "vie"}, options...)...)
	w.said[key] = output{text: text, seconds: time.Since(start).Seconds()}
	return w.said[key]
}

// pictures are the pages of a scan as files.
func (w *workshop) pictures(ctx context.Context, file string) []string {
	if filepath.Ext(file) != ".pdf" {
		return []string{file}
	}
	folder, err := w.folder("drawn")
	if err != nil {
		return nil
	}
	if _, err := command(ctx, "pdfimages", "-j", file, filepath.Join(folder, "page")); err != nil {
		return nil
	}
	pages, _ := filepath.Glob(filepath.Join(folder, "page*")) // the pattern is well formed
	return pages
}

// withoutPageNumbers drops a number that stands alone at the end or beginning of a page, as our own reader does: the
// peers are asked for the text, not for its furniture.
func withoutPageNumbers(text string) string {
	pages := strings.Split(text, "\f")
	for i, page := range pages {
		lines := strings.Split(strings.TrimSpace(page), "\n")
		if isNumber(lines[len(lines)-1]) {
			lines = lines[:len(lines)-1]
		}
		if len(lines) > 0 && isNumber(lines[0]) {
			lines = lines[1:]
		}
		pages[i] = strings.Join(lines, "\n")
	}
	return strings.Join(pages, "\n")
}

func isNumber(line string) bool {
	line = strings.TrimSpace(line)
	return line != "" && strings.IndexFunc(line, func(r rune) bool { return !unicode.IsDigit(r) }) < 0
}
