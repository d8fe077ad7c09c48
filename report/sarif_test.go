package report_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/owenrumney/go-sarif/v3/pkg/report/v210/sarif"

	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/report"
)

// checked is what `check` has of a report's documents.
func checked(t testing.TB, d report.Data) report.Checked {
	t.Helper()
	c := report.Checked{Tool: report.Tool{Name: "huonguoc", Version: d.Version}, Packs: d.Packs}
	for i := range d.Documents {
		s := &d.Documents[i]
		c.Documents = append(c.Documents, report.CheckDocument(&s.Document, s.Clauses, s.Commune, s.Findings, catalogue(t, "vi")))
	}
	return c
}

func TestSARIF(t *testing.T) {
	for name, d := range map[string]report.Data{"fixture": fixture(), "hostile": hostile(), "empty": {Version: "0.1.0"}} {
		t.Run(name, func(t *testing.T) {
			var first, again bytes.Buffer
			for _, b := range []*bytes.Buffer{&first, &again} {
				if err := report.SARIF(b, checked(t, d), catalogue(t, "vi")); err != nil {
					t.Fatal(err)
				}
			}
			if !bytes.Equal(first.Bytes(), again.Bytes()) {
				t.Error("two runs gave two files")
			}
			read, err := sarif.FromBytes(first.Bytes())
			if err != nil {
				t.Fatal(err)
			}
			if err := read.Validate(); err != nil {
				t.Errorf("not by the schema of SARIF 2.1.0: %v", err)
			}
			findings, unread := 0, 0
			for _, s := range d.Documents {
				findings += len(s.Findings)
				if s.Document.Status != corpus.StatusRead {
					unread++
				}
			}
			run := read.Runs[0]
			if len(run.Results) != findings || len(run.Invocations[0].ToolExecutionNotifications) != unread {
				t.Errorf("%d results and %d notifications, want %d and %d", len(run.Results), len(run.Invocations[0].ToolExecutionNotifications), findings, unread)
			}
		})
	}
}

func TestSARIFOfAFinding(t *testing.T) {
	var b bytes.Buffer
	if err := report.SARIF(&b, checked(t, fixture()), catalogue(t, "vi")); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		`"level": "note"`, `"level": "warning"`, `"fullyQualifiedName": "Điều 12, khoản 3, điểm b"`, `"huonguoc/v1": "0000000000000001"`,
		`"uri": "01%20kho/x%C3%A3%20T%C3%A2n%20Chi/`, `"pack.gender": "2026.11 cdcd`,
	} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("no %s", want)
		}
	}
}
