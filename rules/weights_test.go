package rules_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/rules"
)

// balanced is the test pack with a balance and one rule that rests on it; the weights are those of a case.
func balanced(t *testing.T, weights string) *rules.Matcher {
	t.Helper()
	return matcherOf(t, balancedFiles(t, weights))
}

func balancedPack(t *testing.T, weights string) *rules.Pack {
	t.Helper()
	p, err := rules.LoadPack(balancedFiles(t, weights))
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func balancedFiles(t *testing.T, weights string) fstest.MapFS {
	t.Helper()
	files := testPackFiles(t)
	delete(files, "K18-labour-contribution.yaml")
	files["pack.yaml"].Data = append(files["pack.yaml"].Data, []byte(`
balance:
  women: women
  men: men
  signs: [bar, sacred]
  levels: {sure: 2, likely: 0, hint: -1}
  rules: {sure: 1, likely: 0, none: -1}
`)...)
	files["facts.yaml"] = &fstest.MapFile{Data: []byte("- {id: now-gone, patterns: [nay bỏ]}\n- {id: lead-bans, lead: [xin bỏ]}\n")}
	files["weights.tsv"] = &fstest.MapFile{Data: []byte(weights)}
	files["K25.yaml"] = &fstest.MapFile{Data: []byte(`kind: conduct-dress
code: K25
rules:
  - id: weighed
    title: t
    message: m
    grade: P2
    against: both
    mode: restrict
    confidence: likely
    basis: bdg-40-1-c
    weighed: true
    match: "(@women|@men)"
    examples: {match: x, pass: x}
`)}
	return files
}

// TestBalance shows what each kind of sign does, and that the sum decides how sure a hit is.
func TestBalance(t *testing.T) {
	for _, c := range []struct {
		name, weights, text, want string
	}{
		{"nothing known, no rule", "0\tbias", "Phụ nữ hát.", "weighed hint"},
		{"a run", "0\tbias\n4\t{woman} hát", "Phụ nữ hát.", "weighed sure"},
		{"a person stands for both", "0\tbias\n1.5\t{person} hát", "Đàn ông hát.", "weighed likely"},
		{"near after a name", "0\tbias\n1.5\t{woman} … hay", "Phụ nữ hát rất hay.", "weighed likely"},
		{"near before a name", "0\tbias\n1.5\thát … {woman}", "Hát cho phụ nữ.", "weighed likely"},
		{"a skip", "0\tbias\n1.5\thát · hay", "Phụ nữ hát rất hay.", "weighed likely"},
		{"a set", "0\tbias\n1.5\t@sacred", "Phụ nữ ra đình.", "weighed likely"},
		{"a set near another", "0\tbias\n1.5\t@bar … @sacred", "Phụ nữ bị cấm ra đình.", "weighed likely"},
		{"between the two", "0\tbias\n1.5\t>< hơn", "Phụ nữ hơn đàn ông.", "weighed likely"},
		{"between two of one", "0\tbias\n1.5\t<> hơn", "Phụ nữ hơn vợ.", "weighed likely"},
		{"a fact counts a quarter", "0\tbias\n6\t= now-gone", "Phụ nữ nay bỏ.", "weighed likely"},
		{"a fact of a lead", "0\tbias\n6\t= lead-bans", "Xin bỏ: phụ nữ hát.", "weighed likely"},
		{"the first numbers", "0\tbias\n6\t= first-numbers-differ", "Hai phần cho nam, một phần cho phụ nữ.", "weighed likely"},
		{"amounts of one measure", "0\tbias\n6\t= measures-differ", "Phụ nữ 2 công, nghỉ; nam 3 công.", "weighed likely"},
		{"a sign counts once", "0\tbias\n1.5\tla", "Phụ nữ la la la.", "weighed likely"},
		{"a rule that fired adds", "0\tbias", "Phụ nữ không được vào đình.", "worship-barred likely"},
		{"and is a hint where the sum is low", "-3\tbias", "Phụ nữ không được vào đình.", "worship-barred hint"},
		{"nobody is named", "5\tbias", "Trẻ em không được vào đình.", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			for _, h := range balanced(t, c.weights).Match(body(c.text)) {
				got = append(got, h.Rule.ID+" "+string(h.Confidence))
			}
			if diff := cmp.Diff(c.want, strings.Join(got, "; ")); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

// topicWeights are weights whose word "đình" speaks for one kind, by its place in the catalogue.
func topicWeights(kind int) string {
	var b strings.Builder
	b.WriteString("0\tbias\n")
	for _, k := range rules.Kinds() {
		b.WriteString("0\ttopic " + k.ID + "\t1\n")
	}
	letters := []byte(strings.Repeat("O", len(rules.Kinds())))
	letters[kind] = 'Z'
	b.WriteString("1\tđình\t\t" + string(letters) + "\n")
	return b.String()
}

// TestTopics shows that of the rules that fire those are named whose kind the clause is about; and that the weighed rule of
// its kind speaks where none of them is.
func TestTopics(t *testing.T) {
	worship, conduct, rest := 3, 24, 0
	for name, c := range map[string]struct {
		kind int
		want string
	}{
		"the rule's kind":                   {worship, "worship-barred sure"},
		"that of a weighed rule":            {conduct, "weighed sure"},
		"one for which no rule could speak": {rest, "worship-barred sure"},
	} {
		t.Run(name, func(t *testing.T) {
			hits := balanced(t, topicWeights(c.kind)).Match(body("Phụ nữ không được vào đình."))
			if len(hits) != 1 || hits[0].Rule.ID+" "+string(hits[0].Confidence) != c.want {
				t.Errorf("got %v, want %s", hits, c.want)
			}
		})
	}
}

// TestTopicsWhereNothingWasWeighed: a hint in a part of the document at which no weighed rule looks has a kind as well.
func TestTopicsWhereNothingWasWeighed(t *testing.T) {
	files := balancedFiles(t, topicWeights(3))
	for name, change := range map[string][2]string{
		"K04-worship-ritual.yaml": {"confidence: sure", "confidence: hint\n    zones: [preamble]"},
		"K25.yaml":                {"weighed: true", "weighed: true\n    zones: [body]"},
	} {
		text := strings.Replace(string(files[name].Data), change[0], change[1], 1)
		if text == string(files[name].Data) {
			t.Fatalf("%s has no %q", name, change[0])
		}
		files[name] = &fstest.MapFile{Data: []byte(text)}
	}
	clause := body("Phụ nữ không được vào đình.")
	clause.Zone = corpus.ZonePreamble
	hits := matcherOf(t, files).Match(clause)
	if len(hits) != 1 || hits[0].Rule.ID != "worship-barred" || hits[0].Confidence != rules.Hint {
		t.Errorf("got %v", hits)
	}
}

// TestTopicsNameNoFindingOnTrial: a weighed rule on trial gives hints, whatever it speaks in place of.
func TestTopicsNameNoFindingOnTrial(t *testing.T) {
	files := balancedFiles(t, topicWeights(24))
	files["K25.yaml"] = &fstest.MapFile{Data: []byte(strings.Replace(string(files["K25.yaml"].Data), "weighed: true", "weighed: true\n    status: trial", 1))}
	for _, h := range matcherOf(t, files).Match(body("Phụ nữ không được vào đình.")) {
		if h.Rule.ID == "weighed" && h.Confidence != rules.Hint {
			t.Errorf("the rule on trial gives what is %s", h.Confidence)
		}
	}
}

func matcherOf(t *testing.T, files fstest.MapFS) *rules.Matcher {
	t.Helper()
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

// TestTopicsOfWrongFiles: a file of weights with topics that are not those of the catalogue does not load.
func TestTopicsOfWrongFiles(t *testing.T) {
	good := topicWeights(3)
	for name, bad := range map[string]string{
		"a letter is missing": strings.Replace(good, "OOOO\n", "OOO\n", 1),
		"a topic is missing":  strings.Replace(good, "0\ttopic security-duty\t1\n", "", 1),
		"in another order":    strings.Replace(good, "topic schooling", "topic housework", 1),
		"behind letters":      strings.Replace(good, "0\tbias\n", "0\tbias\n1\tlàng\t\tO\n", 1),
		"no number":           "nan\thát\n" + good,
		"no end":              "-inf\thát\n" + good,
	} {
		for _, file := range []string{"weights.tsv", "weights-bare.tsv"} {
			files := balancedFiles(t, good)
			files[file] = &fstest.MapFile{Data: []byte(bad)}
			if _, err := rules.LoadPack(files); err == nil || !strings.Contains(err.Error(), file) {
				t.Errorf("%s, %s: %v", file, name, err)
			}
		}
	}
}

// TestBalanceUnderALead shows the signs of an item under its lead-in.
func TestBalanceUnderALead(t *testing.T) {
	for _, c := range []struct{ weights, lead, want string }{
		{"0\tbias\n1.5\t@bar : {person}", "Không được:", "weighed likely"},
		{"0\tbias\n1.5\t@bar : {^} {person}", "Không được:", "weighed likely"},
		{"0\tbias\n1.5\t@bar : {person}", "Được:", "weighed hint"},
		{"0\tbias\n1.5\t@bar : {^} hát", "Không được:", "weighed hint"},
	} {
		clause := body("Phụ nữ hát.")
		clause.LeadIns = []string{c.lead}
		hits := balanced(t, c.weights).Match(clause)
		if len(hits) != 1 || hits[0].Rule.ID+" "+string(hits[0].Confidence) != c.want {
			t.Errorf("%q under %q: got %v, want %s", c.weights, c.lead, hits, c.want)
		}
	}
}

// TestLearn learns a distinction from a few clauses and finds it in others; and learning twice gives the same weights.
func TestLearn(t *testing.T) {
	set := []rules.Labelled{
		{Text: "Phụ nữ ngồi dưới bếp.", Label: "D"}, {Text: "Đàn bà ngồi dưới bếp nhé.", Label: "D"}, {Text: "Phụ nữ lại ngồi dưới bếp.", Label: "D"},
		{Text: "Phụ nữ ngồi nhà trên.", Label: "N"}, {Text: "Đàn bà ngồi nhà trên nhé.", Label: "N"}, {Text: "Phụ nữ lại ngồi nhà trên.", Label: "N"},
		{Text: "Phụ nữ thích gì thì ngồi.", Label: "B"},
	}
	how := rules.UsualLearning()
	how.Least = 2
	pack := balancedPack(t, "0\tbias")
	files, err := pack.Learn(set, how)
	if err != nil {
		t.Fatal(err)
	}
	again, err := pack.Learn(set, how)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(files, again); diff != "" {
		t.Errorf("learning is not repeatable:\n%s", diff)
	}
	m := balanced(t, files["weights.tsv"])
	for text, want := range map[string]bool{"Nữ giới mà ngồi dưới bếp.": true, "Nữ giới được ngồi nhà trên.": false} {
		flagged := false
		for _, h := range m.Match(body(text)) {
			flagged = flagged || h.Confidence != rules.Hint
		}
		if flagged != want {
			t.Errorf("%s: flagged %v, want %v", text, flagged, want)
		}
	}
}

// TestWordsOfOneBeginning: words that are alike in their first sixteen bytes are not one word.
func TestWordsOfOneBeginning(t *testing.T) {
	m := balanced(t, "0\tbias\n-40\tabcdefghijklmnopq\n40\tabcdefghijklmnop\n-40\tabcdefghijklmnopr\n")
	for text, want := range map[string]string{
		"Phụ nữ abcdefghijklmnop.": "sure", "Phụ nữ abcdefghijklmnopq.": "", "Phụ nữ abcdefghijklmnopr.": "",
	} {
		got := ""
		for _, h := range m.Match(body(text)) {
			got = string(h.Confidence)
		}
		if got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}
