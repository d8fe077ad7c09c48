package query_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/huonguoc/huonguoc/index/query"
)

// tree writes a node as one line.
func tree(n query.Node) string {
	switch n := n.(type) {
	case query.All:
		return "all"
	case query.And:
		return "(and" + trees(n.Nodes) + ")"
	case query.Or:
		return "(or" + trees(n.Nodes) + ")"
	case query.Not:
		return "(not " + tree(n.Node) + ")"
	case query.Word:
		if n.Prefix {
			return n.Text + "*"
		}
		return n.Text
	case query.Phrase:
		return fmt.Sprintf("%q", strings.Join(n.Words, " "))
	case query.Near:
		var parts []string
		for _, p := range n.Parts {
			parts = append(parts, strings.Join(p, " "))
		}
		return fmt.Sprintf("(near/%d %s)", n.Gap, strings.Join(parts, "|"))
	case query.Filter:
		var values []string
		for _, v := range n.Values {
			values = append(values, value(v))
		}
		return fmt.Sprintf("[%s=%s]", n.Field, strings.Join(values, "|"))
	}
	return fmt.Sprintf("%T", n)
}

func value(v query.Value) string {
	switch {
	case v.Range:
		return v.Low + ".." + v.High
	case v.Prefix:
		return v.Text + "*"
	}
	return v.Text
}

func trees(nodes []query.Node) (s string) {
	for _, n := range nodes {
		s += " " + tree(n)
	}
	return s
}

func TestParse(t *testing.T) {
	for _, test := range []struct{ source, want string }{
		{"", "all"},
		{"   ", "all"},
		{"con gái", "(and con gái)"},
		{"Con GÁI", "(and con gái)"},
		{"đàn-bà", "(and đàn bà)"},
		{"hoà giải", "(and hòa giải)"},
		{"con gái VÀ ruộng", "(and con gái ruộng)"},
		{"con AND gái & ruộng", "(and con gái ruộng)"},
		{"ruộng HOẶC đất", "(or ruộng đất)"},
		{"ruộng hoac đất", "(and ruộng hoac đất)"},
		{"ruộng OR đất | vườn", "(or ruộng đất vườn)"},
		{"ruộng HOAC đất công", "(or ruộng (and đất công))"},
		{"ruộng KHÔNG công", "(and ruộng (not công))"},
		{"ruộng -công", "(and ruộng (not công))"},
		{"ruộng NOT (công OR tư)", "(and ruộng (not (or công tư)))"},
		{"- con gái", "(and con gái)"},
		{"a - b", "(and a b)"},
		{"con gái không được và hoặc", "(and con gái không được và hoặc)"},
		{"ĐÀN BÀ KHÔNG ĐƯỢC VÀO ĐÌNH", "(and đàn bà không được vào đình)"},
		{"KHỐNG chế", "(and khống chế)"},
		{`"con gái lấy chồng"`, `"con gái lấy chồng"`},
		{`“Con gái” «xa»`, `(and "con gái" xa)`},
		{`"con gái ruộng"~5`, "(near/5 con|gái|ruộng)"},
		{`"con gái" GẦN/3 ruộng`, "(near/3 con gái|ruộng)"},
		{`gái NEAR ruộng`, "(near/5 gái|ruộng)"},
		{`gái NEAR/2 "ruộng công" GẦN/9 đinh`, "(near/9 gái|ruộng công|đinh)"},
		{"ở gần/xa", "(and ở gần xa)"},
		{"hươ*", "hươ*"},
		{"con gái hươ* ước", "(and con gái hươ* ước)"},
		{"loại:K04", "[kind=worship-ritual]"},
		{"kínd:K04", "[kind=worship-ritual]"}, // marks do not matter in names
		{"kind:worship-ritual đình", "(and [kind=worship-ritual] đình)"},
		{"loại:K04,k05 đình", "(and [kind=worship-ritual|feast-seating] đình)"},
		{"loại:(K04 HOẶC K05 | K06)", "[kind=worship-ritual|feast-seating|games-sport]"},
		{"mức:P1..P2", "[grade=P1..P2]"},
		{"mức:>P2", "[grade=P3..]"},
		{"năm:2010", "[year=2010]"},
		{"nam:2005..2015", "[year=2005..2015]"},
		{"year:>=2010", "[year=2010..]"},
		{"năm:<2010", "[year=..2009]"},
		{"năm:..2010", "[year=..2010]"},
		{"năm: 2010", "[year=2010]"},
		{"trạng thái:chưa kết luận", "[status=open]"},
		{"trang thai:open đình", "(and [status=open] đình)"},
		{"trạng_thái:không", "[status=none]"},
		{"trạng thái:không có dấu hiệu đình", "(and [status=none] đình)"},
		{"đình trạng thái:bỏ qua", "(and đình [status=dismissed])"},
		{"quy tắc:funeral-*", "[rule=funeral-*]"},
		{"quy quy tắc:Funeral-A", "(and qui [rule=funeral-a])"},
		{"xã:Tân Chi con gái", "(and [commune=tan chi] con gái)"},
		{"xa:tan chi", "(and [commune=tan] chi)"},
		{`xã:"tân chi" con`, "(and [commune=tan chi] con)"},
		{"xã mới:09343", "[new-commune=09343]"},
		{"old-commune:Lạc Vệ", "[old-commune=lac ve]"},
		{"xã:Tân Chi VÀ huyện:Tiên Du", "(and [commune=tan chi] [district=tien du])"},
		{"xã:Tân Chi loại:K04", "(and [commune=tan chi] [kind=worship-ritual])"},
		{"tổ dân phố:Hồ Sen", "[village=ho sen]"},
		{"hình thức:hương ước", "[form=huong-uoc]"},
		{"Điều 5: con gái", "(and điều 5 con gái)"},
		{"lúc 12:30 họp", "(and lúc 12 30 họp)"},
		{"nam/nữ", "(and nam nữ)"},
		{"(a b) OR c", "(or (and a b) c)"},
		{"-xã:Tân Chi", "(not [commune=tan chi])"},
	} {
		n, err := query.Parse(test.source)
		if err != nil {
			t.Errorf("%q: %v", test.source, err)
			continue
		}
		if got := tree(n); got != test.want {
			t.Errorf("%q: got %s, want %s", test.source, got, test.want)
		}
	}
}

