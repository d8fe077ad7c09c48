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

// command runs a program with a fixed language and time zone and gives what it printed; its complaints become part of
// the error.
func command(ctx context.Context, name string, args ...string) (string, error) {
	cmd := exec.CommandContext(ctx, name, args...) //nolint:gosec // programs of this bench, on files of this bench
	cmd.Env = append(os.Environ(), "LC_ALL=C.UTF-8", "TZ=UTC", "SAL_USE_VCLPLUGIN=svp", "OMP_THREAD_LIMIT=1")
	var words, complaints bytes.Buffer
	cmd.Stdout, cmd.Stderr = &words, &complaints
	if err := cmd.Run(); err != nil {
		return "", fmt.Errorf("run %s: %w: %s", name, err, bytes.TrimSpace(complaints.Bytes()))
	}
	return words.String(), nil
}

func installed(program string) bool {
	_, err := exec.LookPath(program)
	return err == nil
}

// office converts documents with LibreOffice under a profile of its own.
type office struct{ profile string }

// convert writes every source into the folder out. filter is what --convert-to takes, such as "docx" or
// "txt:Text (encoded):UTF8". One start of the program converts all: the start is most of the cost. A file that it
// cannot convert it leaves out and says nothing.
func (o office) convert(ctx context.Context, filter, out string, sources []string) ([]string, error) {
	args := []string{
		"-env:UserInstallation=" + fileURL(o.profile), "--headless", "--norestore",
		"--convert-to", filter, "--outdir", out,
	}
	if _, err := command(ctx, "soffice", append(args, sources...)...); err != nil {
		return nil, fmt.Errorf("convert %d documents to %s: %w", len(sources), filter, err)
	}
	extension, _, _ := strings.Cut(filter, ":")
	made := make([]string, len(sources))
	for i, source := range sources {
		made[i] = filepath.Join(out, stem(source)+"."+extension)
	}
	return made, nil
}

// stem is a file's name without folder and extension.
func stem(path string) string {
	base := filepath.Base(path)
	return strings.TrimSuffix(base, filepath.Ext(base))
}

// fileURL is the address of a local file; on Windows a path lacks the leading slash that the address needs.
func fileURL(path string) string {
	path = filepath.ToSlash(path)
	if !strings.HasPrefix(path, "/") {
		path = "/" + path
	}
	return (&url.URL{Scheme: "file", Path: path}).String()
}
