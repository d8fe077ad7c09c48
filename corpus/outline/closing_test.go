package outline_test

import (
	"strings"
	"testing"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/outline"
)

// TestClosingFormula looks where the sentence on the convention itself stands: with the signatures, unless it is, or may be, a rule
// of the last article.
func TestClosingFormula(t *testing.T) {
	const head = "QUY ƯỚC THÔN HẠ\nXÃ TÂN CHI - TỈNH BẮC NINH\nĐiều 1. Mọi nhà giữ vệ sinh chung.\n"
	const last = "Điều 2. Con gái đi lấy chồng làng khác thì không được chia ruộng của thôn.\n"
	const rule = "Con gái đi lấy chồng làng khác thì không được chia ruộng của thôn."
	const formula = "Quy ước này đã được hội nghị nhân dân thôn thông qua ngày 12/4/2024."
	for _, c := range []struct{ name, text, article, signed string }{
		{"at the end", last + formula, rule, formula},
		{"above a signature", last + formula + "\nTRƯỞNG THÔN\nNguyễn Văn Ất", rule, formula},
		{"by all the people", last + "Quy ước này được toàn thể nhân dân thông qua và có hiệu lực từ ngày ký.", rule, "Quy ước này được toàn thể nhân dân thông qua và có hiệu lực từ ngày ký."},
		{"wrapped", last + "Bản quy ước này đã được hội nghị nhân dân thôn\nthông qua ngày 12/4/2024.", rule, "Bản quy ước này đã được hội nghị nhân dân thôn thông qua ngày 12/4/2024."},
		{"behind items", "Điều 2. Con gái đi lấy chồng làng khác:\na) không được chia ruộng;\nb) không được dự giỗ.\n" + formula, "không được dự giỗ.", formula},
		{"the article's own first line", "Điều 2. " + formula, formula, ""},
		{"under the article's title", "Điều 2. Hiệu lực thi hành\n" + formula, formula, ""},
		{"an article's second sentence", "Điều 2. Con gái lấy chồng thì không được chia ruộng. " + formula, "Con gái lấy chồng thì không được chia ruộng. " + formula, ""},
		{"it also rules", last + "Quy ước này đã được hội nghị nhân dân thông qua, ai vi phạm thì bị phạt.", rule + "\nQuy ước này đã được hội nghị nhân dân thông qua, ai vi phạm thì bị phạt.", ""},
		{"it names a sex", last + "Quy ước này đã được hội nghị đàn ông trong làng thông qua.", rule + "\nQuy ước này đã được hội nghị đàn ông trong làng thông qua.", ""},
		{"another sentence behind it", last + formula + " Mọi nhà góp 2 công.", rule + "\n" + formula + " Mọi nhà góp 2 công.", ""},
		{"another line behind it", last + formula + "\nMọi nhà góp 2 công.", rule + "\n" + formula + "\nMọi nhà góp 2 công.", ""},
		{"how it is amended", last + "Quy ước này được sửa đổi khi hội nghị nhân dân thông qua.", rule + "\nQuy ước này được sửa đổi khi hội nghị nhân dân thông qua.", ""},
		{"an unfinished sentence before it", "Điều 2. Con gái đi lấy chồng làng khác\n" + formula, formula, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, clauses := outline.Parse(paragraphs(head + c.text))
			var article, signed string
			for _, clause := range clauses {
				switch {
				case clause.Zone == corpus.ZoneBody:
					article = clause.Text
				case clause.Zone == corpus.ZoneSignature && signed == "":
					signed = clause.Text
				}
			}
			if article != c.article {
				t.Errorf("the last article: %q, want %q", article, c.article)
			}
			if signed != c.signed && c.signed != "" || c.signed == "" && strings.Contains(signed, "thông qua") {
				t.Errorf("with the signatures: %q, want %q", signed, c.signed)
			}
		})
	}
}

// The facts of the head are read from the formula as before.
func TestClosingFormulaTellsTheDay(t *testing.T) {
	convention, _ := outline.Parse(paragraphs("QUY ƯỚC THÔN HẠ\nXÃ TÂN CHI - TỈNH BẮC NINH\nĐiều 1. Mọi nhà giữ vệ sinh chung.\nQuy ước này đã được hội nghị nhân dân thôn thông qua ngày 12/4/2024."))
	if convention.AdoptedOn != "2024-04-12" {
		t.Errorf("adopted on %q", convention.AdoptedOn)
	}
}
