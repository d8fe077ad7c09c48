package samples_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// The generator still makes the committed file: one sample through the real office program, compared by its text.
func TestRemake(t *testing.T) {
	requireProgram(t, "soffice")
	out := t.TempDir()
	generator := exec.Command("go", "run", "./generate", "-in", ".", "-out", out, "-only", "01", "-any-font")
	if words, err := generator.CombinedOutput(); err != nil {
		t.Fatalf("run the generator: %v\n%s", err, words)
	}
	name := filepath.Join("testdata", "formats", "docx", "01-dong-may.docx")
	if diff := cmp.Diff(documentTexts(t, name), documentTexts(t, filepath.Join(out, name))); diff != "" {
		t.Errorf("the remade sample differs (-committed +remade):\n%s", diff)
	}
}

// requireProgram skips where the program is missing, but never in CI, where a skip would pass unseen.
func requireProgram(t *testing.T, name string) {
	t.Helper()
	if _, err := exec.LookPath(name); err == nil {
		return
	}
	if os.Getenv("CI") == "true" {
		t.Fatalf("%s is not installed", name)
	}
	t.Skipf("%s is not installed: the generator is not tested", name)
}
