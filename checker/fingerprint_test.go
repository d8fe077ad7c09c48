package checker_test

import (
	"testing"

	"golang.org/x/text/unicode/norm"

	"github.com/huonguoc/huonguoc/checker"
	"github.com/huonguoc/huonguoc/corpus"
)

func TestFingerprintSurvives(t *testing.T) {
	base := corpus.Clause{
		Citation: "Điều 12, khoản 3", Page: 4, LeadIns: []string{"Những người sau đây không được vào hậu cung:"},
		Text: "Đàn bà, con gái; người đang có tang (kể cả người hoà giải).",
	}
	want := checker.Fingerprint("thon a|xa b", "worship-women-barred", base)
	tests := map[string]struct {
		change func(*corpus.Clause)
		same   bool
	}{
		"a moved article":    {func(c *corpus.Clause) { c.Citation, c.Page, c.Ordinal = "Điều 40", 9, 77 }, true},
		"decomposed letters": {func(c *corpus.Clause) { c.Text = norm.NFD.String(c.Text) }, true},
		"lines broken by a PDF": {func(c *corpus.Clause) {
			c.Text = "Đàn bà, con gái;\nngười đang có tang\n(kể cả người hoà giải)."
		}, true},
		"the other tone place": {func(c *corpus.Clause) {
			c.Text = "Đàn bà, con gái; người đang có tang (kể cả người hòa giải)."
		}, true},
		"old hyphens": {func(c *corpus.Clause) {
			c.Text = "Đàn-bà, con-gái; người đang có tang (kể cả người hoà-giải)."
		}, true},
		"capitals": {func(c *corpus.Clause) {
			c.Text = "ĐÀN BÀ, CON GÁI; NGƯỜI ĐANG CÓ TANG (KỂ CẢ NGƯỜI HOÀ GIẢI)."
		}, true},
		"another word": {func(c *corpus.Clause) {
			c.Text = "Đàn ông, con trai; người đang có tang (kể cả người hoà giải)."
		}, false},
		"another tone": {func(c *corpus.Clause) {
			c.Text = "Đàn bà, con gái; người đang có tang (kể cả người hoà giai)."
		}, false},
		"under another sentence": {func(c *corpus.Clause) { c.LeadIns = []string{"Nghiêm cấm xua đuổi những người sau đây:"} }, false},
		"words moved to the lead": {func(c *corpus.Clause) {
			c.LeadIns, c.Text = []string{"Những người sau đây không được vào hậu cung: Đàn bà"}, "con gái"
		}, false},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			clause := base
			test.change(&clause)
			got := checker.Fingerprint("thon a|xa b", "worship-women-barred", clause)
			if (got == want) != test.same {
				t.Errorf("same fingerprint: %v, want %v", got == want, test.same)
			}
		})
	}
	if checker.Fingerprint("thon c|xa b", "worship-women-barred", base) == want || checker.Fingerprint("thon a|xa b", "other-rule", base) == want {
		t.Error("another village or rule has the same fingerprint")
	}
}

func TestConventionKey(t *testing.T) {
	head := corpus.Convention{Kind: corpus.KindQuyUoc, Title: "QUY ƯỚC THÔN ĐỒNG MÂY", Village: "thôn Đồng Mây", Commune: "xã Lạc Vệ", District: "huyện Tiên Du", Province: "tỉnh Bắc Ninh"}
	key := func(change func(*corpus.Document)) string {
		d := &corpus.Document{SHA256: "aa", Convention: head, Clauses: []corpus.Clause{{Text: "Mỗi hộ cử một người."}}}
		change(d)
		return checker.ConventionKey(d)
	}
	want := key(func(*corpus.Document) {})
	tests := map[string]struct {
		change func(*corpus.Document)
		same   bool
	}{
		"another file of it": {func(d *corpus.Document) { d.SHA256, d.Path = "bb", "b.pdf" }, true},
		"an amended text": {func(d *corpus.Document) {
			d.Clauses[0].Text = "Mỗi hộ cử hai người."
			d.Convention.AdoptedOn = "2024-01-01"
		}, true},
		"names in capitals":           {func(d *corpus.Document) { d.Convention.Village = "THÔN ĐỒNG MÂY" }, true},
		"another village":             {func(d *corpus.Document) { d.Convention.Village = "thôn Hạ" }, false},
		"same name, other commune":    {func(d *corpus.Document) { d.Convention.Commune = "xã Tân Chi" }, false},
		"hương ước beside quy ước":    {func(d *corpus.Document) { d.Convention.Kind = corpus.KindHuongUoc }, false},
		"the convention on forests":   {func(d *corpus.Document) { d.Convention.Title = "QUY ƯỚC BẢO VỆ RỪNG THÔN ĐỒNG MÂY" }, false},
		"no head":                     {func(d *corpus.Document) { d.Convention = corpus.Convention{} }, false},
		"no head and no text":         {func(d *corpus.Document) { d.Convention, d.Clauses = corpus.Convention{}, nil }, false},
		"village but unknown commune": {func(d *corpus.Document) { d.Convention.Commune = "" }, false},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			if got := key(test.change); (got == want) != test.same {
				t.Errorf("same key: %v, want %v (%s)", got == want, test.same, got)
			}
		})
	}
	a := key(func(d *corpus.Document) { d.Convention = corpus.Convention{} })
	b := key(func(d *corpus.Document) {
		d.Convention = corpus.Convention{}
		d.SHA256 = "bb"
		d.Clauses[0].Text = "MỖI HỘ CỬ MỘT NGƯỜI"
	})
	if a != b {
		t.Error("the same words in another file are another convention")
	}
}
