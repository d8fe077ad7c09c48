package rules_test

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/cloudflare/ahocorasick"
	"github.com/wasilibs/go-re2/experimental"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/viet"
	"github.com/huonguoc/huonguoc/rules"
)

// BenchmarkRules matches the clauses of the development set with packs of growing size: the cost of a clause should
// hardly depend on the number of rules. The rules' words are drawn from one half of the clauses and matched on the
// other, so that more rules find more there; silent rules are of the same words put together at random, and find next to
// nothing. Beside them stand peers on the normal form of the same clauses, which is made beforehand and costs them nothing:
// RE2 with all rules as one set of expressions, and an automaton over bytes that looks for the same words and knows no
// rules. The floor is reading the syllables alone. All count the bytes of the clauses.
func BenchmarkRules(b *testing.B) {
	texts := developmentTexts(b)
	clauses, normal := []corpus.Clause{}, []string{}
	size := int64(0)
	for i := 0; i+1 < len(texts); i += 2 {
		clauses = append(clauses, corpus.Clause{Text: texts[i], Zone: corpus.ZoneBody})
		normal = append(normal, viet.Normal(texts[i]))
		size += int64(len(texts[i]))
	}
	b.Run("syllables", func(b *testing.B) { benchSyllables(b, clauses, size) })
	for _, kind := range []struct {
		name string
		draw draw
	}{{"rules", wordsTogether}, {"silent-rules", wordsAtRandom}} {
		for _, count := range []int{500, 1000, 2000} {
			m := compiled(b, drawSample(texts, count, kind.draw).pack(b))
			b.Run(fmt.Sprintf("%s=%d", kind.name, count), func(b *testing.B) { matchAll(b, m, clauses, size) })
		}
	}
	sample := drawSample(texts, 500, wordsTogether)
	b.Run("re2-set=500", func(b *testing.B) { benchRE2(b, sample, normal, size) })
	b.Run("aho-corasick=500", func(b *testing.B) { benchAhoCorasick(b, sample, normal, size) })
}

// BenchmarkCopies matches the samples with the embedded pack once, twice and four times over, as packs that have their
// word sets and patterns in common: what they share is looked for once, and every rule that is tried is tried again.
func BenchmarkCopies(b *testing.B) {
	for _, copies := range []int{1, 2, 4} {
		packs := make([]*rules.Pack, copies)
		for i := range packs {
			packs[i] = copiedPack(b, i)
		}
		m := compiled(b, packs...)
		b.Run(fmt.Sprintf("packs=%d", copies), func(b *testing.B) {
			benchClauses(b, func(c corpus.Clause) int { return len(m.Match(c)) })
		})
	}
}

// copiedPack is the embedded pack with other ids.
func copiedPack(b testing.TB, number int) *rules.Pack {
	b.Helper()
	embedded, err := rules.EmbeddedFiles("gender")
	if err != nil {
		b.Fatal(err)
	}
	names, err := fs.Glob(embedded, "*")
	if err != nil {
		b.Fatal(err)
	}
	files := fstest.MapFS{}
	ids := map[bool]*regexp.Regexp{ // of the pack, and of rules
		true: regexp.MustCompile(`(?m)^(id: [a-z0-9-]+)$`), false: regexp.MustCompile(`(?m)^(  - id: [a-z0-9-]+)$`),
	}
	for _, name := range names {
		data, err := fs.ReadFile(embedded, name)
		if err != nil {
			b.Fatal(err)
		}
		if name == "pack.yaml" || name[0] == 'K' {
			data = ids[name == "pack.yaml"].ReplaceAll(data, fmt.Appendf(nil, "${1}-copy-%d", number))
		}
		files[name] = &fstest.MapFile{Data: data}
	}
	p, err := rules.LoadPack(files)
	if err != nil {
		b.Fatal(err)
	}
	return p
}

