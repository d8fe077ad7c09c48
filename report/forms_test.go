package report_test

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/huonguoc/huonguoc/messages"
	"github.com/huonguoc/huonguoc/report"
)

// forms are all forms of a report by the names of their files.
func forms(d report.Data, say *messages.Catalogue) map[string]func(io.Writer) error {
	list := map[string]func(io.Writer) error{
		"huonguoc.xlsx":         func(w io.Writer) error { return report.Workbook(w, d, say) },
		"huonguoc-bao-cao.docx": func(w io.Writer) error { return report.Annual(w, d, say) },
		"huonguoc.html":         func(w io.Writer) error { return report.HTML(w, d, say) },
		"huonguoc.json":         func(w io.Writer) error { return report.JSON(w, d, say) },
	}
	for _, t := range report.Tables(d, say) {
		list["huonguoc-"+t.ID+".csv"] = func(w io.Writer) error { return report.CSV(w, t) }
	}
	return list
}

func TestSameFigureSameBytes(t *testing.T) {
	for name, write := range forms(fixture(), catalogue(t, "vi")) {
		t.Run(name, func(t *testing.T) {
			var first bytes.Buffer
			if err := write(&first); err != nil {
				t.Fatal(err)
			}
			for range 5 {
				var again bytes.Buffer
				if err := write(&again); err != nil {
					t.Fatal(err)
				}
				if !bytes.Equal(first.Bytes(), again.Bytes()) {
					t.Fatal("the same data gave two different files")
				}
			}
		})
	}
}

func TestWriteFiles(t *testing.T) {
	all := []string{
		"huonguoc.xlsx", "huonguoc-bao-cao.docx", "huonguoc.html", "huonguoc-communes.csv", "huonguoc-clauses.csv",
		"huonguoc-conventions.csv", "huonguoc-kinds.csv", "huonguoc-years.csv", "huonguoc-programme.csv", "huonguoc-statistics.csv",
		"huonguoc-files.csv", "huonguoc-about.csv", "huonguoc-columns.csv", "huonguoc.json",
	}
	tests := map[string]struct {
		forms []string
		want  []string
	}{
		"all forms": {report.Forms(), all},
		"two forms": {[]string{"json", "html"}, []string{"huonguoc.json", "huonguoc.html"}},
		"csv":       {[]string{"csv"}, all[3:13]},
		"none":      {nil, nil},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			folder := filepath.Join(t.TempDir(), "báo cáo", "2026")
			d, say := fixture(), catalogue(t, "vi")
			paths, err := report.WriteFiles(folder, test.forms, d, say)
			if err != nil {
				t.Fatal(err)
			}
			var want []string
			for _, name := range test.want {
				want = append(want, filepath.Join(folder, name))
			}
			if diff := cmp.Diff(want, paths); diff != "" {
				t.Error(diff)
			}
			checkFolder(t, folder, test.want, forms(d, say))
		})
	}
}

// checkFolder wants exactly the named files, each with the bytes of its form.
func checkFolder(t *testing.T, folder string, want []string, forms map[string]func(io.Writer) error) {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	if len(entries) != len(want) {
		t.Errorf("%d files, want %d: %v", len(entries), len(want), entries)
	}
	for _, name := range want {
		got, err := os.ReadFile(filepath.Join(folder, name))
		if err != nil {
			t.Fatal(err)
		}
		var buf bytes.Buffer
		if err := forms[name](&buf); err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(buf.Bytes(), got) {
			t.Errorf("%s has other bytes than its form", name)
		}
	}
}

func TestWriteFilesReplacesTheOldReport(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "huonguoc.json")
	if err := os.WriteFile(path, []byte("old"), 0o600); err != nil {
		t.Fatal(err)
	}
	d, say := fixture(), catalogue(t, "vi")
	if _, err := report.WriteFiles(folder, []string{"json"}, d, say); err != nil {
		t.Fatal(err)
	}
	checkFolder(t, folder, []string{"huonguoc.json"}, forms(d, say))
}

