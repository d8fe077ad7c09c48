package report_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/report"
)

var update = flag.Bool("update", false, "write the golden files anew")

func writeJSON(t *testing.T, d report.Data) []byte {
	t.Helper()
	var buf bytes.Buffer
	if err := report.JSON(&buf, d, catalogue(t, "vi")); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

// The golden file is the contract in use: a field that is renamed or lost shows here.
func TestJSON(t *testing.T) {
	d := fixture()
	d.Documents = append(d.Documents[:1:1], d.Documents[4], d.Documents[7])
	got := writeJSON(t, d)
	golden := filepath.Join("testdata", "report.json")
	if *update {
		if err := os.WriteFile(golden, got, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("the report differs from %s (-update writes it anew):\n%s", golden, diff)
	}
}

// The fields that other programs were promised, with the type of their values.
func TestJSONKeepsTheContract(t *testing.T) {
	var got map[string]any
	if err := json.Unmarshal(writeJSON(t, fixture()), &got); err != nil {
		t.Fatal(err)
	}
	object := func(parent any, key string) map[string]any {
		child, _ := parent.(map[string]any)[key].(map[string]any)
		return child
	}
	first := func(parent any, key string) map[string]any {
		list, _ := parent.(map[string]any)[key].([]any)
		if len(list) == 0 {
			t.Fatalf("%s is empty", key)
		}
		return list[0].(map[string]any)
	}
	document := first(got, "documents")
	tests := map[string]struct {
		object map[string]any
		fields []string
	}{
		"tool":     {object(got, "tool"), []string{"name", "version"}},
		"pack":     {first(got, "packs"), []string{"id", "version", "sha256"}},
		"document": {document, []string{"path", "sha256", "format", "status", "reason", "cure", "quality", "pages", "convention", "clauses", "findings"}},
		"convention": {object(document, "convention"), []string{
			"title", "kind", "village", "commune", "district", "province", "adopted_on", "recognition",
		}},
		"recognition": {object(object(document, "convention"), "recognition"), []string{"number", "date", "body"}},
		"finding": {first(document, "findings"), []string{
			"fingerprint", "rule", "kind", "grade", "against", "confidence", "address", "page", "quote", "clause", "lead_in", "message", "basis", "suggestion",
		}},
	}
	for name, test := range tests {
		for _, field := range test.fields {
			if value, ok := test.object[field]; !ok || value == nil {
				t.Errorf("%s has no %s: %v", name, field, value)
			}
		}
	}
}

// What stands in the file reads back as what it was made from.
func TestJSONRoundTrip(t *testing.T) {
	for name, d := range map[string]report.Data{"fixture": fixture(), "hostile": clean(hostile())} {
		t.Run(name, func(t *testing.T) {
			var got struct {
				Tally     struct{ AsOf corpus.Date }
				Packs     []report.Pack            `json:"packs"`
				Documents []report.CheckedDocument `json:"documents"`
			}
			if err := json.Unmarshal(writeJSON(t, d), &got); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(d.Packs, got.Packs); diff != "" {
				t.Error(diff)
			}
			for i := range d.Documents {
				s := &d.Documents[i]
				want := report.CheckDocument(&s.Document, s.Clauses, s.Commune, s.Findings, catalogue(t, "vi"))
				for k := range want.Findings { // positions are no part of the contract
					want.Findings[k].Start, want.Findings[k].End = 0, 0
				}
				if diff := cmp.Diff(want, got.Documents[i]); diff != "" {
					t.Errorf("document %d:\n%s", i, diff)
				}
			}
		})
	}
}

// clean takes out the bytes that are no UTF-8, which JSON cannot hold.
func clean(d report.Data) report.Data {
	d.Documents[0].Findings[0].Suggestion = ""
	return d
}

func TestEmptyListsAreNotNull(t *testing.T) {
	got := writeJSON(t, counted(report.Data{}))
	for _, want := range []string{`"packs": []`, `"documents": []`, `"rows": []`} {
		if !bytes.Contains(got, []byte(want)) {
			t.Errorf("no %s in %s", want, got)
		}
	}
	clauseless := report.CheckDocument(&corpus.Document{}, 0, fixture().Documents[0].Commune, nil, catalogue(t, "vi"))
	if data, err := json.Marshal(clauseless); err != nil || !bytes.Contains(data, []byte(`"findings":[]`)) {
		t.Errorf("no empty list of findings in %s (%v)", data, err)
	}
}

func TestEncodeKeepsLetters(t *testing.T) {
	var buf bytes.Buffer
	if err := report.Encode(&buf, map[string]string{"a": "<ước & lệ>"}); err != nil {
		t.Fatal(err)
	}
	if want := "{\n  \"a\": \"<ước & lệ>\"\n}\n"; buf.String() != want {
		t.Errorf("got %q, want %q", buf.String(), want)
	}
	if err := report.Encode(fullDisk{}, 1); err == nil {
		t.Error("no error from a writer that fails")
	}
}
