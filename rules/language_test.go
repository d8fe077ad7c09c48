package rules_test

import (
	"fmt"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/rules"
)

// oneRule compiles a pack with one rule, given as the lines that a test is about, over the sets of the test pack.
func oneRule(t testing.TB, lines ...string) *rules.Matcher {
	t.Helper()
	files := testPackFiles(t)
	delete(files, "K04-worship-ritual.yaml")
	delete(files, "K18-labour-contribution.yaml")
	rule := `kind: feast-seating
code: K05
rules:
  - id: rule
    title: t
    message: m
    grade: P2
    against: women
    mode: devalue
    confidence: sure
    basis: bdg-40-1-c
    examples: {match: x, pass: x}
`
	for _, line := range lines {
		rule += "    " + line + "\n"
	}
	files["K05.yaml"] = &fstest.MapFile{Data: []byte(rule)}
	p, err := rules.LoadPack(files)
	if err != nil {
		t.Fatal(err)
	}
	m, err := rules.Compile(p)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func body(text string) corpus.Clause { return corpus.Clause{Text: text, Zone: corpus.ZoneBody} }

// quotes gives what the hits on a clause quote.
func quotes(m *rules.Matcher, c corpus.Clause) []string {
	var out []string
	for _, h := range m.Match(c) {
		out = append(out, c.Text[h.Start:h.End])
	}
	return out
}

func TestPatterns(t *testing.T) {
	for _, c := range []struct {
		name, pattern, text string
		want                []string
	}{
		{"words side by side", "dưới bếp", "ăn dưới bếp", []string{"dưới bếp"}},
		{"not across a comma", "dưới bếp", "ăn dưới, bếp", nil},
		{"the source's letters are quoted", "dưới bếp", "Ăn DƯỚI  BẾP.", []string{"DƯỚI  BẾP"}},
		{"tone placement", "hòa thuận", "Gia đình hoà thuận", []string{"hoà thuận"}},
		{"a set", "@husbands đi", "Chồng đi làm", []string{"Chồng đi"}},
		{"a mark between two parts", "@daughters (ăn)", "Con gái, ăn sau", []string{"Con gái, ăn"}},
		{"one of these", "ăn (trước|sau) cỗ", "ăn sau cỗ", []string{"ăn sau cỗ"}},
		{"may be missing", "ăn [ở] dưới", "ăn dưới", []string{"ăn dưới"}},
		{"may be there", "ăn [ở] dưới", "ăn ở dưới", []string{"ăn ở dưới"}},
		{"a gap", "ăn ..2 bếp", "ăn ở dưới bếp", []string{"ăn ở dưới bếp"}},
		{"a gap too short", "ăn ..2 bếp", "ăn cỗ ở dưới bếp", nil},
		{"a gap of any length", "ăn .. bếp", "ăn cỗ thì luôn luôn phải ở dưới bếp", []string{"ăn cỗ thì luôn luôn phải ở dưới bếp"}},
		{"a gap stops at a full stop", "ăn .. bếp", "ăn cỗ. Ở dưới bếp", nil},
		{"a gap stops at a semicolon", "ăn .. bếp", "ăn cỗ; ở dưới bếp", nil},
		{"a gap stops at a new line", "ăn .. bếp", "ăn cỗ\nở dưới bếp", nil},
		{"a gap crosses a colon", "ăn .. bếp", "ăn cỗ: ở dưới bếp", []string{"ăn cỗ: ở dưới bếp"}},
		{"an item reads its lead", "ăn .. bếp", "ăn cỗ: trên chiếu; dưới bếp", []string{"ăn cỗ: trên chiếu; dưới bếp"}},
		{"a lead ends with its sentence", "ăn .. bếp", "ăn cỗ: trên chiếu. Dưới bếp", nil},
		{"the start", "^ ăn", "ăn cỗ", []string{"ăn"}},
		{"not the start", "^ ăn", "cùng ăn cỗ", nil},
		{"the end", "cỗ $", "ăn cỗ.", []string{"cỗ"}},
		{"not the end", "cỗ $", "ăn cỗ. Xong", nil},
		{"digits", "nộp <number> đồng", "nộp 500.000 đồng", []string{"nộp 500.000 đồng"}},
		{"number words", "nộp <number> đồng", "nộp ba trăm năm mươi nghìn đồng", []string{"nộp ba trăm năm mươi nghìn đồng"}},
		{"no number", "nộp <number> đồng", "nộp nhiều đồng", nil},
		{"a literal number", "từ 0,7 công", "tính từ 0,7 công", []string{"từ 0,7 công"}},
		{"the tightest of several", "ăn ..6 bếp", "ăn rồi lại ăn dưới bếp", []string{"ăn dưới bếp"}},
		{"the longest phrase of the set is quoted", "@daughters ..3 cỗ", "con gái đã lấy chồng ăn cỗ", []string{"con gái đã lấy chồng ăn cỗ"}},
		{"a neutral phrase", "@men ..3 cỗ", "Việt Nam ăn cỗ", nil},
		{"half of a neutral phrase", "@women ..3 cỗ", "đàn bà con gái ăn cỗ", []string{"con gái ăn cỗ"}},
		{"a pair", "@women ..6 bếp", "vợ chồng cùng lo bếp", nil},
		{"a pair with a joint", "@women ..6 bếp", "cả chồng lẫn vợ cùng lo bếp", nil},
		{"no pair across a word", "@women ..6 bếp", "chồng để vợ lo bếp", []string{"vợ lo bếp"}},
		{"a mask of the pack", "@women ..6 bếp", "xưa kia đàn bà ăn dưới bếp", nil},
		{"nested", "((ăn|uống) ..2 [ở] (dưới (bếp|sân)))", "uống rượu ở dưới sân", []string{"uống rượu ở dưới sân"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			m := oneRule(t, fmt.Sprintf("match: %q", c.pattern))
			if diff := cmp.Diff(c.want, quotes(m, body(c.text))); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

func TestWhereRulesLook(t *testing.T) {
	lead := func(leadIn, text string) corpus.Clause {
		return corpus.Clause{Text: text, LeadIns: []string{leadIn}, Zone: corpus.ZoneBody}
	}
	headed := func(heading, text string) corpus.Clause {
		return corpus.Clause{Text: text, Headings: []string{heading}, Zone: corpus.ZoneBody}
	}
	for _, c := range []struct {
		name  string
		rule  []string
		in    corpus.Clause
		fires bool
	}{
		{"across the seam", []string{`match: "không được vào ..6 @women"`}, lead("Không được vào đình:", "phụ nữ"), true},
		{"across the seam, second item", []string{`match: "không được vào ..6 @women"`}, lead("Không được vào đình:", "trẻ em; phụ nữ"), true},
		{"across the seam, second sentence", []string{`match: "không được vào ..6 @women"`}, lead("Không được vào đình:", "trẻ em. Phụ nữ"), false},
		{"only the last sentence of the lead-in", []string{`match: "không được vào .. @women"`}, lead("Không được vào đình. Trừ:", "phụ nữ"), false},
		{"the parent's own fault", []string{`match: "@women ..3 vào"`}, lead("Phụ nữ không được vào:", "đình"), false},
		{"a long lead is cut", []string{`match: "cấm .. @women"`}, lead("cấm"+strings.Repeat(" và", 120)+":", "phụ nữ"), false},
		{"a lead just short enough", []string{`match: "cấm .. @women"`}, lead("cấm"+strings.Repeat(" và", 119)+":", "phụ nữ"), true},
		{"the pack's not-under", []string{`match: "@women"`}, lead("Nghiêm cấm các hành vi:", "đánh phụ nữ"), false},
		{"not-under by an article's title", []string{`match: "@women"`}, headed("Nghiêm cấm", "đánh phụ nữ"), false},
		{"not-under by an inline lead", []string{`match: "@women"`}, body("Nghiêm cấm các hành vi: đánh phụ nữ"), false},
		{"not-under lifted", []string{`match: "@women"`, "not-under: []"}, headed("Nghiêm cấm", "đánh phụ nữ"), true},
		{"under a lead-in", []string{`match: "@women"`, "under: không được"}, lead("Những người không được vào:", "phụ nữ"), true},
		{"under an inline lead", []string{`match: "@women"`, "under: không được"}, body("Những người không được vào: phụ nữ"), true},
		{"under nothing", []string{`match: "@women"`, "under: không được"}, body("phụ nữ không được vào"), false},
		{"a heading", []string{`match: "@women"`, "headings: tế lễ"}, headed("Việc tế lễ", "phụ nữ"), true},
		{"a lead-in is no heading", []string{`match: "@women"`, "headings: tế lễ"}, lead("Việc tế lễ:", "phụ nữ"), false},
		{"another zone", []string{`match: "@women"`, "zones: preamble"}, body("phụ nữ"), false},
		{"all in any order", []string{`match: [{all: ["@women", "cỗ"]}]`}, body("Cỗ do phụ nữ lo"), true},
		{"all, over two sentences", []string{`match: [{all: ["@women", "cỗ"]}]`}, body("Phụ nữ lo. Cỗ bàn"), false},
		{"all in the clause", []string{`match: [{all: ["@women", "cỗ"], within: clause}]`}, body("Phụ nữ lo. Cỗ bàn"), true},
		{"all in the clause with its lead-in", []string{`match: [{all: ["@women", "cỗ"], within: clause}]`}, lead("Việc cỗ:", "giao phụ nữ"), true},
		{"all in the lead-in", []string{`match: [{all: ["@women", "cỗ"], within: clause}]`}, lead("Phụ nữ lo cỗ:", "ba mâm"), false},
		{"none", []string{`match: [{all: ["@women", "cỗ"], none: [cùng]}]`}, body("Phụ nữ cùng lo cỗ"), false},
		{"none in another sentence", []string{`match: [{all: ["@women", "cỗ"], none: [cùng]}]`}, body("Cùng làm. Phụ nữ lo cỗ"), true},
		{"an exception", []string{`match: "@women ..4 cỗ"`, "unless: không bắt @women"}, body("Không bắt phụ nữ lo cỗ"), false},
		{"an exception elsewhere", []string{`match: "@women ..4 cỗ"`, "unless: không bắt @women"}, body("Không bắt phụ nữ làm, con gái lo cỗ"), true},
		{"a lifted mask", []string{`match: "@women ..4 cỗ"`, "lift: history"}, body("Xưa kia phụ nữ lo cỗ"), true},
		{"the other sex in the sentence", []string{`match: "@women ..4 cỗ"`, "one-sex: sentence"}, body("Phụ nữ lo cỗ, đàn ông lo củi"), false},
		{"the other sex in another sentence", []string{`match: "@women ..4 cỗ"`, "one-sex: sentence"}, body("Phụ nữ lo cỗ. Đàn ông lo củi"), true},
		{"the other sex in the clause", []string{`match: "@women ..4 cỗ"`, "one-sex: clause"}, body("Phụ nữ lo cỗ. Đàn ông lo củi"), false},
		{"the other sex within the term", []string{`match: "@women ..4 cỗ"`, "one-sex: clause"}, body("Con gái đã lấy chồng lo cỗ"), true},
		{"a pair let through", []string{`match: "@women ..4 cỗ"`, "one-sex: off"}, body("Chồng, vợ lo cỗ"), true},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := quotes(oneRule(t, c.rule...), c.in)
			if (len(got) > 0) != c.fires {
				t.Errorf("quotes %q, want a hit: %t", got, c.fires)
			}
		})
	}
}

// TestVariants writes texts in other ways that mean the same: the hits must be the same as well.
func TestVariants(t *testing.T) {
	p := loadTestPack(t)
	m, err := rules.Compile(p)
	if err != nil {
		t.Fatal(err)
	}
	variants := map[string]func(string) string{
		"decomposed": norm.NFD.String,
		"composed":   norm.NFC.String,
		"capitals":   strings.ToUpper,
		"old tones":  strings.NewReplacer("hòa", "hoà", "thúy", "thuý").Replace,
		"no-break":   func(s string) string { return strings.ReplaceAll(s, " ", "\u00a0") },
		"hyphens":    strings.NewReplacer("đàn bà", "đàn-bà", "phụ nữ", "phụ-nữ").Replace,
	}
	words := []string{
		"đàn bà", "phụ nữ", "con gái", "nam", "nữ", "không được", "bước chân vào", "vào", "đình", "hậu cung", "và", "xưa kia",
		"chỉ", "đàn ông", "2 công", "1 công", "hòa thuận", "việt nam", "không ai được cấm",
	}
	rapid.Check(t, func(t *rapid.T) {
		var b strings.Builder
		for range rapid.IntRange(1, 12).Draw(t, "length") {
			b.WriteString(rapid.SampledFrom(words).Draw(t, "word"))
			b.WriteString(rapid.SampledFrom([]string{" ", " ", " ", ", ", "; ", ": ", ". "}).Draw(t, "mark"))
		}
		text := b.String()
		want := variantHits(m, text)
		for name, change := range variants {
			if diff := cmp.Diff(want, variantHits(m, change(text))); diff != "" {
				t.Errorf("%s: %q (-plain +variant)\n%s", name, text, diff)
			}
		}
	})
}

// variantHits gives the hits with their quotes in one spelling.
func variantHits(m *rules.Matcher, text string) []string {
	var out []string
	for _, h := range m.Match(body(text)) {
		quote := strings.ToLower(norm.NFC.String(text[h.Start:h.End]))
		quote = strings.NewReplacer("\u00a0", " ", "-", " ", "hoà", "hòa", "thuý", "thúy").Replace(quote)
		out = append(out, h.Rule.ID+" "+quote)
	}
	return out
}

func TestMatcherIsSafeForConcurrentUse(t *testing.T) {
	p := loadTestPack(t)
	m, err := rules.Compile(p)
	if err != nil {
		t.Fatal(err)
	}
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			for range 50 {
				for _, r := range p.Rules {
					for _, e := range r.Examples {
						if e.Match && len(m.Match(e.Clause())) == 0 {
							t.Errorf("%q is missed", e.Text)
						}
					}
				}
			}
		})
	}
	all.Wait()
}