func TestWriteFilesFails(t *testing.T) {
	tests := map[string]struct {
		prepare func(t *testing.T, folder string)
		forms   []string
		left    []string // what is in the folder afterwards
	}{
		"a file in the folder's place": {func(t *testing.T, folder string) { write(t, folder) }, []string{"json"}, nil},
		"a folder in the file's place": {func(t *testing.T, folder string) {
			write(t, filepath.Join(folder, "huonguoc.json", "inside"))
		}, []string{"json"}, []string{"huonguoc.json"}},
		"an unknown form, before anything is written": {func(t *testing.T, folder string) {
			write(t, filepath.Join(folder, "mine"))
		}, []string{"json", "odt"}, []string{"mine"}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			folder := filepath.Join(t.TempDir(), "out")
			test.prepare(t, folder)
			paths, err := report.WriteFiles(folder, test.forms, fixture(), catalogue(t, "vi"))
			if err == nil || len(paths) != 0 {
				t.Errorf("got %v, %v; want an error", paths, err)
			}
			var left []string
			entries, _ := os.ReadDir(folder) // fails where the folder is a file
			for _, e := range entries {
				left = append(left, e.Name())
			}
			if diff := cmp.Diff(test.left, left); diff != "" {
				t.Errorf("left behind:\n%s", diff)
			}
		})
	}
}

func write(t *testing.T, path string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o750); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte("x"), 0o600); err != nil {
		t.Fatal(err)
	}
}

func readCSV(t *testing.T, table report.Table) [][]string {
	t.Helper()
	var buf bytes.Buffer
	if err := report.CSV(&buf, table); err != nil {
		t.Fatal(err)
	}
	body, found := strings.CutPrefix(buf.String(), "\uFEFF")
	if !found {
		t.Errorf("%s: no byte order mark", table.ID)
	}
	rows, err := csv.NewReader(strings.NewReader(body)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

func TestCSV(t *testing.T) {
	d := fixture()
	d.Tally.Rows = d.Tally.Rows[:1]
	d.Tally.Rows[0].Conventions = 12_345
	want := [][]string{
		{
			"Mã", "Xã, phường", "Đã thông qua", "Không có dấu hiệu", "Có phân biệt đối xử", "Chưa xác định", "Chờ kết luận", "Chữ chưa chắc",
			"Chưa đọc được", "Còn phân vân", "Tỷ lệ thấp nhất (%)", "Tỷ lệ cao nhất (%)", "Số dấu hiệu", "Số gợi ý", "Dự thảo (không tính)",
			"Số thôn", "Thôn có văn bản", "Chưa nhận được", "Đã công nhận", "Chưa công nhận", "Đã rà soát", "Máy rà, chưa ký", "Đã ký kết luận",
			"Kết luận một phần", "Kết luận khác nhau", "Sửa đổi, thay thế", "Tạm ngừng một phần", "Tạm ngừng toàn bộ", "Bãi bỏ một phần",
			"Bãi bỏ toàn bộ", "Không công nhận", "Đã có văn bản khác thay", "Không thuộc diện tính",
		},
		{
			"09343", "xã Tân Chi", "12345", "2", "0", "1", "1", "0", "0", "0", "66.66", "100.00", "1", "1", "0",
			"0", "0", "0", "3", "0", "2", "2", "0", "0", "0", "0", "0", "0", "0", "0", "0", "0", "0",
		},
	}
	if diff := cmp.Diff(want, readCSV(t, report.Communes(d.Tally, catalogue(t, "vi")))); diff != "" {
		t.Error(diff)
	}
}

// Only numbers may begin as a formula does.
func TestHostileTextInCSV(t *testing.T) {
	for _, table := range report.Tables(hostile(), catalogue(t, "vi")) {
		for r, row := range readCSV(t, table)[1:] {
			for c, got := range row {
				if table.Rows[r][c].Kind == report.Text && strings.ContainsRune("=+-@\t\r\n", []rune(got + " ")[0]) {
					t.Errorf("%s, row %d: %q could run as a formula", table.ID, r, got)
				}
			}
		}
	}
	row := readCSV(t, report.Clauses(hostile(), catalogue(t, "vi")))[1]
	if !slices.Contains(row, "'=1+1") || !slices.Contains(row, "'@SUM(A1)") {
		t.Errorf("the text is not kept behind an apostrophe: %.80q", row)
	}
}

func TestCSVTellsOfAFullDisk(t *testing.T) {
	for _, write := range []io.Writer{fullDisk{}, &almostFullDisk{}} {
		if err := report.CSV(write, report.Files(fixture(), catalogue(t, "vi"))); err == nil {
			t.Errorf("no error from %T", write)
		}
	}
}

// almostFullDisk takes one write.
type almostFullDisk struct{ full bool }

func (d *almostFullDisk) Write(p []byte) (int, error) {
	if d.full {
		return 0, fmt.Errorf("no space left")
	}
	d.full = true
	return len(p), nil
}
