package main

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"

	"github.com/huonguoc/huonguoc/corpus/viet"
)

// perConvention is how many clauses a generated convention has.
const perConvention = 49

// order is how many words decide the next one: enough for sentences that read like a convention, few enough for new ones.
const order = 2

// chain makes clauses in the manner of those it has learned: after the same two words the same words follow as often.
// So frequencies, pairs and lengths are those of real wording, which lists of invented words would not have.
type chain struct {
	next  map[[order]string][]string
	start [][order]string
}

// learn reads the sample conventions and the labelled clauses of the rules.
func learn(root string) (*chain, error) {
	c := &chain{next: map[[order]string][]string{}}
	texts, err := filepath.Glob(filepath.Join(root, "corpus", "samples", "texts", "*.txt"))
	if err != nil || len(texts) == 0 {
		return nil, fmt.Errorf("no sample texts below %s: %w", root, err)
	}
	for _, path := range texts {
		data, err := os.ReadFile(path)
		if err != nil {
			return nil, fmt.Errorf("read a sample text: %w", err)
		}
		for line := range strings.Lines(string(data)) {
			c.add(line)
		}
	}
	return c, c.learnLabelled(filepath.Join(root, "rules", "testdata", "clauses.jsonl"))
}

func (c *chain) learnLabelled(path string) error {
	data, err := os.ReadFile(path)
	if err != nil {
		return fmt.Errorf("read the labelled clauses: %w", err)
	}
	for line := range strings.Lines(string(data)) {
		var clause struct{ Text string }
		if err := json.Unmarshal([]byte(line), &clause); err != nil {
			return fmt.Errorf("read the labelled clauses: %w", err)
		}
		c.add(clause.Text)
	}
	return nil
}

func (c *chain) add(line string) {
	words := strings.Fields(line)
	if len(words) < 2*order || 2*marked(words) < len(words) { // one sample has lost its marks
		return
	}
	key := [order]string(words[:order])
	c.start = append(c.start, key)
	for _, w := range words[order:] {
		c.next[key] = append(c.next[key], w)
		key = [order]string(append(append([]string{}, key[1:]...), w))
	}
}

// marked is how many words bear marks.
func marked(words []string) (n int) {
	for _, w := range words {
		if viet.Fold(w) != viet.Normal(w) {
			n++
		}
	}
	return n
}

// clause makes one clause of about 40 to 100 words, from several sentences where it must.
func (c *chain) clause(r *rand.Rand) string {
	wanted := 40 + r.IntN(60)
	var words []string
	for len(words) < wanted {
		key := c.start[r.IntN(len(c.start))]
		words = append(words, key[:]...)
		for len(words) < wanted {
			follow := c.next[key]
			if len(follow) == 0 {
				break
			}
			w := follow[r.IntN(len(follow))]
			words = append(words, w)
			key = [order]string(append(append([]string{}, key[1:]...), w))
		}
		if r.IntN(3) == 0 {
			words = append(words, rare(r))
		}
	}
	return strings.Join(words, " ") + "."
}

// rare makes a name of two syllables or a figure, so that the corpus has the long tail of a real one.
func rare(r *rand.Rand) string {
	if r.IntN(2) == 0 {
		return fmt.Sprintf("%d.000 đồng", 1+r.IntN(3000))
	}
	return "ông " + capital(syllable(r)) + " " + capital(syllable(r))
}

var (
	onsets = strings.Fields("b c ch d đ g gi h k kh l m n ng nh ph qu r s t th tr v x")
	rhymes = strings.Fields("a à á ạ ả an àn án ang áng ao ào âm ân ấn âu ấu ay áy e è ê ế ên ến i ì inh ính iên iến o ò ó on òn ông ống ơ ớ ơn u ù ung úng ư ứ ưng ương ướng uân uấn oa óa oan oán")
)

func syllable(r *rand.Rand) string { return onsets[r.IntN(len(onsets))] + rhymes[r.IntN(len(rhymes))] }

func capital(s string) string {
	first := []rune(s)[:1]
	return strings.ToUpper(string(first)) + s[len(string(first)):]
}