// The place of a mistake is what stands between » and «.
func TestMistakes(t *testing.T) {
	for _, test := range []struct{ source, id, where string }{
		{`con "gái lấy`, "open-quote", `con »"gái lấy«`},
		{`con ("gái" lấy`, "open-paren", `con »(«"gái" lấy`},
		{`con) gái`, "close-paren", `con»)« gái`},
		{`)`, "close-paren", `»)«`},
		{`con OR`, "missing-after", `con »OR«`},
		{`OR con`, "missing-before", `»OR« con`},
		{`con AND OR gái`, "missing-before", `con AND »OR« gái`},
		{`con ()`, "close-paren", `con (»)«`},
		{`con NOT`, "missing-after", `con »NOT«`},
		{`con ""`, "empty-phrase", `con »""«`},
		{`"con g*"`, "star-in-phrase", `"con g»*«"`},
		{`c* gái`, "short-prefix", `»c*« gái`},
		{`co*n`, "star-inside", `co»*«n`},
		{`*`, "short-prefix", `»*«`},
		{`màu:đỏ`, "unknown-field", `»màu«:đỏ`},
		{`loai2 muc:P9`, "unknown-value", `loai2 muc:»P9«`},
		{`kid:K04`, "unknown-field-like", `»kid«:K04`},
		{`trạng thái:đã xác nhậm`, "unknown-value", ``},
		{`loại:`, "no-value", `loại:»«`},
		{`năm:hai`, "year", `năm:»hai«`},
		{`năm:2015..2005`, "range", `năm:»2015..2005«`},
		{`năm:..`, "range", `năm:»..«`},
		{`xã:a..b`, "no-range", `xã:»a..b«`},
		{`gái GẦN/99 ruộng`, "gap", `gái »GẦN/99« ruộng`},
		{`"gái ruộng"~`, "gap", `»"gái ruộng"~«`},
		{`gái NEAR (a OR b)`, "near-what", `gái NEAR »(«a OR b)`},
		{strings.Repeat("(", 40) + "a", "too-deep", ""},
		{strings.Repeat("a ", 300), "too-long", ""},
	} {
		_, err := query.Parse(test.source)
		var wrong *query.Error
		if !errors.As(err, &wrong) {
			t.Errorf("%q: no mistake found, error %v", test.source, err)
			continue
		}
		if !strings.HasPrefix(wrong.ID, "query."+test.id) {
			t.Errorf("%q: %s, want %s", test.source, wrong.ID, test.id)
		}
		if test.where == "" {
			continue
		}
		got := test.source[:wrong.At.Start] + "»" + test.source[wrong.At.Start:wrong.At.End] + "«" + test.source[wrong.At.End:]
		if diff := cmp.Diff(test.where, got); diff != "" {
			t.Errorf("%q: place (-want +got):\n%s", test.source, diff)
		}
	}
}

// Whatever is typed, there is a tree or a mistake within the line.
func TestAnythingIsReadOrRefused(t *testing.T) {
	piece := rapid.SampledFrom([]string{
		"con", "gái", "đàn-bà", " ", "  ", "\"", "“", "(", ")", "-", "OR", "VÀ", "KHÔNG", "GẦN/3", "NEAR", "*", ":", "xã:", "trạng thái:", "năm:", "2010", "..",
		">=", "P1", "~5", ",", "|", "&", "/", "\xff", "é", "Tân", "Chi", "loại:K04", "quy tắc:",
	})
	rapid.Check(t, func(t *rapid.T) {
		source := strings.Join(rapid.SliceOfN(piece, 0, 12).Draw(t, "pieces"), rapid.SampledFrom([]string{"", " "}).Draw(t, "between"))
		_, err := query.Parse(source)
		var wrong *query.Error
		switch {
		case err == nil:
		case !errors.As(err, &wrong):
			t.Fatalf("error %v", err)
		case wrong.At.Start < 0 || wrong.At.End < wrong.At.Start || wrong.At.End > len(source):
			t.Fatalf("mistake at %v in %d bytes", wrong.At, len(source))
		}
	})
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{`con "gái" OR xã:Tân Chi`, `loại:(K04 | K05) -a*`, `"a b"~3 GẦN/2 c`} {
		f.Add(s)
	}
	f.Fuzz(func(_ *testing.T, s string) { _, _ = query.Parse(s) })
}

func TestDistance(t *testing.T) {
	for _, test := range []struct {
		a, b string
		want int
	}{{"", "", 0}, {"a", "", 1}, {"chồng", "chống", 1}, {"huong", "hương", 2}, {"ab", "ba", 1}, {"hươnng", "hương", 1}} {
		if got := query.Distance(test.a, test.b); got != test.want {
			t.Errorf("%s, %s: %d, want %d", test.a, test.b, got, test.want)
		}
	}
}
