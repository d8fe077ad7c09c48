package checker

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/huonguoc/huonguoc/corpus"
)

// Act is what a person did, in an entry of the log.
type Act string

// The acts. Nothing is ever changed or deleted: taking back is one more act.
const (
	ActDecide   Act = "decide"   // confirm, dismiss or unsure, on findings
	ActMissed   Act = "missed"   // a clause that no rule flagged, marked by hand and thereby confirmed
	ActConclude Act = "conclude" // sign-off of conventions in the words they had
	ActUndo     Act = "undo"     // takes back what stands on its subjects
	ActAssign   Act = "assign"   // hands findings or conventions to somebody
	ActNote     Act = "note"     // a remark, without effect on any figure
	ActLife     Act = "life"     // something happened to a convention: adopted, recognised, suspended …
	ActImport   Act = "import"   // a bundle of another ledger was merged here
)

// Event is one entry of the log: who did what to which subjects, and when. Its canonical form (Encode) is what the chain
// of the log runs over. What the log says of a subject is a function of the set of its events, whatever their order
// (Weigh), so that logs of several ledgers can be merged.
type Event struct {
	ID       string    `json:"-"`    // made of the canonical form, so it names the content
	Book     string    `json:"book"` // the ledger that wrote it first
	Seq      int64     `json:"seq"`  // its number among the events of that ledger, from 1
	At       time.Time `json:"at"`   // UTC, whole seconds
	Actor    string    `json:"actor"`
	Act      Act       `json:"act"`
	Decision Decision  `json:"decision,omitempty"`
	Reason   Reason    `json:"reason,omitempty"`
	Note     string    `json:"note,omitempty"`
	To       string    `json:"to,omitempty"`   // of an assignment
	Life     *Life     `json:"life,omitempty"` // of a life event
	Source   *Source   `json:"source,omitempty"`
	Items    []Item    `json:"items,omitempty"`
}

// Item is one subject of an event: a finding when Finding is set, else a convention.
type Item struct {
	Finding    string `json:"finding,omitempty"`    // fingerprint
	Convention string `json:"convention,omitempty"` // key
	// Over are the ids of the events on the same subject that this one replaces, or takes back.
	Over   []string `json:"over,omitempty"`
	Clause string   `json:"clause,omitempty"` // ClauseFingerprint: finds the words again when no rule flags them any more
	Text   string   `json:"text,omitempty"`   // digest of the words that were signed off
	Rule   string   `json:"rule,omitempty"`
	Kind   string   `json:"kind,omitempty"`
	Grade  string   `json:"grade,omitempty"`
	// Address and Quote show a missed clause where its document is not at hand.
	Address string `json:"address,omitempty"`
	Quote   string `json:"quote,omitempty"`
}

// Source is where a merged bundle came from.
type Source struct {
	Book   string `json:"book"`
	Signer string `json:"signer"` // fingerprint of the key
	SHA256 string `json:"sha256"` // of the bundle
	Count  int64  `json:"count"`  // entries of its log
	Head   string `json:"head"`   // hash of the last of them
	Fresh  int    `json:"fresh"`  // entries that were not here before
}

// Subject is what an item is about, as a key for maps and tables.
func (i Item) Subject() string {
	if i.Finding != "" {
		return FindingSubject(i.Finding)
	}
	return ConventionSubject(i.Convention)
}

// FindingSubject is the subject of a finding.
func FindingSubject(fingerprint string) string { return "finding:" + fingerprint }

// FindingOf is the fingerprint in the subject of a finding; ok is false for that of a convention.
func FindingOf(subject string) (fingerprint string, ok bool) {
	return strings.CutPrefix(subject, FindingSubject(""))
}

// ConventionSubject is the subject of a convention.
func ConventionSubject(key string) string { return "convention:" + key }

// Reason is why a finding was dismissed.
type Reason string

// The reasons. ReasonOther asks for a note.
const (
	ReasonBothSexes  Reason = "both-sexes"  // the duty or right is the same for both
	ReasonCondemned  Reason = "condemned"   // the clause forbids or criticises what it names
	ReasonProtective Reason = "protective"  // protects mothers, or promotes equality (Luật Bình đẳng giới 2006, Điều 6 khoản 3 và 4)
	ReasonByLaw      Reason = "by-law"      // repeats a rule that the law itself makes for one sex
	ReasonMeaning    Reason = "meaning"     // the words mean something else here
	ReasonMisread    Reason = "misread"     // the document says something else than was read
	ReasonNotBinding Reason = "not-binding" // quotation, history or example without force
	ReasonOther      Reason = "other"
)

// Reasons are all reasons for dismissing, in the order in which they are offered.
func Reasons() []Reason {
	return []Reason{
		ReasonBothSexes, ReasonCondemned, ReasonProtective, ReasonByLaw, ReasonMeaning, ReasonMisread, ReasonNotBinding, ReasonOther,
	}
}

// The errors of an event that cannot be entered.
var (
	ErrActor    = errors.New("the entry names nobody as actor")
	ErrSubject  = errors.New("the entry is about nothing")
	ErrDecision = errors.New("the decision is none of confirm, dismiss, unsure")
	ErrReason   = errors.New("the reason is not in the list, or is other without a note")
	ErrEvent    = errors.New("the entry is malformed")
)

// maxNote bounds the free text of an entry, in bytes.
const maxNote = 20_000

