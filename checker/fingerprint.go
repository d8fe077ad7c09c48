package checker

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/corpus/viet"
)

// fingerprintLength is the length of a fingerprint in hex digits: 64 bits, so that among ten million findings the chance
// of any two meeting is below one in a hundred thousand (n²/2⁶⁵).
const fingerprintLength = 16

// Fingerprint names a finding by its words: convention, rule, and the clause with its lead-ins in normal form, without
// numbers of articles and without punctuation. It survives a new scan, another file format and a moved article.
func Fingerprint(conventionKey, rule string, clause corpus.Clause) string {
	h := sha256.New()
	for _, part := range []string{conventionKey, rule, words(strings.Join(clause.LeadIns, "\n")), words(clause.Text)} {
		h.Write([]byte(part))
		h.Write([]byte{0})
	}
	return hex.EncodeToString(h.Sum(nil))[:fingerprintLength]
}

// ConventionKey names the convention that a document carries, from its head: kind, place, and whether it is the special
// convention on forests that a village may have beside its general one (domain.md §5.2). Versions of one convention share a
// key. A head without village or commune identifies nothing; then the words of the text do, and for a document
// without text the bytes of the file.
func ConventionKey(doc *corpus.Document) string {
	c := doc.Convention
	if c.Village != "" && c.Commune != "" {
		place := []string{string(c.Kind), subject(c.Title), words(c.Village), words(c.Commune), words(c.District), words(c.Province)}
		return strings.Join(place, "|")
	}
	if len(doc.Clauses) == 0 {
		return "file:" + doc.SHA256
	}
	h := sha256.New()
	for _, clause := range doc.Clauses {
		h.Write([]byte(words(clause.Text)))
		h.Write([]byte{0})
	}
	return "text:" + hex.EncodeToString(h.Sum(nil))
}

// subject is the matter of a convention that governs one matter only, empty for a general one.
func subject(title string) string {
	if strings.Contains(" "+words(title)+" ", " rừng ") {
		return "rừng"
	}
	return ""
}

// words is the normal form of s reduced to its syllables and numbers, parted by single spaces.
func words(s string) string {
	normal := viet.Normal(s)
	var b strings.Builder
	b.Grow(len(normal))
	for _, t := range viet.Tokenize(normal) {
		if t.Kind == viet.Mark {
			continue
		}
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(normal[t.Start:t.End])
	}
	return b.String()
}

// ClauseOf is the clause of a finding as far as fingerprints need it.
func ClauseOf(f Finding) corpus.Clause {
	return corpus.Clause{Text: f.Clause, LeadIns: []string{f.LeadIn}}
}

// GroupOf names the findings of one rule on the same words under the same lead-in, in whatever conventions they stand.
func GroupOf(f Finding) string { return Fingerprint("", f.Rule, ClauseOf(f)) }

// ConventionID is a short name of a convention's key, for people to type: twelve hex digits.
func ConventionID(key string) string {
	sum := sha256.Sum256([]byte(key))
	return hex.EncodeToString(sum[:])[:12]
}
