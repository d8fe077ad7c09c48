package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// document is a sample as it stands in one kind of file: in one file, or one for each photographed page.
type document struct {
	id    string
	files []string
}

// workshop makes the files of the bench in a scratch folder.
type workshop struct {
	scratch string
	kept    bool   // the scratch folder is the person's own
	cache   string // of package extract
	office  office
	samples []sample
	judged  []sample // all there are, for the calibration
	scans   int      // how many samples are scanned
	folders int
	made    map[string][]document // by kind: what other kinds are made from
	said    map[string]output     // of tesseract, by picture and options
}

// sample is a convention as it was typed, and as LibreOffice saved it for Word.
type sample struct {
	id, docx string
	lines    []string // a paragraph or a table row each; cells are parted by tabs
}

func (s sample) text() string { return strings.Join(s.lines, "\n") + "\n" }

func newWorkshop(opt options) (*workshop, error) {
	all, err := readSamples(opt.in)
	if err != nil {
		return nil, err
	}
	samples := all[:min(opt.docs, len(all))]
	scratch, err := scratchFolder(opt.keep)
	if err != nil {
		return nil, fmt.Errorf("make a scratch folder: %w", err)
	}
	return &workshop{
		scratch: scratch,
		kept:    opt.keep != "",
		cache:   filepath.Join(scratch, "cache"),
		office:  office{profile: filepath.Join(scratch, "profile")},
		samples: samples,
		judged:  all,
		scans:   min(opt.scans, len(samples)),
		made:    map[string][]document{},
		said:    map[string]output{},
	}, nil
}

func scratchFolder(keep string) (string, error) {
	if keep == "" {
		return os.MkdirTemp("", "fidelity")
	}
	folder, err := filepath.Abs(keep)
	if err != nil {
		return "", err
	}
	return folder, os.MkdirAll(folder, 0o750)
}

func (w *workshop) close() error {
	if w.kept {
		return nil
	}
	return os.RemoveAll(w.scratch)
}

// keep writes what an engine said about a document, and the citations in it, beside the files, where those are kept.
func (w *workshop) keep(k kind, e engine, d document, said output) error {
	if !w.kept {
		return nil
	}
	folder := filepath.Join(w.scratch, "said", k.name, strings.ReplaceAll(e.name, "/", " "))
	if err := os.MkdirAll(folder, 0o750); err != nil {
		return err
	}
	cited := strings.Join(numbers(said.text), "\n") + "\n"
	return errors.Join(
		os.WriteFile(filepath.Join(folder, d.id+".txt"), []byte(said.text), 0o600),
		os.WriteFile(filepath.Join(folder, d.id+".numbers"), []byte(cited), 0o600),
	)
}

func readSamples(in string) ([]sample, error) {
	names, err := filepath.Glob(filepath.Join(in, "txt", "*.txt"))
	if err != nil {
		return nil, fmt.Errorf("list the samples: %w", err)
	}
	if len(names) == 0 {
		return nil, fmt.Errorf("list the samples: none in %s", in)
	}
	var list []sample
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			return nil, fmt.Errorf("read a sample: %w", err)
		}
		lines := strings.Split(strings.TrimSpace(string(text)), "\n")
		list = append(list, sample{id: stem(name), docx: filepath.Join(in, "docx", stem(name)+".docx"), lines: lines})
	}
	return list, nil
}

// folder is a new folder; its name ends in a number, because one kind may be made twice.
func (w *workshop) folder(name string) (string, error) {
	w.folders++
	path := filepath.Join(w.scratch, name+"-"+strconv.Itoa(w.folders))
	return path, os.MkdirAll(path, 0o700)
}

// make makes the documents of a kind, once.
func (w *workshop) make(ctx context.Context, k kind) ([]document, error) {
	if made, ok := w.made[k.name]; ok {
		return made, nil
	}
	made, err := k.make(ctx, w)
	if err != nil {
		return nil, fmt.Errorf("make %s: %w", k.name, err)
	}
	w.made[k.name] = made
	return made, nil
}

// written makes a kind of files by a writer of this bench.
func written(extension string, write func(s sample) ([]byte, error)) maker {
	return func(_ context.Context, w *workshop) ([]document, error) {
		folder, err := w.folder(extension)
		if err != nil {
			return nil, err
		}
		var list []document
		for _, s := range w.samples {
			data, err := write(s)
			if err != nil {
				return nil, fmt.Errorf("sample %s: %w", s.id, err)
			}
			path := filepath.Join(folder, s.id+"."+extension)
			if err := os.WriteFile(path, data, 0o600); err != nil {
				return nil, err
			}
			list = append(list, document{s.id, []string{path}})
		}
		return list, nil
	}
}

// converted makes a kind of files by LibreOffice from those of another kind.
func converted(filter string, from kind) maker {
	return func(ctx context.Context, w *workshop) ([]document, error) {
		sources, err := w.make(ctx, from)
		if err != nil {
			return nil, err
		}
		folder, err := w.folder("libreoffice")
		if err != nil {
			return nil, err
		}
		made, err := w.office.convert(ctx, filter, folder, filesOf(sources))
		if err != nil {
			return nil, err
		}
		list := make([]document, len(made))
		for i, path := range made {
			if _, err := os.Stat(path); err != nil {
				return nil, fmt.Errorf("LibreOffice left no file: %w", err)
			}
			list[i] = document{sources[i].id, []string{path}}
		}
		return list, nil
	}
}

// printed makes PDF files as a browser prints web pages.
func printed(from kind) maker {
	return func(ctx context.Context, w *workshop) ([]document, error) {
		sources, err := w.make(ctx, from)
		if err != nil {
			return nil, err
		}
		folder, err := w.folder("browser")
		if err != nil {
			return nil, err
		}
		var list []document
		for _, d := range sources {
			path := filepath.Join(folder, d.id+".pdf")
			_, err := command(ctx, "chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
				"--user-data-dir="+filepath.Join(w.scratch, "browser"), "--print-to-pdf="+path, fileURL(d.files[0]))
			if err != nil {
				return nil, err
			}
			list = append(list, document{d.id, []string{path}})
		}
		return list, nil
	}
}

func filesOf(documents []document) []string {
	var files []string
	for _, d := range documents {
		files = append(files, d.files...)
	}
	return files
}
