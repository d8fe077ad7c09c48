package checker

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"time"
)

// SnapshotFormat is the version of the format of snapshots. It is raised when a reader of before would misunderstand one.
const SnapshotFormat = 1

// Snapshot is a frozen figure with all it was made from, so that it can be made again by itself: years later, on another
// machine, without the documents. Its JSON is a contract: fields are added, never renamed.
type Snapshot struct {
	Format     int        `json:"format"`
	Name       string     `json:"name"`
	FrozenAt   time.Time  `json:"frozen_at"` // UTC
	Actor      string     `json:"actor"`
	Program    string     `json:"program"` // version that froze it
	Book       string     `json:"book"`    // name of the ledger
	Definition Definition `json:"definition"`
	Log        Head       `json:"log"`
	Roster     string     `json:"roster"` // version of the roster: digest of its villages
	Tally      Tally      `json:"tally"`
	Inputs
	// Entries are the entries of the log up to Log, in canonical form.
	Entries []json.RawMessage `json:"entries"`

	// told are the counts that the file tells, by their names; nil: all. A later version counts more than an earlier one told.
	told map[string]bool
}

// ErrSnapshot says that a file is no snapshot, or one of a later format.
var ErrSnapshot = errors.New("no snapshot that this version can read")

// Freeze makes a snapshot of a figure. head must be that of the events of the inputs.
func Freeze(s Snapshot, in Inputs, d Definition, head Head) (Snapshot, error) {
	s.Format, s.Inputs, s.Definition, s.Log = SnapshotFormat, in, d, head
	s.FrozenAt = s.FrozenAt.UTC().Truncate(time.Second)
	if s.Villages == nil {
		s.Villages = []Village{}
	}
	if s.Papers == nil {
		s.Papers = []Paper{}
	}
	s.Roster = rosterDigest(s.Villages)
	s.Entries = make([]json.RawMessage, 0, len(in.Events))
	for _, e := range in.Events {
		body, err := Encode(e)
		if err != nil {
			return Snapshot{}, err
		}
		s.Entries = append(s.Entries, body)
	}
	s.Tally = Count(in.Records(), in.Villages, d)
	s.Tally.Log = head
	return s, nil
}

// rosterDigest names the villages of a roster as the figure sees them.
func rosterDigest(villages []Village) string {
	data, err := json.Marshal(villages)
	if err != nil {
		return "" // plain strings and booleans cannot fail
	}
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

// EncodeSnapshot is the file of a snapshot and its hash, which is printed beside the figure.
func EncodeSnapshot(s Snapshot) (data []byte, sha string, err error) {
	var b bytes.Buffer
	out := json.NewEncoder(&b)
	out.SetEscapeHTML(false) // the entries keep their canonical form
	if err := out.Encode(s); err != nil {
		return nil, "", fmt.Errorf("encode a snapshot: %w", err)
	}
	sum := sha256.Sum256(b.Bytes())
	return b.Bytes(), hex.EncodeToString(sum[:]), nil
}

// DecodeSnapshot reads the file of a snapshot with its events.
func DecodeSnapshot(data []byte) (Snapshot, error) {
	var s Snapshot
	if err := json.Unmarshal(data, &s); err != nil {
		return Snapshot{}, fmt.Errorf("%w: %w", ErrSnapshot, err)
	}
	if s.Format != SnapshotFormat {
		return Snapshot{}, fmt.Errorf("%w: format %d", ErrSnapshot, s.Format)
	}
	if err := s.tell(data); err != nil {
		return Snapshot{}, err
	}
	for n, body := range s.Entries {
		e, err := Parse(body)
		if err != nil {
			return Snapshot{}, fmt.Errorf("entry %d: %w", n+1, err)
		}
		s.Events = append(s.Events, e)
	}
	return s, nil
}

// tell notes which counts the file tells.
func (s *Snapshot) tell(data []byte) error {
	var file struct {
		Tally struct {
			Total map[string]json.RawMessage `json:"total"`
		} `json:"tally"`
	}
	if err := json.Unmarshal(data, &file); err != nil {
		return fmt.Errorf("%w: %w", ErrSnapshot, err)
	}
	s.told = map[string]bool{}
	for name := range file.Tally.Total {
		s.told[name] = true
	}
	return nil
}

// SnapshotFault is what does not hold in a snapshot, as the end of a message id: "snapshot.fault.<value>".
type SnapshotFault string

// The faults.
const (
	SnapshotEntry  SnapshotFault = "entry"  // an entry of the log is not in canonical form
	SnapshotChain  SnapshotFault = "chain"  // the entries do not chain to the head
	SnapshotRoster SnapshotFault = "roster" // the villages are not those of the roster's version
	SnapshotFigure SnapshotFault = "figure" // the figure made again is another
)

// SnapshotProblem is a fault and where it is.
type SnapshotProblem struct {
	Fault SnapshotFault `json:"fault"`
	About string        `json:"about"`
}

// VerifySnapshot makes the figure of a snapshot again and compares every number of it, and goes through the log in it.
func VerifySnapshot(s Snapshot) (Tally, []SnapshotProblem) {
	var problems []SnapshotProblem
	add := func(f SnapshotFault, about string) { problems = append(problems, SnapshotProblem{f, about}) }
	head := Genesis()
	for n, body := range s.Entries {
		if _, err := Decode(body); err != nil {
			add(SnapshotEntry, fmt.Sprintf("%d: %v", n+1, err))
		}
		head = head.Next(body)
	}
	if head != s.Log {
		add(SnapshotChain, s.Log.String())
	}
	if rosterDigest(s.Villages) != s.Roster {
		add(SnapshotRoster, s.Roster)
	}
	tally := Count(s.Records(), s.Villages, s.Definition)
	tally.Log = head
	for _, field := range s.differences(tally) {
		add(SnapshotFigure, field)
	}
	return tally, problems
}

// differences names the fields in which the frozen tally and one that was made again differ.
func (s Snapshot) differences(again Tally) (fields []string) {
	frozen := s.Tally
	if len(frozen.Rows) != len(again.Rows) {
		return []string{fmt.Sprintf("rows: %d, %d", len(frozen.Rows), len(again.Rows))}
	}
	for i := range frozen.Rows {
		fields = append(fields, s.rowDifferences(fmt.Sprintf("rows[%d].", i), frozen.Rows[i], again.Rows[i])...)
	}
	fields = append(fields, s.rowDifferences("total.", frozen.Total, again.Total)...)
	frozen.Rows, again.Rows, frozen.Total, again.Total = nil, nil, Row{}, Row{}
	if !reflect.DeepEqual(frozen, again) {
		fields = append(fields, "definition")
	}
	return fields
}

func (s Snapshot) rowDifferences(prefix string, a, b Row) (fields []string) {
	x, y := reflect.ValueOf(a), reflect.ValueOf(b)
	for i := range x.NumField() {
		name := x.Type().Field(i).Tag.Get("json")
		if s.told != nil && !s.told[name] {
			continue
		}
		if x.Field(i).Interface() != y.Field(i).Interface() {
			fields = append(fields, fmt.Sprintf("%s%s: %v, %v", prefix, name, x.Field(i).Interface(), y.Field(i).Interface()))
		}
	}
	return fields
}
