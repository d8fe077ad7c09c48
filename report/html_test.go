package report_test

import (
	"bytes"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
	"github.com/google/go-cmp/cmp"

	"github.com/huonguoc/huonguoc/checker"
	"github.com/huonguoc/huonguoc/messages"
	"github.com/huonguoc/huonguoc/report"
)

func openPage(t *testing.T, d report.Data, lang string) *goquery.Document {
	t.Helper()
	var buf bytes.Buffer
	if err := report.HTML(&buf, d, catalogue(t, lang)); err != nil {
		t.Fatal(err)
	}
	doc, err := goquery.NewDocumentFromReader(&buf)
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

func texts(s *goquery.Selection) []string {
	return s.Map(func(_ int, s *goquery.Selection) string { return strings.TrimSpace(s.Text()) })
}

func TestPageInBothLanguages(t *testing.T) {
	tests := map[string][]string{
		"vi": {
			"Số liệu theo xã, phường, tính đến ngày 30/11/2026", "Tiến độ theo năm", "Quy định có dấu hiệu theo loại, đến ngày 30/11/2026", "Điều khoản có dấu hiệu phân biệt đối xử về giới",
			"Tình trạng từng tệp", "Cách tính và nguồn số liệu",
		},
		"en": {"Figures by commune as of 30/11/2026", "Progress by year", "Clauses with signs by kind, as of 30/11/2026", "Clauses with signs of gender discrimination", "State of every file", "Method and sources"},
	}
	for _, lang := range messages.Languages() {
		t.Run(lang, func(t *testing.T) {
			doc := openPage(t, fixture(), lang)
			if got, _ := doc.Find("html").Attr("lang"); got != lang {
				t.Errorf("lang is %q", got)
			}
			if diff := cmp.Diff(tests[lang], texts(doc.Find("h2"))); diff != "" {
				t.Error(diff)
			}
			if got := strings.TrimSpace(doc.Find("title").Text()); got == "" || got != strings.TrimSpace(doc.Find("h1").Text()) {
				t.Errorf("title %q is not the page's heading", got)
			}
		})
	}
}

// Headings go down one level at a time, under one h1, so that a screen reader can list them.
func TestHeadingsInOrder(t *testing.T) {
	last := 0
	openPage(t, fixture(), "vi").Find("h1,h2,h3,h4,h5,h6").Each(func(i int, s *goquery.Selection) {
		level := int(goquery.NodeName(s)[1] - '0')
		if level > last+1 || (level == 1) != (i == 0) {
			t.Errorf("h%d %q follows h%d", level, s.Text(), last)
		}
		last = level
	})
}

func TestPageTables(t *testing.T) {
	d, say := fixture(), catalogue(t, "vi")
	doc := openPage(t, d, "vi")
	for _, want := range []report.Table{report.Communes(d.Tally, say), report.Files(d, say), report.About(d, say)} {
		table := doc.Find("#" + want.ID + " table")
		checkRow(t, want, nil, table.Find("thead th"))
		rows := table.Find("tbody tr")
		if rows.Length() != len(want.Rows) {
			t.Errorf("%s: %d rows, want %d", want.ID, rows.Length(), len(want.Rows))
		}
		rows.Each(func(i int, tr *goquery.Selection) { checkRow(t, want, want.Rows[i], tr.Find("td")) })
		if want.Total != nil {
			checkRow(t, want, want.Total, table.Find("tfoot td"))
		}
	}
}

// checkRow compares the cells of a row, or the titles where row is nil: details are left out, numbers stand to the right.
func checkRow(t *testing.T, table report.Table, row []report.Cell, cells *goquery.Selection) {
	t.Helper()
	n := 0
	for i, c := range table.Columns {
		if c.Detail {
			continue
		}
		want := report.Cell{Text: c.Title}
		if row != nil {
			want = row[i]
		}
		cell := cells.Eq(n)
		if got := cell.Text(); got != want.Text {
			t.Errorf("%s: %s reads %q, want %q", table.ID, c.ID, got, want.Text)
		}
		if want.Kind != report.Text && !cell.HasClass("n") {
			t.Errorf("%s: the number of %s does not stand to the right", table.ID, c.ID)
		}
		n++
	}
}

func TestBars(t *testing.T) {
	d := fixture()
	doc := openPage(t, d, "vi")
	bars := doc.Find("#communes svg")
	rows := append(slices.Clone(d.Tally.Rows), d.Tally.Total)
	if bars.Length() != len(rows) {
		t.Fatalf("%d bars for %d rows", bars.Length(), len(rows))
	}
	for i, row := range rows {
		checkBar(t, bars.Eq(i), row)
	}
	checkBar(t, doc.Find("figure svg"), d.Tally.Total)
	label, _ := doc.Find("figure svg").Attr("aria-label")
	want := "Tỷ lệ không có phân biệt đối xử về giới: từ 40,0 % đến 100,0 %; chỉ tiêu 95 % (vạch đứng)."
	if label != want || strings.TrimSpace(doc.Find("figcaption").Text()) != want {
		t.Errorf("the figure is called %q", label)
	}
}

// checkBar wants the parts of a bar side by side and as wide as the row's shares.
func checkBar(t *testing.T, svg *goquery.Selection, row checker.Row) {
	t.Helper()
	low, _ := row.Lowest.Percent()
	high, _ := row.Highest.Percent()
	for class, want := range map[string][2]float64{"good": {0, low}, "open": {low, high - low}, "bad": {high, 100 - high}, "target": {95, 0.8}} {
		rect := svg.Find("rect." + class)
		got := [2]float64{attr(t, rect, "x"), attr(t, rect, "width")}
		for i := range got {
			if d := got[i] - want[i]; d > 0.01 || d < -0.01 {
				t.Errorf("%s: %s is %v, want %v", row.Commune.Name, class, got, want)
			}
		}
	}
}

func attr(t *testing.T, s *goquery.Selection, name string) float64 {
	t.Helper()
	text, ok := s.Attr(name)
	if !ok && s.Length() == 1 {
		return 0
	}
	x, err := strconv.ParseFloat(text, 64)
	if err != nil {
		t.Fatal(err)
	}
	return x
}

// A bar keeps within its frame whatever the shares are: nothing counted, and a target of 100 %.
func TestBarsAtTheEdges(t *testing.T) {
	d := counted(report.Data{})
	d.Tally.Definition.Target = 100
	svg := openPage(t, d, "vi").Find("figure svg")
	for _, class := range []string{"good", "open", "bad"} {
		if w := attr(t, svg.Find("rect."+class), "width"); w != 0 {
			t.Errorf("%s is %v wide although nothing was counted", class, w)
		}
	}
	if end := attr(t, svg.Find("rect.target"), "x") + attr(t, svg.Find("rect.target"), "width"); end > 100 {
		t.Errorf("the target's line ends at %v", end)
	}
}

func TestCards(t *testing.T) {
	doc := openPage(t, fixture(), "vi")
	if got := doc.Find(".group").Length(); got != 5 {
		t.Errorf("%d files with flagged clauses, want 5", got)
	}
	group := doc.Find(".group").First()
	if got := group.Find("h3").Text(); got != "QUY ƯỚC THÔN ĐỒNG MÂY" {
		t.Errorf("the group is called %q", got)
	}
	if got := group.Find(".place").Text(); got != "thôn Đồng Mây · xã Tân Chi · 01 kho/xã Tân Chi/Quy ước thôn Đồng Mây.docx" {
		t.Errorf("the place reads %q", got)
	}
	card := group.Find(".card").First()
	for selector, want := range map[string]string{
		"h4": "Điều 12, khoản 3, điểm b, trang 2", "mark": "đàn bà không được qua cửa tam quan", ".mono": "0000000000000001",
		"blockquote p:last-child": "Ngày hội đàn bà không được qua cửa tam quan, trẻ nhỏ thì được.", ".lead": "Khi làng vào việc, các cụ nhắc nhau:",
	} {
		if got := card.Find(selector).Text(); got != want {
			t.Errorf("%s: got %q, want %q", selector, got, want)
		}
	}
	tags := []string{"K04 Vào đình, tế lễ, rước", "chắc", "Bất lợi cho: nữ", "Mức độ: P1", "Tính vào số liệu: có", "Có dấu hiệu, chưa kết luận"}
	if diff := cmp.Diff(tags, texts(card.Find(".tags li"))); diff != "" {
		t.Error(diff)
	}
	said := []string{"Cấm phụ nữ vào nơi thờ tự.", "Luật Bình đẳng giới 2006, Điều 5 khoản 5; Hiến pháp 2013, Điều 26", "Mọi người đều được vào đình."}
	if diff := cmp.Diff(said, texts(card.Find("dd"))); diff != "" {
		t.Error(diff)
	}
	if !group.Find(".card").Eq(1).HasClass("hint") {
		t.Error("a hint does not look like one")
	}
}

func TestQuoteIsMarkedOnlyWhereItStands(t *testing.T) {
	tests := map[string]struct {
		change func(*checker.Finding)
		marked string
	}{
		"the second of two":       {func(f *checker.Finding) { f.Clause, f.Quote, f.Start, f.End = "nam, nữ, nam", "nam", 11, 14 }, "nam, nữ, |nam|"},
		"a span past the end":     {func(f *checker.Finding) { f.Clause, f.Quote, f.Start, f.End = "nam, nữ", "nữ", 99, 104 }, "nam, |nữ|"},
		"a span before the start": {func(f *checker.Finding) { f.Clause, f.Quote, f.Start, f.End = "nam, nữ", "nữ", -1, 4 }, "nam, |nữ|"},
		"a span inside a letter":  {func(f *checker.Finding) { f.Clause, f.Quote, f.Start, f.End = "nữ, nam", "nam", 2, 5 }, "nữ, |nam|"},
		"words of another clause": {func(f *checker.Finding) { f.Clause, f.Quote, f.Start, f.End = "nam, nữ", "đàn bà", 0, 8 }, "nam, nữ"},
		"no quote":                {func(f *checker.Finding) { f.Clause, f.Quote, f.Start, f.End = "nam, nữ", "", 0, 0 }, "nam, nữ"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			d := fixture()
			test.change(&d.Documents[0].Findings[1])
			words := openPage(t, d, "vi").Find(".card").First().Find("blockquote p").Last()
			words.Find("mark").Each(func(_ int, s *goquery.Selection) { s.SetText("|" + s.Text() + "|") })
			if got := words.Text(); got != test.marked {
				t.Errorf("got %q, want %q", got, test.marked)
			}
		})
	}
}

