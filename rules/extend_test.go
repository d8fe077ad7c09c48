package rules_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/rules"
)

// provincial is a pack that extends the embedded one.
func provincial(manifest string, more map[string]string) fstest.MapFS {
	files := fstest.MapFS{"pack.yaml": {Data: []byte("id: tinh\nversion: 1\ntitle: Bộ của tỉnh\nextends: gender\n" + manifest)}}
	for name, text := range more {
		files[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return files
}

const ownRule = `kind: conduct-dress
code: K25
rules:
  - id: %ID%
    title: Cấm đi xe máy
    message: Cấm riêng phụ nữ đi xe máy.
    grade: P2
    against: women
    mode: restrict
    confidence: sure
    basis: bdg-40-1-c
    suggestion: Mọi người đi xe máy đúng luật.
    match: "(@women|mế) không được cưỡi ngựa sắt"
    examples: {match: Phụ nữ không được cưỡi ngựa sắt., pass: Trẻ em không được cưỡi ngựa sắt.}
`

func ruleNamed(id, more string) map[string]string {
	return map[string]string{"K25.yaml": strings.Replace(ownRule, "%ID%", id, 1) + more}
}

// firing are the rules that fire on a text, with their confidence.
func firing(t *testing.T, p *rules.Pack, text string) []string {
	t.Helper()
	m, err := rules.Compile(p)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, h := range m.Match(corpus.Clause{Text: text, Zone: corpus.ZoneBody}) {
		out = append(out, h.Rule.ID+" "+string(h.Confidence))
	}
	return out
}

const (
	barred  = "Đàn bà, con gái không được vào trong đình."
	ironing = "Mế không được cưỡi ngựa sắt."
)

func TestExtending(t *testing.T) {
	for _, c := range []struct {
		name, manifest string
		files          map[string]string
		text           string
		want           []string
	}{
		{"the extended pack's rules", "", nil, barred, []string{"worship-women-barred"}},
		{"a rule of its own, with sets of the other", "", ruleNamed("no-motorbike", ""), "Phụ nữ không được cưỡi ngựa sắt.", []string{"no-motorbike"}},
		{"phrases more in a set", "", map[string]string{"sets.yaml": "women-strong: [mế]\n"}, "Mế không được vào trong đình.", []string{"worship-women-barred"}},
		{"retired", "override: [{rule: worship-women-barred, status: retired, reason: Công văn 12}]\n", nil, barred, nil},
		{"a draft", "override: [{rule: worship-women-barred, status: draft, reason: Công văn 12}]\n", nil, barred, nil},
		{"on trial, the balance speaks", "override: [{rule: worship-women-barred, status: trial, reason: Công văn 12}]\n", nil, barred, []string{"worship-ritual-weighed"}},
		{"less sure, the balance speaks", "override: [{rule: worship-women-barred, confidence: hint, reason: Công văn 12}]\n", nil, barred, []string{"worship-ritual-weighed"}},
		{"replaced", "", ruleNamed("worship-women-barred", "    reason: Nói rõ hơn\n"), barred, nil},
		{"what replaces", "", ruleNamed("worship-women-barred", "    reason: Nói rõ hơn\n"), ironing, []string{"worship-women-barred"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			p, err := rules.LoadPack(provincial(c.manifest, c.files))
			if err != nil {
				t.Fatal(err)
			}
			got := firing(t, p, c.text)
			if !containsAll(got, c.want) || len(c.want) == 0 && contains(got, "worship-women-barred") {
				t.Errorf("on %q fire %q, want %q", c.text, got, c.want)
			}
		})
	}
}

func contains(list []string, prefix string) bool {
	for _, s := range list {
		if strings.HasPrefix(s, prefix) {
			return true
		}
	}
	return false
}

func containsAll(list, want []string) bool {
	for _, w := range want {
		if !contains(list, w) {
			return false
		}
	}
	return true
}

func TestExtendingWrongly(t *testing.T) {
	for _, c := range []struct {
		name, manifest string
		files          map[string]string
		want           string
	}{
		{"unknown pack", "", nil, `pack.yaml:4:10: extends: no pack "gendre" comes with the program; did you mean "gender"?`},
		{"no reason", "override: [{rule: worship-women-barred, status: retired}]\n", nil, "pack.yaml:5:19: override of worship-women-barred: a reason is wanted"},
		{"no change", "override: [{rule: worship-women-barred, reason: x}]\n", nil, "pack.yaml:5:19: override of worship-women-barred: a status or a confidence is wanted"},
		{"unknown rule", "override: [{rule: worship-women-bared, status: retired, reason: x}]\n", nil,
			`pack.yaml:5:19: override: the pack gender has no rule "worship-women-bared"; did you mean "worship-women-barred"?`},
		{"unknown status", "override: [{rule: worship-women-barred, status: off, reason: x}]\n", nil, `pack.yaml:5:49: status is one of draft, trial, active, retired, not "off"`},
		{"replaces without a reason", "", ruleNamed("worship-women-barred", ""), "K25.yaml:4:9: rule worship-women-barred replaces the one of the pack gender: it needs a reason"},
		{"reason without a rule", "", ruleNamed("no-motorbike", "    reason: x\n"), "K25.yaml:4:9: rule no-motorbike has a reason, but there is no rule of this id that it replaces"},
		{"law of the other", "", map[string]string{"law.yaml": "- {id: bdg-40-1-c, act: Luật, confidence: A}\n"}, "law.yaml:1:8: law bdg-40-1-c is already in pack gender"},
	} {
		t.Run(c.name, func(t *testing.T) {
			files := provincial(c.manifest, c.files)
			if c.name == "unknown pack" {
				files["pack.yaml"].Data = []byte(strings.Replace(string(files["pack.yaml"].Data), "gender", "gendre", 1))
			}
			_, err := rules.LoadPack(files)
			if err == nil {
				t.Fatal("it loads")
			}
			first, _, _ := strings.Cut(err.Error(), "\n")
			if diff := cmp.Diff(c.want, first); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

// Nothing but the packs' own rules can be overridden.
func TestOverridingAlone(t *testing.T) {
	files := testPackFiles(t)
	files["pack.yaml"].Data = append(files["pack.yaml"].Data, "override: [{rule: worship-barred, status: trial, reason: x}]\n"...)
	_, err := rules.LoadPack(files)
	if err == nil || !strings.Contains(err.Error(), "only a pack that extends another one") {
		t.Errorf("error %v", err)
	}
}

func TestExceptionalRulesAreNamed(t *testing.T) {
	p, err := rules.LoadPack(provincial("override: [{rule: worship-women-barred, status: retired, reason: Công văn 12}]\n", ruleNamed("no-motorbike", "    status: draft\n")))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, r := range p.Exceptional() {
		got = append(got, strings.Join([]string{r.ID, string(r.Status), r.Reason}, "|"))
	}
	if diff := cmp.Diff([]string{"worship-women-barred|retired|Công văn 12", "no-motorbike|draft|"}, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

// The hash of a pack is that of everything which decides what it finds.
func TestHashKnowsTheExtendedPack(t *testing.T) {
	alone := provincial("", ruleNamed("no-motorbike", ""))
	p, err := rules.LoadPack(alone)
	if err != nil {
		t.Fatal(err)
	}
	gender, err := rules.Embedded("gender")
	if err != nil {
		t.Fatal(err)
	}
	if p.Extends == nil || p.Extends.SHA256 != gender.SHA256 || p.SHA256 == gender.SHA256 {
		t.Errorf("hash %s, of the extended pack %v", p.SHA256, p.Extends)
	}
}

// A draft is tested like every rule, though no document meets it.
func TestDraftsAreTested(t *testing.T) {
	files := testPackFiles(t)
	f := files["K18-labour-contribution.yaml"]
	f.Data = []byte(strings.Replace(string(f.Data), "    title:", "    status: draft\n    title:", 1))
	p, err := rules.LoadPack(files)
	if err != nil {
		t.Fatal(err)
	}
	if got := firing(t, p, "Mỗi năm nam 2 công, nữ 1 công."); got != nil {
		t.Errorf("the draft fires: %v", got)
	}
	f.Data = []byte(strings.Replace(string(f.Data), "Mỗi năm nam 2 công, nữ 1 công.", "Mỗi năm nam 2 công.", 1))
	if p, err = rules.LoadPack(files); err != nil {
		t.Fatal(err)
	}
	failures, err := rules.Test(p)
	if err != nil || len(failures) != 1 {
		t.Errorf("failures %v, error %v", failures, err)
	}
}

// A mask of the extending pack is no learned sign: it leaves the signs of the pack that it extends as they are.
func TestAnOwnMaskLeavesTheWeightsAlone(t *testing.T) {
	base, err := rules.Embedded("gender")
	if err != nil {
		t.Fatal(err)
	}
	own, err := rules.LoadPack(provincial("masks:\n  - {id: own, why: y, patterns: [ngựa sắt]}\n", ruleNamed("own", "")))
	if err != nil {
		t.Fatal(err)
	}
	for _, text := range []string{
		"Nghiêm cấm đặt ra quy định đàn bà không được vào đình.", "Bãi bỏ lệ: con gái không được chia đất.", "Đàn bà không được vào đình làng.",
	} {
		clause := corpus.Clause{Text: text, Zone: corpus.ZoneBody}
		want, got := compiled(t, base).Explain(clause, 0).Sums, compiled(t, own).Explain(clause, 0).Sums
		if len(want) != 1 || len(got) != 1 || want[0].Signs != got[0].Signs {
			t.Errorf("%s: %v weighs %v alone, %v in the pack that extends it", text, base.ID, want, got)
		}
	}
}

// TestExtendingAndLongDocuments: rules that a pack has from another are its own, where what is likely needs something sure.
func TestExtendingAndLongDocuments(t *testing.T) {
	own, err := rules.LoadPack(provincial("", ruleNamed("no-motorbike", "")))
	if err != nil {
		t.Fatal(err)
	}
	m, err := rules.Compile(own)
	if err != nil {
		t.Fatal(err)
	}
	gender := genderMatcher(t)
	for _, texts := range [][]string{
		{"Phụ nữ được miễn trực đêm."},
		{"Phụ nữ được miễn trực đêm.", barred},
	} {
		for range 22 {
			texts = append(texts, "Giữ vệ sinh chung.")
		}
		a, b := m.MatchDocument(bodies(texts...)), gender.MatchDocument(bodies(texts...))
		if len(b[0]) == 0 {
			t.Errorf("%s: no hit to compare", texts[0])
		}
		for i := range texts {
			if diff := cmp.Diff(said(b[i]), said(a[i])); diff != "" {
				t.Errorf("%s (-gender +extended)\n%s", texts[i], diff)
			}
		}
	}
}

func said(hits []rules.Hit) (list []string) {
	for _, h := range hits {
		list = append(list, h.Rule.ID+" "+string(h.Confidence))
	}
	return list
}
