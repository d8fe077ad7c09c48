package report

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/huonguoc/huonguoc/messages"
)

// Forms are the forms a report can have.
func Forms() []string { return []string{"xlsx", "docx", "html", "csv", "json"} }

// WriteFiles writes the report in the given forms into a folder, which it creates, and returns the paths of the files. A file
// is complete or not there: it gets its name only once it is written.
func WriteFiles(folder string, forms []string, d Data, say *messages.Catalogue) ([]string, error) {
	list, err := files(forms, d, say)
	if err != nil {
		return nil, err
	}
	if err := os.MkdirAll(folder, 0o750); err != nil {
		return nil, fmt.Errorf("create the folder of the report: %w", err)
	}
	var paths []string
	for _, f := range list {
		path := filepath.Join(folder, f.name)
		if err := WriteFile(path, f.write); err != nil {
			return paths, err
		}
		paths = append(paths, path)
	}
	return paths, nil
}

type file struct {
	name  string
	write func(io.Writer) error
}

func files(forms []string, d Data, say *messages.Catalogue) ([]file, error) {
	var list []file
	for _, form := range forms {
		switch form {
		case "xlsx":
			list = append(list, file{"huonguoc.xlsx", func(w io.Writer) error { return Workbook(w, d, say) }})
		case "docx":
			list = append(list, file{"huonguoc-bao-cao.docx", annualForm(d, say)})
		case "html":
			list = append(list, file{"huonguoc.html", func(w io.Writer) error { return HTML(w, d, say) }})
		case "json":
			list = append(list, file{"huonguoc.json", func(w io.Writer) error { return JSON(w, d, say) }})
		case "csv":
			for _, t := range Tables(d, say) {
				list = append(list, file{"huonguoc-" + t.ID + ".csv", func(w io.Writer) error { return CSV(w, t) }})
			}
		default:
			return nil, fmt.Errorf("unknown form of report %q: use one of %v", form, Forms())
		}
	}
	return list, nil
}

// annualForm writes the annual report into the office's template, or in the layout of the decree.
func annualForm(d Data, say *messages.Catalogue) func(io.Writer) error {
	if len(d.Template) > 0 {
		return func(w io.Writer) error { return AnnualFrom(w, d.Template, d, say) }
	}
	return func(w io.Writer) error { return Annual(w, d, say) }
}

// WriteFile writes a file, and the folder it stands in where there is none.
func WriteFile(path string, write func(io.Writer) error) (err error) {
	defer func() {
		if err != nil {
			err = fmt.Errorf("write %s: %w", path, err)
		}
	}()
	if err := os.MkdirAll(filepath.Dir(path), 0o750); err != nil {
		return err
	}
	f, err := os.CreateTemp(filepath.Dir(path), ".huonguoc-*")
	if err != nil {
		return err
	}
	if err := errors.Join(write(f), f.Chmod(0o644), f.Sync(), f.Close()); err != nil {
		return errors.Join(err, os.Remove(f.Name()))
	}
	if err := os.Rename(f.Name(), path); err != nil { // on Windows, when the old file is open in another program
		return errors.Join(err, os.Remove(f.Name()))
	}
	return nil
}