func compiled(b testing.TB, packs ...*rules.Pack) *rules.Matcher {
	b.Helper()
	m, err := rules.Compile(packs...)
	if err != nil {
		b.Fatal(err)
	}
	return m
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

func benchSyllables(b *testing.B, clauses []corpus.Clause, size int64) {
	scanner := viet.NewScanner(func(string, viet.TokenKind) int32 { return 1 })
	var tokens []viet.Scanned
	b.SetBytes(size)
	for b.Loop() {
		for _, c := range clauses {
			tokens = scanner.Append(tokens[:0], c.Text)
		}
	}
}

func benchRE2(b *testing.B, s sample, normal []string, size int64) {
	var exprs []string
	for _, r := range s.rules {
		exprs = append(exprs, s.expression(r))
	}
	set, err := experimental.CompileSetWithOptions(exprs, experimental.CompileOptions{MaxMem: 1 << 30})
	if err != nil {
		b.Fatal(err)
	}
	hits := 0
	match := func() {
		hits = 0
		for _, text := range normal {
			found, err := set.FindAllStringWithError(text, len(exprs))
			if err != nil {
				b.Fatal(err)
			}
			hits += len(found)
		}
	}
	match() // RE2 builds its states when it meets the text
	b.SetBytes(size)
	for b.Loop() {
		match()
	}
	b.ReportMetric(float64(hits)/float64(len(normal)), "hits/clause")
}

func benchAhoCorasick(b *testing.B, s sample, normal []string, size int64) {
	m := ahocorasick.NewStringMatcher(s.phrases())
	texts := make([][]byte, len(normal))
	for i, text := range normal {
		texts[i] = []byte(text)
	}
	b.SetBytes(size)
	for b.Loop() {
		for _, text := range texts {
			m.Match(text)
		}
	}
}

// developmentTexts are the texts of the development set; only their words are used here.
func developmentTexts(b testing.TB) []string {
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

// sample is rules made of the words of every second text: three in five are a phrase, the others two sets and a phrase
// with gaps.
type sample struct {
	sets  [][]string
	rules []sampleRule
}

type sampleRule struct {
	phrase string
	sets   []int // none, or two before the phrase
}

func drawSample(texts []string, count int, draw draw) sample {
	random := rand.New(rand.NewPCG(1, 2))
	phrase := func(n int) string {
		for {
			words := strings.Fields(strings.Map(onlyLetters, viet.Normal(texts[2*random.IntN(len(texts)/2)+1])))
			if len(words) > n {
				return strings.Join(draw(random, words, n), " ")
			}
		}
	}
	var s sample
	for range 40 {
		set := make([]string, 20)
		for i := range set {
			set[i] = phrase(2)
		}
		s.sets = append(s.sets, set)
	}
	for i := range count {
		r := sampleRule{phrase: phrase(3)}
		if i%5 > 2 {
			r = sampleRule{phrase(2), []int{random.IntN(len(s.sets)), random.IntN(len(s.sets))}}
		}
		s.rules = append(s.rules, r)
	}
	return s
}

// draw takes some words of a text.
type draw func(random *rand.Rand, words []string, count int) []string

func wordsTogether(random *rand.Rand, words []string, count int) []string {
	at := random.IntN(len(words) - count)
	return words[at : at+count]
}

func wordsAtRandom(random *rand.Rand, words []string, count int) []string {
	random.Shuffle(len(words), func(i, k int) { words[i], words[k] = words[k], words[i] })
	return words[:count]
}

func onlyLetters(r rune) rune {
	if strings.ContainsRune(".,;:!?()[]|@<>^$\"'-–/%“”0123456789\\*+", r) {
		return ' '
	}
	return r
}

// phrases are all words that the rules look for.
func (s sample) phrases() []string {
	var out []string
	for _, set := range s.sets {
		out = append(out, set...)
	}
	for _, r := range s.rules {
		out = append(out, r.phrase)
	}
	return out
}

// expression says a rule as a regular expression: a gap of six is up to six words.
func (s sample) expression(r sampleRule) string {
	if r.sets == nil {
		return regexp.QuoteMeta(r.phrase)
	}
	gap := func(n int) string { return fmt.Sprintf(`\s(?:\S+\s){0,%d}`, n) }
	return s.alternatives(r.sets[0]) + gap(6) + s.alternatives(r.sets[1]) + gap(4) + regexp.QuoteMeta(r.phrase)
}

func (s sample) alternatives(set int) string {
	quoted := make([]string, len(s.sets[set]))
	for i, p := range s.sets[set] {
		quoted[i] = regexp.QuoteMeta(p)
	}
	return "(?:" + strings.Join(quoted, "|") + ")"
}

// pack says the same in the rule language.
func (s sample) pack(b *testing.B) *rules.Pack {
	b.Helper()
	var sets, list strings.Builder
	for i, phrases := range s.sets {
		fmt.Fprintf(&sets, "s%d: %s\n", i, quoteAll(phrases))
	}
	for i, r := range s.rules {
		pattern := r.phrase
		if r.sets != nil {
			pattern = fmt.Sprintf("@s%d ..6 @s%d ..4 (%s)", r.sets[0], r.sets[1], r.phrase)
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
