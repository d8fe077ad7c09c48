package web

import (
	"bytes"
	"cmp"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/huonguoc/huonguoc/access"
	"github.com/huonguoc/huonguoc/checker"
	"github.com/huonguoc/huonguoc/corpus"
	"github.com/huonguoc/huonguoc/ledger"
	"github.com/huonguoc/huonguoc/report"
)

// reportsView is a report by a definition, with the frozen ones.
type reportsView struct {
	Definition checker.Definition
	Bases      []option
	Groupings  []option
	Figure     startView
	Defined    string
	Downloads  []exportLink
	Frozen     []frozenLine
	MayFreeze  bool
	Query      string
	Wrong      string
	Today      corpus.Date
}

type frozenLine struct {
	ledger.Frozen
	Path, File string
}

// definitionOf reads a definition of the figure from an address or a form; what neither says is the office's. A form always
// names a cut-off, and leaves out the choices that nobody made.
func (s *Server) definitionOf(q url.Values) (checker.Definition, error) {
	d, err := s.define()
	if err != nil {
		return d, err
	}
	if day := corpus.Date(q.Get("as-of")); day != "" && day != d.AsOf {
		d.AsOf, d.Target = day, checker.Target(day)
	}
	d.Basis = checker.Basis(cmp.Or(q.Get("basis"), string(d.Basis)))
	d.By = checker.Grouping(cmp.Or(q.Get("by"), string(d.By)))
	for name, choice := range map[string]*bool{
		"without-unrecognised": &d.WithoutUnrecognised, "without-suspended": &d.WithoutSuspended,
		"without-missing": &d.WithoutMissing, "with-refused": &d.WithRefused,
	} {
		if q.Has("as-of") || q.Has(name) {
			*choice = q.Get(name) == "1"
		}
	}
	return d, d.Validate()
}

func definitionQuery(d checker.Definition) url.Values {
	q := url.Values{"as-of": {string(d.AsOf)}, "basis": {string(d.Basis)}, "by": {string(d.By)}}
	for name, is := range map[string]bool{
		"without-unrecognised": d.WithoutUnrecognised, "without-suspended": d.WithoutSuspended, "without-missing": d.WithoutMissing, "with-refused": d.WithRefused,
	} {
		if is {
			q.Set(name, "1")
		}
	}
	return q
}

func (s *Server) reports(w http.ResponseWriter, r *http.Request, c *call) error {
	d, err := s.definitionOf(r.URL.Query())
	if err != nil {
		return err
	}
	figure, _, err := c.desk.Figure(r.Context(), d)
	if err != nil {
		return err
	}
	v := reportsView{Definition: d, Figure: startOf(figure.Tally, c.say), MayFreeze: s.mayFreeze(c), Query: definitionQuery(d).Encode(), Today: today(s.Now())}
	v.Defined = report.Defined(d, c.say)
	for _, b := range []checker.Basis{checker.BasisBoth, checker.BasisConcluded} {
		v.Bases = append(v.Bases, option{string(b), c.say.T("web.basis." + string(b)), b == d.Basis})
	}
	for _, g := range checker.Groupings() {
		v.Groupings = append(v.Groupings, option{string(g), c.say.T("web.by." + string(g)), g == d.By})
	}
	for _, form := range report.Forms() {
		q := definitionQuery(d)
		q.Set("form", form)
		v.Downloads = append(v.Downloads, exportLink{form, "/reports/download?" + q.Encode()})
	}
	if v.Frozen, err = s.frozen(r); err != nil {
		return err
	}
	return s.show(w, r, c, "reports", page{Title: c.say.T("web.area.reports"), Nav: "reports", Body: v})
}

// mayFreeze: a snapshot holds all communes, so only who works on all may freeze, read and compare them.
func (s *Server) mayFreeze(c *call) bool {
	return c.person.May(access.Reviewer) && len(c.person.Communes) == 0
}

func (s *Server) frozen(r *http.Request) ([]frozenLine, error) {
	list, err := s.Ledger.Snapshots(r.Context())
	var lines []frozenLine
	for _, f := range slices.Backward(list) {
		name := url.PathEscape(f.Name)
		lines = append(lines, frozenLine{f, "/snapshots/" + name, "/snapshots/" + name + "/file"})
	}
	return lines, err
}

// downloadReport makes a report in one form.
func (s *Server) downloadReport(w http.ResponseWriter, r *http.Request, c *call) error {
	d, err := s.definitionOf(r.URL.Query())
	if err != nil {
		return err
	}
	figure, files, err := c.desk.Figure(r.Context(), d)
	if err != nil {
		return err
	}
	data := report.Data{
		Version: s.Version, Packs: report.PacksOf(s.Pack), MadeAt: s.Now(), Tally: figure.Tally, Inputs: figure.Inputs, Documents: files,
		Basis: report.BasisOn(s.Pack, d.AsOf),
	}
	var b bytes.Buffer
	form := r.URL.Query().Get("form")
	if err := writeReport(&b, form, data, c); err != nil {
		return err
	}
	attach(w, "huonguoc-"+strings.ReplaceAll(string(d.AsOf), "-", "")+"."+form)
	_, _ = b.WriteTo(w) // a browser that went away cannot be told
	return nil
}

func writeReport(b *bytes.Buffer, form string, data report.Data, c *call) error {
	switch form {
	case "xlsx":
		return report.Workbook(b, data, c.say)
	case "docx":
		return report.Annual(b, data, c.say)
	case "html":
		return report.HTML(b, data, c.say)
	case "csv":
		return report.CSV(b, report.Communes(data.Tally, c.say))
	case "json":
		return report.JSON(b, data, c.say)
	default:
		return fmt.Errorf("%w: form %q", errForm, form)
	}
}
