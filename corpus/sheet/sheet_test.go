package sheet_test

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/unicode"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/sheet"
	"github.com/huonguoc/huonguoc/corpus/viet/legacy"
	"github.com/huonguoc/huonguoc/corpus/viet/legacy/legacytest"
)

const list = "TT;Tên thôn;Xã, phường\n1;Thôn Đồng Mây;Xã Lạc Vệ\n2;\"Thôn Hạ; xóm Trại\";Xã Lạc Vệ\n"

func want() [][]string {
	return [][]string{
		{"TT", "Tên thôn", "Xã, phường"}, {"1", "Thôn Đồng Mây", "Xã Lạc Vệ"}, {"2", "Thôn Hạ; xóm Trại", "Xã Lạc Vệ"},
	}
}

func old(t *testing.T, e legacy.Encoding, text string) []byte {
	t.Helper()
	data, err := legacytest.Encode(e, text)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestTextInEveryEncoding(t *testing.T) {
	wide, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().Bytes([]byte(list))
	if err != nil {
		t.Fatal(err)
	}
	for name, test := range map[string]struct {
		data     []byte
		encoding string
	}{
		"utf-8":             {[]byte(list), "utf-8"},
		"with a mark":       {[]byte("\uFEFF" + list), "utf-8"},
		"utf-16, Excel's":   {wide, "utf-16"},
		"windows-1258":      {old(t, legacy.Windows1258, list), "windows-1258"},
		"tcvn3":             {old(t, legacy.TCVN3, list), "tcvn3"},
		"vni":               {old(t, legacy.VNI, list), "vni"},
		"commas":            {[]byte("TT,Tên thôn,\"Xã, phường\"\n1,Thôn Đồng Mây,Xã Lạc Vệ\n2,Thôn Hạ; xóm Trại,Xã Lạc Vệ\n"), "utf-8"},
		"tabs":              {[]byte(strings.NewReplacer("1;", "1\t", "2;", "2\t", "TT;", "TT\t", "thôn;", "thôn\t", "Mây;", "Mây\t", "\";", "\"\t").Replace(list)), "utf-8"},
		"decomposed":        {[]byte(strings.ReplaceAll(list, "Mây", "Ma\u0302y")), "utf-8"},
		"Windows' line end": {[]byte(strings.ReplaceAll(list, "\n", "\r\n")), "utf-8"},
	} {
		t.Run(name, func(t *testing.T) {
			sheets, err := sheet.Read(test.data)
			if err != nil {
				t.Fatal(err)
			}
			if sheets[0].Encoding != test.encoding {
				t.Errorf("encoding %q, want %q", sheets[0].Encoding, test.encoding)
			}
			if diff := cmp.Diff(want(), sheets[0].Rows); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestEmptyLinesKeepTheirNumbers(t *testing.T) {
	sheets, err := sheet.Read([]byte("a,b\n\n\nc,d\n"))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([][]string{{"a", "b"}, nil, nil, {"c", "d"}}, sheets[0].Rows); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func workbook(t *testing.T, fill func(*excelize.File)) []byte {
	t.Helper()
	book := excelize.NewFile()
	fill(book)
	var out bytes.Buffer
	if err := errors.Join(book.Write(&out), book.Close()); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func set(t *testing.T, book *excelize.File, cells map[string]any) {
	t.Helper()
	for cell, value := range cells {
		if err := book.SetCellValue("Sheet1", cell, value); err != nil {
			t.Fatal(err)
		}
	}
}

func TestWorkbook(t *testing.T) {
	view, err := legacytest.View(legacy.TCVN3, "Thôn Đồng Mây")
	if err != nil {
		t.Fatal(err)
	}
	data := workbook(t, func(book *excelize.File) {
		set(t, book, map[string]any{
			"A1": "Mã xã", "B1": "Thôn", "A2": 7210, "B2": "Thôn\nHạ", "B3": "Thôn  Thượng", "A4": "07228", "B4": view,
			"B5": "Tổ dân phố Bến Cốc", "B6": "Thôn Đồng Chằm",
		})
		if err := book.MergeCell("Sheet1", "A2", "A3"); err != nil {
			t.Fatal(err)
		}
		if _, err := book.NewSheet("ẩn"); err != nil {
			t.Fatal(err)
		}
		if err := book.SetSheetVisible("ẩn", false); err != nil {
			t.Fatal(err)
		}
	})
	sheets, err := sheet.Read(data)
	if err != nil {
		t.Fatal(err)
	}
	if len(sheets) != 1 {
		t.Fatalf("%d sheets, want the visible one", len(sheets))
	}
	want := [][]string{
		{"Mã xã", "Thôn"}, {"7210", "Thôn Hạ"}, {"7210", "Thôn Thượng"}, {"07228", "Thôn Đồng Mây"}, {"", "Tổ dân phố Bến Cốc"}, {"", "Thôn Đồng Chằm"},
	}
	if diff := cmp.Diff(want, sheets[0].Rows); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestDates(t *testing.T) {
	s := sheet.Sheet{}
	for cell, want := range map[string]corpus.Date{
		"01/7/2025": "2025-07-01", "1-7-2025": "2025-07-01", "01.07.2025": "2025-07-01", "2025-07-01": "2025-07-01", "2025-07-01T00:00:00": "2025-07-01",
		"45839": "2025-07-01", "45839.5": "2025-07-01", "ngày 1/7/2025": "2025-07-01", "từ 1/7/2025": "2025-07-01",
		"31/2/2025": "", "7/2025": "", "2025": "", "45": "", "hôm qua": "", "": "", "-1": "", "999999999999": "",
	} {
		if got, ok := s.Date(cell); got != want || ok != (want != "") {
			t.Errorf("%q: %q %t, want %q", cell, got, ok, want)
		}
	}
}

func TestDatesFrom1904(t *testing.T) {
	data := workbook(t, func(book *excelize.File) {
		on := true
		if err := book.SetWorkbookProps(&excelize.WorkbookPropsOptions{Date1904: &on}); err != nil {
			t.Fatal(err)
		}
		set(t, book, map[string]any{"A1": 44377})
	})
	sheets, err := sheet.Read(data)
	if err != nil {
		t.Fatal(err)
	}
	if day, _ := sheets[0].Date(sheets[0].Cell(0, 0)); day != "2025-07-01" {
		t.Errorf("got %q", day)
	}
}

func TestWhatIsNoTable(t *testing.T) {
	whole := workbook(t, func(book *excelize.File) { set(t, book, map[string]any{"A1": "x"}) })
	for name, test := range map[string]struct {
		data []byte
		want error
	}{
		"nothing":           {nil, sheet.ErrNoText},
		"an empty workbook": {workbook(t, func(*excelize.File) {}), sheet.ErrNoText},
		"old Excel":         {append([]byte{0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1}, "Workbook"...), sheet.ErrOldExcel},
		"a password":        {append([]byte{0xD0, 0xCF, 0x11, 0xE0}, "E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00"...), sheet.ErrLocked},
		"half a workbook":   {whole[:len(whole)/2], sheet.ErrDamaged},
		"a picture":         {[]byte("\x89PNG\r\n\x1a\n\x00\x00"), sheet.ErrEncoding},
		"bytes":             {[]byte{0xFA, 0xFB, 0xFC, 0xF1, '\n'}, sheet.ErrEncoding},
	} {
		t.Run(name, func(t *testing.T) {
			if _, err := sheet.Read(test.data); !errors.Is(err, test.want) {
				t.Errorf("error %v, want %v", err, test.want)
			}
		})
	}
}

var columns = []sheet.Column{
	{ID: "village", Names: []string{"Tên thôn", "Thôn, tổ dân phố"}, Required: true},
	{ID: "from", Names: []string{"Ngày thành lập"}},
	{ID: "to", Names: []string{"Ngày giải thể"}},
}

func TestFindHeader(t *testing.T) {
	for name, test := range map[string]struct {
		rows [][]string
		row  int
		want map[string]int
	}{
		"at the top":           {[][]string{{"STT", "Tên thôn"}}, 0, map[string]int{"village": 1}},
		"below a title":        {[][]string{{"UBND TỈNH"}, {"DANH SÁCH"}, {"TT", "TÊN THÔN", "Ghi chú"}, {"1", "Thôn Hạ"}}, 2, map[string]int{"village": 1}},
		"without marks":        {[][]string{{"ten thon", "ngay thanh lap"}}, 0, map[string]int{"village": 0, "from": 1}},
		"a remark in brackets": {[][]string{{"Tên thôn (*)", "Ngày thành lập (ngày/tháng/năm)"}}, 0, map[string]int{"village": 0, "from": 1}},
		"two rows": {
			[][]string{{"TT", "Tên thôn", "Ngày", "Ngày"}, {"TT", "Tên thôn", "thành lập", "giải thể"}, {"1", "Thôn Hạ", "1/7/2025", ""}},
			1, map[string]int{"village": 1, "from": 2, "to": 3},
		},
		"two rows, the upper one not merged": {
			[][]string{{"TT", "Tên thôn", "Ngày"}, {"", "", "thành lập"}}, 1, map[string]int{"village": 1, "from": 2},
		},
		"its own IDs":      {[][]string{{"village", "from", "to"}}, 0, map[string]int{"village": 0, "from": 1, "to": 2}},
		"no village":       {[][]string{{"Ngày thành lập"}}, -1, nil},
		"a twice":          {[][]string{{"Tên thôn", "Thôn, tổ dân phố"}}, 0, map[string]int{"village": 0}},
		"bracket not shut": {[][]string{{"Tên thôn (cũ"}}, -1, nil},
	} {
		t.Run(name, func(t *testing.T) {
			h, ok := sheet.Sheet{Rows: test.rows}.Find(columns)
			if ok != (test.row >= 0) {
				t.Fatalf("found %t", ok)
			}
			if ok && (h.Row != test.row || !cmp.Equal(h.Columns, test.want)) {
				t.Errorf("row %d %v, want row %d %v", h.Row, h.Columns, test.row, test.want)
			}
		})
	}
}

// LibreOffice makes the workbook as an officer would: typed in, formatted by the program, saved.
func TestWorkbookOfAnOfficeProgram(t *testing.T) {
	office, err := exec.LookPath("soffice")
	if err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal("LibreOffice (soffice) is not installed")
		}
		t.Skip("LibreOffice (soffice) is not installed: no workbook of a real office program was read")
	}
	folder := t.TempDir()
	path := filepath.Join(folder, "list.csv")
	const text = "Tên thôn,Mã xã,Ngày thành lập,Đúng\nThôn Đồng Mây,07210,01/07/2025,45.5\n"
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	profile := "file://" + filepath.ToSlash(filepath.Join(folder, "profile"))
	// Comma, quotation marks, UTF-8, from the first line; column 3 is a date by day, month, year.
	cmd := exec.CommandContext(t.Context(), office, "-env:UserInstallation="+profile, "--headless",
		"--infilter=CSV:44,34,76,1,3/4", "--convert-to", "xlsx", "--outdir", folder, path)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	data, err := os.ReadFile(filepath.Join(folder, "list.xlsx"))
	if err != nil {
		t.Fatal(err)
	}
	sheets, err := sheet.Read(data)
	if err != nil {
		t.Fatal(err)
	}
	s := sheets[0]
	if s.Cell(1, 0) != "Thôn Đồng Mây" || s.Cell(1, 1) != "7210" {
		t.Errorf("got %q", s.Rows)
	}
	if day, ok := s.Date(s.Cell(1, 2)); !ok || day != "2025-07-01" {
		t.Errorf("the date %q is read as %q", s.Cell(1, 2), day)
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(list))
	f.Add([]byte("\xFF\xFEa\x00"))
	f.Add([]byte("PK\x03\x04"))
	f.Add([]byte("a;\"b\nc"))
	f.Fuzz(func(t *testing.T, data []byte) {
		sheets, err := sheet.Read(data)
		if err == nil && len(sheets) == 0 {
			t.Error("neither a table nor an error")
		}
		for _, s := range sheets {
			s.Find(columns)
			for _, row := range s.Rows {
				for _, cell := range row {
					s.Date(cell)
				}
			}
		}
	})
}
