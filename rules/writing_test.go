package rules_test

import (
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/rules"
)

const barredPack = `
kind: worship-ritual
code: K04
rules:
  - id: barred
    title: t
    message: m
    grade: P1
    against: women
    mode: exclude
    confidence: sure
    basis: law
    match: ["(đàn bà|nữ|mụ|mợ) ..6 không được ..4 (vào|bước lên) ..2 (đình|đường)"]
    examples: {match: "Đàn bà không được vào đình.", pass: "Mọi người được vào đình."}
`

// TestWritings looks for the same rule in texts that have lost their marks, or that a scanner has damaged.
func TestWritings(t *testing.T) {
	matcher := compileFiles(t, fstest.MapFS{
		"pack.yaml": {Data: []byte("id: small\nversion: 1\nneed-marks: [mụ]\n")},
		"sets.yaml": {Data: []byte("women: [đàn bà]\n")},
		"law.yaml":  {Data: []byte("- {id: law, act: Luật, confidence: A}\n")},
		"K04.yaml":  {Data: []byte(barredPack)},
	})
	for _, c := range []struct{ name, text, quote string }{
		{"whole", "Đàn bà không được vào đình.", "Đàn bà không được vào đình"},
		{"no marks", "Dan ba trong lang khong duoc vao dinh.", "Dan ba trong lang khong duoc vao dinh"},
		{"too short to have lost its marks", "Dan ba khong vao", ""},
		{"a word that needs marks", "Mu nguoi lang nay khong duoc vao dinh.", ""},
		{"a word that needs none", "Nu trong lang khong duoc vao dinh.", "Nu trong lang khong duoc vao dinh"},
		{"scanned", "Dàn bà, nguòi già không được vào dình.", "Dàn bà, nguòi già không được vào dình"},
		{"scanned l", "Dàn bà không được bước Iên duòng Iàng.", "Dàn bà không được bước Iên duòng"},
		{"scanned m", "Rnợ khác không đuợc vào đuờng.", "Rnợ khác không đuợc vào đuờng"},
		{"scanned l as a digit", "Đàn bà không đuợc bước 1ên đuờng.", "Đàn bà không đuợc bước 1ên đuờng"},
		{"scanned o as a digit", "Mợ khác không đuợc và0 đuờng.", "Mợ khác không đuợc và0 đuờng"},
		{"a number is no letter", "Đàn bà không được bước 1ên đường.", ""},
		{"TCVN3 in a text of today", "Người già, n÷ và trẻ em không ®\u00adîc vào ®×nh.", "n÷ và trẻ em không ®\u00adîc vào ®×nh"},
		{"VNI in a text of today", "Người già, nöõ và trẻ em không ñöôïc vào ñình.", "nöõ và trẻ em không ñöôïc vào ñình"},
		{"dan is no đàn in a whole text", "Dàn bà không được vào đình.", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			quote := ""
			for _, h := range matcher.Match(corpus.Clause{Text: c.text, Zone: corpus.ZoneBody}) {
				quote = c.text[h.Start:h.End]
			}
			if diff := cmp.Diff(c.quote, quote); diff != "" {
				t.Errorf("quote of %q (-want +got)\n%s", c.text, diff)
			}
		})
	}
}

func compileFiles(t *testing.T, files fstest.MapFS) *rules.Matcher {
	t.Helper()
	pack, err := rules.LoadPack(files)
	if err != nil {
		t.Fatal(err)
	}
	matcher, err := rules.Compile(pack)
	if err != nil {
		t.Fatal(err)
	}
	return matcher
}
