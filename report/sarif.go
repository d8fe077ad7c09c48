package report

import (
	"fmt"
	"io"
	"net/url"
	"path/filepath"
	"strings"

	"github.com/owenrumney/go-sarif/v3/pkg/report/v210/sarif"

	"github.com/huonguoc/huonguoc/checker"
	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/messages"
)

// SARIF writes checked documents in the interchange format of static analysis (OASIS SARIF 2.1.0), which editors and code hosts
// show beside a file. A finding is a warning and a hint a note: the machine sees signs and concludes nothing. Files that could
// not be read are notifications of the run.
func SARIF(w io.Writer, c Checked, say *messages.Catalogue) error {
	packs := sarif.NewPropertyBag()
	for _, p := range c.Packs {
		packs.Add("pack."+p.ID, p.Version+" "+p.SHA256)
	}
	driver := sarif.NewToolComponent().WithName(c.Tool.Name).WithVersion(c.Tool.Version).WithLanguage(say.Lang()).WithProperties(packs)
	run := sarif.NewRun().WithTool(sarif.NewTool().WithDriver(driver)).WithColumnKind("utf16CodeUnits").WithResults([]*sarif.Result{})
	call := sarif.NewInvocation().WithExecutionSuccessful(true)
	known := map[string]bool{}
	for _, d := range c.Documents {
		if d.Status != corpus.StatusRead {
			call.AddToolExecutionNotification(notification(d))
		}
		for _, f := range d.Findings {
			if !known[f.Rule] {
				known[f.Rule] = true
				driver.AddRule(sarifRule(f, say))
			}
			run.AddResult(sarifResult(d, f, run.GetRuleIndex(f.Rule)))
		}
	}
	run.AddInvocation(call)
	out := sarif.NewReport()
	out.AddRun(run)
	if err := Encode(w, out); err != nil {
		return fmt.Errorf("write SARIF: %w", err)
	}
	return nil
}

// sarifRule describes a rule by a finding of it.
func sarifRule(f checker.Finding, say *messages.Catalogue) *sarif.ReportingDescriptor {
	return sarif.NewRule(f.Rule).WithName(f.Title).WithShortDescription(words(f.Title)).WithFullDescription(words(f.Message)).
		WithHelp(words(strings.Join(filled(KindTitle(f.Kind, say), f.Suggestion, strings.Join(f.Basis, "; ")), "\n")))
}

func words(s string) *sarif.MultiformatMessageString {
	return sarif.NewMultiformatMessageString().WithText(s)
}

func sarifResult(d CheckedDocument, f checker.Finding, rule int) *sarif.Result {
	level := "warning"
	if f.IsHint() {
		level = "note"
	}
	place := sarif.NewLocation().
		WithPhysicalLocation(sarif.NewPhysicalLocation().WithArtifactLocation(sarif.NewArtifactLocation().WithURI(address(d.Path)))).
		AddLogicalLocation(sarif.NewLogicalLocation().WithFullyQualifiedName(f.Address).WithKind("clause"))
	result := sarif.NewRuleResult(f.Rule).WithRuleIndex(rule).WithLevel(level).WithMessage(sarif.NewTextMessage(f.Message + "\n" + f.Quote)).
		WithLocations([]*sarif.Location{place}).WithPartialFingerprints(map[string]string{"huonguoc/v1": f.Fingerprint})
	properties := sarif.NewPropertyBag()
	properties.Add("grade", f.Grade)
	properties.Add("against", f.Against)
	properties.Add("confidence", f.Confidence)
	properties.Add("page", f.Page)
	return result.WithProperties(properties)
}

func notification(d CheckedDocument) *sarif.Notification {
	level := "error"
	if d.Status == corpus.StatusDoubtful {
		level = "warning"
	}
	place := sarif.NewLocation().WithPhysicalLocation(sarif.NewPhysicalLocation().WithArtifactLocation(sarif.NewArtifactLocation().WithURI(address(d.Path))))
	return sarif.NewNotification().WithLevel(level).WithMessage(sarif.NewTextMessage(strings.Join(filled(d.Reason, d.Cure), " "))).WithLocations([]*sarif.Location{place})
}

// address is a path as a relative reference, or as a file's address when it is whole.
func address(path string) string {
	path = filepath.ToSlash(path)
	if strings.HasPrefix(path, "/") {
		return (&url.URL{Scheme: "file", Path: path}).String()
	}
	return (&url.URL{Path: path}).String()
}
