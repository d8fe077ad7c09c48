package checker

import (
	"crypto/sha256"
	"encoding/hex"

	"github.com/huonguoc/huonguoc/corpus"
)

// Paper is one file as the figure needs to know it. Its JSON is part of a snapshot: fields are added, never renamed.
type Paper struct {
	Path        string             `json:"path"`
	SHA256      string             `json:"sha256"`
	Engine      string             `json:"engine"` // the reader that gave the text
	Text        string             `json:"text"`   // TextDigest of its clauses, empty without text
	Status      corpus.Status      `json:"status"`
	Key         string             `json:"key"` // ConventionKey
	Title       string             `json:"title"`
	Kind        corpus.Kind        `json:"kind"`
	Village     string             `json:"village"`
	Villages    []string           `json:"villages,omitempty"` // ids of the lines of the roster that it is attached to
	Commune     Commune            `json:"commune"`            // today's
	District    string             `json:"district"`           // former, as far as it is known
	Province    string             `json:"province"`           // former, as far as it is known
	Today       string             `json:"province_today"`     // the province that holds the commune now
	Adopted     corpus.Date        `json:"adopted"`
	Recognition corpus.Recognition `json:"recognition"`
	Draft       bool               `json:"draft"`
	Reader      string             `json:"reader"` // version of the stations before the rules
	Packs       string             `json:"packs"`  // what checked it
	Signs       []Sign             `json:"signs"`
	// Held are fingerprints of findings that a person confirmed or marked by hand, whose clause stands in this file although
	// no rule flags it now. They hold whatever the rules say.
	Held []string `json:"held,omitempty"`
}

// Sign is a finding as the figure needs to know it.
type Sign struct {
	Finding string `json:"finding"` // fingerprint
	Rule    string `json:"rule"`
	Hint    bool   `json:"hint,omitempty"`
}

// Signs are findings as the figure needs to know them.
func Signs(findings []Finding) []Sign {
	signs := make([]Sign, len(findings))
	for i, f := range findings {
		signs[i] = Sign{Finding: f.Fingerprint, Rule: f.Rule, Hint: f.IsHint()}
	}
	return signs
}

// Village is one line of the roster: a village that should be there. Its JSON is part of a snapshot.
type Village struct {
	ID       string  `json:"id"`
	Name     string  `json:"name"` // with its type: "thôn Đồng Mây"
	Commune  Commune `json:"commune"`
	District string  `json:"district"` // former
	Province string  `json:"province"` // former
	Today    string  `json:"province_today"`
	// From is its first day and To its last; empty where not known, and To for one that exists.
	From         corpus.Date `json:"from,omitempty"`
	To           corpus.Date `json:"to,omitempty"`
	Predecessors []string    `json:"predecessors,omitempty"` // ids of the villages that it was made of
	// None tells that the village is known to have no convention, so that none is missed.
	None bool `json:"none,omitempty"`
}

// On tells whether the village existed on a day.
func (v Village) On(day corpus.Date) bool { return v.From <= day && (v.To == "" || day <= v.To) }

// Inputs are all that a figure is made from, the definition apart.
type Inputs struct {
	Villages []Village `json:"villages"`
	Papers   []Paper   `json:"papers"`
	Events   []Event   `json:"-"` // frozen in their canonical form
}

// textDigestLength is the length of a text's digest in hex digits: 128 bits.
const textDigestLength = 32

// TextDigest names the words of a text, in their order and parted by clauses; it is the same in every file format and
// empty for a text without clauses.
func TextDigest(clauses []corpus.Clause) string {
	if len(clauses) == 0 {
		return ""
	}
	h := sha256.New()
	for _, clause := range clauses {
		h.Write([]byte(words(clause.Text)))
		h.Write([]byte{0})
	}
	return hex.EncodeToString(h.Sum(nil))[:textDigestLength]
}

// ClauseFingerprint names the words of a clause within a convention, whatever rule flags it.
func ClauseFingerprint(conventionKey string, clause corpus.Clause) string {
	return Fingerprint(conventionKey, "", clause)
}

// RuleByHand stands for the rule of a clause that was marked by hand.
const RuleByHand = "by-hand"
