package report_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/huonguoc/huonguoc/checker"
	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/ledger"
	"github.com/huonguoc/huonguoc/messages"
	"github.com/huonguoc/huonguoc/report"
)

const asOf corpus.Date = "2026-11-30"

func catalogue(t testing.TB, lang string) *messages.Catalogue {
	t.Helper()
	say, err := messages.New(lang)
	if err != nil {
		t.Fatal(err)
	}
	return say
}

// village is one file of the fixture: an invented village in a real commune of today.
type village struct {
	name, today, code string
	adopted           corpus.Date
	status            corpus.Status
	reason            corpus.Reason
	draft             bool
	findings          []checker.Finding
}

func (v village) stored() ledger.Stored {
	d := corpus.Document{
		Path: "kho/" + v.today + "/Quy ước " + v.name + ".docx", SHA256: strings.Repeat("ab", 32), Size: 40_960, Format: corpus.FormatDOCX,
		Engine: "ooxml", Status: v.status, Reason: v.reason, Quality: 0.99987, Pages: 4,
		Convention: corpus.Convention{
			Title: "QUY ƯỚC " + strings.ToUpper(v.name), Kind: corpus.KindQuyUoc, Draft: v.draft, Village: v.name, Commune: "xã Lạc Vệ",
			District: "huyện Tiên Du", Province: "tỉnh Bắc Ninh", AdoptedOn: v.adopted,
			Recognition: corpus.Recognition{Number: "512/QĐ-UBND", Date: "2019-12-20", Body: "UBND huyện Tiên Du"},
		},
	}
	if v.draft {
		d.Convention.Recognition = corpus.Recognition{}
	}
	if v.status == corpus.StatusUnreadable {
		d.Convention, d.Quality, d.Pages = corpus.Convention{}, 0, 0
	}
	return ledger.Stored{
		Document: d, Key: "quy-uoc/" + v.name, Commune: checker.Commune{Code: v.code, Name: v.today}, Clauses: 57, Findings: v.findings,
	}
}

// finding is a flagged clause; the words between brackets are the quote.
func finding(fingerprint, address, clause string) checker.Finding {
	before, rest, _ := strings.Cut(clause, "[")
	quote, after, _ := strings.Cut(rest, "]")
	return checker.Finding{
		Fingerprint: fingerprint, Rule: "K04-no-women-in-temple", Title: "Cấm nữ vào đình", Kind: "worship-ritual", Grade: "P1",
		Against: "women", Mode: "ban", Confidence: "sure", Address: address, Page: 2, Quote: quote, Clause: before + quote + after,
		LeadIn: "Khi làng vào việc, các cụ nhắc nhau:", Message: "Cấm phụ nữ vào nơi thờ tự.",
		Basis: []string{"Luật Bình đẳng giới 2006, Điều 5 khoản 5", "Hiến pháp 2013, Điều 26"}, Suggestion: "Mọi người đều được vào đình.",
		Start: len(before), End: len(before) + len(quote),
	}
}

func hint(f checker.Finding) checker.Finding {
	f.Confidence = checker.ConfidenceHint
	return f
}

// fixture has a file for everything that a row can say.
func fixture() report.Data {
	temple := finding("0000000000000001", "Điều 12, khoản 3, điểm b", "Ngày hội [đàn bà không được qua cửa tam quan], trẻ nhỏ thì được.")
	villages := []village{
		{"thôn Đồng Mây", "xã Tân Chi", "09343", "2019-11-24", corpus.StatusRead, "", false, []checker.Finding{
			hint(finding("0000000000000002", "Điều 3", "Chị em [lo việc bếp núc] ngày hội.")), temple,
		}},
		{"thôn Đồng Mây", "xã Tân Chi", "09343", "2019-11-24", corpus.StatusRead, "", false, []checker.Finding{temple}},
		{"làng Vạn Sấu", "xã Tân Chi", "09343", "2005-06-12", corpus.StatusRead, "", false, nil},
		{"làng Ao Sen", "xã Tân Chi", "09343", "", corpus.StatusRead, "", false, nil},
		{"làng Bến Đò", "xã Trung Kênh", "09499", "2010-01-05", corpus.StatusDoubtful, corpus.ReasonDoubtfulText, false, []checker.Finding{
			finding("0000000000000003", "Điều 8", "- Con gái [lấy chồng thiên hạ] thì nộp cheo gấp đôi.\nAi trái thì phạt."),
		}},
		{"thôn Bãi Dâu", "xã Trung Kênh", "09499", "", corpus.StatusRead, "", true, []checker.Finding{
			finding("0000000000000004", "Điều 2, khoản 1", "Mỗi hộ cử [một đàn ông] đi họp."),
		}},
		{"thôn Khe Mơ", "xã Trung Kênh", "09499", "2027-02-01", corpus.StatusRead, "", false, []checker.Finding{
			finding("0000000000000005", "Điều 9", "[Con trai trưởng] thừa tự."),
		}},
		{"bản quét", "", "", "", corpus.StatusUnreadable, corpus.ReasonNoTextLayer, false, nil},
	}
	d := report.Data{
		Version: "0.1.0", Packs: []report.Pack{{ID: "gender", Version: "2026.11", SHA256: strings.Repeat("cd", 32), Exceptions: []report.RuleException{
			{Rule: "feast-apart", Title: "Chia mâm", Status: "retired", Confidence: "likely", Reason: "Công văn 12/STP"},
		}}},
		MadeAt: time.Date(2026, 12, 1, 9, 30, 0, 0, time.UTC),
	}
	for i, v := range villages {
		s := v.stored()
		s.ID = int64(i + 1)
		s.Document.Path = fmt.Sprintf("%02d %s", i+1, s.Document.Path)
		d.Documents = append(d.Documents, s)
	}
	return counted(d)
}

// counted makes the tally of the documents.
func counted(d report.Data) report.Data {
	d.Tally = checker.Count(ledger.Join(d.Documents), nil, checker.Define(asOf))
	return d
}

// hostile is the fixture with texts that want to become formulas, markup or damage.
func hostile() report.Data {
	d := fixture()
	s := &d.Documents[0]
	s.Document.Path = `=HYPERLINK("http://example.com";"x").docx`
	s.Document.Convention.Title = `<script>alert("ước")</script> & 'thôn'`
	s.Document.Convention.Village = "@SUM(A1)"
	s.Commune.Name = "+1+1"
	s.Findings = []checker.Finding{{
		Fingerprint: "00000000000000ff", Kind: "<b>kind", Grade: "P1", Against: "women", Confidence: "sure", Address: "-2+3",
		Quote: "\x00\x07đàn bà\x1b", Clause: "\x00\x07đàn bà\x1b" + strings.Repeat("𠄎ước ", 12_000), Message: "=1+1", LeadIn: "_x0041_",
		Basis: []string{"<img src=x onerror=alert(1)>"}, Suggestion: "\xff\xfe",
	}}
	return counted(d)
}

// papers are the files as the figure sees them.
func papers(d report.Data) []checker.Paper { return ledger.Papers(d.Documents) }
