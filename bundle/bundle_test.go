package bundle_test

import (
	"archive/zip"
	"bytes"
	"context"
	"crypto/ed25519"
	"encoding/hex"
	"errors"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/huonguoc/huonguoc/bundle"
	"github.com/huonguoc/huonguoc/checker"
	"github.com/huonguoc/huonguoc/ledger"
)

var at = time.Date(2026, 11, 22, 8, 0, 0, 0, time.UTC)

func office(t *testing.T, decisions ...checker.Decision) *ledger.Ledger {
	t.Helper()
	l, err := ledger.Open(t.Context(), t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = l.Close() })
	for i, d := range decisions {
		e := checker.Event{Actor: "Nguyễn Thị An", Act: checker.ActDecide, Decision: d, Items: []checker.Item{{Finding: "f" + string(rune('1'+i))}}}
		if _, err := l.Append(t.Context(), ledger.Draft{Event: e}, at); err != nil {
			t.Fatal(err)
		}
	}
	return l
}

func export(t *testing.T, l *ledger.Ledger) ([]byte, bundle.Manifest) {
	t.Helper()
	var b bytes.Buffer
	m, err := bundle.Export(t.Context(), &b, l, bundle.Manifest{Actor: "An", MadeAt: at, Program: "0.1.0"})
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes(), m
}

func TestABundleComesThrough(t *testing.T) {
	from, to := office(t, checker.Confirmed, checker.Unsure), office(t)
	data, m := export(t, from)
	b, err := bundle.Open(data)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(m, b.Manifest); diff != "" {
		t.Errorf("manifest (-made +opened):\n%s", diff)
	}
	if head, err := from.Head(t.Context()); err != nil || head != b.Log {
		t.Errorf("head %v, of the ledger %v, error %v", b.Log, head, err)
	}
	for _, wrong := range []string{"", "0000-0000-0000-0000", b.Key} {
		if _, err := bundle.Import(t.Context(), to, b, "Bình", wrong, at); !errors.Is(err, bundle.ErrUntrusted) {
			t.Errorf("trusting %q: %v", wrong, err)
		}
	}
	if _, err := bundle.Import(t.Context(), to, b, "", bundle.Fingerprint(b.Key), at); !errors.Is(err, checker.ErrActor) {
		t.Errorf("imported by nobody: %v", err)
	}
	for _, want := range []ledger.Merged{{Fresh: 2}, {Known: 2}} {
		done, err := bundle.Import(t.Context(), to, b, "Bình", bundle.Fingerprint(b.Key), at)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, done.Merged); diff != "" {
			t.Errorf("imported (-want +got):\n%s", diff)
		}
	}
	events, err := to.Events(t.Context(), -1)
	if err != nil || len(events) != 3 || events[2].Act != checker.ActImport || events[2].Source.Signer != bundle.Fingerprint(m.Key) {
		t.Errorf("the log is %+v, error %v", events, err)
	}
}

