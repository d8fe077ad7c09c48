package report

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// officeTime is the longest that the office program may take for all files of a call.
const officeTime = 10 * time.Minute

// FindOffice is the path of LibreOffice: of the search path, or where its installer puts it on Windows and macOS; ok is false where
// it is not installed.
func FindOffice() (path string, ok bool) {
	for _, name := range []string{"soffice", "libreoffice"} {
		if path, err := exec.LookPath(name); err == nil {
			return path, true
		}
	}
	for _, path := range []string{
		filepath.Join(os.Getenv("ProgramFiles"), "LibreOffice", "program", "soffice.exe"), "/Applications/LibreOffice.app/Contents/MacOS/soffice",
	} {
		if info, err := os.Stat(path); err == nil && !info.IsDir() { //nolint:gosec // the folder of programs is the system's
			return path, true
		}
	}
	return "", false
}

// PDFs turns .docx files into .pdf files beside them and returns their paths. The office program runs with a profile of its
// own, which is thrown away, so that it neither meets a running one nor changes the user's.
func PDFs(ctx context.Context, office string, files []string) (made []string, err error) {
	profile, err := os.MkdirTemp("", "huonguoc-office-*")
	if err != nil {
		return nil, fmt.Errorf("prepare the office program: %w", err)
	}
	defer func() { err = errors.Join(err, os.RemoveAll(profile)) }()
	ctx, cancel := context.WithTimeout(ctx, officeTime)
	defer cancel()
	byFolder := map[string][]string{}
	var folders []string
	for _, f := range files {
		folder := filepath.Dir(f)
		if byFolder[folder] == nil {
			folders = append(folders, folder)
		}
		byFolder[folder] = append(byFolder[folder], f)
	}
	for _, folder := range folders {
		args := []string{"-env:UserInstallation=file://" + slashed(profile), "--headless", "--norestore", "--convert-to", "pdf", "--outdir", folder}
		out, err := exec.CommandContext(ctx, office, append(args, byFolder[folder]...)...).CombinedOutput() //nolint:gosec // FindOffice found the program, the files are ours
		if err != nil {
			return made, fmt.Errorf("make .pdf files with %s: %w: %s", office, err, strings.TrimSpace(string(out)))
		}
		for _, f := range byFolder[folder] {
			pdf := strings.TrimSuffix(f, filepath.Ext(f)) + ".pdf"
			if _, err := os.Stat(pdf); err != nil {
				return made, fmt.Errorf("%s made no .pdf file of %s: %w", office, f, err)
			}
			made = append(made, pdf)
		}
	}
	return made, nil
}

// slashed is a path as it stands in an address: "/C:/Users/…" on Windows.
func slashed(path string) string {
	path = filepath.ToSlash(path)
	if !strings.HasPrefix(path, "/") {
		path = "/" + path
	}
	return path
}
