package checker

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"

	"github.com/huonguoc/huonguoc/corpus"
)

// Verdict is the result of reviewing one convention.
type Verdict string

// The verdicts. Everything that is neither proven nor complete is undetermined.
const (
	Compliant    Verdict = "compliant"
	NonCompliant Verdict = "non-compliant"
	Undetermined Verdict = "undetermined"
)

// Why is the ground of a verdict.
type Why string

// The grounds. The two of a compliant convention are its basis, and every table shows them apart.
const (
	WhyScreened   Why = "screened"  // compliant: complete, readable text; no finding, or all dismissed
	WhyConcluded  Why = "concluded" // compliant: that, and an officer signed off these very words
	WhyConfirmed  Why = "confirmed" // non-compliant: a person confirmed a finding, or marked a clause
	WhyMissing    Why = "not-received"
	WhyUnreadable Why = "unreadable"         // no text
	WhyDoubtful   Why = "doubtful-text"      // text of doubtful quality
	WhyDisputed   Why = "disputed"           // a second reader, or another office, decided otherwise
	WhyFlagged    Why = "flagged"            // findings, none of which anybody has decided
	WhyPartly     Why = "not-fully-reviewed" // some findings are decided, and some are not
	WhyUnsure     Why = "unsure"             // a reviewer could not decide
)

// Grounds are all grounds in the order of the tables.
func Grounds() []Why {
	return []Why{
		WhyConcluded, WhyScreened, WhyConfirmed, WhyMissing, WhyUnreadable, WhyDoubtful, WhyDisputed, WhyFlagged, WhyPartly, WhyUnsure,
	}
}

// Decision is a person's conclusion on one finding.
type Decision string

// The decisions; a finding without one is open. Disputed is no decision but what several that differ come to.
const (
	Open      Decision = ""
	Confirmed Decision = "confirm"
	Dismissed Decision = "dismiss"
	Unsure    Decision = "unsure"
	Disputed  Decision = "disputed"
)

// Commune is a row of a tally: today's unit where it is known. Code is empty for a place that could not be found.
type Commune struct {
	Code string `json:"code"`
	Name string `json:"name"` // with its type: "xã Tân Chi"; empty when the place is unknown
}

// Text is what a convention says on a day: the versions that make it, joined.
type Text struct {
	Papers   []int // indices of its files in Inputs.Papers
	Status   []corpus.Status
	Findings []Judged // without those in clauses that were annulled
	Hints    int
	Digest   string // of the words, whatever files carry them; empty without text
}

// Text is what the convention says on a day.
func (r Record) Text(day corpus.Date) Text { return r.text(r.On(day), day) }

func (r Record) text(s State, day corpus.Date) Text {
	var t Text
	var digests []string
	gone := r.annulled(day)
	seen, hints := map[string]bool{}, map[string]bool{}
	for _, i := range s.Current {
		v := r.Versions[i]
		t.Papers = append(t.Papers, v.Papers...)
		t.Status = append(t.Status, v.Status...)
		digests = append(digests, v.Texts...)
		for _, f := range v.Findings {
			if !seen[f.Finding] && !gone[f.Finding] {
				t.Findings = append(t.Findings, f)
			}
			seen[f.Finding] = true
		}
		for _, h := range v.Hints {
			hints[h] = true
		}
	}
	t.Hints, t.Digest = len(hints), digestOf(digests)
	return t
}

// digestOf is the digest of one text, or of several that stand side by side.
func digestOf(digests []string) string {
	slices.Sort(digests)
	digests = slices.Compact(digests)
	if len(digests) <= 1 {
		return strings.Join(digests, "")
	}
	sum := sha256.Sum256([]byte(strings.Join(digests, "\n")))
	return hex.EncodeToString(sum[:])[:textDigestLength]
}

// Conclude is the verdict of a convention on a day and its ground. Only a person's conclusion makes a convention
// non-compliant; only complete, readable text without an open finding makes it compliant. Whether the convention is
// counted at all on that day is for Record.On to say.
func Conclude(r Record, day corpus.Date) (Verdict, Why) {
	return r.conclude(r.Text(day))
}

func (r Record) conclude(t Text) (Verdict, Why) {
	n := map[Decision]int{}
	for _, f := range t.Findings {
		n[f.Decision]++
	}
	switch state := worst(t.Status); {
	case len(t.Status) == 0:
		return Undetermined, WhyMissing
	case n[Confirmed] > 0:
		return NonCompliant, WhyConfirmed
	case state == corpus.StatusUnreadable:
		return Undetermined, WhyUnreadable
	case state == corpus.StatusDoubtful:
		return Undetermined, WhyDoubtful
	case n[Disputed] > 0:
		return Undetermined, WhyDisputed
	case n[Open] > 0 && n[Open] < len(t.Findings):
		return Undetermined, WhyPartly
	case n[Open] > 0:
		return Undetermined, WhyFlagged
	case n[Unsure] > 0:
		return Undetermined, WhyUnsure
	case r.signedOff(t.Digest):
		return Compliant, WhyConcluded
	default:
		return Compliant, WhyScreened
	}
}

// signedOff tells that an officer signed off these words. A sign-off of other words says nothing of them.
func (r Record) signedOff(digest string) bool {
	return digest != "" && slices.ContainsFunc(r.SignOffs, func(s SignOff) bool { return s.Text == digest })
}

// worst is the least trustworthy of the states. One that this version does not know is not trusted.
func worst(states []corpus.Status) corpus.Status {
	result := corpus.StatusRead
	for _, s := range states {
		switch s {
		case corpus.StatusRead:
		case corpus.StatusDoubtful:
			if result == corpus.StatusRead {
				result = s
			}
		default:
			return corpus.StatusUnreadable
		}
	}
	return result
}