func TestCompileRefusesDoubles(t *testing.T) {
	p := loadTestPack(t)
	if _, err := rules.Compile(p, p); err == nil {
		t.Error("two packs of one id compile")
	}
}

// TestLongSentence is a sentence without any mark: the matcher must neither lose a hit nor run away.
func TestLongSentence(t *testing.T) {
	m := oneRule(t, `match: "@women .. @bar .. @enter .. @sacred"`)
	text := strings.Repeat("đàn bà không được vào ", 5000) + "đình"
	got := quotes(m, body(text))
	if len(got) != 1 || got[0] != "đàn bà không được vào đình" {
		t.Errorf("%d hits, want the tightest one", len(got))
	}
}

func TestSurestOfAKind(t *testing.T) {
	rule := "  - {id: %s, title: t, message: m, grade: P2, against: women, mode: devalue, confidence: %s, basis: bdg-40-1-c, match: %q, examples: {match: x, pass: x}}\n"
	files := testPackFiles(t)
	files["K05.yaml"] = &fstest.MapFile{Data: []byte("kind: feast-seating\ncode: K05\nrules:\n" +
		fmt.Sprintf(rule, "longer-hint", "hint", "@women ..3 cỗ ..3 bếp") +
		fmt.Sprintf(rule, "short", "likely", "@women ..3 cỗ") +
		fmt.Sprintf(rule, "long", "likely", "@women ..3 cỗ ..1 ở") +
		fmt.Sprintf(rule, "elsewhere", "hint", "rửa bát"))}
	files["K20.yaml"] = &fstest.MapFile{Data: []byte("kind: housework\ncode: K20\nrules:\n" +
		fmt.Sprintf(rule, "another-kind", "hint", "lo cỗ"))}
	p, err := rules.LoadPack(files)
	if err != nil {
		t.Fatal(err)
	}
	m, err := rules.Compile(p)
	if err != nil {
		t.Fatal(err)
	}
	want := []hit{
		{"long", "phụ nữ lo cỗ ở", 0}, {"another-kind", "lo cỗ", len("phụ nữ ")},
		{"elsewhere", "rửa bát", len("phụ nữ lo cỗ ở bếp, ")},
	}
	got := hitsOf(m, rules.Example{Text: "phụ nữ lo cỗ ở bếp, rửa bát", Zone: corpus.ZoneBody})
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}
