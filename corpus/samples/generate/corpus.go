package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/huonguoc/huonguoc/corpus/samples"
)

// work is one sample on its way: key, typed text, and the document the office program converts.
type work struct {
	key    samples.Key
	blocks []block // numbers typed
	source string  // path of the .fodt file
}

// options are the program's flags.
type options struct {
	in, out string
	only    string // prefix of the ids to make; empty for all
	anyFont bool
}

// generate makes the samples of in/texts whose id starts with only, and writes them to out.
func generate(ctx context.Context, opt options) error {
	scratch, err := os.MkdirTemp("", "samples")
	if err != nil {
		return fmt.Errorf("make a scratch folder: %w", err)
	}
	defer os.RemoveAll(scratch) //nolint:errcheck // a left-over scratch folder harms nobody
	jobs, err := prepare(opt.in, scratch, opt.only)
	if err != nil {
		return err
	}
	o := office{profile: filepath.Join(scratch, "profile"), scratch: filepath.Join(scratch, "out")}
	if err := convertAll(ctx, o, jobs); err != nil {
		return err
	}
	if !opt.anyFont {
		if err := checkAllFonts(o, jobs); err != nil {
			return err
		}
	}
	if opt.only == "" {
		if err := removeOld(opt.out); err != nil {
			return err
		}
	}
	for _, j := range jobs {
		if err := write(ctx, opt.out, o, j); err != nil {
			return fmt.Errorf("sample %s: %w", j.key.ID, err)
		}
	}
	return nil
}

// prepare reads keys and texts and writes the documents for the office program.
func prepare(in, scratch, only string) ([]work, error) {
	keys, err := samples.ReadKeys(os.DirFS(in), "texts")
	if err != nil {
		return nil, err
	}
	var jobs []work
	for _, key := range keys {
		if !strings.HasPrefix(key.ID, only) {
			continue
		}
		j := work{key: key, source: filepath.Join(scratch, key.ID+".fodt")}
		if err := j.load(filepath.Join(in, "texts", key.ID+".txt")); err != nil {
			return nil, fmt.Errorf("sample %s: %w", key.ID, err)
		}
		jobs = append(jobs, j)
	}
	if len(jobs) == 0 {
		return nil, fmt.Errorf("no sample in %s starts with %q", in, only)
	}
	return jobs, nil
}

func (j *work) load(path string) error {
	text, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	if j.blocks, err = parseText(string(text)); err != nil {
		return err
	}
	laidOut := append([]block(nil), j.blocks...)
	if j.key.AutoNumbering {
		if err := automate(laidOut); err != nil {
			return err
		}
	}
	return os.WriteFile(j.source, []byte(flatODT(laidOut)), 0o600)
}

func convertAll(ctx context.Context, o office, jobs []work) error {
	sources := make([]string, len(jobs))
	for i, j := range jobs {
		sources[i] = j.source
	}
	for _, form := range []string{"docx", "pdf"} {
		if err := o.convert(ctx, form, sources); err != nil {
			return err
		}
	}
	return nil
}

func checkAllFonts(o office, jobs []work) error {
	for _, j := range jobs {
		pdf, err := os.ReadFile(o.converted(j.source, "pdf"))
		if err != nil {
			return err
		}
		if err := checkFonts(pdf); err != nil {
			return fmt.Errorf("sample %s: %w", j.key.ID, err)
		}
	}
	return nil
}

// removeOld removes what an earlier run wrote, so that no file outlives its key.
func removeOld(out string) error {
	for _, folder := range []string{"files", filepath.Join("testdata", "formats")} {
		if err := os.RemoveAll(filepath.Join(out, folder)); err != nil {
			return fmt.Errorf("remove old files: %w", err)
		}
	}
	return nil
}

// write puts a sample into the demo corpus, and in every form under testdata/formats.
func write(ctx context.Context, out string, o office, j work) error {
	forms, err := j.forms(o)
	if err != nil {
		return err
	}
	for extension, data := range forms {
		if err := save(filepath.Join(out, "testdata", "formats", extension, j.key.ID+"."+extension), data); err != nil {
			return err
		}
	}
	data, err := j.demoFile(ctx, o, forms)
	if err != nil {
		return err
	}
	return save(filepath.Join(out, "files", filepath.FromSlash(j.key.Path())), data)
}

// forms is the sample as .docx, .pdf and .txt, by extension.
func (j *work) forms(o office) (map[string][]byte, error) {
	docx, err := os.ReadFile(o.converted(j.source, "docx"))
	if err != nil {
		return nil, err
	}
	if docx, err = stableDOCX(docx); err != nil {
		return nil, err
	}
	pdf, err := os.ReadFile(o.converted(j.source, "pdf"))
	if err != nil {
		return nil, err
	}
	txt, err := plainText(j.blocks, samples.Layout{}, false)
	if err != nil {
		return nil, err
	}
	return map[string][]byte{"docx": docx, "pdf": stablePDF(pdf), "txt": txt}, nil
}

func (j *work) demoFile(ctx context.Context, o office, forms map[string][]byte) ([]byte, error) {
	switch j.key.Form {
	case samples.FormDOCX:
		return forms["docx"], nil
	case samples.FormPDF:
		return forms["pdf"], nil
	case samples.FormDamaged:
		return damaged(forms["docx"]), nil
	case samples.FormScan:
		return j.scan(ctx, o)
	default:
		return plainText(j.blocks, j.key.Layout, j.key.Form == samples.FormTXTNFD)
	}
}

func (j *work) scan(ctx context.Context, o office) ([]byte, error) {
	scratch, err := os.MkdirTemp(o.scratch, "scan")
	if err != nil {
		return nil, err
	}
	return scan(ctx, o.converted(j.source, "pdf"), scratch)
}

func save(path string, data []byte) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil { //nolint:gosec // files of the repository
		return fmt.Errorf("make folder: %w", err)
	}
	return os.WriteFile(path, data, 0o644)
}
