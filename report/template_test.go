package report_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/huonguoc/huonguoc/report"
	"github.com/huonguoc/huonguoc/report/docx"
	"github.com/huonguoc/huonguoc/report/docx/docxtest"
)

// template is a .docx file with the given body.
func template(t testing.TB, body string) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := (docx.Document{Sections: []docx.Section{{Blocks: []docx.Block{docx.Paragraph{Runs: []docx.Run{{Text: "@@"}}}}}}}).Write(&b); err != nil {
		t.Fatal(err)
	}
	parts := docxtest.Parts(t, b.Bytes())
	main := parts["word/document.xml"]
	start := strings.Index(main, "<w:p>")
	parts["word/document.xml"] = main[:start] + body + main[strings.Index(main, "</w:p>")+len("</w:p>"):]
	parts["word/header1.xml"] = strings.Replace(parts["word/header1.xml"], "</w:hdr>", "<w:p><w:r><w:t>{{NAM}}</w:t></w:r></w:p></w:hdr>", 1)
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for name, part := range parts {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(part)); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func from(t testing.TB, template []byte, d report.Data) ([]byte, error) {
	t.Helper()
	var b bytes.Buffer
	err := report.AnnualFrom(&b, template, d, catalogue(t, "vi"))
	return b.Bytes(), err
}

// The template that comes with the program gives the same tables and sentences as the program's own layout.
func TestOwnTemplate(t *testing.T) {
	var b bytes.Buffer
	d := reviewed()
	if err := report.AnnualTemplate(&b, d, catalogue(t, "vi")); err != nil {
		t.Fatal(err)
	}
	data, err := from(t, b.Bytes(), d)
	if err != nil {
		t.Fatal(err)
	}
	want, got := annual(t, d, "vi"), docxtest.Read(t, data)
	if diff := cmp.Diff(want.Tables, got.Tables); diff != "" {
		t.Errorf("tables:\n%s", diff)
	}
	if len(got.Sections) != len(want.Sections) {
		t.Errorf("%d sections, want %d", len(got.Sections), len(want.Sections))
	}
	again, err := from(t, b.Bytes(), d)
	if err != nil || !bytes.Equal(data, again) {
		t.Errorf("two runs gave two files, error %v", err)
	}
}

func TestPlacesInATemplate(t *testing.T) {
	d := reviewed()
	d.Office.Agency = "<Sở> & Tư pháp"
	data, err := from(t, template(t, `<w:p><w:r><w:t>Năm {{NA</w:t></w:r><w:proofErr/><w:r><w:t>M}}: {{ TY_LE_THAP }}</w:t></w:r><w:r><w:t xml:space="preserve"> của {{CO_QUAN}}</w:t></w:r></w:p>`+
		`<w:p w:rsidR="00"/><w:p><w:r><w:t>{{XU_LY}}</w:t></w:r></w:p>`), d)
	if err != nil {
		t.Fatal(err)
	}
	f := docxtest.Read(t, data)
	percent, ok := d.Tally.Total.Lowest.Percent()
	want := "Năm 2026: " + catalogue(t, "vi").Percent(percent, ok) + "\n của <Sở> & Tư pháp"
	if got := f.Find(t, "Năm").Text(); strings.ReplaceAll(got, "\n", "") != strings.ReplaceAll(want, "\n", "") {
		t.Errorf("got %q, want %q", got, want)
	}
	if !strings.Contains(f.Text(), "IV. XỬ LÝ THEO NGHỊ ĐỊNH") || len(f.Tables) != 1 {
		t.Errorf("the part is not in its place: %d tables", len(f.Tables))
	}
	if !strings.Contains(f.Header, "2026") {
		t.Error("the header keeps its place")
	}
}

func TestTemplatesThatCannotBeUsed(t *testing.T) {
	for name, data := range map[string][]byte{
		"no file":            []byte("x"),
		"no place":           template(t, `<w:p><w:r><w:t>Báo cáo</w:t></w:r></w:p>`),
		"an unknown place":   template(t, `<w:p><w:r><w:t>{{GI_DO}}</w:t></w:r></w:p>`),
		"a part within text": template(t, `<w:p><w:r><w:t>Xem {{KET_QUA}}</w:t></w:r></w:p>`),
		"a part in a box":    template(t, `<w:p><w:r><w:pict><w:txbxContent><w:p><w:r><w:t>{{KET_QUA}}</w:t></w:r></w:p></w:txbxContent></w:pict></w:r></w:p>`),
	} {
		t.Run(name, func(t *testing.T) {
			if _, err := from(t, data, reviewed()); !errors.Is(err, report.ErrTemplate) {
				t.Errorf("error %v", err)
			}
		})
	}
}
