package extract_test

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/extract"
	"github.com/huonguoc/huonguoc/corpus/outline"
)

// officeForms are the formats into which an office program turns the samples; folder is the package that keeps some.
var officeForms = []struct {
	extension, folder string
	format            corpus.Format
}{
	{"rtf", "rtf", corpus.FormatRTF},
	{"odt", "odt", corpus.FormatODT},
	{"fodt", "odt", corpus.FormatODT},
	{"html", "html", corpus.FormatHTML},
}

// TestOfficeFormatsAgreeWithWord reads samples in other formats: characters and clauses must be those of the .docx.
// Kept files are always read; all 24 samples are turned anew where LibreOffice is installed.
func TestOfficeFormatsAgreeWithWord(t *testing.T) {
	for _, form := range officeForms {
		t.Run("kept "+form.extension, func(t *testing.T) {
			kept, err := filepath.Glob(filepath.Join(form.folder, "testdata", "*."+form.extension))
			if err != nil || len(kept) == 0 {
				t.Fatalf("%d kept files, error %v", len(kept), err)
			}
			agree(t, kept, form.format)
		})
		t.Run("all "+form.extension, func(t *testing.T) { agree(t, convert(t, form.extension), form.format) })
	}
}

// convert turns all samples into another format.
func convert(t *testing.T, extension string) []string {
	t.Helper()
	program, err := exec.LookPath("soffice")
	if err != nil && os.Getenv("CI") == "true" {
		t.Fatal("LibreOffice (soffice) is not installed")
	}
	if testing.Short() || err != nil {
		t.Skip("needs LibreOffice (soffice), and time: the samples were not read in every format")
	}
	samples, err := filepath.Glob(docxSample("*"))
	if err != nil || len(samples) < 24 {
		t.Fatalf("%d samples, error %v", len(samples), err)
	}
	out := t.TempDir()
	args := append([]string{"-env:UserInstallation=file://" + filepath.ToSlash(t.TempDir()), "--headless", "--convert-to", extension, "--outdir", out}, samples...)
	if said, err := exec.CommandContext(t.Context(), program, args...).CombinedOutput(); err != nil {
		t.Fatalf("convert to %s: %v\n%s", extension, err, said)
	}
	made, err := filepath.Glob(filepath.Join(out, "*."+extension))
	if err != nil || len(made) != len(samples) { // LibreOffice says nothing when it fails
		t.Fatalf("%d of %d files were made, error %v", len(made), len(samples), err)
	}
	return made
}

func docxSample(name string) string {
	return filepath.Join("..", "samples", "testdata", "formats", "docx", name+".docx")
}

func agree(t *testing.T, files []string, format corpus.Format) {
	t.Helper()
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), filepath.Ext(file))
		got, want := readFile(t, file), readFile(t, docxSample(name))
		if got.Format != format || got.Status != corpus.StatusRead {
			t.Errorf("%s: format %s, status %s because of %q", file, got.Format, got.Status, got.Reason)
		}
		if diff := cmp.Diff(mainLines(want), mainLines(got)); diff != "" {
			t.Errorf("%s: paragraphs differ (-docx +%s):\n%s", file, format, diff)
		}
		if diff := cmp.Diff(clausesOf(want), clausesOf(got)); diff != "" {
			t.Errorf("%s: clauses differ (-docx +%s):\n%s", file, format, diff)
		}
	}
}

func readFile(t *testing.T, file string) extract.Result {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return extract.Read(context.Background(), data, extract.Limits{})
}

// mainLines is the text of body and tables.
func mainLines(r extract.Result) []string {
	var lines []string
	for _, p := range r.Paragraphs {
		if p.Origin == corpus.OriginBody || p.Origin == corpus.OriginTable {
			lines = append(lines, p.Text)
		}
	}
	return lines
}

// clausesOf is what the next station makes of the paragraphs, without pages, which formats know or not.
func clausesOf(r extract.Result) []corpus.Clause {
	_, clauses := outline.Parse(r.Paragraphs)
	for i := range clauses {
		clauses[i].Page = 0
	}
	return clauses
}