// Trust is for a key and a ledger together: another ledger cannot come in with it, nor the same ledger with another key.
func TestTrustIsForOneLedger(t *testing.T) {
	from, to := office(t, checker.Confirmed), office(t)
	data, m := export(t, from)
	b, err := bundle.Open(data)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := bundle.Import(t.Context(), to, b, "Bình", bundle.Fingerprint(m.Key), at); err != nil {
		t.Fatal(err)
	}
	_, thief, err := ed25519.GenerateKey(nil)
	if err != nil {
		t.Fatal(err)
	}
	var forged bytes.Buffer
	if _, err := bundle.Make(&forged, m, thief, b.Bodies, b.Conventions); err != nil {
		t.Fatal(err)
	}
	other, err := bundle.Open(forged.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := bundle.Import(t.Context(), to, other, "Bình", "", at); !errors.Is(err, bundle.ErrUntrusted) {
		t.Errorf("under another key: %v", err)
	}
}

// rezipped is a bundle with one of its files changed; a nil answer leaves it out.
func rezipped(t *testing.T, data []byte, name string, change func([]byte) []byte) []byte {
	t.Helper()
	in, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	out := zip.NewWriter(&b)
	for _, f := range in.File {
		part, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(part)
		if err != nil {
			t.Fatal(err)
		}
		if f.Name == name {
			if content = change(content); content == nil {
				continue
			}
		}
		w, err := out.Create(f.Name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write(content); err != nil {
			t.Fatal(err)
		}
	}
	if err := out.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestAChangedBundleIsRefused(t *testing.T) {
	data, m := export(t, office(t, checker.Confirmed, checker.Unsure))
	replace := func(old, by string) func([]byte) []byte {
		return func(content []byte) []byte {
			if !bytes.Contains(content, []byte(old)) {
				t.Fatalf("%q is not there to be changed", old)
			}
			return bytes.Replace(content, []byte(old), []byte(by), 1)
		}
	}
	gone := func([]byte) []byte { return nil }
	_, thief, err := ed25519.GenerateKey(nil)
	if err != nil {
		t.Fatal(err)
	}
	tests := map[string]struct {
		data []byte
		want error
	}{
		"nothing":               {nil, bundle.ErrNoBundle},
		"text":                  {[]byte("QUY ƯỚC"), bundle.ErrNoBundle},
		"another decision":      {rezipped(t, data, "log.jsonl", replace("confirm", "unsure")), bundle.ErrDamaged},
		"an entry less":         {rezipped(t, data, "log.jsonl", func(c []byte) []byte { return c[:bytes.IndexByte(c, '\n')] }), bundle.ErrDamaged},
		"another convention":    {rezipped(t, data, "conventions.json", replace("[", "[ ")), bundle.ErrDamaged},
		"another count":         {rezipped(t, data, "manifest.json", replace(`"count":2`, `"count":3`)), bundle.ErrSignature},
		"another key":           {rezipped(t, data, "manifest.json", replace(m.Key, hex.EncodeToString(thief[32:]))), bundle.ErrSignature},
		"no key":                {rezipped(t, data, "manifest.json", replace(m.Key, "")), bundle.ErrSignature},
		"another signature":     {rezipped(t, data, "manifest.sig", func(c []byte) []byte { return []byte(strings.Repeat("0", len(c))) }), bundle.ErrSignature},
		"no signature":          {rezipped(t, data, "manifest.sig", gone), bundle.ErrNoBundle},
		"no log":                {rezipped(t, data, "log.jsonl", gone), bundle.ErrNoBundle},
		"no manifest":           {rezipped(t, data, "manifest.json", gone), bundle.ErrNoBundle},
		"a later format":        {rezipped(t, data, "manifest.json", replace(`"format":1`, `"format":2`)), bundle.ErrNoBundle},
		"cut off in the middle": {data[:len(data)/2], bundle.ErrNoBundle},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			if _, err := bundle.Open(test.data); !errors.Is(err, test.want) {
				t.Errorf("got error %v, want %v", err, test.want)
			}
		})
	}
}

// Any byte that is changed is noticed, or changes nothing of what is read.
func TestEveryByteCounts(t *testing.T) {
	data, _ := export(t, office(t, checker.Confirmed))
	want, err := bundle.Open(data)
	if err != nil {
		t.Fatal(err)
	}
	rapid.Check(t, func(t *rapid.T) {
		changed := bytes.Clone(data)
		changed[rapid.IntRange(0, len(data)-1).Draw(t, "byte")] ^= byte(rapid.IntRange(1, 255).Draw(t, "bits"))
		got, err := bundle.Open(changed)
		got.SHA256 = want.SHA256
		if err == nil && !cmp.Equal(want, got) {
			t.Fatalf("another bundle was read:\n%s", cmp.Diff(want, got))
		}
	})
}

func FuzzOpen(f *testing.F) {
	l, err := ledger.Open(context.Background(), f.TempDir())
	if err != nil {
		f.Fatal(err)
	}
	defer func() { _ = l.Close() }()
	var b bytes.Buffer
	if _, err := bundle.Export(context.Background(), &b, l, bundle.Manifest{MadeAt: at}); err != nil {
		f.Fatal(err)
	}
	f.Add(b.Bytes())
	f.Add([]byte("PK\x05\x06"))
	f.Fuzz(func(t *testing.T, data []byte) {
		opened, err := bundle.Open(data)
		if err == nil && opened.Format != bundle.Format {
			t.Errorf("opened a bundle of format %d", opened.Format)
		}
	})
}
