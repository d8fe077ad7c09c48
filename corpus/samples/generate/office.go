package main

import (
	"bytes"
	"context"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// office converts documents with LibreOffice under a profile of its own, so that the settings of the person who runs
// it do not show in the files.
type office struct {
	profile string // folder
	scratch string // folder that receives the converted files
}

// convert writes every source in the given form ("docx", "pdf") into the scratch folder, under the source's name.
// One start of the program converts all: the start is most of the cost.
func (o office) convert(ctx context.Context, form string, sources []string) error {
	args := []string{
		"-env:UserInstallation=" + fileURL(o.profile), "--headless", "--norestore",
		"--convert-to", form, "--outdir", o.scratch,
	}
	if err := command(ctx, "soffice", append(args, sources...)...); err != nil {
		return fmt.Errorf("convert %d texts to %s: %w", len(sources), form, err)
	}
	for _, source := range sources {
		// soffice exits with 0 even when it could not convert a file.
		if _, err := os.Stat(o.converted(source, form)); err != nil {
			return fmt.Errorf("convert to %s: LibreOffice left no file: %w", form, err)
		}
	}
	return nil
}

func (o office) converted(source, form string) string {
	base := filepath.Base(source)
	return filepath.Join(o.scratch, strings.TrimSuffix(base, filepath.Ext(base))+"."+form)
}

// fileURL is the address of a local file; on Windows a path lacks the leading slash that the address needs.
func fileURL(path string) string {
	path = filepath.ToSlash(path)
	if !strings.HasPrefix(path, "/") {
		path = "/" + path
	}
	return (&url.URL{Scheme: "file", Path: path}).String()
}

// command runs a program with a fixed language and time zone; its own words become part of the error.
func command(ctx context.Context, name string, args ...string) error {
	cmd := exec.CommandContext(ctx, name, args...) //nolint:gosec // soffice and pdftoppm, on files of the project
	cmd.Env = append(os.Environ(), "LC_ALL=C.UTF-8", "TZ=UTC", "SAL_USE_VCLPLUGIN=svp")
	var words bytes.Buffer
	cmd.Stdout, cmd.Stderr = &words, &words
	if err := cmd.Run(); err != nil {
		return fmt.Errorf("run %s: %w: %s", name, err, bytes.TrimSpace(words.Bytes()))
	}
	return nil
}
