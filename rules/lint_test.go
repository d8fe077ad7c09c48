package rules_test

import (
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/huonguoc/huonguoc/rules"
)

func TestLint(t *testing.T) {
	const k05 = `kind: feast-seating
code: K05
rules:
  - id: feast-apart
    title: Chia mâm
    message: Chia mâm theo giới.
    grade: P2
    against: women
    mode: devalue
    confidence: likely
    basis: bdg-40-1-c
    suggestion: Xếp chỗ theo tuổi.
    match: "@women ..6 dưới bếp"
    examples: {match: Đàn bà ăn dưới bếp., pass: Mọi người ngồi chung.}
`
	second := strings.NewReplacer("feast-apart", "feast-second", "likely", "hint").Replace(k05[strings.Index(k05, "  - id"):])
	for _, c := range []struct {
		name, file, text string
		want             []string
	}{
		{"nothing wrong", "K05.yaml", k05, nil},
		{"unused set", "sets-more.yaml", "far: [xa]\n", []string{`sets-more.yaml:1: set "far" is used by nothing`}},
		{"unreachable exception", "K05.yaml", k05 + "    unless: cùng ăn\n",
			[]string{`K05.yaml:15: rule feast-apart: the exception "cùng ăn" is reached by none of its examples`}},
		{"always neutral", "K05.yaml", strings.Replace(k05, `"@women ..6 dưới bếp"`, `["@women ..6 dưới bếp", "@women ..6 bà con"]`, 1),
			[]string{
				`K05.yaml:13: rule feast-apart: no example that must match is caught by "@women ..6 bà con"`,
				`K05.yaml:13: rule feast-apart: this can never match, because the neutral phrases cover "bà con"`,
			}},
		{"shadowed", "K05.yaml", k05 + second,
			[]string{
				`K05.yaml:15: rule feast-second is shadowed: on each of its examples rule feast-apart is kept instead`,
				`K05.yaml:24: rule feast-second asks for "@women ..6 dưới bếp", and so does rule feast-apart (K05.yaml:13)`,
			}},
		{"asked twice", "K05.yaml", strings.Replace(k05, `"@women ..6 dưới bếp"`, `["@women ..6 dưới bếp", "(@women)  ..6 Dưới bếp"]`, 1),
			[]string{`K05.yaml:13: rule feast-apart asks for "(@women)  ..6 Dưới bếp" twice`}},
		{"a phrase twice", "sets-more.yaml", "women-too: [mế, bà, Mế]\n", []string{
			`sets-more.yaml:1: set "women-too" is used by nothing`, `sets-more.yaml:1: set women-too: the phrase "Mế" is already in sets-more.yaml:1`,
		}},
		{"needless exception", "K05.yaml", k05 + "    unless: ngồi chung\n",
			[]string{`K05.yaml:15: rule feast-apart: without the exception "ngồi chung" its examples would do the same`}},
		{"no suggestion", "K05.yaml", strings.Replace(k05, "    suggestion: Xếp chỗ theo tuổi.\n", "", 1),
			[]string{`K05.yaml:4: rule feast-apart suggests no neutral wording`}},
		{"does not load", "K05.yaml", strings.Replace(k05, "grade", "graed", 1), []string{`K05.yaml:7:5: unknown key "graed"; did you mean "grade"?`}},
	} {
		t.Run(c.name, func(t *testing.T) {
			files := testPackFiles(t)
			clean := lines(rules.Lint(files))
			files[c.file] = &fstest.MapFile{Data: []byte(c.text)}
			if diff := cmp.Diff(c.want, without(lines(rules.Lint(files)), clean)); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

func TestLintOfTheTestPack(t *testing.T) {
	want := []string{
		"K04-worship-ritual.yaml:28: rule worship-any-order suggests no neutral wording",
		"K18-labour-contribution.yaml:4: rule labour-unequal suggests no neutral wording",
		`pack.yaml:10: mask equality: no example of the pack needs "(nghiêm cấm|không) ..2 phân biệt đối xử ..6 @women"`,
	}
	if diff := cmp.Diff(want, lines(rules.Lint(os.DirFS("testdata/testpack")))); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

// lines gives the first line of each problem.
func lines(problems []rules.Problem) []string {
	var out []string
	for _, p := range problems {
		first, _, _ := strings.Cut(p.String(), "\n")
		out = append(out, first)
	}
	return out
}

func without(list, known []string) []string {
	var out []string
	for _, s := range list {
		if !strings.Contains(strings.Join(known, "\n"), s) {
			out = append(out, s)
		}
	}
	return out
}

// TestFailures changes an example of the test pack so that it no longer holds.
func TestFailures(t *testing.T) {
	for _, c := range []struct{ name, from, to, want string }{
		{"must match, silent", "Đàn bà, con gái không được vào trong đình.", "Đàn bà vào đình.", "must match, but no rule fires"},
		{"must pass, fires", "Người vào đình ăn mặc nghiêm túc.", "Đàn bà không được vào đình.", `must pass, but the rule fires on "Đàn bà không được vào đình"`},
		{"must pass, another fires", "Người vào đình ăn mặc nghiêm túc.", "Nam 2 công, nữ 1 công.",
			`must pass, but rule labour-unequal (sure) fires on "Nam 2 công, nữ 1 công"`},
		{"must match, only another fires", "Đàn bà, con gái không được vào trong đình.", `"Nam 2 công, nữ 1 công."`,
			`must match, but only rule labour-unequal fires, on "Nam 2 công, nữ 1 công"`},
	} {
		t.Run(c.name, func(t *testing.T) {
			files := testPackFiles(t)
			f := files["K04-worship-ritual.yaml"]
			f.Data = []byte(strings.Replace(string(f.Data), c.from, c.to, 1))
			p, err := rules.LoadPack(files)
			if err != nil {
				t.Fatal(err)
			}
			failures, err := rules.Test(p)
			if err != nil {
				t.Fatal(err)
			}
			if len(failures) != 1 || failures[0].Message != c.want {
				t.Errorf("failures %v, want one: %s", failures, c.want)
			}
		})
	}
}