// Validate tells why an event must not enter a log; nil when it may.
func (e Event) Validate() error {
	switch {
	case e.Actor == "":
		return ErrActor
	case e.Book == "" || e.Seq < 1 || !e.At.Equal(e.At.UTC().Truncate(time.Second)) || len(e.Note) > maxNote:
		return fmt.Errorf("%w: book %q, number %d, note of %d bytes", ErrEvent, e.Book, e.Seq, len(e.Note))
	case e.Act == ActImport:
		return e.validateImport()
	case len(e.Items) == 0 || slices.ContainsFunc(e.Items, func(i Item) bool { return i.Finding == "" && i.Convention == "" }):
		return ErrSubject
	case e.repeats():
		return fmt.Errorf("%w: one subject twice", ErrEvent)
	}
	return e.validateAct()
}

func (e Event) repeats() bool {
	seen := make(map[string]bool, len(e.Items))
	for _, i := range e.Items {
		if seen[i.Subject()] {
			return true
		}
		seen[i.Subject()] = true
	}
	return false
}

func (e Event) validateImport() error {
	if e.Source == nil || len(e.Items) > 0 {
		return fmt.Errorf("%w: an import without source, or with subjects", ErrEvent)
	}
	return nil
}

func (e Event) validateAct() error {
	onFindings := !slices.ContainsFunc(e.Items, func(i Item) bool { return i.Finding == "" })
	onConventions := !slices.ContainsFunc(e.Items, func(i Item) bool { return i.Finding != "" })
	switch e.Act {
	case ActDecide:
		return e.validateDecision(onFindings)
	case ActMissed:
		return when(onFindings && e.Decision == Confirmed, "a missed clause is not a confirmed finding")
	case ActConclude:
		return when(onConventions, "a sign-off of findings")
	case ActLife:
		if e.Life == nil || !onConventions {
			return fmt.Errorf("%w: a life event of nothing", ErrEvent)
		}
		return e.Life.validate()
	case ActUndo:
		return when(!slices.ContainsFunc(e.Items, func(i Item) bool { return len(i.Over) == 0 }), "an undo of nothing")
	case ActAssign:
		return nil // to nobody takes an assignment back
	case ActNote:
		return when(e.Note != "", "an empty note")
	default:
		return fmt.Errorf("%w: unknown act %q", ErrEvent, e.Act)
	}
}

func (e Event) validateDecision(onFindings bool) error {
	switch {
	case !onFindings:
		return ErrSubject
	case e.Decision == Confirmed || e.Decision == Unsure:
		return nil
	case e.Decision != Dismissed:
		return ErrDecision
	case !slices.Contains(Reasons(), e.Reason) || e.Reason == ReasonOther && e.Note == "":
		return ErrReason
	}
	return nil
}

func when(ok bool, otherwise string) error {
	if ok {
		return nil
	}
	return fmt.Errorf("%w: %s", ErrEvent, otherwise)
}

// LifeKind is what can happen to a convention (Nghị định 61/2023/NĐ-CP, Điều 10 to 14).
type LifeKind string

// The events of a convention's life. A suspension ends with the recognition of an amended text (Điều 12 khoản 5).
const (
	LifeAdopted        LifeKind = "adopted"         // thông qua
	LifeRecognised     LifeKind = "recognised"      // công nhận; phê duyệt, phê chuẩn in older acts
	LifeRefused        LifeKind = "refused"         // không công nhận
	LifeSuspendedPart  LifeKind = "suspended-part"  // tạm ngừng một phần
	LifeSuspendedWhole LifeKind = "suspended-whole" // tạm ngừng toàn bộ
	LifeAmended        LifeKind = "amended"         // sửa đổi, bổ sung
	LifeReplaced       LifeKind = "replaced"        // thay thế by another convention
	LifeAnnulledPart   LifeKind = "annulled-part"   // bãi bỏ một phần
	LifeAnnulledWhole  LifeKind = "annulled-whole"  // bãi bỏ toàn bộ
)

// LifeKinds are all kinds in the order of a convention's life.
func LifeKinds() []LifeKind {
	return []LifeKind{
		LifeAdopted, LifeRecognised, LifeRefused, LifeSuspendedPart, LifeSuspendedWhole, LifeAmended, LifeReplaced, LifeAnnulledPart, LifeAnnulledWhole,
	}
}

// Life is one event of a convention's life, as an officer recorded it: its day, and the number and body of the act.
type Life struct {
	Kind   LifeKind    `json:"kind"`
	On     corpus.Date `json:"on"`
	Number string      `json:"number,omitempty"`
	Body   string      `json:"body,omitempty"`
	Text   string      `json:"text,omitempty"` // digest of the version it concerns; empty: the convention
	// Findings are the fingerprints of the clauses that were annulled in part; they count no more.
	Findings []string `json:"findings,omitempty"`
	By       string   `json:"by,omitempty"` // key of the convention that replaced this one
}

func (l Life) validate() error {
	if !slices.Contains(LifeKinds(), l.Kind) {
		return fmt.Errorf("%w: unknown life event %q", ErrEvent, l.Kind)
	}
	if _, err := time.Parse(time.DateOnly, string(l.On)); err != nil {
		return fmt.Errorf("%w: the day of a life event: %w", ErrEvent, err)
	}
	return nil
}
