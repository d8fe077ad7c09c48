package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"strings"
)

// row is what one engine made of one kind of files.
type row struct {
	kind, engine string
	missing      string // the program that is not installed; the rest is empty then
	score        score
}

// bench makes the files kind by kind, has every engine read them, and writes the tables.
func bench(ctx context.Context, opt options, stdout, stderr io.Writer) (err error) {
	w, err := newWorkshop(opt)
	if err != nil {
		return err
	}
	defer func() {
		if closed := w.close(); err == nil {
			err = closed
		}
	}()
	var rows []row
	for _, k := range kinds() {
		if !strings.HasPrefix(k.name, opt.only) || k.scan && w.scans == 0 {
			continue
		}
		fmt.Fprintln(stderr, "measuring", k.name)
		measured, err := measure(ctx, w, k)
		if err != nil {
			return err
		}
		for _, r := range measured {
			fmt.Fprint(stderr, r.markdown(measured[0].score))
		}
		rows = append(rows, measured...)
	}
	figures, err := calibrate(ctx, w)
	if err != nil {
		return err
	}
	report := tables(ctx, rows, figures, len(w.samples), w.scans)
	fmt.Fprint(stdout, report)
	if opt.out == "" {
		return nil
	}
	return replaceTables(opt.out, report)
}

// measure has every engine read one kind of files.
func measure(ctx context.Context, w *workshop, k kind) ([]row, error) {
	for _, program := range k.needs {
		if !installed(program) {
			return []row{{kind: k.name, engine: own.name, missing: program}}, nil
		}
	}
	documents, err := w.make(ctx, k)
	if err != nil {
		return nil, err
	}
	var rows []row
	for _, e := range append([]engine{own}, k.peers...) {
		r := row{kind: k.name, engine: e.name}
		if e.program != "" && !installed(e.program) {
			r.missing = e.program
			rows = append(rows, r)
			continue
		}
		if r.score, err = grade(ctx, w, k, e, documents); err != nil {
			return nil, fmt.Errorf("read %s by %s: %w", k.name, e.name, err)
		}
		rows = append(rows, r)
	}
	return rows, nil
}

// grade sums up what an engine says about all documents of a kind.
func grade(ctx context.Context, w *workshop, k kind, e engine, documents []document) (total score, err error) {
	outputs, err := e.read(ctx, w, filesOf(documents))
	if err != nil {
		return total, err
	}
	for i, d := range documents {
		n := len(d.files)
		said := joined(outputs[:n])
		if err := w.keep(k, e, d, said); err != nil {
			return total, err
		}
		total.add(newTruth(w.samples[i].text(), k.caseless), said, k.caseless)
		outputs = outputs[n:]
	}
	return total, nil
}

// joined is what an engine says about the files of one document; its status is the worst of them.
func joined(outputs []output) output {
	all := outputs[0]
	for _, o := range outputs[1:] {
		all.text += "\n" + o.text
		all.seconds += o.seconds
		if worse[o.status] > worse[all.status] {
			all.status = o.status
		}
	}
	return all
}

// replaceTables puts the tables between the marks of a Markdown file.
func replaceTables(path, tables string) error {
	const begin, end = "<!-- begin: make bench-extract -->\n", "<!-- end: make bench-extract -->"
	content, err := os.ReadFile(path)
	if err != nil {
		return fmt.Errorf("read the file for the tables: %w", err)
	}
	before, rest, found := strings.Cut(string(content), begin)
	_, after, closed := strings.Cut(rest, end)
	if !found || !closed {
		return fmt.Errorf("write the tables: %s lacks the marks %q and %q", path, strings.TrimSpace(begin), end)
	}
	return os.WriteFile(path, []byte(before+begin+tables+end+after), 0o644) //nolint:gosec // the file that the person named
}