func TestTitleIsTheFileWhereTheTextHasNone(t *testing.T) {
	for path, want := range map[string]string{`D:\xã\quy ước.docx`: "quy ước.docx", "kho.zip!/thôn/a.pdf": "a.pdf"} {
		d := fixture()
		d.Documents[0].Document.Convention.Title = ""
		d.Documents[0].Document.Path = path
		if got := openPage(t, d, "vi").Find("h3").First().Text(); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestHostileTextOnThePage(t *testing.T) {
	doc := openPage(t, hostile(), "vi")
	if n := doc.Find("script, img, body b, iframe, form").Length(); n != 0 {
		t.Errorf("%d elements came from the texts", n)
	}
	doc.Find("*").Each(func(_ int, s *goquery.Selection) {
		for _, a := range s.Nodes[0].Attr {
			if strings.HasPrefix(a.Key, "on") {
				t.Errorf("<%s> has %s", s.Nodes[0].Data, a.Key)
			}
		}
	})
	if got := doc.Find("h3").First().Text(); got != `<script>alert("ước")</script> & 'thôn'` {
		t.Errorf("the title reads %q", got)
	}
}

// The page needs nothing beside it: it may be mailed or carried on a stick.
func TestPageIsSelfContained(t *testing.T) {
	var buf bytes.Buffer
	if err := report.HTML(&buf, fixture(), catalogue(t, "vi")); err != nil {
		t.Fatal(err)
	}
	if m := regexp.MustCompile(`(?i)https?:|url\(|@import|<link|<script|<img|src=`).FindAllString(buf.String(), -1); m != nil {
		t.Errorf("the page refers to %v", m)
	}
	if !strings.HasPrefix(buf.String(), "<!doctype html>") {
		t.Errorf("the page begins with %.20q", buf.String())
	}
	doc := openPage(t, fixture(), "vi")
	doc.Find("a").Each(func(_ int, s *goquery.Selection) {
		if href, _ := s.Attr("href"); !strings.HasPrefix(href, "#") || doc.Find(href).Length() != 1 {
			t.Errorf("the link %q leads nowhere on the page", href)
		}
	})
	doc.Find("[aria-labelledby]").Each(func(_ int, s *goquery.Selection) {
		if id, _ := s.Attr("aria-labelledby"); doc.Find("#"+id).Length() != 1 {
			t.Errorf("nothing is called %q", id)
		}
	})
}

func TestEmptyPage(t *testing.T) {
	doc := openPage(t, counted(report.Data{}), "vi")
	if got := doc.Find(".card, #communes table, #files table").Length(); got != 0 {
		t.Errorf("%d tables and cards of nothing", got)
	}
	if got := texts(doc.Find("#clauses > p:last-child, #files > p")); !slices.Equal(got, []string{"Không có.", "Không có."}) {
		t.Errorf("an empty table reads %q", got)
	}
}

func TestPageTellsOfAFullDisk(t *testing.T) {
	if err := report.HTML(fullDisk{}, fixture(), catalogue(t, "vi")); err == nil {
		t.Error("no error from a writer that fails")
	}
}

// The foot of a table has a cell below each of its columns, and no more.
func TestTotalStandsBelowItsColumns(t *testing.T) {
	doc := openPage(t, fixture(), "vi")
	doc.Find("table").Each(func(_ int, table *goquery.Selection) {
		if foot := table.Find("tfoot td").Length(); foot != 0 && foot != table.Find("thead th").Length() {
			t.Errorf("%d cells below %d columns", foot, table.Find("thead th").Length())
		}
	})
}
