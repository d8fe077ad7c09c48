package rules_test

import (
	"bufio"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/viet"
	"github.com/huonguoc/huonguoc/rules"
)

// BenchmarkRules matches the clauses of the development set with packs of growing size: the cost of a clause should
// hardly depend on the number of rules. The rules' words are drawn from one half of the clauses and matched on the
// other. Beside it stands the floor: the normal form and its tokens alone.
func BenchmarkRules(b *testing.B) {
	texts := developmentTexts(b)
	clauses := make([]corpus.Clause, len(texts)/2)
	size := int64(0)
	for i := range clauses {
		clauses[i] = corpus.Clause{Text: texts[2*i], Zone: corpus.ZoneBody}
		size += int64(len(texts[2*i]))
	}
	b.Run("tokens-only", func(b *testing.B) {
		b.SetBytes(size)
		for b.Loop() {
			for _, c := range clauses {
				viet.Tokenize(viet.Normal(c.Text))
			}
		}
	})
	for _, count := range []int{1, 250, 500, 1000, 2000} {
		m, err := rules.Compile(sizedPack(b, texts, count))
		if err != nil {
			b.Fatal(err)
		}
		b.Run(fmt.Sprintf("rules=%d", count), func(b *testing.B) { matchAll(b, m, clauses, size) })
	}
}

func matchAll(b *testing.B, m *rules.Matcher, clauses []corpus.Clause, size int64) {
	b.SetBytes(size)
	b.ReportAllocs()
	hits := 0
	for b.Loop() {
		hits = 0
		for _, c := range clauses {
			hits += len(m.Match(c))
		}
	}
	b.ReportMetric(float64(hits)/float64(len(clauses)), "hits/clause")
}

// developmentTexts are the texts of the development set; only their words are used here.
func developmentTexts(b *testing.B) []string {
	b.Helper()
	f, err := os.Open("testdata/clauses.jsonl")
	if err != nil {
		b.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	var texts []string
	for lines := bufio.NewScanner(f); lines.Scan(); {
		var line struct{ Text string }
		if err := json.Unmarshal(lines.Bytes(), &line); err != nil {
			b.Fatal(err)
		}
		texts = append(texts, line.Text)
	}
	return texts
}

// sizedPack makes rules from the words of every second text: three in five are a phrase, the others two sets and a
// phrase with gaps.
func sizedPack(b *testing.B, texts []string, count int) *rules.Pack {
	b.Helper()
	random := rand.New(rand.NewPCG(1, 2))
	sample := func(n int) string {
		for {
			words := strings.Fields(strings.Map(onlyLetters, texts[2*random.IntN(len(texts)/2)+1]))
			if len(words) > n {
				at := random.IntN(len(words) - n)
				return strings.Join(words[at:at+n], " ")
			}
		}
	}
	var sets, list strings.Builder
	for i := range 40 {
		phrases := make([]string, 20)
		for j := range phrases {
			phrases[j] = sample(2)
		}
		fmt.Fprintf(&sets, "s%d: %s\n", i, quoteAll(phrases))
	}
	for i := range count {
		pattern := sample(3)
		if i%5 > 2 {
			pattern = fmt.Sprintf("@s%d ..6 @s%d ..4 (%s)", random.IntN(40), random.IntN(40), sample(2))
		}
		fmt.Fprintf(&list, "  - {id: r%d, title: t, message: m, grade: P1, against: women, mode: exclude, confidence: sure, basis: law, "+
			"match: %q, examples: {match: x, pass: x}}\n", i, pattern)
	}
	p, err := rules.LoadPack(fstest.MapFS{
		"pack.yaml": {Data: []byte("id: bench\nversion: 1\n")},
		"sets.yaml": {Data: []byte(sets.String())},
		"law.yaml":  {Data: []byte("- {id: law, act: Luật, confidence: A}\n")},
		"K04.yaml":  {Data: []byte("kind: worship-ritual\ncode: K04\nrules:\n" + list.String())},
	})
	if err != nil {
		b.Fatal(err)
	}
	return p
}

func onlyLetters(r rune) rune {
	if strings.ContainsRune(".,;:!?()[]|@<>^$\"'-–/%“”0123456789", r) {
		return ' '
	}
	return r
}
