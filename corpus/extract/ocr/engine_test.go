//go:build unix

package ocr_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/huonguoc/huonguoc/corpus/extract/ocr"
)

// answers is a tesseract that says what it is asked for; what it does with a picture comes after.
const answers = `#!/bin/sh
case "$1" in
--version) echo "tesseract $VERSION"; exit 0 ;;
--list-langs) echo "List of available languages (1):"; echo "$LANGS"; exit 0 ;;
esac
`

// fake puts a program of that name first on the search path, and nothing else.
func fake(t *testing.T, script string) {
	t.Helper()
	folder := t.TempDir()
	if err := os.WriteFile(filepath.Join(folder, "tesseract"), []byte(script), 0o700); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", folder+":/usr/bin:/bin")
}

func said(version, language string) string {
	return "#!/bin/sh\nVERSION='" + version + "'\nLANGS='" + language + "'\n" + answers[len("#!/bin/sh\n"):]
}

func TestFind(t *testing.T) {
	tests := []struct {
		name, script, version string
		want                  error
	}{
		{"as Debian has it", said("5.3.0", "vie"), "5.3.0", nil},
		{"as the installer for Windows has it", said("v5.3.0.20221214", "vie"), "5.3.0.20221214", nil},
		{"without the model", said("5.3.0", "eng"), "", ocr.ErrNoModel},
		{"a model that only sounds like it", said("5.3.0", "vie_old"), "", ocr.ErrNoModel},
		{"too old", said("3.04.01", "vie"), "", ocr.ErrTooOld},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			fake(t, tt.script)
			e, err := ocr.Find(t.Context())
			if !errors.Is(err, tt.want) || e.Version != tt.version {
				t.Errorf("version %q, error %v; want %q, %v", e.Version, err, tt.version, tt.want)
			}
		})
	}
}

func TestFindNothing(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	if _, err := ocr.Find(t.Context()); !errors.Is(err, ocr.ErrNoProgram) {
		t.Errorf("got %v, want ErrNoProgram", err)
	}
}

// TestFindNotHere: a program in the folder of the documents is nobody's tesseract.
func TestFindNotHere(t *testing.T) {
	folder := t.TempDir()
	if err := os.WriteFile(filepath.Join(folder, "tesseract"), []byte(said("5.3.0", "vie")), 0o700); err != nil {
		t.Fatal(err)
	}
	t.Chdir(folder)
	t.Setenv("PATH", ".")
	if e, err := ocr.Find(t.Context()); !errors.Is(err, ocr.ErrNoProgram) {
		t.Errorf("got %+v, %v; want ErrNoProgram", e, err)
	}
}

func TestFindAnotherProgram(t *testing.T) {
	for _, script := range []string{"#!/bin/sh\necho hello\n", "#!/bin/sh\nexit 3\n", "#!/bin/sh\necho tesseract five\n"} {
		fake(t, script)
		if _, err := ocr.Find(t.Context()); err == nil {
			t.Errorf("%q was taken for tesseract", script)
		}
	}
}

// TestRecognisePrograms has programs that fail on the picture, each in its own way.
func TestRecognisePrograms(t *testing.T) {
	tests := []struct {
		name, deed string
		want       error
	}{
		{"it hangs", "sleep 600", context.DeadlineExceeded},
		{"it starts what hangs", "sleep 600 & wait", context.DeadlineExceeded},
		{"it dies", "echo no memory >&2; exit 1", nil},
		{"it never ends its answer", "cat /dev/zero", nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			fake(t, said("5.3.0", "vie")+tt.deed)
			e, err := ocr.Find(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			most := time.Minute
			if tt.want != nil {
				most = 300 * time.Millisecond
			}
			ctx, cancel := context.WithTimeout(t.Context(), most)
			defer cancel()
			_, err = e.Recognise(ctx, 1, ocr.Picture{Gray: whitePage(100, 100), DPI: 100})
			if err == nil || tt.want != nil && !errors.Is(err, tt.want) || tt.want == nil && ctx.Err() != nil {
				t.Errorf("got %v, want %v", err, tt.want)
			}
		})
	}
}

// TestRecogniseKeepsSecrets: the program sees no variable that it does not need.
func TestRecogniseKeepsSecrets(t *testing.T) {
	fake(t, said("5.3.0", "vie")+`cat >/dev/null
[ -z "$PASSWORD" ] || exit 1
[ "$OMP_THREAD_LIMIT" = 1 ] || exit 2
echo "<span class='ocr_line' title='bbox 1 1 90 20; x_size 20'><span class='ocrx_word' title='bbox 1 1 90 20; x_wconf 99'>Thôn</span></span>"`)
	t.Setenv("PASSWORD", "x")
	e, err := ocr.Find(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	page, err := e.Recognise(t.Context(), 4, ocr.Picture{Gray: whitePage(100, 100), DPI: 100})
	if err != nil || page.Words != 1 || page.Number != 4 || page.Engine != "ocr/tesseract 5.3.0 vie" {
		t.Errorf("%+v, %v", page, err)
	}
}

func TestTestTellsAMisreader(t *testing.T) {
	fake(t, said("5.3.0", "vie")+`cat >/dev/null
echo "<span class='ocr_line' title='bbox 1 1 90 20; x_size 20'><span class='ocrx_word' title='bbox 1 1 90 20; x_wconf 99'>Thon</span></span>"`)
	e, err := ocr.Find(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if err := e.Test(t.Context()); !errors.Is(err, ocr.ErrMisread) {
		t.Errorf("got %v, want ErrMisread", err)
	}
}
