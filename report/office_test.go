package report_test

import (
	"context"
	"encoding/csv"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"github.com/huonguoc/huonguoc/report"
)

// LibreOffice opens the workbook and reads the same figures and texts from it.
func TestOfficeOpensTheWorkbook(t *testing.T) {
	d, say := fixture(), catalogue(t, "vi")
	tables := report.Tables(d, say)
	folder := t.TempDir()
	if _, err := report.WriteFiles(folder, []string{"xlsx"}, d, say); err != nil {
		t.Fatal(err)
	}
	// Field separator, quote, UTF-8, first line, columns, language, quote all text, numbers as stored, values not
	// formulas, spaces kept, and -1 for one file a sheet.
	convert(t, folder, `csv:Text - txt - csv (StarCalc):44,34,76,1,,0,true,false,false,false,false,-1`)
	for _, table := range tables {
		rows := readSheet(t, filepath.Join(folder, "huonguoc-"+table.Name+".csv"))[firstRow-1:]
		want := table.Rows
		if table.Total != nil {
			want = append(want, table.Total)
		}
		if len(rows) != len(want) {
			t.Fatalf("%s: %d rows, want %d", table.Name, len(rows), len(want))
		}
		for r, row := range want {
			for c, cell := range row {
				checkShown(t, table.Name, rows[r][c], cell)
			}
		}
	}
}

func checkShown(t *testing.T, sheet, got string, want report.Cell) {
	t.Helper()
	if want.Kind == report.Text {
		if got != want.Text {
			t.Errorf("%s: got %q, want %q", sheet, got, want.Text)
		}
		return
	}
	if want.Kind == report.Date { // in the manner of the office program's own language
		if day, err := time.Parse("01/02/2006", got); err != nil || day.Format("02/01/2006") != want.Text {
			t.Errorf("%s: got %q, want the day %s", sheet, got, want.Text)
		}
		return
	}
	if x, err := strconv.ParseFloat(got, 64); err != nil || x != want.Number {
		t.Errorf("%s: got %q, want the number %v", sheet, got, want.Number)
	}
}

// convert makes LibreOffice, in a profile of its own, convert the workbook in the folder. Without LibreOffice the test is
// skipped; where tests run for all (CI=true) it has to be there.
func convert(t *testing.T, folder, format string) {
	t.Helper()
	office, err := exec.LookPath("soffice")
	if err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal("LibreOffice (soffice) is not installed")
		}
		t.Skip("LibreOffice (soffice) is not installed: nobody has opened the workbook")
	}
	ctx, cancel := context.WithTimeout(t.Context(), 3*time.Minute)
	defer cancel()
	profile := "file://" + filepath.ToSlash(filepath.Join(t.TempDir(), "profile"))
	cmd := exec.CommandContext(ctx, office, "-env:UserInstallation="+profile, "--headless", "--convert-to", format, "--outdir", folder, filepath.Join(folder, "huonguoc.xlsx"))
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("convert the workbook: %v\n%s", err, out)
	}
}

func readSheet(t *testing.T, path string) [][]string {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := f.Close(); err != nil {
			t.Error(err)
		}
	}()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows
}
