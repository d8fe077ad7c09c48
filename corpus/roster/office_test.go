package roster_test

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/huonguoc/huonguoc/corpus/roster"
	"github.com/huonguoc/huonguoc/corpus/sheet"
)

// A list as an office makes it: agency and title above, a header of two rows, the commune's name merged over its villages,
// codes and dates as numbers, a sum below, another commune on a sheet of its own. LibreOffice writes the .xlsx.
func TestListOfAnOfficeProgram(t *testing.T) {
	office, err := exec.LookPath("soffice")
	if err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal("LibreOffice (soffice) is not installed")
		}
		t.Skip("LibreOffice (soffice) is not installed: no list of a real office program was imported")
	}
	folder := t.TempDir()
	ctx, cancel := context.WithTimeout(t.Context(), 3*time.Minute)
	defer cancel()
	profile := "file://" + filepath.ToSlash(filepath.Join(folder, "profile"))
	cmd := exec.CommandContext(ctx, office, "-env:UserInstallation="+profile, "--headless", "--convert-to", "xlsx", "--outdir", folder, filepath.Join("testdata", "danh-sach.fods"))
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	data, err := os.ReadFile(filepath.Join(folder, "danh-sach.xlsx"))
	if err != nil {
		t.Fatal(err)
	}
	sheets, err := sheet.Read(data)
	if err != nil {
		t.Fatal(err)
	}
	plan, ok := roster.Read(sheets, table(t), roster.New(nil), roster.Options{})
	if !ok || len(plan.Problems) > 0 {
		t.Fatalf("found %t, problems %+v", ok, plan.Problems)
	}
	const want = "07594-thon-cong-luoc | thôn Cống Luộc | 07594\n" +
		"07696-to-dan-pho-so-2 | tổ dân phố số 2 | 07696\n" +
		"09343-thon-bai | thôn Bãi | 09343 | ..2026-05-31\n" +
		"09343-thon-cham | thôn Chằm | 09343 | ..2025-12-31\n" +
		"09343-thon-dong-may | thôn Đồng Mây | 09343\n" +
		"09343-thon-trai | thôn Trại | 09343 | ..2026-05-31\n" +
		"09343-thon-trai-bai | thôn Trại Bãi | 09343 | 2026-06-01.. | of 09343-thon-bai, 09343-thon-trai\n"
	if diff := cmp.Diff(want, showSorted(plan.Added)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if plan.Skipped != 1 || plan.Rows != 5 {
		t.Errorf("%d rows, %d skipped", plan.Rows, plan.Skipped)
	}
}
