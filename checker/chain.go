package checker

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// idLength is the length of an event's id in hex digits: 128 bits.
const idLength = 32

// Encode is the canonical form of an event: JSON with the fields in the order of the type, without spaces, empty fields
// left out, text in NFC, no escapes that JSON does not demand. There is exactly one encoding of an event; Decode refuses
// every other.
func Encode(e Event) ([]byte, error) {
	var b bytes.Buffer
	out := json.NewEncoder(&b)
	out.SetEscapeHTML(false)
	if err := out.Encode(composed(e)); err != nil {
		return nil, fmt.Errorf("encode an entry of the log: %w", err)
	}
	return bytes.TrimSuffix(b.Bytes(), []byte("\n")), nil
}

// composed is an event with its texts in NFC and its time in UTC. Texts are composed one by one: a mark at the beginning of
// one must not join what JSON writes before it.
func composed(e Event) Event {
	e.At = e.At.UTC()
	for _, text := range []*string{&e.Book, &e.Actor, &e.Note, &e.To, (*string)(&e.Reason), (*string)(&e.Decision)} {
		*text = norm.NFC.String(*text)
	}
	if e.Life != nil {
		life := *e.Life
		life.Number, life.Body, life.By = norm.NFC.String(life.Number), norm.NFC.String(life.Body), norm.NFC.String(life.By)
		e.Life = &life
	}
	e.Items = slices.Clone(e.Items)
	for i := range e.Items {
		item := &e.Items[i]
		for _, text := range []*string{&item.Finding, &item.Convention, &item.Address, &item.Quote, &item.Rule, &item.Kind, &item.Grade} {
			*text = norm.NFC.String(*text)
		}
	}
	return e
}

// Decode reads a canonical form. It fails for any other form of the same event, for fields it does not know and for an
// event that Validate refuses.
func Decode(body []byte) (Event, error) {
	var e Event
	in := json.NewDecoder(bytes.NewReader(body))
	in.DisallowUnknownFields()
	if err := in.Decode(&e); err != nil {
		return Event{}, fmt.Errorf("%w: %w", ErrEvent, err)
	}
	again, err := Encode(e)
	if err != nil {
		return Event{}, err
	}
	if !bytes.Equal(again, body) {
		return Event{}, fmt.Errorf("%w: not in canonical form", ErrEvent)
	}
	if err := e.Validate(); err != nil {
		return Event{}, err
	}
	e.ID = eventID(body)
	return e, nil
}

// Parse reads a canonical form that Decode or Seal has already judged, and judges nothing.
func Parse(body []byte) (Event, error) {
	var e Event
	if err := json.Unmarshal(body, &e); err != nil {
		return Event{}, fmt.Errorf("%w: %w", ErrEvent, err)
	}
	e.ID = eventID(body)
	return e, nil
}

// Seal gives an event its id and returns its canonical form.
func Seal(e Event) (Event, []byte, error) {
	if err := e.Validate(); err != nil {
		return Event{}, nil, err
	}
	body, err := Encode(e)
	if err != nil {
		return Event{}, nil, err
	}
	sealed, err := Decode(body)
	return sealed, body, err
}

func eventID(body []byte) string {
	sum := sha256.Sum256(body)
	return hex.EncodeToString(sum[:])[:idLength]
}

// Head is the end of a log: how many entries it has and the hash that all of them went into.
type Head struct {
	Count int64  `json:"count"`
	Hash  string `json:"hash"` // 64 hex digits
}

// Genesis is the head of a log without entries.
func Genesis() Head {
	sum := sha256.Sum256([]byte("huonguoc log 1"))
	return Head{Hash: hex.EncodeToString(sum[:])}
}

// Next is the head after one more entry: the hash of the head before, a line feed, and the entry's canonical form. An entry
// that is changed, left out or moved changes every hash after it.
func (h Head) Next(body []byte) Head {
	sum := sha256.New()
	sum.Write([]byte(h.Hash))
	sum.Write([]byte{'\n'})
	sum.Write(body)
	return Head{Count: h.Count + 1, Hash: hex.EncodeToString(sum.Sum(nil))}
}

// String is the head as it is printed on a report: "128:3f9a…" with the first sixteen digits.
func (h Head) String() string { return fmt.Sprintf("%d:%s", h.Count, h.Hash[:min(len(h.Hash), 16)]) }

// Matches tells that a printed head, whole or shortened, is this one.
func (h Head) Matches(printed string) bool {
	count, hash, ok := strings.Cut(strings.TrimSpace(printed), ":")
	return ok && count == fmt.Sprint(h.Count) && len(hash) >= 8 && strings.HasPrefix(h.Hash, strings.ToLower(hash))
}
