package ocr

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
)

// language is the model that is asked for. A second one beside it makes Vietnamese worse.
const language = "vie"

// oldest is the first release of tesseract whose options and recogniser are those of today.
const oldest = 4

// What can be missing.
var (
	ErrNoProgram = errors.New("tesseract is not installed")
	ErrNoModel   = errors.New("tesseract has no Vietnamese model")
	ErrTooOld    = fmt.Errorf("tesseract is older than release %d", oldest)
	errNoVersion = errors.New("the program does not tell its version as tesseract does")
)

// Engine is a tesseract that can read Vietnamese.
type Engine struct {
	Program string // its path
	Version string // "5.3.0"
}

// Name is how a document's record calls the reader: "ocr/tesseract 5.3.0 vie".
func (e Engine) Name() string { return "ocr/tesseract " + e.Version + " " + language }

// Find looks for tesseract on the search path and where its installer for Windows puts it. The error is, or wraps,
// ErrNoProgram, ErrNoModel or ErrTooOld when that is all there is to say.
func Find(ctx context.Context) (Engine, error) {
	program, err := locate()
	if err != nil {
		return Engine{}, err
	}
	version, err := ask(ctx, program, "--version")
	if err != nil {
		return Engine{}, err
	}
	e := Engine{Program: program}
	if e.Version, err = parseVersion(version); err != nil {
		return Engine{}, err
	}
	models, err := ask(ctx, program, "--list-langs")
	if err != nil {
		return Engine{}, err
	}
	if !slices.Contains(strings.Fields(models), language) {
		return Engine{}, fmt.Errorf("%w: %s", ErrNoModel, program)
	}
	return e, nil
}

// locate never takes a program from the current folder, which may be the one with the documents.
func locate() (string, error) {
	if path, err := exec.LookPath("tesseract"); err == nil {
		return path, nil
	}
	for _, folder := range usualFolders() {
		if path, err := exec.LookPath(filepath.Join(folder, "tesseract.exe")); err == nil {
			return path, nil
		}
	}
	return "", ErrNoProgram
}

// usualFolders are those of the installer for Windows, which does not touch the search path.
func usualFolders() []string {
	if runtime.GOOS != "windows" {
		return nil
	}
	var folders []string
	for _, root := range []string{os.Getenv("ProgramFiles"), os.Getenv("ProgramFiles(x86)"), filepath.Join(os.Getenv("LOCALAPPDATA"), "Programs")} {
		if filepath.IsAbs(root) {
			folders = append(folders, filepath.Join(root, "Tesseract-OCR"))
		}
	}
	return folders
}

// ask runs the program for a word about itself.
func ask(ctx context.Context, program, question string) (string, error) {
	ctx, cancel := context.WithTimeout(ctx, askTime)
	defer cancel()
	out, err := command(ctx, program, question).CombinedOutput()
	if err != nil {
		return "", fmt.Errorf("ask %s for %s: %w", program, question, err)
	}
	return string(out), nil
}

// parseVersion reads "tesseract 5.3.0" or "tesseract v5.3.0.20221214".
func parseVersion(answer string) (string, error) {
	fields := strings.Fields(answer)
	if len(fields) < 2 || fields[0] != "tesseract" {
		return "", errNoVersion
	}
	version := strings.TrimPrefix(fields[1], "v")
	major, _, _ := strings.Cut(version, ".")
	n, err := strconv.Atoi(major)
	if err != nil {
		return "", errNoVersion
	}
	if n < oldest {
		return "", fmt.Errorf("%w: it is %s", ErrTooOld, version)
	}
	return version, nil
}
